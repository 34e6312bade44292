"""The JSON Schema that editors use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from creditrules.catalogue import catalogue_schema
from creditrules.conditions import Operator


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for one in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(one, dict | list):
            yield from nodes(one)


def test_it_is_json_and_the_same_every_time() -> None:
    text = json.dumps(catalogue_schema(), ensure_ascii=False)
    assert json.loads(text) == catalogue_schema()


def test_every_reference_leads_somewhere() -> None:
    schema = catalogue_schema()
    refs = {node["$ref"] for node in nodes(schema) if "$ref" in node}
    assert {ref.removeprefix("#/$defs/") for ref in refs} <= schema["$defs"].keys()


def test_every_kind_of_file_is_offered() -> None:
    *models, notices = catalogue_schema()["anyOf"]
    kinds = [one["$ref"].rpartition("/")[2] for one in models]
    wanted = ["CatalogueFile", "ProcedureFile", "ClauseFile", "InstrumentFile", "VocabularyFile"]
    assert kinds == wanted
    assert list(notices["properties"]) == ["notices", "regions"]


def test_a_notice_of_holidays_is_described_with_its_keys() -> None:
    notice = catalogue_schema()["anyOf"][-1]["properties"]["notices"]["items"]
    assert notice["required"] == ["year"]
    assert notice["additionalProperties"] is False
    holiday = notice["properties"]["holidays"]["items"]
    assert holiday["properties"]["days_off"]["title"] == "放假日"


def test_keys_are_closed_and_named_in_chinese() -> None:
    measure = catalogue_schema()["$defs"]["Measure"]
    assert measure["additionalProperties"] is False
    assert measure["properties"]["implementers"]["title"] == "实施单位"
    assert "while" in catalogue_schema()["$defs"]["PeriodSpec"]["properties"]


def test_conditions_nest_without_end_but_not_record_in_record() -> None:
    defs = catalogue_schema()["$defs"]
    subject, record = defs["Condition"]["properties"], defs["RecordCondition"]["properties"]
    assert subject["not"]["$ref"] == "#/$defs/Condition"
    assert subject["any_record"]["$ref"] == "#/$defs/RecordCondition"
    assert record["all"]["items"]["$ref"] == "#/$defs/RecordCondition"
    assert "any_record" not in record
    assert {"listed", "severity"} <= record.keys()


def test_every_test_of_the_language_is_in_it() -> None:
    operators = catalogue_schema()["$defs"]["Test"]["anyOf"][1]["properties"]
    assert operators.keys() == {one.value for one in Operator} - {"equals"}


def test_what_may_be_written_in_short_is_allowed() -> None:
    measure = catalogue_schema()["$defs"]["Measure"]["properties"]
    assert {"type": "string"} in measure["cause"]["anyOf"]
    assert {"type": "string"} in measure["implementers"]["items"]["anyOf"]
    assert {"type": "string"} in measure["handling"]["items"]["anyOf"]


def test_a_step_may_name_one_event_and_a_limit_as_texts() -> None:
    defs = catalogue_schema()["$defs"]
    step, branch = defs["Step"]["properties"], defs["Branch"]["properties"]
    for key in ("after", "after_overdue", "done_by", "unless", "until"):
        assert [one["type"] for one in step[key]["anyOf"]] == ["string", "array"]
    for limit in (step["limit"], branch["limit"]):
        assert limit["anyOf"] == [{"type": "string"}, {"$ref": "#/$defs/TimeLimit"}]
        assert limit["title"] == "时限"


def test_procedure_files_are_closed_and_named_in_chinese() -> None:
    defs = catalogue_schema()["$defs"]
    for name in ("ProcedureFile", "Actor", "EventKind", "Step", "Branch", "TimeLimit"):
        assert defs[name]["additionalProperties"] is False
        assert all(re.search("[\u4e00-\u9fff]", one["title"]) for one in titled(defs[name]))


def titled(schema: Any) -> list[dict[str, Any]]:
    return [one for one in schema["properties"].values() if "title" in one]
