"""Moves marks apart that overlap, as little as it takes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Rows = NDArray[np.intp]
_ROUNDS = 150


def apart(
    places: Doubles, radii: Doubles, gap: float = 0.0, should_stop: Callable[[], bool] = lambda: False
) -> Doubles:
    """The places (n, 2) with at least `gap` between the rims of any two marks, as far as some rounds bring it; row 0
    stays where it is. Only marks in neighbouring cells of a grid are looked at."""
    places = places.copy()
    reach = 2 * float(radii.max()) + gap
    firm = np.ones(len(places))
    firm[0] = 0.0
    for _round in range(_ROUNDS):
        one, other = close_pairs(places, reach)
        way = places[other] - places[one]
        same = np.flatnonzero((way == 0).all(axis=1))
        way[same] = 0.01 * np.column_stack([np.cos(2.4 * same), np.sin(2.4 * same)])  # anywhere, but each elsewhere
        length = np.hypot(way[:, 0], way[:, 1])
        lack = radii[one] + radii[other] + gap - length
        tight = lack > 0.01 * gap
        if not tight.any() or should_stop():
            break
        one, other, way, length, lack = one[tight], other[tight], way[tight], length[tight], lack[tight]
        move = way / length[:, None] * (0.55 * lack + 0.01)[:, None]
        crowd = np.maximum(np.bincount(one, minlength=len(places)) + np.bincount(other, minlength=len(places)), 1)
        share = firm / np.sqrt(crowd)
        for axis in (0, 1):
            moved = np.bincount(other, move[:, axis], len(places)) - np.bincount(one, move[:, axis], len(places))
            places[:, axis] += moved * share
    return places


def close_pairs(places: Doubles, reach: float) -> tuple[Rows, Rows]:
    """Pairs of rows among which are all that are at most `reach` apart, each once."""
    cells = np.floor((places - places.min(axis=0)) / reach).astype(np.int64)
    width = int(cells[:, 1].max()) + 3
    keys = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    place = np.arange(len(keys))
    ones, others = [], []
    for step in (0, 1, width - 1, width, width + 1):
        begin = place + 1 if step == 0 else np.searchsorted(keys, keys + step)
        counts = np.searchsorted(keys, keys + step, side="right") - begin
        ones.append(np.repeat(place, counts))
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        others.append(np.repeat(begin, counts) + within)
    return order[np.concatenate(ones)], order[np.concatenate(others)]
