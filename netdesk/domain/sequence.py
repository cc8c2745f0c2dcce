"""What follows a first meeting: small acts of care after a day, a week, a month. Never a pitch."""

from dataclasses import dataclass, field
from datetime import datetime

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class SequenceStep:
    """What to do for somebody newly met, so many days after the meeting."""

    days: int
    text: str
    id: Id = field(default_factory=new_id)
    removed_at: datetime | None = None
    version: int = 0
