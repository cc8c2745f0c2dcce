"""Telling the trust on a link, today or on an earlier day: its reasons, its history, the act that would help."""

from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.advice import Advice, advise
from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id
from netdesk.domain.linkstate import minutes_together
from netdesk.domain.person import FIVE_LETTERS, LetterKind, Person
from netdesk.domain.policy import TrustPolicy
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment, assess
from netdesk.domain.turning import Turning, turnings
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


@dataclass(frozen=True, slots=True)
class LinkStory:
    """Everything there is to tell of a link: the trust, how it came about in each direction (`outward` is the trust of
    the evidence's first end), the one act that would help, and the minutes together."""

    trust: LinkTrust
    outward: tuple[Turning, ...]
    inward: tuple[Turning, ...]
    advice: Advice
    minutes: int


def of_link(reader: Reader, one: Id, other: Id, on: date | None = None) -> LinkTrust:
    """The trust between two people as it stood on a day (today when none is named)."""
    evidence, day = reader.evidence(one, other), on or reader.today
    policy = reader.policy
    return LinkTrust(evidence, assess(evidence, one, day, policy), assess(evidence, other, day, policy))


def of_evidence(evidence: Evidence, reader: Reader) -> LinkTrust:
    """The trust on a link whose evidence is at hand, today; outward is the trust of its first end."""
    day, policy = reader.today, reader.policy
    return LinkTrust(evidence, assess(evidence, evidence.a, day, policy), assess(evidence, evidence.b, day, policy))


def unknown_letters(person: Person, on: date | None = None) -> tuple[LetterKind, ...]:
    """Which of the five letters were still to be learned of somebody on a day (now when none is named), the first to
    ask about first."""
    known = {letter.kind for letter in person.letters if on is None or letter.on <= on}
    return tuple(kind for kind in FIVE_LETTERS if kind not in known)


def story(trust: LinkTrust, today: date, policy: TrustPolicy, unknown: tuple[LetterKind, ...] = ()) -> LinkStory:
    """The story of a link whose trust is at hand, up to a day; `unknown` are the letters not known of its second end,
    where the first is me."""
    evidence = trust.evidence
    return LinkStory(
        trust,
        turnings(evidence, evidence.a, today, policy),
        turnings(evidence, evidence.b, today, policy),
        advise(trust.outward, trust.inward, today, unknown),
        minutes_together(evidence, today),
    )


def tell(reader: Reader, one: Id, other: Id, on: date | None = None) -> LinkStory:
    """The story of the link of two people up to a day (today when none is named); me first, else `one`."""
    first, second = (other, one) if other == reader.me else (one, other)
    day = on or reader.today
    unknown = unknown_letters(reader.get(Person, second), day) if first == reader.me else ()
    found = of_link(reader, first, second, day)
    seen = replace(found, evidence=replace(found.evidence, a=first, b=second))
    return story(seen, day, reader.policy, unknown)
