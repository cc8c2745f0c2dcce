"""The links sorted into the few kinds of line they are drawn with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netdesk.network.graph import Graph

_HOURS = (10.0, 50.0)  # below: thin; above the second: thick (50 h make an acquaintance)
_QUIET = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Look:
    """How a stage's lines are drawn: width and dashes in pixels, and the share of their colour that shows."""

    width: float
    dash: tuple[float, float] | None
    strength: float


LOOKS = (
    Look(1.3, (1.6, 5.0), 0.55),
    Look(1.8, (8.0, 5.0), 0.72),
    Look(2.4, None, 0.7),
    Look(4.0, None, 0.72),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """The rows `first` to `last` of the sorted links, which are drawn alike."""

    first: int
    last: int
    stage: int
    mine: bool
    quiet: int
    hours: int

    @property
    def width(self) -> float:
        """Line width in pixels at the layout's own size."""
        return LOOKS[self.stage].width * (1.0 if self.mine else 0.66) * (0.78, 1.0, 1.3)[self.hours]

    @property
    def strength(self) -> float:
        """The share of the stage's colour that shows: less of it the longer the silence."""
        return LOOKS[self.stage].strength * (1.0, 0.76, 0.54, 0.36)[self.quiet] * (1.0 if self.mine else 0.85)


class Strands:
    """The links of a graph in drawing order (the strongest last), and who is linked with whom."""

    def __init__(self, graph: Graph) -> None:
        mine = (graph.links == 0).any(axis=1)
        quiet = 3 - np.digitize(graph.link_quiet, _QUIET)
        hours = np.digitize(graph.link_hours, _HOURS)
        keys = ((graph.link_stages.astype(np.int64) * 2 + ~mine) * 4 + quiet) * 3 + hours
        order = np.argsort(keys, kind="stable")
        self.count = len(graph)
        self.pairs = graph.links[order]
        self.leans = graph.link_outward[order].astype(np.int8) - graph.link_inward[order].astype(np.int8)
        self.trust = np.column_stack([graph.link_outward, graph.link_inward])[order]
        self.kinds = list(_kinds(keys[order]))
        ends = np.concatenate([self.pairs[:, 0], self.pairs[:, 1]])
        self._by_end = np.argsort(ends, kind="stable")
        self._starts = np.searchsorted(ends[self._by_end], np.arange(len(graph) + 1))

    def of(self, person: int) -> NDArray[np.intp]:
        """The rows of the links of one person, in drawing order."""
        rows = self._by_end[self._starts[person] : self._starts[person + 1]]
        return np.sort(rows % max(len(self.pairs), 1))

    def near(self, person: int) -> NDArray[np.intp]:
        """The rows of one person and of those they are linked with."""
        return np.unique(self.pairs[self.of(person)]).astype(np.intp)

    def among(self, people: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The rows of the links between the people marked true, in drawing order."""
        return np.flatnonzero(people[self.pairs].all(axis=1))


def _kinds(keys: NDArray[np.int64]) -> list[Kind]:
    values, starts = np.unique(keys, return_index=True)
    ends = np.append(starts, len(keys))[1:]
    found = []
    for key, first, last in zip(values.tolist(), starts.tolist(), ends.tolist(), strict=True):
        rest, hours = divmod(key, 3)
        rest, quiet = divmod(rest, 4)
        stage, other = divmod(rest, 2)
        found.append(Kind(first, last, stage, not other, 3 - quiet, hours))
    return found
