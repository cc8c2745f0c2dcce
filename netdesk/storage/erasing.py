"""People taken off the desk for good: everything that was about them goes with them, and nobody can bring it back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import delete, exists, or_, select

from netdesk.domain.erasing import without
from netdesk.domain.ids import Id
from netdesk.domain.merge import Merge
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Reading, Scan
from netdesk.storage.change import Change
from netdesk.storage.plain import loads
from netdesk.storage.references import referring
from netdesk.storage.shelf import SHELVES
from netdesk.storage.tables import merge, merge_moved, person, picture, promise, reading, referral, scan, scan_side

_BATCH = 500


def erase(change: Change, ids: Sequence[Id]) -> None:
    """Delete people who are in the trash, with all that is about them; what others took part in stays without them."""
    gone = frozenset(ids)
    people = [one for one in change.find(Person, list(gone)) if one.removed_at is not None]
    held = {one.picture for one in people}
    named = {item.id: item for one in ids for item in (*referring(change, one), *_merges(change, one))}
    empty = [item for item in named.values() if without(item, gone) is None]
    empty += _thrown_away(change, [item for item in empty if isinstance(item, Scan)])
    for item in named.values():
        if (left := without(item, gone)) is not None:
            change.save(left)
    _let_go(change, {item.id for item in empty})
    held |= _forget_readings(change, [item for item in empty if isinstance(item, Scan)])
    for kind in dict.fromkeys(type(item) for item in empty):
        change.drop(SHELVES[kind], [item for item in empty if type(item) is kind])
    change.purge(SHELVES[Person], list(gone))
    _drop_pictures(change, held - {""})


def _merges(change: Change, one: Id) -> list[Merge]:
    """The merges that somebody is named in, also within what they changed."""
    row, moved = merge.c, merge_moved.c
    whole = select(row.id).where(or_(row.kept_id == one, row.gone_id == one))
    part = select(moved.owner_id).where(or_(moved.before.contains(one), moved.after.contains(one)))
    return change.find(Merge, list(set(change.connection.scalars(whole.union(part)))))


def _let_go(change: Change, gone: set[Id]) -> None:
    """Promises made in a talk that goes, and referrals that grew out of one that goes, stand by themselves."""
    for part in _parts(gone):
        of_talks = select(promise.c.id).where(promise.c.interaction_id.in_(part), promise.c.id.not_in(gone))
        for one in change.find(Promise, list(change.connection.scalars(of_talks))):
            change.save(replace(one, interaction_id=None))
        grown = select(referral.c.id).where(referral.c.parent_id.in_(part), referral.c.id.not_in(gone))
        for child in change.find(Referral, list(change.connection.scalars(grown))):
            change.save(replace(child, parent_id=None))


def _thrown_away(change: Change, scans: Sequence[Scan]) -> list[Scan]:
    """The scans in the trash that show the same pictures: backs that were joined to a front are left there."""
    row, known = scan.c, {one.id for one in scans}
    on_them = select(scan_side.c.owner_id).where(scan_side.c.original.in_(_originals(scans)))
    left = row.person_id.is_(None), row.removed_at.is_not(None), row.id.in_(on_them), row.id.not_in(known)
    return change.find(Scan, list(change.connection.scalars(select(row.id).where(*left))))


def _forget_readings(change: Change, scans: Sequence[Scan]) -> set[str]:
    """Forget all that was ever read on cards, but for what others in the same photograph need; the keys of their
    pictures."""
    side, row = scan_side.c, reading.c
    needed = exists().where(
        side.original == row.original, side.corners == row.asked, side.owner_id.not_in([one.id for one in scans])
    )
    here = row.original.in_(_originals(scans)), ~needed
    held = {loads(Reading, data).picture for data in change.connection.scalars(select(row.data).where(*here))}
    change.connection.execute(delete(reading).where(*here))
    return held | {key for one in scans for part in one.sides for key in (part.original, part.picture)}


def _originals(scans: Sequence[Scan]) -> list[str]:
    return list({side.original for one in scans for side in one.sides})


def _drop_pictures(change: Change, keys: set[str]) -> None:
    """Delete pictures that nobody else has; a photograph with the cards of others stays."""
    used = (person.c.picture, scan_side.c.original, scan_side.c.picture)
    for part in _parts(keys):
        kept = {key for column in used for key in change.connection.scalars(select(column).where(column.in_(part)))}
        change.connection.execute(delete(picture).where(picture.c.key.in_([key for key in part if key not in kept])))


def _parts(values: set[Id]) -> Iterator[list[Id]]:
    order = sorted(values)
    yield from (order[start : start + _BATCH] for start in range(0, len(order), _BATCH))
