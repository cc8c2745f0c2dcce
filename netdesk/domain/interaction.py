"""Something that happened between people on a day."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations

from netdesk.domain.ids import Id, new_id


class Kind(StrEnum):
    """What happened. The values are what the command line and the database say."""

    MET = "met"
    ONE_TO_ONE = "one-to-one"
    CALL = "call"
    VIDEO = "video"
    MESSAGE = "message"
    INTRODUCTION = "introduction"
    HELP = "help"
    THANK_YOU = "thank-you"
    GIFT = "gift"
    TESTIMONIAL = "testimonial"
    USED_SERVICE = "used-service"
    NO_SHOW = "no-show"
    COMPLAINT = "complaint"
    NOTE = "note"


CONVERSATIONS = frozenset({Kind.MET, Kind.ONE_TO_ONE, Kind.CALL, Kind.VIDEO})
GIFTS = frozenset({Kind.INTRODUCTION, Kind.HELP, Kind.THANK_YOU, Kind.GIFT, Kind.TESTIMONIAL, Kind.USED_SERVICE})
SETBACKS = frozenset({Kind.NO_SHOW, Kind.COMPLAINT})
TESTS = frozenset({Kind.TESTIMONIAL, Kind.USED_SERVICE})


class Role(StrEnum):
    """What somebody did in an interaction. The giver is who helped, introduced, thanked, wrote the message or the
    testimonial, or became the other's customer; in a no-show or a complaint, the one whose fault it was."""

    PRESENT = "present"
    GIVER = "giver"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Participant:
    """One person's part in an interaction, with the user's private note on them."""

    person_id: Id
    role: Role = Role.PRESENT
    note: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something that happened on a date (when it happened, never when it was typed) between two or more people.

    A message without a giver is an exchange in both directions. `made_good_on` ends the harm of a no-show or complaint.
    """

    id: Id = field(default_factory=new_id)
    kind: Kind = Kind.MET
    on: date = date.min
    minutes: int | None = None
    place: str = ""
    event_id: Id | None = None
    quality: int | None = None
    note: str = ""
    made_good_on: date | None = None
    participants: tuple[Participant, ...] = ()
    removed_at: datetime | None = None
    version: int = 0

    def people(self) -> frozenset[Id]:
        """Everybody who took part."""
        return frozenset(part.person_id for part in self.participants)

    def givers(self) -> frozenset[Id]:
        """Who gave."""
        return frozenset(part.person_id for part in self.participants if part.role is Role.GIVER)

    def pairs(self) -> frozenset[tuple[Id, Id]]:
        """The pairs (sorted ids) that this interaction is evidence for: all who talked; giver and receiver of a gift;
        and the people an introduction brought together."""
        if self.kind is Kind.NOTE:
            return frozenset()
        return frozenset(pairs_between(self.kind, self.people(), self.givers()))


def pairs_between(kind: Kind, people: Collection[Id], givers: Collection[Id]) -> Iterator[tuple[Id, Id]]:
    """The pairs (sorted ids) of those who took part that something of a kind is evidence for."""
    everybody = combinations(sorted(people), 2)
    if not givers or kind in CONVERSATIONS or kind is Kind.INTRODUCTION:
        return everybody
    return (pair for pair in everybody if (pair[0] in givers) != (pair[1] in givers))
