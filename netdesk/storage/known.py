"""What is known of the people on the desk when cards come in: who made them, and what tells them."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, select

from netdesk.domain.ids import Id, id_of_uid
from netdesk.domain.inbox import Card
from netdesk.domain.person import Person
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.merges import merged_into
from netdesk.storage.plain import loads
from netdesk.storage.shelf import SHELVES


class Known:
    """Look-ups over everybody, the trash included, kept current while an import adds people."""

    def __init__(self, connection: Connection) -> None:
        """Read the look-ups: a few hundred milliseconds for 50,000 people."""
        card, person = tables.card.c, tables.person.c
        self._digests: dict[str, Id] = _pairs(connection, card.digest, card.person_id)
        self._uids: dict[str, Id] = {uid: one for uid, one in _pairs(connection, person.uid, person.id).items() if uid}
        self._ids = set(connection.scalars(select(person.id)))
        self._names: dict[Id, str] = _pairs(connection, tables.person_row.c.person_id, tables.person_row.c.name)
        self._removed = set(connection.scalars(select(person.id).where(person.removed_at.is_not(None))))
        self._merged = merged_into(connection)
        self._unread = set(connection.scalars(select(tables.unreadable.c.digest)))

    def digests(self) -> frozenset[str]:
        """What tells all cards that made or changed somebody before."""
        return frozenset(self._digests)

    def by_card(self, digest: str) -> Id | None:
        """Whom exactly this card made or changed before."""
        return self._digests.get(digest)

    def by_uid(self, uid: str) -> Id | None:
        """Whose UID this is; our own export writes the id as `urn:uuid:`. Who was merged lives on in another."""
        own = id_of_uid(uid)
        found = self._uids.get(uid) or (own if own in self._ids else None)
        return self._merged.get(found, found) if found else None

    def is_removed(self, person_id: Id) -> bool:
        """Whether somebody is in the trash."""
        return person_id in self._removed

    def name(self, person_id: Id) -> str:
        """What somebody is called."""
        return self._names.get(person_id, "")

    def was_unreadable(self, digest: str) -> bool:
        """Whether an unreadable entry is kept already."""
        return digest in self._unread

    def add(self, person: Person, digest: str) -> None:
        """Know one more person."""
        self._ids.add(person.id)
        self._names[person.id] = person.shown
        if person.uid:
            self._uids[person.uid] = person.id
        self._digests[digest] = person.id

    def add_unreadable(self, digest: str) -> None:
        """Know one more unreadable entry."""
        self._unread.add(digest)


class Stood:
    """Who people were before an arrival added to them: of the one under way those that were `found`, of those before as
    far as undo remembers it."""

    def __init__(self, connection: Connection, under_way: Id) -> None:
        self._connection, self._under_way = connection, under_way
        self._found: dict[Id, Person] = {}
        self._arrivals: dict[Id | None, dict[Id, str | None]] = {}

    def found(self, person: Person) -> None:
        """Remember whom the arrival under way found on the desk, as they were before it added to them first."""
        self._found.setdefault(person.id, person)

    def before(self, card: Card) -> Person | None:
        """Whom a card found on the desk, nobody where its arrival made them itself; None where that is not known."""
        if card.arrival_id == self._under_way:
            return self._found.get(card.person_id)
        if card.arrival_id not in self._arrivals:
            self._arrivals[card.arrival_id] = self._images(card.arrival_id)
        images = self._arrivals[card.arrival_id]
        return loads(Person, images[card.person_id] or "{}") if card.person_id in images else None

    def _images(self, arrival: Id | None) -> dict[Id, str | None]:
        row = tables.image.c
        changed = select(row.entity_id, row.before).where(brought_by(arrival), row.noun == "person")
        return {one.entity_id: one.before for one in self._connection.execute(changed)}


def brought_by(arrival: Id | None) -> ColumnElement[bool]:
    """The condition on images that they are of the change with which an arrival came."""
    row = tables.image.alias().c
    came = select(row.change_number).where(row.noun == "arrival", row.entity_id == arrival, row.before.is_(None))
    return tables.image.c.change_number.in_(came)


def comparable(connection: Connection) -> Iterator[Person]:
    """Everybody who is not in the trash, with only what tells people apart: names, work, reach, days, addresses."""
    people = SHELVES[Person].all(connection, ("phones", "emails", "addresses", "anniversaries"))
    return (person for person in people if person.removed_at is None)


def cards_of(reader: Reader, person_id: Id) -> list[Card]:
    """The cards that made somebody or added to them, the newest first."""
    card = tables.card.c
    ids = select(card.id).where(card.person_id == person_id, card.removed_at.is_(None))
    return reader.find(Card, reader.connection.scalars(ids.order_by(card.came_at.desc(), card.id.desc())))


def _pairs(connection: Connection, *columns: object) -> dict[str, Id]:
    rows: list[tuple[str, Id]] = list(connection.execute(select(*columns)))  # type: ignore[call-overload]
    return dict(rows)
