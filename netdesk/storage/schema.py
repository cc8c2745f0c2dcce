"""Bringing a desk's schema up to this version: refuse newer files untouched, copy before migrating, then migrate."""

import sqlite3
import struct
from importlib import import_module
from pathlib import Path

from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError

from netdesk.domain.errors import NetdeskError, SealedDesk
from netdesk.i18n import _
from netdesk.storage import search
from netdesk.storage.engine import damaged, engine_way, log_of, open_engine
from netdesk.storage.head import APPLICATION_ID, HEAD
from netdesk.storage.key import MARK, Key, salt_of
from netdesk.storage.snapshot import snapshot, snapshots


def bring_up(url: URL, file: Path | None, key: Key | None = None) -> Key | None:
    """Make the desk of a URL ready for this version; the key that it opens with, which a plain file has none of."""
    fresh = file is None or _make_way(file)
    key = key if fresh or file is None else _fitting(file, key)
    engine = open_engine(url, foreign_keys=False, key=key)
    try:
        with engine.connect() as connection:  # one state: another program may be making the desk at this moment
            found, made = revision(connection), _was_made(connection)
        if found == HEAD:
            return key
        if found and found > HEAD:
            raise _newer(found)
        if file and made and not found:
            raise damaged(file)
        if file and not engine_way(engine).writes:
            raise NetdeskError(
                _(
                    "This desk was made by an older Netdesk and must be brought up to date, but it cannot be written "
                    "({file}): copy it to a folder of yours and open it there."
                ).format(file=file)
            )
        if found and file is not None:
            snapshot(engine, file, "before-migration")
        import_module("alembic.config")  # takes longer than a first migration: not while the desk is locked
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            migrate(connection)
    finally:
        engine.dispose()
    return key


def _make_way(file: Path) -> bool:
    """Look at what is there, and make the folder; whether the desk is still to be made."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = not file.exists() or file.stat().st_size == 0
        if not fresh:
            _refuse(file)
    except OSError as error:
        raise NetdeskError(
            _("The desk cannot be opened ({file}): {why}.").format(file=file, why=error.strerror or error)
        ) from error
    return fresh


def _was_made(connection: Connection) -> bool:
    """Whether a file says that it has a schema."""
    return connection.dialect.name == "sqlite" and bool(connection.exec_driver_sql("PRAGMA user_version").scalar())


def look_at(file: Path, key: Key | None) -> Key | None:
    """Refuse a file that is no desk, is damaged at its very beginning, or is newer than this program; the key that it
    opens with."""
    _refuse(file)
    return _fitting(file, key)


def _fitting(file: Path, key: Key | None) -> Key | None:
    """The key of a sealed desk if it is the right one."""
    salt = salt_of(file)
    if salt is None:
        return None
    if key is None:
        raise SealedDesk(_("This desk is protected by a passphrase ({file}).").format(file=file), file)
    if key.salt != salt or not key.fits():
        raise SealedDesk(_("That is not the passphrase of this desk."), file)
    return key


def _refuse(file: Path) -> None:
    """Look at the header only: nothing is opened, so nothing is written beside a file that is not ours to change."""
    with file.open("rb") as stream:
        header = stream.read(100)
    if header.startswith(MARK):
        return
    if header[:16] != b"SQLite format 3\0" or len(header) < 100:
        if not any(header[:16]) or snapshots(file):  # nothing else begins so, or it was a desk once
            raise damaged(file)
        raise NetdeskError(_("This file is not a Netdesk desk{where}.").format(where=f" ({file})"))
    version, application = struct.unpack(">i", header[60:64])[0], struct.unpack(">i", header[68:72])[0]
    if application not in (0, APPLICATION_ID) or (application == 0 and _has_tables(file)):
        raise NetdeskError(_("This file belongs to another program ({file}).").format(file=file))
    if version > int(HEAD):
        raise _newer(f"{version:04}")


def _has_tables(file: Path) -> bool:
    """Whether a database of nobody in particular holds anything. Its header may be older than the file: not asked
    while a log stands beside it, as after the very first start was killed, and read again, as the log may just have
    gone into it."""
    if log_of(file).exists():
        return False
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)
    try:
        ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        return not ours and bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.Error:
        return True
    finally:
        connection.close()


def revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def migrate(connection: Connection) -> None:
    """Run the migrations on a connection without foreign keys, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={int(HEAD)}")


def index_text(connection: Connection) -> None:
    """Make the search index that this engine has; without one the same queries only take longer."""
    from sqlalchemy import text

    if connection.dialect.name == "sqlite":
        for statement in search.SQLITE_INDEX:
            connection.exec_driver_sql(statement)
    elif connection.dialect.name == "postgresql" and connection.scalar(
        text("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
    ):
        savepoint = connection.begin_nested()
        try:
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            connection.exec_driver_sql(search.POSTGRES_INDEX)
        except DBAPIError:  # not allowed on this server: search works without, only slower
            savepoint.rollback()
        else:
            savepoint.commit()


def _newer(found: str) -> NetdeskError:
    told = _(
        "This desk was made by a newer Netdesk (schema {found}, this program knows {known}). It was left as it is."
    )
    return NetdeskError(told.format(found=found, known=HEAD))
