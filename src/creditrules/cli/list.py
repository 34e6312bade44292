"""creditrules list: what a catalogue holds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any, Final

from creditrules.catalogue import Catalogue
from creditrules.cli.catalogues import Names, loaded, named
from creditrules.cli.errors import UsageError
from creditrules.cli.exits import ANSWERED
from creditrules.cli.options import add_catalogue, add_common, choice
from creditrules.cli.output import Console
from creditrules.cli.pages import listed_words
from creditrules.cli.parser import Parser
from creditrules.cli.things import KINDS, Json, things
from creditrules.model import Evidence, Force
from creditrules.text import table, word

_FORCES: Final = tuple(one.value for one in Force)
_EVIDENCE: Final = tuple(one.value for one in Evidence)
Columns = tuple[tuple[str, Callable[[Json, str], str]], ...]


def _plain(key: str) -> Callable[[Json, str], str]:
    return lambda one, lang: str(one[key] or "")


def _word(key: str, namespace: str) -> Callable[[Json, str], str]:
    return lambda one, lang: word(f"{namespace}.{one[key]}", lang) if one[key] else ""


def _joined(key: str) -> Callable[[Json, str], str]:
    return lambda one, lang: " ".join(one[key])


def _last_doc_no(one: Json, lang: str) -> str:
    del lang
    return next((each["doc_no"] for each in reversed(one["editions"]) if each["doc_no"]), "")


_ID = ("id", _plain("id"))
_TITLE = ("title", _plain("label"))
_NAME = ("name", _plain("label"))
_COLUMNS: Final[dict[str, Columns]] = {
    "causes": (
        _ID,
        _TITLE,
        ("polarity", _word("polarity", "polarity")),
        ("domain", _plain("domain")),
        ("key_area", _word("key_area", "key_area")),
    ),
    "measures": (
        _ID,
        _TITLE,
        ("kind", _word("kind", "kind")),
        ("force", _word("force", "force")),
        ("evidence", _word("evidence", "evidence")),
    ),
    "measure_types": (
        _ID,
        _TITLE,
        ("effect", _word("effect", "effect")),
        ("basic_list", lambda one, lang: _listed(one["basic_list"], lang)),
    ),
    "instruments": (_ID, ("doc_no", _last_doc_no), _TITLE, ("level", _word("level", "level"))),
    "authorities": (_ID, _NAME, ("kind", _word("kind", "authority_kind"))),
    "catalogues": (
        _ID,
        ("doc_no", lambda one, lang: " ".join(one["doc_nos"])),
        _TITLE,
        ("jurisdiction", lambda one, lang: _area(one["jurisdiction"], lang)),
    ),
    "roles": (_ID, _TITLE),
    "facts": (
        ("about", _word("about", "fact_owner")),
        _ID,
        _TITLE,
        ("type", _word("type", "fact_type")),
    ),
    "actions": (_ID, _TITLE, ("role", _plain("role"))),
    "fields": (
        _ID,
        _TITLE,
        ("codes", _joined("codes")),
        ("evidence", _word("evidence", "evidence")),
    ),
    "gates": (
        _ID,
        ("about", _word("about", "screened")),
        ("effect", _word("effect", "gate_effect")),
        ("measure_types", _joined("measure_types")),
        ("fields", _joined("fields")),
    ),
    "lists": (_ID, _TITLE, ("cause", _plain("cause"))),
    "rules": (
        _ID,
        _TITLE,
        ("cause", _plain("cause")),
        ("severity", _word("severity", "severity_of_record")),
        ("evidence", _word("evidence", "evidence")),
    ),
    "procedures": (
        _ID,
        _TITLE,
        ("instrument", _plain("instrument")),
        ("jurisdiction", lambda one, lang: _area(one["jurisdiction"], lang)),
    ),
}


def _listed(listed: Json | None, lang: str) -> str:
    return listed_words(listed, lang) if listed else ""


def _area(code: str, lang: str) -> str:
    return word("jurisdiction.national", lang) if code == "national" else code


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "列出措施目录里的事由、措施、措施类型、依据文件、机关、目录、角色、事实、业务事项、业务领域、业务关口、"
        "名单、归类规则、流程。",
        "What the catalogues hold: causes, measures, measure types, instruments, authorities, "
        "catalogues, roles, facts, actions, fields of business, gates, lists, "
        "classification rules, procedures.",
        ("creditrules list causes", "全部事由", "all causes"),
        (
            "creditrules list measures --cause judgment_defaulter --force mandatory",
            "失信被执行人的强制性措施",
            "mandatory measures against judgment defaulters",
        ),
        (
            "creditrules list measures --open-fields",
            "哪些措施还有字段未核实",
            "measures with fields that are not established",
        ),
    )
    parser.inputs.add_argument(
        "kind", metavar="|".join(KINDS), type=choice("list", KINDS), help=say("列什么", "of what")
    )
    measures = parser.add_argument_group(say("只用于 measures", "for measures only"))
    measures.add_argument("--cause", metavar="ID", help=say("只列这个事由的", "of this cause"))
    measures.add_argument(
        "--implementer", metavar="ID", help=say("只列这个机关实施的", "carried out by this body")
    )
    measures.add_argument(
        "--force",
        metavar="|".join(_FORCES),
        type=choice("--force", _FORCES),
        help=say("只列强制性或推荐性的", "of this force"),
    )
    measures.add_argument(
        "--evidence",
        metavar="|".join(_EVIDENCE),
        type=choice("--evidence", _EVIDENCE),
        help=say("只列出处最弱一处为此的", "whose weakest evidence is this"),
    )
    measures.add_argument(
        "--open-fields",
        action="store_true",
        help=say("只列有字段未核实的，并写明是哪些", "with fields not established, named"),
    )
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the list."""
    _refuse_filters(options)
    catalogue = loaded(options)
    found = things(catalogue, options.kind, console.lang)
    if options.kind == "measures":
        found = list(_filtered(found, options, catalogue))
    if console.wants_json:
        console.json_array(found)
        return ANSWERED
    columns = _COLUMNS[options.kind]
    if options.open_fields:
        columns = (_ID, _TITLE, ("open_fields", _open_words))
    heads = [_head(key, console) for key, _ in columns]
    console.line(table(heads, [[made(one, console.lang) for _, made in columns] for one in found]))
    console.line()
    console.line(console.say(f"共 {len(found)} 项", f"{len(found)} in all"))
    off = len(catalogue.switched_off)
    if options.kind == "measures" and off:
        console.line(
            console.say(
                f"另有 {off} 项标题或强制性未核实，缺省停用；查看加 --include-guessed",
                f"{off} more have an unverified title or force and are switched off; "
                "--include-guessed shows them",
            )
        )
    return ANSWERED


def _head(key: str, console: Console) -> str:
    if key == "open_fields":
        return console.say("未核实的字段", "not established")
    return word(f"key.{key}", console.lang)


def _open_words(one: Json, lang: str) -> str:
    words = [word(f"key.{key}", lang) for key in one["open_fields"]]
    return ("、" if lang == "zh" else ", ").join(words)


def _refuse_filters(options: Namespace) -> None:
    given = {
        "--cause": options.cause,
        "--implementer": options.implementer,
        "--force": options.force,
        "--evidence": options.evidence,
        "--open-fields": options.open_fields,
    }
    if options.kind != "measures":
        for option, value in given.items():
            if value:
                raise UsageError.of(
                    "option_unknown",
                    option=option,
                    command=f"list {options.kind}",
                    suggestion=f"list measures {option}",
                )


def _filtered(found: list[Json], options: Namespace, catalogue: Catalogue) -> Iterator[Json]:
    causes = {key: (one.title, one.title_en) for key, one in catalogue.causes.items()}
    bodies = {key: (one.name, one.name_en) for key, one in catalogue.authorities.items()}
    cause = options.cause and _id("--cause", options.cause, causes)
    body = options.implementer and _id("--implementer", options.implementer, bodies)
    for one in found:
        if (
            (not cause or cause in one["causes"])
            and (not body or body in _bodies(one))
            and options.force in (None, one["force"])
            and options.evidence in (None, one["evidence"])
            and (one["open_fields"] or not options.open_fields)
        ):
            yield one


def _bodies(one: Json) -> list[Any]:
    return [each["authority"] for each in one["implementers"]]


def _id(option: str, text: str, names: Names) -> str:
    def refusal(near: str | None) -> UsageError:
        meant = near or " | ".join(names)
        return UsageError.of("choice_unknown", option=option, value=text, suggestion=meant)

    return named(text, names, refusal)
