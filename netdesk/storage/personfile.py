"""Everything the desk holds of one person: what the person's page and the briefing sheet read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from netdesk.domain.event import FollowUp
from netdesk.domain.evidence import Evidence, gather
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.people import names
from netdesk.storage.shelf import SHELVES


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person with everything that concerns them, newest first; nothing from the trash. `names` has the others."""

    person: Person
    evidence: Evidence
    interactions: tuple[Interaction, ...]
    promises: tuple[Promise, ...]
    referrals: tuple[Referral, ...]
    links: tuple[Link, ...]
    follow_ups: tuple[FollowUp, ...]
    names: dict[Id, str]


def person_file(reader: Reader, person_id: Id) -> PersonFile:
    """Everything about one person."""
    person = reader.get(Person, person_id)
    part = tables.interaction_participant.c
    interactions = _load(reader, Interaction, select(part.owner_id).where(part.person_id == person_id))
    interactions.sort(key=lambda item: (item.on, item.id), reverse=True)
    promise, referral, link, followup = (t.c for t in (tables.promise, tables.referral, tables.link, tables.followup))
    promises = _where(reader, Promise, or_(promise.by_id == person_id, promise.to_id == person_id))
    concerned = (referral.giver_id, referral.receiver_id, referral.prospect_id)
    referrals = _where(reader, Referral, or_(*(column == person_id for column in concerned)))
    links = _where(reader, Link, or_(link.a_id == person_id, link.b_id == person_id))
    follow_ups = _where(reader, FollowUp, followup.person_id == person_id)
    ids = {one for item in interactions for one in item.people()}
    ids |= {one for item in promises for one in (item.by_id, item.to_id)}
    ids |= {one for item in referrals for one in (item.giver_id, item.receiver_id, item.prospect_id or "")}
    ids |= {one for item in links for one in (item.a_id, item.b_id, item.introduced_by or "")}
    return PersonFile(
        person,
        _evidence(reader, person, interactions, promises, referrals, links),
        tuple(interactions),
        tuple(sorted(promises, key=lambda item: item.made_on, reverse=True)),
        tuple(sorted(referrals, key=lambda item: item.on, reverse=True)),
        tuple(links),
        tuple(sorted(follow_ups, key=lambda item: item.on)),
        names(reader, ids - {""}),
    )


def _evidence(
    reader: Reader,
    person: Person,
    interactions: Iterable[Interaction],
    promises: Iterable[Promise],
    referrals: Iterable[Referral],
    links: Iterable[Link],
) -> Evidence:
    """The evidence of the link with me, from what is at hand."""
    ends = {reader.me, person.id}
    link = next((one for one in links if {one.a_id, one.b_id} == ends), None)
    letters = person.letters_learned()
    return gather(reader.me, person.id, interactions, promises, referrals, link, letters)


def _where(reader: Reader, kind: type, where: ColumnElement[bool]) -> list[Any]:
    return _load(reader, kind, select(SHELVES[kind].table.c.id).where(where))


def _load(reader: Reader, kind: type, ids: Any) -> list[Any]:
    found: Iterable[Any] = reader.find(kind, reader.connection.scalars(ids))
    return [item for item in found if not item.removed_at]
