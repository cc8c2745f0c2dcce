"""Everything that is read in one picture."""

from collections.abc import Sequence

from netdesk.capture.boxes import boxes_in
from netdesk.capture.card import Card
from netdesk.capture.codes import Code, codes_in, codes_of
from netdesk.capture.finding import cards_in
from netdesk.capture.lines import lines_in
from netdesk.capture.straighten import Picture, Quad, closed, corners_of, opened, quad_of, straightened

_FINE = 960  # pixels: at which the text of a straightened card is looked for


def read_picture(page: bytes, corners: Sequence[int] = ()) -> list[Card]:
    """The cards of a page, a JPEG as `pages` gives it, the one with most text first; when the corners of one are given,
    that one alone. NetdeskError when the page is no picture."""
    picture = opened(page)
    quads = [quad_of(corners)] if corners else cards_in(picture)
    around = codes_in(picture)
    return [_card(picture, quad, around, alone=not corners and len(quads) == 1) for quad in quads]


def _card(picture: Picture, quad: Quad, around: Sequence[Code], *, alone: bool) -> Card:
    flat = straightened(picture, quad)
    high, wide = flat.shape[:2]
    lines = lines_in(flat, boxes_in(flat, _FINE))
    return Card(closed(flat), (wide, high), corners_of(quad), lines, codes_of(quad, flat, around, alone=alone))
