"""People taken off the desk for good: everything that was about them goes with them, and nobody can bring it back."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import delete, exists, select

from netdesk.domain.erasing import without
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Scan
from netdesk.storage import holdings
from netdesk.storage.change import Change
from netdesk.storage.shelf import SHELVES
from netdesk.storage.tables import merge_moved, person, picture, promise, reading, referral, scan_side, setting
from netdesk.storage.traces import TRACES, overwrite_deleted

_KEY = re.compile("[0-9a-f]{64}")
_BATCH = 500


def erase(change: Change, ids: Sequence[Id]) -> None:
    """Delete people who are in the trash, with all that is about them; what others took part in stays without them."""
    gone = frozenset(ids)
    change.see_all()
    overwrite_deleted(change.connection)
    named = holdings.naming(change, ids)
    empty = [item for item in named if without(item, gone) is None]
    scans = [item for item in empty if isinstance(item, Scan)]
    empty += (thrown := holdings.thrown_away(change, scans))
    empty += holdings.brought_only(change, empty)
    for item in named:
        if (left := without(item, gone)) is not None:
            change.save(left)
    _let_go(change, {item.id for item in empty})
    change.connection.execute(delete(reading).where(holdings.was_read([*scans, *thrown])))
    for kind in dict.fromkeys(type(item) for item in empty):
        change.drop(SHELVES[kind], [item for item in empty if type(item) is kind])
    change.purge(SHELVES[Person], list(gone))
    _drop_pictures(change)
    _forget_in_settings(change, gone)
    change.book.store_setting(change.connection, TRACES, change.today.isoformat())


def _let_go(change: Change, gone: set[Id]) -> None:
    """Promises made in a talk that goes, and referrals that grew out of one that goes, stand by themselves."""
    for part in _parts(gone):
        of_talks = select(promise.c.id).where(promise.c.interaction_id.in_(part), promise.c.id.not_in(gone))
        for one in change.find(Promise, list(change.connection.scalars(of_talks))):
            change.save(replace(one, interaction_id=None))
        grown = select(referral.c.id).where(referral.c.parent_id.in_(part), referral.c.id.not_in(gone))
        for child in change.find(Referral, list(change.connection.scalars(grown))):
            change.save(replace(child, parent_id=None))


def _drop_pictures(change: Change) -> None:
    """Delete the pictures that nobody has any more, earlier portraits too: no undo brings those back now. A photograph
    with the cards of others stays."""
    used = (person.c.picture, scan_side.c.original, scan_side.c.picture)
    unused = select(picture.c.key).where(*(~exists().where(column == picture.c.key) for column in used))
    keys = set(change.connection.scalars(unused))
    told = (reading.c.data, merge_moved.c.before, merge_moved.c.after)
    for text in (text for column in told for text in change.connection.scalars(select(column))) if keys else ():
        keys -= set(_KEY.findall(text))
    for part in _parts(keys):
        change.connection.execute(delete(picture).where(picture.c.key.in_(part)))


def _forget_in_settings(change: Change, gone: frozenset[Id]) -> None:
    """Where people were put in the network is kept by their ids."""
    row = setting.c
    for name, value in change.connection.execute(select(row.name, row.value).where(row.value.startswith("{"))).all():
        kept = json.loads(value)
        if gone & kept.keys():
            left = {one: place for one, place in kept.items() if one not in gone}
            change.book.store_setting(change.connection, name, json.dumps(left, separators=(",", ":")))


def _parts(values: set[Id]) -> Iterator[list[Id]]:
    order = sorted(values)
    yield from (order[start : start + _BATCH] for start in range(0, len(order), _BATCH))
