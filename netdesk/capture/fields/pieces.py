"""Pieces of a card's text: a line of it, or the part of one that is about one thing, with its place on the card."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from netdesk.domain.scan import Field, FieldKind, Line

_EDGES = " \t,;|·•‧∙●■▪◦*–—~_"
_INNER = _EDGES + ":-/\\=+<>"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `lines`: the numbers of the lines it stands in; the box in pixels of its side; `score` is the
    reader's; `size` is the height of its letters measured by those of the whole side (1: as most)."""

    text: str
    lines: tuple[int, ...]
    left: float
    top: float
    right: float
    bottom: float
    side: int = 0
    score: float = 1.0
    size: float = 1.0

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def part(self, start: int, end: int) -> "Piece":
        """The piece of some of its letters, without separators at its ends."""
        wide = (self.right - self.left) / max(len(self.text), 1)
        text = self.text[start:end].strip(_EDGES)
        return replace(self, text=text, left=self.left + wide * start, right=self.left + wide * end)

    def beside(self, start: int, end: int) -> tuple["Piece", ...]:
        """What is left of it when some of its letters are taken."""
        both = (self.part(0, start), self.part(end, len(self.text)))
        return tuple(replace(one, text=one.text.strip(_INNER)) for one in both if one.text.strip(_INNER))


@dataclass(frozen=True, slots=True)
class Found:
    """A field that was found, and the piece it was found in."""

    field: Field
    piece: Piece


def found(kind: FieldKind, text: str, piece: Piece, sure: bool = True, group: int = 0) -> Found:
    """A field of a piece."""
    return Found(Field(kind, text, sure, piece.lines, group), piece)


def pieces_of(lines: Sequence[Line], sizes: Sequence[tuple[int, int]]) -> list[Piece]:
    """The lines as pieces, from the top of the front to the foot of the back."""
    usual = {side: _usual([line for line in lines if line.side == side]) for side in {line.side for line in lines}}
    made = [_piece(number, line, usual[line.side]) for number, line in enumerate(lines) if line.text.strip()]
    return sorted(made, key=lambda one: (one.side, one.top, one.left))


def _usual(lines: Iterable[Line]) -> float:
    heights = sorted(max(_letters_height(line), 1.0) for line in lines)
    return heights[len(heights) // 2] if heights else 1.0


def _letters_height(line: Line) -> float:
    """The height of a line's letters: by its box, which a tilt or an accent makes higher, and by their width."""
    wide = (line.right - line.left) / max(len(line.text), 3)
    return max(sqrt(min(line.bottom - line.top, wide * 4) * wide * 2), 1.0)


def _piece(number: int, line: Line, usual: float) -> Piece:
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", line.text)).strip()
    size = max(_letters_height(line), 1.0) / usual
    return Piece(text, (number,), line.left, line.top, line.right, line.bottom, line.side, line.score, size)


def together(pieces: Sequence[Piece], between: str = " ") -> Piece:
    """Several pieces as one."""
    first = pieces[0]
    return replace(
        first,
        text=between.join(one.text for one in pieces),
        lines=tuple(dict.fromkeys(number for one in pieces for number in one.lines)),
        left=min(one.left for one in pieces),
        top=min(one.top for one in pieces),
        right=max(one.right for one in pieces),
        bottom=max(one.bottom for one in pieces),
        score=min(one.score for one in pieces),
        size=max(one.size for one in pieces),
    )
