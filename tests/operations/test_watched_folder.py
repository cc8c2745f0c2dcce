"""The watched folder: what is complete comes in once, whole, and is put aside; nothing is lost on the way."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.operations import importing, scanning, watching
from netdesk.operations.watching import complete, look, put_aside, take
from netdesk.storage.book import Book

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:;{name};;;\r\nEND:VCARD\r\n"
ASIDE = "Taken into Netdesk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    return made


def card(folder: Path, file: str, name: str) -> Path:
    (folder / file).write_text(CARD.format(name=name), encoding="utf-8")
    return folder / file


def names(book: Book) -> set[str]:
    with book.reading() as reader:
        return {one.shown for one in reader.all(Person) if one.id != book.me}


def inside(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_only_what_may_hold_cards_is_looked_at(folder: Path) -> None:
    for name in ("a.vcf", "b.VCARD", "c.zip"):
        (folder / name).write_bytes(b"x")
    for name in (".d.vcf", "~e.vcf", "f.vcf~", "g.vcf.part", "h.vcf.crdownload", "i.csv", "j.txt", "k.netdesk", "l"):
        (folder / name).write_bytes(b"x")
    (folder / "m.vcf").mkdir()
    (folder / "sub").mkdir()
    card(folder / "sub", "n.vcf", "N")
    assert {file.name for file in look(folder)} == {"a.vcf", "b.VCARD", "c.zip"}
    assert look(folder / "gone") == {}


def test_a_file_is_complete_when_it_stands_still(folder: Path) -> None:
    file, empty = card(folder, "a.vcf", "Ana"), folder / "empty.vcf"
    empty.touch()
    first = look(folder)
    assert complete({}, first, {}) == {}
    assert list(complete(first, look(folder), {})) == [file]
    with file.open("a") as stream:
        stream.write("more")
    grown = look(folder)
    assert complete(first, grown, {}) == {}
    assert list(complete(grown, look(folder), first)) == [file]
    assert complete(grown, look(folder), grown) == {}
    os.utime(file, ns=(0, 12345))
    assert complete(grown, look(folder), {}) == {}


def test_what_came_in_is_put_aside(book: Book, folder: Path) -> None:
    card(folder, "a.vcf", "Ana")
    card(folder, "b.vcf", "Ben")
    taken = take(book, look(folder))
    assert taken.report is not None and len(taken.report.people()) == 2 and not taken.failed
    assert names(book) == {"Ana", "Ben"}
    assert inside(folder) == [f"{ASIDE}/a.vcf", f"{ASIDE}/b.vcf"]
    assert look(folder) == {}
    book.undo()
    assert names(book) == set()


def test_nothing_is_overwritten(folder: Path) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        put_aside(card(folder, "a.vcf", name))
    assert inside(folder) == [f"{ASIDE}/a 2.vcf", f"{ASIDE}/a 3.vcf", f"{ASIDE}/a.vcf"]
    assert "Ben" in (folder / ASIDE / "a 2.vcf").read_text()


def test_what_cannot_be_moved_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = card(folder, "a.vcf", "Ana")

    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        put_aside(file)
    assert inside(folder) == ["a.vcf"]


def test_what_came_in_but_cannot_be_moved_is_told(book: Book, folder: Path) -> None:
    card(folder, "a.vcf", "Ana")
    (folder / ASIDE).write_text("a file of that name", encoding="utf-8")
    taken = take(book, look(folder))
    assert taken.failed == ("a.vcf came in, but could not be put aside: File exists.",)
    assert names(book) == {"Ana"}
    assert inside(folder) == [ASIDE, "a.vcf"]


def test_what_cannot_be_read_stays_and_the_others_come(book: Book, folder: Path) -> None:
    card(folder, "a.vcf", "Ana")
    (folder / "b.zip").write_bytes(b"PK\x03\x04 no archive")
    with zipfile.ZipFile(folder / "c.zip", "w") as packed:
        packed.writestr("good.vcf", CARD.format(name="Good"))
        packed.writestr("bad.vcf", CARD.format(name="Bad"))
    (folder / "c.zip").write_bytes((folder / "c.zip").read_bytes().replace(b"FN:Bad", b"FN:Mad"))
    taken = take(book, look(folder))
    assert taken.failed == (
        "b.zip is damaged, or no .zip archive.",
        "c.zip/bad.vcf is damaged and could not be unpacked.",
    )
    assert names(book) == {"Ana"}
    assert inside(folder) == [f"{ASIDE}/a.vcf", "b.zip", "c.zip"]


def test_an_archive_comes_in_whole(book: Book, folder: Path) -> None:
    with zipfile.ZipFile(folder / "c.zip", "w") as packed:
        packed.writestr("x/a.vcf", CARD.format(name="Ana"))
        packed.writestr("bank.csv", "Name\nBank")
    assert not take(book, look(folder)).failed
    assert names(book) == {"Ana"}
    assert inside(folder) == [f"{ASIDE}/c.zip"]


def test_an_archive_without_cards_is_left_alone(book: Book, folder: Path) -> None:
    with zipfile.ZipFile(folder / "c.zip", "w") as packed:
        packed.writestr("bank.csv", "Name\nBank")
    assert take(book, look(folder)) == watching.Taken()
    assert inside(folder) == ["c.zip"]


def test_what_could_not_be_stored_stays(book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card(folder, "a.vcf", "Ana")

    def full(*_given: object) -> None:
        raise NetdeskError("The disk is full.")

    monkeypatch.setattr(importing, "take", full)
    with pytest.raises(NetdeskError, match="full"):
        take(book, look(folder))
    assert inside(folder) == ["a.vcf"]


def test_what_changed_while_it_came_in_stays(book: Book, folder: Path) -> None:
    file = card(folder, "a.vcf", "Ana")
    seen = look(folder)
    file.write_text(CARD.format(name="Ana") + CARD.format(name="Ben"), encoding="utf-8")
    take(book, seen)
    assert inside(folder) == ["a.vcf"]
    take(book, look(folder))
    assert names(book) == {"Ana", "Ben"}
    assert inside(folder) == [f"{ASIDE}/a.vcf"]


def test_a_scanner_s_pictures_come_in_where_they_are_wanted(
    book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Process:
        @contextmanager
        def reader(self) -> Iterator["Process"]:
            yield self

        def pages(self, data: bytes) -> list[bytes]:
            if data == b"broken":
                raise NetdeskError("This is no picture.")
            return [data]

    monkeypatch.setattr(scanning, "reader", Process().reader)
    card(folder, "a.vcf", "Ana")
    for name, data in (("scan.jpg", b"one"), ("pages.pdf", b"two"), ("odd.png", b"broken")):
        (folder / name).write_bytes(data)
    assert {file.name for file in look(folder)} == {"a.vcf"}, "a folder of photographs is left alone"
    taken = take(book, look(folder, pictures=True))
    assert taken.photographed is not None and len(taken.photographed.scans) == 2
    assert taken.failed == ("odd.png: This is no picture.",) and names(book) == {"Ana"}
    assert inside(folder) == [f"{ASIDE}/a.vcf", f"{ASIDE}/pages.pdf", f"{ASIDE}/scan.jpg", "odd.png"]
