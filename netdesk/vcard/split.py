"""Where the cards of a file begin and end, found on bytes in one pass, whatever stands around or inside them."""

import codecs
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(rb":[ \t]*[Vv][Cc][Aa][Rr][Dd]")
_BEFORE = re.compile(rb"(?:\A|[\r\n])((?:\xef\xbb\xbf)*([ \t]*)(?:[A-Z0-9-]+\.)?(BEGIN|END)[ \t]*)\Z", re.IGNORECASE)
_AFTER = re.compile(rb"([ \t]*)(?=[\r\n\x1a\x00]|\Z|\xef\xbb\xbf|BEGIN[ \t]*:)", re.IGNORECASE)
_ABOUT_SOMEBODY = re.compile(rb"(?:\A|[\r\n])(?:\xef\xbb\xbf)?[ \t]*(?:[A-Za-z0-9-]+\.)?(?:N|FN|TEL|EMAIL|ADR|ORG)[;:]")
_ENDING = re.compile(rb"[\r\n][ \t]*(?:[A-Z0-9-]+\.)?END[ \t]*:[ \t]*VCARD[ \t]*(?=[\r\n\x1a\x00]|\Z)", re.IGNORECASE)
_BLANK = re.compile(rb"(?:[\s\x00\x1a]|\xef\xbb\xbf)*")
_LINE_END = 2
_REACH = 80
_BLOCK = 1 << 20
_BEGIN, _END = 1, 2


@dataclass(frozen=True, slots=True)
class Extent:
    """One card in a file: its BEGIN at `start`, its END up to `end`, and the pieces of text between that are its own
    (a card inside it is a card of its own). `blanks` says that lines end in a blank, `opened` and `closed` that BEGIN
    and END were there."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    closed: bool = True
    blanks: bool = False
    opened: bool = True

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
            return b"".join(_as_utf_8(data, encoding))
    return data


def _as_utf_8(data: bytes, encoding: str) -> Iterator[bytes]:
    """The text in blocks, so that other threads have their turns."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for start in range(0, len(data), _BLOCK):
        text = decoder.decode(data[start : start + _BLOCK], start + _BLOCK >= len(data))
        yield text.encode("utf-8", "replace")


class _Marks:
    """The BEGIN and END lines since the last card that is complete, as arrays: a million must not weigh more than the
    file."""

    def __init__(self, data: bytes) -> None:
        self.starts, self.ends, self.partner = array("q"), array("q"), array("q")
        self.kinds, self.blanks = bytearray(), bytearray()
        self._data = data
        self._last = 0
        self._open: list[tuple[int, bool]] = []

    @property
    def complete(self) -> bool:
        """Whether every card that began has ended."""
        return not self._open

    def clear(self) -> None:
        """Forget the marks of cards that are done."""
        del self.starts[:], self.ends[:], self.partner[:], self.kinds[:], self.blanks[:]

    def consider(self, colon: int, after: int) -> bool:
        """Take a BEGIN or END line whose colon is at `colon`; says whether it was one."""
        return self._usual(colon, after) or self._unusual(colon, after)

    def _usual(self, colon: int, after: int) -> bool:
        """The line as nearly all are written: in upper case, without a blank or a group."""
        if self._data[after : after + 1] not in (b"\r", b"\n"):
            return False
        if self._data[colon - 6 : colon] == b"\nBEGIN":
            self._add(_BEGIN, colon - 5, after)
        elif self._data[colon - 4 : colon] == b"\nEND":
            self._add(_END, colon - 3, after)
        else:
            return False
        return True

    def _unusual(self, colon: int, after: int) -> bool:
        trailing = _AFTER.match(self._data, after)
        reach = max(self._last, colon - _REACH)
        before = _BEFORE.search(self._data[reach:colon]) if trailing else None
        if before is None or trailing is None or (before.start(1) == 0 and reach != self._last):
            return False
        kind = _BEGIN if len(before[3]) == 5 else _END
        indented = bool(before[2])
        if indented and self._is_continuation(kind):
            return False
        self._add(kind, reach + before.start(1), trailing.end(), indented=indented, blank=bool(trailing[1]))
        return True

    def _is_continuation(self, kind: int) -> bool:
        return bool(self._open) if kind == _BEGIN else bool(self._open) and not self._open[-1][1]

    def _add(self, kind: int, start: int, end: int, *, indented: bool = False, blank: bool = False) -> None:
        index = len(self.starts)
        self._last = end
        self.starts.append(start)
        self.ends.append(end)
        self.partner.append(-1)
        self.kinds.append(kind)
        self.blanks.append(blank)
        if kind == _BEGIN:
            self._open.append((index, indented))
        elif self._open:
            opened, _ = self._open.pop()
            self.partner[opened] = index


def extents(data: bytes) -> Iterator[Extent]:
    """The cards of a file in the order of their BEGIN lines, each as soon as its END is found. A BEGIN without its END
    (told from a card inside a card by counting) ends where the next card begins, or with the file; text that says
    something about somebody outside of all cards is a card without its BEGIN."""
    position = 0
    for extent in _begun(data):
        if extent.start - position > _LINE_END:
            yield from _outside(data, position, extent.start)
        yield extent
        position = max(position, extent.end)
    yield from _outside(data, position, len(data))


def _outside(data: bytes, start: int, end: int) -> Iterator[Extent]:
    """The cards without a BEGIN in text around cards; greetings and lines of dashes are none."""
    if not _ABOUT_SOMEBODY.search(data, start, end):
        return
    for ending in _ENDING.finditer(data, start, end):
        yield from _without_begin(data, start, ending.start(), ending.end())
        start = ending.end()
    yield from _without_begin(data, start, end, end)


def _without_begin(data: bytes, start: int, text_end: int, end: int) -> Iterator[Extent]:
    if _ABOUT_SOMEBODY.search(data, start, text_end):
        blank = _BLANK.match(data, start, text_end)
        start = blank.end() if blank else start
        yield Extent(start, end, ((start, text_end),), opened=False)


def _begun(data: bytes) -> Iterator[Extent]:
    """The cards that have a BEGIN."""
    marks = _Marks(data)
    for match in _MARK.finditer(data):
        if marks.consider(match.start(), match.end()) and marks.complete:
            yield from _inside(marks, len(data))
            marks.clear()
    yield from _inside(marks, len(data))


def _inside(marks: _Marks, end: int) -> Iterator[Extent]:
    """The cards that begin with the marks; one that nothing else ends goes up to `end`."""
    for index, kind in enumerate(marks.kinds):
        if kind != _BEGIN:
            continue
        closing = marks.partner[index]
        blanks = bool(marks.blanks[index])
        if closing < 0:
            following = marks.starts[index + 1] if index + 1 < len(marks.starts) else end
            yield Extent(marks.starts[index], following, ((marks.ends[index], following),), False, blanks)
        else:
            pieces = tuple(_own_pieces(marks, index, closing))
            yield Extent(marks.starts[index], marks.ends[closing], pieces, blanks=blanks)


def _own_pieces(marks: _Marks, opening: int, closing: int) -> Iterator[tuple[int, int]]:
    position, inner = marks.ends[opening], opening + 1
    while inner < closing:
        yield position, marks.starts[inner]
        inner = marks.partner[inner]
        position = marks.ends[inner]
        inner += 1
    yield position, marks.starts[closing]
