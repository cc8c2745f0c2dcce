"""What the lines of a card say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from netdesk.capture.alphabet import gathered, language_of
from netdesk.capture.models import Numbers, teller
from netdesk.capture.spelling import foreign, spelled
from netdesk.capture.straighten import Picture, Quad
from netdesk.domain.scan import Line

_HIGH = 48  # pixels: the height of a line that the net has learned
_NARROWEST = 320  # pixels: shorter lines are filled up
_WIDEST = 3200  # pixels: nothing on a card is longer
_MOST = 100  # lines: a card has ten or twenty, and a printed page is none
_LEAST = 0.5  # how sure a line must be to be one, and no ornament


def lines_in(picture: Picture, boxes: Sequence[Quad]) -> tuple[Line, ...]:
    """The lines of a straightened card, from the top, whose boxes of text are known. They are read in the light of the
    language that all of them together are in."""
    heard = [(box, _heard(strip(picture, box))) for box in boxes[:_MOST]]
    language = language_of(_said(one)[0] for _box, one in heard)
    read = [(box, *_said(one, language)) for box, one in heard]
    return tuple(in_order(_line(box, text, score) for box, text, score in read if text and score >= _LEAST))


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Lines as they are read: from the top, and what stands beside one another from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        if rows and line.top + line.bottom < 2 * (0.3 * rows[-1][0].top + 0.7 * rows[-1][0].bottom):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def strip(picture: Picture, box: Quad) -> Picture:
    """The text of a box as one line of `_HIGH` pixels."""
    above, right, below, left = (float(length) for length in np.linalg.norm(np.roll(box, -1, axis=0) - box, axis=1))
    size = max(1, round(max(above, below))), max(1, round(max(left, right)))
    onto = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    seen = cv2.getPerspectiveTransform(box, onto)
    part = cv2.warpPerspective(picture, seen, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    length = min(_WIDEST, max(8, round(size[0] * _HIGH / size[1])))
    return np.asarray(cv2.resize(part, (length, _HIGH), interpolation=cv2.INTER_LINEAR), np.uint8)


def told(line: Picture) -> tuple[str, float]:
    """What a line of `_HIGH` pixels says, and how sure that is, from 0 to 1."""
    return _said(_heard(line))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the net gives for a line: the chances of the letters of our alphabet, or, when it is written in another,
    what it says."""

    chances: Numbers
    foreign: tuple[str, float] | None = None


def _heard(line: Picture) -> _Heard:
    values = np.zeros((1, 3, _HIGH, max(line.shape[1], _NARROWEST)), np.float32)
    values[0, :, :, : line.shape[1]] = (line.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    chances = teller()(values)[0]
    return _Heard(gathered(chances), foreign(chances))


def _said(heard: _Heard, language: str = "") -> tuple[str, float]:
    return heard.foreign or spelled(heard.chances, language)


def _line(box: Quad, text: str, score: float) -> Line:
    left, top = np.floor(box.min(axis=0)).astype(int)
    right, bottom = np.ceil(box.max(axis=0)).astype(int)
    return Line(text, round(score, 4), max(0, int(left)), max(0, int(top)), int(right), int(bottom))
