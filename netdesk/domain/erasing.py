"""What is left of a thing when people it names are deleted for good."""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.merge import Merge
from netdesk.domain.referral import Referral


def without(item: Any, gone: Set[Id]) -> Any:
    """The thing without these people; None where it was about them, so that nothing is left of it."""
    if isinstance(item, Interaction):
        left = tuple(part for part in item.participants if part.person_id not in gone)
        return replace(item, participants=left) if len({part.person_id for part in left}) > 1 else None
    if isinstance(item, Event):
        return replace(item, attendances=tuple(one for one in item.attendances if one.person_id not in gone))
    if isinstance(item, Link) and not gone & {item.a_id, item.b_id}:
        return replace(item, introduced_by=None)
    if isinstance(item, Referral) and not gone & {item.giver_id, item.receiver_id}:
        return replace(item, prospect_id=None, prospect_name="")
    if isinstance(item, Merge) and not gone & {item.kept_id, item.gone_id}:
        return replace(item, moved=tuple(one for one in item.moved if not _names(one.before + one.after, gone)))
    return None


def _names(text: str, gone: Set[Id]) -> bool:
    return any(one in text for one in gone)
