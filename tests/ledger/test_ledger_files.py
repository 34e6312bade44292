"""Files that are no ledger, or cannot be used: told, with a remedy, and nothing half written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from ledger_events import PUSH_OWN, event

import creditrules
from creditrules.ledger import Ledger, LedgerError
from creditrules.ledger.layout import APPLICATION, LAYOUTS
from creditrules.ledger.opening import open_ledger
from creditrules.text.codes import SECTIONS

SOURCE = Path(creditrules.__file__).parents[1]
SHOWN: set[str] = set()
ELSEWHERE = {
    "case_event_not_object", "case_events_in_table", "case_key_unknown", "case_period_malformed",
    "case_procedure_unknown", "case_procedure_unnamed", "case_unknown", "case_unknown_then",
    "cases_several", "ledger_case_elsewhere", "ledger_copy_exists",
}  # fmt: skip
"""Shown by test_ledger, test_case_events and test_cli_track."""


def use(path: Path | str, read_only: bool) -> None:
    with Ledger(path, read_only=read_only) as ledger:
        for case in ledger.cases():
            ledger.events(case)
        ledger.append([event("E_new")], procedure=PUSH_OWN)


def code_of(path: Path | str, *, read_only: bool = False) -> str:
    """What is said when the file is opened, read and written."""
    with pytest.raises(LedgerError) as caught:
        use(path, read_only)
    found = caught.value.diagnostic
    assert found.span is not None
    assert found.span.file == str(path)
    SHOWN.add(found.code)
    return found.code


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A ledger of a few hundred events."""
    path = tmp_path / "cases.db"
    with Ledger(path) as ledger:
        some = [event(f"E{number}", note="某事" * 50) for number in range(300)]
        ledger.append(some, procedure=PUSH_OWN)
    return path


@pytest.mark.parametrize("content", [b"hello", b"id,case\n" * 2000, b"SQLite format 3\0" * 400])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert code_of(path) in ("ledger_foreign", "ledger_damaged")
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE of_another (a)")
    before = path.read_bytes()
    assert code_of(path) == "ledger_foreign"
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_but_is_none_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    assert code_of(path, read_only=True) == "ledger_foreign"
    with Ledger(path) as ledger:
        assert ledger.append([event()], procedure=PUSH_OWN) == 1


def test_a_ledger_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert code_of(path, read_only=True) == "ledger_missing"
    assert not path.exists()
    assert code_of(tmp_path / "nowhere" / "a.db") == "ledger_folder_missing"
    assert code_of(tmp_path) == "ledger_unusable"
    assert code_of("a\0b/c.db") == "ledger_folder_missing"


@pytest.mark.parametrize("name", ["个案 台账.db", "a?mode=ro.db", "a#b%20.db", ":memory:"])
def test_any_name_of_a_file_will_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger(name) as ledger:
        ledger.append([event()], procedure=PUSH_OWN)
    assert (tmp_path / name).exists()


def test_a_ledger_cut_off_anywhere_is_told_and_left_alone(kept: Path) -> None:
    whole = kept.read_bytes()
    for size in (50, 400, 4096, 10_000, len(whole) - 4096, len(whole) - 1):
        kept.write_bytes(whole[:size])
        assert code_of(kept) == "ledger_damaged", size
        assert kept.read_bytes() == whole[:size]


def test_a_garbled_page_is_told(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    told = set()
    for start in range(4096, len(content), 4096):
        garbled, page = content[:], slice(start, start + 4096)
        garbled[page] = bytes(value ^ 0x5A for value in content[page])
        kept.write_bytes(garbled)
        told.add(code_of(kept))
    assert told == {"ledger_damaged"}


def test_content_that_is_no_event_is_told_as_damage(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_update")
        connection.execute("UPDATE event SET content = '[]' WHERE seq = 7")
    assert code_of(kept) == "ledger_damaged"


def test_a_ledger_of_a_later_version_is_left_alone(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 9")
    assert code_of(kept) == "ledger_newer"


NEXT = (*LAYOUTS, ("ALTER TABLE event ADD COLUMN extra TEXT", "CREATE INDEX e ON event (extra)"))


def test_an_old_ledger_is_brought_up_to_date_with_all_it_holds(kept: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(kept), read_only=True, timeout=1, layouts=NEXT)
    assert caught.value.diagnostic.code == "ledger_older"
    SHOWN.add("ledger_older")
    open_ledger(str(kept), read_only=False, timeout=1, layouts=NEXT).close()
    with closing(open_ledger(str(kept), read_only=True, timeout=1, layouts=NEXT)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT count(extra), count(*) FROM event").fetchone() == (0, 300)


def test_a_change_of_layout_that_fails_leaves_the_old_one(kept: Path) -> None:
    broken = (*LAYOUTS, ("ALTER TABLE event ADD COLUMN extra TEXT", "nonsense"))
    with pytest.raises(sqlite3.OperationalError):
        open_ledger(str(kept), read_only=False, timeout=1, layouts=broken)
    with Ledger(kept) as ledger:
        assert len(ledger.events("C1")) == 300
        assert ledger.append([event("E_new")], procedure=PUSH_OWN) == 1


def test_two_layouts_in_one_go_make_the_same_ledger(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    with closing(open_ledger(path, read_only=False, timeout=1, layouts=NEXT)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_ledger_that_others_hold_is_waited_for_and_then_told(kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Ledger(kept, timeout=0.2) as ledger, pytest.raises(LedgerError) as caught:
            ledger.append([event("E_new")], procedure=PUSH_OWN)
        assert caught.value.diagnostic.code == "ledger_locked"
        SHOWN.add("ledger_locked")
        with Ledger(kept, read_only=True) as ledger:
            assert len(ledger.events("C1")) == 300
    with Ledger(kept, timeout=0.2) as ledger:
        assert ledger.append([event("E_new")], procedure=PUSH_OWN) == 1


def test_what_is_only_read_is_not_written(kept: Path) -> None:
    assert code_of(kept, read_only=True) == "ledger_read_only"


def many(note: str) -> list[object]:
    return [event(f"N{number}", case=f"C{number}", note=note * 500) for number in range(200)]


def test_a_full_disk_leaves_nothing_half_written(kept: Path) -> None:
    with Ledger(kept) as ledger:
        pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(LedgerError) as caught:
            ledger.append(many("某"), procedure=PUSH_OWN)  # type: ignore[arg-type]
        assert caught.value.diagnostic.code == "ledger_disk_full"
        SHOWN.add("ledger_disk_full")
        assert ledger.cases() == ("C1",)
        assert ledger.append([event("E_new")], procedure=PUSH_OWN) == 1
    assert sound(kept)


LIMITED = """
import resource, sys
from creditrules.ledger import Ledger, LedgerError
from ledger_events import PUSH_OWN, event
with Ledger(sys.argv[1]) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    acknowledged = 0
    try:
        while True:
            batch = [event(f"N{acknowledged}.{k}", case="C2", note="x" * 900) for k in range(5)]
            ledger.append(batch, procedure=PUSH_OWN)
            acknowledged += 1
    except LedgerError as error:
        print(acknowledged, error.diagnostic.code)
"""


def test_a_file_that_may_not_grow_keeps_what_was_acknowledged(kept: Path) -> None:
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(kept)],
        env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{here}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    acknowledged, code = done.stdout.split()
    assert code in ("ledger_unusable", "ledger_disk_full")
    assert int(acknowledged) > 3
    with Ledger(kept) as ledger:
        assert len(ledger.events("C2")) == 5 * int(acknowledged)
    assert sound(kept)


def test_a_backup_that_cannot_be_written_is_told(kept: Path) -> None:
    with Ledger(kept) as ledger, pytest.raises(LedgerError) as caught:
        ledger.back_up(kept.parent / "nowhere" / "copy.db")
    assert caught.value.diagnostic.code == "ledger_unusable"


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_every_code_of_the_ledger_is_shown_by_a_test() -> None:
    assert set(SECTIONS["ledger"]) == SHOWN | ELSEWHERE
