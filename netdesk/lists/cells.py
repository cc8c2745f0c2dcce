"""Text to rows of cells, in one pass: quoted cells may hold delimiters, quotes and line breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_QUOTED = r'[ \t]*+"([^"]*+(?:""[^"]*+)*+)"[ ]*+(?=%s|\n|\Z)'


@dataclass(frozen=True, slots=True)
class Cut:
    """A row as it stood: its line in the file (from 1), its cells, its exact text, and whether a quote stayed open."""

    line: int
    cells: tuple[str, ...]
    raw: str
    open_quote: bool = False


def cut(text: str, delimiter: str) -> Iterator[Cut]:
    """The rows of a text with `\\n` line ends; lines without anything are left out.

    A quote that is not closed before a delimiter or a line's end is a letter like any other, so that one stray
    quote cannot swallow the rest of a file.
    """
    at, line = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        whole = text[at:end]
        if '"' in whole:
            cells, end, open_quote = _quoted_row(text, at, delimiter)
            raw = text[at:end]
        else:
            cells, raw, open_quote = whole.split(delimiter), whole, False
        if any(cell and not cell.isspace() for cell in cells):
            yield Cut(line, tuple(cells), raw, open_quote)
        line += raw.count("\n") + 1
        at = end + 1


def _quoted_row(text: str, at: int, delimiter: str) -> tuple[list[str], int, bool]:
    """The cells of the row that starts at a place, where it ends, and whether a quote stayed open."""
    quoted, plain = _patterns(delimiter)
    cells: list[str] = []
    open_quote = False
    while True:
        if found := quoted.match(text, at):
            cells.append(found[1].replace('""', '"'))
        else:
            found = plain.match(text, at)
            assert found, "it matches nothing too"
            cells.append(found[0])
            open_quote = open_quote or found[0].lstrip(" \t").startswith('"')
        at = found.end()
        if at >= len(text) or text[at] == "\n":
            return cells, at, open_quote
        at += 1


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cell in quotes, and one without; a tab before a quote is no blank where tabs part the cells."""
    sign = re.escape(delimiter)
    quoted = _QUOTED.replace(r"[ \t]", "[ ]") if delimiter == "\t" else _QUOTED
    return re.compile(quoted % sign), re.compile(rf"[^{sign}\n]*+")
