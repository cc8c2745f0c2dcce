"""Looking whether the desk is sound, and repairing what can be made anew."""

from collections.abc import Callable
from dataclasses import dataclass

from netdesk.storage.book import Book
from netdesk.storage.soundness import Findings, look


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check found, and whether the derived rows were made anew."""

    findings: Findings
    rebuilt: bool


def check(
    book: Book, *, rebuild: bool = False, progress: Callable[[int, int], None] = lambda done, total: None
) -> Checkup:
    """Check the file, its references and its derived rows; `rebuild` makes derived rows and search index anew."""
    findings = look(book)
    if rebuild:
        book.rebuild(progress)
    return Checkup(findings, rebuild)
