"""creditrules form: one decision as a document, and what is refused."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_runs import Cli, Write

from creditrules.text.form_fields import FORM_FIELDS

ASKED = ("--as-of", "2018-06-20", "--subject", "E1", "--measure", "air_and_rail_limit")
NOTICE = (*ASKED, "--form", "decision_notice")
OWN = """\
catalogue: trial
instrument: jinan
jurisdiction: "370100"
forms:
  - id: slip
    title: 本市警示单
    for: alert_slip
    blocks: [{paragraph: "${subject_name}：${measure_title}"}]
"""


def test_a_notice_says_what_the_decision_says(cli: Cli, subjects: Path) -> None:
    told = cli("form", subjects, *NOTICE, "--office", "某市某局", "--issued-on", "2018-06-21")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("联合惩戒（激励）措施告知书\n")
    assert told.out.endswith("某市某局（章）　2018-06-21\n")
    assert "发改财金〔2016〕141号" in told.out


def test_the_same_in_english_as_json_and_as_a_page(cli: Cli, subjects: Path) -> None:
    told = cli("form", subjects, *NOTICE, "--lang", "en")
    assert "  force                mandatory (to be checked)\n" in told.out
    found = cli("form", subjects, *NOTICE, "--format", "json").json
    assert found["schema"] == "creditrules/form/1"
    assert {"label": "措施名称", "value": "限制乘坐飞机、列车软卧、G字头动车组等"} in [
        row for block in found["blocks"] for row in block.get("table", [])
    ]
    assert cli("form", subjects, *NOTICE, "--format", "html").out.startswith("<!DOCTYPE html>")


def test_a_form_is_written_to_a_file_whole(cli: Cli, subjects: Path, tmp_path: Path) -> None:
    for form in ("text", "html", "docx", "json"):
        path = tmp_path / f"notice.{form}"
        told = cli("form", subjects, *NOTICE, "--format", form, "-o", path)
        assert (told.code, told.out, told.err) == (0, "", "")
        if form != "docx":
            shown = cli("form", subjects, *NOTICE, "--format", form).out
            assert path.read_text("utf-8") == shown
    assert (tmp_path / "notice.docx").read_bytes().startswith(b"PK")
    assert len(list(tmp_path.iterdir())) == 4


def test_a_word_document_goes_to_a_pipe_but_not_to_a_terminal(
    cli: Cli, subjects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    monkeypatch.setattr(sys, "stdout", pipe)
    assert cli("form", subjects, *NOTICE, "--format", "docx").code == 0
    assert pipe.buffer.getvalue().startswith(b"PK")  # type: ignore[attr-defined]
    monkeypatch.setattr(pipe, "isatty", lambda: True, raising=False)
    told = cli("form", subjects, *NOTICE, "--format", "docx")
    assert told.code == 2
    assert "output_not_text" in told.err


def test_the_list_names_every_form_and_field(cli: Cli) -> None:
    for lang in ("zh", "en"):
        told = cli("form", "--list", "--lang", lang)
        assert told.code == 0
        assert all(name in told.out for name in (*FORM_FIELDS, "release_notice"))
    found = cli("form", "--list", "--format", "json").json
    assert [one["id"] for one in found["fields"]] == list(FORM_FIELDS)
    assert {one["catalogue"] for one in found["forms"]} == {None}


def test_a_form_of_the_place_takes_the_place_of_the_general_one(
    cli: Cli, subjects: Path, write: Write
) -> None:
    path = write("own.yaml", OWN)
    asked = (*ASKED, "--form", "alert_slip", "--catalogue", path)
    told = cli("form", subjects, *asked, "--jurisdiction", "370102", "--issued-on", "2020-06-22")
    assert told.out.startswith("本市警示单\n"), told.err
    assert cli("form", subjects, *asked).out.startswith("联合惩戒（激励）警示单\n")
    assert "trial.slip" in cli("form", "--list", "--catalogue", path).out


def test_a_persons_number_is_masked_unless_asked_for(cli: Cli, subjects: Path) -> None:
    asked = ("--as-of", "2018-06-20", "--subject", "P1", "--measure", "air_and_rail_limit")
    line = ("form", subjects, *asked, "--form", "alert_slip")
    assert "330100********0019" in cli(*line).out
    assert "330100190001010019" in cli(*line, "--show-ids").out


REFUSED = [
    (("--form", "notice"), 2, "choice_unknown"),
    (("--form", "decision_notice", "-o", "no_such_folder/a.txt"), 2, "file_unwritable"),
    (("--form", "release_notice"), 1, "form_unfit"),
    (("--form", "decision_notice", "--measure", "exit_limit"), 1, "form_no_decision"),
    (("--form", "decision_notice", "--subject", "E99"), 2, "subject_not_found"),
    (("--form", "decision_notice", "--issued-on", "2018-06"), 2, "date_unreadable"),
    ((), 2, "argument_missing"),
]


@pytest.mark.parametrize(("line", "code", "finding"), REFUSED)
def test_what_cannot_be_filled_is_refused_with_a_remedy(
    cli: Cli, subjects: Path, line: tuple[str, ...], code: int, finding: str
) -> None:
    for lang in ("zh", "en"):
        told = cli("form", subjects, *ASKED, *line, "--lang", lang)
        assert (told.code, told.out) == (code, "")
        assert f"[{finding}]" in told.err


def test_without_a_file_or_a_form_for_it_nothing_is_made(
    cli: Cli, subjects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "FILE" in cli("form", *NOTICE).err
    monkeypatch.setattr("creditrules.cli.form.form_for", lambda *_: None)
    told = cli("form", subjects, *NOTICE)
    assert told.code == 1
    assert "[form_missing]" in told.err


def test_an_input_is_not_written_over(cli: Cli, subjects: Path, write: Write) -> None:
    path = write("a.jsonl", subjects.read_bytes())
    told = cli("form", path, *NOTICE, "-o", path)
    assert told.code == 2
    assert "[output_is_input]" in told.err
    assert path.read_bytes() == subjects.read_bytes()
