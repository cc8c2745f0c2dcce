"""Who belongs together by their links: groups that are linked more closely within than with others."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netdesk.network.graph import Ints

Doubles = NDArray[np.float64]
_LEVELS = 12


@dataclass(frozen=True, slots=True)
class _Level:
    """Nodes with their neighbours, the weight of the links to them, and the weight of all links of each."""

    near: list[list[int]]
    weights: list[list[float]]
    degrees: list[float]

    @classmethod
    def of(cls, count: int, pairs: NDArray[np.integer], weights: Doubles) -> "_Level":
        """A level of `count` nodes; a pair of a node with itself counts twice for its degree and for nothing else."""
        degrees = np.bincount(pairs.ravel(), np.repeat(weights, 2), count)
        apart = pairs[:, 0] != pairs[:, 1]
        ends, heavy = pairs[apart], weights[apart]
        here, there = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
        order = np.lexsort((there, here))
        cuts = np.searchsorted(here[order], np.arange(1, count))
        near = [part.tolist() for part in np.split(there[order], cuts)]
        return cls(near, [part.tolist() for part in np.split(np.tile(heavy, 2)[order], cuts)], degrees.tolist())


def communities(count: int, pairs: Ints, weights: Doubles, should_stop: Callable[[], bool] = lambda: False) -> Ints:
    """A group per person, the largest first (0 …); -1 for who is linked with nobody.

    Louvain's method (Blondel, Guillaume, Lambiotte, Lefebvre, 2008) with a queue of who may still move (Traag, Waltman,
    van Eck, 2019). The same rows give the same groups. When `should_stop` turns true it ends with the groups so far.
    """
    labels = np.arange(count)
    ends: NDArray[np.integer] = pairs
    heavy = weights
    nodes = count
    for _round in range(_LEVELS):
        if not len(ends) or should_stop():
            break
        moved = np.array(_moved(_Level.of(nodes, ends, heavy), float(2 * heavy.sum()), should_stop))
        known, small = np.unique(moved, return_inverse=True)
        if len(known) == nodes:
            break
        labels, nodes = small[labels], len(known)
        ends, heavy = _gathered(small[ends], heavy, nodes)
    return _numbered(_whole(labels, pairs), np.bincount(pairs.ravel(), minlength=count) > 0)


def _moved(level: _Level, double: float, should_stop: Callable[[], bool]) -> list[int]:
    """The group of each node after everybody moved to where they gain most, until nobody gains any more."""
    labels = list(range(len(level.near)))
    totals = list(level.degrees)
    queue, waiting = deque(labels), [True] * len(labels)
    steps = 0
    while queue:
        steps += 1
        if steps % 4096 == 0 and should_stop():
            break
        node = queue.popleft()
        waiting[node] = False
        own, best = labels[node], _best(level, labels, totals, node, double)
        if best != own:
            labels[node] = best
            for other in level.near[node]:
                if not waiting[other] and labels[other] != best:
                    waiting[other] = True
                    queue.append(other)
    return labels


def _best(level: _Level, labels: list[int], totals: list[float], node: int, double: float) -> int:
    """The group in which a node gains most; its own where no other is better. Moves its weight there."""
    links: dict[int, float] = {}
    for other, weight in zip(level.near[node], level.weights[node], strict=True):
        group = labels[other]
        links[group] = links.get(group, 0.0) + weight
    own, share = labels[node], level.degrees[node] / double
    totals[own] -= level.degrees[node]
    best, most = own, links.get(own, 0.0) - totals[own] * share
    for group, weight in links.items():
        gain = weight - totals[group] * share
        if gain > most + 1e-9:
            best, most = group, gain
    totals[best] += level.degrees[node]
    return best


def _gathered(ends: NDArray[np.integer], weights: Doubles, nodes: int) -> tuple[NDArray[np.integer], Doubles]:
    """The links between groups, each pair once with the weight of all of them."""
    ends = np.sort(ends, axis=1)
    keys, which = np.unique(ends[:, 0].astype(np.int64) * nodes + ends[:, 1], return_inverse=True)
    return np.column_stack([keys // nodes, keys % nodes]), np.bincount(which, weights).astype(np.float64)


def _whole(labels: NDArray[np.integer], pairs: Ints) -> NDArray[np.integer]:
    """The groups, each that fell into parts as so many groups: the method may leave one behind that does not hang
    together."""
    import rustworkx

    within = pairs[labels[pairs[:, 0]] == labels[pairs[:, 1]]]
    net: Any = rustworkx.PyGraph(multigraph=False)
    net.add_nodes_from(range(len(labels)))
    net.extend_from_edge_list([*map(tuple, within.tolist())])
    parts = np.empty(len(labels), np.int64)
    for number, part in enumerate(rustworkx.connected_components(net)):
        parts[list(part)] = number
    return parts


def _numbered(labels: NDArray[np.integer], linked: NDArray[np.bool_]) -> Ints:
    """Groups numbered by size, then by their first member; -1 for who is linked with nobody."""
    numbers = np.full(len(labels), -1, np.int32)
    if linked.any():
        told = np.unique(labels[linked], return_index=True, return_inverse=True, return_counts=True)
        _known, first, group, sizes = told
        rank = np.empty(len(sizes), np.int32)
        rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
        numbers[linked] = rank[group]
    return numbers
