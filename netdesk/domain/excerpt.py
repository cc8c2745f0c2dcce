"""What of a thing is about somebody: handed out to them without what it says of others."""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.merge import Merge


def excerpt(item: Any, about: Set[Id]) -> Any:
    """The thing as far as it is about these people. Who else took part stays named, since it makes no sense without
    them; private notes on others, my plans for an event and its other guests are left out."""
    if isinstance(item, Interaction):
        parts = (part if part.person_id in about else replace(part, note="") for part in item.participants)
        return replace(item, participants=tuple(parts))
    if isinstance(item, Event):
        theirs = tuple(one for one in item.attendances if one.person_id in about)
        return replace(
            item, attendances=theirs, goals=(), agenda="", note="", cost=None, currency="", debriefed_on=None
        )
    if isinstance(item, Link) and not about & {item.a_id, item.b_id}:  # whom they introduced
        return replace(item, kinds=(), since=None, note="", pins=())
    if isinstance(item, Merge):
        return replace(item, moved=())
    if isinstance(item, Arrival):
        return replace(item, new=0, added=0, unchanged=0, unreadable=0)
    return item
