"""Days and events as a calendar file (RFC 5545) that Google, Outlook and Apple import: no alarms, and ids that stay, so
that importing it again brings the entries up to date instead of doubling them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One entry: `uid` is the same in every file that tells of it, `sequence` grows with every change of it. A `yearly`
    one of a `leap` day is kept on the last of February."""

    uid: str
    on: date
    summary: str
    description: str = ""
    yearly: bool = False
    leap: bool = False
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class CalendarMoment:
    """One entry at a time of the day: local wall time, as the event has it, so that it stays at its hour wherever the
    file is read."""

    uid: str
    starts: datetime
    summary: str
    ends: datetime | None = None
    place: str = ""
    description: str = ""
    sequence: int = 0


def write(days: Iterable[CalendarDay | CalendarMoment], stamp: datetime) -> bytes:
    """The file; `stamp` (UTC) is when it was made."""
    import vobject
    from vobject.icalendar import utc

    calendar = vobject.iCalendar()
    calendar.add("prodid").value = "-//Netdesk//Netdesk//EN"
    calendar.add("method").value = "PUBLISH"
    calendar.add("x-wr-calname").value = "Netdesk"
    made = stamp.replace(microsecond=0, tzinfo=utc)
    for day in days:
        if isinstance(day, CalendarDay):
            _add(calendar.add("vevent"), day, made)
        else:
            _add_moment(calendar.add("vevent"), day, made)
    text: str = calendar.serialize()
    return text.encode()


def _add(event: Any, day: CalendarDay, stamp: datetime) -> None:
    _begin(event, day, stamp)
    event.add("dtstart").value = day.on
    event.add("dtend").value = day.on + timedelta(days=1)
    event.add("transp").value = "TRANSPARENT"
    event.add("class").value = "PRIVATE"
    if day.yearly:
        event.add("rrule").value = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if day.leap else "FREQ=YEARLY"


def _add_moment(event: Any, moment: CalendarMoment, stamp: datetime) -> None:
    _begin(event, moment, stamp)
    event.add("dtstart").value = moment.starts.replace(microsecond=0)
    if moment.ends:
        event.add("dtend").value = moment.ends.replace(microsecond=0)
    if moment.place:
        event.add("location").value = _clean(moment.place)


def _begin(event: Any, entry: CalendarDay | CalendarMoment, stamp: datetime) -> None:
    """What every entry has."""
    event.add("uid").value = entry.uid
    event.add("dtstamp").value = stamp
    event.add("last-modified").value = stamp
    event.add("sequence").value = str(entry.sequence)
    event.add("summary").value = _clean(entry.summary)
    if entry.description:
        event.add("description").value = _clean(entry.description)


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
