"""Cases kept in a file: the events that were reported, never changed; and nothing else.

The only room that keeps anything. What has become of a case is never stored: `track` makes it from
the events whenever it is asked.

    with Ledger("cases.db") as ledger:
        ledger.append(events, procedure="hangzhou_2023.push_own")
        case = track(procedure, ledger.events("C1"), as_of)
"""

from __future__ import annotations

from creditrules.ledger.errors import LedgerError
from creditrules.ledger.store import Ledger

__all__ = ["Ledger", "LedgerError"]
