"""A sitting of the triage: who comes up in which order, what was decided, and the way back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from netdesk.domain.ids import Id
from netdesk.storage.fresh import FreshCard

SIZE = 50


class Act(Enum):
    """What can be decided of somebody."""

    MET = auto()
    TAG = auto()
    RHYTHM = auto()
    LATER = auto()
    TRASH = auto()


@dataclass(slots=True)
class Decision:
    """What was decided of somebody, in words; `title` is that of the change, once it is on the desk."""

    person_id: Id
    act: Act
    said: str
    title: str = ""


@dataclass(slots=True)
class Sitting:
    """Up to fifty cards; `at` is the place of the one that is shown, behind the last when the sitting is over."""

    cards: list[FreshCard]
    at: int = 0
    decisions: list[Decision] = field(default_factory=list)

    @property
    def card(self) -> FreshCard | None:
        """The card that is shown; none when the sitting is over."""
        return self.cards[self.at] if self.at < len(self.cards) else None

    @property
    def following(self) -> FreshCard | None:
        """The card that comes next."""
        return self.cards[self.at + 1] if self.at + 1 < len(self.cards) else None

    def step(self, by: int) -> None:
        """Go on, or back, without deciding."""
        self.at = min(max(self.at + by, 0), len(self.cards))

    def decide(self, decision: Decision) -> None:
        """Note a decision, and go on."""
        self.decisions.append(decision)
        self.step(1)

    def forget(self, decision: Decision) -> None:
        """A decision was taken back, or could not be made: show whom it was about."""
        self.decisions = [one for one in self.decisions if one is not decision]
        self.show(decision.person_id)

    def show(self, person: Id) -> None:
        """Go to somebody of this sitting."""
        places = (at for at, card in enumerate(self.cards) if card.person.id == person)
        self.at = next(places, self.at)

    def renew(self, cards: Iterable[FreshCard]) -> None:
        """Show these people as they are now."""
        newer = {card.person.id: card for card in cards}
        self.cards = [newer.get(card.person.id, card) for card in self.cards]

    def ids(self) -> list[Id]:
        """Everybody of this sitting."""
        return [card.person.id for card in self.cards]

    def said_of(self, person: Id) -> list[str]:
        """What was decided of somebody, in order."""
        return [one.said for one in self.decisions if one.person_id == person]

    def tally(self) -> tuple[Counter[Act], int]:
        """How often each was decided, and how many people were left as they are."""
        decided = {one.person_id for one in self.decisions}
        return Counter(one.act for one in self.decisions), len(set(self.ids()) - decided)


def next_people(waiting: Sequence[Id], seen: frozenset[Id]) -> tuple[list[Id], int]:
    """Who comes into the next sitting, and how many wait altogether that were not seen yet."""
    left = [one for one in waiting if one not in seen]
    return left[:SIZE], len(left)
