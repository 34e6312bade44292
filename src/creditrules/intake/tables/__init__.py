"""Tables become subjects: the national penalty tables and lists (名单), as CSV or .xlsx.

`read_table` gives each row as a subject with one record, in flat memory; `table_form` tells what
the headings were taken for; `read_mapping` reads how a host's own headings are to be understood.
"""

from __future__ import annotations

from creditrules.intake.tables.column import Column, TableKind
from creditrules.intake.tables.columns import COLUMNS
from creditrules.intake.tables.form import RowWriter, TableForm
from creditrules.intake.tables.headings import Target, Use
from creditrules.intake.tables.layout import TableMap, Tables
from creditrules.intake.tables.mapping import read_mapping
from creditrules.intake.tables.opening import looks_like_table, table_form
from creditrules.intake.tables.read import read_table
from creditrules.intake.tables.rows import TableRaw
from creditrules.intake.tables.source import ByteReader

__all__ = [
    "COLUMNS",
    "ByteReader",
    "Column",
    "RowWriter",
    "TableForm",
    "TableKind",
    "TableMap",
    "TableRaw",
    "Tables",
    "Target",
    "Use",
    "looks_like_table",
    "read_mapping",
    "read_table",
    "table_form",
]
