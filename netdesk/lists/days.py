"""Dates as lists write them, to ISO 8601: the order of day and month is found from a whole column."""

import re
from collections.abc import Iterable
from datetime import date

from netdesk.domain.text import fold
from netdesk.i18n import language

_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d\d?)[-./](\d\d?)(?:[T ].*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d\d?)([-./])(\d\d?)\2(\d{4}|\d\d)(?:[T ].*)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEARLESS = re.compile(r"--?(\d\d)-?(\d\d)")
_NAMED = re.compile(r"(\d\d?)(?:\.|st|nd|rd|th)?[ -]([^\W\d]+)\.?,?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})")
_LEAP_YEAR = 2000
_MONTHS = {
    stem: month
    for month, stems in enumerate(
        (
            "jan gen sty",
            "feb lut",
            "mar",
            "apr kwi",
            "may mag maj mai",
            "jun giu cze",
            "jul lug lip",
            "aug ago sie",
            "sep set wrz",
            "oct ott paz okt",
            "nov lis",
            "dec dic gru dez",
        ),
        start=1,
    )
    for stem in stems.split()
}


def month_comes_first(cells: Iterable[str]) -> bool:
    """Whether dates with slashes in a column have the month first: told by days over 12, else by the language."""
    found = [match for cell in cells if len(cell) < 40 and (match := _YEAR_LAST.fullmatch(cell.strip()))]
    if any(int(match[1]) > 12 for match in found):
        return False
    if any(int(match[3]) > 12 for match in found):
        return True
    return language().replace("-", "_") == "en_US" and all(match[2] == "/" for match in found)


def read_day(text: str, today: date, *, month_first: bool = False) -> str:
    """A day as in `Anniversary.day`: ISO 8601, `--02-29` without the year, or the text when it is no date.

    Of two digits for the year the latest is meant that is not to come.
    """
    text = text.strip()
    if len(text) > 40:
        return text
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3])) or text
    if match := _YEARLESS.fullmatch(text):
        found = _iso(_LEAP_YEAR, int(match[1]), int(match[2]))
        return f"-{found[4:]}" if found else text
    if match := _YEAR_LAST.fullmatch(text):
        day, month = (match[3], match[1]) if month_first else (match[1], match[3])
        return _iso(_year(match[4], today), int(month), int(day)) or text
    return _named(text) or text


def is_day(text: str) -> bool:
    """Whether this is a day that `read_day` understood."""
    return re.fullmatch(r"(\d{4}|-)-\d\d-\d\d", text) is not None


def _named(text: str) -> str:
    """A day whose month is a word."""
    if match := _NAMED.fullmatch(text):
        day, word, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        word, day, year = match.groups()
    else:
        return ""
    month = _MONTHS.get(fold(word)[:3], 0)
    return _iso(int(year), month, int(day))


def _year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
