"""The line itself: help, language, misspelt words, encodings, closed pipes, faults."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import SOURCE, Cli

from creditrules.cli import main as entry
from creditrules.cli.main import COMMANDS, main
from creditrules.text import width

EVALUATE = "evaluate a.jsonl --as-of 2018-06-20"
EXPLAIN = "explain a.jsonl --subject E1 --as-of 2018-06-20"
GUESSED = "customs_clearance_priority"


def test_help_names_every_command(cli: Cli) -> None:
    told = cli("--help")
    assert told.code == 0
    assert all(f"  {command} " in told.out for command in COMMANDS)
    assert told.out.startswith("用法: creditrules <命令>")


def test_help_is_english_when_asked_anywhere_on_the_line(cli: Cli) -> None:
    assert cli("--lang", "en", "--help").out.startswith("usage: creditrules")
    assert cli("--help", "--lang=en").out == cli("--lang", "en", "--help").out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_with_examples(command: str, lang: str, cli: Cli) -> None:
    told = cli(command, "--help", "--lang", lang)
    assert told.code == 0
    assert told.err == ""
    assert f"\n  creditrules {command}" in told.out
    assert ("例:" if lang == "zh" else "examples:") in told.out


def test_language_may_stand_before_the_command(cli: Cli) -> None:
    before = cli("--lang", "en", "deadline", "2026-09-28", "7wd")
    after = cli("deadline", "2026-09-28", "7wd", "--lang", "en")
    assert before == after
    assert "National Day" in before.out


def test_common_options_may_stand_before_the_command(cli: Cli) -> None:
    told = cli("--format", "json", "deadline", "2026-09-28", "7wd")
    assert told.json["due"] == "2026-10-13"


def test_no_command_shows_the_help_and_is_wrong_use(cli: Cli) -> None:
    told = cli()
    assert told.code == 2
    assert told.out == ""
    assert "evaluate" in told.err


def test_version(cli: Cli) -> None:
    told = cli("--version")
    assert told.code == 0
    assert told.out.startswith("creditrules ")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("evalute x", "command_unknown", "evaluate"),
        ("deadline 2026-09-28 7wd --explan", "option_unknown", "--explain"),
        ("deadline 2026-09-28", "argument_missing", "AMOUNT"),
        ("deadline 2026-09-28 7wd 8wd", "argument_unexpected", "8wd"),
        ("deadline 2026-09-28 7wd --roll", "option_value_missing", "--roll"),
        ("deadline 2026-09-28 7wd --roll dayoff", "choice_unknown", "day_off"),
        ("deadline 2026/9/28 7wd", "date_unreadable", "2026-09-28"),
        ("deadline 2026年9月28日 7wd", "date_unreadable", "2026-09-28"),
        ("deadline 2026-02-30 7wd", "date_unreadable", "2018-06-20"),
        ("deadline 2026-09-28 七个工作日", "amount_in_words", "7wd"),
        ("deadline 2026-09-28 sevendays", "amount_malformed", "7wd"),
        ("deadline 2026-09-28 -- -3wd", "amount_not_positive", "0"),
        ("deadline 2026-09-28 7wd --explain=yes", "line_unreadable", "--explain"),
        ("calendar twenty", "number_unreadable", "9999"),
        ("calendar 2026 --month 13", "number_unreadable", "12"),
        ("list cause", "choice_unknown", "causes"),
        ("list causes --force mandatory", "option_unknown", "list measures --force"),
        ("list measures --cause judgement_defaulter", "choice_unknown", "judgment_defaulter"),
        ("show exit_limt", "thing_misspelt", "exit_limit"),
        ("show zzzzzz", "thing_unknown", "creditrules list"),
        ("schema subjects", "choice_unknown", "subject"),
        ("serve", "argument_missing", "--stdio"),
        ("--lang fr demo", "choice_unknown", "zh"),
        ("demo --lang", "option_value_missing", "--lang"),
        ("--verbose", "option_unknown", "--"),
        ("evaluate a.jsonl", "as_of_missing", "--as-of 2018-06-20"),
        (f"{EVALUATE} --jurisdiction 山东", "jurisdiction_unreadable", "370000"),
        ("explain a.jsonl --subject E1", "as_of_missing", "--as-of"),
        (f"{EXPLAIN} --measure exit_limt", "measure_misspelt", "exit_limit"),
        (f"{EXPLAIN} --measure zzzzz", "measure_unknown", "list"),
        (f"{EXPLAIN} --measure {GUESSED}", "measure_switched_off", "--include-guessed"),
    ],
)  # fmt: skip
def test_wrong_use_says_how_to_mend_the_line(line: str, code: str, said: str, cli: Cli) -> None:
    for lang in ("zh", "en"):
        told = cli(*line.split(), *(() if "--lang" in line else ("--lang", lang)))
        assert told.code == 2
        assert told.out == ""
        assert f"[{code}]" in told.err
        assert said in told.err


def test_a_fault_of_the_program_is_a_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(words: object, console: object) -> int:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(entry, "_dispatch", fail)
    told = cli("demo")
    assert told.code == 70
    assert "[program_fault]" in told.err
    assert "Traceback" not in told.err
    with pytest.raises(RuntimeError, match="on purpose"):
        main(["demo", "--debug"])


def test_an_interrupt_is_a_word(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(words: object, console: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_dispatch", stop)
    assert cli("demo").code == 130


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_output_is_utf8_in_any_locale(encoding: str, process: Cli) -> None:
    env = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    told = process("deadline", "2026-09-28", "7wd", env=env)
    assert told.code == 0
    assert "国庆节" in told.out
    assert "命令" in process("nonsense", env=env).err


def test_a_reader_that_stops_reading_is_no_error() -> None:
    line = [sys.executable, "-m", "creditrules", "calendar", "2026", "--format", "json"]
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(line, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is simulated")
def test_a_full_disk_is_no_fault_of_the_program() -> None:
    line = [sys.executable, "-m", "creditrules", "list", "causes"]
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(line, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"[output_failed]" in done.stderr
    assert b"Traceback" not in done.stderr


def test_counting_days_needs_no_models() -> None:
    script = (
        "import sys; from creditrules.cli.main import main; "
        "main(['deadline', '2026-09-28', '7wd']); "
        "sys.exit('pydantic' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    assert subprocess.run([sys.executable, "-c", script], env=env, check=False).returncode == 0


def test_help_fits_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = cli("evaluate", "--help").out.splitlines()
    assert all(width(line) <= 80 for line in lines if not line.startswith("  creditrules"))


def test_paths_of_this_checkout_do_not_matter(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("list", "causes").code == 0
