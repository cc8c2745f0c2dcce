"""The question bank: what is worth asking somebody, and who was asked what."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id
from netdesk.domain.person import LetterKind


class Topic(StrEnum):
    """What a question is about."""

    BUSINESS = "business"
    MOTIVES = "motives"
    CLIENTS_GAIN = "clients-gain"
    SATISFIES = "satisfies"
    LOOKS_FOR = "looks-for"
    GOALS = "goals"
    ACCOMPLISHMENTS = "accomplishments"
    INTERESTS = "interests"
    NETWORKS = "networks"
    SKILLS = "skills"
    FAMILY = "family"
    HOBBIES = "hobbies"


LETTER_OF: Mapping[Topic, LetterKind] = {
    Topic.SATISFIES: LetterKind.SATISFIES,
    Topic.LOOKS_FOR: LetterKind.LOOKS_FOR,
    Topic.GOALS: LetterKind.GOALS,
    Topic.ACCOMPLISHMENTS: LetterKind.ACCOMPLISHMENTS,
    Topic.INTERESTS: LetterKind.INTERESTS,
    Topic.NETWORKS: LetterKind.NETWORKS,
    Topic.SKILLS: LetterKind.SKILLS,
    Topic.FAMILY: LetterKind.FAMILY,
    Topic.HOBBIES: LetterKind.HOBBIES,
}
"""The letter that an answer usually fills; the business, its motives and what clients gain fill none of their own."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the user's own, or one of the program's own (`key`) as the user worded it; `hidden` takes it out of
    the bank without forgetting who was asked."""

    topic: Topic
    text: str
    key: str
    id: Id = field(default_factory=new_id)
    hidden: bool = False
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """`person_id` was asked the question `key` on a day."""

    person_id: Id
    key: str
    on: date
    id: Id = field(default_factory=new_id)
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the bank as it is now. `letter` is what the answer tells; `own` is the user's own question, and
    `reworded` one of the program's that the user worded differently."""

    key: str
    topic: Topic
    text: str
    letter: LetterKind | None = None
    own: bool = False
    reworded: bool = False
    hidden: bool = False


def effective(built_in: Iterable[Ask], stored: Iterable[BankQuestion]) -> tuple[Ask, ...]:
    """The whole bank: the program's questions as the user worded or hid them, then the user's own, topic by topic."""
    mine = {one.key: one for one in stored if one.removed_at is None}
    asks = [_overlaid(one, mine.pop(one.key, None)) for one in built_in]
    asks += [
        Ask(one.key, one.topic, one.text, LETTER_OF.get(one.topic), own=True, hidden=one.hidden)
        for one in sorted(mine.values(), key=lambda one: one.id)
    ]
    order = list(Topic)
    return tuple(sorted(asks, key=lambda one: order.index(one.topic)))


def _overlaid(one: Ask, mine: BankQuestion | None) -> Ask:
    if mine is None:
        return one
    reworded = bool(mine.text) and mine.text != one.text
    return replace(one, text=mine.text if reworded else one.text, reworded=reworded, hidden=mine.hidden)


_FIRST = (LetterKind.LOOKS_FOR, LetterKind.GOALS, LetterKind.SATISFIES, *LetterKind)


def next_questions(
    bank: Iterable[Ask],
    letters: Collection[LetterKind],
    asked: Iterable[Asked] = (),
    count: int = 1,
    first: Sequence[LetterKind] = _FIRST,
) -> tuple[Ask, ...]:
    """What to ask next, at most `count`: what was not asked yet before what was (that asked longest ago first), what is
    not known before what is, and every letter once before any of them a second time. `letters` are those known; `first`
    says which of them matter most. Hidden questions are passed over."""
    last = {one.key: one.on for one in sorted(asked, key=lambda one: one.on) if one.removed_at is None}
    shown = [one for one in bank if not one.hidden]
    begun = {one.topic for one in shown if one.key in last}
    order = {kind: at for at, kind in reversed(list(enumerate(first)))}
    turns = Counter(_about(one) for one in shown if one.key in last)

    def rank(one: Ask) -> tuple[date, bool, int, int]:
        known = one.letter in letters if one.letter else one.topic in begun
        turn = turns[_about(one)]
        turns[_about(one)] += one.key not in last
        place = order.get(one.letter, len(first)) if one.letter else len(first) + list(Topic).index(one.topic)
        return last.get(one.key, date.min), known, turn, place

    ranked = [(rank(one), one) for one in shown]  # in the order of the bank: it says which is a letter's first
    return tuple(one for _rank, one in sorted(ranked, key=lambda pair: pair[0])[:count])


def _about(one: Ask) -> LetterKind | Topic:
    return one.letter or one.topic
