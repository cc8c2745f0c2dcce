"""Dates as cards write them, to ISO 8601 and back; without the year, and as text where they are no dates."""

import re
from datetime import date

_FULL = re.compile(r"(\d{4})-?(\d\d?)-?(\d\d?)(?:[T ](.*))?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ](.*))?", re.DOTALL)
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)(?:[T ](.*))?", re.DOTALL)
_ISO = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
_MIDNIGHT = re.compile(r"0*[0:.]*(?:Z|[+-][\d:]+)?")
_LEAP_YEAR = 2000


def read_day(text: str, omitted_year: str = "") -> tuple[str, str]:
    """A day as in `Anniversary.day`, and the time of day that stood with it (nothing for midnight).

    `omitted_year` is the year that stands for none (X-APPLE-OMIT-YEAR).
    """
    text = text.strip()
    yearless = _YEARLESS.fullmatch(text)
    if yearless and _exists(_LEAP_YEAR, yearless[1], yearless[2]):
        return f"--{yearless[1]}-{yearless[2]}", _time(yearless[3])
    full = _COMPACT.fullmatch(text) or _FULL.fullmatch(text)
    if not full or (full.re is _FULL and "-" not in text[5:8]):
        return text, ""
    year, month, day, time = full.groups()
    if year in (omitted_year, "0000") and _exists(_LEAP_YEAR, month, day):
        return f"--{int(month):02}-{int(day):02}", _time(time)
    return (f"{year}-{int(month):02}-{int(day):02}", _time(time)) if _exists(int(year), month, day) else (text, "")


def is_day(text: str) -> bool:
    """Whether an `Anniversary.day` is a date, with or without its year."""
    match = _ISO.fullmatch(text)
    return match is not None and _exists(_LEAP_YEAR if match[1] == "-" else int(match[1]), match[2], match[3])


def _exists(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True


def _time(text: str | None) -> str:
    return "" if not text or _MIDNIGHT.fullmatch(text) else "T" + " ".join(text.split())
