"""What two people's history says about trust: one sorted list of facts, made from interactions, promises, referrals and
the stated link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, GIFTS, SETBACKS, TESTS, Kind
from netdesk.domain.link import Link
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral


class Happening(Protocol):
    """What is asked of something that happened: an interaction, or as much of one as was read."""

    @property
    def id(self) -> Id: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def on(self) -> date: ...
    @property
    def minutes(self) -> int | None: ...
    @property
    def made_good_on(self) -> date | None: ...
    @property
    def removed_at(self) -> datetime | None: ...
    def people(self) -> frozenset[Id]:
        """Everybody who took part."""

    def givers(self) -> frozenset[Id]:
        """Who gave."""


class FactKind(StrEnum):
    """What a fact is evidence of."""

    TALK = "talk"
    ONE_TO_ONE = "one-to-one"
    WRITE = "write"
    TEST = "test"
    GIVE = "give"
    REFERRAL = "referral"
    KEPT = "kept"
    BROKEN = "broken"
    SETBACK = "setback"
    INTRODUCED = "introduced"


class Fact(NamedTuple):
    """One dated piece of evidence. `by` is who gave, wrote, promised or let the other down; `until` the day on which a
    setback was made good; `ref` the interaction, promise or referral it comes from; `source` says what that was."""

    on: date
    kind: FactKind
    ref: Id
    by: Id | None = None
    until: date | None = None
    minutes: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that happened between `a` and `b`, oldest first, and what the user stated about them.

    `letters` are the days on which the five letters of `b` were learned, one per letter; only given when `a` is me.
    """

    a: Id
    b: Id
    facts: tuple[Fact, ...] = ()
    link: Link | None = None
    letters: tuple[date, ...] | None = None


class Sorted:
    """The facts between two people that are known on a day (all when none is given), by what they are evidence of."""

    def __init__(self, evidence: Evidence, on: date | None = None) -> None:
        facts = evidence.facts
        self.facts = facts if on is None or not facts or facts[-1].on <= on else [f for f in facts if f.on <= on]
        self.talks = two_way(self.facts)
        self.talk_days = sorted({fact.on for fact in self.talks})
        self._kinds: dict[FactKind, list[Fact]] = {}
        for fact in self.facts:
            self._kinds.setdefault(fact.kind, []).append(fact)

    def by(self, kind: FactKind, person: Id) -> list[Fact]:
        """What there is of a kind by one of the two."""
        return [fact for fact in self._kinds.get(kind, ()) if fact.by == person]


def two_way(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that are two-way contact: conversations, and a message that answers one from the other side."""
    contacts, writer = [], None
    for fact in facts:
        if fact.kind in (FactKind.TALK, FactKind.ONE_TO_ONE):
            contacts.append(fact)
        elif fact.kind is FactKind.WRITE:
            if writer is not None and writer != fact.by:
                contacts.append(fact)
            writer = fact.by
    return contacts


def gather(
    a: Id,
    b: Id,
    interactions: Iterable[Happening] = (),
    promises: Iterable[Promise] = (),
    referrals: Iterable[Referral] = (),
    link: Link | None = None,
    letters: tuple[date, ...] | None = None,
) -> Evidence:
    """The evidence between two people; what concerns others, or was removed, is passed over."""
    pair = frozenset((a, b))
    facts = [fact for item in interactions for fact in _of_interaction(item, a, b)]
    facts += [fact for item in promises if {item.by_id, item.to_id} == pair for fact in _of_promise(item)]
    facts += [fact for item in referrals if {item.giver_id, item.receiver_id} == pair for fact in _of_referral(item)]
    facts.sort(key=lambda fact: (fact.on, fact.ref, fact.kind))
    return Evidence(a, b, tuple(facts), link if link and not link.removed_at else None, letters)


def _of_interaction(item: Happening, a: Id, b: Id) -> Iterable[Fact]:
    if item.removed_at or item.kind is Kind.NOTE:
        return
    people = item.people()
    if a not in people or b not in people:
        return
    givers = item.givers()
    by = None if (a in givers) == (b in givers) else a if a in givers else b
    if item.kind in CONVERSATIONS:
        kind = FactKind.ONE_TO_ONE if item.kind is Kind.ONE_TO_ONE else FactKind.TALK
        yield Fact(item.on, kind, item.id, minutes=item.minutes or 0, source=item.kind)
    elif item.kind is Kind.MESSAGE:
        kind = FactKind.WRITE if by else FactKind.TALK
        if by or not givers:  # what a third person wrote to both is nothing between the two
            yield Fact(item.on, kind, item.id, by, minutes=item.minutes or 0, source=item.kind)
    elif item.kind in SETBACKS and by:
        yield Fact(item.on, FactKind.SETBACK, item.id, by, item.made_good_on, source=item.kind)
    elif item.kind in GIFTS and by:
        yield Fact(item.on, FactKind.GIVE, item.id, by, source=item.kind)
        if item.kind in TESTS:
            yield Fact(item.on, FactKind.TEST, item.id, by, source=item.kind)
    elif item.kind is Kind.INTRODUCTION:
        yield Fact(item.on, FactKind.INTRODUCED, item.id, source=item.kind)


def _of_promise(item: Promise) -> Iterable[Fact]:
    if item.removed_at:
        return
    if item.kept_on:
        yield Fact(item.kept_on, FactKind.KEPT, item.id, item.by_id, source="promise")
    if item.broken_on and not (item.kept_on and item.kept_on <= item.broken_on):
        cure = min((day for day in (item.made_good_on, item.kept_on) if day), default=None)
        yield Fact(item.broken_on, FactKind.BROKEN, item.id, item.by_id, cure, source="promise")


def _of_referral(item: Referral) -> Iterable[Fact]:
    if item.consent and not item.removed_at:
        yield Fact(item.on, FactKind.GIVE, item.id, item.giver_id, source="referral")
        yield Fact(item.on, FactKind.REFERRAL, item.id, item.giver_id, source="referral")
