"""The question bank as it is kept, and who was asked what."""

from sqlalchemy import bindparam

from netdesk.domain.bank import Asked, BankQuestion
from netdesk.domain.ids import Id
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.shelf import SHELVES

_ASKED = SHELVES[Asked]
_OF_PERSON = _ASKED.where(tables.asked.c.person_id == bindparam("person"))


def stored_questions(reader: Reader) -> list[BankQuestion]:
    """What the user changed or added, without the trash."""
    return [one for one in reader.all(BankQuestion) if one.removed_at is None]


def asked_of(reader: Reader, person_id: Id) -> list[Asked]:
    """What somebody was asked, the newest first, without the trash."""
    found = _ASKED.matching(reader.connection, _OF_PERSON, {"person": person_id})
    there = [one for one in found if one.removed_at is None]
    return sorted(there, key=lambda one: (one.on, one.id), reverse=True)
