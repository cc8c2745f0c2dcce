"""Pictures as the user gave them, made small and safe for a sheet: whatever cannot be shown is left out."""

import hashlib
import struct
import tempfile
from pathlib import Path

from netdesk.briefing.typeset import Unreadable, typeset

EDGE, LARGE_EDGE = 112, 192
"""Pixels of a picture's side, for 300 dots per inch: the face of 9 mm on the sheet for a room (about 20 KB), and that
of 14 to 16 mm on a card or a one-to-one sheet."""
_LIGHT = 24_000  # bytes of a JPEG that is small enough as it is
_MOST_PIXELS = 80_000_000
_MOST_REMEMBERED = 2_000
_FORMATS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_SQUARE = b"""
#set page(width: 72pt, height: 72pt, margin: 0pt, fill: white)
#image(sys.inputs.file, width: 100%, height: 100%, fit: "cover")
"""
_made: dict[tuple[bytes, int], bytes | None] = {}


def small(picture: bytes, edge: int = EDGE, *, checked: bool = True) -> bytes | None:
    """A picture made for paper, or None for what is no JPEG, PNG, GIF or WebP, or is damaged: its middle as a square
    PNG of `edge` pixels a side, or the JPEG as it is where that is smaller in bytes.

    Each picture is set alone on a page of its own, once, so that a damaged one spoils nothing but itself. Small JPEGs
    come back at once where they need not be `checked`: a page on which one is damaged cannot be set.
    """
    if not checked and len(picture) <= _LIGHT and ending(picture) == "jpg":
        return picture
    key = hashlib.sha256(picture).digest(), edge
    if key not in _made:
        if len(_made) >= _MOST_REMEMBERED:
            _made.clear()
        made = _square(picture, edge)
        smaller = made is not None and ending(picture) == "jpg" and len(picture) < len(made)
        _made[key] = picture if smaller else made
    return _made[key]


def can_be_shown(picture: bytes, *, checked: bool = True) -> bool:
    """Whether a picture can be set whole: a JPEG, PNG, GIF or WebP of a size that fits into memory, and, where it is to
    be `checked`, not a damaged one."""
    kind = ending(picture)
    if not kind or _pixels(picture, kind) > _MOST_PIXELS:
        return False
    return not checked or _square(picture, EDGE) is not None


def ending(picture: bytes) -> str:
    """The file ending of a picture by its first bytes; empty for what is none of the four kinds."""
    for start, name in _FORMATS:
        if picture.startswith(start):
            return name
    return "webp" if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP" else ""


def _square(picture: bytes, edge: int) -> bytes | None:
    kind = ending(picture)
    if not kind or _pixels(picture, kind) > _MOST_PIXELS:
        return None
    with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, f"picture.{kind}")
        file.write_bytes(picture)
        try:
            return typeset(_SQUARE, folder, {"file": f"/{file.name}"}, "png", edge)[0]
        except Unreadable:
            return None


def _pixels(picture: bytes, kind: str) -> int:
    """How many pixels a picture says it has, before anything is unpacked; 0 where it does not say."""
    try:
        if kind == "png":
            width, height = struct.unpack_from(">II", picture, 16)
        elif kind == "gif":
            width, height = struct.unpack_from("<HH", picture, 6)
        elif kind == "jpg":
            height, width = _jpeg_size(picture)
        else:
            width, height = _webp_size(picture)
    except struct.error:
        return 0
    return int(width) * int(height)


def _jpeg_size(picture: bytes) -> tuple[int, int]:
    place = 2
    while True:
        marker, length = struct.unpack_from(">HH", picture, place)
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack_from(">HH", picture, place + 5)
            return height, width
        place += 2 + length


def _webp_size(picture: bytes) -> tuple[int, int]:
    if picture[12:16] == b"VP8X":
        low_w, high_w, low_h, high_h = struct.unpack_from("<HBHB", picture, 24)
        return (high_w << 16 | low_w) + 1, (high_h << 16 | low_h) + 1
    if picture[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", picture, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", picture, 26)
    return width & 0x3FFF, height & 0x3FFF
