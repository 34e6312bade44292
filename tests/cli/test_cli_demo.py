"""creditrules demo: what it shows, and that what it proposes works."""

from __future__ import annotations

import re
import shlex

import pytest
from cli_runs import Cli, same_as_golden


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demonstration(lang: str, cli: Cli) -> None:
    told = cli("demo", "--lang", lang)
    assert (told.code, told.err) == (0, "")
    shown = re.sub(r"\S*(examples/\w+\.csv)", r"\1", told.out)
    assert same_as_golden(f"demo.{lang}.txt", shown), shown


def test_what_the_demonstration_shows(cli: Cli) -> None:
    shown = cli("demo").out
    for part in (
        "拒收",
        "【强制性】适用",
        "归类",
        "【强制性】待核实",
        "已列入名单或公布？",
        "尚缺",
    ):
        assert part in shown


def test_what_the_demonstration_proposes_works(cli: Cli) -> None:
    proposed = re.findall(r"^  creditrules (.+)$", cli("demo").out, re.MULTILINE)
    assert len(proposed) == 3
    for line in proposed:
        told = cli(*shlex.split(line))
        assert told.code == ("--show-mapping" not in line), "rows are refused"
        assert told.out
