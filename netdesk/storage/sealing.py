"""Putting a desk under a passphrase, under another, or under none: written anew beside it, checked, put in place."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.storage.engine import desk_url, open_engine, unlock
from netdesk.storage.key import Key, salt_of
from netdesk.storage.snapshot import Snapshot, note_of, snapshot, snapshots, sum_of

Progress = Callable[[int, int], None]

_PART = ".resealing"
_SPARE = 1 << 24  # bytes that stay free on the disk


def change_key(desk: Path, old: Key | None, new: Key | None) -> None:
    """Copy a desk that nobody has open, and write it anew under another key; None is none. NetdeskError, and it is as
    it was, when that cannot be. Its copies are still to be written anew: `reseal_copies`."""
    engine = open_engine(desk_url(desk), foreign_keys=False, key=old)
    try:
        snapshot(engine, desk, "before-sealing")
    finally:
        engine.dispose()
    reseal(desk, old, new)


def reseal(file: Path, old: Key | None, new: Key | None) -> None:
    """Write a file anew under another key, whole or not at all."""
    file = file.resolve()
    part = part_of(file)
    try:
        with _plain_words():
            _make_room(file)
            _remove(part)
            counts, seen = _export(file, old, part, new)
            _check(part, new, counts)
            shutil.copymode(file, part)
            _sync(part)
            _swap(part, file, seen)
    finally:
        with suppress(OSError):
            _remove(part)


def reseal_copies(desk: Path, old: Key | None, new: Key | None, step: Progress) -> list[Snapshot]:
    """Write the copies of a desk anew under its new key: those that are plain, and those of its old key. What could
    not be, as damaged ones cannot, is given back: it is as it was. `step` is told how far it is, and may raise."""
    found = [one for one in snapshots(desk) if _is_to_do(one, old, new)]
    left: list[Snapshot] = []
    for done, copy in enumerate(found):
        step(done, len(found))
        try:
            _note_sum(copy, "")  # where it is not noted it is not compared: a crash now makes nothing of a sound copy
            reseal(copy.path, old if salt_of(copy.path) else None, new)
            _note_sum(copy, sum_of(copy.path))
        except (NetdeskError, OSError, ValueError):
            if copy.path.exists():
                left.append(copy)
    step(len(found), len(found))
    return left


def readable_copies(desk: Path) -> list[Snapshot]:
    """The copies of a desk that anybody can read."""
    return [one for one in snapshots(desk) if one.path.exists() and salt_of(one.path) is None]


def part_of(file: Path) -> Path:
    """Where a file is written anew, until it takes its place."""
    return file.with_name(file.name + _PART)


def sweep(file: Path) -> None:
    """Remove what writing anew left beside a desk when the program was killed: it may be readable."""
    with suppress(OSError):
        _remove(part_of(file.resolve()))


def _is_to_do(copy: Snapshot, old: Key | None, new: Key | None) -> bool:
    salt = salt_of(copy.path)
    if salt is None:
        return new is not None
    return old is not None and salt == old.salt and old != new


def _note_sum(copy: Snapshot, sha256: str) -> None:
    note = note_of(copy.path)
    if note.exists():
        kept = json.loads(note.read_text(encoding="utf-8"))
        note.write_text(json.dumps(kept | {"sha256": sha256}, ensure_ascii=False), encoding="utf-8")


def _export(file: Path, old: Key | None, part: Path, new: Key | None) -> tuple[dict[str, int], os.stat_result]:
    """Write everything into a new file; how many rows each table has, and the old file's state while it was locked."""
    with closing(_connect(file, old)) as connection:
        connection.execute(
            "PRAGMA journal_mode=DELETE"
        )  # only who is alone may; what the log holds is in the file then
        connection.execute("ATTACH ? AS anew KEY ?", (str(part), new.pragma() if new else ""))
        connection.execute("PRAGMA anew.journal_mode=OFF")
        connection.execute("PRAGMA anew.synchronous=OFF")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT sqlcipher_export('anew')")
        for name in ("user_version", "application_id"):
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA anew.{name}={value}")
        counts, seen = _counts(connection), file.stat()
        connection.execute("COMMIT")
        connection.execute("DETACH anew")
    return counts, seen


def _check(part: Path, key: Key | None, counts: dict[str, int]) -> None:
    """Open what was written as it will be opened; NetdeskError unless it is sound and has everything."""
    sealed = salt_of(part) == (key.salt if key else None)
    with closing(_connect(part, key)) as connection:
        problems = list(connection.execute("PRAGMA cipher_integrity_check")) if key else []
        sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        if problems or not sound or not sealed or _counts(connection) != counts:
            raise NetdeskError(_("The desk could not be written anew without fault; it is as it was."))


def _swap(part: Path, file: Path, seen: os.stat_result) -> None:
    """Put the new file in the place of the old one, if nobody wrote to that meanwhile."""
    now = file.stat()
    beside = any(file.with_name(file.name + end).exists() for end in ("-wal", "-journal"))
    if (now.st_size, now.st_mtime_ns) != (seen.st_size, seen.st_mtime_ns) or beside:
        raise _in_use()
    part.replace(file)
    if hasattr(os, "O_DIRECTORY"):
        _sync(file.parent)


def _counts(connection: Any) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0] for name in names}


def _connect(file: Path, key: Key | None) -> Any:
    connection = dbapi2.connect(str(file), timeout=5, isolation_level=None)
    if key:
        unlock(connection, key)
    return connection


def _make_room(file: Path) -> None:
    if file.stat().st_size + _SPARE > shutil.disk_usage(file.parent).free:
        told = _("There is no room to write the desk anew in {folder}; it is as it was. Make room and try again.")
        raise NetdeskError(told.format(folder=file.parent))


def _remove(part: Path) -> None:
    for beside in ("", "-journal"):
        part.with_name(part.name + beside).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _plain_words() -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        if "locked" in str(error):
            raise _in_use() from error
        told = _("The desk could not be written anew ({why}); it is as it was.")
        raise NetdeskError(told.format(why=error)) from error
    except OSError as error:
        told = _("The desk could not be written anew ({why}); it is as it was.")
        raise NetdeskError(told.format(why=error.strerror or error)) from error


def _in_use() -> NetdeskError:
    return NetdeskError(_("The desk is open in another window or program: close it there, and try again."))
