"""What is known of the people on the desk when cards come in: by card, UID, mail address and phone."""

from collections import defaultdict

from sqlalchemy import Connection, select

from netdesk.domain.ids import Id, id_of_uid
from netdesk.domain.merging import phone_key
from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.storage import tables


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
        self._reach: dict[str, set[Id]] = defaultdict(set)
        for column, owner, key in (
            (tables.person_email.c.address, tables.person_email.c.owner_id, fold),
            (tables.person_phone.c.number, tables.person_phone.c.owner_id, phone_key),
        ):
            for value, one in connection.execute(select(column, owner)):
                self._reach[key(value)].add(one)
        self._unread = set(connection.scalars(select(tables.unreadable.c.digest)))

    def by_card(self, digest: str) -> Id | None:
        """Whom exactly this card made or changed before."""
        return self._digests.get(digest)

    def by_uid(self, uid: str) -> Id | None:
        """Whose UID this is; our own export writes the id as `urn:uuid:`."""
        own = id_of_uid(uid)
        return self._uids.get(uid) or (own if own in self._ids else None)

    def named_alike(self, person: Person) -> set[Id]:
        """Everybody of the same name who shares a mail address or a phone with this person."""
        keys = [fold(mail.address) for mail in person.emails] + [phone_key(phone.number) for phone in person.phones]
        found = {one for key in keys if key for one in self._reach.get(key, ())}
        name = fold(person.shown) if found else ""
        return {one for one in found if fold(self._names.get(one, "")) == name}

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
        for mail in person.emails:
            self._reach[fold(mail.address)].add(person.id)
        for phone in person.phones:
            self._reach[phone_key(phone.number)].add(person.id)
        self._digests[digest] = person.id

    def add_unreadable(self, digest: str) -> None:
        """Know one more unreadable entry."""
        self._unread.add(digest)


def _pairs(connection: Connection, *columns: object) -> dict[str, Id]:
    rows: list[tuple[str, Id]] = list(connection.execute(select(*columns)))  # type: ignore[call-overload]
    return dict(rows)
