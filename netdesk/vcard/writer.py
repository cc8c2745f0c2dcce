"""People as vCards: 3.0, which every phone reads, through vobject's model filled by hand, and 4.0 by RFC 6350."""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from netdesk.domain.person import Person
from netdesk.vcard.compose import CardLine, Version, card_lines
from netdesk.vcard.heads import safe_name
from netdesk.vcard.rules import allowed

_WIDTH = 75
_UNFOLDED = 1 << 40
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


def write(people: Iterable[tuple[Person, bytes | None]], version: Version) -> Iterator[bytes]:
    """Each person with the bytes of their picture as one card: UTF-8, CRLF, folded at 75 bytes."""
    serialised = _serialised_by_vobject if version == "3.0" else _serialised
    for person, picture in people:
        lines: Iterable[CardLine] = card_lines(person, picture, version)
        lines = lines if version == "3.0" else allowed(lines)
        yield b"".join(folded(line) for line in serialised([_safe(line) for line in lines]))


def _safe(line: CardLine) -> CardLine:
    """The line with everything escaped or taken out that would break it apart."""
    params = [(safe_name(key), _CONTROLS.sub(_control, value.translate(_CARETS))) for key, value in line.params]
    params.sort(key=lambda param: param[0])
    return CardLine(safe_name(line.name), _CONTROLS.sub(_control, line.value), tuple(params), safe_name(line.group))


def _control(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\t" else " "


def _serialised(lines: Iterable[CardLine]) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    for line in lines:
        group = f"{line.group}." if line.group else ""
        params = "".join(f";{key}={_quoted(value)}" for key, value in line.params)
        yield f"{group}{line.name}{params}:{line.value}"
    yield "END:VCARD"


def _quoted(value: str) -> str:
    return f'"{value}"' if any(sign in value for sign in ",;:") else value


def _serialised_by_vobject(lines: Iterable[CardLine]) -> list[str]:
    """The lines of a 3.0 card as vobject writes them. Its behaviours stay out: they encode by name, not by value."""
    model = _vobject()
    card = model.ordered_card()
    card.add(model.line("VERSION", [], "3.0", None, encoded=True))
    for line in lines:
        params = [list(param) for param in line.params]
        card.add(model.line(line.name, params, line.value, line.group or None, encoded=True))
    text: str = card.serialize(lineLength=_UNFOLDED, validate=False)
    return text.split("\r\n")[:-1]


class _Model:
    """vobject's classes, with a card that keeps the order of its lines."""

    def __init__(self, base: Any) -> None:
        class OrderedCard(base.Component):  # type: ignore[misc]
            def __init__(self) -> None:
                super().__init__("VCARD")

            def getSortedChildren(self) -> list[Any]:
                children = [child for children in self.contents.values() for child in children]
                return sorted(children, key=lambda child: child.lineNumber)

        self._count = 0
        self._line = base.ContentLine
        self.ordered_card = OrderedCard

    def line(self, *args: Any, encoded: bool) -> Any:
        """A content line that remembers when it was made."""
        self._count += 1
        return self._line(*args, encoded=encoded, lineNumber=self._count)


@cache
def _vobject() -> _Model:
    """vobject, imported when the first card is written, without the handler it puts on its logger."""
    from vobject import base

    logging.getLogger(base.__name__).handlers.clear()
    return _Model(base)


def folded(line: str) -> bytes:
    """The line as UTF-8 with its line end, folded without cutting a character."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _WIDTH:
        return data + b"\r\n"
    pieces = []
    start, room = 0, _WIDTH
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _WIDTH - 1
    return b"\r\n ".join(pieces) + b"\r\n"
