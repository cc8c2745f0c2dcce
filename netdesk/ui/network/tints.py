"""What marks are coloured by where that is not the stage: the sphere somebody moves in, or the community."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from netdesk.domain.ids import Id
from netdesk.network.graph import Graph
from netdesk.network.structure import groups
from netdesk.operations.network import group_names
from netdesk.ui.network.colours import GROUPS

REST = -1
"""The tint of those in none of the largest groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Tints:
    """A number per person, of the colour of their group (the largest groups first), and what the groups are called.
    Whoever has no number is among the rest."""

    numbers: Mapping[Id, int]
    names: Sequence[str]


def by_sphere(graph: Graph) -> Tints:
    """The spheres with the most people; they are told of everybody, so that a filter changes nobody's colour."""
    told = Counter(sphere for sphere in graph.spheres[1:] if sphere)
    names = [sphere for sphere, _count in sorted(told.items(), key=lambda one: (-one[1], one[0]))[:GROUPS]]
    number = {name: row for row, name in enumerate(names)}
    spheres = zip(graph.ids, graph.spheres, strict=True)
    return Tints({one: number[sphere] for one, sphere in spheres if sphere in number}, names)


def by_community(graph: Graph, should_stop: Callable[[], bool] = lambda: False) -> Tints:
    """The largest communities, with the names proposed for them."""
    found = groups(graph, should_stop)
    names = group_names(graph, found)
    numbers = {one: row for one, row in zip(graph.ids, found.tolist(), strict=True) if 0 <= row < GROUPS}
    return Tints(numbers, [names.get(row, "") for row in range(min(len(names), GROUPS))])
