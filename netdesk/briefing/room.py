"""The sheet for a room: who comes, what I know of them, what to ask and what to give."""

from collections.abc import Iterator, Sequence
from datetime import date

from netdesk import words
from netdesk.briefing import introductions, lines
from netdesk.briefing.sheet import Entry, Known, Moment, RoomSheet, Run
from netdesk.domain.event import Event
from netdesk.domain.ids import Id, ground
from netdesk.domain.person import LetterKind, Person, initials
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.i18n import _, moment, plural

__all__ = ["Entry", "Known", "RoomSheet", "Run", "colour", "compose"]

PALETTE = ("#7a5c99", "#3f6fa0", "#96603a", "#ab5271", "#4a7a4a", "#7a6b33", "#3b7c79", "#6464a4", "#a25248")
_MEET = 3
# Fading can still be turned, so it comes before dormant; what is fresh can wait.
_URGENT = {Freshness.FADING: 0, Freshness.DORMANT: 1, Freshness.DUE: 2, Freshness.FRESH: 3}


def compose(event: Event, me: Person, known: Sequence[Known], today: date) -> RoomSheet:
    """The sheet for an event, from the people known to come.

    The order is: those to whom I promised something (earliest date first), then by stage from Profitability down to
    Only a card, within a stage fading before dormant before due before fresh, then by name. Notes on participants
    and attendances are private and never printed.
    """
    now = Moment(me, today, event.starts.date())
    present = sorted((item for item in known if item.person.id != me.id), key=lambda item: _importance(item, today))
    pairs = introductions.ready(present)
    unknown = _names_only(event, me, present)
    wish, sign = me.latest(LetterKind.LOOKS_FOR), me.latest(LetterKind.RECOGNISE)
    return RoomSheet(
        title=event.name,
        when=_when(event),
        place=event.place,
        summary=tuple(_summary(present, len(unknown), pairs)),
        goals=tuple(goal.strip() for goal in event.goals if goal.strip()),
        looks_for=lines.short(wish.text, 200) if wish else "",
        recognise=lines.short(sign.text, 200) if sign else "",
        people=tuple(_entry(item, _partners(item, pairs), now) for item in present),
        unknown=unknown,
    )


def colour(person_id: Id) -> str:
    """The colour behind somebody's initials: always the same for the same person."""
    return PALETTE[ground(person_id)]


def _importance(known: Known, today: date) -> tuple[tuple[int, date], int, int, str, Id]:
    name = fold(known.person.name.sort_key or known.person.shown)
    return lines.late_first(known, today), -known.stage, _URGENT[known.freshness], name, known.person.id


def _entry(known: Known, partners: Sequence[Person], now: Moment) -> Entry:
    person = known.person
    name = " ".join(person.shown.split()) or _("No name")
    wish = person.latest(LetterKind.LOOKS_FOR)
    talked = known.stage > Stage.CARD and known.freshness > Freshness.FRESH
    return Entry(
        name=name,
        work=lines.work(person),
        stage=known.stage,
        stage_word=words.stage(known.stage),
        freshness_word=words.freshness(known.freshness) if talked else "",
        history=lines.history(known, now),
        looks_for=lines.short(wish.text, 120) if wish else "",
        question=lines.question(known, now),
        next_step=lines.next_step(known, partners, now),
        initials=initials(name),
        colour=colour(person.id),
        picture=known.picture,
    )


def _partners(known: Known, pairs: dict[Id, tuple[Person, ...]]) -> tuple[Person, ...]:
    """Those in the room first; who else the desk proposes only when nobody in the room fits."""
    others = tuple(person for person in known.introduced if person.id != known.person.id)
    return pairs.get(known.person.id, ()) or others[: introductions.AT_MOST]


def _names_only(event: Event, me: Person, present: Sequence[Known]) -> tuple[str, ...]:
    here = {item.person.id for item in present} | {me.id}
    return tuple(
        " ".join(item.name.split())
        for item in event.attendances
        if item.expected and item.name.strip() and item.person_id not in here
    )


def _when(event: Event) -> str:
    start = moment(event.starts)
    if event.ends is None:
        return start
    same_day = event.ends.date() == event.starts.date()
    return f"{start}–{moment(event.ends, 'H:mm')}" if same_day else f"{start} – {moment(event.ends)}"


def _summary(present: Sequence[Known], names: int, pairs: dict[Id, tuple[Person, ...]]) -> Iterator[Run]:
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
    count = len({frozenset((one, other.id)) for one, others in pairs.items() for other in others})
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
