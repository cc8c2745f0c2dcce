"""The question bank: what is worth asking somebody, and who was asked what."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


class Topic(StrEnum):
    """What a question is about."""

    BUSINESS = "business"
    MOTIVES = "motives"
    CLIENTS_GAIN = "clients-gain"
    SATISFIES = "satisfies"
    LOOKS_FOR = "looks-for"
    FAMILY = "family"
    HOBBIES = "hobbies"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the user's own, or one of the program's own (`key`) as the user worded it; `hidden` takes it out of
    the bank without forgetting who was asked."""

    topic: Topic
    text: str
    key: str
    id: Id = field(default_factory=new_id)
    hidden: bool = False
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """`person_id` was asked the question `key` on a day."""

    person_id: Id
    key: str
    on: date
    id: Id = field(default_factory=new_id)
    removed_at: datetime | None = None
    version: int = 0
