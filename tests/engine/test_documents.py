"""Evaluations as JSON documents (S11, section 9)."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from creditrules.engine import (
    canonical,
    decision_content,
    digest,
    evaluation_content,
    explain,
    next_change,
    notice_content,
)
from small_catalogues import LISTED, ask, load, subject

CATALOGUE = load(
    """
    - id: a
      reach: [{role: legal_representative}]
      handling: [{authority: railway, part: 查处}]
      implementers: [court]
      evidence_required: [判决书]
      bases: [{instrument: interpretation, articles: [第三条]}]
    - {id: b, type: loan_scrutiny, when: {any_record: {amount: {at_least: 100}}}}
    - {id: c, type: office_ban, effective_to: 2016-12-31}
    """
)
FIRM = subject(LISTED, relations=[{"role": "legal_representative", "name": "张某"}])


def test_the_document_has_the_fields_it_promises() -> None:
    evaluation = ask(CATALOGUE, FIRM, "2018-06-20", known_at="2018-06-20", jurisdiction="370100")
    content = evaluation_content(evaluation, next_change_on=date(2019, 1, 1))
    assert content["schema"] == "creditrules/evaluation/1"
    assert content["subject"] == "E1"
    assert content["as_of"] == "2018-06-20"
    assert content["known_at"] == "2018-06-20T23:59:59.999999+08:00"
    assert content["jurisdiction"] == "370100"
    assert content["catalogue"]["fingerprint"] == CATALOGUE.fingerprint
    assert content["calendar"]["covered_to"] == CATALOGUE.calendar.covered_to.isoformat()
    assert content["grade"] is None
    assert content["next_change_on"] == "2019-01-01"


def test_a_decision_has_the_fields_it_promises() -> None:
    content = evaluation_content(ask(CATALOGUE, FIRM, "2018-06-20"))
    decision = next(one for one in content["decisions"] if one["subject"] == "E1")
    bases = decision.pop("legal_bases")
    (ground,) = decision.pop("grounds")
    assert decision == {
        "id": "E1/flight_limit",
        "digest": decision["digest"],
        "subject": "E1",
        "measure_type": "flight_limit",
        "title": "限制乘坐飞机、列车软卧",
        "kind": "punishment",
        "effect": "restrict",
        "force": "mandatory",
        "force_until": None,
        "outcome": "applies",
        "period": {"start": "2017-06-21", "end": None, "end_known": False},
        "reaches": [
            {
                "role": "legal_representative",
                "subject": None,
                "name": "张某",
                "from": None,
                "to": None,
            }
        ],
        "handling": [
            {"authority": "railway", "name": "中国铁路总公司", "part": "查处", "successors": []}
        ],
        "evidence_required": ["判决书"],
        "implementers": [
            {"authority": "court", "name": "最高人民法院", "part": None, "successors": []}
        ],
        "basic_list": None,
        "evidence": "recalled",
    }
    assert ground["record"] == "R1"
    assert ground["item"] == "trial.a"
    assert ground["cause"] == "defaulter"
    assert ground["force"] == "mandatory"
    assert ground["period"] == {"start": "2017-06-21", "end": None, "end_known": False}
    assert [one["doc_no"] for one in bases] == ["发改财金〔2016〕141号", "法释〔2015〕17号"]
    assert bases[1]["articles"] == ["第三条"]
    assert bases[1]["level"] == "judicial_interpretation"
    assert bases[1]["evidence"] == "recalled"


def test_what_applies_or_is_suspended_is_listed_and_the_rest_only_if_asked_for() -> None:
    evaluation = ask(CATALOGUE, FIRM, "2018-06-20")
    listed = [one["id"] for one in evaluation_content(evaluation)["decisions"]]
    assert listed == ["E1#legal_representative#张某/flight_limit", "E1/flight_limit"]
    every = evaluation_content(evaluation, every_outcome=True)["decisions"]
    assert {one["outcome"] for one in every} == {"applies", "undetermined", "not_in_force"}


def test_what_is_undetermined_is_listed_by_item_with_what_is_missing() -> None:
    (open_one,) = evaluation_content(ask(CATALOGUE, FIRM, "2018-06-20"))["undetermined"]
    assert open_one == {
        "subject": "E1",
        "item": "trial.b",
        "measure_type": "loan_scrutiny",
        "missing": [{"owner": "E1", "record": "R1", "fact": "amount", "title": "金额"}],
        "reasons": [],
    }


def test_the_digest_is_that_of_the_decision_without_explanation() -> None:
    evaluation = ask(CATALOGUE, FIRM, "2018-06-20")
    decision = evaluation.live[0]
    pages = {one.id: explain(evaluation.question, one).to_json() for one in evaluation.live}
    content = evaluation_content(evaluation, explanations=pages)["decisions"][0]
    assert content["explanation"] == pages[decision.id]
    bare = canonical(decision_content(decision))
    assert content["digest"] == digest(decision) == hashlib.sha256(bare.encode()).hexdigest()


def test_the_digest_does_not_hang_on_the_day() -> None:
    first, second = (ask(CATALOGUE, FIRM, day).live[0] for day in ("2018-06-20", "2018-06-21"))
    assert digest(first) == digest(second)


def test_canonical_json_is_sorted_tight_and_unescaped() -> None:
    assert canonical({"乙": [1, None], "b": "甲"}) == '{"b":"甲","乙":[1,null]}'


def test_the_document_is_json_without_floats() -> None:
    who = subject({**LISTED, "attributes": {"amount": 0.1}})
    content = evaluation_content(ask(CATALOGUE, who, "2018-06-20"), every_outcome=True)

    def refuse(text: str) -> None:
        raise AssertionError(text)

    assert json.loads(json.dumps(content), parse_float=refuse) == content


def test_a_warning_has_its_words_and_masks_numbers_of_persons() -> None:
    who = subject({"decided_on": "2018-01-01", "id": "110101199003071233", "cause": None})
    (warning,) = ask(CATALOGUE, who, "2018-06-20").warnings
    content = notice_content(warning)
    assert content["code"] == "record_unclassified"
    assert content["arguments"] == {"record": "110101********1233"}
    assert "110101199003071233" not in content["message"]


def test_the_next_change_of_a_quiet_answer_is_none() -> None:
    assert next_change(ask(CATALOGUE, subject(), "2018-06-20")) is None
