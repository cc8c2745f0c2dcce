"""The sheet for a room: who comes, what I know of them, what to ask and what to give."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from netdesk import words
from netdesk.briefing import lines
from netdesk.briefing.choice import Choice, Order, Part, Sheet
from netdesk.briefing.reach import ways
from netdesk.briefing.reasons import reason
from netdesk.briefing.sheet import Entry, Known, Moment, RoomSheet, Run, colour
from netdesk.domain.event import Attendance, Event
from netdesk.domain.guestlist import of_name
from netdesk.domain.person import LetterKind, Person, initials
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.i18n import _, moment, plural

__all__ = ["Entry", "Known", "RoomSheet", "Run", "colour", "compose", "key"]

_MEET = 3
_NUMBER = re.compile(r"(\d+)")
# Fading can still be turned, so it comes before dormant; what is fresh can wait.
_URGENT = {Freshness.FADING: 0, Freshness.DORMANT: 1, Freshness.DUE: 2, Freshness.FRESH: 3}


def compose(
    event: Event, me: Person, known: Sequence[Known], today: date, choice: Choice = Choice(), card: str = ""
) -> RoomSheet:
    """The sheet for an event, from the people known to come.

    Importance is: those to whom I promised something (earliest date first), then by stage from Profitability down to
    Only a card, within a stage fading before dormant before due before fresh, then by name. Those with whom I have
    not talked stand apart unless something is promised. Private notes are printed only where `choice` says so; `card`
    is the text of my code.
    """
    now = Moment(me, today, event.starts.date())
    seats = {key(item): item for item in event.attendances if item.expected}
    present = [item for item in known if item.person.id != me.id and item.person.id not in choice.without]
    present.sort(key=lambda item: _rank(item, seats, choice, today))
    apart = [item for item in present if _is_stranger(item, choice, today)]
    names = _names_only(event, me, known, choice)
    people = [_entry(item, seats.get(item.person.id), now, choice) for item in present if item not in apart]
    strangers = [*(_entry(item, seats.get(item.person.id), now, choice) for item in apart), *names]
    if not choice.shows(Part.STRANGERS):
        strangers = []
    if choice.sheet is not Sheet.ROOM:
        people, strangers = [*people, *strangers], []
    if choice.sheet is Sheet.NOTES and choice.order is Order.IMPORTANCE:
        people.sort(key=lambda one: list(seats).index(one.key))
    mine = choice.shows(Part.MINE)
    wish, sign = me.latest(LetterKind.LOOKS_FOR), me.latest(LetterKind.RECOGNISE)
    return RoomSheet(
        title=event.name,
        when=_when(event),
        place=event.place,
        choice=choice,
        summary=tuple(_summary(present, len(names))),
        goals=tuple(goal.strip() for goal in event.goals if goal.strip()) if mine else (),
        looks_for=lines.short(wish.text, 200) if wish and mine else "",
        recognise=lines.short(sign.text, 200) if sign and mine else "",
        people=tuple(people),
        strangers=tuple(strangers),
        blanks=4 if choice.shows(Part.NEW_FACES) else 0,
        me=me.shown,
        card=card if choice.shows(Part.CODE) else "",
    )


def key(attendance: Attendance) -> str:
    """What tells a guest from others: their id; of a mere name a digest, which may be kept with the settings."""
    name = " ".join(attendance.name.split())
    return attendance.person_id or hashlib.sha256(fold(name).encode()).hexdigest()[:16]


def _rank(known: Known, seats: dict[str, Attendance], choice: Choice, today: date) -> tuple[object, ...]:
    name = fold(known.person.name.sort_key or known.person.shown)
    last = (name, known.person.id)
    if choice.order is Order.NAME:
        return last
    if choice.order is Order.TABLE:
        seat = seats.get(known.person.id)
        return (*_table(seat.table if seat else ""), *last)
    return (*lines.late_first(known, today), -known.stage, _URGENT[known.freshness], *last)


def _table(table: str) -> tuple[bool, list[tuple[int, str]]]:
    """Tables in the order of their numbers, 2 before 10; who has none sits last."""
    pieces = [piece for piece in _NUMBER.split(fold(table).strip()) if piece]
    return not pieces, [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces]


def _is_stranger(known: Known, choice: Choice, today: date) -> bool:
    """Nobody is a stranger on cards and lists, where everybody has a place of their own."""
    return choice.sheet is Sheet.ROOM and known.stage is Stage.CARD and bool(lines.late_first(known, today)[0])


def _entry(known: Known, seat: Attendance | None, now: Moment, choice: Choice) -> Entry:
    person, length = known.person, choice.length
    name = " ".join(person.shown.split()) or _("No name")
    wish = person.latest(LetterKind.LOOKS_FOR)
    return Entry(
        key=person.id,
        name=name,
        work=lines.work(person),
        table=seat.table if seat else "",
        stage=known.stage,
        stage_word=words.stage(known.stage),
        freshness=known.freshness,
        freshness_word=words.freshness(known.freshness) if known.stage > Stage.CARD else "",
        reason=reason(known, now),
        remarks=lines.remarks(known, now) if choice.shows(Part.HISTORY) else "",
        history=lines.history(known, now, length) if choice.shows(Part.HISTORY) else (),
        promises=lines.promises(known, now, length) if choice.shows(Part.PROMISES) else (),
        looks_for=lines.short(wish.text, 120) if wish and choice.shows(Part.LOOKS_FOR) else "",
        question=lines.question(known, now) if choice.shows(Part.QUESTION) else "",
        give=lines.give(known, length) if choice.shows(Part.GIVING) else (),
        next_step=lines.next_step(known, now, length) if choice.shows(Part.NEXT_STEP) else (),
        letters=lines.letters(known),
        private=tuple(lines.private(known, seat, now.me)) if choice.private else (),
        reach=ways(person, length) if choice.shows(Part.REACH) else (),
        initials=initials(name),
        colour=colour(person.id),
        picture=known.picture if choice.shows(Part.PICTURES) else None,
    )


def _names_only(event: Event, me: Person, known: Sequence[Known], choice: Choice) -> tuple[Entry, ...]:
    """Those of whom there is only a name; of these the note is no private one but says the company."""
    here = {item.person.id for item in known} | {me.id}
    named = {
        key(item): item
        for item in event.attendances
        if item.expected and item.name.strip() and item.person_id not in here
    }
    order = sorted(named, key=lambda one: _name_rank(named[one], choice))
    return tuple(
        Entry(
            key(named[one]),
            " ".join(named[one].name.split()),
            work="" if named[one].person_id else of_name("", named[one].note).company,
            table=named[one].table,
            initials=initials(named[one].name),
        )
        for one in order
        if one not in choice.without
    )


def _name_rank(guest: Attendance, choice: Choice) -> tuple[object, ...]:
    if choice.order is Order.TABLE:
        return (*_table(guest.table), fold(guest.name))
    return (fold(guest.name),) if choice.order is Order.NAME else ()


def _when(event: Event) -> str:
    start = moment(event.starts)
    if event.ends is None:
        return start
    same_day = event.ends.date() == event.starts.date()
    return f"{start}–{moment(event.ends, 'H:mm')}" if same_day else f"{start} – {moment(event.ends)}"


def _summary(present: Sequence[Known], names: int) -> Iterator[Run]:
    talked = sum(item.stage >= Stage.VISIBILITY for item in present)
    yield Run(plural("{n} coming", "{n} coming", len(present) + names))
    yield Run(" · " + plural("you know {n}", "you know {n}", talked))
    meet = _meet(present)
    if meet:
        before, _gap, after = _("meet today: {names}").partition("{names}")
        yield Run(f" · {before}")
        for place, name in enumerate(meet):
            yield from (Run(", "),) if place else ()
            yield Run(name, strong=True)
        yield from (Run(after),) if after else ()
    here = ((item, one) for item in present for one in item.meetings if one.here)
    count = len({frozenset((item.person.id, one.person.id)) for item, one in here})
    if count:
        yield Run(
            " · " + plural("give first: {n} introduction is ready", "give first: {n} introductions are ready", count)
        )


def _meet(present: Sequence[Known]) -> list[str]:
    """Whom to look for in the room: those who fade, then those with whom I never talked; at most three."""
    fading = [item for item in present if item.stage >= Stage.VISIBILITY and item.freshness >= Freshness.FADING]
    cards = [item for item in present if item.stage == Stage.CARD]
    fading.sort(key=lambda item: item.freshness)
    return [" ".join(item.person.shown.split()) for item in (*fading, *cards)][:_MEET]
