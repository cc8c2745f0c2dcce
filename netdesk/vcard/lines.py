"""The text of a card as its properties: unfolded on bytes, soft breaks joined, stray lines given to their owner."""

from dataclasses import dataclass, field

from netdesk.vcard.heads import Head, Heads, names

_ONE_LINE = names(
    "N FN TEL EMAIL URL BDAY VERSION REV UID PRODID TZ GEO GENDER KIND CATEGORIES NICKNAME IMPP ANNIVERSARY PROFILE "
    "PHOTO LOGO MEMBER CLASS LANG X-ABLABEL X-ABDATE X-ABADR X-ABUID X-ABSHOWAS X-SOCIALPROFILE X-ABRELATEDNAMES "
    "X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-SKYPE X-JABBER X-ICQ X-AIM X-MSN X-YAHOO"
)
STRAY = Head("NOTE")


@dataclass(slots=True)
class Line:
    """One property: its head, its value in pieces that belong together, and the number of its physical line."""

    head: Head
    pieces: list[bytes]
    number: int
    stray: bool = field(default=False)

    @property
    def value(self) -> bytes:
        """The value in one piece."""
        return self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)


def normalised(text: bytes) -> bytes:
    """The text with `\\n` for whatever ends its lines, doubled carriage returns included."""
    if b"\r" not in text:
        return text
    return text.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def line_numbers(text: bytes) -> list[int]:
    """For each line after unfolding, how many physical lines stand before it (`text` is normalised)."""
    physical = text.split(b"\n")
    return [number for number, line in enumerate(physical) if number == 0 or line[:1] not in (b" ", b"\t")]


def logical_lines(text: bytes, heads: Heads, *, trailing_blanks: bool = False) -> list[Line]:
    """The properties of a card's normalised text; `trailing_blanks` takes off the blank each line ends with."""
    physical = _unfolded(text, heads)
    if trailing_blanks:
        physical = [line.rstrip(b" \t") for line in physical]
    reading = _Reading(physical, heads)
    reading.run()
    return reading.lines


def _unfolded(text: bytes, heads: Heads) -> list[bytes]:
    if (b"=\n " in text or b"=\n\t" in text) and b"QUOTED" in text.upper():
        return _unfolded_but_soft_breaks(text, heads)
    return text.replace(b"\n ", b"").replace(b"\n\t", b"").split(b"\n")


def _unfolded_but_soft_breaks(text: bytes, heads: Heads) -> list[bytes]:
    """Unfolded where a blank after a quoted-printable soft break is text, not folding."""
    result: list[list[bytes]] = []
    quoted = False
    for line in text.split(b"\n"):
        soft = quoted and bool(result) and result[-1][-1].endswith(b"=")
        if soft or line[:1] not in (b" ", b"\t") or not result:
            result.append([line])
            found = None if soft else heads.split(line)
            quoted = soft or (found is not None and found[0].encoding == "Q")
        else:
            result[-1].append(line[1:])
    return [b"".join(pieces) for pieces in result]


class _Reading:
    """One pass over the unfolded lines of a card."""

    def __init__(self, physical: list[bytes], heads: Heads) -> None:
        self.lines: list[Line] = []
        self._physical = physical
        self._heads = heads
        self._at = 0
        self._blank = 0

    def run(self) -> None:
        physical, simple, found_lines = self._physical, self._heads.simple, self.lines
        while self._at < len(physical):
            number = self._at
            line = physical[number]
            self._at = number + 1
            text, colon, value = line.partition(b":")
            if colon and text in simple:  # nearly all lines
                found_lines.append(Line(simple[text], [value], number))
                self._blank = 0
                continue
            if not line or line.isspace():
                self._blank += 1
                continue
            if b":" not in line and line.endswith(b"=") and b"X-CUSTOM(" in line.upper():
                line = b"".join(self._soft_broken(line))
            found = self._heads.split(line)
            if found is None or (found[0].doubtful and self._is_text(line, *found)):
                self._belongs_to_last(line, number)
            else:
                self._property(*found, number)
            self._blank = 0

    def _property(self, head: Head, value: bytes, number: int) -> None:
        pieces = [value]
        if head.encoding == "Q":
            pieces = self._soft_broken(value)
        elif head.encoding == "B":
            self._base64_lines(pieces)
        self.lines.append(Line(head, pieces, number))

    def _soft_broken(self, value: bytes) -> list[bytes]:
        pieces = []
        while value.endswith(b"="):
            pieces.append(value[:-1])
            if self._at >= len(self._physical) or not self._physical[self._at]:
                return pieces
            value = self._physical[self._at]
            self._at += 1
        pieces.append(value)
        return pieces

    def _base64_lines(self, pieces: list[bytes]) -> None:
        while self._at < len(self._physical) and b":" not in self._physical[self._at]:
            pieces.append(self._physical[self._at])
            self._at += 1

    def _is_text(self, line: bytes, head: Head, value: bytes) -> bool:
        """Whether a line with an unknown name is rather a sentence or an address that has a colon."""
        if value[:2] == b"//":
            return True
        shouting = line[: len(line) - len(value) - 1].isupper()
        return value[:1] in (b" ", b"") and (not shouting or self._last_is_text())

    def _last_is_text(self) -> bool:
        return bool(self.lines) and self.lines[-1].head.name in ("NOTE", "LABEL")

    def _belongs_to_last(self, line: bytes, number: int) -> None:
        last = self.lines[-1] if self.lines else None
        if last is None or last.head.name in _ONE_LINE or last.head.encoding == "B":
            self.lines.append(Line(STRAY, [line], number, stray=True))
            return
        if last.head.name == "ADR" and last.pieces[-1].endswith(b"\\"):
            last.pieces[-1] = last.pieces[-1][:-1]
        last.pieces += [b"\n" * (self._blank + 1), line]
