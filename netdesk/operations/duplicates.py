"""Looking for people who are on the desk twice: each likely pair becomes a question, once and for all."""

from collections.abc import Callable

from netdesk.domain.ids import Id
from netdesk.domain.inbox import Question
from netdesk.domain.likeness import Likeness
from netdesk.i18n import _, plural
from netdesk.identity.crowd import Crowd, pairs
from netdesk.identity.traits import traits
from netdesk.storage.book import Book
from netdesk.storage.known import comparable
from netdesk.storage.merges import asked

Progress = Callable[[int, int], None]


def find(book: Book, progress: Progress = lambda done, total: None) -> int:
    """Compare everybody with everybody who may be the same, and ask about the pairs that were never asked about.

    How many questions that made. `progress` gets people looked at and people in all, and may raise to cancel: nothing
    is written before all were looked at.
    """
    with book.reading() as reader:
        known = asked(reader.connection)
        crowd = Crowd(traits(person) for person in comparable(reader.connection))
    found = [pair for pair in pairs(crowd, progress) if frozenset(pair[:2]) not in known]
    with book.changing(_("Find duplicates")) as change:
        change.add_many([_question(book, *pair) for pair in found])
        change.title = plural("Ask about {n} pair", "Ask about {n} pairs", len(found))
    return len(found)


def _question(book: Book, one: Id, other: Id, likeness: Likeness) -> Question:
    """The question about two people; I, or who has the older id, was known longer."""
    known, later = (other, one) if other == book.me else (one, other)
    reasons = tuple(reason.value for reason in likeness.reasons)
    return Question(known, later, round(likeness.score * 100), book.now(), reasons=reasons)
