"""What a list or a plot shows of a link: both stages, rhythm, hours, what was given. Derived, never the truth."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.evidence import Evidence, FactKind, two_way
from netdesk.domain.ids import Id
from netdesk.domain.policy import DEFAULT_POLICY, Cadence, Rhythm, TrustPolicy, rhythm
from netdesk.domain.stage import Stage
from netdesk.domain.trust import LinkStep, both_ways, link_steps


@dataclass(frozen=True, slots=True)
class LinkState:
    """The derived figures of a link as they stand until `changes_on`. `outward` is a's trust in b, `inward` b's in a;
    the stage of the link is the lower of the two. Minutes are of two-way contacts; given counts a's gifts to b; `steps`
    tell how the stages came about."""

    a_id: Id
    b_id: Id
    stage: Stage
    outward: Stage
    inward: Stage
    since: date | None
    lapses_on: date | None
    changes_on: date | None
    last_contact: date | None
    rhythm: Rhythm
    minutes: int
    contacts: int
    given: int
    received: int
    stated: bool
    steps: tuple[LinkStep, ...]


def link_state(
    evidence: Evidence,
    today: date,
    begun: date,
    own_cadence: Cadence | None = None,
    policy: TrustPolicy = DEFAULT_POLICY,
) -> LinkState:
    """The figures of a link today. `begun` (when the person came onto the desk) starts the rhythm of one never met."""
    cases = both_ways(evidence, today, policy)
    there, back = cases[0].standing(today), cases[1].standing(today)
    stage = min(there.stage, back.stage)
    lower = [side for side in (there, back) if side.stage == stage]
    contacts = cases[0].talks
    gifts = [fact.by for fact in evidence.facts if fact.kind is FactKind.GIVE and fact.on <= today]
    last = contacts[-1].on if contacts else None
    return LinkState(
        a_id=evidence.a,
        b_id=evidence.b,
        stage=stage,
        outward=there.stage,
        inward=back.stage,
        since=max((side.since for side in lower if side.since), default=None),
        lapses_on=min((side.lapses_on for side in lower if side.lapses_on), default=None),
        changes_on=min(
            [day for day in (there.changes_on, back.changes_on, *_to_come(evidence, today)) if day], default=None
        ),
        last_contact=last,
        rhythm=rhythm(last or begun, own_cadence or policy.cadence(stage), policy),
        minutes=sum(fact.minutes for fact in contacts),
        contacts=len({fact.ref for fact in contacts}),
        given=gifts.count(evidence.a),
        received=gifts.count(evidence.b),
        stated=evidence.link is not None and bool(evidence.link.kinds),
        steps=link_steps(*cases, today),
    )


def stage_and_contact(evidence: Evidence, today: date, policy: TrustPolicy) -> tuple[Stage, date | None]:
    """The stage of a link and its last contact, without how they came about."""
    there, back = both_ways(evidence, today, policy)
    return min(there.stage(today), back.stage(today)), there.talks[-1].on if there.talks else None


def minutes_together(evidence: Evidence, on: date) -> int:
    """The minutes that two people's two-way contacts took up to a day."""
    return sum(fact.minutes for fact in two_way([fact for fact in evidence.facts if fact.on <= on]))


def _to_come(evidence: Evidence, today: date) -> list[date]:
    """The days after today that something is dated with: a day typed ahead, or a clock that was put back."""
    days = [fact.on for fact in evidence.facts] + list(evidence.letters or ())
    days += [pin.on for pin in evidence.link.pins] if evidence.link else []
    return [day for day in days if day > today]
