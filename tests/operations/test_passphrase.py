"""The copies of a desk come under its key, at once or after a crash; what somebody types is told apart."""

from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError, SealedDesk
from netdesk.domain.person import Name, Person
from netdesk.operations import passphrase, people
from netdesk.storage import sealing
from netdesk.storage.book import Book
from netdesk.storage.derived import quiet
from netdesk.storage.guard import copy_now
from netdesk.storage.key import Key, new_key, salt_of
from netdesk.storage.snapshot import snapshots
from netdesk.storage.spelled import spelled


@pytest.fixture(scope="module")
def keys() -> tuple[Key, Key]:
    return new_key("correct horse"), new_key("battery staple")


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with one copy."""
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))
    book = Book.open(tmp_path / "desk.netdesk")
    people.add(book, Person(name=Name(given="Ada")))
    copy_now(book, "test")
    book.close()
    return tmp_path / "desk.netdesk"


def salts(desk: Path) -> set[bytes | None]:
    return {salt_of(copy.path) for copy in snapshots(desk)}


def test_the_copies_follow_every_change(plain: Path, keys: tuple[Key, Key]) -> None:
    first, second = keys
    for old, new in ((None, first), (first, second)):
        book = passphrase.change(plain, old, new)
        assert book.key == new and passphrase.copies_wait(book)
        assert passphrase.seal_copies(book, quiet) == []
        assert not passphrase.copies_wait(book) and salts(plain) == {new.salt}
        book.close()
    book = passphrase.change(plain, second, None)
    assert book.key is None and salts(plain) == {None} and not passphrase.copies_wait(book)
    book.close()


def test_a_crash_between_the_desk_and_its_copies_only_puts_them_off(
    plain: Path, keys: tuple[Key, Key], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = keys
    book = passphrase.change(plain, None, first)
    passphrase.seal_copies(book, quiet)
    copy_now(book, "another")
    book.close()
    passphrase.change(plain, first, second).close()
    assert salts(plain) == {first.salt}
    book = Book.open(plain, key=second)
    assert passphrase.copies_wait(book)
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "reseal", once(sealing.reseal))
        with pytest.raises(KeyboardInterrupt):
            passphrase.seal_copies(book, quiet)
    assert salts(plain) == {first.salt, second.salt}
    assert passphrase.copies_wait(book) and passphrase.seal_copies(book, quiet) == []
    assert salts(plain) == {second.salt} and not passphrase.copies_wait(book)
    book.close()


def once(real):  # type: ignore[no-untyped-def]
    """It works once, then the program is ended."""
    done: list[bool] = []

    def act(*given: object) -> None:
        if done:
            raise KeyboardInterrupt
        real(*given)
        done.append(True)

    return act


def test_a_change_that_failed_leaves_no_trace(plain: Path, keys: tuple[Key, Key]) -> None:
    other = Book.open(plain)
    with pytest.raises(NetdeskError, match="open in another window"):
        passphrase.change(plain, None, keys[0])
    other.close()
    book = Book.open(plain)
    assert book.key is None and not passphrase.copies_wait(book)
    book.close()
    book = passphrase.change(plain, None, keys[0])
    assert passphrase.seal_copies(book, quiet) == [] and salts(plain) == {keys[0].salt}
    book.close()


def test_copies_may_go_instead_and_a_fresh_one_stays(plain: Path, keys: tuple[Key, Key]) -> None:
    book = passphrase.change(plain, None, keys[0], drop_copies=True)
    assert passphrase.seal_copies(book, quiet) == []
    assert [copy.reason for copy in snapshots(plain)] == ["day"] and salts(plain) == {keys[0].salt}
    before = snapshots(plain)
    assert passphrase.seal_copies(book, quiet) == [] and snapshots(plain) == before, "the wish was for once"
    book.close()


def test_a_plain_desk_and_one_on_a_server_have_nothing_to_seal(book: Book) -> None:
    assert not passphrase.copies_wait(book)


def test_what_is_typed_is_the_passphrase_or_the_recovery_key(plain: Path, keys: tuple[Key, Key]) -> None:
    first, second = keys
    assert passphrase.typed_key(plain, "anything") is None, "a plain desk needs none"
    passphrase.change(plain, None, first).close()
    for typed in ("correct horse", spelled(first), spelled(first).lower().replace("-", " ")):
        assert passphrase.typed_key(plain, typed) == first
    assert passphrase.typed_key(plain, spelled(first), spelled=True) == first
    for typed, spelt, told in (
        ("battery staple", False, "not the passphrase"),
        ("", False, "not the passphrase"),
        (spelled(second), False, "not the recovery key"),
        ("correct horse", True, "A recovery key has 56"),
    ):
        with pytest.raises(NetdeskError, match=told) as refused:
            passphrase.typed_key(plain, typed, spelled=spelt)
        assert isinstance(refused.value, SealedDesk) or spelt
