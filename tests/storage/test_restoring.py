"""Going back to a copy: what stood there is kept, damage is told from what is no desk, and nothing is ever half."""

import os
from pathlib import Path

import pytest

from netdesk.domain.errors import DamagedDesk, NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.operations import people
from netdesk.storage import restoring
from netdesk.storage.book import Book
from netdesk.storage.guard import DAMAGED, copy_now
from netdesk.storage.restoring import restore, restore_snapshot
from netdesk.storage.snapshot import snapshots
from netdesk.storage.soundness import look


@pytest.fixture(autouse=True)
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))
    return tmp_path / "copies"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with Ada on it, a copy of it, and then Ben."""
    book = Book.open(tmp_path / "desk.netdesk")
    add(book, "Ada")
    copy_now(book, "asked")
    add(book, "Ben")
    book.close()
    return tmp_path / "desk.netdesk"


def add(book: Book, name: str) -> None:
    people.add(book, Person(name=Name(full=name)))


def names(file: Path) -> set[str]:
    book = Book.open(file)
    try:
        with book.reading() as reader:
            assert look(book).sound
            return {one.shown for one in reader.all(Person) if one.id != reader.me}
    finally:
        book.close()


def bytes_of(file: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in file.parent.iterdir() if one.is_file()}


def test_a_desk_goes_back_and_what_stood_there_is_a_copy(desk: Path) -> None:
    kept = restore_snapshot(desk, snapshots(desk)[0])
    assert names(desk) == {"Ada"}
    assert kept
    assert names(kept) == {"Ada", "Ben"}


def test_going_back_can_be_taken_back(desk: Path) -> None:
    kept = restore_snapshot(desk, snapshots(desk)[0])
    assert kept
    restore(desk, kept)
    assert names(desk) == {"Ada", "Ben"}


def test_undo_goes_on_behind_the_copy(desk: Path) -> None:
    restore_snapshot(desk, snapshots(desk)[0])
    book = Book.open(desk)
    assert book.undo()
    book.close()
    assert names(desk) == set()


def test_a_desk_that_somebody_has_open_is_left(desk: Path) -> None:
    book = Book.open(desk)
    with book.reading() as reader:
        assert reader.all(Person)
        with pytest.raises(NetdeskError, match="Another program"):
            restore_snapshot(desk, snapshots(desk)[0])
    add(book, "Cleo")
    book.close()
    assert names(desk) == {"Ada", "Ben", "Cleo"}


def test_a_copy_whose_bytes_changed_is_refused(desk: Path) -> None:
    copy = snapshots(desk)[0]
    data = bytearray(copy.path.read_bytes())
    data[-100] ^= 1
    copy.path.write_bytes(data)
    before = bytes_of(desk)
    with pytest.raises(NetdeskError, match="damaged too"):
        restore_snapshot(desk, copy)
    assert bytes_of(desk) == before


def test_a_copy_of_something_else_is_refused(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "other.netdesk").write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(NetdeskError):
        restore(desk, tmp_path / "other.netdesk")
    assert names(desk) == {"Ada", "Ben"}


@pytest.mark.parametrize("step", ["_write", "_keep", "sync_folder"])
def test_a_disk_that_fails_on_the_way_leaves_one_whole_desk(
    desk: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, step, fail)
        with pytest.raises(NetdeskError, match="No space left"):
            restore_snapshot(desk, snapshots(desk)[0])
    assert names(desk) in ({"Ada", "Ben"}, {"Ada"})
    assert not desk.with_name("desk.netdesk.part").exists()


@pytest.mark.parametrize("header", [b"\0" * 100, b"\0" * 4096, os.urandom(100)], ids=("header", "page", "noise"))
def test_a_damaged_beginning_is_damage_and_the_desk_goes_back(desk: Path, header: bytes) -> None:
    data = desk.read_bytes()
    desk.write_bytes(header + data[len(header) :])
    with pytest.raises(DamagedDesk) as told:
        Book.open(desk)
    assert told.value.file == desk
    kept = restore_snapshot(desk, snapshots(desk)[0])
    assert names(desk) == {"Ada"}
    assert kept
    assert kept.read_bytes() == header + data[len(header) :]
    assert [one.reason for one in snapshots(desk)].count(DAMAGED) == 1


def test_a_file_of_something_else_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "letter.netdesk").write_bytes(b"Dear Ada, " * 100)
    with pytest.raises(NetdeskError, match="not a Netdesk desk") as told:
        Book.open(tmp_path / "letter.netdesk")
    assert not isinstance(told.value, DamagedDesk)


def test_a_desk_whose_tables_are_gone_is_damaged_and_not_begun_anew(desk: Path) -> None:
    data = desk.read_bytes()
    desk.write_bytes(data[:100] + b"\x0d\0\0\0\0\x10\0\0" + bytes(4096 - 108) + data[4096:])
    before = desk.read_bytes()
    with pytest.raises(DamagedDesk):
        Book.open(desk)
    assert desk.read_bytes()[4096:] == before[4096:]


def test_a_desk_cut_short_is_damaged(desk: Path) -> None:
    data = desk.read_bytes()
    desk.write_bytes(data[: len(data) // 3])
    with pytest.raises(DamagedDesk):
        names(desk)


def test_a_lost_desk_comes_back_from_its_copy(desk: Path) -> None:
    desk.unlink()
    assert restore_snapshot(desk, snapshots(desk)[0]) is None
    assert names(desk) == {"Ada"}
