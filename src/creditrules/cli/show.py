"""creditrules show: one thing of a catalogue in full, with what stands on it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from creditrules.catalogue import Catalogue, Item
from creditrules.catalogue.describe import shown_implementers
from creditrules.cli.catalogues import loaded, named, thing_unknown
from creditrules.cli.exits import ANSWERED
from creditrules.cli.options import add_catalogue, add_common
from creditrules.cli.output import Console
from creditrules.cli.pages import page
from creditrules.cli.parser import Parser
from creditrules.cli.things import KINDS, Json, things
from creditrules.conditions import tests
from creditrules.engine import stands_on
from creditrules.text import pad, table, titled, width, word, wrap

_WIDTH: Final = 100
_NARROWEST: Final = 40


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "查看一项措施、措施类型、依据文件、事由、机关、目录、角色、事实、业务事项、名单、归类规则"
        "或流程，以及以它为据的措施。",
        "One measure, measure type, instrument, cause, authority, catalogue, role, fact, action, "
        "list, classification rule or procedure, with the measures that stand on it.",
        (
            "creditrules show ndrc_2016_141.air_and_rail_limit",
            "一项措施的全部字段",
            "all fields of a measure",
        ),
        ("creditrules show 失信被执行人", "按名称查一个事由", "a cause, by its name"),
        (
            "creditrules show company_law",
            "一部法律的历次版本、条款和引用它的措施",
            "a law: its editions, its articles and the measures that cite it",
        ),
        (
            "creditrules show hangzhou_2023.push_own",
            "一个流程：各方、事件、步骤和时限",
            "a procedure: its actors, events, steps and limits",
        ),
    )
    parser.inputs.add_argument("id", metavar="ID", help=say("标识或名称", "id or name"))
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the thing."""
    catalogue = loaded(options)
    kind, thing = find(catalogue, options.id, console.lang)
    standing = [] if kind == "measures" else _standing_on(catalogue, kind, thing["id"])
    if console.wants_json:
        measures = [item.id for item in standing]
        own = {} if kind == "measures" else {"measures": measures}
        console.json({"schema": "creditrules/thing/1", "section": kind, **thing, **own})
        return ANSWERED
    console.line(f"{thing['label']}（{thing['id']}）")
    rows = page(catalogue, kind, thing, console.lang)
    columns = max(width(label) for label, _ in rows)
    for label, text in rows:
        _print_row(label, text, columns, console)
    if standing:
        console.line()
        console.line(console.say(f"相关措施（{len(standing)} 项）", f"measures ({len(standing)})"))
        heads = [word(f"key.{key}", console.lang) for key in ("id", "title", "force")]
        console.line(table(heads, _measure_rows(standing, console.lang)))
    return ANSWERED


def _print_row(label: str, text: str, columns: int, console: Console) -> None:
    first, *rest = wrap(text, max(_NARROWEST, _WIDTH - columns - 4))
    console.line(f"  {pad(label, columns)}  {first}")
    for line in rest:
        console.line(" " * (columns + 4) + line)


def _measure_rows(items: Iterable[Item], lang: str) -> list[tuple[str, ...]]:
    return [
        (
            item.id,
            titled(item, lang),
            word(f"force.{item.force.value}", lang),
        )
        for item in items
    ]


def find(catalogue: Catalogue, text: str, lang: str) -> tuple[str, Json]:
    """The thing with that id or name, and its kind.

    Raises:
        UsageError: there is none, or several.
    """
    by_id: dict[str, tuple[str, Json]] = {}
    for kind in KINDS:
        for one in things(catalogue, kind, lang):
            by_id.setdefault(one["id"], (kind, one))
    names = {key: tuple(_names(one)) for key, (_, one) in by_id.items()}

    aliases = {key: tuple(one.get("aliases", ())) for key, (_, one) in by_id.items()}
    return by_id[named(text, names, thing_unknown(text), aliases=aliases)]


def _names(one: Json) -> Iterator[str]:
    """What a thing is called, in either language."""
    for key in ("label", "title", "title_en", "name", "name_en", "short_title"):
        if one.get(key):
            yield one[key]


def _standing_on(catalogue: Catalogue, kind: str, thing: str) -> list[Item]:
    stands: dict[str, Callable[[Item], bool]] = {
        "authorities": lambda item: thing in {x.authority.id for x in shown_implementers(item)},
        "catalogues": lambda item: item.document.id == thing,
        "causes": lambda item: thing in item.causes,
        "facts": lambda item: thing in {test.fact.id for test in tests(item.condition.node)},
        "instruments": lambda item: stands_on(item, thing),
        "measure_types": lambda item: item.type.id == thing,
        "roles": lambda item: thing in {x.role for x in (*item.reach, *item.reached_by)},
    }
    wanted = stands.get(kind)
    return [item for item in catalogue.items.values() if wanted and wanted(item)]
