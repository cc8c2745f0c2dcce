"""What speaks for two others knowing each other, where no link of theirs is known: shared events, who introduced whom,
who referred whom."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from sqlalchemy import or_, select

from netdesk.domain.ids import Id
from netdesk.domain.laidaside import Suggestion
from netdesk.domain.linkhint import Hint, Sign
from netdesk.storage.book import Reader
from netdesk.storage.tables import event, event_attendance, laid_aside, link, link_state, referral

ROOM = 60
"""People at an event up to which to have been there together says anything."""

TOGETHER = 2
"""Events that two must have been at."""

Pair = tuple[Id, Id]


def hints(reader: Reader) -> list[Hint]:
    """Pairs of others (by id) of whom no link is known, and that were not laid aside, with what speaks for them."""
    found: dict[tuple[Pair, Sign], list[Id]] = {}
    for sign, pairs in (
        (Sign.EVENTS, _together(reader)),
        (Sign.INTRODUCTION, _introducers(reader)),
        (Sign.REFERRAL, _referred(reader)),
    ):
        found |= {(pair, sign): refs for pair, refs in pairs.items()}
    known = _linked(reader) | _aside(reader)
    here = {*reader.present({one for pair, _sign in found for one in pair})} - {reader.me}
    return [
        Hint(*pair, sign, tuple(refs))
        for (pair, sign), refs in sorted(found.items())
        if pair not in known and here.issuperset(pair)
    ]


def _together(reader: Reader) -> dict[Pair, list[Id]]:
    """Who was met at the same events, often enough and in rooms that are small enough."""
    part, row = event_attendance.c, event.c
    query = (
        select(part.owner_id, part.person_id)
        .join(event, row.id == part.owner_id)
        .where(row.removed_at.is_(None), part.met.is_(True), part.person_id.is_not(None))
        .order_by(row.starts, part.owner_id, part.person_id)
    )
    rooms: dict[Id, set[Id]] = defaultdict(set)
    for owner, one in reader.connection.execute(query):
        rooms[owner].add(one)
    shared: dict[Pair, list[Id]] = defaultdict(list)
    for owner, people in rooms.items():
        if len(people) <= ROOM:
            for pair in combinations(sorted(people - {reader.me}), 2):
                shared[pair].append(owner)
    return {pair: events for pair, events in shared.items() if len(events) >= TOGETHER}


def _introducers(reader: Reader) -> dict[Pair, list[Id]]:
    """Who introduced somebody knows them; so the link that came of it says."""
    row = link.c
    query = select(row.introduced_by, row.a_id, row.b_id, row.id)
    query = query.where(row.introduced_by.is_not(None), row.removed_at.is_(None)).order_by(row.id)
    rows = reader.connection.execute(query).all()
    return _pairs((by, end, one) for by, a, b, one in rows for end in (a, b))


def _referred(reader: Reader) -> dict[Pair, list[Id]]:
    """Who referred somebody knows them."""
    row = referral.c
    query = select(row.giver_id, row.prospect_id, row.id)
    query = query.where(row.prospect_id.is_not(None), row.removed_at.is_(None)).order_by(row.id)
    return _pairs((giver, prospect, one) for giver, prospect, one in reader.connection.execute(query))


def _pairs(rows: Iterable[tuple[Id, Id, Id]]) -> dict[Pair, list[Id]]:
    found: dict[Pair, list[Id]] = defaultdict(list)
    for one, other, ref in rows:
        if one != other:
            found[min(one, other), max(one, other)].append(ref)
    return found


def _linked(reader: Reader) -> set[Pair]:
    row = link_state.c
    rows = reader.connection.execute(select(row.a_id, row.b_id).where(row.a_id != reader.me))
    return {(min(a, b), max(a, b)) for a, b in rows}


def _aside(reader: Reader) -> set[Pair]:
    row = laid_aside.c
    query = select(row.person_id, row.other_id).where(
        row.what == Suggestion.LINK.value,
        row.other_id.is_not(None),
        row.removed_at.is_(None),
        or_(row.until.is_(None), row.until > reader.today),
    )
    return {(min(a, b), max(a, b)) for a, b in reader.connection.execute(query)}
