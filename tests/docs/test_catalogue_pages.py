"""The pages of the catalogues are what the catalogues say; what is open or a guess is so shown.

Run as a program this file writes the pages anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from creditrules.catalogue import Catalogue, load_catalogue
from creditrules.cli.main import main
from creditrules.reports import catalogue_index, catalogue_page
from small_catalogues import load_files, sheet

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("zh", "en")
COMMAND = "PYTHONPATH=src:tests python tests/docs/test_catalogue_pages.py"
REMEDY = f"the pages are behind the catalogues; run: {COMMAND}"
OPEN = {"zh": "未写明", "en": "not stated"}
GUESSED = {"zh": "未核实", "en": "not verified"}


def pages(catalogue: Catalogue, lang: str) -> dict[str, str]:
    """Every page of the folder by its name."""
    documents = catalogue.documents.values()
    made = {f"{one.id}.md": catalogue_page(catalogue, one, lang) for one in documents}
    return {"index.md": catalogue_index(catalogue, lang), **made}


def write() -> None:
    catalogue = load_catalogue()
    for lang in LANGUAGES:
        folder = DOCS / lang / "catalogues"
        folder.mkdir(exist_ok=True)
        wanted = pages(catalogue, lang)
        for stale in set(folder.glob("*.md")) - {folder / name for name in wanted}:
            stale.unlink()
        for name, text in wanted.items():
            (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_has_its_page_and_the_page_is_up_to_date(lang: str) -> None:
    wanted = pages(load_catalogue(), lang)
    written = {one.name: one.read_text("utf-8") for one in DOCS.glob(f"{lang}/catalogues/*.md")}
    assert sorted(written) == sorted(wanted), REMEDY
    assert [name for name in wanted if written[name] != wanted[name]] == [], REMEDY


def test_the_command_prints_the_page_and_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    for lang in LANGUAGES:
        wanted = pages(load_catalogue(), lang)
        for line, name in ((["wuzhou"], "wuzhou.md"), ([], "index.md")):
            assert main(["document", *line, "--lang", lang]) == 0
            assert capsys.readouterr().out == wanted[name]


def test_a_misspelt_catalogue_is_told_with_what_was_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["document", "wuzhuo"]) == 2
    assert "wuzhou" in capsys.readouterr().err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_appears_once_under_its_title_with_all_seven_elements(lang: str) -> None:
    catalogue = load_catalogue()
    elements = {
        "zh": ("处理机关", "实施措施事由", "实施机关", "措施内容", "证据材料", "法律依据"),
        "en": ("handling authority", "cause", "implementing authority", "content", "bases"),
    }[lang]
    for document in catalogue.documents.values():
        page = catalogue_page(catalogue, document, lang)
        items = [one for one in catalogue.items.values() if one.document is document]
        for item in items:
            assert page.count(f"`{item.id}` |") == 1
            assert (item.type.title_en if lang == "en" else item.title) in page
        for element in elements:
            assert page.count(f"\n| {element} | ") == page.count("\n### ") == len(items)


ITEMS = """
- {id: bare, period: {unstated: ""}}
- id: marked
  item_no: 七
  type: office_ban
  title: 禁止任职一项
  handling: [{authority: court, part: 认定}]
  implementers: [bank]
  evidence_required: [判决书, 裁定书]
  bases: [{instrument: company_law, edition: 旧法, articles: [第二百条], evidence: recalled}]
  evidence: {implementers: recalled, title: recalled, handling: recalled}
- id: guesses
  item_no: 九十九
  type: green_lane
  title: 绿色通道一项
  force: recommended
  kind: incentive
  handling: [railway]
  implementers: [railway]
  evidence_required: [猜的材料]
  period: {length: P7Y, from: listed_on}
  bases: [{instrument: interpretation, articles: [第三条], evidence: guess}]
  evidence:
    {implementers: guess, period: guess, item_no: guess, handling: guess, evidence_required: guess}
- id: guessed_title
  type: loan_scrutiny
  title: 猜的标题
  evidence: {title: guess}
"""


@pytest.fixture(params=[False, True], ids=["usual", "guessed switched on"])
def small(request: pytest.FixtureRequest) -> Catalogue:
    return load_files({"trial.yaml": sheet(ITEMS)}, include_guessed=request.param)


def part(page: str, item: str) -> str:
    """What the page says of one measure."""
    return next(one for one in page.split("\n### ") if f"`trial.{item}`" in one)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_open_is_said_to_be_open(small: Catalogue, lang: str) -> None:
    bare = part(catalogue_page(small, small.documents["trial"], lang), "bare")
    labels = {"zh": ("实施机关", "法律依据"), "en": ("implementing authority", "bases")}[lang]
    for label in labels:
        assert f"| {label} | {OPEN[lang]} |" in bare
    for label in {
        "zh": ("处理机关", "证据材料"),
        "en": ("handling authority", "evidence required"),
    }[lang]:
        assert f"| {label} | {OPEN[lang]}" in bare


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_guess_is_never_printed(small: Catalogue, lang: str) -> None:
    page = catalogue_page(small, small.documents["trial"], lang)
    guesses = part(page, "guesses")
    label = {"zh": "实施机关", "en": "implementing authority"}[lang]
    assert f"| {label} | {GUESSED[lang]} |" in guesses
    assert f"{'期限' if lang == 'zh' else 'period'} | {GUESSED[lang]} |" in guesses
    for guess in (
        "九十九",
        "中国铁路总公司",
        "China Railway",
        "7年",
        "7 years",
        "法释",
        "猜的标题",
        "猜的材料",
    ):
        assert guess not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_to_be_checked_bears_its_mark(small: Catalogue, lang: str) -> None:
    marked = part(catalogue_page(small, small.documents["trial"], lang), "marked")
    assert marked.startswith("七　")
    assert "人民银行（待核对）" in marked or "Central bank (to be checked)" in marked
    assert (
        "最高人民法院（认定）（待核对）" in marked
        or "Supreme Court (认定) (to be checked)" in marked
    )
    assert "判决书、裁定书" in marked or "判决书, 裁定书" in marked
    assert "《公司法》（旧法" in marked
    assert "第二百条" in marked


def test_mandatory_and_recommended_stand_apart_in_the_order_of_the_kinds(small: Catalogue) -> None:
    page = catalogue_page(small, small.documents["trial"])
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads[:2] == ["## 惩戒　强制性（2 项）", "## 激励　推荐性（1 项）"]


SECTIONS = """
repair:
  excludes: {severity: serious}
  basis: [{instrument: interpretation, articles: [第三条]}]
  note: 修复的备注
tolerance: {measure: advice, basis: [{instrument: interpretation}], note: 包容的备注}
record_classes:
  - {id: a, title: 甲类, title_en: Class A, when: {severity: minor}, note: 分类的备注}
grades:
  - {grade: warning, bases: [{instrument: interpretation}], note: 等级的备注}
objection: {suspends: true, basis: [{instrument: interpretation}]}
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sections_are_printed_with_their_bases_and_notes(lang: str) -> None:
    advice = "- {id: advice, kind: guidance, title: 行政指导}"
    catalogue = load_files({"trial.yaml": sheet(advice, top=SECTIONS)})
    page = catalogue_page(catalogue, catalogue.documents["trial"], lang)
    lines = [line for line in page.splitlines() if line.startswith("- ")]
    noted = ("修复的备注", "包容的备注", "等级的备注")
    for note in noted:
        (line,) = [one for one in lines if note in one]
        assert "法释〔2015〕17号" in line
    assert any("分类的备注" in one for one in lines)
    assert any("标准未写明" in one or "criteria not stated" in one for one in lines)
    assert sum("法释〔2015〕17号" in one for one in lines) == len(noted) + 1


PROCEDURE = """
procedure: pushing
title: 推送流程
title_en: Pushing
instrument: memo
actors: [{id: office, title: 机构, title_en: Office}]
events:
  - {id: begun, title: 启动, title_en: Begun, by: office, starts: true}
  - {id: consulted, title: 会商, title_en: Consulted, by: office}
  - {id: pushed, title: 推送, title_en: Pushed}
  - {id: ended, title: 结束, title_en: Ended, by: office}
steps:
  - {id: push, title: 推送信息, title_en: Push, actor: office, after: begun, done_by: pushed,
     limit: 3wd, branches: [{given: consulted, limit: 15wd}], section: 二（二）, note: 起算日未写,
     bases: [{instrument: interpretation, articles: [第三条], evidence: recalled}]}
  - {id: urge, title: 督促, title_en: Urge, actor: office, after_overdue: push,
     limit: {unstated: 及时}}
  - {id: report, title: 反馈, title_en: Report, actor: office, after: pushed, every: month,
     until: ended, limit: 99d, evidence: guess}
"""
STEPS = {
    "zh": [
        "| 步骤 | 责任方 | 起于事件 | 完成标志 | 时限 | 分支时限 | 依据 | 出处 |",
        "|---|---|---|---|---|---|---|---|",
        "| 推送信息 | 机构 | 启动 | 推送 | 3个工作日 | 会商：15个工作日 "
        "| 二（二）；《限制高消费规定》（法释〔2015〕17号）第三条（待核对） | 有公开出处 |",
        "| 督促 | 机构 | “推送信息”逾期 | 未写明 | 文件未载明（“及时”） |  | 未写明 | 有公开出处 |",
        "| 反馈 | 未核实 | 推送，按月，至结束 | 未写明 | 未核实 |  | 未写明 | 未核实 |",
    ],
    "en": [
        "| step | actor | after | done by | limit | branches | basis | evidence |",
        "|---|---|---|---|---|---|---|---|",
        "| Push | Office | Begun | Pushed | 3 working days | Consulted: 15 working days "
        "| 二（二）; 《限制高消费规定》（法释〔2015〕17号）第三条 (to be checked) "
        "| public source seen |",
        '| Urge | Office | “Push” overdue | not stated | not stated by the document ("及时") '
        "|  | not stated | public source seen |",
        "| Report | not verified | Pushed, every month, until: Ended | not stated | not verified "
        "|  | not stated | not verified |",
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_step_of_a_procedure_is_a_row_with_what_is_open(lang: str) -> None:
    files = {"trial.yaml": sheet("- {id: bare}"), "pushing.yaml": PROCEDURE}
    catalogue = load_files({**files, "other.yaml": sheet("- {id: bare}", name="untried")})
    page = catalogue_page(catalogue, catalogue.documents["trial"], lang)
    heading = {"zh": "## 流程：推送流程", "en": "## Procedure: Pushing"}[lang]
    lines = page.partition(f"{heading}\n\n")[2].splitlines()
    assert lines[:5] == STEPS[lang]
    assert any("起算日未写" in one for one in lines)
    assert heading not in catalogue_page(catalogue, catalogue.documents["untried"], lang)


if __name__ == "__main__":
    write()
