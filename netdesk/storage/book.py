"""The book: the one door to the data. Reading sees a consistent state; a change commits whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id, new_id
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.person import Name, Person
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.tagcadence import TagCadence
from netdesk.domain.text import fold
from netdesk.storage import pictures, schema, tables
from netdesk.storage.bulk import write_rows
from netdesk.storage.derived import Deriver, Progress, quiet
from netdesk.storage.engine import desk_file, desk_url, open_engine, plain_errors
from netdesk.storage.evidence import Pair, ordered
from netdesk.storage.plain import dumps, loads, same_bytes
from netdesk.storage.retold import retell
from netdesk.storage.shelf import BY_NAME, SHELVES, Shelf

N = TypeVar("N")
KEPT_CHANGES = 2000
_POLICY = "policy"
_IMAGE = ("change_number", "position", "noun", "entity_id", "before", "after")


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touched, for views to look at: ids by noun (`person` …), and the people concerned."""

    title: str
    nouns: dict[str, frozenset[Id]] = field(default_factory=dict)
    people: frozenset[Id] = frozenset()
    everything: bool = False


class Reader:
    """A consistent look at the data."""

    def __init__(self, book: "Book", connection: Connection) -> None:
        self.book, self.connection = book, connection
        self.me, self.today, self.policy = book.me, book.today, book.read_policy(connection)

    def get(self, kind: type[N], one: Id) -> N:
        """One thing by id, the trash included; NetdeskError when there is none."""
        found = self.find(kind, [one])
        if not found:
            raise NetdeskError(f"There is no such {SHELVES[kind].name} any more.")
        return found[0]

    def find(self, kind: type[N], ids: Iterable[Id]) -> list[N]:
        """Things by id, in that order; unknown ids are left out."""
        return SHELVES[kind].load(self.connection, ids)

    def all(self, kind: type[N]) -> Iterator[N]:
        """Everything of a kind by id, the trash included."""
        return SHELVES[kind].all(self.connection)

    def present(self, ids: Iterable[Id]) -> set[Id]:
        """Which of these people are on the desk and not in the trash."""
        wanted = select(tables.person.c.id).where(
            tables.person.c.id.in_(list(ids)), tables.person.c.removed_at.is_(None)
        )
        return set(self.connection.scalars(wanted))

    def picture(self, key: str) -> bytes | None:
        """The bytes of a picture."""
        return pictures.load(self.connection, key)

    def evidence(self, one: Id, other: Id) -> Evidence:
        """What is known about the link of two people; me first, else by id."""
        pair = ordered(one, other, self.me)
        return self.deriver().evidence([pair])[pair]

    def deriver(self) -> Deriver:
        """The rewriter of derived rows in this transaction."""
        return Deriver(self.connection, self.me, self.today, self.policy)


class Change(Reader):
    """A change under way: what is saved through it is committed, undone and told together."""

    def __init__(self, book: "Book", connection: Connection, title: str) -> None:
        super().__init__(book, connection)
        self.title = title
        self._images: dict[tuple[str, Id], tuple[str | None, str | None]] = {}
        self._people: set[Id] = set()
        self._persons: dict[Id, Person] = {}
        self._fresh: set[Id] = set()
        self._pairs: set[Pair] = set()
        self._tags: set[str] = set()

    def use_policy(self, policy: TrustPolicy, progress: Progress = quiet) -> None:
        """Use other thresholds from now on: every link is told anew, as it will be when this is undone. `progress` gets
        people done and in all, and may raise to leave everything as it was."""
        if policy != self.policy:
            self._images[(_POLICY, self.me)] = (dumps(self.policy), dumps(policy))
            self._turn_policy(policy, progress)

    def _turn_policy(self, policy: TrustPolicy, progress: Progress) -> None:
        before, self.policy = self.policy, policy
        self.book.store_setting(self.connection, _POLICY, dumps(policy))
        retell(self.deriver(), before, progress)

    def save(self, item: N) -> N:
        """Add a thing, or change one that was read before; returns it with its new version."""
        shelf = SHELVES[type(item)]
        if item.version == 0:  # type: ignore[attr-defined]
            saved: N = replace(item, version=1)  # type: ignore[type-var]
            shelf.insert(self.connection, [saved])
            self._note(shelf, None, saved)
            return saved
        before = self.get(type(item), item.id)  # type: ignore[attr-defined]
        if before == item:
            return item
        saved = shelf.update(self.connection, before, item)
        self._note(shelf, before, saved)
        return saved

    def add_many(self, items: Sequence[N]) -> None:
        """Add many new things of one kind at once; only their ids are noted for undo."""
        if not items:
            return
        shelf = SHELVES[type(items[0])]
        shelf.insert(self.connection, items, version=1)
        for item in items:
            self._images[(shelf.name, item.id)] = (None, None)  # type: ignore[attr-defined]
            self._touch(item)
        if shelf.kind is Person:
            self._fresh.update(item.id for item in items)  # type: ignore[attr-defined]

    def remove(self, item: Any) -> Any:
        """Put a thing into the trash."""
        return self.save(replace(item, removed_at=self.book.now()))

    def restore(self, item: Any) -> Any:
        """Take a thing out of the trash."""
        return self.save(replace(item, removed_at=None))

    def keep_picture(self, data: bytes) -> str:
        """Store a picture once, and say its key."""
        self.keep_pictures([data])
        return pictures.picture_key(data)

    def keep_pictures(self, data: Sequence[bytes]) -> None:
        """Store many pictures, each once."""
        pictures.store(self.connection, data)

    def _note(self, shelf: Shelf[Any], before: Any, after: Any) -> None:
        key = (shelf.name, (after or before).id)
        once = key not in self._images  # a second save in one change may follow on other bytes, or on none
        alike = same_bytes(before, after) if once and before and after else ()
        first = self._images.get(key, (dumps(before, alike) if before else None, None))
        fresh = key in self._images and first == (None, None)
        was = first[0] if alike or not first[0] else dumps(loads(shelf.kind, first[0], before))
        self._images[key] = (was, None if fresh or after is None else dumps(after, alike))
        for item in (before, after):
            if item is not None:
                self._touch(item)

    def _touch(self, item: Any) -> None:
        """Note whom a thing concerns, and which links."""
        if isinstance(item, Person):
            self._people.add(item.id)
            self._persons[item.id] = item
        elif isinstance(item, Interaction):
            self._people |= item.people()
            self._pairs |= item.pairs()
        elif isinstance(item, Promise):
            self._pairs.add((item.by_id, item.to_id))
            self._people |= {item.by_id, item.to_id}
        elif isinstance(item, Referral):
            self._pairs.add((item.giver_id, item.receiver_id))
            self._people |= {one for one in (item.giver_id, item.receiver_id, item.prospect_id) if one}
        elif isinstance(item, Link):
            self._pairs.add((item.a_id, item.b_id))
            self._people |= {item.a_id, item.b_id}
        elif isinstance(item, TagCadence):
            self._tags.add(fold(item.tag))
        elif person_id := getattr(item, "person_id", None):
            self._people.add(person_id)

    def finish(self) -> Touched | None:
        """Rewrite the derived rows and keep the images; what was touched, or None when nothing was."""
        if not self._images:
            return None
        self._people |= self._tagged()
        self.deriver().refresh(self._people, self._pairs, self._persons, self._persons, self._fresh)
        while self._persons:  # one at a time: thousands freed at once would hold up the window
            self._persons.popitem()
        self.connection.execute(delete(tables.change).where(tables.change.c.undone.is_(True)))
        number = (self.connection.scalar(select(func.max(tables.change.c.number))) or 0) + 1
        row = {"number": number, "title": self.title, "made_at": self.book.now(), "undone": False}
        self.connection.execute(insert(tables.change).values(row))
        images = ((number, at, *key, *image) for at, (key, image) in enumerate(self._images.items()))
        write_rows(self.connection, tables.image, _IMAGE, images)
        self.connection.execute(delete(tables.change).where(tables.change.c.number <= number - KEPT_CHANGES))
        return self.touched()

    def _tagged(self) -> set[Id]:
        """Who carries a tag whose cadence changed."""
        if not self._tags:
            return set()
        value, owner = tables.person_tag.c.value, tables.person_tag.c.owner_id
        words = [word for word in self.connection.scalars(select(value).distinct()) if fold(word) in self._tags]
        return set(self.connection.scalars(select(owner).where(value.in_(words)).distinct()))

    def touched(self) -> Touched:
        """What was touched so far."""
        nouns: dict[str, set[Id]] = {}
        for noun, one in self._images:
            nouns.setdefault(noun, set()).add(one)
        told = {noun: frozenset(ids) for noun, ids in nouns.items()}
        return Touched(self.title, told, frozenset(self._people), everything=_POLICY in told)

    def purge(self, shelf: Shelf[Any], ids: Sequence[Id]) -> None:
        """Take things off the shelf for good, and all that undo kept."""
        items = shelf.load(self.connection, ids)
        if any(item.removed_at is None for item in items):
            raise NetdeskError("Only what is in the trash can be deleted for good.")
        for item in items:
            self._images[(shelf.name, item.id)] = (None, None)
            self._touch(item)
        shelf.delete(self.connection, [item.id for item in items])
        self.connection.execute(delete(tables.change))
        self.deriver().refresh(self._people, self._pairs, self._persons)

    def swing(self, back: bool, progress: Progress = quiet) -> bool:
        """Undo (`back`) the newest change, or redo the oldest undone one; False when there is none."""
        row = tables.change.c
        newest = (
            select(tables.change).where(row.undone.is_(not back)).order_by(row.number.desc() if back else row.number)
        )
        found = self.connection.execute(newest.limit(1)).first()
        if found is None:
            return False
        self.title = found.title
        image = tables.image.c
        order = image.position.desc() if back else image.position
        images = self.connection.execute(
            select(tables.image).where(image.change_number == found.number).order_by(order)
        )
        self._swing_images(images.all(), back, progress)
        self.connection.execute(update(tables.change).where(row.number == found.number).values(undone=back))
        self._people |= self._tagged()
        self.deriver().refresh(self._people, self._pairs, self._persons)
        return True

    def _swing_images(self, images: Sequence[Any], back: bool, progress: Progress) -> None:
        for noun, group in _by_noun(images):
            if noun == _POLICY:
                self._swing_policy(group[0], back, progress)
                continue
            shelf = BY_NAME[noun]
            now = {item.id: item for item in shelf.load(self.connection, [one.entity_id for one in group])}
            gone: list[Id] = []
            made: list[Any] = []
            for one in group:
                self._images[(noun, one.entity_id)] = (None, None)
                source, target = (one.after, one.before) if back else (one.before, one.after)
                current = now.get(one.entity_id)
                self._expect(shelf, current, source, fresh=back and one.before is None and one.after is None)
                if back and one.before is None and current is not None:
                    self._keep_after(one, dumps(current))
                wanted = loads(shelf.kind, target, current) if target else None
                self._turn(shelf, current, wanted, gone, made)
            shelf.delete(self.connection, gone)
            shelf.insert(self.connection, made)

    def _swing_policy(self, one: Any, back: bool, progress: Progress) -> None:
        source, target = (one.after, one.before) if back else (one.before, one.after)
        if loads(TrustPolicy, source) != self.policy:
            raise self._changed_elsewhere()
        self._images[(_POLICY, one.entity_id)] = (None, None)
        self._turn_policy(loads(TrustPolicy, target), progress)

    def _turn(self, shelf: Shelf[Any], current: Any, wanted: Any, gone: list[Id], made: list[Any]) -> None:
        for item in (current, wanted):
            if item is not None:
                self._touch(item)
        if wanted is None:
            gone.append(current.id)
        elif current is None:
            made.append(replace(wanted, version=wanted.version + 1))  # a version never means two different states
        else:
            shelf.update(self.connection, current, replace(wanted, version=current.version))

    def _keep_after(self, one: Any, after: str) -> None:
        """What a change made is kept as it was when it is undone, so that it can be done again: of a bulk change
        nothing else is known, and versions go on from where they were."""
        image = tables.image
        where = (image.c.change_number == one.change_number) & (image.c.position == one.position)
        self.connection.execute(update(image).where(where).values(after=after))

    def _expect(self, shelf: Shelf[Any], current: Any, source: str | None, *, fresh: bool) -> None:
        expected = loads(shelf.kind, source, current) if source else None
        if current is not None and expected is not None:
            same = replace(current, version=0) == replace(expected, version=0)
        else:
            same = (current is not None) if fresh else (current is None and expected is None)
        if not same:
            raise self._changed_elsewhere()

    def _changed_elsewhere(self) -> ChangedElsewhere:
        return ChangedElsewhere(f"“{self.title}” cannot be taken back: what it changed was changed elsewhere since.")


def _by_noun(images: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Images in runs of one noun, in their order."""
    run: list[Any] = []
    for one in images:
        if run and run[0].noun != one.noun:
            yield run[0].noun, run
            run = []
        run.append(one)
    if run:
        yield run[0].noun, run


class Book:
    """A desk that is open. Plain values go in and come out; it may be used from several threads."""

    def __init__(self, engine: Engine, file: Path | None, today: Callable[[], date] = date.today) -> None:
        self.engine, self.file = engine, file
        self._today = today
        self.policy: TrustPolicy = DEFAULT_POLICY
        self.listeners: list[Callable[[Touched], None]] = []
        with self.plain(), engine.connect() as connection, connection.begin():
            self.me = self._setting(connection, "me") or ""
            self.read_policy(connection)
        if not self.me:
            with self._writing() as connection:
                self.me = self._find_me(connection)

    @classmethod
    def open(cls, desk: str | Path, today: Callable[[], date] = date.today) -> "Book":
        """Open a desk, a file or a SQLAlchemy URL, making it when there is none; NetdeskError when that cannot be."""
        url = desk_url(desk)
        file = desk_file(url)
        with plain_errors(file):
            schema.bring_up(url, file)
            book = cls(open_engine(url), file, today)
            book.catch_up()
        return book

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today()

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
        self.policy = change.policy
        if touched:
            self._tell(touched)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.plain(), self.engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection

    def undo(self, progress: Progress = quiet) -> str | None:
        """Take the newest change back; its title, or None when there is nothing to undo. `progress` is told how far it
        is where every link is told anew, and may raise to leave all as it was."""
        return self._swing(True, progress)

    def redo(self, progress: Progress = quiet) -> str | None:
        """Make the change that was taken back last again; its title, or None."""
        return self._swing(False, progress)

    def _swing(self, back: bool, progress: Progress) -> str | None:
        with self._writing() as connection:
            change = Change(self, connection, "")
            done = change.swing(back, progress)
        if not done:
            return None
        self.policy = change.policy
        self._tell(change.touched())
        return change.title

    def undoable(self) -> tuple[str | None, str | None]:
        """The titles of the change that `undo` would take back and of the one that `redo` would make again."""
        row = tables.change.c
        with self.reading() as reader:
            back = select(row.title).where(row.undone.is_(False)).order_by(row.number.desc()).limit(1)
            forth = select(row.title).where(row.undone.is_(True)).order_by(row.number).limit(1)
            return reader.connection.scalar(back), reader.connection.scalar(forth)

    def catch_up(self) -> None:
        """Bring the figures to today: stages that lapsed since the desk was last used. Writes once a day at most."""
        if self.setting("figures_on") == self.today.isoformat():
            return
        with self._writing() as connection:
            deriver = Deriver(connection, self.me, self.today, self.read_policy(connection))
            told = self._setting(connection, "figures_on")  # nothing after a migration that knows more figures
            seen = date.fromisoformat(told) if told else None
            anew = seen is None or (seen - self.today).days > 1  # a clock ran ahead; a day is a time zone
            if anew:
                deriver.rebuild()
            people = [] if anew else deriver.catch_up()
            if seen != self.today:
                self.store_setting(connection, "figures_on", self.today.isoformat())
        if people or anew:
            self._tell(Touched("", people=frozenset(people), everything=anew))

    def rebuild(self, progress: Progress = quiet) -> None:
        """Make all derived rows anew, whole or not at all."""
        with self._writing() as connection:
            Deriver(connection, self.me, self.today, self.read_policy(connection)).rebuild(progress)
        self._tell(Touched("", everything=True))

    def purge(self, kind: type[N], ids: Sequence[Id]) -> None:
        """Take things out of the trash for good; they, and what undo kept of them, are gone."""
        with self._writing() as connection:
            change = Change(self, connection, "")
            change.purge(SHELVES[kind], ids)
        self._tell(change.touched())

    def setting(self, name: str) -> str | None:
        """A value kept with the desk."""
        with self.reading() as reader:
            return self._setting(reader.connection, name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a value with the desk; no undo."""
        with self._writing() as connection:
            self.store_setting(connection, name, value)

    def close(self) -> None:
        """Close the desk: all connections, so that nothing is left beside the file."""
        self.engine.dispose()

    def _tell(self, touched: Touched) -> None:
        for listener in list(self.listeners):
            listener(touched)

    def _setting(self, connection: Connection, name: str) -> str | None:
        return connection.scalar(select(tables.setting.c.value).where(tables.setting.c.name == name))

    def read_policy(self, connection: Connection) -> TrustPolicy:
        """The thresholds that hold now: another program may have changed them."""
        self.policy = loads(TrustPolicy, self._setting(connection, _POLICY) or "{}")
        return self.policy

    def store_setting(self, connection: Connection, name: str, value: str) -> None:
        """Keep a value within a transaction that is under way."""
        connection.execute(delete(tables.setting).where(tables.setting.c.name == name))
        connection.execute(insert(tables.setting).values(name=name, value=value))

    def _find_me(self, connection: Connection) -> Id:
        if known := self._setting(connection, "me"):
            return known
        me = Person(id=new_id(), name=Name(), created_on=self.today, version=1)
        SHELVES[Person].insert(connection, [me])
        self.store_setting(connection, "me", me.id)
        return me.id
