"""A card drawn: its content laid out by the typesetter in one of sixteen ways, with fonts and colours of its own."""

import io
import json
import random
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import segno
import typst
from numpy.typing import NDArray

from tests.benchmarks.cardphotos.content import Content, Said, content

Picture = NDArray[np.uint8]

ORDINARY = {
    "practice": ("stack", "icons", "halves", "split", "rule", "upright"),
    "unseen": ("stack", "corner", "middle", "band", "split", "icons", "footer", "upright", "rule", "halves"),
}
HARD = ("bigfirm", "titlefirst", "oneline", "labels", "spaced", "offices", "hairline")
FONTS = {
    "practice": ("Liberation Sans", "Open Sans", "PT Serif", "Roboto", "DejaVu Sans"),
    "unseen": (
        "Lato", "Carlito", "Caladea", "EB Garamond", "Cantarell", "Quicksand", "Linux Libertine O", "Linux Biolinum O",
        "PT Sans", "Karla", "Vollkorn", "Nimbus Sans", "Inter", "Tinos", "Roboto Condensed", "Noto Sans", "P052",
        "URW Gothic",
    ),
}  # fmt: skip
"""Debian's packages fonts-lato, -crosextra-carlito, -crosextra-caladea, -ebgaramond, -cantarell, -quicksand,
-linuxlibertine, -paratype, -karla, -vollkorn, -urw-base35, -croscore, -roboto-unhinted, -open-sans, -liberation and
-noto-core; what is missing is passed over."""
_THIN = {"practice": ("Open Sans", "Roboto"), "unseen": ("Lato", "Roboto", "Cantarell", "Karla")}
_LIGHT = [
    ("#ffffff", "#1c1c1c"),
    ("#fbf7ec", "#26201a"),
    ("#f4f6f8", "#14202c"),
    ("#fffdf7", "#222222"),
    ("#eef4ec", "#12261a"),
]
_DARK = [("#1b1d22", "#f0ece2"), ("#0f2d45", "#f2f6fa"), ("#3a1420", "#f6e8dc"), ("#173a2c", "#eef5ec")]
_COLOURS = ["#a3292f", "#0f6a8b", "#2f6b3c", "#b05e12", "#5a3a8c", "#1f3f7a", "#8a6d1f", "#00747a", "#333333"]
_OFFICES = {
    "it": ("Sede legale", "Filiale"),
    "pl": ("Centrala", "Oddział"),
    "en": ("Head office", "Branch"),
    "de": ("Zentrale", "Niederlassung"),
}
_FACE = Path(__file__).with_name("layouts.typ")
_OURS = str(Path(__file__).parents[3] / "resources" / "fonts")
_DPI = 480


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card's picture, 1606 pixels along its longer edge, and its lines as they stand on it."""

    picture: Picture
    lines: tuple[Said, ...]
    layout: str


def drawn(told: Content, pool: str, chance: random.Random, *, hard: bool, code: bytes = b"") -> Drawn:
    """A card laid out by chance, until its parts have room."""
    while True:
        with suppress(typst.TypstError):
            return _laid_out(told, pool, chance, hard=hard, code=code)


def _laid_out(told: Content, pool: str, chance: random.Random, *, hard: bool, code: bytes) -> Drawn:
    layout = chance.choice(HARD if hard else ORDINARY[pool])
    look = _look(layout, pool, chance, hard=hard)
    lines = tuple(_cased(one, look, chance) for one in told.lines)
    second = _second(told.locale, pool, chance) if layout == "offices" else ()
    data = {**look, **_parts(lines), "qr": _svg(code), "offices": _OFFICES[told.locale]}
    data["second"] = [_said(one) for one in second]
    picture = _page(data)
    labels = tuple(Said("", one, "label") for one in _OFFICES[told.locale]) if second else ()
    return Drawn(picture, (*lines, *second, *labels), layout)


def _look(layout: str, pool: str, chance: random.Random, *, hard: bool) -> dict[str, Any]:
    paper, ink = chance.choice(_DARK if chance.random() < (0.3 if hard else 0.12) else _LIGHT)
    colour = chance.choice(_COLOURS) if (paper, ink) in _LIGHT else chance.choice(["#e0b060", "#8fc7e8", "#f0d9c0"])
    thin = layout == "hairline"
    firm_first = layout == "bigfirm"
    return {
        "layout": "spaced" if thin else layout,
        "font": chance.choice(_known(_THIN[pool] if thin else FONTS[pool])),
        "weight": 300 if thin else 400,
        "name_weight": 300 if thin else chance.choice([400, 500, 700]),
        "org_weight": 300 if thin else chance.choice([400, 600, 700]),
        "size": chance.choice([5.6, 6.2, 6.6, 7]) if not hard else chance.choice([5.2, 5.8, 6.4]),
        "name_size": 9 if firm_first else chance.choice([10, 11, 12, 13]),
        "org_size": chance.choice([13, 14, 15]) if firm_first else chance.choice([7.5, 8.5, 9.5]),
        "title_size": chance.choice([6.5, 7, 7.5]),
        "tracking": chance.choice([1.2, 1.8]) if layout == "spaced" else 0.4 if thin else 0,
        "leading": chance.choice([0.5, 0.6, 0.7]), "pad": chance.choice([4, 5, 6]),
        "slant": chance.choice(["normal", "normal", "italic"]),
        "side": chance.choice(["left", "right", "center"]), "between": chance.choice([" | ", " – ", ", "]),
        "paper": paper, "ink": ink, "colour": colour, "soft": colour if chance.random() < 0.4 else ink,
        "logo": chance.choice(["disc", "ring", "leaf", "steps", "diamond", "peak", "none"]),
        "colon": chance.choice(["", ":", ":"]), "qr_size": chance.choice([14, 16, 18]),
        "capitals": layout == "spaced" or chance.random() < 0.3, "family_capitals": chance.random() < 0.1,
    }  # fmt: skip


def _cased(line: Said, look: dict[str, Any], chance: random.Random) -> Said:
    if line.field == "name" and look["capitals"]:
        return Said("", line.text.upper().replace("ẞ", "SS"), line.field)
    if line.field in ("org", "title") and look["layout"] == "spaced" and look["capitals"] and chance.random() < 0.5:
        return Said("", line.text.upper(), line.field)
    return line


def _parts(lines: tuple[Said, ...]) -> dict[str, Any]:
    single = {
        field: "".join(one.text for one in lines if one.field == field)
        for field in ("name", "title", "org", "dept", "tagline")
    }
    return {**single, "contacts": [_said(one) for one in lines if one.field not in single]}


def _second(locale: str, pool: str, chance: random.Random) -> tuple[Said, ...]:
    other = content(pool, locale, chance)
    return tuple(one for one in other.lines if one.field == "address")


def _said(line: Said) -> dict[str, str]:
    return {"label": line.label, "text": line.text, "field": line.field}


def _svg(code: bytes) -> str:
    if not code:
        return ""
    out = io.BytesIO()
    segno.make_qr(code, error="m", boost_error=False).save(
        out, kind="svg", border=3, xmldecl=False, light="#fff", svgclass=None
    )
    return out.getvalue().decode()


@cache
def _typesetter() -> typst.Compiler:
    return typst.Compiler(root=_FACE.parent, font_paths=[_OURS])


def _page(card: dict[str, Any]) -> Picture:
    """TypstError when the parts of the card would lie over one another."""
    told = json.dumps(json.dumps(card, ensure_ascii=False), ensure_ascii=False)
    page = _typesetter().compile(
        f"#let d = json(bytes({told}))\n".encode() + _FACE.read_bytes(), format="png", ppi=_DPI
    )
    return cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_COLOR)  # type: ignore[return-value]


@cache
def _known(fonts: tuple[str, ...]) -> list[str]:
    """Those that are here."""
    here = set(typst.Fonts(font_paths=[_OURS]).families())
    return [one for one in fonts if one in here] or ["Inter"]
