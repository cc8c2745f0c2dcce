"""The book: the one door to the data. Reading sees a consistent state; a change commits whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, func, insert, select

from netdesk.domain.errors import DamagedDesk, FullDisk
from netdesk.domain.ids import Id, new_id
from netdesk.domain.person import Name, Person
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.storage import members, schema, tables
from netdesk.storage.change import POLICY, Change, made_by
from netdesk.storage.derived import Progress, quiet
from netdesk.storage.engine import (
    close_engine,
    damaged,
    desk_file,
    desk_url,
    engine_key,
    engine_way,
    log_of,
    open_engine,
    plain_errors,
)
from netdesk.storage.glance import OwnWrites
from netdesk.storage.key import Key
from netdesk.storage.news import announce
from netdesk.storage.plain import loads
from netdesk.storage.reader import Reader, Touched
from netdesk.storage.sealing import sweep
from netdesk.storage.shelf import SHELVES

__all__ = ["Book", "Change", "Reader", "Touched"]

N = TypeVar("N")


class Book:
    """A desk that is open. Plain values go in and come out; it may be used from several threads."""

    def __init__(self, engine: Engine, file: Path | None, today: Callable[[], date] = date.today) -> None:
        self.engine, self.file = engine, file
        self.who = new_id()  # tells this program from others on the same desk
        self.own_writes = OwnWrites()
        self.key, self.way = engine_key(engine), engine_way(engine)
        self._today = today
        self.unclean = False  # whether the desk was not closed properly, or is open elsewhere
        self.policy: TrustPolicy = DEFAULT_POLICY
        self.listeners: list[Callable[[Touched], None]] = []
        with self.plain(), engine.connect() as connection, connection.begin():
            self.user = str(connection.scalar(select(func.current_user()))) if self.on_server else ""
            self.me = members.known(connection, self.user) or ""
            self.read_policy(connection)
        if not self.me:
            with self._writing() as connection:
                self.me = self._find_me(connection)
        if self.user:
            members.look_into(engine, self.me)

    @classmethod
    def open(cls, desk: str | Path, today: Callable[[], date] = date.today, key: Key | None = None) -> "Book":
        """Open a desk, a file or a SQLAlchemy URL, making it when there is none; NetdeskError when that cannot be,
        SealedDesk when it is protected by a passphrase and the key is missing or does not fit."""
        url = desk_url(desk)
        file = desk_file(url)
        unclean = file is not None and log_of(file).exists()
        try:
            with plain_errors(file), ExitStack() as otherwise:
                key = schema.bring_up(url, file, key)
                if file:
                    sweep(file)
                engine = open_engine(url, key=key)
                otherwise.callback(engine.dispose)
                book = cls(engine, file, today)
                book.unclean = unclean
                book.first_look()
                with suppress(FullDisk):  # yesterday's figures are better than none
                    book.catch_up()
                otherwise.pop_all()
        except DamagedDesk as error:
            error.key = key
            raise
        return book

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today()

    @property
    def on_server(self) -> bool:
        """Whether the desk lies on a server that tells what others change (`News`)."""
        return self.engine.dialect.name == "postgresql"

    def now(self) -> datetime:
        """The moment of a change: UTC, without a zone, as the tables hold it."""
        return datetime.now(UTC).replace(tzinfo=None)

    def plain(self) -> Any:
        """Database errors in plain words."""
        return plain_errors(self.file)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A consistent look at the data."""
        with self.plain(), self.engine.connect() as connection, connection.begin():
            yield Reader(self, connection)

    @contextmanager
    def changing(self, title: str) -> Iterator[Change]:
        """A change: committed whole when the block ends, not at all when it raises. Listeners are told afterwards."""
        with self._writing() as connection:
            change = Change(self, connection, title)
            yield change
            touched = change.finish()
            self._announce(connection, touched)
        self.policy = change.policy
        if touched:
            self._tell(touched)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            self.own_writes.under_way(),
            self.plain(),
            self.engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection

    def undo(self, progress: Progress = quiet) -> str | None:
        """Take the user's newest change back; its title, or None when there is nothing to undo. `progress` is told how
        far it is where every link is told anew, and may raise to leave all as it was."""
        return self._swing(True, progress)

    def redo(self, progress: Progress = quiet) -> str | None:
        """Make the change that was taken back last again; its title, or None."""
        return self._swing(False, progress)

    def _swing(self, back: bool, progress: Progress) -> str | None:
        with self._writing() as connection:
            change = Change(self, connection, "")
            done = change.swing(back, progress)
            self._announce(connection, change.touched() if done else None)
        if not done:
            return None
        self.policy = change.policy
        self._tell(change.touched())
        return change.title

    def undoable(self) -> tuple[str | None, str | None]:
        """The titles of the change that `undo` would take back and of the one that `redo` would make again."""
        row = tables.change.c
        with self.reading() as reader:
            mine = select(row.title).where(made_by(self.user)).limit(1)
            back = mine.where(row.undone.is_(False)).order_by(row.number.desc())
            forth = mine.where(row.undone.is_(True)).order_by(row.number)
            return reader.connection.scalar(back), reader.connection.scalar(forth)

    def first_look(self) -> None:
        """Check the table of people, which takes milliseconds; DamagedDesk where it is broken. The rest is checked in
        the background (`soundness.health`)."""
        if self.file is None:
            return
        with self.engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check('person')").scalar() != "ok":
                raise damaged(self.file, self.key)

    def catch_up(self) -> None:
        """Bring the figures to today: stages that lapsed since the desk was last used. Writes once a day at most."""
        if not self.way.writes or self.setting("figures_on") == self.today.isoformat():
            return
        with self._writing() as connection:
            policy = self.read_policy(connection)
            told = self._setting(connection, "figures_on")  # nothing after a migration that knows more figures
            seen = date.fromisoformat(told) if told else None
            anew = seen is None or (seen - self.today).days > 1  # a clock ran ahead; a day is a time zone
            people: set[Id] = set()
            for deriver in members.derivers(connection, self.me, self.today, policy):
                if anew:
                    deriver.rebuild()
                else:
                    people |= deriver.catch_up()
            if seen != self.today:
                self.store_setting(connection, "figures_on", self.today.isoformat())
            touched = Touched("", people=frozenset(people), everything=anew) if people or anew else None
            self._announce(connection, touched)
        if touched:
            self._tell(touched)

    def rebuild(self, progress: Progress = quiet) -> None:
        """Make all derived rows anew, whole or not at all."""
        with self._writing() as connection:
            policy = self.read_policy(connection)
            for deriver in members.derivers(connection, self.me, self.today, policy):
                deriver.rebuild(progress)
            self._announce(connection, Touched("", everything=True))
        self._tell(Touched("", everything=True))

    def purge(self, kind: type[N], ids: Sequence[Id]) -> None:
        """Take things out of the trash for good; they, and what undo kept of them, are gone."""
        with self._writing() as connection:
            change = Change(self, connection, "")
            change.purge(SHELVES[kind], ids)
            self._announce(connection, change.touched())
        self._tell(change.touched())

    def erase(self, people: Sequence[Id]) -> None:
        """Delete people in the trash for good, with all that is about them and everything that undo kept."""
        from netdesk.storage.erasing import erase

        with self._writing() as connection:
            change = Change(self, connection, "")
            erase(change, people)
            self._announce(connection, change.touched())
        self._tell(change.touched())

    def setting(self, name: str) -> str | None:
        """A value kept with the desk."""
        with self.reading() as reader:
            return self._setting(reader.connection, name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a value with the desk; no undo."""
        with self._writing() as connection:
            self.store_setting(connection, name, value)

    @contextmanager
    def noting(self, touched: Touched) -> Iterator[Connection]:
        """Write down what can be made again at any time: there is no undo for it. Listeners are told afterwards."""
        with self._writing() as connection:
            yield connection
            self._announce(connection, touched)
        self._tell(touched)

    def close(self) -> None:
        """Close the desk: all connections, so that nothing is left beside the file; a key is forgotten."""
        close_engine(self.engine)
        self.key = None

    def _announce(self, connection: Connection, touched: Touched | None) -> None:
        if touched:
            announce(connection, self.who, touched)

    def _tell(self, touched: Touched) -> None:
        for listener in list(self.listeners):
            listener(touched)

    def _setting(self, connection: Connection, name: str) -> str | None:
        return connection.scalar(select(tables.setting.c.value).where(tables.setting.c.name == name))

    def read_policy(self, connection: Connection) -> TrustPolicy:
        """The thresholds that hold now: another program may have changed them."""
        self.policy = loads(TrustPolicy, self._setting(connection, POLICY) or "{}")
        return self.policy

    def store_setting(self, connection: Connection, name: str, value: str) -> None:
        """Keep a value within a transaction that is under way."""
        connection.execute(delete(tables.setting).where(tables.setting.c.name == name))
        connection.execute(insert(tables.setting).values(name=name, value=value))

    def _find_me(self, connection: Connection) -> Id:
        """Who the user is: the first, or somebody new on a desk that others have."""
        if found := members.known(connection, self.user):
            return found
        mine = first = members.known(connection, "") or self._add_me(connection, Name())
        if not self.user:
            return mine
        if members.is_taken(connection, first):
            mine = self._add_me(connection, Name(full=self.user))
        members.join(connection, self.user, mine)
        if mine != first:
            self._introduce(connection, first, mine)
        return mine

    def _add_me(self, connection: Connection, name: Name) -> Id:
        me = Person(id=new_id(), name=name, created_on=self.today, version=1)
        SHELVES[Person].insert(connection, [me])
        if not members.known(connection, ""):
            self.store_setting(connection, members.ME, me.id)
        return me.id

    def _introduce(self, connection: Connection, first: Id, new: Id) -> None:
        """Make the figures of a new member, and show them to the others."""
        for deriver in members.derivers(connection, first, self.today, self.read_policy(connection)):
            if deriver.me == new:
                deriver.rebuild()
            else:
                deriver.refresh([new], ())
        self._announce(connection, Touched("", everything=True))
