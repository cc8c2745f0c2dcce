"""What goes into the sheet for a room and what comes out of it, as plain values."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.bank import Ask, Asked
from netdesk.domain.event import FollowUp
from netdesk.domain.interaction import Interaction
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Freshness, Stage


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of one person who is expected, and of the tie with me.

    `interactions` are the latest few with me, newest first; `referrals` are the recent ones between the two of us;
    `introduced` are people who could be introduced to this person, best first, in the room or not;
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
    introduced: tuple[Person, ...] = ()
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
class Entry:
    """One person on the sheet. `stage_word` and `freshness_word` are translated; the latter is empty while fresh."""

    name: str
    work: str
    stage: Stage
    stage_word: str
    freshness_word: str
    history: tuple[str, ...]
    looks_for: str
    question: str
    next_step: tuple[str, ...]
    initials: str
    colour: str
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """The sheet for a room. `unknown` are those of whom there is only a name; `blanks` the lines for new faces."""

    title: str
    when: str
    place: str
    summary: tuple[Run, ...]
    goals: tuple[str, ...]
    looks_for: str
    recognise: str
    people: tuple[Entry, ...]
    unknown: tuple[str, ...]
    blanks: int = 4
