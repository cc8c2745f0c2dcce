"""The network on any day of its past, told from arrays within milliseconds."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.network.graph import Bytes, Graph, Ints, Mask

Longs = NDArray[np.int64]
StepRow = tuple[Id, Id, int, int, int, int]
"""Two people, the day (ordinal) of a step, the link's stage from then on, the first one's trust in the second, and the
second one's in the first."""

DAYS = 1 << 22  # more than there are ordinals of dates


@dataclass(frozen=True, slots=True, eq=False)
class Then:
    """The network on a day, row by row as in its graph: stages of people and links, the trust both ways, who was on the
    desk, and which links had begun."""

    stages: Bytes
    link_stages: Bytes
    link_outward: Bytes
    link_inward: Bytes
    here: Mask
    begun: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """How every link of a graph came to where it is. `keys` are link and day in one number, sorted; beside them the
    stages from then on. `came` is the day (ordinal) from which each person is on the desk; `first` and `last` are the
    days between which there is anything to tell."""

    graph: Graph
    keys: Longs
    stages: Bytes
    outward: Bytes
    inward: Bytes
    came: Ints
    first: int
    last: int

    @classmethod
    def build(cls, graph: Graph, steps: Iterable[StepRow], created: dict[Id, int], today: int) -> "Replay":
        """A replay from plain rows; steps of links that the graph does not have are left out."""
        index = {one: row for row, one in enumerate(graph.ids)}
        links = {tuple(ends): row for row, ends in enumerate(graph.links.tolist())}
        rows = []
        for a_id, b_id, on, stage, out, back in steps:
            a, b = index.get(a_id, -1), index.get(b_id, -1)
            link = links.get((a, b) if a < b else (b, a))
            if link is not None and on <= today:
                rows.append((link * DAYS + on, stage, *((out, back) if a < b else (back, out))))
        rows.sort()
        keys, stages, outward, inward = np.array(rows, np.int64).reshape(-1, 4).T
        came = _came(graph, keys, np.array([created.get(one, today) for one in graph.ids], np.int32))
        return cls(
            graph=graph,
            keys=keys.copy(),
            stages=stages.astype(np.uint8),
            outward=outward.astype(np.uint8),
            inward=inward.astype(np.uint8),
            came=came,
            first=int(came[1:].min()) if len(came) > 1 else today,
            last=today,
        )

    def on(self, day: int) -> Then:
        """The network at the end of a day (ordinal)."""
        count = len(self.graph.links)
        edges = np.searchsorted(self.keys, np.arange(count + 1) * DAYS)
        at = np.searchsorted(self.keys, np.arange(count) * DAYS + day, side="right") - 1
        told = at >= edges[:-1]
        here = self.came <= day
        link_stages = _told(self.stages, at, told)
        return Then(
            stages=self._people(link_stages),
            link_stages=link_stages,
            link_outward=_told(self.outward, at, told),
            link_inward=_told(self.inward, at, told),
            here=here,
            begun=here[self.graph.links].all(axis=1) & (told | self._undated(edges)),
        )

    def _undated(self, edges: NDArray[np.intp]) -> Mask:
        """Links with me, which begin as a card, and those of which no day is known."""
        undated: Mask = (self.graph.links == 0).any(axis=1) | (edges[1:] == edges[:-1])
        return undated

    def _people(self, link_stages: Bytes) -> Bytes:
        """The stage of each person's link with me."""
        stages = np.zeros(len(self.graph), np.uint8)
        mine = (self.graph.links == 0).any(axis=1)
        stages[self.graph.links[mine].max(axis=1)] = link_stages[mine]
        stages[0] = Stage.PROFITABILITY
        return stages


def _told(values: Bytes, at: NDArray[np.intp], told: Mask) -> Bytes:
    """The values at some places, 0 where nothing is told yet."""
    found = np.zeros(len(at), np.uint8)
    found[told] = values[at[told]]
    return found


def _came(graph: Graph, keys: Longs, created: Ints) -> Ints:
    """The day from which each person is on the desk: when they were written onto it, or when something happened with
    them before that."""
    came = created.copy()
    days = (keys % DAYS).astype(np.int32)
    for side in (0, 1):
        np.minimum.at(came, graph.links[keys // DAYS, side], days)
    came[0] = 0
    return came
