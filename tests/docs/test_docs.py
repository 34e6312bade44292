"""The pages are true: their examples run and print what they show, and their links lead somewhere.

What a fenced block is, its first line says:

- ``python``: runs, as a doctest where it begins with ``>>>``; the blocks of a page share names.
- ``console``: every line ``$ creditrules ...`` runs and prints what follows it; a line ``...``
  stands for any lines, ``...`` within a line for any text.
- ``yaml NAME`` and ``json NAME`` with a dot in the name: a file the examples below it use. A YAML
  file is an overlay without errors, unless it is of scenarios or its name begins with ``wrong``.
- ``yaml when`` and ``yaml period``: every line is a condition or a period of a measure.
- anything else is shown only.
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
from creditrules.text import Severity

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("README*.md"), *DOCS.glob("**/*.md")])
NAMES = sorted(page.name for page in (DOCS / "zh").glob("*.md"))

_FENCE = re.compile(r"```(\w*) ?(.*)")
_HEADING = re.compile(r"(#+) (.+)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MEASURE = """\
catalogue: shown
instrument: memo_2016_141
measures:
  - id: shown
    type: honour_limit
    title: 示例
    force: mandatory
    kind: punishment
    cause: judgment_defaulter
    subjects: [enterprise]
    {}
"""
_FRAGMENTS = {
    "when": "period: {{unstated: 一定期限内}}\n    when: {line}",
    "period": "when: {{any_record: {{listed: true}}}}\n    period: {line}",
}


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
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks_of(page):
        where = f"{shown(page)}:{block.line}"
        if "." in block.name:
            write_file(Path(block.name), block, where)
        elif block.language == "yaml" and block.name in _FRAGMENTS:
            read_fragments(block, where)
        elif block.language == "python" and page.name != "calendar.md":  # it has its own test
            run_python(block, names, where)
        elif block.language == "console":
            for command, expected in commands_of(block):
                printed = run_command(command, monkeypatch)
                assert matches(expected, printed), f"{where}: {command}\n{printed}"


def write_file(path: Path, block: Block, where: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, "utf-8")
    scenarios = block.text.lstrip().startswith("scenarios:")
    if block.language == "yaml" and not scenarios and not block.name.startswith("wrong"):
        assert_sound(path if path.parent == Path() else path.parent, where)


def read_fragments(block: Block, where: str) -> None:
    for line in block.text.splitlines():
        if line and not line.startswith("#"):
            path = Path("fragment.yaml")
            path.write_text(_MEASURE.format(_FRAGMENTS[block.name].format(line=line)), "utf-8")
            assert_sound(path, f"{where}: {line}")


def assert_sound(path: Path, where: str) -> None:
    found = [one for one in check_catalogue(path) if one.severity is Severity.ERROR]
    assert not found, "\n".join([where, *(one.render() for one in found)])


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
    line, _, given = command.partition(" < ")
    text = Path(given).read_text("utf-8") if given else ""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(out):
        main(shlex.split(line)[1:])
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
