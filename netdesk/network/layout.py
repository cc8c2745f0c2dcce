"""Where each person stands: me in the middle, rings by stage around me, people who belong together side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.network.graph import Floats, Graph, Ints, Mask

Doubles = NDArray[np.float64]

STRETCH = 1.45  # the rings are this much wider than high, as screens are
MARK_RADIUS = (5.0, 7.0, 10.0, 14.0)  # of a person, by stage, in the units of the layout
ME_RADIUS = 20.0
_RING = (345.0, 265.0, 180.0, 100.0)  # half height of the first ring of a stage; further out where it is crowded
_GAP = 8.0  # free room between two marks
_BETWEEN = 46.0  # free room between the rings of two stages
_EVEN = 0.75  # share of even spacing against the place that sphere and links ask for
_ROUNDS = 12
_PULL = 0.65


@dataclass(frozen=True, slots=True)
class Band:
    """The room that the people of a stage take: half heights of its inner and outer edge, and of its first ring."""

    stage: int
    inner: float
    outer: float


def rings(
    graph: Graph,
    previous: Mapping[Id, tuple[float, float]] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    groups: Ints | None = None,
) -> Floats:
    """Positions (n, 2) of everyone, y growing downward; me at (0, 0).

    Sectors are spheres, or the `groups` where they are given: a number per person, -1 for who is in none. The same
    graph gives the same picture. `previous` keeps the people it names near the angle they had. When
    `should_stop` turns true the pull of the links ends early; the picture is whole all the same.
    """
    places = np.zeros((len(graph), 2), np.float32)
    if len(graph) < 2:
        return places
    chance = _chances(graph.ids)
    wish, kept = _wishes(graph, groups, chance, previous or {}, should_stop)
    reach = 0.0
    for stage in (3, 2, 1, 0):
        members = np.flatnonzero(graph.stages == stage).astype(np.int32)
        members = members[members > 0]
        if len(members):
            places[members], reach = _stage_rings(stage, members, wish, kept, chance, reach)
    return places


def bands(graph: Graph, places: Floats) -> list[Band]:
    """The bands of the stages that have people in `places`, the outermost first."""
    height = np.hypot(places[:, 0] / STRETCH, places[:, 1])
    found = []
    for stage in range(4):
        of_stage = height[1:][graph.stages[1:] == stage]
        if len(of_stage):
            found.append(Band(stage, float(of_stage.min()), float(of_stage.max())))
    return found


def _chances(ids: tuple[Id, ...]) -> Doubles:
    """A number in [0, 1) per id that never changes: what keeps the picture the same from day to day."""
    digests = b"".join(blake2b(one.encode(), digest_size=8).digest() for one in ids)
    return np.frombuffer(digests, np.uint64).astype(np.float64) / 2.0**64


# --- around the circle: who stands beside whom -----------------------------------------------------------------------


def _wishes(
    graph: Graph,
    groups: Ints | None,
    chance: Doubles,
    previous: Mapping[Id, tuple[float, float]],
    should_stop: Callable[[], bool],
) -> tuple[Doubles, Mask]:
    """The share [0, 1) of the way around at which each person would like to stand, and whether they stood there."""
    sectors = _sectors(graph) if groups is None else _grouped(groups)
    start, width = _sector_room(sectors)
    anchor = start[sectors] + chance * width[sectors]
    fixed = np.zeros(len(graph), np.bool_)
    for row, one in enumerate(graph.ids):
        if one in previous and row:
            x, y = previous[one]
            anchor[row], fixed[row] = _share(np.array([x / STRETCH]), np.array([y]))[0], True
    pulled = _pulled(graph, anchor, fixed, should_stop)
    within = np.where(fixed, pulled, np.clip(pulled, start[sectors], start[sectors] + width[sectors]))
    return _ranked(within, chance, fixed), fixed


def _sectors(graph: Graph) -> Ints:
    """A sector number per person: their sphere, else the sphere most of their links lead to, else their community."""
    names = list(graph.spheres)
    names[0] = ""
    known = sorted({name for name in names if name})
    number = {name: row for row, name in enumerate(known)}
    sectors = np.array([number.get(name, -1) for name in names], np.int32)
    pairs = graph.links[(graph.links > 0).all(axis=1)]
    if known and len(pairs):
        sectors = _lent(sectors, pairs, len(known))
    rest = sectors < 0
    rest[0] = False
    if rest.any():
        sectors[rest] = len(known) + _communities(len(graph), pairs)[rest]
    sectors[0] = 0
    return np.unique(sectors, return_inverse=True)[1].astype(np.int32)


def _grouped(groups: Ints) -> Ints:
    """A sector number per person of given groups; who is in none stands in a sector of their own kind, the last."""
    sectors = np.where(groups < 0, max(int(groups.max()), -1) + 1, groups)
    sectors[0] = sectors[1] if len(sectors) > 1 else 0
    return np.unique(sectors, return_inverse=True)[1].astype(np.int32)


def _lent(sectors: Ints, pairs: Ints, count: int) -> Ints:
    """Sectors with the people who have none given the one that most of their neighbours have."""
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    ends = ends[(sectors[ends[:, 0]] < 0) & (sectors[ends[:, 1]] >= 0)]
    if not len(ends):
        return sectors
    keys, votes = np.unique(ends[:, 0].astype(np.int64) * count + sectors[ends[:, 1]], return_counts=True)
    people, choice = keys // count, keys % count
    order = np.lexsort((choice, -votes, people))
    first = np.unique(people[order], return_index=True)
    lent = sectors.copy()
    lent[first[0]] = choice[order][first[1]]
    return lent


def _communities(count: int, pairs: Ints) -> Ints:
    """A number per person: that of the group whose members reach one another without me; singles share the last."""
    import rustworkx

    net: Any = rustworkx.PyGraph(multigraph=False)
    net.add_nodes_from(range(count))
    net.add_edges_from_no_data([(int(a), int(b)) for a, b in pairs])
    groups = [group for group in rustworkx.connected_components(net) if len(group) > 1]
    numbers = np.full(count, len(groups), np.int32)
    for row, group in enumerate(sorted(groups, key=lambda group: (-len(group), min(group)))):
        numbers[list(group)] = row
    return numbers


def _sector_room(sectors: Ints) -> tuple[Doubles, Doubles]:
    """Start and width of each sector on the circle [0, 1), by the number of people in it."""
    sizes = np.bincount(sectors).astype(np.float64)
    width = sizes / sizes.sum()
    return np.cumsum(width) - width, width


def _pulled(graph: Graph, anchor: Doubles, fixed: Mask, should_stop: Callable[[], bool]) -> Doubles:
    """The anchors drawn towards the people each one is linked with (me aside), on the circle."""
    pairs = graph.links[(graph.links > 0).all(axis=1)]
    if not len(pairs):
        return anchor
    weight = 1.0 + graph.link_stages[(graph.links > 0).all(axis=1)]
    a, b, both = pairs[:, 0], pairs[:, 1], np.concatenate([weight, weight])
    here, there, count = np.concatenate([a, b]), np.concatenate([b, a]), len(graph)
    total = np.maximum(np.bincount(here, both, count), 1e-9)
    loose = (np.bincount(here, both, count) > 0) & ~fixed
    home = np.exp(2j * np.pi * anchor)
    now = home.copy()
    for _ in range(_ROUNDS):
        if should_stop():
            break
        seen = now[there]
        mean = (np.bincount(here, both * seen.real, count) + 1j * np.bincount(here, both * seen.imag, count)) / total
        now = np.where(loose, (1 - _PULL) * home + _PULL * mean, home)
    turned: Doubles = np.angle(now) / (2 * np.pi)
    return np.where(loose, anchor + (turned - anchor + 0.5) % 1.0 - 0.5, anchor)


def _ranked(wish: Doubles, chance: Doubles, fixed: Mask) -> Doubles:
    """The wishes spread evenly: each person's rank among all of them; those with a place already keep it."""
    order = np.lexsort((chance[1:], wish[1:]))
    even = np.empty(len(wish))
    even[0] = 0.0
    even[1:][order] = (np.arange(len(order)) + 0.5) / max(len(order), 1)
    return np.where(fixed, wish % 1.0, even)


# --- on the rings: how far out, and evenly spaced ---------------------------------------------------------------------


def _stage_rings(
    stage: int, members: Ints, wish: Doubles, kept: Mask, chance: Doubles, reach: float
) -> tuple[Floats, float]:
    """Positions of the people of one stage outside `reach`, and the half height that they take in turn."""
    room = 2 * MARK_RADIUS[stage] + _GAP
    first = max(_RING[stage], reach + _BETWEEN + MARK_RADIUS[stage]) if reach else _RING[stage]
    counts = _ring_counts(len(members), first, room)
    order = members[np.argsort(chance[members], kind="stable")]
    wobble = min(0.04 * first, 12.0) if len(counts) == 1 else 0.04 * room
    places = np.zeros((len(wish), 2), np.float32)
    for row, part in enumerate(np.split(order, np.cumsum(counts)[:-1])):
        height = first + row * room * 1.1
        if kept[part].any():
            share = _apart(wish[part], room / (height * _ROUND))
        else:
            share = _spread(wish[part], chance[part])
        far = height + wobble * (2 * ((chance[part] * 7919.0) % 1.0) - 1)
        angle = _angle(share)
        places[part] = np.column_stack([STRETCH * far * np.cos(angle), far * np.sin(angle)])
    return places[members], first + (len(counts) - 1) * room * 1.1 + MARK_RADIUS[stage]


def _ring_counts(people: int, first: float, room: float) -> Ints:
    """How many people each ring of a stage takes: as few rings as hold them, filled alike."""
    capacity: list[int] = []
    while sum(capacity) < people:
        capacity.append(int(_EVEN * (first + len(capacity) * room * 1.1) * _ROUND / room))
    edges = np.round(np.cumsum(capacity) * (people / sum(capacity))).astype(np.int32)
    return np.diff(edges, prepend=np.int32(0)).astype(np.int32)


def _spread(wish: Doubles, chance: Doubles) -> Doubles:
    """Shares of the way around near the wishes, with at least `_EVEN` of the even distance between any two."""
    count = len(wish)
    order = np.lexsort((chance, wish))
    slots = (np.arange(count) + 0.5) / max(count, 1)
    wished = wish[order]
    lean = np.mean(wished - slots) if count else 0.0
    shares = np.empty(count)
    shares[order] = _EVEN * (slots + lean) + (1 - _EVEN) * wished
    return shares


def _apart(wish: Doubles, least: float) -> Doubles:
    """The wishes moved no more than it takes to bring them `least` apart, around the whole circle."""
    count = len(wish)
    order = np.argsort(wish, kind="stable")
    gaps = np.diff(wish[order], append=wish[order[0]] + 1.0)
    order = np.roll(order, -1 - int(gaps.argmax()))  # begin behind the widest gap
    steps = np.arange(count) * least
    loose = _rising((wish[order] - wish[order[0]]) % 1.0 - steps)
    middle, half = (loose[0] + loose[-1]) / 2, (1.0 - count * least) / 2
    shares = np.empty(count)
    shares[order] = wish[order[0]] + np.clip(loose, middle - half, middle + half) + steps
    return shares


def _rising(values: Doubles) -> Doubles:
    """The nearest values that never fall: neighbours out of order become their mean (pool adjacent violators)."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values.tolist():
        mean, size = value, 1
        while means and means[-1] > mean:
            mean = (mean * size + means[-1] * sizes[-1]) / (size + sizes[-1])
            size += sizes.pop()
            means.pop()
        means.append(mean)
        sizes.append(size)
    return np.repeat(np.array(means), sizes)


def _arc() -> tuple[Doubles, Doubles]:
    """Angles, and the share of the ellipse's length that lies before each of them."""
    angle = np.linspace(0.0, 2 * np.pi, 2049)
    step = np.hypot(np.diff(STRETCH * np.cos(angle)), np.diff(np.sin(angle)))
    return angle, np.concatenate([[0.0], np.cumsum(step)])


_ANGLES, _LENGTHS = _arc()
_ROUND = float(_LENGTHS[-1])  # length of the ellipse whose half height is 1


def _angle(share: Doubles) -> Doubles:
    """The ellipse's angle at a share of its length, so that equal shares are equal distances."""
    return np.interp(share % 1.0, _LENGTHS / _ROUND, _ANGLES)


def around(height: float, room: float) -> Floats:
    """Places evenly around a ring of a half height, at least `room` apart."""
    count = max(int(height * _ROUND / room), 1)
    angle = _angle((np.arange(count) + 0.5) / count)
    return np.column_stack([STRETCH * height * np.cos(angle), height * np.sin(angle)]).astype(np.float32)


def _share(x: Doubles, y: Doubles) -> Doubles:
    """The share of the length at the angle of a point of the circle: the other way around from `_angle`."""
    return np.interp(np.arctan2(y, x) % (2 * np.pi), _ANGLES, _LENGTHS / _ROUND)


def placed(graph: Graph, places: Floats, dragged: Mapping[Id, tuple[float, float]]) -> Floats:
    """The places with those people where the user dragged them."""
    moved = places.copy()
    for row, one in enumerate(graph.ids):
        if one in dragged and row:
            moved[row] = dragged[one]
    return moved
