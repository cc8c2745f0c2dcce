"""Cards that look alike and are not: a UID is no proof, a difference is told, the trash is named."""

from pathlib import Path

import pytest

from netdesk.domain.inbox import Card
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Person
from netdesk.operations import importing, interactions, people
from netdesk.operations.importing import Outcome, Report
from netdesk.storage.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book.open(tmp_path / "desk.netdesk")


def take(book: Book, folder: Path, *lines: str) -> Report:
    file = folder / "card.vcf"
    file.write_text("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]), encoding="utf-8")
    return importing.run(book, [file])


def everybody(book: Book) -> list[Person]:
    with book.reading() as reader:
        return [person for person in reader.all(Person) if person.id != book.me]


def test_two_people_with_one_uid_stay_two(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:1", "FN:Alice Adams", "TEL:+48 601 555 001")
    report = take(book, tmp_path, "UID:1", "FN:Bob Brown", "TEL:+48 601 555 002", "NOTE:hello")
    assert report.entries[0].outcome is Outcome.NEW
    assert sorted(person.shown for person in everybody(book)) == ["Alice Adams", "Bob Brown"]


def test_a_changed_title_is_told_and_its_card_is_kept(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CTO")
    report = take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CEO")
    assert "title" in report.entries[0].problems[0]
    with book.reading() as reader:
        raws = [importing.raw_text(card) for card in reader.all(Card)]
    assert any("TITLE:CEO" in raw for raw in raws)
    assert everybody(book)[0].title == "CTO"


def test_numbers_of_two_countries_are_two_numbers(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+48 601234567")
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+49 601234567", "TEL:601 234 567")
    assert [phone.number for phone in everybody(book)[0].phones] == ["+48 601234567", "+49 601234567"]


def test_a_card_of_somebody_in_the_trash_says_so(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "FN:Alice Adams", "TEL:+48 601 555 001")
    people.remove(book, [everybody(book)[0].id])
    again = take(book, tmp_path, "FN:Alice Adams", "TEL:+48 601 555 001")
    assert any("trash" in problem for problem in again.entries[0].problems)


def test_a_card_in_an_odd_charset_never_stops_the_others(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "two.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-7:Eve +2AA- X\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good\r\nEND:VCARD\r\n"
    )
    importing.run(book, [file])
    assert "Good" in [person.shown for person in everybody(book)]


def test_a_gathering_is_evidence_for_all_who_were_there(book: Book) -> None:
    ids = [people.add(book, Person(organisation=f"Firm {number}")).id for number in range(40)]
    interactions.log(book, ids, Kind.MET)
    with book.reading() as reader:
        pairs = reader.connection.exec_driver_sql("SELECT count(*) FROM link_state WHERE stage = 1").scalar()
    assert pairs == 40 + 40 * 39 // 2


def test_a_reader_opens_the_desk_while_another_program_writes(book: Book) -> None:
    with book.changing("slow") as change:
        change.save(Person(organisation="Waiting"))
        other = Book.open(str(book.file))
        assert other.me == book.me
        other.close()
