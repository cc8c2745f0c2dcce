"""What the program proposed and the user laid aside: until a day, or for good."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


class Suggestion(StrEnum):
    """What the program proposes."""

    CARE = "care"
    FRESH = "fresh"
    PROMISE = "promise"
    FOLLOW_UP = "follow-up"
    THANKS = "thanks"
    TELL = "tell"
    DAY = "day"
    INTRODUCTION = "introduction"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class LaidAside:
    """A suggestion about `person_id` (and `other_id`, where it is about two; their order does not matter) that is not
    to be made before `until`; never again where that is None.

    `about` says which one where there may be several: the id of a promise or a referral, the day of a birthday.
    """

    what: Suggestion
    person_id: Id
    on: date
    id: Id = field(default_factory=new_id)
    other_id: Id | None = None
    about: str = ""
    until: date | None = None
    removed_at: datetime | None = None
    version: int = 0

    def rests(self, day: date) -> bool:
        """Whether the suggestion is still laid aside on a day."""
        return self.removed_at is None and (self.until is None or day < self.until)
