"""The pages are true: their examples run and print what they show, and their links lead somewhere.

What a fenced block is, its first line says:

- ``python``: runs, as a doctest where it begins with ``>>>``; the blocks of a page share names.
- ``console``: every line ``$ creditrules ...`` runs and prints what follows it; a line ``...``
  stands for any lines, ``...`` within a line for any text; ``< FILE`` and ``> FILE`` are known.
- ``yaml NAME`` and ``json NAME`` with a dot in the name: a file the examples below it use. The
  YAML files of a page are an overlay without errors, but for those below ``wrong/``.
- ``yaml when`` and ``yaml period``: every line is a condition or a period of a measure.
- anything else is shown only.

Examples run in an empty directory that has the project's ``examples/`` in it.
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from creditrules.catalogue import check_catalogue
from creditrules.cli.main import main
from creditrules.model import (
    evaluation,
    feedback,
    form,
    instrument,
    measure,
    procedure,
    subject,
    vocabulary,
)
from creditrules.testing import procedure_scenarios, scenarios, screening
from creditrules.text import CODES, WORDS, Severity
from creditrules.text.form_fields import FORM_FIELDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("README*.md"), *DOCS.glob("**/*.md")])
NAMES = sorted(page.name for page in (DOCS / "zh").glob("*.md"))

_FENCE = re.compile(r"```(\w*) ?(.*)")
_HEADING = re.compile(r"(#+) (.+)")
_CODE = re.compile(r"`(\w+)(?:: \w+)?`")
_ROW = re.compile(r"^\| ((?:`\w+` ?)+) \| ([^|]+?) \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FRAGMENTS = {
    "when": "period: {{unstated: 一定期限内}}, when: {line}",
    "period": "when: {{any_record: {{listed: true}}}}, period: {line}",
}
_DEFAULTS = """\
catalogue: shown
instrument: memo_2016_141
defaults: {type: honour_limit, title: 示例, force: mandatory, kind: punishment,
  cause: judgment_defaulter, subjects: [enterprise], bases: [{instrument: company_law}]}
measures:
"""


@dataclass(frozen=True)
class Block:
    line: int
    language: str
    name: str
    text: str


def blocks_of(page: Path) -> Iterator[Block]:
    opened: Block | None = None
    held: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if opened and line == "```":
            yield Block(opened.line, opened.language, opened.name, "\n".join(held) + "\n")
            opened, held = None, []
        elif opened:
            held.append(line)
        elif found := _FENCE.fullmatch(line):
            opened = Block(number, found[1], found[2], "")
    assert opened is None, f"{page}:{opened and opened.line}: a block without end"


def prose_of(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def shown(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_example_runs_and_prints_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks_of(page):
        where = f"{shown(page)}:{block.line}"
        if "." in block.name:
            path = Path(block.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        elif block.language == "python" and page.name != "calendar.md":  # it has its own test
            run_python(block, names, where)
        elif block.language == "console":
            for command, expected in commands_of(block):
                printed = run_command(command, monkeypatch)
                assert matches(expected, printed), "\n".join([f"{where}: {command}", *printed])


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_catalogue_example_is_an_overlay_without_errors(page: Path, tmp_path: Path) -> None:
    lines = []
    for number, block in enumerate(blocks_of(page)):
        if block.language == "yaml" and block.name in _FRAGMENTS:
            lines += [
                f"  - {{id: m{number}_{i}, {_FRAGMENTS[block.name].format(line=line)}}}\n"
                for i, line in enumerate(block.text.splitlines())
                if not line.startswith("#")
            ]
        elif is_catalogue(block):
            path = tmp_path / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
    if lines:
        (tmp_path / "shown.yaml").write_text(_DEFAULTS + "".join(lines), "utf-8")
    if any(tmp_path.iterdir()):
        found = [one for one in check_catalogue(tmp_path) if one.severity is not Severity.NOTE]
        assert not found, "\n".join(one.render() for one in found)


def is_catalogue(block: Block) -> bool:
    named = block.language == "yaml" and block.name.endswith(".yaml")
    subjects = block.text.startswith("- ")
    return named and not subjects and not block.name.startswith("wrong/")


def run_python(block: Block, names: dict[str, object], where: str) -> None:
    if not block.text.startswith(">>>"):
        exec(compile("\n" * block.line + block.text, where, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, {}, where, where, block.line)
    test.globs = names
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    failed = runner.run(test, out=report.write, clear_globs=False).failed
    assert not failed, report.getvalue()


def commands_of(block: Block) -> Iterator[tuple[str, list[str]]]:
    command, expected = None, list[str]()
    for line in [*block.text.splitlines(), "$ "]:
        if line.startswith("$ "):
            if command is not None:
                yield command, expected
            command = line[2:] if line.startswith("$ creditrules ") else None
            expected = []
        else:
            expected.append(line.rstrip())


def run_command(command: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    line, _, written = command.partition(" > ")
    line, _, given = line.partition(" < ")
    text = Path(given).read_text("utf-8") if given else ""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    out, page = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(page if written else out), redirect_stderr(out):
        main(shlex.split(line)[1:])
    if written:
        Path(written).write_bytes(page.buffer.getvalue())  # type: ignore[attr-defined]
    printed = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    return [one.rstrip() for one in printed.splitlines()]


def matches(expected: list[str], printed: list[str]) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_leads_to_a_page_and_heading_that_exists(page: Path) -> None:
    broken = []
    for target in _LINK.findall(prose_of(page)):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        goal = (page.parent / file).resolve() if file else page
        if not goal.exists() or (anchor and anchor not in anchors_of(goal)):
            broken.append(target)
    assert not broken


def anchors_of(page: Path) -> set[str]:
    headings = [found[2] for found in _HEADING.finditer(prose_of(page))]
    return {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_same_sections_and_examples_in_both_languages(name: str) -> None:
    shapes = []
    for lang in ("zh", "en"):
        page = DOCS / lang / name
        headings = [found[1] for found in _HEADING.finditer(prose_of(page))]
        shapes.append((headings, [(one.language, one.name) for one in blocks_of(page)]))
    assert shapes[0] == shapes[1]


def test_both_languages_have_the_same_pages() -> None:
    assert [page.name for page in sorted((DOCS / "en").glob("*.md"))] == NAMES


KEYED = (
    *(measure.CatalogueFile, measure.Measure, measure.PeriodSpec, measure.Reach),
    *(measure.Implementer, measure.Exit, measure.Objection, measure.GradeRule),
    *(measure.IdentityRule,),
    *(feedback.Feedback, feedback.FeedbackEvidence),
    *(measure.MeasureEvidence, instrument.Basis, instrument.Instrument, instrument.Edition),
    *(instrument.InstrumentEvidence, instrument.EditionEvidence, instrument.Article),
    *(instrument.MovedArticle, vocabulary.Cause, vocabulary.MeasureType, vocabulary.Authority),
    *(vocabulary.Successor, vocabulary.Fact, vocabulary.CodeValue, vocabulary.Role),
    *(form.Form, form.FormBlock, form.FormRow),
    *(vocabulary.Action, vocabulary.BusinessField, vocabulary.Gate),
    *(scenarios.Scenario, scenarios.Expectation, scenarios.ExpectedPeriod),
    *(screening.Counter, screening.ExpectedScreening, screening.ExpectedAlert),
    *(procedure.ProcedureFile, procedure.Actor, procedure.EventKind, procedure.Step),
    *(procedure.TimeLimit, procedure.Branch, procedure.CaseEvent),
    *(procedure_scenarios.ProcedureScenario, procedure_scenarios.ExpectedDuty),
)
"""What the page of keys is about."""

DOCUMENTED = {
    "keys.md": KEYED,
    "cases.md": (procedure.CaseEvent,),
    "subjects.md": (
        *(subject.Subject, subject.Identifiers, subject.Relation),
        *(subject.CreditRecord, subject.Event),
    ),
    "output.md": (
        *(evaluation.EvaluationDocument, evaluation.DecisionDocument, evaluation.GroundDocument),
        *(evaluation.BasisDocument, evaluation.ImplementerDocument, evaluation.PeriodDocument),
        *(evaluation.UndeterminedDocument, evaluation.WarningDocument),
        *(evaluation.RelationDocument, evaluation.ExplanationDocument),
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_reference_page_leaves_no_key_out(name: str, lang: str) -> None:
    told = set(_CODE.findall(prose_of(DOCS / lang / name)))
    keys = {
        field.alias or field.serialization_alias or key
        for model in DOCUMENTED[name]
        for key, field in model.model_fields.items()
    }
    assert sorted(keys - told) == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*/*.md")), ids=shown)
def test_keys_have_the_chinese_names_of_the_table_of_words(page: Path) -> None:
    wrong = []
    for row in _ROW.finditer(prose_of(page)):
        keys, names = _CODE.findall(row[1]), row[2].split("、")
        if len(keys) == len(names):
            for key, name in zip(keys, names, strict=True):
                known = {WORDS[one].zh for one in (f"key.{key}", f"fact.{key}") if one in WORDS}
                if known and name not in known and is_chinese(name):
                    wrong.append((key, name))
    assert wrong == []


def is_chinese(text: str) -> bool:
    return all("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize("page", sorted(DOCS.glob("*/*.md")), ids=shown)
def test_every_finding_a_page_explains_exists(page: Path) -> None:
    rows = re.findall(r"^\| (?:编码|code) \|.*?\n\|[-|]+\n((?:\|.*\n)+)", prose_of(page), re.M)
    codes = [code for table in rows for code in re.findall(r"^\| `(\w+)`", table, re.M)]
    assert [code for code in codes if code not in CODES] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_forms_lists_every_field_as_the_table_has_it(lang: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", prose_of(DOCS / lang / "forms.md"), re.MULTILINE)
    told = {key: tuple(cell.strip() for cell in rest.split("|")) for key, rest in rows}
    fields = {
        key: (
            *((one.zh,) if lang == "zh" else (one.zh, one.en)),
            f"`{one.each}`" if one.each else "",
            one.means_zh if lang == "zh" else one.means_en,
        )
        for key, one in FORM_FIELDS.items()
    }
    assert {key: told.get(key) for key in fields} == fields
