"""The sheet for two who sit down together: what is known of both, what was, and who could help whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk import words
from netdesk.briefing import lines
from netdesk.briefing.choice import Length
from netdesk.briefing.reach import ways
from netdesk.briefing.sheet import Entry, Moment, PairSheet, Side, colour
from netdesk.domain.ids import Id
from netdesk.domain.interaction import SETBACKS, Interaction, Kind
from netdesk.domain.person import LetterKind, Person, initials
from netdesk.domain.promise import Promise, by_urgency
from netdesk.domain.referral import Referral, ReferralStatus
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day

_HISTORY = {Length.LINE: 3, Length.SHORT: 8, Length.FULL: 12}
_CUSTOMERS = 5
_PROMISES = 4


@dataclass(frozen=True, slots=True)
class One:
    """What the desk knows of one of two: their interactions and referrals with anybody, newest first, what they
    promised the other, and in words who could help them."""

    person: Person
    interactions: Sequence[Interaction] = ()
    referrals: Sequence[Referral] = ()
    promised: Sequence[Promise] = ()
    helps: tuple[str, ...] = ()
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """How far `one`'s trust in `other` has come, and the other's in one."""

    outward: Stage
    inward: Stage


def compose(
    one: One,
    other: One,
    between: Between,
    names: Mapping[Id, str],
    moment: Moment,
    length: Length = Length.FULL,
    private: bool = False,
) -> PairSheet:
    """The sheet for two, the user perhaps among them. What went wrong between them is not on it, nor what money came
    of a referral, since both look at the paper; private notes only when asked for."""
    both = one.person, other.person
    shared = [item for item in one.interactions if other.person.id in item.people() and _is_told(item, moment.today)]
    return PairSheet(
        title=_("{one} and {other}").format(one=_name(one.person, moment.me), other=_name(other.person, moment.me)),
        when=day(moment.today, "EEEE d MMMM yyyy"),
        stages=_stages(between),
        one=_side(one, names, moment),
        other=_side(other, names, moment, between if one.person.id == moment.me.id else None),
        history=tuple(_history(shared, both, one.referrals, moment))[: _HISTORY[length]],
        private=tuple(_private(shared, both)) if private else (),
    )


def _name(person: Person, me: Person) -> str:
    return " ".join(person.shown.split()) or (_("Me") if person.id == me.id else _("No name"))


def _is_told(item: Interaction, today: date) -> bool:
    return item.removed_at is None and item.on <= today and item.kind not in SETBACKS


def _stages(between: Between) -> str:
    if between.outward == between.inward:
        return words.stage(between.outward)
    return _("{outward} – the other way {inward}").format(
        outward=words.stage(between.outward), inward=words.stage(between.inward).lower()
    )


def _side(one: One, names: Mapping[Id, str], moment: Moment, with_me: Between | None = None) -> Side:
    """One of the two; with me the face has the ring of our link."""
    person = one.person
    stage = min(with_me.outward, with_me.inward) if with_me else Stage.CARD
    name = _name(person, moment.me)
    return Side(
        entry=Entry(
            key=person.id,
            name=name,
            work=lines.work(person),
            stage=stage,
            stage_word=words.stage(stage) if with_me else "",
            reach=ways(person),
            initials=initials(name),
            colour=colour(person.id),
            picture=one.picture,
        ),
        letters=tuple(_letters(person, mine=person.id == moment.me.id)),
        customers=tuple(_customers(one, names, moment.today))[:_CUSTOMERS],
        helps=one.helps,
        promises=tuple(_promises(one, moment.today))[:_PROMISES],
    )


def _letters(person: Person, *, mine: bool) -> Iterator[tuple[str, str, str]]:
    """Every letter: what is known, or what to ask, with room to write the answer."""
    for kind in LetterKind:
        known = person.latest(kind)
        yield words.letter(kind), lines.short(known.text, 240) if known else "", "" if mine else words.question(kind)


def _customers(one: One, names: Mapping[Id, str], today: date) -> Iterator[str]:
    """Whom they worked for last: who used their service, and whose business came of a referral."""
    found: list[tuple[date, str]] = []
    me = one.person.id
    for item in one.interactions:
        if item.kind is Kind.USED_SERVICE and _is_told(item, today) and me not in item.givers():
            found += [(item.on, _customer(names.get(giver, ""), item.note)) for giver in item.givers()]
    for referral in one.referrals:
        if referral.receiver_id == me and referral.status is ReferralStatus.CLOSED and not referral.removed_at:
            named = referral.prospect_name or names.get(referral.prospect_id or "", "")
            found.append((_closed_on(referral), _customer(named, referral.need)))
    for on, text in sorted(found, reverse=True):
        yield _("{day}: {customer}").format(day=day(on, "MMM yyyy"), customer=text)


def _customer(name: str, what: str) -> str:
    return " – ".join(part for part in (" ".join(name.split()), lines.short(what, 70)) if part) or _("somebody")


def _closed_on(referral: Referral) -> date:
    return max(step.on for step in referral.statuses if step.status is ReferralStatus.CLOSED)


def _promises(one: One, today: date) -> Iterator[str]:
    for promise in by_urgency(one.promised, today):
        due = _(" (by {day})").format(day=day(promise.due_on, "d MMM")) if promise.due_on else ""
        yield lines.short(promise.text) + due


def _history(
    shared: Sequence[Interaction], both: tuple[Person, Person], referrals: Sequence[Referral], moment: Moment
) -> Iterator[str]:
    """What happened between the two, newest first."""
    told = [(item.on, _happening(item, both)) for item in shared]
    pair = {person.id for person in both}
    for referral in referrals:
        if (
            {referral.giver_id, referral.receiver_id} == pair
            and not referral.removed_at
            and referral.on <= moment.today
        ):
            told.append((referral.on, _referral(referral, both)))
    for on, text in sorted(told, reverse=True):
        yield _("{day}: {what}").format(day=day(on), what=text)


def _happening(item: Interaction, both: tuple[Person, Person]) -> str:
    givers = [_short_name(person) for person in both if person.id in item.givers()]
    start = _given(item.kind, givers[0]) if len(givers) == 1 else words.kind(item.kind)
    note = lines.short(item.note)
    return f"{start} – {note}" if note else start


def _given(kind: Kind, name: str) -> str:
    """What one of the two gave, as in `Chiara wrote a testimonial`."""
    told = {
        Kind.INTRODUCTION: _("{name} made an introduction"),
        Kind.HELP: _("{name} helped"),
        Kind.THANK_YOU: _("{name} said thank you"),
        Kind.GIFT: _("{name} gave a present"),
        Kind.TESTIMONIAL: _("{name} wrote a testimonial"),
        Kind.USED_SERVICE: _("{name} was a client"),
        Kind.MESSAGE: _("{name} wrote"),
    }
    return told.get(kind, words.kind(kind)).format(name=name)


def _referral(referral: Referral, both: tuple[Person, Person]) -> str:
    giver = next(person for person in both if person.id == referral.giver_id)
    what = referral.prospect_name or lines.short(referral.need, 60) or _("somebody")
    return _("{giver} referred {name} ({status})").format(
        giver=_short_name(giver), name=what, status=words.referral_status(referral.status)
    )


def _short_name(person: Person) -> str:
    return person.name.given or " ".join(person.shown.split())


def _private(shared: Sequence[Interaction], both: tuple[Person, Person]) -> Iterator[str]:
    ids = {person.id for person in both}
    notes = [person.note for person in both]
    notes += [part.note for item in shared for part in item.participants if part.person_id in ids]
    yield from dict.fromkeys(lines.short(note, 200) for note in notes if note.strip())
