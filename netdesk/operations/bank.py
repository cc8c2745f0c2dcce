"""The question bank: what to ask somebody next, noting that it was asked, and making the questions one's own."""

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain import bank as rules
from netdesk.domain.bank import Ask, Asked, BankQuestion, Topic
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id, new_id
from netdesk.domain.person import LetterKind, Person
from netdesk.i18n import _
from netdesk.storage import bank as rows
from netdesk.storage.book import Book, Change, Reader
from netdesk.words.bank import built_in


def bank(reader: Reader) -> tuple[Ask, ...]:
    """The whole bank, topic by topic, hidden questions included."""
    return rules.effective(built_in(), rows.stored_questions(reader))


def next_questions(
    reader: Reader, person: Person, count: int, first: Sequence[LetterKind] | None = None
) -> tuple[Ask, ...]:
    """What to ask somebody next: what they were not asked yet and what is not known of them comes first."""
    letters = {letter.kind for letter in person.letters}
    asked = rows.asked_of(reader, person.id)
    if first is None:
        return rules.next_questions(bank(reader), letters, asked, count)
    return rules.next_questions(bank(reader), letters, asked, count, first)


def of_letters(reader: Reader) -> dict[LetterKind, str]:
    """The first question of each letter as the user made it; none where all were hidden."""
    shown = [one for one in bank(reader) if one.letter and not one.hidden]
    return {one.letter: one.text for one in reversed(shown) if one.letter}


def ask(book: Book, person_id: Id, key: str) -> Asked:
    """Note that somebody was asked a question today."""
    with book.changing(_("Note what was asked")) as change:
        change.get(Person, person_id)
        _known(change, key)
        return change.save(Asked(person_id, key, change.today))


def word_differently(book: Book, key: str, text: str) -> BankQuestion:
    """Ask a question in one's own words; the program's own words bring it back to these."""
    told = _told(text)
    with book.changing(_("Word a question differently")) as change:
        return change.save(replace(_stored(change, key), text=told))


def add(book: Book, topic: Topic, text: str) -> BankQuestion:
    """Add a question of one's own."""
    told = _told(text)
    with book.changing(_("Add a question")) as change:
        return change.save(BankQuestion(topic, told, f"own.{new_id()}"))


def hide(book: Book, key: str, *, hidden: bool = True) -> BankQuestion:
    """Take a question out of the bank, or put it back; who was asked is not forgotten."""
    with book.changing(_("Hide a question") if hidden else _("Show a question again")) as change:
        return change.save(replace(_stored(change, key), hidden=hidden))


def reset(book: Book, key: str) -> None:
    """Forget what the user changed about a question of the program; a question of one's own goes into the trash."""
    own = key.startswith("own.")
    with book.changing(_("Remove a question") if own else _("Take a question back to its own words")) as change:
        stored = _stored(change, key)
        if stored.version:
            change.remove(stored)


def _stored(change: Change, key: str) -> BankQuestion:
    """What is kept of a question; for one of the program that was never changed a new one, not saved yet."""
    kept = next((one for one in rows.stored_questions(change) if one.key == key), None)
    return kept or _fresh(_known(change, key))


def _fresh(one: Ask) -> BankQuestion:
    return BankQuestion(one.topic, "", one.key)


def _known(reader: Reader, key: str) -> Ask:
    found = next((one for one in bank(reader) if one.key == key), None)
    if found is None:
        raise NetdeskError(_("This question is not in the bank any more."))
    return found


def _told(text: str) -> str:
    told = " ".join(text.split())
    if not told:
        raise NetdeskError(_("Write the question first."))
    return told
