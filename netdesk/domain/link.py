"""The tie between two people, as the user states it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id
from netdesk.domain.stage import Stage


class Tie(StrEnum):
    """What kind of tie it is, read as "the second person is the first one's …"."""

    KNOWS = "knows"
    FRIEND = "friend"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    CLIENT = "client"
    SUPPLIER = "supplier"
    PARTNER = "referral-partner"
    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def mirrored(self) -> "Tie":
        """The same tie seen from the other end."""
        return _MIRROR.get(self, self)


_MIRROR = {
    Tie.CLIENT: Tie.SUPPLIER,
    Tie.SUPPLIER: Tie.CLIENT,
    Tie.MENTOR: Tie.MENTEE,
    Tie.MENTEE: Tie.MENTOR,
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A stage that the user sets by hand for one direction, from a day on, with the reason; None goes back to what the
    rules say."""

    truster_id: Id
    stage: Stage | None
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between `a_id` and `b_id` that the user stated. Ties that only follow from evidence have no Link."""

    a_id: Id
    b_id: Id
    id: Id = field(default_factory=new_id)
    kinds: tuple[Tie, ...] = (Tie.KNOWS,)
    since: date | None = None
    introduced_by: Id | None = None
    note: str = ""
    pins: tuple[Pin, ...] = ()
    removed_at: datetime | None = None
    version: int = 0

    @property
    def friends(self) -> bool:
        """Whether the two are friends (or family, who are)."""
        return Tie.FRIEND in self.kinds or Tie.FAMILY in self.kinds

    def seen_from(self, person_id: Id) -> "Link":
        """The same link with `person_id` as its first end."""
        if person_id == self.a_id:
            return self
        return replace(self, a_id=self.b_id, b_id=self.a_id, kinds=tuple(kind.mirrored for kind in self.kinds))
