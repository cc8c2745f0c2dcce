"""Where the cards are in a picture, and which way up."""

import math
from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from netdesk.capture.boxes import boxes_in
from netdesk.capture.lines import strip, told
from netdesk.capture.outlines import Outline, common, outlines_in
from netdesk.capture.straighten import Picture, Quad, moved, placed, size_of, straightened, turned

_GLANCE, _CLOSE = 640, 1120  # pixels: enough to see how text runs in a picture, and on a card
_FEW = 3  # boxes of text: with so few, it is too small to be seen well
_SEEN, _VERY = 0.55, 0.85  # how plain an outline must be, and when nothing else speaks for it
_SLIMMEST = 2.6  # how much longer than wide a card is at most, seen from anywhere
_SQUAREST = 1.12  # and at least
_NEAR, _ON = 0.012, 0.002  # parts of the picture's longer side: so near the edge a side lies along it, a corner on it
_ASKED, _ENOUGH = 5, 320  # so many lines are asked which way up they are, and so many pixels of each
_ALL = 0.5  # the part of its width or height that text takes where the picture is the card


def cards_in(picture: Picture) -> list[Quad]:
    """The corners of the cards of a picture, clockwise from their own top left, the card with most text first. Where
    none stands out it is what is written, or all of the picture."""
    boxes = boxes_in(picture, _GLANCE)
    quads = chosen(outlines_in(picture), boxes, whole(picture))
    if not quads:
        boxes = boxes_in(picture, _CLOSE)
        quads = [written(picture, boxes)]
    quads.sort(key=lambda quad: -_weight(inside(quad, boxes)))
    return [upright(picture, quad, _text(picture, quad, boxes)) for quad in quads]


def _text(picture: Picture, quad: Quad, boxes: Sequence[Quad]) -> list[Quad]:
    """The boxes of text of a card; where few are seen from so far, looked for more closely."""
    found = inside(quad, boxes)
    if len(found) > _FEW:
        return found
    return [placed(box, quad) for box in boxes_in(straightened(picture, quad), _CLOSE)] or found


def whole(picture: Picture) -> Quad:
    """The corners of the picture."""
    high, wide = picture.shape[:2]
    return np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)


# --- which outlines are cards


def chosen(outlines: Sequence[Outline], boxes: Sequence[Quad], picture: Quad) -> list[Quad]:
    """The outlines that are cards. Of one within another it is the outer, since cards have panels and frames, unless
    that is what the cards lie on. What is cut off by the edge of the picture is a card only when nothing else is."""
    plain = [one for one in outlines if one.plain >= _SEEN]
    likely = _likely([one for one in plain if _is_like_a_card(one.quad)], boxes, picture)
    found: list[Outline] = []
    for one in sorted(likely, key=lambda one: -one.area):
        if not any(common(one, other) > 0.1 * one.area for other in found) and not _is_ground(
            one, plain, likely, picture
        ):
            found.append(one)
    return [one.quad for one in found if not _is_cut(one.quad, picture)] or [one.quad for one in found[:1]]


def _likely(outlines: Sequence[Outline], boxes: Sequence[Quad], picture: Quad) -> list[Outline]:
    """The outlines with text within, and very plain ones as large as one of these, on which it may be too small to be
    seen from so far. Where there is no text at all, all of them."""
    if not boxes:
        return list(outlines)
    told = [one for one in outlines if inside(one.quad, boxes)]
    others = [one for one in outlines if one not in told and one.plain > _VERY]
    cards = [card.area for card in told if not _is_cut(card.quad, picture)]
    return told + [one for one in others if any(0.7 < one.area / area < 1.4 for area in cards)]


def _is_like_a_card(quad: Quad) -> bool:
    wide, high = size_of(quad)
    return _SQUAREST <= max(wide, high) / min(wide, high) <= _SLIMMEST


def _is_ground(one: Outline, plain: Sequence[Outline], likely: Sequence[Outline], picture: Quad) -> bool:
    """Whether an outline is only what cards lie on: of what is within, and are not its panels, there are several of a
    size, or one is plainer, or it is cut off by the edge of the picture and they are not."""
    if sum(panel.area for panel in _within(one, plain)) > 0.85 * one.area:
        return False
    cards = [other for other in _within(one, likely) if other.area > 0.05 * one.area]
    if any(other.plain > one.plain + 0.15 for other in cards) or (cards and _is_cut(one.quad, picture)):
        return True
    areas = [other.area for other in cards]
    return len(cards) > 1 and max(areas) < 2 * min(areas)


def _within(one: Outline, outlines: Sequence[Outline]) -> list[Outline]:
    """The largest outlines within another that do not overlap."""
    found: list[Outline] = []
    for other in sorted(outlines, key=lambda other: -other.area):
        lies = other is not one and common(one, other) > 0.9 * other.area
        if lies and not any(common(other, before) > 0.1 * other.area for before in found):
            found.append(other)
    return found


def _is_cut(quad: Quad, picture: Quad) -> bool:
    """Whether one to three sides of the picture cut something off: it ends along them or goes beyond. One corner that
    comes near is a card laid close to the edge; at all four sides, it is the picture."""
    size = float(picture.max())
    beyond = np.stack([-quad[:, 0], -quad[:, 1], quad[:, 0] - picture[2, 0], quad[:, 1] - picture[2, 1]])
    near = beyond > -_NEAR * size
    cut = (beyond > -_ON * size).any(axis=1) | (near & np.roll(near, 1, axis=1)).any(axis=1)
    return bool(cut.any()) and not near.any(axis=1).all()


# --- text


def inside(quad: Quad, boxes: Sequence[Quad]) -> list[Quad]:
    """The boxes of text whose middle lies between four corners."""
    return [box for box in boxes if cv2.pointPolygonTest(quad, box.mean(axis=0).tolist(), False) >= 0]


def _weight(boxes: Sequence[Quad]) -> float:
    return sum(float(np.linalg.norm(along(box))) for box in boxes)


def along(box: Quad) -> Quad:
    """The longer side of a box of text: there it runs, or back."""
    above, beside = box[1] - box[0], box[3] - box[0]
    return np.asarray(above if np.linalg.norm(above) >= np.linalg.norm(beside) else beside, np.float32)


def slant(boxes: Sequence[Quad]) -> float:
    """How text runs, in radians from level, clockwise, between a quarter turn left and right: the mean over the boxes
    by their length. Angles are doubled for it, as a line is as slanted upside down."""
    x = y = 0.0
    for box in boxes:
        side = along(box)
        length = float(np.linalg.norm(side))
        twice = 2 * math.atan2(side[1], side[0])
        x += length * math.cos(twice)
        y += length * math.sin(twice)
    return math.atan2(y, x) / 2


def written(picture: Picture, boxes: Sequence[Quad]) -> Quad:
    """The corners of what is written, with a margin; of all of the picture where little else is in it."""
    if not boxes:
        return whole(picture)
    angle = slant(boxes)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]], np.float32)
    points = np.concatenate(boxes) @ turn
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    high, wide = picture.shape[:2]
    spans = np.ptp(np.concatenate(boxes), axis=0) / (wide, high)
    if spans.max() > _ALL and _is_level(angle):
        return whole(picture)
    more = 0.06 * max(right - left, bottom - top)
    left, top, right, bottom = left - more, top - more, right + more, bottom + more
    upright = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    return np.asarray(upright @ turn.T, np.float32)


def _is_level(angle: float) -> bool:
    """Whether something runs along the sides of the picture, within four degrees."""
    return abs((angle + math.pi / 4) % (math.pi / 2) - math.pi / 4) < math.radians(4)


# --- which way up


def upright(picture: Picture, quad: Quad, boxes: Sequence[Quad]) -> Quad:
    """The corners from the card's own top left on, as its text runs: along the upper side, and not upside down, for
    which the widest lines are read both ways up."""
    quad = clockwise(quad)
    if not boxes:
        wide, high = size_of(quad)
        return quad if wide >= high else turned(quad, 1)
    if abs(slant([moved(box, quad) for box in boxes])) > math.pi / 4:
        quad = turned(quad, 1)
    widest = sorted(boxes, key=lambda box: -float(np.linalg.norm(along(box))))[:_ASKED]
    return turned(quad, 2) if _is_upside_down(strip(picture, _begun(box, quad)) for box in widest) else quad


def _is_upside_down(strips: Iterable[Picture]) -> bool:
    """Whether lines read better the other way up; after two of them it is mostly plain."""
    so = over = 0.0
    for number, line in enumerate(strips, 1):
        part = line[:, :_ENOUGH]
        so += _surely(part)
        over += _surely(part[::-1, ::-1])
        if number > 1 and max(so, over) > 1.5 * min(so, over):
            break
    return over > so


def clockwise(quad: Quad) -> Quad:
    """The corners clockwise, from the one that is left above in the picture."""
    quad = quad if cv2.contourArea(quad, oriented=True) > 0 else quad[::-1]
    return turned(quad, int(quad.sum(axis=1).argmin()))


def _begun(box: Quad, quad: Quad) -> Quad:
    """A box of text from the corner that is left above on the card."""
    return turned(box, int(moved(box, quad).sum(axis=1).argmin()))


def _surely(line: Picture) -> float:
    """How much is read, by how sure that is."""
    text, score = told(line)
    return len(text) * score**2
