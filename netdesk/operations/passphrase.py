"""Putting a desk under a passphrase, under another or under none, and its safety copies after it. What is still to be
done is noted on the desk itself, so that a crash only puts it off."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from netdesk.domain.errors import SealedDesk
from netdesk.i18n import _
from netdesk.storage.book import Book
from netdesk.storage.derived import Progress, quiet
from netdesk.storage.guard import copy_now
from netdesk.storage.key import Key, key_of, salt_of
from netdesk.storage.sealing import change_key, readable_copies, reseal_copies
from netdesk.storage.snapshot import Snapshot, snapshots
from netdesk.storage.spelled import looks_spelled, read_key

_OLD = "passphrase.old_key"
_DROP = "passphrase.drop_copies"


def typed_key(file: Path, typed: str, *, spelled: bool = False, known: Key | None = None) -> Key | None:
    """The key that fits a file, made of what somebody typed: its passphrase, or its recovery key, which `spelled` says
    it is meant to be. None for a file that needs none; NetdeskError when it is neither. Takes a moment.

    `known` is the key of a desk that is open: its file must not be read then, since closing it would let go of the
    locks that keep other programs off it where it is opened alone (POSIX locks belong to the process)."""
    salt = known.salt if known else salt_of(file)
    if salt is None:
        return None
    if not spelled and (key := key_of(typed, salt)).fits():
        return key
    if not spelled and not looks_spelled(typed):
        raise SealedDesk(_("That is not the passphrase of this desk."), file)
    key = read_key(typed, salt)
    if not key.fits():
        raise SealedDesk(_("That is not the recovery key of this desk."), file)
    return key


def open_with(file: Path, typed: str, *, spelled: bool = False) -> Book:
    """Open a protected desk with what somebody typed."""
    return Book.open(file, key=typed_key(file, typed, spelled=spelled))


def change(
    file: Path,
    old: Key | None,
    new: Key | None,
    today: Callable[[], date] = date.today,
    *,
    drop_copies: bool = False,
) -> Book:
    """Put a desk that nobody has open under another key, None for none, and open it. Its copies, unless the passphrase
    is removed, are left to `seal_copies`; `drop_copies`: it shall delete them. NetdeskError, and the desk is as it was,
    when that cannot be."""
    if new:
        _note(file, old, drop_copies)
    change_key(file, old, new)
    if old and not new:
        reseal_copies(file, old, None, quiet)
    return Book.open(file, today, new)


def copies_wait(book: Book) -> bool:
    """Whether there are copies of a protected desk that are to come under its key."""
    if book.file is None or book.key is None:
        return False
    return bool(book.setting(_OLD) or readable_copies(book.file))


def seal_copies(book: Book, step: Progress) -> list[Snapshot]:
    """Bring the copies of a protected desk under its key, or delete them if that was chosen; those that cannot be
    read, and therefore not be sealed, are given back as they are. `step` is told how far it is, and may raise."""
    assert book.file is not None and book.key is not None, "only a protected file has copies to seal"
    old = _noted(book.setting(_OLD) or "")
    if book.setting(_DROP):
        copy_now(book, "day")
        for copy in _of_before(book.file, old):
            copy.delete()
    left = reseal_copies(book.file, old, book.key, step)
    for name in (_OLD, _DROP):
        if book.setting(name):
            book.keep_setting(name, "")
    return left


def _note(file: Path, old: Key | None, drop_copies: bool) -> None:
    """Write down on the desk what the copies open with, and what is to become of them. Under its new key it is as
    secret as everything else."""
    book = Book.open(file, key=old)
    try:
        book.keep_setting(_OLD, f"{old.secret.hex()} {old.salt.hex()}" if old else "")
        book.keep_setting(_DROP, "yes" if drop_copies else "")
    finally:
        book.close()


def _noted(text: str) -> Key | None:
    parts = [bytes.fromhex(part) for part in text.split()]
    return Key(parts[0], parts[1]) if len(parts) == 2 else None


def _of_before(file: Path, old: Key | None) -> list[Snapshot]:
    salts = (None, old.salt) if old else (None,)
    return [copy for copy in snapshots(file) if salt_of(copy.path) in salts]
