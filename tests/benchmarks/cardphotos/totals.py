"""Counts with what chance alone leaves open, so that nobody reads noise."""

import math
from collections import Counter
from collections.abc import Iterable

from tests.benchmarks.cardphotos.judging import Tally

Share = tuple[int, int]
"""How many of how many."""
_Z = 1.96  # 95 of 100


def totals(tallies: Iterable[Tally]) -> dict[str, Share]:
    """How many are right of what was looked at; the fields marked sure also all together."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in tallies:
        for what in (one.what, "sure fields") if one.what.startswith("sure ") else (one.what,):
            right[what] += one.right
            count[what] += 1
    return {what: (right[what], count[what]) for what in count}


def bounds(share: Share) -> tuple[float, float]:
    """Where the true share lies in 95 of 100 cases (Wilson, 1927)."""
    right, count = share
    part, spread = right / count, _Z * _Z / count
    middle = (part + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(part * (1 - part) / count + spread / (4 * count)) / (1 + spread)
    return middle - half, middle + half


def printed(what: str, share: Share) -> str:
    """One line of the table."""
    low, high = bounds(share)
    return f"  {what:22} {share[0] / share[1]:6.3f}   {low:.3f} to {high:.3f}   {share[0]} of {share[1]}"
