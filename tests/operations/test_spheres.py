"""Circles of trades: those of the beginning, changes with a way back, who sits where, which seats are empty."""

from dataclasses import replace

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.sphere import Sphere
from netdesk.matching.stems import words
from netdesk.matching.trades import named
from netdesk.operations import interactions, people, spheres
from netdesk.operations.spheres import Circle, Seat
from netdesk.storage.book import Book
from netdesk.words.spheres import seeds


def names(book: Book) -> list[str]:
    with book.reading() as reader:
        return [sphere.name for sphere in spheres.spheres(reader)]


def first(book: Book, name: str) -> Sphere:
    with book.reading() as reader:
        return next(sphere for sphere in spheres.spheres(reader) if sphere.name == name)


def circle(book: Book, name: str) -> Circle:
    with book.reading() as reader:
        return next(one for one in spheres.seats(reader) if one.sphere.name == name)


def seat(book: Book, trade: str, name: str = "Property") -> Seat:
    return next(one for one in circle(book, name).seats if one.trade == trade)


def test_about_ten_circles_are_there_and_nothing_is_stored(book: Book) -> None:
    assert 10 <= len(names(book)) <= 12 and {"Property", "Weddings", "Health"} <= set(names(book))
    with book.reading() as reader:
        assert list(reader.all(Sphere)) == []


@pytest.mark.parametrize("trade", sorted({trade for sphere in seeds() for trade in sphere.trades}))
def test_every_trade_of_the_beginning_is_understood(trade: str) -> None:
    assert named(words(trade))


def test_a_change_keeps_the_others_and_can_be_taken_back(book: Book) -> None:
    before = names(book)
    property_ = first(book, "Property")
    saved = spheres.save(book, replace(property_, name=" Houses ", trades=("Notary", " Roofer ", "", "Notary")))
    assert (saved.name, saved.trades) == ("Houses", ("Notary", "Roofer"))
    assert sorted(names(book)) == sorted({*before, "Houses"} - {"Property"})
    assert spheres.save(book, replace(saved, trades=("Notary",))).trades == ("Notary",)
    book.undo()
    book.undo()
    assert names(book) == before


def test_one_is_added_removed_and_the_beginning_comes_back(book: Book) -> None:
    before = names(book)
    made = spheres.save(book, Sphere("Boats", trades=("Boat builder",)))
    spheres.remove(book, first(book, "Property").id)
    assert "Boats" in names(book) and "Property" not in names(book)
    spheres.reset(book)
    assert names(book) == before
    book.undo()
    spheres.remove(book, made.id)
    assert "Boats" not in names(book)
    with pytest.raises(NetdeskError, match="no such circle"):
        spheres.remove(book, "0" * 32)


def test_a_circle_needs_a_name_of_its_own(book: Book) -> None:
    with pytest.raises(NetdeskError, match="a name"):
        spheres.save(book, Sphere("  "))
    with pytest.raises(NetdeskError, match="of this name already"):
        spheres.save(book, Sphere("weddings"))


def test_who_sits_where_in_whatever_language(book: Book) -> None:
    notary = people.add(book, Person(name=Name(full="Ada"), title="Notariusz"))
    people.add(book, Person(name=Name(full="Only a card"), title="Architect"))
    empty = circle(book, "Property").empty
    assert seat(book, "Notary").empty
    interactions.log(book, [notary.id], Kind.CALL)
    assert [row.name for row in seat(book, "Notary").people] == ["Ada"]
    assert circle(book, "Property").empty == empty - 1 and seat(book, "Architect").empty
    with book.reading() as reader:
        me = reader.get(Person, book.me)
    people.edit(book, replace(me, title="Architetto"))
    assert seat(book, "Architect").mine and not seat(book, "Architect").people
    assert circle(book, "Property").empty == empty - 2


def test_a_trade_the_table_does_not_know_is_found_by_its_words(book: Book) -> None:
    spheres.save(book, Sphere("Birds", trades=("Falconer",)))
    falk = people.add(book, Person(name=Name(full="Falk"), title="Falconers' master"))
    interactions.log(book, [falk.id], Kind.MET)
    assert seat(book, "Falconer", "Birds").ids == (falk.id,)


def test_an_empty_seat_becomes_something_i_look_for(book: Book) -> None:
    spheres.look_for(book, "Notary")
    mine = spheres.look_for(book, "Roofer").latest(LetterKind.LOOKS_FOR)
    assert mine is not None and mine.text == "Notary, Roofer"
