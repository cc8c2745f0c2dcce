"""Reading the network and placing everybody: what the page has done off the GUI thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from netdesk.domain.ids import Id
from netdesk.network.forces import forces
from netdesk.network.graph import Floats, Graph
from netdesk.network.layout import Band, bands, rings
from netdesk.network.structure import groups
from netdesk.operations import network, places
from netdesk.storage.book import Book
from netdesk.storage.surroundings import Surroundings, surroundings

_SEEN = 0.5  # units of the layout
Places = Mapping[Id, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How people are placed: `rings` or `forces`, the sectors of the rings by sphere or by community."""

    layout: str = "rings"
    by_community: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: everybody, what tells them apart, where they stood last, and where the user put them."""

    graph: Graph
    around: Surroundings
    last: Places = field(default_factory=dict)
    dragged: Places = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A graph with a place for everybody, and the bands of the trust rings (none for the force layout)."""

    graph: Graph
    places: Floats
    bands: Sequence[Band]

    def same(self, other: "Placed") -> bool:
        """Whether another shows the same network with nobody moved that one could see."""
        return self.graph is other.graph and bool(np.abs(self.places - other.places).max() < _SEEN)

    @property
    def by_id(self) -> dict[Id, tuple[float, float]]:
        """The places by person."""
        return {one: (x, y) for one, (x, y) in zip(self.graph.ids, self.places.tolist(), strict=True)}


def load(book: Book, layout: str) -> Loaded:
    """Read everything that the page shows."""
    with book.reading() as reader:
        graph, around = network.graph_of(reader), surroundings(reader)
    return Loaded(graph, around, places.last(book, layout), places.dragged(book, layout))


def as_before(graph: Graph, arrangement: Arrangement, last: Places, dragged: Places) -> Placed | None:
    """Everybody where they stood last; None where somebody was not there."""
    if any(one not in last for one in graph.ids):
        return None
    stood = np.array([last[one] for one in graph.ids], np.float32).reshape(-1, 2)
    return _with_dragged(graph, arrangement, stood, dragged)


def arrange(
    graph: Graph,
    arrangement: Arrangement,
    previous: Places,
    dragged: Places,
    should_stop: Callable[[], bool] = lambda: False,
) -> Placed:
    """Place everybody: near where they were (`previous`), and exactly where the user put them."""
    if arrangement.layout == "forces":
        return _with_dragged(graph, arrangement, forces(graph, previous or None, should_stop), dragged)
    sectors = groups(graph, should_stop) if arrangement.by_community else None
    return _with_dragged(graph, arrangement, rings(graph, previous or None, should_stop, sectors), dragged)


def _with_dragged(graph: Graph, arrangement: Arrangement, stood: Floats, dragged: Places) -> Placed:
    """The bands are those of the layout: one who was put elsewhere does not widen them."""
    found = bands(graph, stood) if arrangement.layout == "rings" else []
    moved = stood.copy()
    for row, one in enumerate(graph.ids):
        if row and one in dragged:
            moved[row] = dragged[one]
    return Placed(graph, moved, found)
