"""A change under way: what is saved, its images for undo, and the derived rows rewritten with it."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, true, update

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.person import Person
from netdesk.domain.policy import TrustPolicy
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.tagcadence import TagCadence
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage import members, pictures, tables
from netdesk.storage.bulk import write_rows
from netdesk.storage.derived import Deriver, Progress, quiet
from netdesk.storage.evidence import Pair
from netdesk.storage.plain import dumps, loads, same_bytes
from netdesk.storage.reader import Reader, Touched
from netdesk.storage.retold import retell
from netdesk.storage.shelf import BY_NAME, SHELVES, Shelf

if TYPE_CHECKING:
    from netdesk.storage.book import Book

N = TypeVar("N")
KEPT_CHANGES = 2000
POLICY = "policy"
_IMAGE = ("change_number", "position", "noun", "entity_id", "before", "after")


class Change(Reader):
    """A change under way: what is saved through it is committed, undone and told together."""

    def __init__(self, book: "Book", connection: Connection, title: str) -> None:
        super().__init__(book, connection)
        self.title = title
        self._images: dict[tuple[str, Id], tuple[str | None, str | None]] = {}
        self._people: set[Id] = set()
        self._persons: dict[Id, Person] = {}
        self._fresh: set[Id] = set()
        self._derived: set[Id] = set()
        self._pairs: set[Pair] = set()
        self._tags: set[str] = set()

    @cached_property
    def sharing(self) -> frozenset[Id]:
        """Who shares the desk, me among them."""
        return frozenset(members.members(self.connection))

    def see_all(self) -> None:
        """See, within this change, what others on the desk keep to themselves, so that nothing of it is left behind."""
        members.see_all(self.connection)

    def use_policy(self, policy: TrustPolicy, progress: Progress = quiet) -> None:
        """Use other thresholds from now on: every link is told anew, as it will be when this is undone. `progress` gets
        people done and in all, and may raise to leave everything as it was."""
        if policy != self.policy:
            self._images[(POLICY, self.me)] = (dumps(self.policy), dumps(policy))
            self._turn_policy(policy, progress)

    def _turn_policy(self, policy: TrustPolicy, progress: Progress) -> None:
        before, self.policy = self.policy, policy
        self.book.store_setting(self.connection, POLICY, dumps(policy))
        self._derive(lambda deriver: retell(deriver, before, progress))

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

    def add_many(self, items: Sequence[N], *, derived: bool = False) -> None:
        """Add many new things of one kind at once; only their ids are noted for undo.

        `derived`: people of whom most likely nothing else comes in this change, so that their derived rows are written
        with them, and not all together when it ends.
        """
        if not items:
            return
        shelf = SHELVES[type(items[0])]
        shelf.insert(self.connection, items, version=1)
        for item in items:
            self._images[(shelf.name, item.id)] = (None, None)  # type: ignore[attr-defined]
            self._touch(item)
        if shelf.kind is Person:
            new = {item.id for item in items}  # type: ignore[attr-defined]
            self._fresh |= new
            if derived:
                self._derive(lambda deriver: deriver.refresh(new, (), new, self._persons, new))
                self._derived |= new
                for one in new:
                    del self._persons[one]

    def remove(self, item: Any) -> Any:
        """Put a thing into the trash; nobody who shares the desk goes there."""
        if isinstance(item, Person) and item.id in self.sharing:
            told = _("“{name}” works on this desk: they cannot be removed.")
            raise NetdeskError(told.format(name=item.shown))
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
        people, pairs = _concerned(item)
        self._people |= people
        self._pairs |= pairs
        if isinstance(item, Person):
            self._persons[item.id] = item
        elif isinstance(item, TagCadence):
            self._tags.add(fold(item.tag))
        if not isinstance(item, Card):  # of which derived rows show nothing
            self._derived -= people

    def finish(self) -> Touched | None:
        """Rewrite the derived rows and keep the images; what was touched, or None when nothing was."""
        if not self._images:
            return None
        tagged = self._tagged()
        self._people |= tagged
        left = tagged | self._people - self._derived
        of = self._persons
        self._derive(lambda deriver: deriver.refresh(left, self._pairs, of, of, self._fresh))
        while self._persons:  # one at a time: thousands freed at once would hold up the window
            self._persons.popitem()
        self.connection.execute(delete(tables.change).where(tables.change.c.undone.is_(True), made_by(self.book.user)))
        number = (self.connection.scalar(select(func.max(tables.change.c.number))) or 0) + 1
        self.book.own_writes.numbered(number)
        row = {"number": number, "title": self.title, "made_at": self.book.now(), "undone": False}
        self.connection.execute(insert(tables.change).values(row | {"who": self.book.user}))
        images = ((number, at, *key, *image) for at, (key, image) in enumerate(self._images.items()))
        write_rows(self.connection, tables.image, _IMAGE, images)
        self.connection.execute(delete(tables.change).where(tables.change.c.number <= number - KEPT_CHANGES))
        return self.touched()

    def _derive(self, rewrite: Callable[[Deriver], None]) -> None:
        """Rewrite derived rows, those of everybody who shares the desk."""
        for deriver in members.derivers(self.connection, self.me, self.today, self.policy):
            rewrite(deriver)

    def _tagged(self) -> set[Id]:
        """Who carries a tag whose cadence changed."""
        if not self._tags:
            return set()
        value, owner = tables.person_tag.c.value, tables.person_tag.c.owner_id
        words = [word for word in self.connection.scalars(select(value).distinct()) if fold(word) in self._tags]
        return set(self.connection.scalars(select(owner).where(value.in_(words)).distinct()))

    @property
    def has_any(self) -> bool:
        """Whether anything was changed by now."""
        return bool(self._images)

    def touched(self) -> Touched:
        """What was touched so far."""
        nouns: dict[str, set[Id]] = {}
        for noun, one in self._images:
            nouns.setdefault(noun, set()).add(one)
        told = {noun: frozenset(ids) for noun, ids in nouns.items()}
        return Touched(self.title, told, frozenset(self._people), everything=POLICY in told)

    def purge(self, shelf: Shelf[Any], ids: Sequence[Id]) -> None:
        """Take things off the shelf for good, and all that undo kept."""
        items = shelf.load(self.connection, ids)
        if any(item.removed_at is None for item in items):
            raise NetdeskError(_("Only what is in the trash can be deleted for good."))
        self.drop(shelf, items)
        self.connection.execute(delete(tables.change))
        self._derive(lambda deriver: deriver.refresh(self._people, self._pairs, self._persons))

    def drop(self, shelf: Shelf[Any], items: Sequence[Any]) -> None:
        """Delete things together with somebody who is purged."""
        for item in items:
            self._images[(shelf.name, item.id)] = (None, None)
            self._touch(item)
        shelf.delete(self.connection, [item.id for item in items])

    def swing(self, back: bool, progress: Progress = quiet) -> bool:
        """Undo (`back`) the newest change of this user, or redo the oldest undone one; False when there is none."""
        row = tables.change.c
        newest = (
            select(tables.change)
            .where(row.undone.is_(not back), made_by(self.book.user))
            .order_by(row.number.desc() if back else row.number)
        )
        found = self.connection.execute(newest.limit(1)).first()
        if found is None:
            return False
        self.see_all()
        self.title = found.title
        image = tables.image.c
        order = image.position.desc() if back else image.position
        images = self.connection.execute(
            select(tables.image).where(image.change_number == found.number).order_by(order)
        )
        self._swing_images(images.all(), back, progress)
        self.connection.execute(update(tables.change).where(row.number == found.number).values(undone=back))
        self._people |= self._tagged()
        self._derive(lambda deriver: deriver.refresh(self._people, self._pairs, self._persons))
        return True

    def _swing_images(self, images: Sequence[Any], back: bool, progress: Progress) -> None:
        for noun, group in _by_noun(images):
            if noun == POLICY:
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
        self._images[(POLICY, one.entity_id)] = (None, None)
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
        told = _("“{title}” cannot be taken back: what it changed was changed elsewhere since.")
        return ChangedElsewhere(told.format(title=self.title))


def _concerned(item: Any) -> tuple[Set[Id], Set[Pair]]:
    """Whom a thing concerns, and which links."""
    if isinstance(item, Person):
        return {item.id}, set()
    if isinstance(item, Interaction):
        return item.people(), item.pairs()
    if isinstance(item, Promise):
        return {item.by_id, item.to_id}, {(item.by_id, item.to_id)}
    if isinstance(item, Referral):
        people = {one for one in (item.giver_id, item.receiver_id, item.prospect_id) if one}
        return people, {(item.giver_id, item.receiver_id)}
    if isinstance(item, Link):
        return {item.a_id, item.b_id}, {(item.a_id, item.b_id)}
    person = getattr(item, "person_id", None)
    return {person} if person else set(), set()


def made_by(user: str) -> ColumnElement[bool]:
    """The changes that a user may take back: their own, and those of which nobody knows whose they are. On a desk that
    is one user's alone (nobody is named) all."""
    return tables.change.c.who.in_(("", user)) if user else true()


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
