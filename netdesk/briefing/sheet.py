"""What goes into the sheets and what comes out of them, as plain values."""

from dataclasses import dataclass
from datetime import date

from netdesk.briefing.choice import Choice
from netdesk.domain.bank import Ask, Asked
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id, ground
from netdesk.domain.interaction import Interaction
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Freshness, Stage

PALETTE = ("#7a5c99", "#3f6fa0", "#96603a", "#ab5271", "#4a7a4a", "#7a6b33", "#3b7c79", "#6464a4", "#a25248")


NOBODY = "#666d76"
"""The ground behind the initials of a mere name."""


def colour(person_id: Id) -> str:
    """The colour behind somebody's initials: always the same for the same person."""
    return PALETTE[ground(person_id)]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody to introduce a person to, why, and whether they are in the room."""

    person: Person
    why: str = ""
    here: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of one person who is expected, and of the tie with me.

    `interactions` are the latest few with me, newest first; `referrals` are the recent ones between the two of us;
    `meetings` are people to introduce this person to, those in the room first, the best first;
    `bank` holds the questions that may be asked (the program's own where it is empty), `asked` those that were;
    `picture` is the file's bytes as the user gave them.
    """

    person: Person
    stage: Stage = Stage.CARD
    freshness: Freshness = Freshness.FRESH
    interactions: tuple[Interaction, ...] = ()
    promises_mine: tuple[Promise, ...] = ()
    promises_theirs: tuple[Promise, ...] = ()
    given: int = 0
    received: int = 0
    follow_ups: tuple[FollowUp, ...] = ()
    referrals: tuple[Referral, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    bank: tuple[Ask, ...] = ()
    asked: tuple[Asked, ...] = ()
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The day of the sheet and whose sheet it is."""

    me: Person
    today: date
    event_on: date


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line, plain or strong."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody: as it is written, and where a click on it leads."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a sheet. `key` tells them from others (`room.key`);
    `reason` says in half a line why they are where they are, `remarks` what else matters before saying hello; the
    words of stage and freshness are translated, the latter empty where nobody has talked yet."""

    key: str
    name: str
    work: str = ""
    table: str = ""
    stage: Stage = Stage.CARD
    stage_word: str = ""
    freshness: Freshness = Freshness.FRESH
    freshness_word: str = ""
    reason: str = ""
    remarks: str = ""
    history: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    looks_for: str = ""
    question: str = ""
    give: tuple[str, ...] = ()
    next_step: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    private: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    initials: str = ""
    colour: str = NOBODY
    picture: bytes | None = None


AS_USUAL = Choice()
"""The sheet for the room, short, the most important first, without private notes."""


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """The sheet for a room, the cards for the pocket, or the list for notes, as `choice` says. `strangers` are those
    with whom I have not talked, mere names among them; `blanks` the lines for new faces; `card` the text of my code.
    """

    title: str
    when: str
    place: str = ""
    choice: Choice = AS_USUAL
    summary: tuple[Run, ...] = ()
    goals: tuple[str, ...] = ()
    looks_for: str = ""
    recognise: str = ""
    people: tuple[Entry, ...] = ()
    strangers: tuple[Entry, ...] = ()
    blanks: int = 4
    me: str = ""
    card: str = ""

    @property
    def everybody(self) -> tuple[Entry, ...]:
        """All who are on the sheet, in its order."""
        return (*self.people, *self.strangers)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two on a one-to-one sheet. `letters` are the name of a letter, what is known, and what to ask where
    nothing is; `customers` whom they worked for last; `helps` who or what could help them."""

    entry: Entry
    letters: tuple[tuple[str, str, str], ...] = ()
    customers: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairSheet:
    """The sheet for two who sit down together."""

    title: str
    when: str
    stages: str
    one: Side
    other: Side
    history: tuple[str, ...] = ()
    private: tuple[str, ...] = ()


Printable = RoomSheet | PairSheet
