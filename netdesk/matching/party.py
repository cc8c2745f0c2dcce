"""What is compared: whom somebody looks for, and what somebody is, can and knows."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.ids import Id
from netdesk.domain.person import LetterKind
from netdesk.domain.stage import Freshness, Stage


class Where(StrEnum):
    """Where a text stands: the first three say whom somebody looks for, the others what they have to offer."""

    LOOKS_FOR = "looks-for"
    RECOGNISE = "recognise"
    GOALS = "goals"
    TITLE = "title"
    ROLE = "role"
    ORGANISATION = "organisation"
    SPHERE = "sphere"
    TAG = "tag"
    SKILLS = "skills"
    NETWORKS = "networks"
    ACCOMPLISHMENTS = "accomplishments"
    JOB = "job"


WISHES = {
    LetterKind.LOOKS_FOR: Where.LOOKS_FOR,
    LetterKind.RECOGNISE: Where.RECOGNISE,
    LetterKind.GOALS: Where.GOALS,
}
OFFERS = {
    LetterKind.SKILLS: Where.SKILLS,
    LetterKind.NETWORKS: Where.NETWORKS,
    LetterKind.ACCOMPLISHMENTS: Where.ACCOMPLISHMENTS,
}
WEIGHT = {
    Where.LOOKS_FOR: 1.0,
    Where.RECOGNISE: 0.8,
    Where.GOALS: 0.5,
    Where.TITLE: 1.0,
    Where.ROLE: 1.0,
    Where.ORGANISATION: 0.95,
    Where.SKILLS: 0.85,
    Where.NETWORKS: 0.75,
    Where.SPHERE: 0.6,
    Where.TAG: 0.6,
    Where.ACCOMPLISHMENTS: 0.5,
    Where.JOB: 0.4,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text of somebody's and where it stands."""

    text: str
    where: Where

    def __hash__(self) -> int:
        """The text alone tells nearly all; the enum's own hash is slow, and hundreds of thousands are asked for."""
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with what they look for and what they have. `names` are the words of their own name, which tell no
    trade: Fabbri is a family before it is smiths."""

    id: Id
    wishes: tuple[Said, ...] = ()
    offers: tuple[Said, ...] = ()
    names: frozenset[str] = frozenset()
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How I stand with somebody: the stage of our link and its freshness; a stage of None is myself."""

    stage: Stage | None
    freshness: Freshness = Freshness.FRESH

    @property
    def worth(self) -> float:
        """How much an introduction of theirs is worth to others: trust first, then how lately we spoke."""
        return _TRUST[self.stage] * _FRESH[self.freshness]


MYSELF = Standing(None)
STRANGER = Standing(Stage.CARD, Freshness.DORMANT)
_TRUST = {None: 0.8, Stage.CARD: 0.1, Stage.VISIBILITY: 0.7, Stage.CREDIBILITY: 1.0, Stage.PROFITABILITY: 1.1}
_FRESH = {Freshness.FRESH: 1.0, Freshness.DUE: 0.97, Freshness.FADING: 0.9, Freshness.DORMANT: 0.75}


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: the words of a wish, the whole wish, and the text on the other side that answers it."""

    looks_for: str
    wish: Said
    has: Said
    worth: float


@dataclass(frozen=True, slots=True)
class Match:
    """`offer` is, can or knows what `seeker` looks for; the best reason first. `stage` is the lower of my two links
    with them (None when I am one of the two and the other is nobody else's link to weigh)."""

    seeker: Id
    offer: Id
    because: tuple[Because, ...]
    score: float
    stage: Stage

    @property
    def pair(self) -> tuple[Id, Id]:
        """The two, in an order that does not depend on who looks for whom."""
        return (min(self.seeker, self.offer), max(self.seeker, self.offer))

    @property
    def proposed(self) -> bool:
        """Whether there is trust to introduce with: nobody is handed on of whom I only have a card."""
        return self.stage > Stage.CARD
