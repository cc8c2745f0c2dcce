"""Correcting what was learned of somebody: the history of the letters stays, and every entry can be put right."""

from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Letter, Person
from netdesk.i18n import _
from netdesk.storage.book import Book


def change(book: Book, person_id: Id, before: Letter, after: Letter) -> Person:
    """Put an entry right: another text, letter or day; it keeps its place among the others."""
    if not after.text.strip():
        raise NetdeskError(_("There is nothing to note yet."))
    check_day(after.on, book.today)
    return _replaced(book, person_id, before, (replace(after, text=after.text.strip()),), _("Correct a letter"))


def check_day(on: date, today: date) -> None:
    """NetdeskError for a day that is still to come, on which nothing can have been learned."""
    if on > today:
        raise NetdeskError(
            _("{day} is still to come; name the day on which you learned it.").format(day=on.isoformat())
        )


def remove(book: Book, person_id: Id, letter: Letter) -> Person:
    """Take an entry out of the history."""
    return _replaced(book, person_id, letter, (), _("Remove a letter"))


def _replaced(book: Book, person_id: Id, before: Letter, after: tuple[Letter, ...], title: str) -> Person:
    with book.changing(title) as under_way:
        person = under_way.get(Person, person_id)
        place = _place(person, before)
        letters = person.letters
        return under_way.save(replace(person, letters=(*letters[:place], *after, *letters[place + 1 :])))


def _place(person: Person, letter: Letter) -> int:
    if letter not in person.letters:
        raise NetdeskError(_("This was changed in the meantime; look again."))
    return person.letters.index(letter)
