"""Which links other thresholds can move: those whose trust hangs on one that differs. All others keep their stage.

Nobody gets past Visibility without a one-to-one, a test or a referral (or friendship, which no threshold touches): of a
large desk most links have none of them, and need not be told anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from netdesk.domain.ids import Id
from netdesk.domain.interaction import TESTS, Kind
from netdesk.domain.policy import TrustPolicy
from netdesk.storage import tables
from netdesk.storage.evidence import Pair, ordered

_GROWING = ("grown_days", "grown_span_days", "letters_known")
_REFERRING = ("referrals", "referral_months")
_FALLING = ("silence_months", "setback_months")
_RHYTHM = ("card", "visibility", "credibility", "profitability", "dormant_factor")
_STATE, _REFERRAL, _LINK = tables.link_state.c, tables.referral.c, tables.link.c
_ITEM, _PART = tables.interaction.c, tables.interaction_participant.c


def other_rhythm(before: TrustPolicy, after: TrustPolicy) -> bool:
    """Whether links at the same stage are to be cared for at other intervals."""
    return _differ(_RHYTHM, before, after)


def swayed(connection: Connection, me: Id, today: date, before: TrustPolicy, after: TrustPolicy) -> set[Pair]:
    """The ends of the links that have to be told anew from what is known of them."""
    enough, referred = min(before.grown_days, after.grown_days), min(before.referrals, after.referrals)
    referring = _differ(_REFERRING, before, after)
    falling = _differ(_FALLING, before, after) or (referring and referred < 1)  # then all that is credible moves
    pairs = _rows(connection, _STATE.changes_on <= today)
    if falling or _differ(_GROWING, before, after):
        alone = {ordered(*pair, me) for pair in _together(connection, {Kind.ONE_TO_ONE})}
        pairs |= alone & _rows(connection, _STATE.contacts >= enough)
    if falling:
        ends = [*_together(connection, TESTS), *_ends(connection, select(_LINK.a_id, _LINK.b_id))]
        pairs |= {ordered(*pair, me) for pair in ends}
    if falling or referring:
        pairs |= {ordered(*pair, me) for pair in _referred(connection, 1 if falling else referred)}
    if other_rhythm(before, after):  # the rhythm of two others who never met begins with the first that is known
        pairs |= _rows(connection, and_(_STATE.a_id != me, _STATE.last_contact.is_(None)))
    return pairs


def _differ(names: tuple[str, ...], before: TrustPolicy, after: TrustPolicy) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _rows(connection: Connection, condition: ColumnElement[bool]) -> set[Pair]:
    return set(_ends(connection, select(_STATE.a_id, _STATE.b_id).where(condition)))


def _ends(connection: Connection, query: Select[Any]) -> Iterator[Pair]:
    return ((one, other) for one, other, *_more in connection.execute(query))


def _referred(connection: Connection, least: int) -> Iterator[Pair]:
    """Who gave somebody as many referrals with consent."""
    ends = (_REFERRAL.giver_id, _REFERRAL.receiver_id)
    counted = select(*ends).where(_REFERRAL.consent, _REFERRAL.removed_at.is_(None)).group_by(*ends)
    return _ends(connection, counted.having(func.count() >= least))


def _together(connection: Connection, kinds: Collection[Kind]) -> Iterator[Pair]:
    """Who took part in something of these kinds together."""
    there: dict[Id, list[Id]] = defaultdict(list)
    happened = select(_ITEM.id).where(_ITEM.kind.in_([kind.value for kind in kinds]), _ITEM.removed_at.is_(None))
    for owner, person in connection.execute(
        select(_PART.owner_id, _PART.person_id).where(_PART.owner_id.in_(happened))
    ):
        there[owner].append(person)
    return (pair for people in there.values() for pair in combinations(set(people), 2))
