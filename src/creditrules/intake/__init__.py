"""What host systems hand in: JSON, JSON Lines, YAML and tables become subjects, each once.

The events of cases are read too (`read_events`).

`read_subjects` reads a file or stream one subject at a time; nothing in it can raise, what is
wrong stands in the diagnostics of each entry. `Population` gathers what was read, joins what is
one subject, and knows who is related to whom.

    with Population() as population:
        population.gather(read_subjects("subjects.jsonl"))
        for entry in population:
            if entry.subject is not None:
                evaluate(..., entry.subject, related=population.related(entry.subject))
"""

from __future__ import annotations

from creditrules.intake.case_events import EventEntry, read_events
from creditrules.intake.identity import normalise_name
from creditrules.intake.merge import merge_records, merge_subjects, subject_json
from creditrules.intake.population import Population, Tally
from creditrules.intake.raw import Raw
from creditrules.intake.reader import Entry, Identity, read_subjects
from creditrules.intake.sources import Source, form_of, is_table, is_workbook, open_source
from creditrules.intake.tables import TableForm, TableMap, Tables, read_mapping

__all__ = [
    "Entry",
    "EventEntry",
    "Identity",
    "Population",
    "Raw",
    "Source",
    "TableForm",
    "TableMap",
    "Tables",
    "Tally",
    "form_of",
    "is_table",
    "is_workbook",
    "merge_records",
    "merge_subjects",
    "normalise_name",
    "open_source",
    "read_events",
    "read_mapping",
    "read_subjects",
    "subject_json",
]
