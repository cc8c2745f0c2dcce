"""Dates, times and durations of RFC 5545 as the wall clock where the user is shows them."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from netdesk.i18n import _
from netdesk.vcard.heads import Head
from netdesk.vcard.zones import zone

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(Z?))?", re.IGNORECASE)
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?")


class Moment:
    """A date or a moment as it was written: `wall` is local time, `whole_day` says that it has no time of day."""

    def __init__(self, wall: datetime, *, whole_day: bool = False, problem: str = "") -> None:
        self.wall, self.whole_day, self.problem = wall, whole_day, problem


def read_moment(head: Head, text: str, here: tzinfo | None = None) -> Moment | None:
    """The moment a DTSTART or DTEND names, on the clock of the zone `here` (the system's, where none is given); nothing
    when it is no date. Time without a zone, or in one that nobody knows, is taken as it stands."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        found = datetime(year, month, day, hour, minute, min(second, 59))  # a leap second is no time of a meeting
    except ValueError:
        return None
    if match[4] is None:
        return Moment(found, whole_day=True)
    if match[7]:
        return _moved(found, UTC, here)
    named = next((value for key, value in head.params if key == "TZID"), "")
    if not named:
        return Moment(found)
    if (known := zone(named)) is not None:
        return _moved(found, known, here)
    told = _("The time zone “{zone}” is not known; the time is as it was written.").format(zone=named[:60])
    return Moment(found, problem=told)


def read_duration(text: str) -> timedelta | None:
    """A length of time, or nothing when it is none that ends after it began."""
    match = _DURATION.fullmatch(text.strip().upper())
    if not match or match[1] == "-" or not any(match.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def last_minute(day: date) -> datetime:
    """The end of the day before this one: a DTEND without a time is the first day that is free again."""
    return datetime(day.year, day.month, day.day) - timedelta(minutes=1)


def _moved(moment: datetime, zone: tzinfo, here: tzinfo | None) -> Moment:
    try:
        return Moment(moment.replace(tzinfo=zone).astimezone(here).replace(tzinfo=None))
    except (OverflowError, ValueError, OSError):  # the first and the last days there are
        return Moment(moment)
