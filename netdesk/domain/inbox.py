"""What came in: arrivals, the cards that made or changed people, entries that nobody could read, and open questions."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in at once: one import. It waits in the inbox until `accepted_at`; `event_id` is where all were met."""

    source: str
    came_at: datetime
    id: Id = field(default_factory=new_id)
    new: int = 0
    added: int = 0
    unchanged: int = 0
    unreadable: int = 0
    event_id: Id | None = None
    accepted_at: datetime | None = None
    removed_at: datetime | None = None
    version: int = 0

    @property
    def entries(self) -> int:
        """How many came in."""
        return self.new + self.added + self.unchanged + self.unreadable


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it came in. `digest` (SHA-256 of its bytes) tells a card that was imported before;
    `raw` is its text as it stood. `added`: it added to somebody who was known. `decided_on`: when the user
    said in the triage what becomes of the person it made."""

    person_id: Id
    digest: str
    id: Id = field(default_factory=new_id)
    source: str = ""
    raw: bytes = b""
    came_at: datetime = datetime.min
    arrival_id: Id | None = None
    added: bool = False
    decided_on: date | None = None
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


class Answer(StrEnum):
    """What the user said to a question; nothing yet, or not now."""

    OPEN = ""
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two people on the desk are one. `one_id` is who was known longer; `score` from 0 to 100; `reasons` are
    those of a likeness. An answer of "different" is kept, so that it is never asked again."""

    one_id: Id
    other_id: Id
    score: int
    asked_at: datetime
    id: Id = field(default_factory=new_id)
    reasons: tuple[str, ...] = ()
    answer: Answer = Answer.OPEN
    removed_at: datetime | None = None
    version: int = 0
