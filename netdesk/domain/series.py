"""The rhythm of a series of events: when the next one is, by how the last ones followed each other."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

_MONTHLY = range(28, 36)  # days from one to the next where it is the same weekday of the month
_WEEK = 7


def next_start(starts: Sequence[datetime], today: date) -> datetime:
    """When the next of a series begins, neither before today nor before the last of those given: at the same weekday
    and time, so many weeks on as the last two were apart, or on the same weekday of the month (as in the second
    Tuesday). One alone is taken for weekly."""
    days = sorted(starts)
    last, before = days[-1], days[-2] if len(days) > 1 else None
    gap = (last.date() - before.date()).days if before else _WEEK
    if before and gap in _MONTHLY and _place(last.date()) == _place(before.date()):
        return _monthly(last, today)
    step = timedelta(weeks=max(1, round(gap / _WEEK)))
    found = last + step
    while found.date() < today:
        found += step
    return found


def _place(day: date) -> tuple[int, int]:
    """Which weekday of its month a day is, as in (the second, Tuesday)."""
    return (day.day - 1) // _WEEK, day.weekday()


def _monthly(last: datetime, today: date) -> datetime:
    place = _place(last.date())
    found = last + timedelta(weeks=4)
    while found.date() < today or _place(found.date()) != place:
        found += timedelta(weeks=1)
    return found
