"""Telling the trust on a link, today or on an earlier day, with its reasons."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment, assess
from netdesk.storage.book import Reader


@dataclass(frozen=True, slots=True)
class LinkTrust:
    """Both directions of a link between `one` and `other`: outward is one's trust in the other."""

    evidence: Evidence
    outward: Assessment
    inward: Assessment

    @property
    def stage(self) -> Stage:
        """The stage of the link: the lower of the two."""
        return min(self.outward.stage, self.inward.stage)


def of_link(reader: Reader, one: Id, other: Id, on: date | None = None) -> LinkTrust:
    """The trust between two people as it stood on a day (today when none is named)."""
    evidence, day = reader.evidence(one, other), on or reader.today
    policy = reader.policy
    return LinkTrust(evidence, assess(evidence, one, day, policy), assess(evidence, other, day, policy))


def of_evidence(evidence: Evidence, reader: Reader) -> LinkTrust:
    """The trust on a link whose evidence is at hand, today; outward is the trust of its first end."""
    day, policy = reader.today, reader.policy
    return LinkTrust(evidence, assess(evidence, evidence.a, day, policy), assess(evidence, evidence.b, day, policy))
