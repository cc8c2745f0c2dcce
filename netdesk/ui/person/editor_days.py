"""Days as people type them: with or without the year, in numbers or words, in their language or in English."""

import re
import unicodedata
from datetime import date
from typing import Any

from netdesk import i18n
from netdesk.domain.text import fold

_LEAP_YEAR = 2000
_ISO = re.compile(r"(?:(\d{4})|-)-(\d\d?)-(\d\d?)")
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def stored_day(text: str) -> str:
    """A day as in `Anniversary.day`: `1984-02-29`, `--02-29`, or the text itself when it is no date."""
    plain = text.strip()
    found = _read(plain)
    if found is None:
        return plain
    year, month, day = found
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def shown_day(day: str) -> str:
    """An `Anniversary.day` in the user's words, as in `29 Feb 1984` or `29 February`."""
    found = _ISO.fullmatch(day)
    if found is None or (read := _read(day)) is None:
        return day
    year, month, number = read
    if year:
        return i18n.day(date(year, month, number))
    return i18n.day(date(_LEAP_YEAR, month, number), "d MMMM")


def read_date(text: str) -> date | None:
    """A date; a month or a year alone means its first day. None when it is no date."""
    found = _read(text.strip())
    if found and found[0]:
        return date(*found)
    pieces = _PIECE.findall(text)
    years = [int(piece) for piece in pieces if len(piece) == 4 and piece.isdigit() and int(piece)]
    months = [month for piece in pieces if (month := _month(piece))]
    if len(pieces) == 1 and years:
        return date(years[0], 1, 1)
    if len(pieces) == 2 and years and months:
        return date(years[0], months[0], 1)
    return None


def _read(text: str) -> tuple[int, int, int] | None:
    """Year (0 for none), month and day."""
    if found := _ISO.fullmatch(text):
        return _checked(int(found[1] or 0), int(found[2]), int(found[3]))
    if not re.fullmatch(r"[\w\s.,/'’-]+", text):
        return None
    pieces = [piece for piece in _PIECE.findall(text) if fold(piece) not in _FILLERS]
    months = [(at, month) for at, piece in enumerate(pieces) if (month := _month(piece))]
    numbers = [piece for piece in pieces if piece.isdecimal()]
    if len(months) == 1 and len(numbers) == len(pieces) - 1 and len(numbers) in (1, 2):
        return _in_words(months[0][1], numbers)
    if len(numbers) == len(pieces) and len(pieces) in (2, 3):
        return _in_numbers(numbers)
    return None


_FILLERS = frozenset(("de", "di", "del", "of", "the", "th", "st", "nd", "rd", "r"))


def _in_words(month: int, numbers: list[str]) -> tuple[int, int, int] | None:
    year = next((number for number in numbers if len(number) == 4), "")
    days = [number for number in numbers if number != year]
    return _checked(int(year or 0), month, int(days[0])) if len(days) == 1 else None


def _in_numbers(numbers: list[str]) -> tuple[int, int, int] | None:
    """Day before month, except where the user's language writes the month first or the year leads."""
    if len(numbers[0]) == 4:
        return _checked(*map(int, numbers)) if len(numbers) == 3 else None
    first, second = int(numbers[0]), int(numbers[1])
    if len(numbers) == 3 and len(numbers[2]) != 4:
        return None
    year = int(numbers[2]) if len(numbers) == 3 else 0
    month_first = i18n.language().startswith("en_US")
    month, day = (first, second) if month_first else (second, first)
    return _checked(year, month, day) or _checked(year, day, month)


def _checked(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return year, month, day


def _month(word: str) -> int:
    """The number of a month by its name or the first three letters of it; 0 for any other word."""
    from babel.dates import get_month_names

    plain = fold(unicodedata.normalize("NFC", word))
    if len(plain) < 3 or word.isdecimal():
        return 0
    for language in (i18n.language(), "en"):
        for context in ("format", "stand-alone"):
            names: Any = get_month_names("wide", context, locale=_known(language))
            for number, name in names.items():
                if fold(str(name)).startswith(plain):
                    return int(number)
    return 0


def _known(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    for name in (language, language[:2]):
        try:
            Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        return name
    return "en"
