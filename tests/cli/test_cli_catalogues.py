"""creditrules list, show, check, schema and test."""

from __future__ import annotations

import pytest
from cli_runs import Cli, Write

from creditrules.cli.things import KINDS

MEASURE = """\
catalogue: local_test
instrument: memo_2016_141
defaults: {cause: judgment_defaulter, kind: punishment, period: {while: listed}}
measures:
  - id: one
    type: exit_limit
    title: 限制出境
    force: mandatory
    subjects: [individual]
    when: {any_record: {listed: true}}
    bases: [{instrument: company_law, edition: 2018修正, articles: [第一百四十六条]}]
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_in_both_forms(kind: str, cli: Cli) -> None:
    told = cli("list", kind)
    assert told.code == 0
    assert "共 " in told.out
    found = cli("list", kind, "--format", "json").json
    assert found
    assert all(one["id"] and one["label"] for one in found)
    assert [one["id"] for one in cli("list", kind, "--format", "json", "--lang", "en").json] == [
        one["id"] for one in found
    ]


def test_measures_can_be_filtered(cli: Cli) -> None:
    def ids(*filters: str) -> set[str]:
        return {one["id"] for one in cli("list", "measures", *filters, "--format", "json").json}

    every = ids()
    mandatory = ids("--cause", "judgment_defaulter", "--force", "mandatory")
    assert mandatory < ids("--cause", "judgment_defaulter") < every
    assert ids("--cause", "失信被执行人") == ids("--cause", "judgment_defaulter")
    assert "ndrc_2016_141.exit_limit" in ids("--implementer", "supreme_court")
    assert ids("--evidence", "seen") | ids("--evidence", "recalled") == every


def test_open_fields_are_named(cli: Cli) -> None:
    told = cli("list", "measures", "--open-fields")
    assert "未核实的字段" in told.out
    assert "序号" in told.out
    found = cli("list", "measures", "--open-fields", "--format", "json").json
    assert all(one["open_fields"] for one in found)


def test_guessed_measures_are_counted_and_shown_when_asked_for(cli: Cli) -> None:
    plain = cli("list", "measures")
    assert "缺省停用" in plain.out
    off = {
        one["id"]
        for one in cli("list", "measures", "--include-guessed", "--format", "json").json
        if one["guessed"]
    }
    assert off
    assert not any(measure in plain.out for measure in off)


@pytest.mark.parametrize(
    ("thing", "section", "said"),
    [
        ("ndrc_2016_141.air_and_rail_limit", "measures", "列入名单期间"),
        ("air_and_rail_limit", "measure_types", "ndrc_2016_141.air_and_rail_limit"),
        ("company_law", "instruments", "第一百四十六条"),
        ("judgment_defaulter", "causes", "拒不履行法定义务"),
        ("失信被执行人", "causes", "拒不履行法定义务"),
        ("最高法院", "authorities", "ndrc_2016_141.exit_limit"),
        ("supreme_court", "authorities", "ndrc_2016_141.exit_limit"),
        ("ndrc_2016_1467", "catalogues", "发改财金〔2016〕1467号"),
        ("legal_representative", "roles", "ndrc_2016_141.exit_limit"),
        ("list_name", "facts", "经营异常名录"),
        ("register.director", "actions", "register.director"),
        ("office_registration", "gates", "拟任人员"),
        ("food", "fields", "C14"),
    ],
)
def test_a_thing_is_shown_with_what_stands_on_it(
    thing: str, section: str, said: str, cli: Cli
) -> None:
    told = cli("show", thing)
    assert told.code == 0
    assert said in told.out
    content = cli("show", thing, "--format", "json").json
    assert content["schema"] == "creditrules/thing/1"
    assert content["section"] == section
    assert cli("show", thing, "--lang", "en").code == 0


def test_a_guessed_implementer_is_not_printed(cli: Cli) -> None:
    told = cli("show", "ndrc_2016_141.key_supervision")
    assert "未核实，从略" in told.out


def test_the_bundled_catalogues_have_no_errors(cli: Cli) -> None:
    told = cli("check")
    assert told.code == 0
    assert "错误" not in told.out


def test_a_catalogue_on_top_of_the_bundled_ones(cli: Cli, write: Write) -> None:
    file = write("a.yaml", MEASURE)
    assert cli("check", file).code == 0
    shown = cli("show", "local_test.one", "--catalogue", file)
    assert shown.code == 0
    assert "2018修正" in shown.out


def test_findings_have_place_caret_and_remedy(cli: Cli, write: Write) -> None:
    file = write("a.yaml", MEASURE.replace("force: mandatory", "forse: mandatory"))
    told = cli("check", file)
    assert told.code == 1
    assert "错误[key_unknown]" in told.out
    assert "a.yaml:8:5" in told.out
    assert "    ^^^^^" in told.out
    assert "改法" in told.out
    found = cli("check", file, "--format", "json")
    assert found.code == 1
    [unknown] = [one for one in found.json if one["code"] == "key_unknown"]
    assert (unknown["line"], unknown["column"], unknown["length"]) == (8, 5, 5)


SECOND = MEASURE.split("measures:\n")[1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file_empty"),
        (MEASURE.encode("gbk"), "file_in_gbk"),
        (MEASURE.replace("title:", "titel:"), "key_unknown"),
        (MEASURE + SECOND, "id_twice"),
        (MEASURE.replace("company_law", "compny_law"), "instrument_undeclared"),
        (MEASURE.replace("memo_2016_141", "memo_2016_142"), "instrument_undeclared"),
        (MEASURE.replace("cause: judgment_defaulter", "cause: defaulter"), "cause_undeclared"),
        (MEASURE.replace("listed: true", "lsited: true"), "fact_unknown"),
        (MEASURE.replace("mandatory", "强制"), "value_unknown"),
        (MEASURE.replace("    title:", "\ttitle:"), "yaml_tab"),
    ],
)
def test_mistakes_in_catalogues_are_told(
    content: str | bytes, code: str, cli: Cli, write: Write
) -> None:
    file = write("a.yaml", content)
    for lang in ("zh", "en"):
        told = cli("check", file, "--lang", lang)
        assert told.code == 1
        assert f"[{code}]" in told.out
        assert "Traceback" not in told.out + told.err
    used = cli("list", "causes", "--catalogue", file)
    assert (used.code, used.out) == (1, "")
    assert f"[{code}]" in used.err


def test_a_folder_without_yaml_and_a_missing_one_are_told(cli: Cli, write: Write) -> None:
    folder = write("empty/readme.txt", "nothing here").parent
    assert "[directory_empty]" in cli("check", folder).out
    missing = cli("check", folder / "none")
    assert missing.code == 1
    assert "[path_missing]" in missing.out


def test_warnings_fail_only_when_strict(cli: Cli, write: Write) -> None:
    doubtful = MEASURE.replace("    when: {any_record: {listed: true}}\n", "")
    file = write("a.yaml", doubtful)
    told = cli("check", file)
    assert "警告" in told.out
    assert told.code == 0
    assert cli("check", file, "--strict").code == 1


def test_scenarios_are_checked_too(cli: Cli, write: Write) -> None:
    file = write("a.scenarios.yaml", "scenarios:\n  - {name: x, as_of: 2018-06-20, sbject: {}}\n")
    told = cli("check", file)
    assert told.code == 1
    assert "subject" in told.out


@pytest.mark.parametrize("form", ["subject", "evaluation", "catalogue"])
def test_schemas_are_printed(form: str, cli: Cli) -> None:
    schema = cli("schema", form).json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$defs"]


SCENARIOS = """\
scenarios:
  - name: 列入即限制出境
    clause: [SD-01]
    as_of: 2018-06-20
    subject: {id: P1, kind: individual, name: 李某,
              records: [{id: R1, cause: judgment_defaulter, listed_on: 2018-03-05}]}
    expect: [{measure: exit_limit, outcome: applies, force: mandatory}]
"""


def test_scenarios_are_told_clause_by_clause(cli: Cli, write: Write) -> None:
    file = write("a.scenarios.yaml", SCENARIOS)
    told = cli("test", file)
    assert told.code == 0
    assert "SD-01  通过  列入即限制出境  a.scenarios.yaml:2" in told.out
    rows = {row["clause"]: row for row in cli("test", file, "--format", "json").json}
    assert rows["SD-01"]["status"] == "passed"
    assert rows["SD-01"]["scenarios"][0]["name"] == "列入即限制出境"
    assert rows["SD-02"] == {"clause": "SD-02", "status": "open", "scenarios": []}


def test_a_failing_scenario_says_what_came_out(cli: Cli, write: Write) -> None:
    file = write("a.scenarios.yaml", SCENARIOS.replace("force: mandatory", "force: recommended"))
    told = cli("test", file)
    assert told.code == 1
    assert "未通过" in told.out
    assert "强制性" in told.out
    assert cli("test", file, "--format", "json").code == 1


def test_clauses_without_scenario_are_listed(cli: Cli, write: Write) -> None:
    told = cli("test", write("a.scenarios.yaml", SCENARIOS), "--open")
    assert told.code == 0
    assert "SD-02" in told.out
    assert "SD-01" not in told.out


def test_an_unknown_clause_is_a_warning(cli: Cli, write: Write) -> None:
    file = write("a.scenarios.yaml", SCENARIOS.replace("SD-01", "SD-99"))
    told = cli("test", file)
    assert "[scenario_clause_unknown]" in told.err
