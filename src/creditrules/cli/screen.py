"""creditrules screen: what stands in the way of an action at a counter."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from creditrules.cli.asking import Asking, add_asking
from creditrules.cli.catalogues import find_action
from creditrules.cli.errors import RefusedError, UsageError
from creditrules.cli.exits import ANSWERED, REFUSED
from creditrules.cli.explain import print_page
from creditrules.cli.inputs import Inputs
from creditrules.cli.options import add_catalogue, add_common, add_show_ids, add_strict
from creditrules.cli.output import Console
from creditrules.cli.parser import Parser
from creditrules.engine import Screening, alert_page, screen, screening_content
from creditrules.model import Subject, SubjectKind
from creditrules.text import word
from creditrules.text.suggest import suggestion

__all__ = ["arguments", "run"]

_MOST_REMEMBERED = 10_000


def arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    say = parser.say
    parser.describe(
        "办理登记、许可等业务事项前查询：拦截、待核实、提醒还是通过；"
        "每条警示写明信息产生机构、限制原因、限制措施、限制时限和应办的事。",
        "Screening before an action such as registration: block, review, warn or pass, each alert "
        "with the authority, reason, measure, time limit and what to do.",
        (
            "creditrules screen application.jsonl --action register.legal_representative "
            "--person P1 --as-of 2018-06-20",
            "拟任法定代表人是 P1",
            "P1 is put forward as legal representative",
        ),
        (
            "creditrules screen application.jsonl --action 变更登记 --field C14 "
            "--as-of 2017-06-20 --jurisdiction 370000",
            "写明拟从事的行业；业务事项也可以写名称",
            "with the intended field; actions may be named by title",
        ),
        (
            "creditrules screen application.jsonl --applicant E1 --action licence.grant "
            "--population others.jsonl --as-of 2018-06-20 --format json",
            "供其他系统读取；其他主体另有文件",
            "for other systems, with other subjects in a file of their own",
        ),
    )
    add_asking(parser)
    options = parser.options
    options.add_argument(
        "--action",
        metavar="ID",
        required=True,
        help=say(
            "业务事项的标识或名称，见 creditrules list actions",
            "id or title of the action; creditrules list actions shows them",
        ),
    )
    options.add_argument(
        "--applicant",
        metavar="ID",
        help=say(
            "申请人的编号或名称；只有一个单位（或者一个主体）时可以不写",
            "id or name of the applicant; not needed for the only organisation or subject",
        ),
    )
    options.add_argument(
        "--person",
        dest="persons",
        metavar="ID",
        action="extend",
        nargs="+",
        default=[],
        help=say(
            "拟任人员的编号；可写几个；不写则查在册担任该角色的人",
            "ids of the persons put forward; those who hold the role unless given",
        ),
    )
    options.add_argument(
        "--field",
        metavar="CODE|TEXT",
        help=say(
            "拟从事的行业：行业代码（GB/T 4754，如 C14）或者经营范围的文字",
            "the intended field: an industry code (GB/T 4754, such as C14) or a business scope",
        ),
    )
    add_strict(parser)
    add_show_ids(parser)
    add_catalogue(parser)
    add_common(parser)


def run(options: Namespace, console: Console) -> int:
    """Print the answer at the counter."""
    asking = Asking(options, console)
    action = find_action(asking.catalogue, options.action)
    with Inputs(options, console, asking.catalogue) as inputs:
        applicant = _applicant(inputs, options)
        related = _around(applicant, inputs, options.persons)
        refused = inputs.refused
    found = screen(
        asking.catalogue,
        action,
        applicant,
        related,
        as_of=options.as_of,
        field=options.field,
        proposed=options.persons,
        known_at=options.known_at,
        jurisdiction=options.jurisdiction,
    )
    if console.wants_json:
        console.json(screening_content(found, console.lang, show_ids=console.show_ids))
    else:
        _print(found, applicant, console)
    return REFUSED if refused else ANSWERED


def _applicant(inputs: Inputs, options: Namespace) -> Subject:
    """The applicant asked for, else the only organisation, else the only subject."""
    wanted, persons = options.applicant, set(options.persons)
    candidates: list[Subject] = []
    seen: list[str] = []
    exact: Subject | None = None
    for subject, _ in inputs:
        if subject.id == wanted:
            exact = subject
        if len(seen) < _MOST_REMEMBERED:
            seen.append(subject.id)
            if subject.name == wanted or (wanted is None and subject.id not in persons):
                candidates.append(subject)
    if exact is not None:
        return exact
    organisations = [one for one in candidates if one.kind is not SubjectKind.INDIVIDUAL]
    for meant in (candidates, organisations):
        if len(meant) == 1:
            return meant[0]
    if not seen and inputs.refused:
        raise RefusedError(())
    if wanted is None:
        near = " | ".join(one.id for one in (organisations or candidates)[:5])
        raise UsageError.of("applicant_unclear", suggestion=near or "--applicant ID")
    near = " | ".join(one.id for one in candidates) or suggestion(wanted, seen)
    files = "、".join(options.files)
    raise UsageError.of("subject_not_found", subject=wanted, file=files, suggestion=near)


def _around(applicant: Subject, inputs: Inputs, persons: Iterable[str]) -> list[Subject]:
    """The persons put forward, those related to the applicant, and those related to any of them."""
    near = {one.id: one for one in (*inputs.related(applicant), *inputs.with_ids(persons))}
    around = dict(near)
    for one in near.values():
        around |= {other.id: other for other in inputs.related(one)}
    around.pop(applicant.id, None)
    return list(around.values())


def _print(found: Screening, applicant: Subject, console: Console) -> None:
    request, say = found.request, console.say
    action = request.catalogue.actions[request.action]
    title = say(action.title, action.title_en)
    who = console.shown(applicant.name or applicant.id)
    text = say(
        f"■ {title}：{who}　基准日 {request.as_of}", f"■ {title}: {who}, as of {request.as_of}"
    )
    if request.jurisdiction:
        text += say(f"　区域 {request.jurisdiction}", f", in {request.jurisdiction}")
    console.line(text)
    verdict = word(f"verdict.{found.verdict.value}", console.lang)
    count = len(found.alerts)
    told = say(f"  结论  {verdict}（警示 {count} 条）", f"  verdict: {verdict}, alerts: {count}")
    console.line(told)
    for alert in found.alerts:
        console.line()
        page = alert_page(request, alert, console.lang, show_ids=console.show_ids)
        print_page(page, console)
