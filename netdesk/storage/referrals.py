"""Referrals as small rows for board and list, one of them whole with its tree, and what they add up to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, true

from netdesk.domain.genealogy import Sums, Tier, Trees, tier
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.referral import (
    Direction,
    Level,
    Referral,
    ReferralStatus,
    StatusStep,
    contacted_on,
    days_to_contact,
    direction,
    newest,
    untold,
    waited_until,
)
from netdesk.domain.text import fold
from netdesk.storage.book import Reader
from netdesk.storage.tables import person_row, referral, referral_money, referral_status

_BATCH = 500
_STATUSES = {status.value: status for status in ReferralStatus}  # told twenty thousand times
_LEVELS = {int(level): level for level in Level}


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral as board and list show it. Names are empty for me; `untold` counts the steps the giver has not been
    told of, `status_on` is the day of the newest step, `parent_id` what it grew out of, if that is still there."""

    id: Id
    giver_id: Id
    receiver_id: Id
    on: date
    prospect_id: Id | None
    need: str
    level: Level
    consent: bool
    thanked_on: date | None
    reported_on: date | None
    parent_id: Id | None
    giver: str
    receiver: str
    prospect: str
    way: Direction
    status: ReferralStatus = ReferralStatus.HANDED_OVER
    status_on: date = date.min
    contacted: bool = False
    waited_until: date | None = None
    untold: int = 0
    sums: Sums = field(default_factory=dict)

    @property
    def tells(self) -> bool:
        """Whether I am the one who tells the giver how it goes; a giver who became the client knows."""
        return self.way is Direction.RECEIVED and self.prospect_id != self.giver_id

    def days(self, today: date) -> int:
        """Days to the first contact with the prospect; who still waits counts up to today."""
        return days_to_contact(self.on, self.waited_until, today)

    def matches(self, text: str) -> bool:
        """Whether every word of a text is in the names or in the need."""
        own = fold(f"{self.giver} {self.receiver} {self.prospect} {self.need}")
        return all(word in own for word in fold(text).split())


@dataclass(frozen=True, slots=True)
class Branch:
    """A referral in its tree: how deep it stands, and the money of itself and of all that grew out of it."""

    row: ReferralRow
    depth: int
    total: Sums


@dataclass(frozen=True, slots=True)
class ReferralFile:
    """One referral whole: with the giver and me (as drafts need them), its tier, and its tree from the root down."""

    referral: Referral
    row: ReferralRow
    giver: Person
    me: Person
    tier: Tier
    tree: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What the referrals of one direction add up to; leads count only among the leads."""

    count: int = 0
    leads: int = 0
    sums: Sums = field(default_factory=dict)


def referral_rows(reader: Reader) -> list[ReferralRow]:
    """All referrals and leads, the newest first; nothing from the trash."""
    return _rows(reader, true())


def referrals_with(reader: Reader, person_id: Id) -> list[ReferralRow]:
    """The referrals in which somebody is giver, receiver or prospect, the newest first."""
    ends = (referral.c.giver_id, referral.c.receiver_id, referral.c.prospect_id)
    return _rows(reader, or_(*(end == person_id for end in ends)))


def referral_file(reader: Reader, referral_id: Id) -> ReferralFile:
    """One referral with its tree; NetdeskError when there is none."""
    item = reader.get(Referral, referral_id)
    tree = _tree(reader, item)
    row = next((branch.row for branch in tree if branch.row.id == item.id), None)
    row = row or _rows_of(reader, [item.id], removed=True)[0]
    grown = any(branch.row.id == item.parent_id for branch in tree)
    own_tier = tier(item.giver_id, item.receiver_id, item.prospect_id, grown=grown)
    return ReferralFile(item, row, reader.get(Person, item.giver_id), reader.get(Person, reader.me), own_tier, tree)


def totals(rows: Iterable[ReferralRow]) -> dict[Direction, Total]:
    """What referrals add up to, by direction; currencies stand side by side."""
    grouped: dict[Direction, list[ReferralRow]] = {way: [] for way in Direction}
    for row in rows:
        grouped[row.way].append(row)
    return {way: _total(group) for way, group in grouped.items()}


def rolled_up(rows: Sequence[ReferralRow]) -> dict[Id, Sums]:
    """The money of each of these referrals with all that grew out of it; a lead brings none of its own."""
    return Trees({row.id: row.parent_id for row in rows}).rolled_up({row.id: _counted(row) for row in rows})


def _total(rows: Sequence[ReferralRow]) -> Total:
    counted = [row for row in rows if row.consent]
    sums: Sums = {}
    for row in counted:
        for currency, amount in row.sums.items():
            sums[currency] = sums.get(currency, Decimal()) + amount
    return Total(len(counted), len(rows) - len(counted), sums)


def _counted(row: ReferralRow) -> Sums:
    return row.sums if row.consent else {}


def _tree(reader: Reader, item: Referral) -> tuple[Branch, ...]:
    """The whole tree that a referral stands in, from its root down; nothing for one in the trash."""
    if item.removed_at:
        return ()
    rows = _rows_of(reader, _related(reader, item))
    trees = Trees({row.id: row.parent_id for row in rows})
    total, by_id = rolled_up(rows), {row.id: row for row in rows}
    return tuple(Branch(by_id[one], depth, total[one]) for one, depth in trees.below(trees.root(item.id)))


def _related(reader: Reader, item: Referral) -> list[Id]:
    """The ids of a tree: up to the root, then down level by level; what is in the trash ends a branch."""
    row, present = referral.c, referral.c.removed_at.is_(None)
    found, above = {item.id: None}, item.parent_id
    while above and above not in found:
        parent = reader.connection.execute(select(row.id, row.parent_id).where(row.id == above, present)).first()
        if parent is None:
            break
        found[parent.id], above = None, parent.parent_id
    level = list(found)
    while level:
        children = [
            one
            for start in range(0, len(level), _BATCH)
            for one in reader.connection.scalars(
                select(row.id).where(row.parent_id.in_(level[start : start + _BATCH]), present)
            )
        ]
        level = [one for one in children if one not in found]
        found |= dict.fromkeys(level)
    return list(found)


def _rows_of(reader: Reader, ids: Sequence[Id], *, removed: bool = False) -> list[ReferralRow]:
    parts = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
    return [row for part in parts for row in _rows(reader, referral.c.id.in_(part), removed=removed)]


def _rows(reader: Reader, where: ColumnElement[bool], *, removed: bool = False) -> list[ReferralRow]:
    there = where if removed else and_(where, referral.c.removed_at.is_(None))
    steps, sums = _steps(reader, there), _sums(reader, there)
    parents = select(referral.c.id).where(referral.c.removed_at.is_(None), referral.c.id.in_(_parents(there)))
    present = set(reader.connection.scalars(parents))
    found = reader.connection.execute(_select().where(there).order_by(referral.c.on.desc(), referral.c.id.desc()))
    return [_row(values, reader.me, steps, sums, present) for values in found.all()]


def _parents(there: ColumnElement[bool]) -> Select[Any]:
    return select(referral.c.parent_id).where(there, referral.c.parent_id.is_not(None))


def _select() -> Select[Any]:
    giver, receiver, prospect = person_row.alias(), person_row.alias(), person_row.alias()
    row = referral.c
    return (
        select(
            row.id,
            row.giver_id,
            row.receiver_id,
            row.on,
            row.prospect_id,
            row.need,
            row.level,
            row.consent,
            row.thanked_on,
            row.reported_on,
            row.parent_id,
            giver.c.name,
            receiver.c.name,
            prospect.c.name,
            row.prospect_name,
        )
        .outerjoin_from(referral, giver, giver.c.person_id == row.giver_id)
        .outerjoin(receiver, receiver.c.person_id == row.receiver_id)
        .outerjoin(prospect, prospect.c.person_id == row.prospect_id)
    )


def _row(values: Any, me: Id, steps: dict[Id, list[StatusStep]], sums: dict[Id, Sums], present: set[Id]) -> ReferralRow:
    one, giver_id, receiver_id, on, prospect_id, need, level, consent, thanked, reported, parent, *names = values
    giver, receiver, prospect, name = names
    own = steps.get(one, [])
    last = newest(own)
    return ReferralRow(
        one,
        giver_id,
        receiver_id,
        on,
        prospect_id,
        need,
        _LEVELS[level],
        consent,
        thanked,
        reported,
        parent if parent in present else None,
        giver or "",
        receiver or "",
        prospect or name,
        direction(giver_id, receiver_id, me),
        last.status if last else ReferralStatus.HANDED_OVER,
        last.on if last else on,
        contacted_on(own) is not None,
        waited_until(own),
        len(untold(own)),
        sums.get(one, {}),
    )


def _steps(reader: Reader, there: ColumnElement[bool]) -> dict[Id, list[StatusStep]]:
    row = referral_status.c
    query = (
        select(row.owner_id, row.status, row.on, row.told_on)
        .join_from(referral_status, referral, referral.c.id == row.owner_id)
        .where(there)
        .order_by(row.owner_id, row.position)
    )
    found: dict[Id, list[StatusStep]] = defaultdict(list)
    for owner, status, on, told_on in reader.connection.execute(query).all():
        found[owner].append(StatusStep(_STATUSES[status], on, told_on=told_on))
    return found


def _sums(reader: Reader, there: ColumnElement[bool]) -> dict[Id, Sums]:
    row = referral_money.c
    query = (
        select(row.owner_id, row.currency, row.amount)
        .join_from(referral_money, referral, referral.c.id == row.owner_id)
        .where(there)
        .order_by(row.owner_id, row.position)
    )
    found: dict[Id, Sums] = defaultdict(dict)
    for owner, currency, amount in reader.connection.execute(query).all():
        found[owner][currency] = found[owner].get(currency, Decimal()) + Decimal(amount)
    return found
