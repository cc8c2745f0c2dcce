"""How one person's trust in another came to where it is: every step with what happened on that day."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.evidence import Evidence, Fact
from netdesk.domain.ids import Id
from netdesk.domain.link import Pin
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.domain.stage import Stage
from netdesk.domain.trust import history


@dataclass(frozen=True, slots=True)
class Turning:
    """A stage reached (or fallen to, from `before`) on a day, and what happened then: `facts`, what was made good, a
    pin, the friendship, letters learned; where nothing did, time alone changed it."""

    on: date
    before: Stage
    stage: Stage
    facts: tuple[Fact, ...] = ()
    made_good: tuple[Fact, ...] = ()
    pin: Pin | None = None
    friends: bool = False
    learned: int = 0


def turnings(evidence: Evidence, truster: Id, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> tuple[Turning, ...]:
    """Every step of `truster`'s trust in the other up to a day, the oldest first."""
    before, found = Stage.CARD, []
    for step in history(evidence, truster, on, policy):
        found.append(_turning(evidence, truster, step.on, before, step.stage))
        before = step.stage
    return tuple(found)


def _turning(evidence: Evidence, truster: Id, on: date, before: Stage, stage: Stage) -> Turning:
    link = evidence.link
    pins = [pin for pin in (link.pins if link else ()) if pin.truster_id == truster and pin.on == on]
    return Turning(
        on,
        before,
        stage,
        facts=tuple(fact for fact in evidence.facts if fact.on == on),
        made_good=tuple(fact for fact in evidence.facts if fact.until == on),
        pin=pins[-1] if pins else None,
        friends=link is not None and link.friends and link.since == on,
        learned=(evidence.letters or ()).count(on) if truster == evidence.a else 0,
    )
