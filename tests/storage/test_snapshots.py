"""Copies of a desk: made and verified before what is risky, found again, thinned, and never half."""

import json
import os
from collections import namedtuple
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.operations import importing, merging, people
from netdesk.storage import snapshot as snapshot_module
from netdesk.storage.book import Book
from netdesk.storage.guard import DAMAGED, copy_now, guard, thin
from netdesk.storage.snapshot import note_of, snapshots, verified
from netdesk.storage.thinning import kept

NOON = datetime(2026, 5, 4, 12, 0)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Nowak\r\nN:Nowak;Ada;;;\r\nEND:VCARD\r\n"
moments = st.datetimes(min_value=NOON - timedelta(days=900), max_value=NOON)


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))
    return tmp_path / "copies"


@pytest.fixture
def book(tmp_path: Path, copies: Path) -> Book:
    book = Book.open(tmp_path / "desk.netdesk")
    yield book
    book.close()


def add(book: Book, name: str) -> Person:
    return people.add(book, Person(name=Name(full=name)))


def names(file: Path) -> set[str]:
    book = Book.open(file)
    try:
        with book.reading() as reader:
            return {one.shown for one in reader.all(Person) if one.id != reader.me}
    finally:
        book.close()


def older(copy: Path, by: timedelta) -> None:
    """Let a copy have been made earlier."""
    note = json.loads(note_of(copy).read_text())
    note["made"] = (datetime.fromisoformat(note["made"]) - by).isoformat()
    note_of(copy).write_text(json.dumps(note))


def test_a_copy_is_whole_and_says_what_it_is(book: Book) -> None:
    add(book, "Ada")
    made = copy_now(book, "asked")
    (found,) = snapshots(book.file)
    assert (found.path, found.reason, found.people) == (made, "asked", 2)
    assert verified(found)
    assert names(made) == {"Ada"}


def test_a_copy_whose_bytes_changed_is_told(book: Book) -> None:
    add(book, "Ada")
    made = copy_now(book, "asked")
    data = bytearray(made.read_bytes())
    data[-1] ^= 1
    made.write_bytes(data)
    assert not verified(snapshots(book.file)[0])


def test_copies_of_another_desk_of_the_same_name_are_not_mine(book: Book, tmp_path: Path) -> None:
    other = Book.open(tmp_path / "elsewhere" / "desk.netdesk")
    add(other, "Ben")
    copy_now(other, "asked")
    assert len(snapshots(other.file)) == 1
    assert snapshots(book.file) == []
    other.close()


def test_a_copy_without_its_note_is_known_by_its_name(book: Book) -> None:
    add(book, "Ada")
    made = copy_now(book, "asked")
    note_of(made).unlink()
    (found,) = snapshots(book.file)
    assert (found.reason, found.people, found.made.date()) == ("asked", None, datetime.now().date())


def test_an_import_is_preceded_by_a_copy_of_what_was_there(book: Book) -> None:
    add(book, "Ben")
    importing.run_text(book, "card", CARD.encode())
    (found,) = snapshots(book.file)
    assert found.reason == "before-import"
    assert names(found.path) == {"Ben"}


def test_an_import_that_brings_nothing_new_needs_no_copy(book: Book, copies: Path) -> None:
    importing.run_text(book, "card", CARD.encode())
    importing.run_text(book, "card", CARD.encode())
    assert not copies.exists()


def test_the_first_import_has_nothing_to_lose(book: Book, copies: Path) -> None:
    importing.run_text(book, "card", CARD.encode())
    assert not copies.exists()


def test_a_merge_is_preceded_by_a_copy(book: Book) -> None:
    one, other = add(book, "Ada"), add(book, "Ada Nowak")
    merging.merge(book, one.id, [other.id])
    (found,) = snapshots(book.file)
    assert found.reason == "before-merge"
    assert names(found.path) == {"Ada", "Ada Nowak"}


def test_nothing_is_copied_twice(book: Book) -> None:
    add(book, "Ada")
    copied = guard(book, "day")
    assert copied
    older(copied, timedelta(minutes=-5))
    assert guard(book, "day") is None


def test_a_large_desk_is_copied_once_an_hour(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.storage.guard._LARGE", 1)
    add(book, "Ada")
    first = guard(book, "before-import")
    add(book, "Ben")
    assert guard(book, "before-import") is None
    older(first, timedelta(hours=2))
    assert guard(book, "before-import")


def test_without_room_for_a_copy_nothing_risky_begins(
    book: Book, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "Ben")
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(snapshot_module.shutil, "disk_usage", lambda _folder: usage(10, 9, 1000))
    with pytest.raises(NetdeskError, match="no room for a safety copy"):
        importing.run_text(book, "card", CARD.encode())
    assert list(copies.iterdir()) == []
    with book.reading() as reader:
        assert "Ada Nowak" not in {one.shown for one in reader.all(Person)}


def test_a_folder_that_cannot_be_is_told(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "a file" / "copies"))
    with pytest.raises(NetdeskError, match="No safety copy could be made"):
        copy_now(book, "asked")


def test_a_copy_that_is_not_sound_does_not_stay(book: Book, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(book, "Ada")
    whole = snapshot_module._copy

    def spoil(engine: object, part: Path, *rest: object) -> None:
        whole(engine, part, *rest)
        with part.open("r+b") as stream:
            stream.seek(4096)
            stream.write(os.urandom(4096 * 3))

    monkeypatch.setattr(snapshot_module, "_copy", spoil)
    with pytest.raises(NetdeskError):
        copy_now(book, "asked")
    assert list(copies.iterdir()) == []


def test_thinning_deletes_what_is_too_many_and_never_a_damaged_original(book: Book) -> None:
    add(book, "Ada")
    made = []
    for reason in ("a", "b", DAMAGED):
        made.append(snapshot_module.snapshot(book.engine, book.file, reason))
        older(made[-1], timedelta(days=400))
    copy_now(book, "now")
    left = [one.reason for one in snapshots(book.file)]
    assert sorted(left) == sorted(["now", "b", DAMAGED])
    assert not note_of(made[0]).exists()
    assert thin(book.file, datetime.now()) == []


def test_of_the_last_day_one_an_hour_stays() -> None:
    made = [NOON - timedelta(minutes=20 * number) for number in range(72)]
    assert len(kept(made, NOON)) in (24, 25)


def test_of_two_years_few_stay() -> None:
    made = [NOON - timedelta(hours=6 * number) for number in range(4 * 800)]
    assert 24 + 8 < len(kept(made, NOON)) < 60


@given(st.lists(moments, min_size=1))
def test_the_newest_always_stays_and_thinning_twice_is_thinning_once(made: list[datetime]) -> None:
    stay = kept(made, NOON)
    assert stay <= set(made)
    assert max(made) in stay
    assert kept(stay, NOON) == stay


@given(st.lists(moments, min_size=1), moments)
def test_a_new_copy_never_makes_a_gap(made: list[datetime], new: datetime) -> None:
    """Whatever is in the last eight weeks has a copy that stays within a week of it."""
    stay = kept([*made, new], NOON)
    for moment in [*made, new]:
        if moment >= NOON - timedelta(weeks=8):
            assert any(abs(moment - one) <= timedelta(days=7) for one in stay)
