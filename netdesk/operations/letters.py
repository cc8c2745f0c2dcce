"""Correcting what was learned of somebody: the history of the letters stays, and every entry can be put right."""

from dataclasses import replace

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Letter, Person
from netdesk.i18n import _
from netdesk.storage.book import Book


def change(book: Book, person_id: Id, before: Letter, after: Letter) -> Person:
    """Put an entry right: another text, letter or day; it keeps its place among the others."""
    if not after.text.strip():
        raise NetdeskError(_("There is nothing to note yet."))
    if after.on > book.today:
        raise NetdeskError(
            _("{day} is still to come; name the day on which you learned it.").format(day=after.on.isoformat())
        )
    return _replaced(book, person_id, before, (replace(after, text=after.text.strip()),), _("Correct a letter"))


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
