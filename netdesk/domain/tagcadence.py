"""How often to be in touch with everybody who carries a tag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from netdesk.domain.ids import Id, new_id
from netdesk.domain.policy import Cadence
from netdesk.domain.text import fold


@dataclass(frozen=True, slots=True)
class TagCadence:
    """The ideal and longest days between contacts with people of a tag; it goes before the stage's, and a person's own
    goes before it."""

    tag: str
    ideal: int
    longest: int
    id: Id = field(default_factory=new_id)
    removed_at: datetime | None = None
    version: int = 0

    @property
    def cadence(self) -> Cadence:
        """The two intervals."""
        return Cadence(self.ideal, self.longest)


def by_tag(known: Iterable[TagCadence]) -> dict[str, Cadence]:
    """The cadences by folded tag, without those in the trash."""
    return {fold(one.tag): one.cadence for one in known if one.removed_at is None}


def of_tags(tags: Iterable[str], known: Mapping[str, Cadence]) -> Cadence | None:
    """The cadence that somebody's tags ask for: of several the closest. `known` is as `by_tag` gives it."""
    asked = [known[word] for tag in tags if (word := fold(tag)) in known]
    return min(asked, key=lambda cadence: (cadence.ideal, cadence.longest), default=None)
