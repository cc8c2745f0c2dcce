"""Who stays in front while the rest recedes: a neighbourhood, a way, or a group."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from netdesk.ui.network.strands import Strands

Rows = NDArray[np.intp]

_NOBODY: Rows = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True)
class Focus:
    """The people and links in front, and those of the second step, which stay half in front; rows of the picture."""

    people: Rows
    links: Rows
    centre: int | None
    beyond: Rows = field(default_factory=lambda: _NOBODY)
    links_beyond: Rows = field(default_factory=lambda: _NOBODY)

    @property
    def everyone(self) -> Rows:
        """All who do not recede."""
        return np.concatenate([self.people, self.beyond])


def neighbourhood(strands: Strands, row: int) -> Focus:
    """Somebody with whom they are linked, and with whom those are linked in turn. The second step does not go through
    me (row 0): I am linked with everyone."""
    links = strands.of(row)
    people = np.unique(np.append(strands.pairs[links].ravel(), row)).astype(np.intp)
    near = [one for one in people.tolist() if one not in (0, row)]
    if not near:
        return Focus(people, links, row)
    second = np.unique(np.concatenate([strands.of(one) for one in near]))
    second = second[(strands.pairs[second] > 0).all(axis=1)]
    second = np.setdiff1d(second, links)
    beyond = np.setdiff1d(np.unique(strands.pairs[second]), people).astype(np.intp)
    return Focus(people, links, row, beyond, second)


def way(strands: Strands, rows: Sequence[int]) -> Focus | None:
    """A chain of people and the links from each to the next; None for an empty chain."""
    if not rows:
        return None
    steps = {frozenset(pair) for pair in pairwise(rows)}
    among = np.zeros(strands.count, np.bool_)
    among[list(rows)] = True
    links = [row for row in strands.among(among).tolist() if frozenset(strands.pairs[row].tolist()) in steps]
    return Focus(np.array(rows, np.intp), np.array(links, np.intp), rows[-1])


def group(strands: Strands, rows: Sequence[int]) -> Focus | None:
    """Some people and the links among them; None where there is nobody."""
    if not rows:
        return None
    among = np.zeros(strands.count, np.bool_)
    among[list(rows)] = True
    return Focus(np.array(rows, np.intp), strands.among(among), None)
