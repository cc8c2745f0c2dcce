"""What the trust on links is told from, read for many people at once: only what is evidence of something."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, func, or_, select

from netdesk.domain.evidence import Evidence, gather
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind, Role, pairs_between
from netdesk.domain.link import Link
from netdesk.domain.person import FIVE_LETTERS
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.storage import tables
from netdesk.storage.shelf import SHELVES

Pair = tuple[Id, Id]

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PART, _ITEM = tables.interaction_participant.c, tables.interaction.c
_TOOK_PART = select(_PART.owner_id).where(_PART.person_id.in_(_IDS))
_HAPPENED = select(_ITEM.id, _ITEM.kind, _ITEM.on, _ITEM.minutes, _ITEM.made_good_on).where(
    _ITEM.id.in_(_TOOK_PART), _ITEM.removed_at.is_(None), _ITEM.kind != Kind.NOTE.value
)
_PARTS = select(_PART.owner_id, _PART.person_id, _PART.role).where(_PART.owner_id.in_(_TOOK_PART))
_PROMISE, _REFERRAL = tables.promise.c, tables.referral.c
_PROMISES = select(
    _PROMISE.by_id,
    _PROMISE.to_id,
    _PROMISE.text,
    _PROMISE.made_on,
    _PROMISE.id,
    _PROMISE.due_on,
    _PROMISE.kept_on,
    _PROMISE.broken_on,
    _PROMISE.made_good_on,
).where(or_(_PROMISE.by_id.in_(_IDS), _PROMISE.to_id.in_(_IDS)), _PROMISE.removed_at.is_(None))
_REFERRALS = select(_REFERRAL.giver_id, _REFERRAL.receiver_id, _REFERRAL.on, _REFERRAL.id, _REFERRAL.consent).where(
    or_(_REFERRAL.giver_id.in_(_IDS), _REFERRAL.receiver_id.in_(_IDS)), _REFERRAL.removed_at.is_(None)
)
_LEARNED = (
    select(tables.person_letter.c.owner_id, tables.person_letter.c.kind, func.min(tables.person_letter.c.on))
    .where(tables.person_letter.c.owner_id.in_(_IDS))
    .where(tables.person_letter.c.kind.in_([kind.value for kind in FIVE_LETTERS]))
    .group_by(tables.person_letter.c.owner_id, tables.person_letter.c.kind)
)
_GAVE = Role.GIVER.value
_NOBODY: frozenset[Id] = frozenset()
_KINDS = {kind.value: kind for kind in Kind}


class Happened(NamedTuple):
    """As much of an interaction as is evidence of something."""

    id: Id
    kind: Kind
    on: date
    minutes: int | None
    made_good_on: date | None
    there: frozenset[Id]
    gave: frozenset[Id]
    removed_at: None = None

    def people(self) -> frozenset[Id]:
        """Everybody who took part."""
        return self.there

    def givers(self) -> frozenset[Id]:
        """Who gave."""
        return self.gave


def ordered(one: Id, other: Id, me: Id) -> Pair:
    """The two ends of a link as the derived rows hold them: me first, else by id."""
    return (one, other) if one == me or (other != me and one < other) else (other, one)


class Known:
    """What is known of the links that some people have: read once, for telling which links there are and for each its
    evidence. The notes, places and texts of things, which say nothing about trust, are left where they are."""

    def __init__(self, connection: Connection, me: Id, people: Iterable[Id]) -> None:
        self._connection, self._me = connection, me
        self._ids = {"ids": sorted(people)}
        self._interactions = self._happened()
        self._promises = [Promise(*row) for row in connection.execute(_PROMISES, self._ids).all()]
        self._referrals = [
            Referral(giver, receiver, on, one, consent=consent)
            for giver, receiver, on, one, consent in connection.execute(_REFERRALS, self._ids).all()
        ]
        self._links = [link for link in self._stated() if not link.removed_at]

    def pairs(self) -> Iterator[Pair]:
        """The ends of every link of which something is known, often several times."""
        for item in self._interactions:
            for one, other in pairs_between(item.kind, item.there, item.gave):
                yield ordered(one, other, self._me)
        for things, ends in self._between():
            for thing in things:
                yield ordered(*ends(thing), self._me)

    def evidence(self, pairs: Sequence[Pair]) -> dict[Pair, Evidence]:
        """What is known about the links named, of which one end at least is among the people."""
        interactions = self._shared(pairs)
        promises, referrals, links = (self._grouped(pairs, *one) for one in self._between())
        letters = self._letters()
        result = {}
        for pair in pairs:
            stated = next(iter(links[pair]), None)
            known = letters.get(pair[1], ()) if pair[0] == self._me else None
            result[pair] = gather(*pair, interactions[pair], promises[pair], referrals[pair], stated, known)
        return result

    def _between(self) -> Iterator[tuple[Sequence[Any], Callable[[Any], Pair]]]:
        yield self._promises, lambda one: (one.by_id, one.to_id)
        yield self._referrals, lambda one: (one.giver_id, one.receiver_id)
        yield self._links, lambda one: (one.a_id, one.b_id)

    def _happened(self) -> list[Happened]:
        there: dict[Id, list[Id]] = defaultdict(list)
        gave: dict[Id, frozenset[Id]] = {}
        for owner, person, role in self._connection.execute(_PARTS, self._ids).all():
            there[owner].append(person)
            if role == _GAVE:
                gave[owner] = gave.get(owner, _NOBODY) | {person}
        return [
            Happened(one, _KINDS[kind], on, minutes, good, frozenset(there[one]), gave.get(one, _NOBODY))
            for one, kind, on, minutes, good in self._connection.execute(_HAPPENED, self._ids).all()
        ]

    def _stated(self) -> list[Link]:
        shelf = SHELVES[Link]
        return shelf.load(self._connection, self._connection.scalars(_either(shelf.table, "a_id", "b_id"), self._ids))

    def _shared(self, pairs: Sequence[Pair]) -> dict[Pair, list[Happened]]:
        """What both ends of the links named took part in. A gathering of hundreds has tens of thousands of pairs, of
        which a batch asks for a few; what it is evidence of is told by `gather`."""
        others: dict[Id, list[Id]] = defaultdict(list)
        for a, b in pairs:
            others[b].append(a)
        found: dict[Pair, list[Happened]] = defaultdict(list)
        for item in self._interactions:
            there = item.there
            for b in there:
                for a in others.get(b, ()):
                    if a in there:
                        found[(a, b)].append(item)
        return found

    def _grouped(
        self, pairs: Sequence[Pair], things: Sequence[Any], ends: Callable[[Any], Pair]
    ) -> dict[Pair, list[Any]]:
        wanted = set(pairs)
        found: dict[Pair, list[Any]] = defaultdict(list)
        for thing in things:
            pair = ordered(*ends(thing), self._me)
            if pair in wanted:
                found[pair].append(thing)
        return found

    def _letters(self) -> dict[Id, tuple[date, ...]]:
        """When each of the five letters of somebody was first learned."""
        found: dict[Id, list[date]] = defaultdict(list)
        for owner, _kind, on in self._connection.execute(_LEARNED, self._ids).all():
            found[owner].append(on)
        return {owner: tuple(sorted(days)) for owner, days in found.items()}


@cache
def _either(table: Table, one: str, other: str) -> Select[tuple[Id]]:
    """The ids of what has one of some people at one end."""
    return select(table.c.id).where(or_(table.c[one].in_(_IDS), table.c[other].in_(_IDS)))
