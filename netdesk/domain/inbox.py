"""What came in: the cards that made or changed people, and the entries that nobody could read."""

from dataclasses import dataclass, field
from datetime import datetime

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it came in. `digest` (SHA-256 of its bytes) tells a card that was imported before;
    `raw` is its text, compressed with zlib."""

    person_id: Id
    digest: str
    id: Id = field(default_factory=new_id)
    source: str = ""
    raw: bytes = b""
    came_at: datetime = datetime.min
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that could not be read: its text, where it stood and why it was left."""

    digest: str
    reason: str
    id: Id = field(default_factory=new_id)
    source: str = ""
    line: int = 0
    raw: bytes = b""
    came_at: datetime = datetime.min
    removed_at: datetime | None = None
    version: int = 0
