"""Which letters the fonts beside the program have, so that what cannot be printed is said and not found on paper."""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from netdesk import paths

_INVISIBLE = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me")


def without_font(texts: Iterable[str]) -> str:
    """The letters for which no font is there, each once, in the order of their numbers."""
    letters = {letter for text in texts for letter in text if letter > "\x7f"}
    known = _covered()
    missing = (letter for letter in letters if ord(letter) not in known)
    return "".join(sorted(letter for letter in missing if unicodedata.category(letter) not in _INVISIBLE))


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    files = sorted(paths.resource("fonts").glob("*.ttf"))
    return frozenset(point for file in files if "-Bold" not in file.name for point in _letters(file))


def _letters(file: Path) -> Iterator[int]:
    """The code points of a font, from its `cmap` table (OpenType 1.9, formats 4 and 12)."""
    with file.open("rb") as data:
        head = data.read(12)
        tables = data.read(16 * struct.unpack_from(">H", head, 4)[0])
        for at in range(0, len(tables), 16):
            if tables[at : at + 4] == b"cmap":
                offset, length = struct.unpack_from(">II", tables, at + 8)
                data.seek(offset)
                yield from _of_table(data.read(length))


def _of_table(table: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", table, 2)
    for offset in {struct.unpack_from(">I", table, 8 + 8 * number)[0] for number in range(count)}:
        (kind,) = struct.unpack_from(">H", table, offset)
        if kind == 4:
            yield from _format_4(table, offset)
        elif kind == 12:
            yield from _format_12(table, offset)


def _format_4(table: bytes, offset: int) -> Iterator[int]:
    double = struct.unpack_from(">H", table, offset + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", table, offset + 14)
    starts = struct.unpack_from(f">{double // 2}H", table, offset + 16 + double)
    for start, end in zip(starts, ends, strict=True):
        if start != 0xFFFF:
            yield from range(start, end + 1)


def _format_12(table: bytes, offset: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", table, offset + 12)
    for number in range(groups):
        start, end = struct.unpack_from(">II", table, offset + 16 + 12 * number)
        yield from range(start, end + 1)
