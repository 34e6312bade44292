"""The window of `within`, counted back from the day asked about."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from creditrules.calendar import Duration
from creditrules.conditions.dates import end_after, first_within

LENGTHS = st.builds(
    Duration, years=st.integers(0, 6), months=st.integers(0, 14), days=st.integers(1, 40)
) | st.builds(Duration, years=st.integers(0, 6), months=st.integers(1, 14))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2016, 2, 27), date(2016, 3, 2))


@given(DAYS, LENGTHS)
def test_the_first_day_reaches_the_last_and_the_day_before_does_not(
    as_of: date, length: Duration
) -> None:
    first = first_within(as_of, length)
    assert first <= as_of <= end_after(first, length)
    if first > date.min:
        assert end_after(first - timedelta(days=1), length) < as_of
