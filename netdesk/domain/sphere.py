"""Trades that serve the same clients without competing, and so feed each other."""

from dataclasses import dataclass, field
from datetime import datetime

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Sphere:
    """A circle of trades around one kind of client; a trade in which nobody is known is an empty seat."""

    name: str
    id: Id = field(default_factory=new_id)
    trades: tuple[str, ...] = ()
    removed_at: datetime | None = None
    version: int = 0
