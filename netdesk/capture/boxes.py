"""Where text stands in a picture: one turned box per run of words."""

from collections.abc import Sequence

import cv2
import numpy as np

from netdesk.capture.models import Numbers, finder
from netdesk.capture.straighten import Picture, Quad

_INK = 0.3  # from where on the net means text
_SURE = 0.5  # how sure it must be of a whole box
_GROWN = 1.6  # boxes are learned smaller than their text: area / length times this comes back on every side


def boxes_in(picture: Picture, side: int) -> list[Quad]:
    """The boxes of text, looked for in the picture made so small that its longer side has `side` pixels. Each begins at
    the corner left above and its first side is the upper one, as far as can be told from its shape alone."""
    high, wide = picture.shape[:2]
    scale = min(1.0, side / max(high, wide))
    size = _whole(wide * scale), _whole(high * scale)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR)
    values = (small.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None]
    chances = finder()(np.ascontiguousarray(values))[0, 0]
    back = np.array([wide / size[0], high / size[1]], np.float32)
    return [box * back for box in _boxes(chances)]


def _whole(pixels: float) -> int:
    """The net halves five times."""
    return max(32, round(pixels / 32) * 32)


def _boxes(chances: Numbers) -> list[Quad]:
    ink = cv2.dilate((chances > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        middle, (wide, high), angle = cv2.minAreaRect(outline)
        if min(wide, high) < 3 or _chance(chances, _corners(middle, wide, high, angle)) < _SURE:
            continue
        more = 2 * _GROWN * wide * high / (2 * (wide + high))
        found.append(_ordered(_corners(middle, wide + more, high + more, angle)))
    return found


def _corners(middle: Sequence[float], wide: float, high: float, angle: float) -> Quad:
    return np.asarray(cv2.boxPoints((middle, (wide, high), angle)), np.float32)


def _chance(chances: Numbers, box: Quad) -> float:
    """How sure the net is of what lies in a box, in the middle."""
    left, top = np.maximum(np.floor(box.min(axis=0)).astype(int), 0)
    right, bottom = np.ceil(box.max(axis=0)).astype(int) + 1
    part = chances[top:bottom, left:right]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [np.round(box - (left, top)).astype(np.int32)], 1)
    return cv2.mean(part, inside)[0]


def _ordered(box: Quad) -> Quad:
    """The corners clockwise from the left upper one, the two left ones being the left end."""
    by_left = box[np.argsort(box[:, 0], kind="stable")]
    left, right = by_left[:2], by_left[2:]
    (a, d), (b, c) = left[np.argsort(left[:, 1])], right[np.argsort(right[:, 1])]
    return np.array([a, b, c, d], np.float32)
