"""What the lines of a card say."""

import unicodedata
from collections.abc import Sequence

import cv2
import numpy as np

from netdesk.capture.models import Numbers, letters, teller
from netdesk.capture.straighten import Picture, Quad
from netdesk.domain.scan import Line

_HIGH = 48  # pixels: the height of a line that the net has learned
_NARROWEST = 320  # pixels: shorter lines are filled up
_WIDEST = 3200


def lines_in(picture: Picture, boxes: Sequence[Quad]) -> tuple[Line, ...]:
    """The lines of a straightened card, from the top, whose boxes of text are known."""
    read = [(box, *told(strip(picture, box))) for box in boxes]
    lines = [_line(box, text, score) for box, text, score in read if text]
    return tuple(sorted(lines, key=lambda line: (line.top + line.bottom, line.left)))


def strip(picture: Picture, box: Quad) -> Picture:
    """The text of a box as one line of `_HIGH` pixels."""
    wide = max(np.linalg.norm(box[1] - box[0]), np.linalg.norm(box[2] - box[3]), 1.0)
    high = max(np.linalg.norm(box[3] - box[0]), np.linalg.norm(box[2] - box[1]), 1.0)
    size = max(1, round(float(wide))), max(1, round(float(high)))
    onto = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    seen = cv2.getPerspectiveTransform(box, onto)
    part = cv2.warpPerspective(picture, seen, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    length = min(_WIDEST, max(8, round(size[0] * _HIGH / size[1])))
    return np.asarray(cv2.resize(part, (length, _HIGH), interpolation=cv2.INTER_LINEAR), np.uint8)


def told(line: Picture) -> tuple[str, float]:
    """What a line of `_HIGH` pixels says, and how sure that is, from 0 to 1."""
    return _spelled(_heard(line))


def _heard(line: Picture) -> Numbers:
    """For every step along the line, the chance of every letter."""
    values = np.zeros((1, 3, _HIGH, max(line.shape[1], _NARROWEST)), np.float32)
    values[0, :, :, : line.shape[1]] = (line.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    return teller()(values)[0]


def _spelled(chances: Numbers) -> tuple[str, float]:
    """The likeliest letters: steps that repeat a letter are the same, those without one part letters."""
    best = chances.argmax(axis=1)
    new = best > 0
    new[1:] &= best[1:] != best[:-1]
    scores = chances.max(axis=1)[new]
    text = unicodedata.normalize("NFKC", "".join(letters()[number] for number in best[new])).strip()
    return text, float(scores.mean()) if len(scores) else 0.0


def _line(box: Quad, text: str, score: float) -> Line:
    left, top = np.floor(box.min(axis=0)).astype(int)
    right, bottom = np.ceil(box.max(axis=0)).astype(int)
    return Line(text, round(score, 4), max(0, int(left)), max(0, int(top)), int(right), int(bottom))
