"""Going back to a copy: it is checked, what stands there is kept first, and one takes the other's place whole."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from netdesk.domain.errors import DamagedDesk, NetdeskError
from netdesk.i18n import _
from netdesk.storage import schema
from netdesk.storage.engine import desk_url, open_engine, plain_errors
from netdesk.storage.guard import DAMAGED
from netdesk.storage.key import Key, is_sealed
from netdesk.storage.place import sync_folder
from netdesk.storage.sealing import reseal
from netdesk.storage.snapshot import Snapshot, keep_as_it_is, snapshot, sum_of

BEFORE = "before-restore"


def restore(desk: Path, copy: Path, key: Key | None = None, sha256: str = "") -> Path | None:
    """Put a copy into the place of a desk that nobody has open; where what stood there was kept (None where nothing
    did). NetdeskError, and nothing is changed, when the copy is not sound or made by a newer program, when another
    program has the desk open, or the disk is full."""
    _check(copy, key, sha256)
    part = desk.with_name(desk.name + ".part")
    try:
        desk.parent.mkdir(parents=True, exist_ok=True)
        _write(copy, part)
        if key and not is_sealed(part):
            reseal(part, None, key)  # a copy of before the passphrase comes under it: nothing is opened to everybody
        kept = _keep(desk, key) if desk.exists() else None
        for beside in ("-wal", "-shm"):
            desk.with_name(desk.name + beside).unlink(missing_ok=True)
        part.replace(desk)
        sync_folder(desk.parent)
    except OSError as error:
        told = _("The copy could not be put in the place of the desk: {why}. Nothing was changed.")
        raise NetdeskError(told.format(why=error.strerror or error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return kept


def restore_snapshot(desk: Path, copy: Snapshot, key: Key | None = None) -> Path | None:
    """The same with a copy whose sum is known."""
    return restore(desk, copy.path, key, copy.sha256)


def _check(copy: Path, key: Key | None, sha256: str) -> None:
    bad = _("This copy is damaged too ({file}); choose another one.").format(file=copy)
    try:
        if sha256 and sum_of(copy) != sha256:
            raise NetdeskError(bad)
    except OSError as error:
        told = _("{file} could not be read: {why}.").format(file=copy, why=error.strerror or error)
        raise NetdeskError(told) from error
    key = schema.look_at(copy, key)
    engine = open_engine(desk_url(copy), foreign_keys=False, key=key)
    try:
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
            sound = sound and schema.revision(connection) is not None
    except DBAPIError as error:
        raise NetdeskError(bad) from error
    finally:
        engine.dispose()
    if not sound:
        raise NetdeskError(bad)


def _write(copy: Path, part: Path) -> None:
    shutil.copyfile(copy, part)
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _keep(desk: Path, key: Key | None) -> Path:
    """Keep what stands there: as a copy like any other when it is sound, else byte by byte."""
    try:
        return _settled(desk, schema.look_at(desk, key))
    except DamagedDesk:
        return keep_as_it_is(desk, DAMAGED)


def _settled(desk: Path, key: Key | None) -> Path:
    """Bring a desk to rest in its one file, alone with it, and copy it."""
    engine = open_engine(desk_url(desk), foreign_keys=False, key=key)
    try:
        with plain_errors(desk):
            _be_alone(engine, desk)
            return snapshot(engine, desk, BEFORE)
    finally:
        engine.dispose()


def _be_alone(engine: Engine, desk: Path) -> None:
    """Leave the log behind, which is refused while anybody else has the desk open."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        try:
            cursor.execute("PRAGMA busy_timeout=500")
            cursor.execute("PRAGMA journal_mode=DELETE")
        except engine.dialect.loaded_dbapi.OperationalError as error:
            told = _("Another program has the desk open ({file}): close it first. Nothing was changed.")
            raise NetdeskError(told.format(file=desk)) from error
