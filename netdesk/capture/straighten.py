"""A card seen from anywhere, as if it lay straight before us."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

Picture = NDArray[np.uint8]  # height, width, 3: blue, green, red
Grey = NDArray[np.uint8]  # height, width
Quad = NDArray[np.float32]  # four corners, x and y, clockwise from the card's own top left

WIDEST = 1600  # pixels: what is finer than this the reader does not see
_LEAST = 100  # square pixels: less is no card


def opened(data: bytes) -> Picture:
    """The picture in the bytes of a JPEG; NetdeskError when there is none."""
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if picture is None:
        raise NetdeskError(_("This is no picture that can be read."))
    return np.asarray(picture, np.uint8)


def closed(picture: Picture, quality: int = 90) -> bytes:
    """A picture as the bytes of a JPEG."""
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def quad_of(corners: Sequence[int]) -> Quad:
    """Eight coordinates, x and y in turn, as four corners; NetdeskError when they are not those of a card."""
    quad = np.array(corners, np.float32).reshape(4, 2)
    if not cv2.isContourConvex(quad) or cv2.contourArea(quad) < _LEAST:
        raise NetdeskError(_("These corners do not make a card. Put one at each corner of the card."))
    return quad


def corners_of(quad: Quad) -> tuple[int, ...]:
    """Four corners as eight coordinates, x and y in turn."""
    return tuple(round(float(value)) for value in quad.ravel())


def turned(quad: Quad, quarters: int) -> Quad:
    """The corners when the card's top left is one, two or three corners further clockwise."""
    return np.roll(quad, -quarters, axis=0)


def size_of(quad: Quad) -> tuple[int, int]:
    """Width and height of the straightened card in pixels: those of its longer sides, at most `WIDEST`."""
    above, right, below, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    wide, high = max(above, below, 2.0), max(left, right, 2.0)
    scale = min(1.0, WIDEST / max(wide, high))
    return max(2, round(wide * scale)), max(2, round(high * scale))


def moved(points: Quad, quad: Quad) -> Quad:
    """Points of a picture, where they are in the straightened card between four corners."""
    return np.asarray(cv2.perspectiveTransform(points[None], _view(quad, size_of(quad)))[0], np.float32)


def placed(points: Quad, quad: Quad) -> Quad:
    """Points of the straightened card between four corners, where they are in the picture."""
    back = np.linalg.inv(_view(quad, size_of(quad)))
    return np.asarray(cv2.perspectiveTransform(points[None], back)[0], np.float32)


def straightened(picture: Picture, quad: Quad) -> Picture:
    """What lies between four corners of a picture, upright."""
    wide, high = size_of(quad)
    seen = _view(quad, (wide, high))
    flat = cv2.warpPerspective(picture, seen, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def _view(quad: Quad, size: tuple[int, int]) -> NDArray[np.float64]:
    """How the four corners become those of a picture of a size."""
    wide, high = size
    onto = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(quad, onto), np.float64)
