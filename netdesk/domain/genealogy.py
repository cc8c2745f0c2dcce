"""What referrals grew into: one leads to the next, and what came of all of them goes back to the first."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import IntEnum

from netdesk.domain.ids import Id
from netdesk.domain.referral import Money, Referral

Sums = dict[str, Decimal]
"""Money by currency. Currencies stand side by side and are never converted."""


class Tier(IntEnum):
    """Who bought, as the chain says it."""

    THEMSELVES = 1
    THIRD_PERSON = 2
    GROWN = 3


def tier(giver: Id, receiver: Id, prospect: Id | None, *, grown: bool) -> Tier:
    """The tier of a referral: grown when it came out of another one that is still there; themselves when the prospect
    is one of the two who made it (the giver became the client); a third person in all other cases."""
    if grown:
        return Tier.GROWN
    return Tier.THEMSELVES if prospect in (giver, receiver) else Tier.THIRD_PERSON


def sums(money: Iterable[Money]) -> Sums:
    """Money added up by currency."""
    found: Sums = {}
    for one in money:
        found[one.currency] = found.get(one.currency, Decimal()) + one.amount
    return found


def counted_sums(referral: Referral) -> Sums:
    """What closed with a referral; nothing for a lead, which counts nowhere."""
    return sums(referral.money) if referral.counts else {}


class Trees:
    """The trees of some referrals. `parents` says for each what it grew out of; a parent that is not among them leaves
    it a root. Should a desk that was put together elsewhere have a circle, its first referral is the root."""

    def __init__(self, parents: Mapping[Id, Id | None]) -> None:
        self._parents = {one: parent if parent in parents else None for one, parent in parents.items()}
        self._cut_circles()
        self._children: dict[Id, list[Id]] = {one: [] for one in sorted(parents)}
        for one in sorted(parents):
            if parent := self._parents[one]:
                self._children[parent].append(one)
        self.roots = tuple(one for one in self._children if not self._parents[one])

    def parent(self, one: Id) -> Id | None:
        """What a referral grew out of."""
        return self._parents[one]

    def children(self, one: Id) -> tuple[Id, ...]:
        """What grew directly out of a referral, the first made first."""
        return tuple(self._children[one])

    def root(self, one: Id) -> Id:
        """The referral that all began with."""
        while parent := self._parents[one]:
            one = parent
        return one

    def depth(self, one: Id) -> int:
        """How many steps a referral is away from its root, which is at 0."""
        steps = 0
        while parent := self._parents[one]:
            one, steps = parent, steps + 1
        return steps

    def below(self, root: Id) -> Iterator[tuple[Id, int]]:
        """A referral and all that grew out of it, each before what grew out of it, with its distance."""
        waiting = [(root, 0)]
        while waiting:
            one, steps = waiting.pop()
            yield one, steps
            waiting += [(child, steps + 1) for child in reversed(self._children[one])]

    def rolled_up(self, own: Mapping[Id, Sums]) -> dict[Id, Sums]:
        """For every referral its own money and that of all that grew out of it, by currency."""
        total = {one: dict(own.get(one, {})) for one in self._parents}
        order = [one for root in self.roots for one, _steps in self.below(root)]
        for one in reversed(order):
            if parent := self._parents[one]:
                for currency, amount in total[one].items():
                    total[parent][currency] = total[parent].get(currency, Decimal()) + amount
        return total

    def _cut_circles(self) -> None:
        seen: set[Id] = set()
        for start in self._parents:
            path: list[Id] = []
            one: Id | None = start
            while one and one not in seen:
                seen.add(one)
                path.append(one)
                one = self._parents[one]
            if one in path:
                self._parents[min(path[path.index(one) :])] = None


def circular(one: Id, parent: Id | None, parents: Mapping[Id, Id | None]) -> bool:
    """Whether a referral would grow out of itself if it grew out of `parent`."""
    passed: set[Id] = set()
    while parent and parent not in passed:
        if parent == one:
            return True
        passed.add(parent)
        parent = parents.get(parent)
    return False
