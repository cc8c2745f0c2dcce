"""What an import tells: every entry with what became of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from netdesk.domain.ids import Id


class Outcome(StrEnum):
    """What became of an entry."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: its place, what became of it, whom it is about, and what was repaired or left."""

    file: str
    index: int
    line: int
    outcome: Outcome
    person: Id | None = None
    name: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Every entry of an import, in order; `arrival` is what waits in the inbox, `questions` how many were asked."""

    entries: tuple[Entry, ...] = ()
    arrival: Id | None = None
    questions: int = 0
    counts: Counter[Outcome] = field(default_factory=Counter)

    @classmethod
    def of(cls, entries: Iterable[Entry], arrival: Id | None, questions: int) -> "Report":
        """The report of an import; counted here, where the window does not wait for it."""
        found = tuple(entries)
        return cls(found, arrival, questions, Counter(entry.outcome for entry in found))

    def count(self, outcome: Outcome) -> int:
        """How many entries had an outcome."""
        return self.counts[outcome]

    def people(self, *outcomes: Outcome) -> list[Id]:
        """Whom the import made or changed, or only those with these outcomes."""
        wanted = outcomes or (Outcome.NEW, Outcome.UPDATED)
        return list(dict.fromkeys(entry.person for entry in self.entries if entry.person and entry.outcome in wanted))
