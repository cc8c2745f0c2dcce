"""Where people stood on the rings of the stages that they had before: each on a seat that nobody else has meanwhile."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netdesk.network.apart import close_pairs
from netdesk.network.graph import Floats, Mask
from netdesk.network.layout import MARK_RADIUS, STRETCH, Band, around
from netdesk.network.replay import DAYS, Replay

Doubles = NDArray[np.float64]
Longs = NDArray[np.int64]

_HEIGHTS = (345.0, 265.0, 180.0, 100.0)  # of the rings of stages that nobody has today
_GAP = 3.0  # free room between two marks
_OUTER_RINGS = 14  # outside of all that people have today
_NEVER = np.int64(1) << 40


def seats(replay: Replay, places: Floats, shown: Mask, bands: Sequence[Band]) -> Floats:
    """Places (4, n, 2) of everybody at each stage, for the rows of the replay's graph, of which those `shown` stand at
    `places` today, on rings with `bands`. Today's stage has today's place; the others are in the direction of it.

    A seat is free again when who sat there went on; those who left a stage sit where its people of today sat later.
    """
    begin, end = _stays(replay)
    table = np.repeat(places[None].astype(np.float32), 4, axis=0)
    edges = _edges(bands)
    for stage in range(4):
        there = shown & (begin[stage] < end[stage])
        there[0] = False
        own = there & (replay.graph.stages == stage)
        guests = np.flatnonzero(there & ~own)
        if len(guests):
            chairs = _chairs(stage, places[own], edges)
            free = np.concatenate([begin[stage][own], np.full(len(chairs) - int(own.sum()), _NEVER)])
            wished = _outward(places[guests], float(np.mean(edges[stage])))
            table[stage, guests] = _seated(wished, begin[stage][guests], end[stage][guests], chairs, free)
    return table


def _stays(replay: Replay) -> tuple[Longs, Longs]:
    """The day on which everybody came to each stage first, and on which they left it last, (4, n); days on which a
    stage never was begin after they end."""
    days, links = replay.keys % DAYS, replay.keys // DAYS
    ends = replay.graph.links[links]
    mine = (ends == 0).any(axis=1)
    count = len(replay.graph)
    people = np.concatenate([np.arange(count), ends[mine].max(axis=1)])
    since = np.concatenate([replay.came.astype(np.int64), days[mine]])
    stages = np.concatenate([np.zeros(count, np.uint8), replay.stages[mine]])
    order = np.lexsort((np.arange(len(people)) >= count, since, people))
    people, since, stages = people[order], since[order], stages[order]
    until = np.append(since[1:], _NEVER)
    until[np.append(people[1:] != people[:-1], True)] = _NEVER
    begin, end = np.full((4, count), _NEVER), np.zeros((4, count), np.int64)
    real = until > since
    np.minimum.at(begin, (stages[real], people[real]), since[real])
    np.maximum.at(end, (stages[real], people[real]), until[real])
    return begin, end


def _chairs(stage: int, own: Floats, edges: Doubles) -> Floats:
    """The places of those who have a stage today, and others in its band that keep clear of them; around the outermost
    ring there is room for more."""
    room = 2 * MARK_RADIUS[stage] + _GAP
    inner, outer = edges[stage]
    beyond = edges[edges[:, 0] > outer]
    if len(beyond):
        nearest = int(beyond[:, 0].argmin())
        next_stage = int(np.flatnonzero((edges == beyond[nearest]).all(axis=1))[0])
        outer = max(outer, beyond[nearest, 0] - MARK_RADIUS[next_stage] - MARK_RADIUS[stage] - _GAP)
    else:
        outer += _OUTER_RINGS * room
    spare = np.concatenate([around(float(height), room) for height in np.arange(inner, outer + 0.1, room)])
    both = np.concatenate([own, spare])
    one, other = close_pairs(both.astype(np.float64), room)
    tight = np.hypot(*(both[one] - both[other]).T) < room - 0.01
    taken = np.zeros(len(both), np.bool_)
    taken[np.maximum(one, other)[tight & (np.minimum(one, other) < len(own))]] = True
    taken[: len(own)] = False
    return both[~taken]


def _seated(wished: Doubles, begin: Longs, end: Longs, chairs: Floats, free: Longs) -> Floats:
    """For each guest the chair nearest to their wish that is theirs from `begin` to `end`: before the day from which
    its owner needs it (`free`), and after whoever sat there. Who finds none stands at the wish."""
    empty = np.zeros(len(chairs), np.int64)
    found = wished.astype(np.float32)
    for guest in np.lexsort((end, begin)).tolist():
        away = ((chairs - wished[guest]) ** 2).sum(axis=1)
        away[(empty > begin[guest]) | (free < end[guest])] = np.inf
        chair = int(away.argmin())
        if np.isfinite(away[chair]):
            found[guest] = chairs[chair]
            empty[chair] = end[guest]
    return found


def _outward(places: Floats, height: float) -> Doubles:
    """The same directions at another half height."""
    now = np.maximum(np.hypot(places[:, 0] / STRETCH, places[:, 1]), 1e-6)
    moved: Doubles = places * (height / now)[:, None]
    return moved


def _edges(bands: Sequence[Band]) -> Doubles:
    """The half heights (4, 2) of the inner and the outer edge of each stage's band."""
    edges = np.column_stack([_HEIGHTS, _HEIGHTS])
    for band in bands:
        edges[band.stage] = band.inner, band.outer
    return edges
