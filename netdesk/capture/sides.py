"""How plainly the sides of a card stand out from what is beside it."""

import numpy as np
from numpy.typing import NDArray

from netdesk.capture.straighten import Quad

Colours = NDArray[np.float32]  # CIE Lab, in which equal steps look equal: one for every pixel, or place

_STEPS = 48  # places along a side at which it is looked at
_STEP = 6.0  # how different colours must be there


def plain(lab: Colours, quad: Quad) -> float:
    """How much of the least seen and of all four sides stands out."""
    middle = quad.mean(axis=0)
    seen = [_stands_out(lab, begin, end, middle) for begin, end in zip(quad, np.roll(quad, -1, axis=0), strict=True)]
    return 0.5 * min(seen) + 0.5 * float(np.mean(seen))


def _stands_out(lab: Colours, begin: Quad, end: Quad, middle: Quad) -> float:
    """Along how much of a side the colours a little within and beyond differ, and by more than they do from one place
    to the next: in the grain of wood everything differs from everything. The sharper, the more it counts."""
    along = (end - begin) / max(float(np.linalg.norm(end - begin)), 1.0)
    out = np.array([along[1], -along[0]], np.float32)
    out = out if out @ ((begin + end) / 2 - middle) > 0 else -out
    places = begin + (end - begin) * np.linspace(0.04, 0.96, _STEPS, dtype=np.float32)[:, None]
    inside, near, far = (_colours(lab, places + out * reach) for reach in (-3.0, 2.5, 5.0))
    apart = np.linalg.norm(inside - near, axis=1)
    grain = np.linalg.norm(np.diff(inside, axis=0, append=inside[-1:]), axis=1)
    sharp = apart > 0.7 * np.linalg.norm(inside - far, axis=1)
    there = (apart > _STEP) & (apart > 1.5 * grain)
    beyond = _outside(lab, places + out * 2.5)
    return float(np.where(beyond, 0.5, there * (0.85 + 0.15 * sharp)).mean())  # beyond the picture nothing is known


def _outside(lab: Colours, places: Quad) -> NDArray[np.bool_]:
    high, wide = lab.shape[:2]
    return np.asarray(((places < 0) | (places > (wide - 1, high - 1))).any(axis=1), np.bool_)


def _colours(lab: Colours, places: Quad) -> Colours:
    high, wide = lab.shape[:2]
    x, y = np.round(places).astype(int).T
    return np.asarray(lab[y.clip(0, high - 1), x.clip(0, wide - 1)], np.float32)
