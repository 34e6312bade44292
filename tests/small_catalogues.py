"""Small catalogues for tests: a vocabulary, a few instruments, and items as YAML text."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.engine import Decision, Evaluation, evaluate
from creditrules.model import Subject

VOCABULARY = """
causes:
  - {id: defaulter, title: 失信被执行人, title_en: Judgment defaulter, polarity: negative}
  - {id: polluter, title: 环境违法, title_en: Environmental violation, polarity: negative}
  - {id: honour, title: 守信企业, title_en: Honoured enterprise, polarity: positive}
measure_types:
  - {id: flight_limit, title: 限制乘坐飞机, title_en: Limit on flights, effect: restrict}
  - {id: loan_scrutiny, title: 从严授信, title_en: Scrutiny of loans, effect: scrutinise}
  - {id: office_ban, title: 禁止任职, title_en: Ban from office, effect: prohibit}
  - {id: green_lane, title: 绿色通道, title_en: Green lane, effect: grant}
authorities:
  - {id: court, name: 最高人民法院, name_en: Supreme Court, kind: court}
  - id: railway
    name: 中国铁路总公司
    name_en: China Railway Corporation
    kind: enterprise
    successors: [{authority: railway_group, from: 2019-06-18, evidence: seen}]
  - {id: railway_group, name: 国家铁路集团, name_en: China State Railway, kind: enterprise}
  - {id: bank, name: 人民银行, name_en: Central bank, kind: financial_regulator}
facts:
  - {id: amount, about: record, type: money, title: 金额, title_en: amount}
  - {id: times, about: record, type: integer, title: 次数, title_en: times}
  - {id: served_on, about: record, type: date, title: 刑满日期, title_en: day served}
  - {id: wilful, about: record, type: boolean, title: 故意, title_en: wilful}
  - {id: act, about: record, type: text, title: 行为, title_en: act}
  - id: list_name
    about: record
    type: code
    title: 名单
    title_en: list
    values:
      - {value: red, title: 红名单, title_en: red list}
      - {value: black, title: 黑名单, title_en: black list}
  - {id: lawyer, about: subject, type: boolean, title: 律师, title_en: lawyer}
  - {id: founded_on, about: subject, type: date, title: 成立日期, title_en: day founded}
roles:
  - {id: legal_representative, title: 法定代表人, title_en: legal representative}
  - {id: director, title: 董事, title_en: director}
"""

INSTRUMENTS = """
instruments:
  - id: memo
    title: 合作备忘录
    level: memorandum
    editions: [{doc_no: 发改财金〔2016〕141号, effective_from: 2016-01-20}]
  - id: brief_memo
    title: 短期备忘录
    level: memorandum
    editions: [{doc_no: 短〔2016〕1号, effective_from: 2016-01-20, effective_to: 2018-06-30}]
  - id: vague_memo
    title: 年份备忘录
    level: memorandum
    editions: [{effective_from: 2016-03, attested_on: 2016-02-01}]
  - id: attested_memo
    title: 日期不详的备忘录
    level: memorandum
    editions: [{attested_on: 2017-05-04}]
  - id: interpretation
    title: 限制高消费规定
    level: judicial_interpretation
    editions:
      - doc_no: 法释〔2015〕17号
        effective_from: 2015-07-22
        articles: [{article: 第三条, evidence: recalled}]
  - id: lapsed_rule
    title: 已废止办法
    level: departmental_rule
    editions: [{doc_no: 令第225号, effective_from: 2014-12-01, effective_to: 2018-04-30}]
  - id: company_law
    title: 公司法
    level: law
    editions:
      - edition: 旧法
        doc_no: 主席令第8号
        effective_from: 2014-03-01
        effective_to: 2024-06-30
        articles:
          - {article: 第一百四十六条, moved_to: [{edition: 新法, article: 第一百七十八条}]}
          - {article: 第二百条}
      - edition: 新法
        doc_no: 主席令第15号
        effective_from: 2024-07-01
        articles: [{article: 第一百七十八条}]
"""

HEAD = """
catalogue: {name}
instrument: {instrument}
{top}
defaults:
  type: flight_limit
  title: 限制乘坐飞机、列车软卧
  force: mandatory
  kind: punishment
  cause: defaulter
  subjects: [enterprise, individual]
  when: {{any_record: {{listed: true}}}}
  period: {{while: listed}}
measures:
"""


def load(items: str, *, top: str = "", name: str = "trial", instrument: str = "memo") -> Catalogue:
    """The catalogue of these items.

    Args:
        items: the entries of `measures` as YAML; what they leave out stands in `HEAD`.
        top: further sections of the file.
        name: its id.
        instrument: the document it implements.
    """
    return load_files({"trial.yaml": sheet(items, top=top, name=name, instrument=instrument)})


def sheet(items: str, *, top: str = "", name: str = "trial", instrument: str = "memo") -> str:
    """The text of a catalogue file."""
    head = HEAD.format(name=name, instrument=instrument, top=dedent(top))
    return head + indent(dedent(items), "  ")


def load_files(files: Mapping[str, str], *, include_guessed: bool = False) -> Catalogue:
    """The catalogue of these files beside the small vocabulary and instruments."""
    whole = {"vocabulary.yaml": VOCABULARY, "instruments.yaml": INSTRUMENTS, **files}
    return _load(tuple(sorted(whole.items())), include_guessed)


@lru_cache(maxsize=2048)
def _load(files: tuple[tuple[str, str], ...], include_guessed: bool) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files:
            Path(folder, name).write_text(text, encoding="utf-8")
        return load_catalogue(folder, bundled=False, include_guessed=include_guessed)


def subject(*records: Mapping[str, Any], **fields: Any) -> Subject:
    """A subject `E1`, an enterprise unless said otherwise; records are defaulters `R1`, `R2` ..."""
    numbered = [
        {"id": f"R{i}", "cause": "defaulter", **one} for i, one in enumerate(records, start=1)
    ]
    given = {"id": "E1", "kind": "enterprise", "name": "某某有限公司", **fields}
    return Subject.model_validate({**given, "records": numbered})


def person(*records: Mapping[str, Any], **fields: Any) -> Subject:
    """An individual `P1`; as `subject`."""
    return subject(*records, **{"id": "P1", "kind": "individual", "name": "张某", **fields})


LISTED = {"decided_on": "2017-06-20", "listed_on": "2017-06-21"}
"""A record of somebody put on the list."""


def ask(catalogue: Catalogue, who: Subject, day: str, **options: Any) -> Evaluation:
    """Evaluate on a day written as text."""
    return evaluate(catalogue, who, date.fromisoformat(day), **options)


def decide(
    catalogue: Catalogue, who: Subject, day: str, measure: str = "flight_limit", **options: Any
) -> Decision | None:
    """The decision of a type for the subject itself."""
    return ask(catalogue, who, day, **options).find(measure)


def outcome(
    catalogue: Catalogue, who: Subject, day: str, measure: str = "flight_limit", **options: Any
) -> str:
    """The outcome of a type for the subject itself, `does_not_apply` where there is no decision."""
    found = decide(catalogue, who, day, measure, **options)
    return found.outcome.value if found else "does_not_apply"


def span(decision: Decision) -> tuple[str | None, str | None, bool]:
    """A decision's period as text."""
    period = decision.period
    start, end = (day.isoformat() if day else None for day in (period.start, period.end))
    return start, end, period.end_known


def codes(evaluation: Evaluation) -> list[str]:
    """The codes of its warnings."""
    return [one.code for one in evaluation.warnings]
