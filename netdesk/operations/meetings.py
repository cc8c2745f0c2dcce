"""Who could be introduced to whom in a room: among those present first, then to people whom I trust elsewhere."""

from collections.abc import Sequence
from typing import TypeAlias

from netdesk.briefing.sheet import Meeting
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.stage import Stage
from netdesk.matching.index import Index
from netdesk.matching.matches import Matching
from netdesk.matching.party import Match
from netdesk.operations.giving import shortened
from netdesk.operations.matching import of_person, standing
from netdesk.storage.book import Reader
from netdesk.storage.people import first_ids
from netdesk.storage.wishes import localities, settled

Meetings: TypeAlias = tuple[Meeting, ...]

_OF_ONE = 4
_CIRCLE = 200
"""Of those who are not there only the most trusted are looked at, so that a room is matched in a moment on any desk."""


def of_room(reader: Reader, wanted: Sequence[Id], here: Sequence[Id]) -> dict[Id, Meetings]:
    """For each person wanted whom to introduce them to: those in the room first, the best first. Nobody with whom I
    have not talked, nor a pair that was introduced, laid aside, or knows each other well."""
    trusted = PeopleQuery(stages=frozenset({Stage.CREDIBILITY, Stage.PROFITABILITY}), sort=Sort.STAGE)
    circle = [one for one in first_ids(reader, trusted, _CIRCLE) if one not in set(here)]
    found_people = reader.find(Person, [*here, *circle])
    people = {person.id: person for person in found_people if person.id != reader.me and not person.removed_at}
    index = Index((of_person(person) for person in people.values()), localities(reader))
    found = Matching(index, standing(reader), settled(reader))
    return {one: _of_one(found.of_person(one), one, people, frozenset(here)) for one in wanted}


def _of_one(matches: Sequence[Match], one: Id, people: dict[Id, Person], here: frozenset[Id]) -> Meetings:
    made: dict[Id, Meeting] = {}
    for match in matches:
        other = match.offer if match.seeker == one else match.seeker
        if match.proposed and other not in made:
            why = shortened(match.because[0].looks_for)
            made[other] = Meeting(people[other], why, other in here)
    return tuple(sorted(made.values(), key=lambda meeting: not meeting.here))[:_OF_ONE]
