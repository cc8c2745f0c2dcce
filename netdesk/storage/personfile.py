"""Everything the desk holds of one person: what the person's page and the briefing sheet read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, or_, select

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
    interactions = _about(reader, Interaction, person_id)
    interactions.sort(key=lambda item: (item.on, item.id), reverse=True)
    promises, referrals = _about(reader, Promise, person_id), _about(reader, Referral, person_id)
    links, follow_ups = _about(reader, Link, person_id), _about(reader, FollowUp, person_id)
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


def _about(reader: Reader, kind: type, person_id: Id) -> list[Any]:
    """Everything of a kind that concerns a person, without the trash."""
    found = SHELVES[kind].matching(reader.connection, _CONCERNS[kind], {"person": person_id})
    return [item for item in found if not item.removed_at]


_PERSON: BindParameter[str] = bindparam("person")


def _one_of(kind: type, *columns: str) -> Select[Any]:
    shelf = SHELVES[kind]
    return shelf.where(or_(*(shelf.table.c[name] == _PERSON for name in columns)))


_PART = tables.interaction_participant.c
_CONCERNS = {
    Interaction: SHELVES[Interaction].where(
        tables.interaction.c.id.in_(select(_PART.owner_id).where(_PART.person_id == _PERSON))
    ),
    Promise: _one_of(Promise, "by_id", "to_id"),
    Referral: _one_of(Referral, "giver_id", "receiver_id", "prospect_id"),
    Link: _one_of(Link, "a_id", "b_id"),
    FollowUp: _one_of(FollowUp, "person_id"),
}
