"""Engines: one recipe for SQLite, measured for crashes and full disks, one for PostgreSQL; errors in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from netdesk.domain.errors import DamagedDesk, FullDisk, LostServer, NetdeskError
from netdesk.i18n import _
from netdesk.storage.head import APPLICATION_ID
from netdesk.storage.key import Key
from netdesk.storage.place import in_network, is_full
from netdesk.storage.ways import USUAL, Way, has_log, way_to

_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "cache_size=-65536")
_WAIT = 5000  # milliseconds for another program to end its change
_KEY = "netdesk_key"
_WAY = "netdesk_way"
_CANCELLED = "57014"  # by a limit that was set, not because the server goes away
_PERHAPS_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")


def desk_url(desk: str | Path) -> URL:
    """The URL of a desk given as a file or as a SQLAlchemy URL; NetdeskError when no database answers to it."""
    if isinstance(desk, str) and "://" in desk:
        try:
            url = make_url(desk)
            url.get_dialect()
        except (ArgumentError, ValueError) as error:
            raise NetdeskError(
                _("This is not the address of a desk: {desk}").format(desk=f"{desk.partition('://')[0]}://…")
            ) from error
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url
    return URL.create("sqlite", database=str(Path(desk).expanduser().absolute()))


def desk_file(url: URL) -> Path | None:
    """The file of a desk that is one, else None."""
    on_disk = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if on_disk else None


def log_of(file: Path) -> Path:
    """The log beside a desk's file, there while it is open and after it was not closed properly."""
    return file.with_name(file.name + "-wal")


def open_engine(url: URL, *, foreign_keys: bool = True, key: Key | None = None) -> Engine:
    """An engine for a desk, a sealed one with its key. Migrations take one without foreign keys: with them, copying a
    table drops its children."""
    if url.get_backend_name() != "sqlite":
        return _open_server(url)
    driver, file = _sqlite(), desk_file(url)
    prepare = partial(_prepare, key=key, foreign_keys=foreign_keys)
    way = way_to(file, lambda way: prepare(_connect(url, way), way, wait=0), driver.Error) if file else USUAL
    engine = create_engine(
        way.url(url),
        module=driver,
        hide_parameters=True,
        connect_args={"timeout": 5, "check_same_thread": False},
        execution_options={_KEY: key, _WAY: way},
        **({"pool_size": 1, "max_overflow": 0, "pool_timeout": _WAIT / 1000} if way.alone else {}),
    )

    @event.listens_for(engine, "connect")
    def _told(connection: Any, _record: object) -> None:
        _prepare(connection, way, key=engine_key(engine), foreign_keys=foreign_keys)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _connect(url: URL, way: Way) -> Any:
    return _sqlite().connect(way.address(str(url.database)), uri=bool(way.query), timeout=0)


def _prepare(connection: Any, way: Way, *, key: Key | None, foreign_keys: bool, wait: int = _WAIT) -> Any:
    """Tell a connection of the driver's all that one is told; the connection."""
    connection.isolation_level = None
    if key:
        unlock(connection, key)
    keys = f"foreign_keys={'ON' if foreign_keys else 'OFF'}"
    for pragma in (f"busy_timeout={wait}", keys, *way.pragmas, *_PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def engine_key(engine: Engine) -> Key | None:
    """The key that an engine opens its desk with: copies made of the desk open with the same."""
    key: Key | None = engine.get_execution_options().get(_KEY)
    return key


def close_engine(engine: Engine) -> None:
    """Close all connections. An engine of a sealed desk lets go of its key, and opens nothing any more."""
    engine.dispose()
    if engine_key(engine):
        engine.update_execution_options(**{_KEY: None})
        event.listen(engine, "do_connect", _refuse)


def _refuse(*_asked: object) -> NoReturn:
    raise NetdeskError(_("The desk is locked."))


def engine_way(engine: Engine) -> Way:
    """How an engine opens its desk; a server is written as usual."""
    way: Way = engine.get_execution_options().get(_WAY, USUAL)
    return way


def unlock(connection: Any, key: Key) -> None:
    """Give the key of a sealed desk to a connection of the driver's, before anything else is asked of it."""
    connection.execute("PRAGMA cipher_log_level=NONE")  # or a key that does not fit is told on stderr
    connection.execute(f'PRAGMA key="{key.pragma()}"')


def _open_server(url: URL) -> Engine:
    """The same promises on a server: readers see one state, and one program writes at a time."""
    try:
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=_postgres_arguments(url))
    except ImportError as error:
        told = _("Netdesk has no driver for {name}: use a file or PostgreSQL.").format(name=url.get_backend_name())
        raise NetdeskError(told) from error
    if url.drivername.startswith("postgresql"):

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            writing = connection.get_execution_options().get("write")
            lock = f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"
            connection.exec_driver_sql(lock if writing else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine


def _sqlite() -> Any:
    from sqlcipher3 import dbapi2

    # Its errors are told apart by the dialect through the module; the row types are the standard ones.
    dbapi2.register_adapter(memoryview, bytes)
    return dbapi2


def _postgres_arguments(url: URL) -> dict[str, object]:
    if not url.drivername.startswith("postgresql"):
        return {}
    # A server that went away without a word (a sleeping computer, another network) is missed within half a minute.
    silence = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
    limits = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"
    return {"connect_timeout": 5, "options": limits, **silence}


@contextmanager
def plain_errors(file: Path | None) -> Iterator[None]:
    """Say what the user can do about a full disk, a read-only file, a busy desk or a file that is no desk."""
    try:
        yield
    except DBAPIError as error:
        if file and _is_damage(error):
            raise damaged(file) from error
        if file and _is_full(error, file):
            raise FullDisk(
                _("The disk is full ({file}): nothing was lost, but this change was not saved.").format(file=file)
            ) from error
        if file is None and _is_lost(error):
            raise lost(error.orig) from error
        sentence = _sentence(error, file)
        if sentence is None:
            raise
        raise NetdeskError(sentence) from error
    except NoConnection as error:
        raise NetdeskError(_("The desk is busy with other work; try again in a moment.")) from error
    except sqlite3.Error as error:
        raise NetdeskError(_("The desk could not be read: {why}").format(why=error)) from error


def damaged(file: Path, key: Key | None = None) -> DamagedDesk:
    """A desk whose file is damaged."""
    return DamagedDesk(_("The desk is damaged ({file}).").format(file=file), file, key)


def lost(why: BaseException | None) -> LostServer:
    """A server that does not answer, with the end of what its driver says of it: where it is the user knows."""
    said = (str(why).strip().splitlines() or [""])[0].rpartition(": ")[2]
    return LostServer(_("The server does not answer ({why}). Try again in a moment.").format(why=said))


def _is_lost(error: DBAPIError) -> bool:
    """Whether a server went away, or refuses to be talked to (SQLSTATE classes 08 and 57, or none: it said nothing)."""
    state = getattr(error.orig, "sqlstate", None)
    silent = state is None or (state[:2] in ("08", "57") and state != _CANCELLED)
    return isinstance(error, OperationalError) and silent


def _is_full(error: DBAPIError, file: Path) -> bool:
    """Whether there is no room, which is said in other words by a quota and for the files beside a desk."""
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    return name == "SQLITE_FULL" or (name in _PERHAPS_FULL and is_full(file.parent))


def _is_damage(error: DBAPIError) -> bool:
    """Whether the file itself is broken; that it is a desk was seen by its first bytes before it was opened."""
    text = str(error.orig).lower()
    return "malformed" in text or "not a database" in text


def _sentence(error: DBAPIError, file: Path | None) -> str | None:
    text = str(error.orig).lower()
    where = f" ({file})" if file else ""
    if "readonly" in text or "read-only" in text:
        return _("Nothing can be changed{where}: the file or its folder is read-only.").format(where=where)
    if "unable to open" in text and file and has_log(file):
        told = _(
            "The desk was not closed when it was used last, and its folder is read-only{where}: copy it, with the "
            "files beside it that begin with its name, to a folder of yours, and open it there."
        )
        return told.format(where=where)
    if "unable to open" in text:
        return _("The desk cannot be opened{where}: its folder is missing or may not be entered.").format(where=where)
    if "database is locked" in text and file and in_network(file):
        told = _("The desk is open elsewhere{where}: on a drive in the network only one program may have it open.")
        return told.format(where=where)
    if "database is locked" in text or "lock timeout" in text:
        return _("Another program is writing to the desk{where}; try again in a moment.").format(where=where)
    if "foreign key" in text:
        return _("Something else hangs on this, or it refers to what is not on the desk any more: nothing was changed.")
    if "disk i/o error" in text:
        return _("The disk of the desk fails{where}: save what is on it elsewhere before you go on.").format(
            where=where
        )
    if isinstance(error, OperationalError) and file is None:
        return _("The database server could not do this: {why}").format(why=str(error.orig).strip().splitlines()[0])
    return None
