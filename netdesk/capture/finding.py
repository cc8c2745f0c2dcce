"""Where the cards are in a picture, and which way up."""

import math
from collections.abc import Sequence

import numpy as np

from netdesk.capture.boxes import boxes_in
from netdesk.capture.lines import strip, told
from netdesk.capture.straighten import Picture, Quad, turned

_GLANCE = 640  # pixels: enough to see where text is and how it runs


def cards_in(picture: Picture) -> list[Quad]:
    """The corners of the cards of a picture."""
    boxes = boxes_in(picture, _GLANCE)
    if not boxes:
        return [whole(picture)]
    angle = slant(boxes)
    quad = around(boxes, angle)
    return [upright(picture, quad, boxes)]


def whole(picture: Picture) -> Quad:
    high, wide = picture.shape[:2]
    return np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)


def slant(boxes: Sequence[Quad]) -> float:
    """How text runs, in radians from level, clockwise, between a quarter turn left and right: the mean over the boxes
    by their length. Angles are doubled for it, as a line is as slanted upside down."""
    x = y = 0.0
    for box in boxes:
        along = _along(box)
        length = float(np.linalg.norm(along))
        twice = 2 * math.atan2(along[1], along[0])
        x += length * math.cos(twice)
        y += length * math.sin(twice)
    return math.atan2(y, x) / 2


def _along(box: Quad) -> Quad:
    above, beside = box[1] - box[0], box[3] - box[0]
    return above if np.linalg.norm(above) >= np.linalg.norm(beside) else beside


def around(boxes: Sequence[Quad], angle: float) -> Quad:
    """The corners of what is written, with a margin, when text runs at an angle."""
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]], np.float32)
    points = np.concatenate(boxes) @ turn
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    more = 0.06 * max(right - left, bottom - top)
    left, top, right, bottom = left - more, top - more, right + more, bottom + more
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32) @ turn.T


def upright(picture: Picture, quad: Quad, boxes: Sequence[Quad]) -> Quad:
    """The corners so that the text is not upside down: the widest lines are read both ways up."""
    widest = sorted(boxes, key=lambda box: float(np.linalg.norm(_along(box))))[-4:]
    level = [_level(box, quad) for box in widest]
    strips = [strip(picture, box) for box in level]
    sure = sum(score * len(text) for text, score in map(told, strips))
    over = sum(score * len(text) for text, score in (told(one[::-1, ::-1]) for one in strips))
    return quad if sure >= over else turned(quad, 2)


def _level(box: Quad, quad: Quad) -> Quad:
    """The corners of a box of text, beginning with the one that is left above on the card."""
    above, beside = quad[1] - quad[0], quad[3] - quad[0]
    above, beside = above / np.linalg.norm(above), beside / np.linalg.norm(beside)
    return min(
        (turned(box, n) for n in range(4)), key=lambda one: float(one[0] @ (above + beside) + one[1] @ (beside - above))
    )
