"""What a user does with people: add, edit, tag, remove, restore, find."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.operations import letters
from netdesk.operations.editing import upon
from netdesk.operations.merging import part_in
from netdesk.storage import people as rows
from netdesk.storage.book import Book, Reader
from netdesk.storage.merges import open_merges
from netdesk.storage.pictures import MAX_PICTURE


def add(book: Book, person: Person, picture: bytes | None = None) -> Person:
    """Put somebody on the desk, as Only a card."""
    if not person.shown:
        raise NetdeskError(_("A person needs at least a name, an organisation, a mail address or a phone number."))
    with book.changing(_("Add {name}").format(name=person.shown)) as change:
        key = change.keep_picture(_checked(picture)) if picture else person.picture
        created = person.created_on if person.created_on != date.min else book.today
        return change.save(replace(person, picture=key, created_on=created, version=0))


def edit(book: Book, person: Person, picture: bytes | None = None, base: Person | None = None) -> Person:
    """Save a person as edited; `picture` replaces the picture when given. With the `base` that was edited it is joined
    with what others saved since (EditedTwice where they changed the same), else it must be the newest."""
    if not person.shown and person.id != book.me:
        raise NetdeskError(_("A person needs at least a name, an organisation, a mail address or a phone number."))
    with book.changing(_("Edit {name}").format(name=person.shown)) as change:
        key = change.keep_picture(_checked(picture)) if picture else person.picture
        edited = replace(person, picture=key)
        return change.save(upon(change, base, edited) if base else edited)


def _checked(picture: bytes) -> bytes:
    if len(picture) > MAX_PICTURE:
        raise NetdeskError(_("This picture is larger than 20 MB; choose a smaller one."))
    return picture


def tag(book: Book, ids: Sequence[Id], *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> None:
    """Add and drop tags on people, in one change; who is in the trash is passed over, and NetdeskError when all are."""
    words = [" ".join(text.split()) for text in add]
    added = list({fold(word): word for word in reversed(words) if word}.values())[::-1]
    dropped = {fold(word) for word in drop}
    with book.changing(_("Tag people")) as change:
        there = [person for person in change.find(Person, ids) if person.removed_at is None]
        if not there:
            raise NetdeskError(_("Who is in the trash cannot be tagged; restore them first."))
        change.title = plural("Tag {n} person", "Tag {n} people", len(there))
        for person in there:
            kept = [word for word in person.tags if fold(word) not in dropped]
            new = [word for word in added if fold(word) not in {fold(word) for word in kept}]
            change.save(replace(person, tags=(*kept, *new)))


def remove(book: Book, ids: Sequence[Id]) -> None:
    """Put people into the trash."""
    if book.me in ids:
        raise NetdeskError(_("You cannot remove yourself."))
    with book.changing(plural("Remove {n} person", "Remove {n} people", len(ids))) as change:
        for person in change.find(Person, ids):
            change.remove(person)


def restore(book: Book, ids: Sequence[Id]) -> None:
    """Take people out of the trash; who was merged into somebody is parted from them."""
    with book.changing(plural("Restore {n} person", "Restore {n} people", len(ids))) as change:
        merged = {one.gone_id for one in open_merges(change, ids)}
        for person in change.find(Person, ids):
            if person.id in merged:
                part_in(change, person.id)
            else:
                change.restore(person)


def delete_for_good(book: Book, ids: Sequence[Id]) -> None:
    """Delete people in the trash, with all that is about them. There is no way back: what undo kept goes too."""
    if book.me in ids:
        raise NetdeskError(_("You cannot remove yourself."))
    book.erase(ids)


def learn(book: Book, person_id: Id, kind: LetterKind, text: str, on: date | None = None) -> Person:
    """Note something learned of a person; earlier entries stay."""
    words = text.strip()
    if not words:
        raise NetdeskError(_("There is nothing to note yet."))
    letters.check_day(on or book.today, book.today)
    with book.changing(_("Note what was learned")) as change:
        person = change.get(Person, person_id)
        letter = Letter(kind, words, on or book.today)
        return change.save(replace(person, letters=(*person.letters, letter)))


def me(reader: Reader) -> Person:
    """The user's own person."""
    return reader.get(Person, reader.me)


def resolve(reader: Reader, text: str) -> Id:
    """The person meant by an id, `me`, or an unambiguous name; NetdeskError says who it could be."""
    if text.strip().lower() == "me":
        return reader.me
    if reader.find(Person, [text]):
        return text
    wanted = fold(text).strip()
    ids = rows.people_ids(reader, PeopleQuery(text=text, sort=Sort.NAME))
    found = rows.names(reader, ids)
    exact = [one for one in ids if fold(found[one]) == wanted]
    hits = exact or [one for one in ids if wanted in fold(found[one])]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise NetdeskError(_("Nobody on the desk is called “{name}”.").format(name=text))
    some = ", ".join(f"{found[one]} ({one})" for one in hits[:5])
    more = plural("{n} more", "{n} more", len(hits) - 5)
    listed = f"{some}, {more}" if len(hits) > 5 else some
    raise NetdeskError(_("“{name}” could be {people}; say which by id.").format(name=text, people=listed))
