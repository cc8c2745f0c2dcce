"""How often to be in touch with somebody, and where that comes from: their own, their tags', or their stage's."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.person import Person
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.domain.stage import Stage
from netdesk.domain.tagcadence import TagCadence
from netdesk.domain.text import fold


class Source(StrEnum):
    """Where a cadence comes from; each goes before the next."""

    PERSON = "person"
    TAG = "tag"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cadence that somebody is cared for by; `tag` is the one that asked for it."""

    cadence: Cadence
    source: Source
    tag: str = ""


def own_cadence(ideal: int | None, longest: int | None) -> Cadence | None:
    """The cadence of somebody's own, if they have one; without a longest interval twice the ideal one."""
    return Cadence(ideal, max(ideal, longest or ideal * 2)) if ideal else None


def chosen_cadence(person: Person, stage: Stage, tags: Iterable[TagCadence], policy: TrustPolicy) -> Chosen:
    """The cadence for a person whose link with me is at a stage; of several tags the closest."""
    if own := own_cadence(person.cadence_ideal, person.cadence_longest):
        return Chosen(own, Source.PERSON)
    carried = {fold(tag) for tag in person.tags}
    asking = [one for one in tags if one.removed_at is None and fold(one.tag) in carried]
    if asking:
        closest = min(asking, key=lambda one: (one.ideal, one.longest))
        return Chosen(closest.cadence, Source.TAG, closest.tag)
    return Chosen(policy.cadence(stage), Source.STAGE)
