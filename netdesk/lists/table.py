"""Bytes of a list to its rows: charset, delimiter and header found, or as the user says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, plural
from netdesk.lists import headers, looks
from netdesk.lists.cells import Cut, cut
from netdesk.lists.text import Text, read_text

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64_000
_LOOKED_AT = 100
_PREAMBLE = 20
_WIDEST = 500
_PROSE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `index` counts rows from 1, `line` is where it starts in the file, `raw` its exact text.

    Blank rows are left out. Cells may be fewer or more than the header has.
    """

    index: int
    line: int
    cells: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read. `problems` are sentences about the file as a whole."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    charset: str
    delimiter: str
    problems: tuple[str, ...] = ()


def read_table(data: bytes, *, charset: str | None = None, delimiter: str | None = None) -> Table:
    """The rows of a CSV file. What is not chosen is found out; NetdeskError when the file is no list of people."""
    content = read_text(data, charset)
    said, skipped, text = _said_delimiter(content.text)
    sign = delimiter or said or _delimiter(text[:_SAMPLE])
    if len(sign) != 1 or sign in '"\n':
        raise NetdeskError(_("Cells cannot be parted by “{sign}”.").format(sign=sign))
    cuts = list(cut(text, sign))
    if not cuts:
        raise NetdeskError(_("There is nothing in the rows of this list."))
    _refuse_prose(cuts)
    place = _header_place(cuts)
    header = _header(cuts, place)
    if len(header) > _WIDEST:
        raise NetdeskError(_("This file has more columns than a list of people can have."))
    rows = tuple(
        Row(index, one.line + skipped, one.cells, one.raw)
        for index, one in enumerate(cuts[0 if place is None else place + 1 :], start=1)
    )
    return Table(header, rows, content.charset, sign, tuple(_problems(content, cuts, place, skipped)))


def _said_delimiter(text: str) -> tuple[str, int, str]:
    """The delimiter that Excel's `sep=` line says, how many lines say it, and the text after them."""
    first, _end, rest = text.partition("\n")
    said = first.strip(' "')
    if said[:4].lower() == "sep=" and len(said) == 5:
        return said[4], 1, rest
    return "", 0, text


def _delimiter(sample: str) -> str:
    """The delimiter that cuts a sample into rows of one width, best where known column names come out."""
    return max(DELIMITERS, key=lambda sign: _evenness(list(islice(cut(sample, sign), _LOOKED_AT))))


def _evenness(cuts: Sequence[Cut]) -> float:
    """How much rows look like a table: from 0 for single cells to 1, and more where the columns are known."""
    widths = Counter(len(one.cells) for one in cuts if len(one.cells) > 1)
    width, times = max(widths.items(), key=lambda item: item[1], default=(1, 0))
    known = max((_known_names(one.cells) for one in cuts[:_PREAMBLE]), default=0)
    return times / max(1, len(cuts)) * (1 - 1 / width) + (known if known > 1 else 0)


def _known_names(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells[:_WIDEST] if len(cell) < 60 and headers.is_known(cell))


def _refuse_prose(cuts: Sequence[Cut]) -> None:
    """A text of long lines without cells is a letter or a book."""
    some = cuts[:_LOOKED_AT]
    long = sum(1 for one in some if len(one.cells) == 1 and len(one.raw) > _PROSE)
    if long * 2 > len(some):
        raise NetdeskError(_("This file is no list: it has no rows of cells."))


def _header_place(cuts: Sequence[Cut]) -> int | None:
    """Which row names the columns: the one among the first with most known names, or one that looks unlike the rows
    below it; none where all rows look like people."""
    some = cuts[:_PREAMBLE]
    best = max(range(len(some)), key=lambda place: _known_names(some[place].cells))
    if known := _known_names(some[best].cells):
        words = [cell for cell in some[best].cells if cell.strip()]
        if (known > 1 or best == 0) and known * 4 >= len(words) and not any(looks.is_value(word) for word in words):
            return best
    return 0 if len(cuts) > 1 and _looks_like_header(cuts[0].cells, cuts[1:_LOOKED_AT]) else None


def _looks_like_header(first: Sequence[str], below: Sequence[Cut]) -> bool:
    """Whether a row of distinct words stands above columns of numbers, addresses or dates."""
    words = [cell.strip() for cell in first]
    if not all(words) or len(set(words)) < len(words) or any(looks.is_value(word) for word in words):
        return False
    columns = [
        [one.cells[at] for one in below if at < len(one.cells) and one.cells[at].strip()] for at in range(len(words))
    ]
    return any(cells and sum(looks.is_value(cell) for cell in cells) * 2 > len(cells) for cells in columns)


def _header(cuts: Sequence[Cut], place: int | None) -> tuple[str, ...]:
    """The names of the columns; those without a name are counted."""
    if place is not None:
        names = [" ".join(cell.split()) for cell in cuts[place].cells]
    else:
        width = max((len(one.cells) for one in cuts), default=0)
        names = [""] * min(width, _WIDEST + 1)
    return tuple(name or headers.counted(at) for at, name in enumerate(names, start=1))


def _problems(content: Text, cuts: Sequence[Cut], place: int | None, skipped: int) -> Iterator[str]:
    yield from content.problems
    if place:
        yield plural(
            "{n} line before the names of the columns was left out.",
            "{n} lines before the names of the columns were left out.",
            place,
        )
    for one in cuts:
        if one.open_quote:
            yield _("A quote in line {n} is not closed as it should be; it was read as a letter.").format(
                n=one.line + skipped
            )
            break
