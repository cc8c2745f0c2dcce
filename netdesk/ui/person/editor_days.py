"""Days to remember as people type and read them: with the year or without."""

import re
from datetime import date

from netdesk import i18n
from netdesk.words.dates import read_parts

_LEAP_YEAR = 2000
_ISO = re.compile(r"(?:(\d{4})|-)-(\d\d?)-(\d\d?)")


def stored_day(text: str) -> str:
    """A day as in `Anniversary.day`: `1984-02-29`, `--02-29`, or the text itself when it is no date."""
    plain = text.strip()
    found = read_parts(plain)
    if found is None:
        return plain
    year, month, day = found
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def shown_day(day: str) -> str:
    """An `Anniversary.day` in the user's words, as in `29 Feb 1984` or `29 February`."""
    found = _ISO.fullmatch(day)
    if found is None or (read := read_parts(day)) is None:
        return day
    year, month, number = read
    if year:
        return i18n.day(date(year, month, number))
    return i18n.day(date(_LEAP_YEAR, month, number), "d MMMM")
