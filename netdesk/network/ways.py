"""The warmest ways from me to somebody: every way of up to three links, weighed in arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.warmth import warmth
from netdesk.network.graph import Ints

Doubles = NDArray[np.float64]
TieRow = tuple[Id, Id, int, int, bool, int]
"""Two people, the first one's trust in the second, the second one's in the first, whether it was stated, freshness."""

_WARMTH = np.array(
    [
        [[warmth(stage, fresh, stated=stated) for fresh in Freshness] for stated in (False, True)]
        for stage in Stage
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """Rows of people from the first who is asked to the goal, and the product of the warmth of the asks."""

    rows: tuple[int, ...]
    warmth: float


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Who can ask whom. Row 0 is me; `near[start[row]:start[row + 1]]` are the people a row is linked with, and
    `warmth` beside them how warm it is when they ask that row; `mine` is how warm it is when I ask each row (0 where
    there is no link with me)."""

    ids: tuple[Id, ...]
    rows: dict[Id, int]
    start: Ints
    near: Ints
    warmth: Doubles
    mine: Doubles

    @classmethod
    def build(cls, me: Id, people: Iterable[Id], links: Sequence[TieRow]) -> "Ties":
        """Ties from plain rows; links to unknown people are left out."""
        ids = (me, *(one for one in dict.fromkeys(people) if one != me))
        rows = {one: row for row, one in enumerate(ids)}
        known = [
            (rows[a], rows[b], out, back, stated, fresh)
            for a, b, out, back, stated, fresh in links
            if a in rows and b in rows and a != b
        ]
        a, b, out, back, stated, fresh = np.array(known, np.int32).reshape(-1, 6).T
        asked, asking = np.concatenate([a, b]), np.concatenate([b, a])
        warm = np.concatenate([_WARMTH[out, stated, fresh], _WARMTH[back, stated, fresh]])
        order = np.lexsort((asking, asked))
        start = np.searchsorted(asked[order], np.arange(len(ids) + 1)).astype(np.int32)
        near, warm = asking[order].astype(np.int32), warm[order]
        mine = np.zeros(len(ids))
        first = near == 0
        mine[asked[order][first]] = warm[first]
        return cls(ids, rows, start, near, warm, mine)

    def around(self, row: int) -> tuple[Ints, Doubles]:
        """Who is linked with a row, and how warm it is when they ask it."""
        part = slice(int(self.start[row]), int(self.start[row + 1]))
        return self.near[part], self.warmth[part]


def warmest(ties: Ties, goals: Iterable[int], most: int = 3) -> list[Path]:
    """The warmest simple ways from me to any of the goals, of up to three links, each with another first step, the
    warmest first. A way ends at the first goal that it meets; of two alike the shorter comes first."""
    wanted = np.zeros(len(ties.ids), np.bool_)
    wanted[list(goals)] = True
    wanted[0] = False
    targets = np.flatnonzero(wanted).astype(np.int32)
    found = [Path((row,), float(ties.mine[row])) for row in _best(targets, ties.mine[targets], most)]
    asked, asking, warm = _arcs(ties, targets)
    open_ = (asking > 0) & ~wanted[asking]
    asked, asking, warm = asked[open_], asking[open_], warm[open_]
    found += _two(ties, asked, asking, warm, most)
    found += _three(ties, wanted, asked, asking, warm, most)
    return _apart(found, most)


def _best(rows: Ints, values: Doubles, most: int) -> list[int]:
    """The rows with the highest values above 0, each once."""
    order = np.lexsort((rows, -values))[:most]
    return [int(rows[at]) for at in order if values[at] > 0]


def _arcs(ties: Ties, rows: Ints) -> tuple[Ints, Ints, Doubles]:
    """Every ask of one of the rows: who is asked, by whom, and how warm it is."""
    counts = ties.start[rows + 1] - ties.start[rows]
    shift = np.repeat(ties.start[rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    at = np.arange(counts.sum()) + shift
    return np.repeat(rows, counts).astype(np.int32), ties.near[at], ties.warmth[at]


def _two(ties: Ties, goal: Ints, middle: Ints, warm: Doubles, most: int) -> list[Path]:
    """The warmest ways over one other, with different first steps."""
    total = ties.mine[middle] * warm
    order = np.lexsort((goal, middle, -total))
    order = order[_first_of_each(middle[order])][:most]
    return [Path((int(middle[at]), int(goal[at])), float(total[at])) for at in order if total[at] > 0]


def _three(ties: Ties, wanted: NDArray[np.bool_], goal: Ints, last: Ints, warm: Doubles, most: int) -> list[Path]:
    """The warmest ways over two others, with different first steps.

    Only the warmest first steps to each of the last ones are joined with the goals: a way over one further down the
    list is beaten by as many with other first steps as are wanted.
    """
    lasts = np.unique(last)
    via, first, before = _arcs(ties, lasts)
    total = ties.mine[first] * before
    open_ = (first > 0) & ~wanted[first] & (total > 0)
    via, first, total = via[open_], first[open_], total[open_]
    order = np.lexsort((first, -total, via))
    via, first, total = via[order], first[order], total[order]
    begin = np.searchsorted(via, lasts)
    end = np.searchsorted(via, lasts, side="right")
    place = np.searchsorted(lasts, last)
    found: list[tuple[Ints, NDArray[np.int64], Doubles]] = []
    for rank in range(most):
        at = begin[place] + rank
        there = np.flatnonzero(at < end[place])
        found.append((first[at[there]], there, total[at[there]] * warm[there]))
    one, arc, value = (np.concatenate([part[column] for part in found]) for column in range(3))
    order = np.lexsort((goal[arc], last[arc], one, -value))
    order = order[_first_of_each(one[order])][:most]
    return [Path((int(one[at]), int(last[arc[at]]), int(goal[arc[at]])), float(value[at])) for at in order]


def _first_of_each(rows: NDArray[np.integer]) -> NDArray[np.intp]:
    """Where each row comes for the first time, in that order."""
    return np.sort(np.unique(rows, return_index=True)[1])


def _apart(paths: list[Path], most: int) -> list[Path]:
    """The warmest with different first steps."""
    kept: dict[int, Path] = {}
    for path in sorted(paths, key=lambda path: (-path.warmth, len(path.rows), path.rows)):
        kept.setdefault(path.rows[0], path)
    return list(kept.values())[:most]
