"""How the network hangs together: who stands between me and others, who connects groups, who is linked with nobody."""

from collections import Counter
from collections.abc import Callable
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.stage import Stage
from netdesk.network.communities import communities
from netdesk.network.graph import Graph, Ints, Mask

Doubles = NDArray[np.float64]
LEAST = 3
"""Members that make a group one with a name."""

_SHARE = 0.34


def live(graph: Graph) -> Mask:
    """Which links carry anything: there was a conversation, or the user stated them."""
    return (graph.link_stages >= Stage.VISIBILITY) | graph.link_stated


def groups(graph: Graph, should_stop: Callable[[], bool] = lambda: False) -> Ints:
    """A group per person by the live links between others than me, the largest first; -1 for me and who is in none
    of at least `LEAST`."""
    chosen = live(graph) & (graph.links > 0).all(axis=1)
    weights = 1.0 + graph.link_stages[chosen]
    found = communities(len(graph), graph.links[chosen], weights.astype(np.float64), should_stop)
    sizes = np.bincount(found[found >= 0]) if (found >= 0).any() else np.zeros(0, np.int64)
    small = (found >= 0) & (sizes[np.maximum(found, 0)] < LEAST) if len(sizes) else np.zeros(len(graph), np.bool_)
    found[small] = -1
    return found


def bridges(graph: Graph) -> list[tuple[int, list[int]]]:
    """Who stands alone between me and others, with the rows of whom their loss would cut off from me; who cuts off most
    comes first.

    Those are cut off whom every way from me over live links leads to across them: below them in the tree of
    dominators (Lengauer, Tarjan, 1979), which also tells whom at no more cost.
    """
    import rustworkx

    net: Any = rustworkx.PyDiGraph()
    net.add_nodes_from(range(len(graph)))
    ends = graph.links[live(graph)]
    net.extend_from_edge_list([*map(tuple, ends.tolist()), *map(tuple, ends[:, ::-1].tolist())])
    above = rustworkx.immediate_dominators(net, 0)
    below: dict[int, list[int]] = {}
    for row, over in above.items():
        if row and over:
            below.setdefault(over, []).append(row)
    found = [(row, _under(row, below)) for row in sorted(below)]
    return sorted(found, key=lambda bridge: (-len(bridge[1]), bridge[0]))


def _under(row: int, below: dict[int, list[int]]) -> list[int]:
    found, open_ = [], list(below[row])
    while open_:
        one = open_.pop()
        found.append(one)
        open_ += below.get(one, ())
    return sorted(found)


def connectors(graph: Graph, numbers: Ints) -> list[tuple[int, float]]:
    """Who connects groups, the strongest first: the number of somebody's live links, me aside, times how evenly they
    are spread over groups (the participation coefficient of Guimerà and Amaral, 2005). Only who has links into two."""
    chosen = live(graph) & (graph.links > 0).all(axis=1)
    pairs = graph.links[chosen]
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    ends = ends[numbers[ends[:, 1]] >= 0]
    if not len(ends):
        return []
    width = int(numbers.max()) + 1
    keys, counts = np.unique(ends[:, 0].astype(np.int64) * width + numbers[ends[:, 1]], return_counts=True)
    people = keys // width
    links = np.bincount(people, counts, len(graph))
    squares = np.bincount(people, counts.astype(np.float64) ** 2, len(graph))
    score: Doubles = links - squares / np.maximum(links, 1)
    order = np.lexsort((np.arange(len(graph)), -score))
    return [(int(row), float(score[row])) for row in order if score[row] > 1e-9]


def isolated(graph: Graph) -> list[int]:
    """Who has no live link with anybody: only a card."""
    linked = np.zeros(len(graph), np.bool_)
    linked[graph.links[live(graph)].ravel()] = True
    linked[0] = True
    return np.flatnonzero(~linked).tolist()


def labels(graph: Graph, numbers: Ints) -> dict[int, str]:
    """A name per group from the tags and spheres that mark it off from all others; empty where none does."""
    overall: Counter[str] = Counter()
    inside: dict[int, Counter[str]] = {}
    for row in range(1, len(graph)):
        words = {word for word in (*graph.tags[row], graph.spheres[row]) if word}
        overall.update(words)
        if numbers[row] >= 0:
            inside.setdefault(int(numbers[row]), Counter()).update(words)
    sizes = np.bincount(numbers[numbers >= 0]) if (numbers >= 0).any() else ()
    taken: set[str] = set()
    found = {}
    for number, size in enumerate(sizes):
        found[number] = _label(inside.get(number, Counter()), int(size), overall, len(graph), taken)
        taken.add(found[number])
    return found


def _label(inside: Counter[str], size: int, overall: Counter[str], everybody: int, taken: set[str]) -> str:
    """The word that most of the group carry and few others do."""
    fit = {
        word: (count / size) * log(everybody / overall[word])
        for word, count in inside.items()
        if count >= max(2, _SHARE * size) and word not in taken
    }
    return min(fit, key=lambda word: (-fit[word], word)) if fit else ""


def centre(graph: Graph, numbers: Ints) -> dict[int, int]:
    """The row of who has most live links within each group."""
    pairs = graph.links[live(graph) & (graph.links > 0).all(axis=1)]
    within = pairs[numbers[pairs[:, 0]] == numbers[pairs[:, 1]]]
    degrees = np.bincount(within.ravel(), minlength=len(graph))
    order = np.lexsort((np.arange(len(graph)), -degrees))
    found: dict[int, int] = {}
    for row in order[numbers[order] >= 0].tolist():
        found.setdefault(int(numbers[row]), row)
    return found
