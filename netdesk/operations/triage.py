"""Deciding, person by person, what becomes of those of whom only a card exists; each decision is one change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.policy import Cadence
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Book, Change
from netdesk.storage.fresh import open_cards


class Rhythm(StrEnum):
    """How often to be in touch, in the words of a triage."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def cadence(self) -> Cadence:
        """The rhythm in days; at the longest half as much again."""
        return _CADENCES[self]


_CADENCES = {
    Rhythm.MONTH: Cadence(30, 45),
    Rhythm.QUARTER: Cadence(91, 137),
    Rhythm.HALF: Cadence(182, 273),
    Rhythm.YEAR: Cadence(365, 548),
}


def decide_in(change: Change, people: Sequence[Id]) -> None:
    """Note, within a change that is under way, that these people's cards are decided today."""
    for card in open_cards(change, people):
        change.save(replace(card, decided_on=change.today))


def tag(book: Book, person_id: Id, text: str) -> Person:
    """Tag somebody."""
    word = " ".join(text.split())
    if not word:
        raise NetdeskError(_("Type a tag first."))
    with _deciding(book, person_id) as (change, person):
        change.title = _("Tag {name}: {tag}").format(name=person.shown, tag=word)
        known = {fold(one) for one in person.tags}
        return person if fold(word) in known else change.save(replace(person, tags=(*person.tags, word)))


def keep_up(book: Book, person_id: Id, rhythm: Rhythm) -> Person:
    """Give somebody a cadence of their own."""
    days = rhythm.cadence
    with _deciding(book, person_id) as (change, person):
        change.title = _("Be in touch with {name} every {n} days").format(name=person.shown, n=days.ideal)
        return change.save(replace(person, cadence_ideal=days.ideal, cadence_longest=days.longest))


def remind(book: Book, person_id: Id, on: date) -> FollowUp:
    """Be told of somebody again on a day."""
    with _deciding(book, person_id) as (change, person):
        if on <= change.today:
            raise NetdeskError(_("Choose a day that is still to come."))
        change.title = _("Tell me again of {name}").format(name=person.shown)
        return change.save(FollowUp(person.id, on, _("Decide what becomes of this card")))


def remove(book: Book, person_id: Id) -> None:
    """Put somebody into the trash."""
    with _deciding(book, person_id) as (change, person):
        change.title = _("Remove {name}").format(name=person.shown)
        change.remove(person)


def take_back(book: Book, title: str) -> None:
    """Undo a decision by its title; refused where it is not the newest change any more."""
    if book.undoable()[0] != title:
        raise NetdeskError(_("Something else was changed since; take that back first."))
    book.undo()


@contextmanager
def _deciding(book: Book, person_id: Id) -> Iterator[tuple[Change, Person]]:
    """A change about somebody on the desk whose cards are decided by it."""
    with book.changing("") as change:
        person = change.get(Person, person_id)
        if person.removed_at or person.id == change.me:
            raise NetdeskError(_("{name} is not waiting for a decision any more.").format(name=person.shown))
        yield change, person
        decide_in(change, [person.id])
        if not change.touched().nouns:
            raise NetdeskError(_("{name} has that already.").format(name=person.shown))
