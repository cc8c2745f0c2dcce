"""Where people stand when links pull and everybody pushes: the force layout, with me in the middle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.network.apart import apart
from netdesk.network.graph import Floats, Graph, Ints, Mask
from netdesk.network.layout import MARK_RADIUS, ME_RADIUS
from netdesk.network.mesh import push

Doubles = NDArray[np.float64]

_ROOM = 34.0  # half of the way between two people where nothing pulls
_ROUNDS, _FEW_ROUNDS = 90, 24
_GRAVITY = np.array([0.7, 0.9, 1.4, 2.2])  # towards me, by stage
_MY_WEIGHT = 6.0
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class _Springs:
    """The links between others: both ends, and how strongly each pulls."""

    ends: Ints
    pull: Doubles


def forces(
    graph: Graph,
    previous: Mapping[Id, tuple[float, float]] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Floats:
    """Positions (n, 2) of everyone, y growing downward; me at (0, 0), in the units of `rings`.

    The same graph gives the same picture. Who is in `previous` stays close to where they were, and others find their
    place among them. When `should_stop` turns true it ends early; the picture is whole all the same.
    """
    if len(graph) < 2:
        return np.zeros((len(graph), 2), np.float32)
    known = np.array([one in (previous or {}) for one in graph.ids])
    known[0] = True
    springs = _springs(graph)
    places = _begin(graph, previous or {}, known, springs)
    free = np.where(known, 0.06, 1.0) if known[1:].any() else np.ones(len(graph))
    rounds = _FEW_ROUNDS if known[1:].any() else _ROUNDS
    for turn in range(rounds):
        if should_stop():
            break
        places += _step(graph, places, springs, 1.0 - turn / rounds) * free[:, None]
        places[0] = 0.0
    return apart(places, _radii(graph), _GAP, should_stop).astype(np.float32)


def _springs(graph: Graph) -> _Springs:
    """What pulls: a link the more the further its trust, less where somebody has many. My own pull in as gravity."""
    chosen = (graph.links > 0).all(axis=1)
    ends = graph.links[chosen]
    degrees = np.bincount(ends.ravel(), minlength=len(graph))
    crowd = np.sqrt(np.maximum(degrees[ends].max(axis=1), 1)) if len(ends) else np.zeros(0)
    return _Springs(ends, (1.0 + graph.link_stages[chosen]) / np.maximum(crowd, 1.0))


def _begin(graph: Graph, previous: Mapping[Id, tuple[float, float]], known: Mask, springs: _Springs) -> Doubles:
    """Where everybody was; who is new beside those they are linked with, or where their id says."""
    chance = _chances(graph.ids)
    reach = 2 * _ROOM * np.sqrt(len(graph))
    far = reach * np.sqrt(chance[:, 0]) * np.array([1.0, 0.8, 0.6, 0.4])[graph.stages]
    angle = 2 * np.pi * chance[:, 1]
    places = np.column_stack([far * np.cos(angle), far * np.sin(angle)])
    for row in np.flatnonzero(known[1:]) + 1:
        places[row] = previous[graph.ids[row]]
    places[0] = 0.0
    if known[1:].any():
        _beside(places, known, springs)
    return places


def _beside(places: Doubles, known: Mask, springs: _Springs) -> None:
    """Move who is new towards the middle of those they are linked with."""
    here, there = np.concatenate([springs.ends, springs.ends[:, ::-1]]).T
    chosen = ~known[here] & known[there]
    here, there = here[chosen], there[chosen]
    counts = np.bincount(here, minlength=len(places))
    for axis in (0, 1):
        total = np.bincount(here, places[there, axis], len(places))
        middle = total / np.maximum(counts, 1)
        places[:, axis] = np.where(counts > 0, middle + 0.05 * places[:, axis], places[:, axis])


def _step(graph: Graph, places: Doubles, springs: _Springs, heat: float) -> Doubles:
    """One step of everybody towards where the forces on them are even."""
    gravity = _GRAVITY[graph.stages]
    mass = np.ones(len(graph))
    mass[0] = _MY_WEIGHT
    force = _ROOM**2 * push(places, mass) - gravity[:, None] * places
    stiff = 2 * gravity
    a, b = springs.ends.T
    pulled = springs.pull[:, None] * (places[b] - places[a])
    for axis in (0, 1):
        force[:, axis] += np.bincount(a, pulled[:, axis], len(graph)) - np.bincount(b, pulled[:, axis], len(graph))
    stiff += np.bincount(a, springs.pull, len(graph)) + np.bincount(b, springs.pull, len(graph))
    step: Doubles = force / stiff[:, None] * (0.3 + 0.5 * heat)
    length = np.hypot(step[:, 0], step[:, 1])
    most = _ROOM * (0.2 + 0.25 * np.sqrt(len(graph)) * heat**2)
    step *= np.minimum(1.0, most / np.maximum(length, 1e-9))[:, None]
    return step


def _chances(ids: tuple[Id, ...]) -> Doubles:
    """Two numbers in [0, 1) per id that never change."""
    digests = b"".join(blake2b(one.encode(), digest_size=16).digest() for one in ids)
    return np.frombuffer(digests, np.uint64).astype(np.float64).reshape(-1, 2) / 2.0**64


def _radii(graph: Graph) -> Doubles:
    radii = np.array(MARK_RADIUS)[graph.stages]
    radii[0] = ME_RADIUS
    return radii
