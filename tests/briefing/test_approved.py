"""Pages compared with those somebody looked at and found good, kept in `approved`.

When a sheet is meant to look different: `NETDESK_APPROVE=1 pytest tests/briefing/test_approved.py` writes the pages
anew; look at them, and commit them with the change.
"""

import io
import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import segno
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from netdesk.briefing import pages
from netdesk.briefing.choice import Choice, Length, Sheet
from netdesk.briefing.sheet import Entry, PairSheet, Printable, Reach, RoomSheet, Side
from netdesk.domain.stage import Freshness, Stage

from .room_of import entry, of

APPROVED = Path(__file__).parent / "approved"
DPI = 50
CELL = 10  # pixels: a letter that moves by a hair changes nothing, a line that moves does
MOST_CHANGED = 12  # of 255, the mean of a cell


def everybody() -> tuple[Entry, ...]:
    """All stages and freshnesses, with and without much to say, in several scripts."""
    names = ("Giulia Ferraris", "Paolo Bianco", "Łukasz Żółć", "محمد عبد الله", "山田 太郎", "Екатерина Великая")
    return tuple(
        entry(
            number,
            name,
            stage=Stage(number % 4),
            stage_word=("Only a card", "Visibility", "Credibility", "Profitability")[number % 4],
            freshness=Freshness(number % 4),
            freshness_word=("fresh", "due", "fading", "dormant")[number % 4],
            promises=("You promised: the article (by 20 Nov)",) if number % 2 else (),
            give=("Introduce to Ewa Lis (Physiotherapist)",) if number % 3 else (),
            reach=(Reach("+39 347 555 0100", "tel:+393475550100"),),
            letters=(("Goals", "A second office in Asti by spring"),),
            table=str(number),
            picture=face() if number == 1 else None,
        )
        for number, name in enumerate(names)
    )


def face() -> bytes:
    out = io.BytesIO()
    segno.make("a face").save(out, kind="png", scale=10, dark="#27506b", light="#f3dfc8")
    return out.getvalue()


def room(kind: Sheet, length: Length = Length.SHORT) -> RoomSheet:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Rossi;Maria;;;\r\nFN:Maria Rossi\r\nEND:VCARD\r\n"
    return of(*everybody(), choice=Choice(kind, length), card=card)


def pair() -> PairSheet:
    one, other = everybody()[:2]
    letters = (("Goals", "A second office", ""), ("Family", "", "How are things at home?"))
    return PairSheet(
        "Giulia Ferraris and Paolo Bianco",
        "Sunday 22 November 2026",
        "Credibility",
        Side(one, letters, ("Oct 2026: Costa – a will",), ("Ewa Lis: physiotherapist – for sport clubs",), ()),
        Side(other, letters, (), (), ("the names of two builders",)),
        (f"{date(2026, 10, 2):%d %b %Y}: One-to-one – wants an office in Asti",),
    )


SHEETS: dict[str, Printable] = {
    "room-line": room(Sheet.ROOM, Length.LINE),
    "room-short": room(Sheet.ROOM),
    "room-full": room(Sheet.ROOM, Length.FULL),
    "pocket": room(Sheet.POCKET),
    "notes": room(Sheet.NOTES),
    "pair": pair(),
}


def cells(png: bytes) -> NDArray[np.float64]:
    """A page in shades of grey, 0 to 255, the mean of each cell."""
    image = QImage.fromData(png).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    down, across = image.height() // CELL, image.width() // CELL
    pixels = rows[: down * CELL, : across * CELL].astype(float)
    return pixels.reshape(down, CELL, across, CELL).mean(axis=(1, 3))


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_looks_like_the_one_approved(name: str) -> None:
    made = pages.pages(SHEETS[name], dpi=DPI)[0]
    if os.environ.get("NETDESK_APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        (APPROVED / f"{name}.png").write_bytes(made)
    now, approved = cells(made), cells((APPROVED / f"{name}.png").read_bytes())
    assert now.shape == approved.shape
    worst = float(np.abs(now - approved).max())
    assert worst <= MOST_CHANGED, f"{name} looks different by {worst:.0f}: see the top of this file"


def test_a_line_that_moves_is_seen() -> None:
    changed = room(Sheet.ROOM, Length.FULL)
    one, other = (cells(pages.pages(sheet, dpi=DPI)[0]) for sheet in (room(Sheet.ROOM), changed))
    assert float(np.abs(one - other).max()) > MOST_CHANGED
