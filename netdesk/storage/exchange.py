"""What was given and received, and the money that came of referrals: sums by day, and the rows behind each. Nothing
from the trash, nobody who is in it, and no referral without consent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all

from netdesk.domain.behind import Behind
from netdesk.domain.genealogy import Trees
from netdesk.domain.ids import Id
from netdesk.domain.insights import REFERRAL, Dated, Span
from netdesk.domain.interaction import GIFTS, Kind, Role
from netdesk.storage.book import Reader
from netdesk.storage.tables import (
    event,
    interaction,
    interaction_participant,
    person_row,
    referral,
    referral_money,
)

_KINDS = [kind.value for kind in GIFTS]
_REFERRAL, _HAPPENED = referral.c, interaction.c


@dataclass(frozen=True, slots=True)
class Closed:
    """Money that a referral brought, with the other one: who gave it to me, or to whom I gave it."""

    referral_id: Id
    on: date
    amount: Decimal
    currency: str
    person_id: Id


def gifts_by_day(reader: Reader, span: Span, *, given: bool) -> list[Dated]:
    """How much of each kind was given (or received) on which day. What went to several people counts for each."""
    found = _gifts(reader.me, span, given=given).subquery()
    query = select(found.c.kind, found.c.on, func.count()).group_by(found.c.kind, found.c.on)
    return [Dated(kind, on, Decimal(count)) for kind, on, count in reader.connection.execute(query)]


def gifts(reader: Reader, span: Span, *, given: bool, kinds: Iterable[str] = ()) -> list[Behind]:
    """Each gift to (or from) each person, oldest first; of all kinds where none is named."""
    found = _gifts(reader.me, span, given=given).subquery()
    query = select(found).order_by(found.c.on, found.c.id, found.c.person_id)
    if wanted := list(kinds):
        query = query.where(found.c.kind.in_(wanted))
    return [_behind(*row) for row in reader.connection.execute(query)]


def received_by_person(reader: Reader, span: Span) -> dict[Id, Decimal]:
    """How much of everything given to me came from whom."""
    found = _gifts(reader.me, span, given=False).subquery()
    query = select(found.c.person_id, func.count()).group_by(found.c.person_id)
    return {one: Decimal(count) for one, count in reader.connection.execute(query)}


def closed(reader: Reader, span: Span, *, for_me: bool) -> list[Closed]:
    """The money of referrals that I received (or gave), oldest first, in its own currency."""
    money = referral_money.c
    mine, other = _ends(given=not for_me)
    query = (
        select(money.owner_id, money.on, money.amount, money.currency, other)
        .join(referral, _REFERRAL.id == money.owner_id)
        .where(mine == reader.me, *_counts(), *_present(other, reader.me))
        .where(money.on.between(span.first, span.last))
        .order_by(money.on, money.owner_id, money.position)
    )
    return [
        Closed(one, on, Decimal(amount), currency, person)
        for one, on, amount, currency, person in reader.connection.execute(query)
    ]


def began_with(reader: Reader) -> dict[Id, Id]:
    """Who gave me the referral that all began with, for each one that I received: what grew out of a referral would not
    be there without it."""
    query = select(_REFERRAL.id, _REFERRAL.parent_id, _REFERRAL.giver_id).where(
        _REFERRAL.receiver_id == reader.me, *_counts(), *_present(_REFERRAL.giver_id, reader.me)
    )
    found = reader.connection.execute(query).all()
    trees, giver = Trees({row.id: row.parent_id for row in found}), {row.id: row.giver_id for row in found}
    return {one: giver[trees.root(one)] for one in giver}


def minutes_by_day(reader: Reader, span: Span) -> list[Dated]:
    """The minutes with people, by day; of what happened at an event with a time of its own the event tells."""
    mine, other, row = interaction_participant.alias("mine"), interaction_participant.alias("other"), _HAPPENED
    timed = select(event.c.id).where(event.c.ends > event.c.starts, event.c.removed_at.is_(None))
    somebody = select(other.c.owner_id).where(other.c.owner_id == row.id, *_present(other.c.person_id, reader.me))
    found = (
        select(row.id, row.on, row.minutes)
        .join(mine, mine.c.owner_id == row.id)
        .where(mine.c.person_id == reader.me, _within(span), row.minutes > 0, row.removed_at.is_(None))
        .where(or_(row.event_id.is_(None), row.event_id.not_in(timed)), somebody.exists())
        .distinct()
        .subquery()
    )
    query = select(found.c.on, func.sum(found.c.minutes)).group_by(found.c.on)
    return [Dated("interaction", on, Decimal(minutes)) for on, minutes in reader.connection.execute(query)]


def happened_by_day(reader: Reader, span: Span) -> list[tuple[date, Kind, bool, bool, int]]:
    """How much of each kind I took part in with somebody, by day: the day, the kind, whether I gave, whether anybody
    did, and how often."""
    mine, other, giver = (interaction_participant.alias(name) for name in ("mine", "other", "giver"))
    row = _HAPPENED
    somebody = select(other.c.owner_id).where(other.c.owner_id == row.id, *_present(other.c.person_id, reader.me))
    gave = case((mine.c.role == Role.GIVER.value, 1), else_=0).label("gave")
    givers = select(giver.c.owner_id).where(giver.c.owner_id == row.id, giver.c.role == Role.GIVER.value)
    given = case((givers.exists(), 1), else_=0).label("given")
    found = (
        select(row.id, row.on, row.kind, gave, given)
        .join(mine, mine.c.owner_id == row.id)
        .where(mine.c.person_id == reader.me, _within(span), row.removed_at.is_(None), somebody.exists())
        .distinct()
        .subquery()
    )
    columns = (found.c.on, found.c.kind, found.c.gave, found.c.given)
    lines = reader.connection.execute(select(*columns, func.count()).group_by(*columns))
    return [(on, Kind(kind), bool(gave), bool(given), count) for on, kind, gave, given, count in lines]


def _within(span: Span) -> ColumnElement[bool]:
    """What happened in a span. `coalesce` keeps the index of days out: from the people it leads straight to what they
    took part in, while from the days half a million rows would be looked up one by one."""
    return func.coalesce(_HAPPENED.on, _HAPPENED.on).between(span.first, span.last)


def _present(one: ColumnElement[Id], me: Id) -> tuple[ColumnElement[bool], ...]:
    """Somebody else, who is not in the trash."""
    return func.coalesce(one, "") != me, one.not_in(select(person_row.c.person_id).where(person_row.c.removed))


def _behind(one: Id, kind: str, on: date, person_id: Id) -> Behind:
    noun = "referral" if kind == REFERRAL else "interaction"
    return Behind(noun, one, on=on, what=kind, people=(person_id,))


def _gifts(me: Id, span: Span, *, given: bool) -> Any:
    """Gifts and consented referrals as rows of id, kind, day and the other person."""
    return union_all(_interactions(me, span, given=given), _referrals(me, span, given=given))


def _interactions(me: Id, span: Span, *, given: bool) -> Select[Any]:
    """What one side gave the other: the giver is one of the two, the receiver is not a giver of it as well."""
    giver, receiver = interaction_participant.alias("giver"), interaction_participant.alias("receiver")
    mine, other = (giver, receiver) if given else (receiver, giver)
    return (
        select(_HAPPENED.id, _HAPPENED.kind, _HAPPENED.on, other.c.person_id)
        .join(giver, and_(giver.c.owner_id == _HAPPENED.id, giver.c.role == Role.GIVER.value))
        .join(receiver, and_(receiver.c.owner_id == _HAPPENED.id, receiver.c.role != Role.GIVER.value))
        .where(mine.c.person_id == me, *_present(other.c.person_id, me))
        .where(_HAPPENED.kind.in_(_KINDS), _HAPPENED.removed_at.is_(None), _within(span))
        .distinct()
    )


def _referrals(me: Id, span: Span, *, given: bool) -> Select[Any]:
    mine, other = _ends(given=given)
    return (
        select(_REFERRAL.id, literal(REFERRAL).label("kind"), _REFERRAL.on, other.label("person_id"))
        .where(mine == me, *_counts(), *_present(other, me))
        .where(_REFERRAL.on.between(span.first, span.last))
    )


def _ends(*, given: bool) -> tuple[ColumnElement[Id], ColumnElement[Id]]:
    """My end of a referral, and the other one's."""
    ends = _REFERRAL.giver_id, _REFERRAL.receiver_id
    return ends if given else (ends[1], ends[0])


def _counts() -> tuple[ColumnElement[bool], ...]:
    return _REFERRAL.consent.is_(True), _REFERRAL.removed_at.is_(None)
