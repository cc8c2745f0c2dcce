"""Bytes of a file to its cards, one at a time, without ever losing one: whatever the bytes are, nothing is raised."""

from collections.abc import Callable, Iterator

from netdesk.i18n import _
from netdesk.vcard.card import CardProperty, Problem, RawCard
from netdesk.vcard.decode import Decoder, Fallback
from netdesk.vcard.heads import Heads
from netdesk.vcard.lines import Line, line_numbers, logical_lines, normalised
from netdesk.vcard.split import Extent, as_ascii_compatible, extents

Known = Callable[[bytes], bool]
"""Whether a card's exact text came in before."""

_ABOUT_THE_FILE = frozenset(("VERSION", "PRODID", "REV", "PROFILE", "BEGIN", "END", "X-GENERATOR", "CLASS"))


def read(data: bytes, *, fallback: str | None = None, known: Known = lambda raw: False) -> Iterator[RawCard]:
    """The cards of a file in their order.

    `fallback` is the charset the user chose for text that declares none and is no UTF-8; without it, it is found
    from all such text of the file, with the code page of the user's language as the first candidate. A card whose text
    is `known` comes without its properties: reading it again would take most of the time.
    """
    data = as_ascii_compatible(data)
    file = _File(data, fallback)
    index = 0
    for index, extent in enumerate(extents(data), start=1):
        yield file.card(index, extent, known)
    if index == 0:
        yield RawCard(1, 1, data, error=_("There is no card in this file."))


class _File:
    """What the cards of one file share: the heads seen, the fallback charset, and how many lines went by."""

    def __init__(self, data: bytes, fallback: str | None) -> None:
        self._data = data
        self._fallback = Fallback(data, fallback)
        self._heads = Heads()
        self._line_end = b"\n" if b"\n" in data else b"\r"
        self._nothing = _("Nothing in it could be read.")
        self._counted = 0
        self._lines = 0

    def card(self, index: int, extent: Extent, known: Known) -> RawCard:
        """The card in an extent; extents come in the order of their starts."""
        self._lines += self._data.count(self._line_end, self._counted, extent.start)
        self._counted = extent.start
        if known(raw := extent.raw(self._data)):
            return RawCard(index, self._lines + 1, raw)
        if not any(self._data[start:end].strip() for start, end in extent.pieces):
            return RawCard(index, self._lines + 1, raw, error=self._nothing)
        reading = _Card(self._lines + 1, extent, raw, self._data, self._heads)
        return reading.read(index, self._fallback)


class _Card:
    """One card being read."""

    def __init__(self, first_line: int, extent: Extent, raw: bytes, data: bytes, heads: Heads) -> None:
        self._first_line = first_line
        self._extent = extent
        self._raw = raw
        self._text = normalised(b"".join(data[start:end] for start, end in extent.pieces))
        self._heads = heads
        self._numbers: list[int] | None = None
        self._problems: list[Problem] = []

    def read(self, index: int, fallback: Fallback) -> RawCard:
        lines = logical_lines(self._text, self._heads, trailing_blanks=self._extent.blanks)
        version = _version(lines)
        decoder = Decoder(fallback, old=version.startswith("2"))
        properties = tuple(self._properties(lines, decoder))
        if not self._extent.opened:
            self._report(None, _("The beginning of this card is missing."))
        if not self._extent.closed:
            self._report(None, _("The end of this card is missing."))
        error = "" if any(_says_something(prop) for prop in properties) else _("Nothing in it could be read.")
        return RawCard(
            index,
            self._first_line,
            self._raw,
            version,
            properties,
            tuple(self._problems),
            error,
            decoder.charset_used,
        )

    def _properties(self, lines: list[Line], decoder: Decoder) -> Iterator[CardProperty]:
        for line in lines:
            if line.head.name == "VERSION":
                continue
            if line.stray:
                self._report(line, _("A line that belongs to no property was put into the note."))
            if line.head.name == "AGENT" and len(self._extent.pieces) > 1 and not line.value.strip():
                self._report(line, _("The card inside this card was read as a person of its own."))
                continue
            yield decoder.property(line, self._report)

    def _report(self, line: Line | None, text: str) -> None:
        """Note a problem at a line, or with the card as a whole. In a card with cards inside it only the card's own
        line is known."""
        unfolded = line.number if line else 0
        if self._numbers is None:
            self._numbers = line_numbers(self._text) if len(self._extent.pieces) == 1 else []
        offset = self._numbers[unfolded] if unfolded < len(self._numbers) else 0
        self._problems.append(Problem(self._first_line + offset, text))


def _version(lines: list[Line]) -> str:
    """The version a card declares; else 2.1 where only that can be meant, and 3.0."""
    for line in lines:
        if line.head.name == "VERSION":
            return line.value.strip().decode("ascii", "replace")
    old = any(line.head.bare or line.head.encoding == "Q" for line in lines)
    return "2.1" if old else "3.0"


def _says_something(prop: CardProperty) -> bool:
    return prop.name not in _ABOUT_THE_FILE and not prop.is_empty
