"""Two people who turned out to be one, remembered so that they can be parted again at any later time."""

from dataclasses import dataclass, field
from datetime import datetime

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that a merge changed: its noun and id, and how it was before and after, as JSON."""

    noun: str
    entity_id: Id
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`gone_id` was merged into `kept_id` and lies in the trash. `moved` holds everything that changed, the person who
    was kept first. `parted_at` says when the two were parted again."""

    kept_id: Id
    gone_id: Id
    merged_at: datetime
    id: Id = field(default_factory=new_id)
    moved: tuple[Moved, ...] = ()
    parted_at: datetime | None = None
    removed_at: datetime | None = None
    version: int = 0
