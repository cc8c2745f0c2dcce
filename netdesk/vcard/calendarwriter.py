"""Days and events as a calendar file (RFC 5545) that Google, Outlook and Apple import: no alarms, and ids that stay, so
that importing it again brings the entries up to date instead of doubling them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netdesk.vcard.escapes import escape
from netdesk.vcard.writer import folded

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One entry: `uid` is the same in every file that tells of it, `sequence` grows with every change of it. A `yearly`
    one of a `leap` day is kept on the last of February."""

    uid: str
    on: date
    summary: str
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
    """The file: UTF-8, CRLF, folded; `stamp` (UTC) is when it was made. Written by hand: with tens of thousands of
    birthdays a library's objects take minutes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Netdesk//Netdesk//EN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Netdesk",
    ]
    made = f"{stamp:%Y%m%dT%H%M%SZ}"
    for day in days:
        lines += _event(day, made)
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(entry: CalendarDay | CalendarMoment, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{made}"
    yield f"LAST-MODIFIED:{made}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield from _of_day(entry) if isinstance(entry, CalendarDay) else _of_moment(entry)
    yield "END:VEVENT"


def _of_day(day: CalendarDay) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    if day.yearly:
        yield "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if day.leap else "RRULE:FREQ=YEARLY"


def _of_moment(moment: CalendarMoment) -> Iterator[str]:
    yield f"DTSTART:{moment.starts:%Y%m%dT%H%M%S}"
    if moment.ends:
        yield f"DTEND:{moment.ends:%Y%m%dT%H%M%S}"
    for name, text in (("LOCATION", moment.place), ("DESCRIPTION", moment.description)):
        if text:
            yield f"{name}:{_text(text)}"


def _text(text: str) -> str:
    return escape(_CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
