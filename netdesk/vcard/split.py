"""Where the cards of a file begin and end, found on bytes in one pass, whatever stands around or inside them."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(rb":[ \t]*[Vv][Cc][Aa][Rr][Dd]")
_BEFORE = re.compile(rb"(?:\A|[\r\n])((?:\xef\xbb\xbf)*([ \t]*)(?:[A-Z0-9-]+\.)?(BEGIN|END)[ \t]*)\Z", re.IGNORECASE)
_AFTER = re.compile(rb"([ \t]*)(?=[\r\n\x1a\x00]|\Z|\xef\xbb\xbf|BEGIN[ \t]*:)", re.IGNORECASE)
_REACH = 80
_BEGIN, _END, _IGNORED = 1, 2, 0


@dataclass(frozen=True, slots=True)
class Extent:
    """One card in a file: its BEGIN at `start`, its END up to `end`, and the pieces of text between that are its own
    (a card inside it is a card of its own). `blanks` says that lines end in a blank, `closed` that END was there."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    closed: bool
    blanks: bool

    def raw(self, data: bytes) -> bytes:
        """The exact text of the card, without the cards inside it."""
        if len(self.pieces) == 1:
            return data[self.start : self.end]
        first, *others = self.pieces
        middle = b"".join(data[begin:end] for begin, end in others)
        return data[self.start : first[1]] + middle + data[self.pieces[-1][1] : self.end]


def as_ascii_compatible(data: bytes) -> bytes:
    """UTF-16 and UTF-32 text (with a BOM, or told by its zeros) as UTF-8; everything else as it is."""
    head = data[:65536].upper()
    for encoding, bom, begin in (
        ("utf-32-le", b"\xff\xfe\x00\x00", None),
        ("utf-32-be", b"\x00\x00\xfe\xff", None),
        ("utf-16-le", b"\xff\xfe", "BEGIN".encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff", "BEGIN".encode("utf-16-be")),
    ):
        found = head.find(begin) if begin else -1
        if data.startswith(bom) or (found >= 0 and found % 2 == 0):
            return data.decode(encoding, "replace").encode("utf-8", "replace")
    return data


class _Marks:
    """The BEGIN and END lines of a file as arrays: a million of them must not weigh more than the file."""

    def __init__(self, data: bytes) -> None:
        self.starts, self.ends, self.partner = array("q"), array("q"), array("q")
        self.kinds, self.blanks = bytearray(), bytearray()
        self._open: list[tuple[int, bool]] = []
        for match in _MARK.finditer(data):
            self._consider(data, match.start(), match.end())

    def _consider(self, data: bytes, colon: int, after: int) -> None:
        trailing = _AFTER.match(data, after)
        last = self.ends[-1] if self.ends else 0
        reach = max(last, colon - _REACH)
        before = _BEFORE.search(data[reach:colon]) if trailing else None
        if before is None or trailing is None or (before.start(1) == 0 and reach != last):
            return
        kind = _BEGIN if len(before[3]) == 5 else _END
        indented = bool(before[2])
        if indented and self._is_continuation(kind):
            return
        self._add(kind, reach + before.start(1), trailing.end(), indented)
        self.blanks.append(bool(trailing[1]))

    def _is_continuation(self, kind: int) -> bool:
        return bool(self._open) if kind == _BEGIN else bool(self._open) and not self._open[-1][1]

    def _add(self, kind: int, start: int, end: int, indented: bool) -> None:
        index = len(self.starts)
        self.starts.append(start)
        self.ends.append(end)
        self.partner.append(-1)
        if kind == _BEGIN:
            self._open.append((index, indented))
        elif self._open:
            opened, _ = self._open.pop()
            self.partner[opened] = index
        else:
            kind = _IGNORED
        self.kinds.append(kind)


def extents(data: bytes) -> Iterator[Extent]:
    """The cards of a file in the order of their BEGIN lines. A BEGIN without its END (told from a card inside a card
    by counting) ends where the next card begins, or with the file."""
    marks = _Marks(data)
    for index, kind in enumerate(marks.kinds):
        if kind != _BEGIN:
            continue
        closing = marks.partner[index]
        if closing < 0:
            following = marks.starts[index + 1] if index + 1 < len(marks.starts) else len(data)
            pieces: tuple[tuple[int, int], ...] = ((marks.ends[index], following),)
            yield Extent(marks.starts[index], following, pieces, False, bool(marks.blanks[index]))
        else:
            pieces = tuple(_own_pieces(marks, index, closing))
            yield Extent(marks.starts[index], marks.ends[closing], pieces, True, bool(marks.blanks[index]))


def _own_pieces(marks: _Marks, opening: int, closing: int) -> Iterator[tuple[int, int]]:
    position, inner = marks.ends[opening], opening + 1
    while inner < closing:
        yield position, marks.starts[inner]
        inner = marks.partner[inner]
        position = marks.ends[inner]
        inner += 1
    yield position, marks.starts[closing]
