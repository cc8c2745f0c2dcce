"""What has four straight sides in a picture, and how plainly it stands out from what is around."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from netdesk.capture.sides import Colours, plain
from netdesk.capture.straighten import Picture, Quad

_SIDE = 512  # pixels: the longer side of the picture in which outlines are looked for
_LEVELS = 9  # at so many brightnesses a picture is parted into what is above and what is below
_SMALLEST, _LARGEST = 0.015, 0.985  # parts of the picture
_STRICT = 30, 80  # how sharp an edge must be to be one
_FAINT = 0.4  # what is less plain than this is nothing


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Four corners, and how much of its four sides is seen, from 0 to 1."""

    quad: Quad
    plain: float

    @property
    def area(self) -> float:
        return float(cv2.contourArea(self.quad))


def outlines_in(picture: Picture) -> list[Outline]:
    """What could be cards or parts of them, the plainest first."""
    scale = min(1.0, _SIDE / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = np.asarray(cv2.cvtColor(cv2.medianBlur(small, 5).astype(np.float32) / 255, cv2.COLOR_BGR2LAB), np.float32)
    found = _apart([Outline(quad, plain(lab, quad)) for mask in _masks(lab) for quad in _quads(mask)])
    found = _apart(found + [Outline(quad, plain(lab, quad)) for quad in _joined(found)])
    return [Outline(one.quad / np.float32(scale), one.plain) for one in found]


def common(one: Outline, other: Outline) -> float:
    """The area that two outlines have in common, in square pixels."""
    return float(cv2.intersectConvexConvex(one.quad, other.quad)[0])


def _apart(outlines: Sequence[Outline]) -> list[Outline]:
    """The plainest of several around the same: so the edge of a card, not that of its shadow."""
    found: list[Outline] = []
    for one in sorted(outlines, key=lambda one: -one.plain):
        if one.plain > _FAINT and not any(common(one, other) > 0.8 * max(one.area, other.area) for other in found):
            found.append(one)
    return found


def _joined(outlines: Sequence[Outline]) -> Iterator[Quad]:
    """What two panels make together that lie side by side."""
    for one, other in combinations([one for one in outlines if one.plain > 0.7], 2):
        hull = cv2.convexHull(np.concatenate([one.quad, other.quad]))
        area = cv2.contourArea(hull)
        if common(one, other) < 0.05 * min(one.area, other.area) and one.area + other.area > 0.95 * area:
            quad = _quad(np.round(hull).astype(np.int32))
            if quad is not None:
                yield quad


def _masks(lab: Colours) -> Iterator[NDArray[np.uint8]]:
    """The picture in black and white, in several ways."""
    for number in range(3):
        channel = lab[:, :, number]
        low, high = np.percentile(channel, [1, 99])
        if high - low < 6:
            continue
        plane = np.clip((channel - low) * (255 / (high - low)), 0, 255).astype(np.uint8)
        for level in np.linspace(0, 255, _LEVELS + 2)[1:-1]:
            yield (plane > level).astype(np.uint8)
        for strict in _STRICT if number == 0 else _STRICT[1:]:
            yield np.asarray(cv2.dilate(cv2.Canny(plane, strict // 2, strict), np.ones((3, 3), np.uint8)), np.uint8)


def _quads(mask: NDArray[np.uint8]) -> Iterator[Quad]:
    framed = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    outlines, _ = cv2.findContours(framed, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE, offset=(-1, -1))
    for outline in outlines:
        hull = np.asarray(cv2.convexHull(outline), np.int32)
        area = cv2.contourArea(hull)
        if not _SMALLEST * mask.size < area < _LARGEST * mask.size:
            continue
        quad = _quad(hull)
        if quad is not None and 0.93 < area / max(cv2.contourArea(quad), 1.0) < 1.07:
            yield quad


def _quad(hull: NDArray[np.int32]) -> Quad | None:
    """The four straight sides of a hull: through what lies along the middle of each."""
    length = cv2.arcLength(hull, True)
    for part in (0.01, 0.02, 0.03, 0.05, 0.08):
        rough = cv2.approxPolyDP(hull, part * length, True)
        if len(rough) == 4:
            return _sharp(_dense(hull), rough[:, 0].astype(np.float32))
    return None


def _dense(hull: NDArray[np.int32]) -> Quad:
    """Points all along a hull."""
    points = hull[:, 0].astype(np.float32)
    parts = []
    for begin, end in pairwise([*points, points[0]]):
        count = max(2, int(np.linalg.norm(end - begin)))
        parts.append(begin + (end - begin) * np.linspace(0, 1, count, endpoint=False, dtype=np.float32)[:, None])
    return np.concatenate(parts)


def _sharp(points: Quad, rough: Quad) -> Quad | None:
    """Corners where the sides would meet if they were not rounded."""
    sides = []
    for begin, end in zip(rough, np.roll(rough, -1, axis=0), strict=True):
        along = end - begin
        length = float(np.linalg.norm(along))
        along = along / length
        place = (points - begin) @ along
        apart = np.abs((points - begin) @ np.array([-along[1], along[0]]))
        near = points[(place > 0.1 * length) & (place < 0.9 * length) & (apart < 0.03 * length + 2)]
        if len(near) < 5:
            return None
        sides.append(cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01)[:, 0])
    corners = [_meeting(before, after) for before, after in zip([sides[-1], *sides[:-1]], sides, strict=True)]
    quad = np.array(corners, np.float32)
    return quad if np.isfinite(quad).all() and cv2.isContourConvex(quad) else None


def _meeting(one: NDArray[np.float32], other: NDArray[np.float32]) -> tuple[float, float]:
    (ax, ay, px, py), (bx, by, qx, qy) = one.astype(float), other.astype(float)
    across = ax * by - ay * bx
    if abs(across) < 0.2:
        return float("nan"), float("nan")
    t = ((qx - px) * by - (qy - py) * bx) / across
    return px + t * ax, py + t * ay
