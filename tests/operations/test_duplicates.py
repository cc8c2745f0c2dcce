"""Looking for duplicates asks about each likely pair once, whatever was answered."""

import pytest

from netdesk.domain.person import Email, Name, Person
from netdesk.operations import duplicates, inbox, people
from netdesk.storage.book import Book
from netdesk.storage.waiting import QuestionRow, questions


def add(book: Book, given: str, family: str, mail: str, organisation: str = "") -> Person:
    name = Name(f"{given} {family}", given=given, family=family)
    return people.add(book, Person(name=name, organisation=organisation, emails=(Email(mail),)))


def asked(book: Book) -> list[QuestionRow]:
    with book.reading() as reader:
        return questions(reader)


@pytest.fixture
def twins(book: Book) -> tuple[Person, Person]:
    one = add(book, "Małgorzata", "Święcicka", "gosia@home.example", "Zakład Gas")
    add(book, "Jan", "Nowak", "jan@nowak.example")
    return one, add(book, "Gosia", "Święcicka", "gosia@home.example")


def test_likely_pairs_become_questions(book: Book, twins: tuple[Person, Person]) -> None:
    seen: list[tuple[int, int]] = []
    assert duplicates.find(book, lambda done, total: seen.append((done, total))) == 1
    (question,) = asked(book)
    assert (question.one_id, question.other_id) == (twins[0].id, twins[1].id) and "same_mail" in question.reasons
    assert seen[-1][0] == seen[-1][1]
    assert book.undo() == "Ask about 1 pair" and asked(book) == []


def test_a_pair_is_asked_about_once(book: Book, twins: tuple[Person, Person]) -> None:
    duplicates.find(book)
    assert duplicates.find(book) == 0
    inbox.different(book, asked(book)[0].id)
    assert duplicates.find(book) == 0 and asked(book) == []


def test_who_is_in_the_trash_is_nobodys_duplicate(book: Book, twins: tuple[Person, Person]) -> None:
    people.remove(book, [twins[1].id])
    title = book.undoable()
    assert duplicates.find(book) == 0
    assert book.undoable() == title, "nothing found is no change"


def test_i_am_known_longest(book: Book) -> None:
    with book.reading() as reader:
        me = people.me(reader)
    named = add(book, "Łucja", "Żak", "lucja@zak.example")
    people.edit(book, Person(**{**_values(me), "name": named.name, "emails": named.emails}))
    assert duplicates.find(book) == 1
    assert asked(book)[0].one_id == book.me


def _values(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in person.__slots__}


def test_cancelling_leaves_nothing(book: Book, twins: tuple[Person, Person]) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        duplicates.find(book, stop)
    assert asked(book) == []
