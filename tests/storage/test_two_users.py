"""A desk that several users of a server share: each takes back what is theirs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk_clock import Clock
from nouns import person, talk
from two_users import as_another_user

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.person import Person
from netdesk.operations import people
from netdesk.storage.book import Book
from netdesk.storage.soundness import look


@pytest.fixture
def ours(desk: str, clock: Clock) -> Iterator[Book]:
    if "://" not in desk:
        pytest.skip("a file has one user")
    book = Book.open(desk, clock)
    yield book
    book.close()


@pytest.fixture
def theirs(ours: Book, desk: str, clock: Clock) -> Iterator[Book]:
    """The same desk as another user of the server opens it."""
    book = Book.open(as_another_user(desk), clock)
    yield book
    book.close()


def test_undo_takes_back_what_is_mine(ours: Book, theirs: Book) -> None:
    assert ours.user != theirs.user
    person(ours, "Ann")
    person(theirs, "Ben")
    assert (ours.undoable()[0], theirs.undoable()[0]) == ("Add Ann", "Add Ben")
    assert ours.undo() == "Add Ann"
    assert ours.undo() is None
    assert ours.undoable() == (None, "Add Ann")
    assert theirs.undoable() == ("Add Ben", None)
    assert theirs.redo() is None
    person(theirs, "Cem")  # which ends their redo, not mine
    assert ours.redo() == "Add Ann"
    assert theirs.undo() == "Add Cem"
    assert look(ours).sound


def test_what_a_colleague_changed_since_is_not_taken_back(ours: Book, theirs: Book) -> None:
    ann = person(ours, "Ann")
    people.edit(theirs, replace(ann, note="theirs"))
    with pytest.raises(ChangedElsewhere):
        ours.undo()
    ben = person(ours, "Ben")
    talk(theirs, ben)
    with pytest.raises(NetdeskError, match="hangs on this"):
        ours.undo()
    with ours.reading() as reader:
        assert reader.get(Person, ann.id).note == "theirs"
        assert reader.get(Person, ben.id).shown == "Ben"


def test_what_nobody_is_named_for_anybody_takes_back(ours: Book, theirs: Book) -> None:
    person(ours, "Ann")
    with ours.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE change SET who = ''")  # as it comes from a file
    assert theirs.undo() == "Add Ann"
