"""Days as a calendar file (RFC 5545) that Google, Outlook and Apple import: whole days, no alarms, and ids that stay, so
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


def write(days: Iterable[CalendarDay], stamp: datetime) -> bytes:
    """The file; `stamp` (UTC) is when it was made."""
    import vobject
    from vobject.icalendar import utc

    calendar = vobject.iCalendar()
    calendar.add("prodid").value = "-//Netdesk//Netdesk//EN"
    calendar.add("method").value = "PUBLISH"
    calendar.add("x-wr-calname").value = "Netdesk"
    for day in days:
        _add(calendar.add("vevent"), day, stamp.replace(microsecond=0, tzinfo=utc))
    text: str = calendar.serialize()
    return text.encode()


def _add(event: Any, day: CalendarDay, stamp: datetime) -> None:
    event.add("uid").value = day.uid
    event.add("dtstamp").value = stamp
    event.add("last-modified").value = stamp
    event.add("sequence").value = str(day.sequence)
    event.add("dtstart").value = day.on
    event.add("dtend").value = day.on + timedelta(days=1)
    event.add("summary").value = _clean(day.summary)
    if day.description:
        event.add("description").value = _clean(day.description)
    event.add("transp").value = "TRANSPARENT"
    event.add("class").value = "PRIVATE"
    if day.yearly:
        event.add("rrule").value = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if day.leap else "FREQ=YEARLY"


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
