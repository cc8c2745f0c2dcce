"""What is told of a conversation after the room."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind
from netdesk.domain.promise import Said


@dataclass(frozen=True, slots=True)
class Told:
    """How it was with one person: what it was about, what was learned and promised, and what comes next."""

    kind: Kind = Kind.MET
    note: str = ""
    minutes: int | None = None
    learned: tuple[tuple[LetterKind, str], ...] = ()
    promised: tuple[Said, ...] = ()
    next_step: str = ""
    next_on: date | None = None
