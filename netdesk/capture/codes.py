"""The codes in a picture, as the bytes that they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from netdesk.capture.straighten import Grey, Picture, Quad

_F = zxingcpp.BarcodeFormat
_SQUARE = zxingcpp.BarcodeFormats([_F.QRCode, _F.MicroQRCode])
_ALL = zxingcpp.BarcodeFormats([_F.QRCode, _F.MicroQRCode, _F.DataMatrix, _F.Aztec, _F.PDF417])
_LARGE = 2000  # pixels: what is longer is not doubled


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds, and where its middle is in the picture."""

    payload: bytes
    middle: tuple[float, float]


def codes_in(picture: Picture) -> list[Code]:
    """The QR codes that are read at once in a picture, cards or not."""
    return _read(_grey(picture), _SQUARE)


def codes_of(quad: Quad, flat: Picture, around: Sequence[Code], *, alone: bool) -> tuple[bytes, ...]:
    """What the codes of a card hold: those on its straightened picture, and those of the whole picture that lie on it,
    or anywhere when the card is alone there."""
    on = [code.payload for code in next(filter(None, _tries(_grey(flat))), [])]
    on += [code.payload for code in around if alone or cv2.pointPolygonTest(quad, code.middle, False) >= 0]
    return tuple(dict.fromkeys(on))


def _tries(grey: Grey) -> Iterator[list[Code]]:
    """The codes of a card: as it is, sharpened, and at double size."""
    yield _read(grey, _ALL)
    yield _read(np.asarray(cv2.addWeighted(grey, 2.5, cv2.GaussianBlur(grey, (0, 0), 3), -1.5, 0), np.uint8), _SQUARE)
    if max(grey.shape) <= _LARGE:
        yield _read(np.asarray(cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8), _SQUARE)


def _grey(picture: Picture) -> Grey:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _read(grey: Grey, kinds: zxingcpp.BarcodeFormats) -> list[Code]:
    found = zxingcpp.read_barcodes(grey, formats=kinds)
    return [Code(bytes(one.bytes), _middle(one.position)) for one in found if one.valid and one.bytes]


def _middle(place: zxingcpp.Position) -> tuple[float, float]:
    corners = place.top_left, place.top_right, place.bottom_right, place.bottom_left
    return sum(corner.x for corner in corners) / 4, sum(corner.y for corner in corners) / 4
