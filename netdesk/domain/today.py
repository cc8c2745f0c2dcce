"""Whom to care for today: from what speaks for somebody to a short, varied list, the most pressing first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.domain.ids import Id
from netdesk.domain.laidaside import Suggestion
from netdesk.domain.stage import Freshness, Stage

MOST = 7
"""How many people a day has room for, unless the user says otherwise."""

AHEAD = 7
"""How many days before a birthday it is told."""


class Cause(StrEnum):
    """Why today is a day to care for somebody."""

    PROMISED = "promised"
    AWAITED = "awaited"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"
    REFERRED = "referred"
    HELPED = "helped"
    TELL = "tell"
    DAY = "day"
    MET = "met"
    CARD = "card"
    QUIET = "quiet"
    LAPSES = "lapses"
    INTRODUCE = "introduce"

    @property
    def what(self) -> Suggestion:
        """What it proposes, as it can be laid aside."""
        return _WHAT[self]


_WHAT = {
    Cause.PROMISED: Suggestion.PROMISE,
    Cause.AWAITED: Suggestion.PROMISE,
    Cause.FOLLOW_UP: Suggestion.FOLLOW_UP,
    Cause.CLOSED: Suggestion.THANKS,
    Cause.REFERRED: Suggestion.THANKS,
    Cause.HELPED: Suggestion.THANKS,
    Cause.TELL: Suggestion.TELL,
    Cause.DAY: Suggestion.DAY,
    Cause.MET: Suggestion.FRESH,
    Cause.CARD: Suggestion.FRESH,
    Cause.QUIET: Suggestion.CARE,
    Cause.LAPSES: Suggestion.CARE,
    Cause.INTRODUCE: Suggestion.INTRODUCTION,
}


class Act(StrEnum):
    """The one thing that a line proposes to do."""

    MESSAGE = "message"
    CALL = "call"
    THANK = "thank"
    TELL = "tell"
    INTRODUCE = "introduce"
    NOTE = "note"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing that speaks for caring for somebody, as plain facts.

    `on` is the day it is about (due, met, given, celebrated, quiet since); `text` what was promised, planned, said or
    looked for; `about` what tells it from others of its kind when it is laid aside (an id, the day of a birthday);
    `usual` the days that usually lie between two contacts; `other_id` whom to introduce.
    """

    person_id: Id
    cause: Cause
    on: date | None = None
    text: str = ""
    about: str = ""
    other_id: Id | None = None
    usual: int = 0
    stage: Stage = Stage.CARD
    freshness: Freshness = Freshness.FRESH
    exchanged: int = 0


@dataclass(frozen=True, slots=True)
class Care:
    """A line of the day: whom to care for, and why, the weightiest reason first."""

    person_id: Id
    what: Suggestion
    act: Act
    reasons: tuple[Occasion, ...]
    weight: int

    @property
    def first(self) -> Occasion:
        """The reason that counts most."""
        return self.reasons[0]

    @property
    def other_id(self) -> Id | None:
        """Whom to introduce them to, where that is proposed."""
        return next((each.other_id for each in self.reasons if each.other_id), None)


def chosen(occasions: Iterable[Occasion], today: date, most: int = MOST) -> tuple[Care, ...]:
    """The people of the day, at most `most`: one line each with all its reasons, the weightiest first, and no more of
    one kind than leaves room for others. The same facts give the same list."""
    by_person: dict[Id, list[Occasion]] = {}
    for each in dict.fromkeys(occasions):
        by_person.setdefault(each.person_id, []).append(each)
    cares = sorted((_care(found, today) for found in by_person.values()), key=_order)
    return tuple(sorted(_varied(cares, most), key=_order))


def _order(care: Care) -> tuple[int, Id]:
    return -care.weight, care.person_id


def _care(found: list[Occasion], today: date) -> Care:
    ranked = sorted(found, key=lambda each: (-weight(each, today), repr(each)))  # a total order
    first = ranked[0]
    more = sum(_MORE for _each in {one.cause for one in ranked[1:]} - {first.cause})
    return Care(first.person_id, first.cause.what, act(first), tuple(ranked), weight(first, today) + more)


def _varied(cares: list[Care], most: int) -> list[Care]:
    """In rounds, one of each kind (more of what I promised or planned) before the next of any, until it is full."""
    counts: Counter[Suggestion] = Counter()
    rounds: list[tuple[int, int, Care]] = []
    for place, care in enumerate(cares):
        kind = Suggestion.THANKS if care.what is Suggestion.TELL else care.what
        rounds.append((counts[kind] // _AT_ONCE.get(kind, 1), place, care))
        counts[kind] += 1
    return [care for _round, _place, care in sorted(rounds, key=lambda one: one[:2])[:most]]


_AT_ONCE = {Suggestion.PROMISE: 2, Suggestion.FOLLOW_UP: 3}
"""Planned for a day, as what follows a first meeting, presses more than what could be done on any."""

_MORE = 3
_WEIGHT = {
    Cause.PROMISED: 80,
    Cause.FOLLOW_UP: 74,
    Cause.CLOSED: 72,
    Cause.REFERRED: 60,
    Cause.HELPED: 56,
    Cause.TELL: 62,
    Cause.DAY: 64,
    Cause.MET: 58,
    Cause.LAPSES: 46,
    Cause.INTRODUCE: 48,
    Cause.AWAITED: 40,
    Cause.QUIET: 30,
    Cause.CARD: 32,
}


def weight(one: Occasion, today: date) -> int:
    """How much an occasion presses: what I owe and what is dated first, then links by what they are worth to both."""
    away = (one.on - today).days if one.on else 0
    base = _WEIGHT[one.cause] + 2 * one.stage
    if one.cause is Cause.PROMISED:
        return base + min(10, -away)
    if one.cause is Cause.FOLLOW_UP:
        return base + (4 if away == 0 else -min(30, -away) // 3)
    if one.cause is Cause.DAY:
        return base - 4 * max(0, away) - (24 if one.stage is Stage.CARD else 0)
    if one.cause is Cause.LAPSES:
        return base - away // 3
    if one.cause is Cause.QUIET:
        worth = 4 * one.stage + min(10, one.exchanged)
        return base + worth + {Freshness.FADING: 4, Freshness.DORMANT: -6}.get(one.freshness, 0)
    return base - min(20, max(0, -away) // 7)


def act(one: Occasion) -> Act:
    """What an occasion asks to do."""
    if one.cause in (Cause.QUIET, Cause.LAPSES):
        return Act.CALL if one.freshness >= Freshness.FADING else Act.MESSAGE
    return _ACT.get(one.cause, Act.MESSAGE)


_ACT = {
    Cause.CLOSED: Act.THANK,
    Cause.REFERRED: Act.THANK,
    Cause.HELPED: Act.THANK,
    Cause.TELL: Act.TELL,
    Cause.DAY: Act.NOTE,
    Cause.CARD: Act.CALL,
    Cause.INTRODUCE: Act.INTRODUCE,
}


def falls_on(day: str, year: int) -> date | None:
    """When an `Anniversary.day` is kept in a year: 29 February on the 28th where there is none; None for no date."""
    month_day = day[-5:]
    if len(day) not in (7, 10) or day[-6:-5] != "-":
        return None
    try:
        return date.fromisoformat(f"{year:04}-{month_day}")
    except ValueError:
        return date(year, 2, 28) if month_day == "02-29" else None


def coming(day: str, today: date) -> date | None:
    """The next time an `Anniversary.day` is kept, today included; None for no date."""
    this_year = falls_on(day, today.year)
    if this_year is None or this_year >= today:
        return this_year
    return falls_on(day, today.year + 1) if today.year < date.max.year else None
