"""What a text finds on the whole desk."""

from datetime import date, datetime
from pathlib import Path

import pytest

from netdesk.domain.interaction import Kind
from netdesk.domain.person import Name, Person
from netdesk.operations import events, interactions, people
from netdesk.storage.book import Book
from netdesk.storage.hits import Hits, further_hits, hits, of_company

TODAY = date(2026, 11, 22)


@pytest.fixture
def book(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = Book.open(tmp_path / "desk.netdesk", lambda: TODAY)
    yield made
    made.close()


def add(book: Book, name: str, company: str = "", note: str = "") -> str:
    return people.add(book, Person(name=Name(full=name), organisation=company, note=note)).id


def find(book: Book, text: str, most: int = 5) -> Hits:
    with book.reading() as reader:
        return further_hits(reader, text, most, hits(reader, text, most))


def test_those_who_are_called_so_come_before_those_of_whom_it_is_said(book: Book) -> None:
    said = add(book, "Ana Kovač", note="knows Marco")
    inside = add(book, "Anna Demarco")
    called = add(book, "Marco De Luca")
    assert [row.id for row in find(book, "marco").people] == [called, inside, said]
    assert [row.id for row in find(book, "marco", 1).people] == [called]


def test_companies_are_counted_and_named_by_words_in_any_order(book: Book) -> None:
    for name in ("Ada", "Bea"):
        add(book, name, "Wiśnia Projekt")
    add(book, "Carla", "Projekt Nowak")
    add(book, "Wiśnia Rossi", "Rossi")
    assert find(book, "projekt").companies == (("Wiśnia Projekt", 2), ("Projekt Nowak", 1))
    assert find(book, "proj wisnia").companies == (("Wiśnia Projekt", 2),)
    with book.reading() as reader:
        assert len(of_company(reader, "Wiśnia Projekt")) == 2


def test_events_are_found_by_name_and_place_the_latest_first(book: Book) -> None:
    events.add(book, "Café des affaires", datetime(2026, 10, 1, 8))
    later = events.add(book, "Colazione", datetime(2026, 12, 1, 8))
    events.edit(
        book, later.id, lambda one: one.__replace__(place="Caffe Torino") if hasattr(one, "__replace__") else one
    )
    found = [one.name for one in find(book, "caf").events]
    assert "Café des affaires" in found


@pytest.mark.parametrize("typed", ["Łódź", "lodz", "fabryka lodz", "LODZ"])
def test_notes_are_found_whatever_their_accents(book: Book, typed: str) -> None:
    ewa = add(book, "Ewa Lis")
    interactions.log(book, [ewa], Kind.CALL, on=date(2026, 11, 1), note="Nowa fabryka w Łodzi, koło Łódź Fabryczna")
    interactions.log(book, [ewa], Kind.CALL, on=date(2026, 11, 2), note="Something else")
    found = find(book, typed).notes
    assert [(one.person_id, one.name, one.on) for one in found] == [(ewa, "Ewa Lis", date(2026, 11, 1))]


def test_a_long_note_is_shown_around_the_word(book: Book) -> None:
    ewa = add(book, "Ewa Lis")
    note = "We spoke about her holidays and about the school of the children, and then about a NOTARY in Asti"
    interactions.log(book, [ewa], Kind.CALL, on=date(2026, 11, 1), note=note)
    (one,) = find(book, "notary").notes
    assert one.text.startswith("…")
    assert "NOTARY in Asti" in one.text


def test_what_lies_in_the_trash_is_not_found(book: Book) -> None:
    ewa = add(book, "Ewa Lis", "Ruch")
    people.remove(book, [ewa])
    assert find(book, "ruch") == Hits()
    assert find(book, "  ") == Hits()
