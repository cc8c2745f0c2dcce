"""A card drawn on paper: everything from layout to letters, larger than any camera sees it."""

import random
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from tests.benchmarks.unseen_cards.columns import Column, Style, column
from tests.benchmarks.unseen_cards.content import Content, Line
from tests.benchmarks.unseen_cards.faces import Face, face
from tests.benchmarks.unseen_cards.layouts import HIGH, LAYOUTS, WIDE, Layout, Spot

_PAPERS = ((255, 255, 255), (250, 247, 240), (241, 244, 246), (28, 30, 36), (20, 40, 66))
_ACCENTS = ((150, 30, 40), (20, 90, 120), (40, 110, 60), (110, 60, 130), (190, 110, 20))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn card, the name of its layout, its lines as they are printed, and whether its code found a place."""

    picture: Image.Image
    layout: str
    lines: tuple[Line, ...]
    coded: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Colours of a card: paper, letters, and the one colour on it."""

    ground: tuple[int, int, int]
    ink: tuple[int, int, int]
    accent: tuple[int, int, int]

    def of(self, ink: str) -> tuple[int, int, int]:
        """The colour of a spot's letters."""
        return {"dark": self.ink, "light": (255, 255, 255)}.get(ink, self.accent)


def drawn(told: Content, chance: random.Random, traits: tuple[str, ...] = (), code: Image.Image | None = None) -> Drawn:
    """A card with what was told; `traits` are of `layouts.AWKWARD`."""
    layout = chance.choice(
        [one for one in LAYOUTS if not ("label column" in traits and any(spot.joined for spot in one.spots))]
    )
    told = _altered(told, traits, chance)
    style = Style(face(chance, thin="thin" in traits), frozenset(traits), letters=chance.choice((0.9, 1.0, 1.0, 1.1)))
    size = (HIGH, WIDE) if layout.upright else (WIDE, HIGH)
    columns = _fitting(layout, told, style, size)
    paper = _paper(chance)
    picture = Image.new("RGB", size, paper.ground)
    _grounds(picture, layout, paper)
    for one in columns:
        _write(picture, one, paper, style.face)
    coded = bool(code) and _stuck(picture, code, columns, layout)
    return Drawn(picture, layout.name, told.lines, coded)


def _altered(told: Content, traits: tuple[str, ...], chance: random.Random) -> Content:
    """What stands on the card when its lines themselves are awkward."""
    if "one line" not in traits or not told.fields["title"]:
        return told
    by = {one.field: one for one in told.lines}
    both = Line("name", "name+title", chance.choice((" | ", ", ", " – ")).join((by["name"].text, by["title"].text)))
    return replace(told, lines=(both, *(one for one in told.lines if one.field not in ("name", "title"))))


def _fitting(layout: Layout, told: Content, style: Style, size: tuple[int, int]) -> list[Column]:
    """The columns in the largest letters in which none leaves the card or touches another."""
    while True:
        columns = [one for spot in layout.spots if (one := column(_first(spot, style), told.lines, style, size))]
        clear = all(not one.touches(other) for at, one in enumerate(columns) for other in columns[:at])
        if (clear and all(one.within(size) for one in columns)) or style.letters < 0.4:
            return columns
        style = replace(style, letters=style.letters * 0.95)


def _first(spot: Spot, style: Style) -> Spot:
    """A spot whose title comes before the name."""
    if "title first" not in style.traits or "name" not in spot.blocks:
        return spot
    return replace(spot, blocks=("title", "name", *(one for one in spot.blocks if one not in ("title", "name"))))


def _paper(chance: random.Random) -> Paper:
    ground = chance.choices(_PAPERS, (5, 3, 2, 1, 1))[0]
    dark = sum(ground) < 300
    return Paper(
        ground,
        (238, 238, 232) if dark else chance.choice(((25, 25, 28), (50, 50, 60))),
        (214, 170, 90) if dark else chance.choice(_ACCENTS),
    )


def _grounds(picture: Image.Image, layout: Layout, paper: Paper) -> None:
    pen, (wide, high) = ImageDraw.Draw(picture), picture.size
    if layout.ground:
        left, top, right, bottom = layout.ground
        dark = tuple(part // 2 for part in paper.accent)
        pen.rectangle((left * wide, top * high, right * wide, bottom * high), fill=dark)
    if layout.rule:
        left, top, right, bottom = layout.rule
        pen.line((left * wide, top * high, right * wide, bottom * high), fill=paper.accent, width=4)
    if layout.mark:
        x, y = layout.mark[0] * wide, layout.mark[1] * high
        pen.ellipse((x, y, x + 130, y + 130), fill=paper.accent)
        pen.polygon(((x + 65, y + 25), (x + 105, y + 95), (x + 25, y + 95)), fill=paper.ground)


def _write(picture: Image.Image, one: Column, paper: Paper, written: Face) -> None:
    pen = ImageDraw.Draw(picture)
    for word in one.words:
        ink = paper.accent if word.field == "org" and one.ink == "dark" else paper.of(one.ink)
        pen.text((word.x, word.y), word.text, font=written.at(word.size, strong=word.strong), fill=ink, anchor="ls")


def _stuck(picture: Image.Image, code: Image.Image, columns: list[Column], layout: Layout) -> bool:
    """Put the code where nothing else stands, as large as there is room for."""
    wide, high = picture.size
    for side in (440, 380, 320, 270):
        for y in range(high - side - 40, 40, -30):
            for x in range(wide - side - 40, 40, -30):
                box = (x - 20, y - 20, x + side + 20, y + side + 20)
                if not any(one.crosses(box) for one in columns) and not _crosses_rule(layout, box, wide, high):
                    picture.paste(code.resize((side, side), Image.Resampling.NEAREST), (x, y))
                    return True
    return False


def _crosses_rule(layout: Layout, box: tuple[int, int, int, int], wide: int, high: int) -> bool:
    if not layout.rule:
        return False
    left, top, right, bottom = layout.rule
    return box[0] < right * wide and left * wide < box[2] and box[1] < bottom * high and top * high < box[3]
