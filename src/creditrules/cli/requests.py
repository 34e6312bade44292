"""The requests of `creditrules serve`: a line in, an answer out, never an exception."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final, cast

from creditrules.calendar import CalendarError, FirstDay, Law, Roll, deadline
from creditrules.catalogue import Catalogue
from creditrules.cli.catalogues import find_action, find_measure
from creditrules.cli.errors import UsageError
from creditrules.cli.explain import explanation_content
from creditrules.cli.foreseen import foresight_content
from creditrules.cli.params import ParamError, Params
from creditrules.cli.track_cases import case_procedure
from creditrules.engine import (
    Evaluation,
    evaluate,
    evaluation_content,
    explain,
    foresee,
    next_change,
    screen,
    screening_content,
)
from creditrules.intake import read_events, read_subjects
from creditrules.model import Subject
from creditrules.model.procedure import CaseEvent
from creditrules.procedure import case_content, track
from creditrules.text import Diagnostic, Severity
from creditrules.text.suggest import suggestion
from creditrules.version import package_version

__all__ = ["LONGEST", "Desk", "read_lines"]

Json = dict[str, Any]

LONGEST: Final = 10_000_000
"""How many bytes a line may have."""

_CHUNK: Final = 65536
_MOST_SUGGESTED: Final = 5


def read_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream without blank ones; None for one that is too long."""
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST:
            while not line.endswith(b"\n") and line:
                line = stream.readline(_CHUNK)
            yield None
        elif not line.isspace():
            yield line


class RequestError(Exception):
    """A request that cannot be answered: why, and every finding about what it holds."""

    def __init__(self, diagnostic: Diagnostic, findings: tuple[Diagnostic, ...] = ()) -> None:
        self.diagnostic = diagnostic
        self.findings = findings
        super().__init__(diagnostic.message())

    @classmethod
    def of(cls, code: str, /, **arguments: str) -> RequestError:
        """The error with that diagnostic code."""
        return cls(Diagnostic.of(code, None, None, None, **arguments))


@dataclass(frozen=True, slots=True)
class _Answer:
    result: Json
    findings: tuple[Diagnostic, ...] = ()


_Method = Callable[[Params, str], _Answer]


class Desk:
    """Answers requests by one catalogue."""

    def __init__(self, catalogue: Catalogue, lang: str, *, show_ids: bool = False) -> None:
        self._catalogue = catalogue
        self._lang = lang
        self._show_ids = show_ids
        self._methods: Mapping[str, _Method] = {
            "deadline": self._deadline,
            "evaluate": self._evaluate,
            "explain": self._explain,
            "foresee": self._foresee,
            "ping": self._ping,
            "screen": self._screen,
            "track": self._track,
        }

    def answer(self, line: bytes | None) -> Json:
        """The answer to a line: `{id, result}` or `{id, error: {code, message, help}}`."""
        lang, request_id = self._lang, None
        try:
            request = _request(line)
            request_id = _id_of(request)
            params = Params(request.get("params"))
            lang = params.one_of("lang", ("zh", "en")) or lang
            answer = self._method(request)(params, lang)
        except RequestError as error:
            return self._refusal(request_id, error.diagnostic, error.findings, lang)
        except (ParamError, UsageError, CalendarError) as refusal:
            return self._refusal(request_id, refusal.diagnostic, (), lang)
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            fault = Diagnostic.of("program_fault", None, None, None, problem=problem)
            return self._refusal(request_id, fault, (), lang)
        told = {"findings": self._told(answer.findings, lang)} if answer.findings else {}
        return {"id": request_id, "result": answer.result, **told}

    def _method(self, request: Json) -> _Method:
        name = request.get("method")
        methods = " | ".join(self._methods)
        if name is None:
            raise RequestError.of("request_method_missing", methods=methods)
        found = self._methods.get(name) if isinstance(name, str) else None
        if found is None:
            near = suggestion(str(name), self._methods)
            raise RequestError.of(
                "request_method_unknown", method=str(name), suggestion=near, methods=methods
            )
        unknown = sorted(request.keys() - {"id", "method", "params"})
        if unknown:
            near = suggestion(unknown[0], ("id", "method", "params"))
            raise RequestError.of("request_key_unknown", key=unknown[0], suggestion=near)
        return found

    def _refusal(
        self,
        request_id: Any,
        diagnostic: Diagnostic,
        findings: tuple[Diagnostic, ...],
        lang: str,
    ) -> Json:
        error: Json = {
            "code": diagnostic.code,
            "message": diagnostic.message(lang, show_ids=self._show_ids),
            "help": diagnostic.help(lang, show_ids=self._show_ids),
        }
        if findings:
            error["findings"] = self._told(findings, lang)
        return {"id": request_id, "error": error}

    def _told(self, findings: tuple[Diagnostic, ...], lang: str) -> list[Json]:
        return [one.to_json(lang, show_ids=self._show_ids) for one in findings]

    def _ping(self, params: Params, lang: str) -> _Answer:
        del lang
        params.close()
        catalogue = self._catalogue
        return _Answer(
            {
                "engine": package_version(),
                "catalogue": {"fingerprint": catalogue.fingerprint, "version": catalogue.version},
                "calendar": {
                    "fingerprint": catalogue.calendar.fingerprint,
                    "covered_to": catalogue.calendar.covered_to.isoformat(),
                },
                "methods": sorted(self._methods),
            }
        )

    def _deadline(self, params: Params, lang: str) -> _Answer:
        calendar, region = self._catalogue.calendar, params.area("region")
        found = deadline(
            params.needed("start", params.day("start")),
            params.needed("amount", params.text("amount")),
            calendar=calendar.in_region(region) if region else calendar,
            roll=cast(Roll, params.text("roll") or "day_off"),
            law=cast(Law | None, params.text("law")),
            first_day=cast(FirstDay, params.text("first_day") or "excluded"),
            provisional=params.flag("provisional"),
        )
        params.close()
        return _Answer({"schema": "creditrules/deadline/1", **found.to_json(lang)})

    def _evaluate(self, params: Params, lang: str) -> _Answer:
        every_outcome, explained = params.flag("all"), params.flag("explain")
        evaluation, findings = self._evaluated(params)
        listed = evaluation.decisions if every_outcome else evaluation.live
        pages = {
            one.id: explain(evaluation.question, one, lang, show_ids=self._show_ids).to_json()
            for one in (listed if explained else ())
        }
        content = evaluation_content(
            evaluation,
            every_outcome=every_outcome,
            next_change_on=next_change(evaluation),
            explanations=pages,
        )
        return _Answer(content, findings)

    def _explain(self, params: Params, lang: str) -> _Answer:
        text = params.text("measure")
        measure = find_measure(self._catalogue, text) if text else None
        evaluation, findings = self._evaluated(params)
        own = evaluation.question.subject.id
        content = explanation_content(evaluation, own, measure, lang, show_ids=self._show_ids)
        return _Answer(content, findings)

    def _track(self, params: Params, lang: str) -> _Answer:
        events, findings = _events(params.mappings("events"))
        procedure = params.text("procedure")
        as_of = params.needed("as_of", params.day("as_of"))
        known_at = params.moment("known_at")
        params.close()
        case = events[0].case
        named = procedure or next((one.procedure for one in events if one.procedure), None)
        found = case_procedure(self._catalogue, case, named)
        if isinstance(found, Diagnostic):
            raise RequestError(found, findings)
        calendar = self._catalogue.calendar
        tracked = track(found, events, as_of, known_at=known_at, calendar=calendar)
        return _Answer(case_content(tracked, lang), findings)

    def _screen(self, params: Params, lang: str) -> _Answer:
        action = find_action(self._catalogue, params.needed("action", params.text("action")))
        applicant, related, findings = _parties(params, "applicant")
        as_of = params.needed("as_of", params.day("as_of"))
        field, proposed = params.text("field"), params.texts("proposed")
        known_at, area = params.moment("known_at"), params.area("jurisdiction")
        params.close()
        found = screen(
            self._catalogue,
            action,
            applicant,
            related,
            as_of=as_of,
            field=field,
            proposed=proposed,
            known_at=known_at,
            jurisdiction=area,
        )
        content = screening_content(found, lang, show_ids=self._show_ids)
        return _Answer(content, findings)

    def _foresee(self, params: Params, lang: str) -> _Answer:
        given = params.needed("draft", params.mapping("draft"))
        asked = _asked(params)
        params.close()
        party = {"id": asked.subject.id, "kind": asked.subject.kind.value, "records": [given]}
        drafted, findings = _subject(party, "params.draft")
        if not drafted.records:
            first = next(one for one in findings if one.severity is Severity.ERROR)
            raise RequestError(first, findings)
        found = foresee(
            self._catalogue, asked.subject, drafted.records[0], asked.as_of, **asked.options
        )
        return _Answer(foresight_content(found, lang), (*asked.findings, *findings))

    def _evaluated(self, params: Params) -> tuple[Evaluation, tuple[Diagnostic, ...]]:
        asked = _asked(params)
        params.close()
        evaluation = evaluate(self._catalogue, asked.subject, asked.as_of, **asked.options)
        return evaluation, asked.findings


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request asks about, with what was found in it."""

    subject: Subject
    as_of: date
    options: Json
    findings: tuple[Diagnostic, ...]


def _asked(params: Params) -> _Asked:
    subject, related, findings = _parties(params, "subject")
    as_of = params.needed("as_of", params.day("as_of"))
    options = {
        "known_at": params.moment("known_at"),
        "jurisdiction": params.area("jurisdiction"),
        "related": related,
    }
    return _Asked(subject, as_of, options, findings)


def _request(line: bytes | None) -> Json:
    if line is None:
        raise RequestError.of("request_too_long", limit=f"{LONGEST // 1_000_000} MB")
    try:
        request = json.loads(line.decode(), parse_constant=_no_constant, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise RequestError.of("request_not_utf8") from None
    except (ValueError, RecursionError) as error:
        problem = "nesting" if isinstance(error, RecursionError) else str(error)
        raise RequestError.of("request_not_json", problem=problem) from None
    if not isinstance(request, dict):
        raise RequestError.of("request_not_object", found=type(request).__name__)
    return request


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"{next(key for key in keys if keys.count(key) > 1)!r} x 2")
    return found


def _id_of(request: Json) -> Any:
    given = request.get("id")
    if isinstance(given, dict | list):
        raise RequestError.of("request_id_bad")
    return given


def _parties(
    params: Params, name: str
) -> tuple[Subject, tuple[Subject, ...], tuple[Diagnostic, ...]]:
    """The subject under a name, the related subjects, and what is odd about any of them.

    Raises:
        RequestError: one of them cannot be used.
    """
    given = params.needed(name, params.mapping(name))
    subject, findings = _subject(given, f"params.{name}")
    related = []
    for number, one in enumerate(params.mappings("related")):
        other, found = _subject(one, f"params.related[{number}]")
        related.append(other)
        findings += found
    return subject, tuple(related), findings


def _events(given: list[Json]) -> tuple[list[CaseEvent], tuple[Diagnostic, ...]]:
    """Read the events of one case; what is odd about them comes with them.

    Raises:
        RequestError: one cannot be used, or they are not of one case.
    """
    if not given:
        raise RequestError.of("request_param_missing", name="events")
    findings: tuple[Diagnostic, ...] = ()
    events = []
    for number, one in enumerate(given):
        for entry in read_events(_stream(one), name=f"params.events[{number}]"):
            findings += entry.diagnostics
            if entry.event is not None:
                events.append(entry.event)
    _refuse_errors(findings)
    cases = sorted({one.case for one in events})
    if len(cases) > 1:
        words = {"count": str(len(cases)), "suggestion": " | ".join(cases[:_MOST_SUGGESTED])}
        raise RequestError.of("cases_several", **words)
    return events, findings


def _refuse_errors(findings: tuple[Diagnostic, ...]) -> None:
    for one in findings:
        if one.severity is Severity.ERROR:
            raise RequestError(one, findings)


def _stream(given: Json) -> io.BytesIO:
    text = json.dumps(given, ensure_ascii=False)
    return io.BytesIO(text.encode("utf-8", "surrogatepass"))


def _subject(given: Json, place: str) -> tuple[Subject, tuple[Diagnostic, ...]]:
    """Read a subject; what is left out of it, or odd about it, comes with it.

    Raises:
        RequestError: it cannot be used.
    """
    findings: tuple[Diagnostic, ...] = ()
    for entry in read_subjects(_stream(given), name=place):
        findings += entry.diagnostics
        if entry.subject is not None:
            return entry.subject, findings
    first = next(one for one in findings if one.severity is Severity.ERROR)
    raise RequestError(first, findings)
