"""The codes in a picture, as the bytes that they hold."""

from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from netdesk.capture.straighten import Picture, Quad


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds, and where it is in the picture."""

    payload: bytes
    quad: Quad


def codes_in(picture: Picture) -> list[Code]:
    """The codes of a picture; where none can be read, sharpened and at double size."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return _read(grey, 1)


def _read(grey: Picture, scale: float) -> list[Code]:
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    return [Code(one.bytes, _quad(one.position) / np.float32(scale)) for one in found if one.valid]


def _quad(place: zxingcpp.Position) -> Quad:
    corners = place.top_left, place.top_right, place.bottom_right, place.bottom_left
    return np.array([(corner.x, corner.y) for corner in corners], np.float32)
