"""Days as people type them: with or without the year, in numbers or words, behind us or ahead, in their language or
in English."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from netdesk import i18n
from netdesk.domain.policy import months_later
from netdesk.domain.text import fold
from netdesk.i18n import _

_LEAP_YEAR = 2000
_ISO = re.compile(r"(?:(\d{4})|-)-(\d\d?)-(\d\d?)")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_TAIL = 4  # words in which a line ends that says by when
_FAR = 999


def read_date(text: str) -> date | None:
    """A date; a month or a year alone means its first day. None when it is no date."""
    found = read_parts(text.strip())
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


def read_parts(text: str) -> tuple[int, int, int] | None:
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


def read_past(text: str, today: date) -> date | None:
    """A day behind us, as in `yesterday`, `5 Oct`: without a year the last such day, and today where nothing is said.
    None when it is no day."""
    plain = text.strip()
    named = {fold(_("today")): 0, fold(_("yesterday")): 1, "": 0}
    if fold(plain) in named:
        return today - timedelta(days=named[fold(plain)])
    if found := read_date(plain):
        return found
    this_year = read_date(f"{plain} {today.year}")
    return this_year if this_year is None or this_year <= today else read_date(f"{plain} {today.year - 1}")


def read_due(text: str, today: date) -> date | None:
    """A day ahead, as in `tomorrow`, `by friday`, `in 2 weeks`, `3 Dec`: without a year the next such day. None when
    it is no day."""
    plain = _PIECE.findall(fold(unicodedata.normalize("NFC", text)))
    told = text.strip()
    if len(plain) > 1 and plain[0] in _names(_("by, until, till, before, on, due"), "by, until, till, before, on, due"):
        plain, told = plain[1:], told.partition(" ")[2].strip()
    if not plain:
        return None
    if found := _named(" ".join(plain), today) or _counted(plain, today) or _weekday(" ".join(plain), today):
        return found
    if exact := read_date(told):
        return exact
    this_year = read_date(f"{told} {today.year}")
    return this_year if this_year is None or this_year >= today else read_date(f"{told} {today.year + 1}")


def split_due(text: str, today: date) -> tuple[str, date | None]:
    """What is to be done, and by when, from a line such as `two names by friday`; the whole line where no day ends
    it."""
    words = text.split()
    begins = _names(_("by, until, till, before, on, due, in"), "by, until, till, before, on, due, in")
    for at in range(max(1, len(words) - _TAIL), len(words)):
        tail = " ".join(words[at:])
        plain = " ".join(_PIECE.findall(fold(tail)))
        sure = fold(words[at]) in begins or _named(plain, today) or (len(plain) > 4 and _weekday(plain, today))
        if sure and (due := read_due(tail, today)):
            return " ".join(words[:at]).rstrip(" ,;:–-"), due
    return text.strip(), None


def _named(plain: str, today: date) -> date | None:
    """Days that have a name of their own."""
    sunday = today + timedelta(days=6 - today.weekday())
    named = (
        (_("today"), "today", today),
        (_("tomorrow"), "tomorrow", today + timedelta(days=1)),
        (_("day after tomorrow"), "day after tomorrow", today + timedelta(days=2)),
        (_("this week"), "this week", max(today, sunday - timedelta(days=2))),
        (_("next week"), "next week", sunday + timedelta(days=1)),
        (_("next month"), "next month", months_later(today.replace(day=1), 1)),
    )
    return next((on for own, english, on in named if plain in _names(own, english)), None)


def _counted(words: list[str], today: date) -> date | None:
    """`in 2 weeks`, `3 days`; where a language leaves the one out, as in Polish `za tydzień`, it is one."""
    within = _names(_("in, within"), "in, within")
    if len(words) not in (2, 3) or (len(words) == 3 and words[0] not in within):
        return None
    number, unit = _number(words[-2]), words[-1]
    if len(words) == 2 and words[0] in within:
        number = 1
    if not 0 < number <= _FAR:
        return None
    if unit in _names(_("day, days"), "day, days"):
        return today + timedelta(days=number)
    if unit in _names(_("week, weeks"), "week, weeks"):
        return today + timedelta(weeks=number)
    return months_later(today, number) if unit in _names(_("month, months"), "month, months") else None


def _number(word: str) -> int:
    """A number in digits or as a word up to six; 0 for any other word."""
    if word.isdecimal():
        return int(word)
    for told in (_("a, two, three, four, five, six"), "one, two, three, four, five, six"):
        for number, names in enumerate(_names(told, ""), 1):
            if word in names.split("/"):  # as in `un/una`
                return number
    return 0


def _weekday(plain: str, today: date) -> date | None:
    """The next day of that name; a week from now where it is today's."""
    found = [at for at, names in enumerate(_weekdays(i18n.language())) for name in names if _is_name(plain, name)]
    return today + timedelta(days=(found[0] - today.weekday() - 1) % 7 + 1) if found else None


def _is_name(plain: str, name: str) -> bool:
    """The name of a day, or three letters of it and more."""
    return plain == name or (len(plain) >= 3 and name.startswith(plain))


@lru_cache(maxsize=4)
def _weekdays(language: str) -> tuple[tuple[str, ...], ...]:
    """What the days from Monday on are called, in a language and in English; also as they bend behind `do` or `w`."""
    from babel.dates import get_day_names

    wide: list[Any] = [get_day_names("wide", locale=_known(one)) for one in (language, "en")]
    bent = _BENT.get(language[:2], ((),) * 7)
    return tuple((*(fold(str(names[at])) for names in wide), *bent[at]) for at in range(7))


_BENT: dict[str, tuple[tuple[str, ...], ...]] = {
    "pl": (
        ("poniedzialku",),
        ("wtorku",),
        ("srody", "srode"),
        ("czwartku",),
        ("piatku",),
        ("soboty", "sobote"),
        ("niedzieli", "niedziele"),
    )
}
"""The days in other cases than their names stand in, folded."""


def _names(own: str, english: str) -> tuple[str, ...]:
    return tuple(fold(word) for text in (own, english) for part in text.split(",") if (word := part.strip()))
