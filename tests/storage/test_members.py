"""A desk that several users of a server share: each is somebody on it, and stands with people in a way of their own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_clock import Clock
from nouns import person, talk
from sqlalchemy import select
from two_users import ANOTHER, COLLEAGUE, as_another_user

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.operations import interactions, merging, people
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.copying import copy_to
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file
from netdesk.storage.soundness import look
from netdesk.ui.welcome.seen import is_new, keep_seen


@pytest.fixture
def ours(desk: str, clock: Clock) -> Iterator[Book]:
    if "://" not in desk:
        pytest.skip("a file has one user")
    book = Book.open(desk, clock)
    yield book
    book.close()


@pytest.fixture
def theirs(ours: Book, desk: str, clock: Clock) -> Iterator[Book]:
    book = Book.open(as_another_user(desk), clock)
    yield book
    book.close()
    assert look(ours).sound


@pytest.fixture
def another(ours: Book, desk: str, clock: Clock) -> Iterator[Book]:
    book = Book.open(as_another_user(desk, ANOTHER), clock)
    yield book
    book.close()


def stage(book: Book, one: Person) -> Stage:
    with book.reading() as reader:
        return people_rows(reader, [one.id])[0].stage


def test_each_is_somebody_else_with_links_of_their_own(ours: Book, theirs: Book) -> None:
    assert ours.me != theirs.me
    ann = person(ours, "Ann")
    talk(ours, ann)
    assert (stage(ours, ann), stage(theirs, ann)) == (Stage.VISIBILITY, Stage.CARD)
    talk(theirs, ann)
    assert stage(theirs, ann) is Stage.VISIBILITY
    assert ours.undo()
    assert (stage(ours, ann), stage(theirs, ann)) == (Stage.CARD, Stage.VISIBILITY)
    assert look(theirs).sound


def test_each_sees_the_other_among_the_people(ours: Book, theirs: Book) -> None:
    with ours.reading() as reader:
        assert people_rows(reader, [theirs.me])[0].name == theirs.user
    with theirs.reading() as reader:
        assert people_rows(reader, [ours.me])[0].stage is Stage.CARD


def test_who_comes_later_finds_everybody_who_is_there(ours: Book, desk: str, clock: Clock) -> None:
    ann, ben = person(ours, "Ann"), person(ours, "Ben")
    talk(ours, ann, ben)
    later = Book.open(as_another_user(desk), clock)
    assert {stage(later, one) for one in (ann, ben)} == {Stage.CARD}
    with later.reading() as reader:
        assert reader.evidence(ann.id, ben.id).facts
    assert look(later).sound
    me = later.me
    later.close()
    again = Book.open(as_another_user(desk), clock)
    assert again.me == me
    again.close()


def test_a_new_day_and_a_rebuild_are_everybodys(ours: Book, theirs: Book, clock: Clock) -> None:
    ann = person(ours, "Ann")
    talk(theirs, ann)
    clock.later(1000)
    ours.catch_up()
    assert look(theirs).sound
    ours.rebuild()
    assert look(theirs).sound
    assert look(ours).sound


def test_who_shares_the_desk_is_not_removed(ours: Book, theirs: Book) -> None:
    with pytest.raises(NetdeskError, match="works on this desk"):
        people.remove(ours, [theirs.me])
    card = person(ours, "Their Card")
    kept = merging.merge(ours, card.id, [theirs.me])
    assert kept.id == theirs.me
    with pytest.raises(NetdeskError, match="works on this desk"):
        merging.merge(theirs, theirs.me, [ours.me])


def test_a_copy_is_mine_alone(ours: Book, theirs: Book, tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "copy.netdesk"
    ann = person(ours, "Ann")
    talk(theirs, ann)
    copy_to(theirs, file, lambda _done, _total: None)
    copied = Book.open(file, clock)
    assert copied.me == theirs.me
    assert stage(copied, ann) is Stage.VISIBILITY
    assert look(copied).sound
    copied.close()


def notes(book: Book, of: Person) -> list[str]:
    with book.reading() as reader:
        return [one.note for one in person_file(reader, of.id).interactions]


def test_a_note_is_read_by_who_wrote_it(ours: Book, theirs: Book, another: Book) -> None:
    ann = person(ours, "Ann")
    interactions.log(theirs, [ann.id], Kind.NOTE, note="Never pays in time")
    interactions.log(theirs, [another.me], Kind.NOTE, note="Wants my job")
    interactions.log(theirs, [ann.id], Kind.CALL, note="About the fair")
    assert notes(theirs, ann) == ["About the fair", "Never pays in time"]
    assert notes(another, ann) == ["About the fair"]
    with another.reading() as reader:
        assert "Wants" not in str(person_file(reader, another.me))
        images = reader.connection.scalars(select(tables.image.c.after)).all()
    assert not any("Never" in str(one) for one in images)


def test_what_is_merged_or_deleted_goes_with_everybodys_notes(theirs: Book, another: Book) -> None:
    ann, same = person(another, "Ann"), person(another, "Anne")
    interactions.log(theirs, [same.id], Kind.NOTE, note="Never pays in time")
    merging.merge(another, ann.id, [same.id])
    assert notes(theirs, ann) == ["Never pays in time"]
    assert another.undo()
    assert notes(theirs, same) == ["Never pays in time"]
    people.remove(another, [same.id])
    people.delete_for_good(another, [same.id])
    with theirs.reading() as reader:
        assert not list(reader.all(Interaction))


def test_what_i_copy_has_my_notes(theirs: Book, another: Book, tmp_path: Path, clock: Clock) -> None:
    ann = person(another, "Ann")
    interactions.log(theirs, [ann.id], Kind.NOTE, note="Theirs")
    interactions.log(another, [ann.id], Kind.NOTE, note="Mine")
    file = tmp_path / "copy.netdesk"
    copy_to(another, file, lambda _done, _total: None)
    copied = Book.open(file, clock)
    assert notes(copied, ann) == ["Mine"]
    assert copied.undoable()[0] == another.undoable()[0]
    assert look(copied).sound
    copied.close()


def test_who_may_not_join_is_told_what_to_ask_for(ours: Book, desk: str, clock: Clock) -> None:
    url = as_another_user(desk)
    with ours.engine.begin() as connection:
        connection.exec_driver_sql(f'REVOKE CREATE ON DATABASE "{ours.engine.url.database}" FROM {COLLEAGUE}')
    with pytest.raises(NetdeskError, match="GRANT CREATE ON DATABASE"):
        Book.open(url, clock)


def test_who_joins_is_shown_the_first_steps_once(ours: Book, theirs: Book) -> None:
    person(ours, "Ann")
    assert is_new(theirs)
    assert not is_new(ours)
    keep_seen(theirs)
    assert not is_new(theirs)


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
