"""A consistent look at the data, and what a change touched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage import pictures, tables
from netdesk.storage.derived import Deriver
from netdesk.storage.evidence import ordered
from netdesk.storage.shelf import SHELVES

if TYPE_CHECKING:
    from netdesk.storage.book import Book

N = TypeVar("N")


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
            raise NetdeskError(_gone(SHELVES[kind].name))
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

    def setting(self, name: str) -> str | None:
        """A value kept with the desk."""
        return self.connection.scalar(select(tables.setting.c.value).where(tables.setting.c.name == name))

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


def _gone(name: str) -> str:
    """What to say where a thing from a shelf of that name was removed in the meantime."""
    told = {
        "person": _("There is no such person any more."),
        "promise": _("There is no such promise any more."),
        "event": _("There is no such event any more."),
        "referral": _("There is no such referral any more."),
    }
    return told.get(name, _("It is not there any more."))
