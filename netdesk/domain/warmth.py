"""How warm it is to ask somebody: by their trust in who asks, and by how lately the two spoke."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.trust import Missing

TRUST = {Stage.CARD: 0.05, Stage.VISIBILITY: 0.4, Stage.CREDIBILITY: 0.85, Stage.PROFITABILITY: 0.92}
"""By the stage of the trust of the one asked in who asks. No link is worth more than two of the best in a row, so that
nobody goes round by others where there is trust already; two of Credibility are worth more than one acquaintance."""

STATED = 0.15
"""Two others of whom the user said that they know each other, without a conversation that is known of."""

FRESH = {Freshness.FRESH: 1.0, Freshness.DUE: 0.95, Freshness.FADING: 0.8, Freshness.DORMANT: 0.5}


def warmth(stage: Stage, freshness: Freshness, *, stated: bool = False) -> float:
    """From 0 to 1: `stage` is the trust of the one asked in the one who asks."""
    trust = STATED if stated and stage is Stage.CARD else TRUST[stage]
    return trust * FRESH[freshness]


class Weak(StrEnum):
    """What makes a link the weakest of a way."""

    CARD = "card"
    STATED = "stated"
    SHALLOW = "shallow"
    QUIET = "quiet"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Weakness:
    """Why a link is the weakest: what, since when it is quiet, and what is missing for the next stage of the trust of
    the one asked in who asks. `SOUND` is a link that is only less strong than the others."""

    what: Weak
    last_contact: date | None = None
    missing: tuple[Missing, ...] = ()


def weak(stage: Stage, freshness: Freshness, *, stated: bool = False) -> Weak:
    """What there is to say against asking across a link; trust comes before silence."""
    if stage is Stage.CARD:
        return Weak.STATED if stated else Weak.CARD
    if stage is Stage.VISIBILITY:
        return Weak.SHALLOW
    return Weak.QUIET if freshness >= Freshness.FADING else Weak.SOUND
