"""creditrules report: unclassified penalties by the rule that comes nearest."""

from __future__ import annotations

import json
from typing import Any

from cli_runs import Cli, Write

AS_OF = ("--as-of", "2018-06-20")
RULES = """
catalogue: trial
instrument: gf_2016_33
classify:
  - id: heavy
    title: 拖欠工资十万元以上
    cause: wage_arrears
    when:
      authority: 某试局
      document_no: {contains_any: [试罚字]}
      fine_amount: {at_least: 100000}
"""


def penalties(*fines: str | None) -> str:
    lines = []
    for number, fine in enumerate(fines):
        record: dict[str, Any] = {
            "id": f"R{number}",
            "authority": "某试局",
            "document_no": f"试罚字〔2017〕{number}号",
            "decided_on": "2017-06-20",
            "attributes": {"fine_amount": fine} if fine else {},
        }
        subject = {"id": f"E{number}", "kind": "enterprise", "name": "某某厂", "records": [record]}
        lines.append(json.dumps(subject, ensure_ascii=False) + "\n")
    return "".join(lines)


def test_what_no_rule_classifies_is_grouped_by_what_it_lacks(cli: Cli, write: Write) -> None:
    given = write("a.jsonl", penalties("100000", "99999", "5", None))
    told = cli("report", "unclassified", given, *AS_OF, "--catalogue", write("c.yaml", RULES))
    assert told.code == 0
    assert "无事由的记录 4 条：已归类 1 条，未能归类 3 条" in told.out
    assert told.out.count("拖欠工资十万元以上（trial.heavy）") == 2
    assert "罚款金额（元） 100000元以上（未载明）" in told.out
    assert told.out.index("■ 2 条") < told.out.index("■ 1 条")


def test_the_report_is_json_for_other_systems(cli: Cli, write: Write) -> None:
    given = write("a.jsonl", penalties("99999", None))
    rules = write("c.yaml", RULES)
    command = ("report", "unclassified", given, *AS_OF, "--catalogue", rules)
    told = cli(*command, "--format", "json").json
    assert (told["records"], told["classified"], told["unclassified"]) == (2, 0, 2)
    assert [one["rule"] for one in told["groups"]] == ["trial.heavy"] * 2
    assert [one["lacking"][0]["unknown"] for one in told["groups"]] == [False, True]
    assert told["groups"][0]["examples"][0]["subject"] == "E0"
    assert cli(*command, "--lang", "en").out.startswith("2 records without cause: 0 classified")


def test_an_unknown_report_is_refused_with_the_known_ones(cli: Cli) -> None:
    told = cli("report", "unclasified", "a.jsonl", *AS_OF)
    assert told.code == 2
    assert "unclassified" in told.err
