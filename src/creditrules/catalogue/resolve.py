"""Ids and conditions of a catalogue -> the things they name; what names nothing is found here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from creditrules.catalogue.law import CitedBasis, cited_edition
from creditrules.catalogue.library import Library
from creditrules.catalogue.source import Entry, M, Place
from creditrules.conditions import (
    AnyRecord,
    ConditionError,
    FactRef,
    Node,
    Problem,
    parse_condition,
    tests,
)
from creditrules.model import (
    Action,
    Authority,
    Basis,
    BusinessField,
    Cause,
    Edition,
    FactOwner,
    FactType,
    Instrument,
    MeasureType,
    Role,
)
from creditrules.text import Diagnostic
from creditrules.text.suggest import suggestion

__all__ = ["Citing", "Resolver"]

_UNDECLARED = {
    "actions": "action_undeclared",
    "authorities": "authority_undeclared",
    "causes": "cause_undeclared",
    "fields": "business_field_undeclared",
    "instruments": "instrument_undeclared",
    "measure_types": "measure_type_undeclared",
    "roles": "role_undeclared",
}
_ABOUT_KEYS = frozenset(
    {
        "condition_nested_records",
        "fact_of_record",
        "fact_of_subject",
        "fact_unknown",
        "test_does_not_fit",
        "test_unknown",
    }
)


@dataclass(frozen=True, slots=True)
class Citing:
    """One basis where it is cited.

    Attributes:
        item: full id of the measure that cites it, None for another section.
        edition: the edition it names, or the only one; None when it does not say.
    """

    place: Place
    item: str | None
    cited: CitedBasis
    edition: Edition | None


@dataclass(slots=True)
class Resolver:
    """Looks things up in a library and keeps what is found wrong and what was used.

    Attributes:
        citings: every basis that could be resolved.
        used: the ids that were looked up, by section.
    """

    library: Library
    findings: list[Diagnostic] = field(default_factory=list)
    citings: list[Citing] = field(default_factory=list)
    used: dict[str, set[str]] = field(default_factory=dict)
    _nodes: dict[tuple[str, tuple[str | int, ...]], Node | None] = field(default_factory=dict)

    def action(self, place: Place, key: str) -> Action | None:
        """The action with that id."""
        return self._entry("actions", self.library.actions, place, key)

    def authority(self, place: Place, key: str) -> Authority | None:
        """The authority with that id."""
        return self._entry("authorities", self.library.authorities, place, key)

    def cause(self, place: Place, key: str) -> Cause | None:
        """The cause with that id."""
        return self._entry("causes", self.library.causes, place, key)

    def business_field(self, place: Place, key: str) -> BusinessField | None:
        """The field of business with that id."""
        return self._entry("fields", self.library.fields, place, key)

    def instrument(self, place: Place, key: str) -> Instrument | None:
        """The instrument with that id."""
        return self._entry("instruments", self.library.instruments, place, key)

    def measure_type(self, place: Place, key: str) -> MeasureType | None:
        """The measure type with that id."""
        return self._entry("measure_types", self.library.measure_types, place, key)

    def role(self, place: Place, key: str) -> Role | None:
        """The role with that id."""
        return self._entry("roles", self.library.roles, place, key)

    def _entry(
        self, section: str, register: Mapping[str, Entry[M]], place: Place, key: str
    ) -> M | None:
        """The entry with that id; a finding at `place` when there is none.

        None too for an entry that could not be read, which is a finding already.
        """
        entry = register.get(key)
        if entry is None:
            near = suggestion(key, register)
            self.findings.append(place.finding(_UNDECLARED[section], id=key, suggestion=near))
            return None
        self.used.setdefault(section, set()).add(key)
        return entry.model

    def basis(self, place: Place, basis: Basis, item: str | None) -> CitedBasis | None:
        """A citation with its instrument and edition."""
        instrument = self.instrument(place.at("instrument"), basis.instrument)
        if instrument is None:
            return None
        edition = cited_edition(instrument, basis)
        if edition is None and basis.edition is not None:
            named = [one.edition for one in instrument.editions if one.edition]
            near = suggestion(basis.edition, named)
            self.findings.append(
                place.at("edition").finding(
                    "edition_unknown",
                    id=basis.edition,
                    instrument=instrument.id,
                    suggestion=near,
                )
            )
            return None
        cited = CitedBasis(basis, instrument)
        self.citings.append(Citing(place, item, cited, edition))
        return cited

    def bases(
        self, place: Place, bases: tuple[Basis, ...], item: str | None
    ) -> tuple[CitedBasis | None, ...]:
        """The citations of a list."""
        return tuple(self.basis(place.at(i), basis, item) for i, basis in enumerate(bases))

    def condition(self, place: Place, plain: object) -> Node | None:
        """The tree of a condition; one that is inherited by many items is read once."""
        return self._condition(place, plain, FactOwner.SUBJECT)

    def record_condition(self, place: Place, plain: object) -> Node | None:
        """The tree of a condition about one record."""
        return self._condition(place, plain, FactOwner.RECORD)

    def _condition(self, place: Place, plain: object, owner: FactOwner) -> Node | None:
        site = (place.document.file, place.path)
        if site not in self._nodes:
            table, path = self.library.table, place.path
            try:
                node = parse_condition(plain, table, path, owner=owner)
            except ConditionError as error:
                self._nodes[site] = None
                self.findings += [
                    _placed(problem, place)
                    for problem in error.problems
                    if problem.arguments.get("fact") not in self.library.facts
                    or problem.code != "fact_unknown"
                ]
            else:
                self._note_used(node)
                self._nodes[site] = node
        return self._nodes[site]

    def _note_used(self, node: Node) -> None:
        """Keep which facts and causes a tree refers to."""
        for test in tests(node):
            self.used.setdefault("facts", set()).add(test.fact.id)
            if test.fact.id == "cause":
                named = test.operand if isinstance(test.operand, tuple) else (test.operand,)
                self.used.setdefault("causes", set()).update(named)

    def any_of_causes(self, causes: tuple[str, ...]) -> Node:
        """The condition of an item that states none: there is a record with its cause."""
        plain = {"any_record": {"cause": {"in": list(causes)}}}
        node = parse_condition(plain, self.library.table)
        return replace(node, everywhere=False) if isinstance(node, AnyRecord) else node

    def date_fact(self, place: Place, key: str) -> FactRef | None:
        """The date fact of records with that id."""
        table = self.library.table
        fact = table.find(FactOwner.RECORD, key)
        if fact is not None and fact.type is FactType.DATE:
            self.used.setdefault("facts", set()).add(key)
            return fact
        dates = [
            one
            for one in table.ids(FactOwner.RECORD)
            if (found := table.find(FactOwner.RECORD, one)) and found.type is FactType.DATE
        ]
        if key not in self.library.facts or fact is not None:
            near = suggestion(key, dates)
            self.findings.append(place.finding("period_start_unknown", id=key, suggestion=near))
        return None


def _placed(problem: Problem, place: Place) -> Diagnostic:
    here = Place(place.document, problem.path)
    make = here.key_finding if problem.code in _ABOUT_KEYS else here.finding
    return make(problem.code, **problem.arguments)
