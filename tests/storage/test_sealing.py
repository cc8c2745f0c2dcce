"""A desk under a passphrase: what opens it, what does not, and that nothing is lost on the way there and back."""

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netdesk.domain.errors import DamagedDesk, NetdeskError, SealedDesk
from netdesk.domain.person import Name, Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations import people
from netdesk.storage import sealing, soundness
from netdesk.storage.book import Book
from netdesk.storage.glimpse import glimpse
from netdesk.storage.guard import copy_now
from netdesk.storage.key import Key, is_sealed, key_of, new_key, salt_of
from netdesk.storage.people import people_ids, people_rows
from netdesk.storage.restoring import restore
from netdesk.storage.sealing import change_key, part_of, readable_copies, reseal, reseal_copies
from netdesk.storage.snapshot import snapshots, verified
from netdesk.storage.spelled import looks_spelled, read_key, spelled

PLAIN = b"SQLite format 3\0"


@pytest.fixture(scope="session")
def key() -> Key:
    return new_key("correct horse")


@pytest.fixture(autouse=True)
def _copies_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A desk of two people, the second written after the first was undone and redone."""
    file = tmp_path / "desk.netdesk"
    book = Book.open(file)
    people.add(book, Person(name=Name(given="Grażyna", family="Wąsowska")))
    people.add(book, Person(name=Name(given="Ottavio", family="Barbagallo")))
    book.undo()
    book.redo()
    book.close()
    return file


@pytest.fixture
def sealed(plain: Path, key: Key) -> Path:
    reseal(plain, None, key)
    return plain


def names(file: Path, key: Key | None) -> list[str]:
    book = Book.open(file, key=key)
    try:
        with book.reading() as reader:
            return sorted(person.shown for person in reader.all(Person) if person.shown)
    finally:
        book.close()


TWO = ["Grażyna Wąsowska", "Ottavio Barbagallo"]


def test_a_sealed_file_says_nothing_but_that_it_is_one(sealed: Path) -> None:
    assert is_sealed(sealed) and not sealed.read_bytes().startswith(PLAIN)
    assert b"wsowska" not in sealed.read_bytes().lower()
    assert glimpse(sealed, Sort.NAME, date.today(), 10) == []


def test_it_opens_with_its_passphrase_and_with_its_recovery_key_alone(sealed: Path, key: Key) -> None:
    salt = salt_of(sealed)
    assert salt is not None
    assert names(sealed, key_of("correct horse", salt)) == TWO
    assert names(sealed, read_key(spelled(key).lower().replace("-", " "), salt)) == TWO
    with pytest.raises(SealedDesk, match="protected by a passphrase") as none:
        Book.open(sealed)
    assert none.value.file == sealed
    with pytest.raises(SealedDesk, match="not the passphrase"):
        Book.open(sealed, key=key_of("Correct horse", salt))
    with pytest.raises(SealedDesk, match="not the passphrase"):
        Book.open(sealed, key=new_key("correct horse"))


def test_a_passphrase_may_be_typed_on_any_keyboard(sealed: Path) -> None:
    composed, taken_apart = new_key("Zażółć"), "Zażo\u0301łc\u0301"
    assert key_of(taken_apart, composed.salt) == composed


def test_a_wrong_key_is_not_told_on_stderr(sealed: Path, key: Key, capfd: pytest.CaptureFixture[str]) -> None:
    """SQLCipher itself would, and a key that seems to fit reaches it."""
    sealed.write_bytes(key.salt + bytes(sealed.stat().st_size - 16))
    with pytest.raises(DamagedDesk):
        Book.open(sealed, key=key)
    assert capfd.readouterr() == ("", "")


def test_damage_is_not_taken_for_a_wrong_passphrase_nor_another_file_for_damage(
    sealed: Path, key: Key, tmp_path: Path
) -> None:
    page = bytearray(sealed.read_bytes())
    page[1000] ^= 1
    sealed.write_bytes(page)
    with pytest.raises(SealedDesk):
        Book.open(sealed, key=key_of("another", key.salt))
    with pytest.raises(DamagedDesk):
        Book.open(sealed, key=key)
    other = tmp_path / "picture.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(8192))
    with pytest.raises(NetdeskError, match="not a Netdesk desk") as refused:
        Book.open(other, key=key)
    assert not isinstance(refused.value, (DamagedDesk, SealedDesk))


def test_a_plain_desk_needs_no_key_and_a_new_one_is_never_plain_where_a_key_is_given(
    plain: Path, key: Key, tmp_path: Path
) -> None:
    assert names(plain, key) == TWO
    made = tmp_path / "new.netdesk"
    Book.open(made, key=key).close()
    assert is_sealed(made)
    assert names(made, key) == []


def test_what_was_noted_can_be_undone_and_found_after_sealing(sealed: Path, key: Key) -> None:
    book = Book.open(sealed, key=key)
    found = soundness.look(book)
    with book.reading() as reader:
        assert [hit.name for hit in people_rows(reader, people_ids(reader, PeopleQuery("wasow")))] == [
            "Grażyna Wąsowska"
        ]
    assert found.sound
    assert book.undo() is not None
    book.close()
    assert names(sealed, key) == TWO[:1]


def test_the_passphrase_is_changed_and_removed(sealed: Path, key: Key) -> None:
    other = new_key("battery staple")
    change_key(sealed, key, other)
    assert names(sealed, other) == TWO
    with pytest.raises(SealedDesk):
        Book.open(sealed, key=key)
    change_key(sealed, other, None)
    assert sealed.read_bytes().startswith(PLAIN) and names(sealed, None) == TWO


def test_the_copies_follow(plain: Path, key: Key) -> None:
    change_key(plain, None, key)
    assert [one.reason for one in readable_copies(plain)] == ["before-sealing"]
    steps: list[tuple[int, int]] = []
    assert reseal_copies(plain, None, key, lambda *at: steps.append(at)) == []
    assert steps == [(0, 1), (1, 1)] and readable_copies(plain) == []
    (copy,) = snapshots(plain)
    assert verified(copy) and copy.sha256 and names(copy.path, key) == TWO
    other = new_key("battery staple")
    assert reseal_copies(plain, key, other, lambda *_at: None) == [] and names(copy.path, other) == TWO
    assert reseal_copies(plain, other, None, lambda *_at: None) == [] and names(copy.path, None) == TWO


def test_a_copy_that_cannot_be_read_is_told_and_left(plain: Path, key: Key) -> None:
    change_key(plain, None, key)
    (copy,) = snapshots(plain)
    damaged = PLAIN + bytes(8000)
    copy.path.write_bytes(damaged)
    assert [one.path for one in reseal_copies(plain, None, key, lambda *_at: None)] == [copy.path]
    assert copy.path.read_bytes() == damaged and [one.path for one in readable_copies(plain)] == [copy.path]


def test_a_copy_made_while_sealed_is_sealed_with_the_same_key(sealed: Path, key: Key) -> None:
    book = Book.open(sealed, key=key)
    made = copy_now(book, "test")
    book.close()
    assert salt_of(made) == key.salt and names(made, key) == TWO


def test_going_back_to_a_plain_copy_does_not_open_the_desk_to_everybody(plain: Path, key: Key) -> None:
    change_key(plain, None, key)
    (copy,) = readable_copies(plain)
    restore(plain, copy.path, key, copy.sha256)
    assert is_sealed(plain) and names(plain, key) == TWO
    assert readable_copies(plain) == [copy], "the copy itself is as it was"


def test_a_desk_that_is_open_elsewhere_is_not_sealed(plain: Path, key: Key) -> None:
    book = Book.open(plain)
    before = plain.read_bytes()
    with pytest.raises(NetdeskError, match="open in another window"):
        reseal(plain, None, key)
    assert plain.read_bytes()[:16] == before[:16] and not part_of(plain).exists()
    book.close()
    reseal(plain, None, key)


def test_what_was_written_meanwhile_is_not_lost(plain: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sealing._sync

    def write_first(path: Path) -> None:
        monkeypatch.setattr(sealing, "_sync", real)
        book = Book.open(plain)
        people.add(book, Person(name=Name(given="Zuzanna")))
        book.close()
        real(path)

    monkeypatch.setattr(sealing, "_sync", write_first)
    with pytest.raises(NetdeskError, match=r"as it was|open in another"):
        reseal(plain, None, key)
    assert names(plain, None) == [*TWO, "Zuzanna"]


class Killed(BaseException):
    """The end of the program, in the middle."""


STEPS = ["_remove", "_export", "_check", "_sync", "_swap"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_whenever_the_program_ends_the_desk_is_whole(
    plain: Path, key: Key, step: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either as it was or sealed; what is left beside it is gone when it is opened again."""
    real = getattr(sealing, step)
    with monkeypatch.context() as patched:

        def die(*given: object) -> None:
            if when == "after":
                real(*given)
            patched.setattr(sealing, "_remove", lambda _part: None)  # the dead tidy nothing
            raise Killed

        patched.setattr(sealing, step, die)
        with pytest.raises(Killed):
            reseal(plain, None, key)
    done = step == "_swap" and when == "after"
    assert is_sealed(plain) is done
    assert names(plain, key if done else None) == TWO
    assert [one.name for one in plain.parent.glob("desk*")] == [plain.name]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_is_told_and_the_desk_is_whole(
    plain: Path, key: Key, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        with pytest.raises(NetdeskError, match="Input/output error"):
            reseal(plain, None, key)
    assert names(plain, None) == TWO and not part_of(plain).exists()


def test_a_copy_with_a_fault_never_takes_the_place_of_the_desk(
    plain: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sealing._export

    def spoil(file: Path, old: Key | None, part: Path, new: Key | None) -> object:
        found = real(file, old, part, new)
        page = bytearray(part.read_bytes())
        page[-100] ^= 1
        part.write_bytes(page)
        return found

    monkeypatch.setattr(sealing, "_export", spoil)
    with pytest.raises(NetdeskError, match="as it was"):
        reseal(plain, None, key)
    assert names(plain, None) == TWO


def test_a_full_disk_is_told_before_anything_is_written(plain: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: type("Usage", (), {"free": 1000})())
    with pytest.raises(NetdeskError, match="no room"):
        reseal(plain, None, key)
    assert names(plain, None) == TWO


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text[:-1], "has 56 letters and digits, without U; this has 55"),
        (lambda text: text.replace(text[0], "U"), "without U"),
        (lambda text: text[:5] + ("8" if text[5] != "8" else "9") + text[6:], "slip"),
        (lambda text: text[5] + text[1:5] + text[0] + text[6:], "slip"),
    ],
)
def test_a_slip_in_the_recovery_key_is_noticed(spoil: Callable[[str], str], told: str) -> None:
    key = Key(bytes(range(32)), b"x" * 16)
    assert len(spelled(key)) == 69
    with pytest.raises(NetdeskError, match=told):
        read_key(spoil(spelled(key)), key.salt)


def test_the_recovery_key_is_read_as_it_is_written_by_hand() -> None:
    key = Key(hashlib.sha256(b"3").digest(), b"x" * 16)
    written = spelled(key).lower().replace("0", "o").replace("1", "l").replace("-", "  ")
    assert read_key(written, key.salt) == key and looks_spelled(written)
    assert not looks_spelled("correct horse battery staple")


def test_the_key_is_in_no_picture_of_itself(key: Key) -> None:
    """A bug report shows values."""
    assert key.secret.hex() not in repr(key) and repr(key.secret) not in repr(key)
