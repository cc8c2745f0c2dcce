"""Who on the desk may be meant by the names and mail addresses of a list of guests."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.storage.book import Reader
from netdesk.storage.tables import person_email, person_row

_BATCH = 500
_MOST = 80  # people who share the rarest word of a name: more would only be a first name in common


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody on the desk by what they are called."""

    id: Id
    name: str
    organisation: str


def mail_owners(reader: Reader, addresses: Sequence[str]) -> dict[str, tuple[Called, ...]]:
    """Who has each mail address (folded, as given); nobody from the trash."""
    mail, row = person_email.c, person_row.c
    wanted = (
        select(mail.address, row.person_id, row.name, row.organisation)
        .join(person_row, row.person_id == mail.owner_id)
        .where(row.removed.is_(False))
        .order_by(row.sort_name, row.person_id)
    )
    found: dict[str, dict[Called, None]] = defaultdict(dict)
    for start in range(0, len(addresses), _BATCH):
        some = wanted.where(func.lower(mail.address).in_(addresses[start : start + _BATCH]))
        for address, *who in reader.connection.execute(some):
            found[fold(address)].setdefault(Called(*who))
    return {address: tuple(owners) for address, owners in found.items()}


def who_is_called(reader: Reader, names: Iterable[str]) -> dict[str, tuple[Called, ...]]:
    """Who shares the rarest word of each name that anybody has, or its last; nobody from the trash."""
    words = {name: fold(name).split() for name in names}
    everybody = _by_word(reader, {word for each in words.values() for word in each if len(word) > 1})
    return {name: tuple(_sharing(each, everybody)) for name, each in words.items()}


def _by_word(reader: Reader, wanted: set[str]) -> dict[str, list[Called]]:
    row = person_row.c
    query = select(row.person_id, row.name, row.organisation).where(row.removed.is_(False)).order_by(row.sort_name)
    found: dict[str, list[Called]] = defaultdict(list)
    for one in reader.connection.execute(query):
        for word in wanted.intersection(fold(one.name).split()):
            found[word].append(Called(*one))
    return found


def _sharing(words: Sequence[str], everybody: dict[str, list[Called]]) -> dict[Called, None]:
    there = sorted((word for word in words if word in everybody), key=lambda word: len(everybody[word]))
    looked_at = dict.fromkeys([*there[:1], *(word for word in words[-1:] if word in everybody)])
    full = [one for word in there[:1] for one in everybody[word] if sorted(fold(one.name).split()) == sorted(words)]
    return dict.fromkeys([*full, *(one for word in looked_at for one in everybody[word][:_MOST])])
