"""Lines set beneath each other: where each word of a column comes to stand, and how much room that takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.unseen_cards.content import Line
from tests.benchmarks.unseen_cards.faces import Face
from tests.benchmarks.unseen_cards.layouts import Spot

_SIZES = {"name": 92, "title": 54, "dept": 48, "org": 72, "tagline": 44}
_BODY, _AIR, _MARGIN = 50, 1.34, 30


@dataclass(frozen=True, slots=True)
class Style:
    """How all of a card is set: its face, what is awkward about it, and the size of its letters."""

    face: Face
    traits: frozenset[str]
    letters: float


@dataclass(frozen=True, slots=True)
class Word:
    """A text at the left end of its base line, its font so many pixels high."""

    text: str
    field: str
    x: float
    y: float
    size: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Column:
    """What stands at a spot, and the box around it."""

    words: tuple[Word, ...]
    ink: str
    box: tuple[float, float, float, float]

    def touches(self, other: "Column") -> bool:
        """Whether two columns come too close."""
        return self.crosses(other.box)

    def crosses(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a box comes too close."""
        return (
            self.box[0] - 20 < box[2]
            and box[0] - 20 < self.box[2]
            and self.box[1] - 16 < box[3]
            and box[1] - 16 < self.box[3]
        )

    def within(self, size: tuple[int, int]) -> bool:
        """Whether it lies on a card of this size."""
        left, top, right, bottom = self.box
        return left >= _MARGIN and top >= _MARGIN and right <= size[0] - _MARGIN and bottom <= size[1] - _MARGIN


def column(spot: Spot, lines: Sequence[Line], style: Style, size: tuple[int, int]) -> Column | None:
    """What of the lines stands at a spot of a card."""
    own = [
        one
        for block in spot.blocks
        for one in ([None] if block == "gap" else [each for each in lines if each.block == block])
    ]
    if not any(own):
        return None
    rows = _rows(own, spot, style)
    while max(_wide(row, style) for row in rows) > spot.room * size[0]:
        rows = [[replace(word, size=word.size * 0.96) for word in row] for row in rows]
    return _set(rows, spot, style, size)


def _rows(own: Sequence[Line | None], spot: Spot, style: Style) -> list[list[Word]]:
    """The words of each row, their places still open; an empty text is a gap."""
    if spot.joined:
        return [
            [
                _word(
                    replace(
                        next(filter(None, own)), text=spot.joined.join(_whole(one) for one in own if one), label=""
                    ),
                    spot,
                    style,
                )
            ]
        ]
    rows = []
    for one in own:
        if one is None:
            rows.append([Word("", "gap", 0, 0, 0.5 * _BODY * style.letters, False)])
        elif one.label and "label column" in style.traits:
            rows.append([_word(replace(one, text=one.label, field="label"), spot, style), _word(one, spot, style)])
        else:
            rows.append([_word(replace(one, text=_whole(one)), spot, style)])
    return rows


def _whole(line: Line) -> str:
    return f"{line.label} {line.text}".strip()


def _word(line: Line, spot: Spot, style: Style) -> Word:
    size = _SIZES.get(line.block, _BODY) * style.letters * (spot.scale if line.block not in _SIZES else 1)
    text = line.text
    if "loud firm" in style.traits:
        size *= {"org": 1.7, "name": 0.72}.get(line.block, 1)
    if "spaced" in style.traits and line.block in ("name", "org"):
        text, size = _spaced(text), size * 0.75
    return Word(text, line.field, 0, 0, size, strong=line.block in ("name", "org"))


def _spaced(text: str) -> str:
    """Capitals with spaces between, wider ones between words."""
    return "   ".join(" ".join(word) for word in text.upper().split()) if "ß" not in text else text


def _wide(row: Sequence[Word], style: Style) -> float:
    lengths = [style.face.at(one.size, strong=one.strong).getlength(one.text) for one in row]
    return lengths[0] if len(row) == 1 else lengths[1] + _labels(row[0].size)


def _labels(size: float) -> float:
    """The width of the labels' own column."""
    return 4.6 * size


def _set(rows: list[list[Word]], spot: Spot, style: Style, size: tuple[int, int]) -> Column:
    """The rows in their places."""
    heights = [max(word.size for word in row) * _AIR for row in rows]
    widest = max(_wide(row, style) for row in rows)
    x, y = spot.x * size[0], spot.y * size[1] - (sum(heights) if spot.up else 0)
    left = x - widest * {"l": 0, "m": 0.5, "r": 1}[spot.align]
    words, at, columned = [], y, any(len(row) > 1 for row in rows)
    for row, height in zip(rows, heights, strict=True):
        at += height
        begin = left if columned else x - _wide(row, style) * {"l": 0, "m": 0.5, "r": 1}[spot.align]
        for place, word in zip((begin, begin + _labels(row[0].size)), row, strict=False):
            words += [replace(word, x=place, y=at - 0.3 * height)] if word.text else []
    return Column(tuple(words), spot.ink, (left, y, left + widest, at))
