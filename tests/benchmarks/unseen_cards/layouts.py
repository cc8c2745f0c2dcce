"""Where things stand on a card: twelve ways of ordinary ones, and what makes a card awkward."""

from dataclasses import dataclass

WIDE, HIGH = 1700, 1100  # pixels: 85 by 55 mm, 20 to the millimetre


@dataclass(frozen=True, slots=True)
class Spot:
    """A column of blocks from a point, in shares of width and height. `align`: l, m or r of the point; `up`: the column
    ends there instead of beginning; `room`: how much of the width it may take; `scale` of its letters; `joined`: its
    lines run on in one, with this between; `ink`: dark, accent, or light on a coloured ground."""

    blocks: tuple[str, ...]
    x: float
    y: float
    align: str = "l"
    up: bool = False
    room: float = 0.86
    scale: float = 1.0
    joined: str = ""
    ink: str = "dark"


@dataclass(frozen=True, slots=True)
class Layout:
    """The spots of a card; its coloured part (left, top, right, bottom in shares), a line across, a mark; upright."""

    name: str
    spots: tuple[Spot, ...]
    ground: tuple[float, float, float, float] | None = None
    rule: tuple[float, float, float, float] | None = None
    mark: tuple[float, float] | None = None
    upright: bool = False


_WHO, _REACH = ("name", "title", "dept"), ("phones", "web")
_FIRM = ("org", "tagline")
LAYOUTS = (
    Layout(
        "ladder",
        (Spot(_FIRM, 0.07, 0.09), Spot(_WHO, 0.07, 0.36), Spot((*_REACH, "address"), 0.07, 0.93, up=True, scale=0.92)),
    ),
    Layout(
        "axis",
        (Spot(_WHO, 0.5, 0.12, "m"), Spot((*_FIRM, "address", *_REACH), 0.5, 0.92, "m", up=True, scale=0.9)),
        rule=(0.3, 0.4, 0.7, 0.4),
    ),
    Layout(
        "halves",
        (
            Spot(_FIRM, 0.06, 0.45, room=0.36),
            Spot((*_WHO, "gap", *_REACH, "address"), 0.49, 0.13, room=0.46, scale=0.9),
        ),
        rule=(0.45, 0.12, 0.45, 0.88),
        mark=(0.06, 0.2),
    ),
    Layout(
        "diagonal",
        (
            Spot(_FIRM, 0.94, 0.08, "r", room=0.6),
            Spot(_WHO, 0.06, 0.34),
            Spot((*_REACH, "address"), 0.94, 0.93, "r", up=True, scale=0.9),
        ),
        mark=(0.06, 0.08),
    ),
    Layout(
        "header",
        (
            Spot(_FIRM, 0.06, 0.08, ink="light"),
            Spot(_WHO, 0.06, 0.37),
            Spot((*_REACH, "address"), 0.06, 0.95, up=True, scale=0.88),
        ),
        ground=(0, 0, 1, 0.3),
    ),
    Layout(
        "footer pair",
        (
            Spot(_FIRM, 0.5, 0.07, "m"),
            Spot(_WHO, 0.5, 0.31, "m"),
            Spot(("address",), 0.06, 0.92, up=True, room=0.4, scale=0.88),
            Spot(_REACH, 0.94, 0.92, "r", up=True, room=0.46, scale=0.88),
        ),
    ),
    Layout(
        "side",
        (
            Spot(("phones", "web", "gap", "address"), 0.04, 0.16, room=0.4, scale=0.85, ink="light"),
            Spot(_WHO, 0.5, 0.2, room=0.46),
            Spot(_FIRM, 0.95, 0.9, "r", up=True, room=0.46),
        ),
        ground=(0, 0, 0.46, 1),
    ),
    Layout(
        "tower",
        (Spot(_FIRM, 0.5, 0.08, "m"), Spot(_WHO, 0.5, 0.32, "m"), Spot((*_REACH, "address"), 0.5, 0.94, "m", up=True)),
        upright=True,
    ),
    Layout(
        "ribbon",
        (
            Spot(_WHO, 0.07, 0.12),
            Spot(_FIRM, 0.07, 0.5, room=0.7),
            Spot(("address",), 0.07, 0.84, up=True, joined="  ·  ", scale=0.8),
            Spot(_REACH, 0.07, 0.93, up=True, joined="   |   ", scale=0.74),
        ),
        rule=(0.07, 0.76, 0.93, 0.76),
    ),
    Layout(
        "right",
        (
            Spot(_FIRM, 0.94, 0.08, "r"),
            Spot(_WHO, 0.94, 0.3, "r"),
            Spot(("phones", "web", "address"), 0.94, 0.93, "r", up=True, scale=0.9),
        ),
        mark=(0.06, 0.1),
    ),
    Layout(
        "firm below",
        (
            Spot(_WHO, 0.07, 0.1),
            Spot(_REACH, 0.07, 0.42, scale=0.9),
            Spot(("address", "gap", *_FIRM), 0.07, 0.94, up=True, scale=0.95),
        ),
    ),
    Layout(
        "strip",
        (
            Spot(_FIRM, 0.08, 0.1),
            Spot(_WHO, 0.08, 0.28),
            Spot(_REACH, 0.08, 0.64, room=0.8),
            Spot(("address",), 0.08, 0.95, up=True, ink="light", scale=0.9, room=0.84),
        ),
        ground=(0, 0.8, 1, 1),
        upright=True,
    ),
)
AWKWARD = ("loud firm", "title first", "one line", "label column", "spaced", "two offices", "thin", "webcam")
