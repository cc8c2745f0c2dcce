"""Shares with what chance alone leaves open."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_Z = 1.96  # 95 of 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one thing on a card is right. `of`: what kind of thing; `cause`: why not."""

    of: str
    right: bool
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    count: int

    @property
    def bounds(self) -> tuple[float, float]:
        """Where the true share lies in 95 of 100 cases (Wilson, 1927)."""
        part, weight = self.right / self.count, _Z * _Z / self.count
        middle = part + weight / 2
        half = _Z * math.sqrt(part * (1 - part) / self.count + weight / (4 * self.count))
        return (middle - half) / (1 + weight), (middle + half) / (1 + weight)


def shares(verdicts: Iterable[Verdict]) -> dict[str, Share]:
    """How many are right of each kind of thing, in the order in which they first came."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in verdicts:
        count[one.of] += 1
        right[one.of] += one.right
    return {of: Share(right[of], count[of]) for of in count}


def causes(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How often what went wrong for which reason, the most frequent first."""
    return dict(Counter(f"{one.of}: {one.cause}" for one in verdicts if not one.right and one.cause).most_common())
