"""What to show of the people: a value that storage turns into SQL."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.ids import Id
from netdesk.domain.stage import Freshness, Stage


class Sort(StrEnum):
    """The order of a list of people."""

    CARE = "care"
    NAME = "name"
    CONTACT = "contact"
    STAGE = "stage"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which people, in which order. Within stages, freshness, tags and the people chosen one by one any one matches;
    empty means all."""

    text: str = ""
    stages: frozenset[Stage] = frozenset()
    freshness: frozenset[Freshness] = frozenset()
    tags: frozenset[str] = frozenset()
    event_id: Id | None = None
    removed: bool = False
    sort: Sort = Sort.CARE
    people: frozenset[Id] = frozenset()
