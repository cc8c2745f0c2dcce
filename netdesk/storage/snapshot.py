"""Verified copies of a desk, kept outside the data folder, made before anything risky."""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from netdesk import paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.storage.engine import desk_url, engine_key, log_of, open_engine
from netdesk.storage.key import Key
from netdesk.storage.place import sync_folder

SNAPSHOTS_VARIABLE = "NETDESK_SNAPSHOTS"
FOLDER_SETTING = "snapshots.folder"

_STAMP = "%Y%m%d-%H%M%S"
_SPARE = 1 << 24  # bytes that a snapshot leaves free on its disk


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy: where it is, of which desk, when and why it was made, how many people it has, and the sum of its bytes
    (nothing known of people and sum when the note beside it is lost)."""

    path: Path
    desk: str
    made: datetime
    reason: str
    people: int | None = None
    sha256: str = ""

    @property
    def size(self) -> int:
        """Bytes; 0 when it is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def delete(self) -> None:
        """Delete the copy and what is beside it."""
        for path in (self.path, log_of(self.path), note_of(self.path)):
            path.unlink(missing_ok=True)


def snapshot_folder() -> Path:
    """Where snapshots are kept."""
    return Path(os.environ.get(SNAPSHOTS_VARIABLE) or Settings().get(FOLDER_SETTING) or paths.snapshot_dir())


def snapshots(desk: Path) -> list[Snapshot]:
    """The copies of a desk, the newest first. Those without a note count as its own by their name."""
    here = str(desk.absolute())
    try:
        files = sorted(snapshot_folder().glob("*.netdesk"))
    except OSError:
        return []
    found = (_read(file, here) for file in files if not file.name.startswith("."))
    return sorted((one for one in found if one and one.desk == here), key=lambda one: one.made, reverse=True)


def snapshot(engine: Engine, file: Path, reason: str) -> Path:
    """Copy the desk, check the copy, and only then give it its name; the copy's path. NetdeskError where there is no
    room, or the copy is not sound: then nothing stays."""
    target = _target(file, reason)
    part = target.with_suffix(".part")
    try:
        _make_room(file, target.parent)
        _copy(engine, part)
        people = _check(part, engine_key(engine))
        _sync(part)
        note = {"desk": str(file.absolute()), "made": datetime.now().isoformat()}
        _note(target, note | {"reason": reason, "people": people, "sha256": sum_of(part)})
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(target.parent, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def keep_as_it_is(desk: Path, reason: str) -> Path:
    """Keep a desk that cannot be read, byte by byte, with the log beside it; where. OSError where that cannot be."""
    target = _target(desk, reason)
    shutil.copyfile(desk, target)
    if log_of(desk).exists():
        shutil.copyfile(log_of(desk), log_of(target))
    _note(target, {"desk": str(desk.absolute()), "made": datetime.now().isoformat(), "reason": reason})
    return target


def verified(copy: Snapshot) -> bool:
    """Whether a copy has the bytes that it had when it was made; True where no sum was kept."""
    return not copy.sha256 or sum_of(copy.path) == copy.sha256


def sum_of(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def note_of(copy: Path) -> Path:
    """The note beside a copy: of which desk it is, when and why it was made, how many people it has, its sum."""
    return copy.with_suffix(".json")


def _target(file: Path, reason: str) -> Path:
    """A name that is free; the folder is made."""
    folder, stamp = snapshot_folder(), f"{datetime.now():{_STAMP}}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    names = (f"{file.stem}-{stamp}{more}-{reason}.netdesk" for more in ("", *(f".{n}" for n in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def _make_room(file: Path, folder: Path) -> None:
    needed, free = file.stat().st_size + _SPARE, shutil.disk_usage(folder).free
    if needed > free:
        told = _(
            "There is no room for a safety copy of the desk in {folder}: {needed} MB are wanted, {free} MB are free. "
            "Nothing was changed. Make room there, or choose another folder in Settings."
        )
        raise NetdeskError(told.format(folder=folder, needed=needed >> 20, free=free >> 20))


def _copy(engine: Engine, part: Path) -> None:
    """The whole desk into a new file, as it is at one moment, while others go on writing."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(part),))
    except engine.dialect.loaded_dbapi.Error as error:  # SQLAlchemy does not translate what passes it by
        told = _("The desk could not be copied: {why}. Nothing was changed.")
        raise NetdeskError(told.format(why=error)) from error
    finally:
        raw.close()


def _unwritable(folder: Path, error: OSError) -> NetdeskError:
    told = _("No safety copy could be made in {folder}: {why}. Nothing was changed. Choose another folder in Settings.")
    return NetdeskError(told.format(folder=folder, why=error.strerror or error))


def _read(file: Path, desk: str) -> Snapshot | None:
    """What is known of a copy."""
    note: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        note = json.loads(note_of(file).read_text(encoding="utf-8"))
    try:
        made = datetime.fromisoformat(note["made"])
        return Snapshot(file, note["desk"], made, note["reason"], note.get("people"), note.get("sha256", ""))
    except (KeyError, TypeError, ValueError):
        return _by_name(file, desk)


def _by_name(file: Path, desk: str) -> Snapshot | None:
    stem = Path(desk).stem
    if not file.stem.startswith(f"{stem}-"):
        return None
    stamp, reason = file.stem[len(stem) + 1 :][:15], file.stem[len(stem) + 17 :]
    try:
        return Snapshot(file, desk, datetime.strptime(stamp, _STAMP), reason)
    except ValueError:
        return None


def _note(copy: Path, note: dict[str, Any]) -> None:
    note_of(copy).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def _check(copy: Path, key: Key | None) -> int:
    """How many people a copy has; NetdeskError, and the copy is gone, when it is not sound."""
    engine = open_engine(desk_url(copy), foreign_keys=False, key=key)
    people: Any = 0
    try:
        with engine.connect() as connection:
            result = connection.exec_driver_sql("PRAGMA quick_check").scalar()
            people = connection.exec_driver_sql("SELECT count(*) FROM person WHERE removed_at IS NULL").scalar()
    except DBAPIError as error:
        result = error.orig
    finally:
        engine.dispose()
    if result != "ok":
        copy.unlink(missing_ok=True)
        raise NetdeskError(
            _("The copy of the desk could not be verified ({result}); nothing was changed.").format(result=result)
        )
    return int(people or 0)


def _sync(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
