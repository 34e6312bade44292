"""Working days over whole columns of dates, with numpy (extra ``vector``).

The tables are those of the scalar methods, so the answers are the same. A column is a numpy array
of ``datetime64``, or what numpy or Arrow can read: a pandas Series or Index, a polars Series, a
pyarrow array, a list of dates. Instants with a time zone, one by one, count as their day in China;
columns of instants without one are refused unless all of them are midnight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from creditrules.calendar.days import WorkCalendar
from creditrules.calendar.errors import CalendarError, as_date

try:
    import numpy as np
    from numpy.typing import NDArray
except ImportError:
    raise CalendarError("extra_missing", package="numpy", extra="vector") from None

__all__ = ["WorkDayArrays"]

Numbers: TypeAlias = NDArray[np.int64]
Column: TypeAlias = Any
"""A column of dates or of numbers, or a single one."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAY: Final = "datetime64[D]"
_BLOCK: Final = 65_536
_MISSING: Final = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, eq=False)
class WorkDayArrays:
    """The columns' side of a :class:`WorkCalendar`; immutable and safe to share.

    Make it once with :meth:`of`. Every method takes columns of one length, or single values beside
    a column, and gives a numpy array of the shape that numpy gives them together.

    Raises:
        CalendarError: a column holds no dates, a missing one (None, NaT) or instants without a
            time zone; or the numbers are not whole.
        BeyondCoverageError: a day or an answer lies outside the years of the calendar. ``covers``
            tells such rows beforehand.
    """

    calendar: WorkCalendar
    _first: int
    _last: int
    _rank: Numbers
    _nth: Numbers

    @classmethod
    def of(cls, calendar: WorkCalendar) -> WorkDayArrays:
        """The arrays of a calendar; days are numbered from 1970."""
        first = calendar.covered_from.toordinal() - _EPOCH
        last = calendar.estimated_to.toordinal() - _EPOCH
        working = np.array([day.toordinal() - _EPOCH for day in calendar.working_days], np.int64)
        rank = np.searchsorted(working, np.arange(last + 1), side="right").astype(np.int64)
        return cls(calendar, first, last, rank, np.concatenate([[_MISSING], working]))

    def covers(self, days: Column) -> NDArray[np.bool_]:
        """Whether the calendar has an answer for each day; never for a missing one."""
        found = _numbered(days, missing=True)
        return np.asarray((found >= self._first) & (found <= self._last))

    def is_working(self, days: Column) -> NDArray[np.bool_]:
        """Whether each day is worked."""
        return np.asarray(self._worked(self._within(days)) == 1)

    def add(self, days: Column, numbers: Column) -> NDArray[np.datetime64]:
        """The n-th working day strictly after each day, before it if negative; 0 is the day itself.

        Args:
            days: the starts.
            numbers: whole numbers of working days, one for all or one a row.
        """
        starts, counts = self._within(days), _whole(numbers)
        return _by_blocks(self._added, starts, counts).view(_DAY)

    def _added(self, starts: Numbers, counts: Numbers) -> Numbers:
        target = self._rank.take(starts) + counts
        forwards = counts.size and counts.min() > 0
        if not forwards:
            target = target + np.where(counts < 0, 1 - self._worked(starts), 0)
            target = np.where(counts == 0, 1, target)
        self._check_answers(target, starts, counts)
        found = self._nth.take(target)
        return found if forwards else np.where(counts == 0, starts, found)

    def count(self, starts: Column, ends: Column) -> Numbers:
        """How many working days lie after each start up to and with its end.

        If the end is earlier the count is negative: the working days from the end up to but
        without the start.
        """
        return _by_blocks(self._counted, self._within(starts), self._within(ends))

    def _counted(self, starts: Numbers, ends: Numbers) -> Numbers:
        found = self._rank.take(ends) - self._rank.take(starts)
        backwards = ends < starts
        if np.any(backwards):
            found = found + np.where(backwards, self._worked(starts) - self._worked(ends), 0)
        return found

    def _worked(self, days: Numbers) -> Numbers:
        """One for each day that is worked, nothing for the others."""
        return np.asarray(np.diff(self._rank, prepend=0).take(days))

    def _within(self, days: Column) -> Numbers:
        """The numbers of the days, all of which must lie in the calendar."""
        found = _numbered(days)
        if found.size and (found.min() < self._first or found.max() > self._last):
            row = int(np.flatnonzero((found < self._first) | (found > self._last))[0])
            if found.flat[row] == _MISSING:
                raise CalendarError("missing_in_column", row=str(row))
            self.calendar.is_working(_date_of(found.flat[row]))
        return found

    def _check_answers(self, target: Numbers, starts: Numbers, counts: Numbers) -> None:
        """Let the scalar method refuse the first row that has no answer."""
        if target.size and (target.min() < 1 or target.max() >= len(self._nth)):
            row = int(np.flatnonzero((target < 1) | (target >= len(self._nth)))[0])
            start = np.broadcast_to(starts, target.shape).flat[row]
            count = np.broadcast_to(counts, target.shape).flat[row]
            self.calendar.add(_date_of(start), int(count))


def _by_blocks(
    work: Callable[[Numbers, Numbers], Numbers], first: Numbers, second: Numbers
) -> Numbers:
    """What the work makes of two columns, in blocks small enough for the processor's cache."""
    size = first.size
    try:
        np.broadcast_shapes(first.shape, second.shape)
    except ValueError:
        shapes = f"{first.shape}, {second.shape}"
        raise CalendarError("columns_unequal", shapes=shapes) from None
    if first.ndim != 1 or size <= _BLOCK or second.shape not in ((), first.shape):
        return np.asarray(work(first, second))
    found = np.empty(size, np.int64)
    for at in range(0, size, _BLOCK):
        block = slice(at, at + _BLOCK)
        found[block] = work(first[block], second[block] if second.ndim else second)
    return found


def _date_of(number: Any) -> date:
    return date.fromordinal(min(max(int(number) + _EPOCH, 1), date.max.toordinal()))


def _numbered(days: Column, *, missing: bool = False) -> Numbers:
    """The days of a column, numbered from 1970; a missing one is the least number there is.

    Objects are asked one by one; there a missing one is refused unless ``missing``.
    """
    found = _array(days)
    if not found.size:
        return np.zeros(found.shape, np.int64)
    if found.dtype == _DAY:
        return np.ascontiguousarray(found).view(np.int64).reshape(found.shape)
    if found.dtype.kind == "M" and np.datetime_data(found.dtype)[0] not in ("Y", "M", "W"):
        in_days = found.astype(_DAY)
        if not np.array_equal(in_days.astype(found.dtype), found, equal_nan=True):
            raise CalendarError("instants_in_column", type=str(found.dtype))
        return in_days.view(np.int64)
    if found.dtype.kind != "O":
        raise CalendarError("no_dates_in_column", type=str(found.dtype))
    numbers = [_number_of(value, row, missing) for row, value in enumerate(found.flat)]
    return np.array(numbers, np.int64).reshape(found.shape)


def _number_of(value: object, row: int, missing: bool) -> int:
    if value is None or value != value:
        if missing:
            return int(_MISSING)
        raise CalendarError("missing_in_column", row=str(row))
    return as_date(value).toordinal() - _EPOCH


def _array(days: Column) -> NDArray[Any]:
    """The column as numpy has it; through Arrow where it offers only that."""
    zone = getattr(getattr(days, "dtype", None), "time_zone", None)
    zone = zone or getattr(getattr(days, "type", None), "tz", None)
    if zone is not None:
        raise CalendarError("instants_in_column", type=str(zone))
    if not hasattr(days, "__array__") and hasattr(days, "__arrow_c_array__"):
        days = _arrow().array(days)
    elif not hasattr(days, "__array__") and hasattr(days, "__arrow_c_stream__"):
        days = _arrow().chunked_array(days)
    if isinstance(days, np.ma.MaskedArray):
        days = np.ma.filled(days.astype(_DAY), np.datetime64("NaT"))
    try:
        return np.asarray(days)
    except ValueError:
        raise CalendarError("no_dates_in_column", type="rows of unequal length") from None


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise CalendarError("extra_missing", package="pyarrow", extra="vector") from None
    return pyarrow


def _whole(numbers: Column) -> Numbers:
    found = np.asarray(numbers)
    if not found.size:
        return np.zeros(found.shape, np.int64)
    too_large = found.dtype.kind == "u" and found.max() > np.iinfo(np.int64).max
    if found.dtype.kind not in "iu" or too_large:
        raise CalendarError("not_a_count", value=str(found.dtype))
    return found.astype(np.int64, copy=False)
