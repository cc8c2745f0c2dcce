"""Cards that come in become people, add to them, or are kept for looking at; everything goes out again."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from desk_clock import TODAY

from netdesk.domain.errors import NetdeskError
from netdesk.domain.inbox import Card, Unreadable
from netdesk.domain.person import Email, Name, Person, Phone
from netdesk.domain.query import PeopleQuery
from netdesk.operations import exporting, importing, inbox, people
from netdesk.operations.exporting import Format
from netdesk.operations.importing import Outcome
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids
from netdesk.storage.plain import from_plain
from netdesk.storage.soundness import look

ANA = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Kovač\r\nN:Kovač;Ana;;;\r\nEMAIL:ana@x.example\r\nUID:ana-1\r\nEND:VCARD\r\n"
)
BEN = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ben Okafor\r\nTEL:+39 347 555 0100\r\nX-SHOE-SIZE:44\r\nEND:VCARD\r\n"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "cards.vcf"
    file.write_text(ANA + BEN, encoding="utf-8")
    return file


def outcomes(book: Book, *files: Path) -> list[Outcome]:
    return [entry.outcome for entry in importing.run(book, files).entries]


def desk(book: Book) -> dict[str, Person]:
    """Everybody by name, without me."""
    with book.reading() as reader:
        return {one.shown: one for one in reader.all(Person) if one.id != book.me}


def kept(book: Book, kind: type) -> int:
    with book.reading() as reader:
        return len(list(reader.all(kind)))


def test_cards_become_people_and_are_known_the_next_time(book: Book, cards: Path) -> None:
    report = importing.run(book, [cards])
    assert [(entry.name, entry.outcome, entry.index) for entry in report.entries] == [
        ("Ana Kovač", Outcome.NEW, report.entries[0].index),
        ("Ben Okafor", Outcome.NEW, report.entries[1].index),
    ]
    assert report.people() == [one.id for one in desk(book).values()]
    assert desk(book)["Ana Kovač"].emails[0].address == "ana@x.example"
    assert desk(book)["Ben Okafor"].created_on == TODAY
    assert book.undoable()[0] == "Import 2 people"
    assert outcomes(book, cards) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert len(desk(book)) == kept(book, Card) == 2
    assert look(book).sound


def test_an_import_is_undone_and_redone_whole(book: Book, cards: Path) -> None:
    importing.run(book, [cards])
    before = desk(book)
    assert book.undo() == "Import 2 people"
    assert (desk(book), kept(book, Card)) == ({}, 0)
    assert book.redo() == "Import 2 people"
    assert {name: replace(one, version=1) for name, one in desk(book).items()} == before
    book.undo()
    assert outcomes(book, cards) == [Outcome.NEW, Outcome.NEW]


def test_a_card_adds_to_somebody_known_and_overwrites_nothing(book: Book, cards: Path) -> None:
    mails = (Email("ANA@x.example"), Email("private@x.example"))
    people.add(book, Person(name=Name(full="Ana Kovač"), title="Architect", emails=mails))
    assert outcomes(book, cards) == [Outcome.UPDATED, Outcome.NEW]
    ana = desk(book)["Ana Kovač"]
    assert (ana.title, ana.emails, ana.uid, ana.name.family) == ("Architect", mails, "ana-1", "Kovač")
    assert len(desk(book)) == 2
    changed = cards.with_name("later.vcf")
    changed.write_text(ANA.replace("EMAIL:ana@x.example", "EMAIL:new@x.example\r\nTITLE:Baker"), encoding="utf-8")
    assert outcomes(book, changed) == [Outcome.UPDATED]
    ana = desk(book)["Ana Kovač"]
    assert (ana.title, [mail.address for mail in ana.emails][2:]) == ("Architect", ["new@x.example"])


def test_the_same_person_twice_in_one_file_is_one(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "twice.vcf"
    file.write_text(ANA + ANA.replace("UID:ana-1", "TEL:123456789") + ANA, encoding="utf-8")
    assert outcomes(book, file) == [Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED]
    assert desk(book)["Ana Kovač"].phones == (Phone("123456789"),)
    assert book.undo()
    assert desk(book) == {}


def test_a_file_with_two_versions_of_a_card_changes_nothing_the_next_time(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "versions.vcf"
    file.write_text(ANA.replace("UID", "NOTE:likes tea\r\nUID") + ANA, encoding="utf-8")
    assert outcomes(book, file) == [Outcome.NEW, Outcome.UPDATED]
    before = desk(book)
    assert before["Ana Kovač"].note == ""
    assert outcomes(book, file) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert desk(book) == before


def test_a_namesake_is_somebody_else(book: Book, cards: Path) -> None:
    people.add(book, Person(name=Name(full="Ana Kovač"), phones=(Phone("999 888 777"),)))
    assert outcomes(book, cards) == [Outcome.NEW, Outcome.NEW]


def test_what_nobody_can_read_is_kept_once(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "broken.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n" + ANA, encoding="utf-8")
    report = importing.run(book, [file])
    assert [entry.outcome for entry in report.entries] == [Outcome.UNREADABLE, Outcome.NEW]
    assert report.entries[0].problems
    importing.run(book, [file])
    with book.reading() as reader:
        one = reader.get(Unreadable, inbox.waits(reader).unreadable[0].id)
    assert kept(book, Unreadable) == 1
    assert "VERSION:3.0" in inbox.preview(one)
    importing.dismiss(book, one)
    with book.reading() as reader:
        assert inbox.waits(reader).unreadable == ()


def test_a_cancelled_import_leaves_nothing(book: Book, cards: Path) -> None:
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.run(book, [cards], progress=stop)
    assert (desk(book), kept(book, Card), book.undoable()) == ({}, 0, (None, None))
    assert 0 < seen[0][0] < seen[1][0] <= seen[1][1]


def test_folders_are_searched_and_named_files_are_taken_whatever_their_ending(book: Book, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.VCF").write_text(ANA, encoding="utf-8")
    (tmp_path / "sub" / "notes.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "card").write_text(BEN, encoding="utf-8")
    report = importing.run(book, [tmp_path / "sub", tmp_path / "card", tmp_path / "card"])
    assert [(entry.file, entry.outcome) for entry in report.entries] == [
        ("a.VCF", Outcome.NEW),
        ("card", Outcome.NEW),
    ]


def test_what_is_not_there_is_said_in_words(book: Book, tmp_path: Path) -> None:
    with pytest.raises(NetdeskError, match="could not be read"):
        importing.run(book, [tmp_path / "missing.vcf"])
    with pytest.raises(NetdeskError, match="no card file"):
        importing.run(book, [tmp_path])


def test_a_card_of_somebody_in_the_trash_does_not_make_them_twice(book: Book, cards: Path) -> None:
    importing.run(book, [cards])
    people.remove(book, [desk(book)["Ana Kovač"].id])
    assert outcomes(book, cards) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert len(desk(book)) == 2


def test_a_picture_comes_in_once(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "picture.vcf"
    line = f"PHOTO;ENCODING=b;TYPE=PNG:{PIXEL}\r\nEND:VCARD"
    file.write_text((ANA + BEN.replace("4.0", "3.0")).replace("END:VCARD", line), encoding="utf-8")
    importing.run(book, [file])
    keys = {one.picture for one in desk(book).values()}
    assert len(keys) == 1
    with book.reading() as reader:
        assert (reader.picture(keys.pop()) or b"").startswith(b"\x89PNG")


@pytest.mark.parametrize("format", [Format.VCARD3, Format.VCARD4])
def test_what_goes_out_as_cards_comes_in_again(book: Book, cards: Path, tmp_path: Path, format: Format) -> None:
    importing.run(book, [cards])
    out = tmp_path / "out.vcf"
    assert exporting.export(book, out, format) == 2
    text = out.read_text(encoding="utf-8")
    assert "X-SHOE-SIZE:44" in text, "what has no field here comes back out"
    assert set(outcomes(book, out)) == {Outcome.UNCHANGED}, "our own export is known"
    other = Book.open(tmp_path / "other.netdesk")
    assert outcomes(other, out) == [Outcome.NEW, Outcome.NEW]
    for name, one in desk(book).items():
        again = desk(other)[name]
        assert (again.name, again.phones, again.emails) == (one.name, one.phones, one.emails)
    other.close()


def test_everything_of_a_person_goes_out_as_json(book: Book, cards: Path, tmp_path: Path) -> None:
    importing.run(book, [cards])
    out = tmp_path / "out.json"
    exporting.export(book, out, Format.JSON)
    found = [from_plain(Person, item) for item in json.loads(out.read_text(encoding="utf-8"))]
    assert {one.shown: one for one in found} == desk(book)


def test_a_table_goes_out_for_other_address_books(book: Book, cards: Path, tmp_path: Path) -> None:
    importing.run(book, [cards])
    people.edit(book, replace(desk(book)["Ana Kovač"], note='two\nlines, "quoted"', tags=("a", "b")))
    out = tmp_path / "out.csv"
    exporting.export(book, out, Format.CSV, [desk(book)["Ana Kovač"].id])
    assert out.read_bytes().startswith(b"\xef\xbb\xbf"), "or spreadsheets read it in a wrong charset"
    with out.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["Name"], row["Notes"], row["Tags"]) == ("Ana Kovač", 'two\nlines, "quoted"', "a; b")


def test_an_export_leaves_out_the_trash_and_replaces_a_file_whole_or_not(
    book: Book, cards: Path, tmp_path: Path
) -> None:
    importing.run(book, [cards])
    people.remove(book, [desk(book)["Ana Kovač"].id])
    out = tmp_path / "folder" / "out.vcf"
    with pytest.raises(NetdeskError, match="could not be written"):
        exporting.export(book, out)
    out.parent.mkdir()
    out.write_text("older")
    assert exporting.export(book, out) == 1
    assert "Ana" not in out.read_text(encoding="utf-8")
    assert [one.name for one in out.parent.iterdir()] == ["out.vcf"]
    with book.reading() as reader:
        assert len(people_ids(reader, PeopleQuery())) == 1
