"""Large JSON read a piece at a time: never the whole file in memory, however it is laid out."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

_CHUNK = 1 << 16
_SPACE = " \t\r\n"


class JsonStream:
    """A JSON text taken apart from its beginning: the caller says what to expect; ValueError where it is not there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder()
        self._text, self._at = "", 0

    def members(self) -> Iterator[str]:
        """The names in an object; the caller takes the value of each before going on."""
        self._take("{")
        while self._peek() != "}":
            name = self.value()
            self._take(":")
            yield name
            if self._peek() != "}":
                self._take(",")
        self._take("}")

    def items(self) -> Iterator[Any]:
        """The values in a list."""
        self._take("[")
        while self._peek() != "]":
            yield self.value()
            if self._peek() != "]":
                self._take(",")
        self._take("]")

    def value(self) -> Any:
        """The whole value that comes next."""
        self._peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except ValueError:
                if not self._more():
                    raise
            else:
                self._at = end
                return found

    def end(self) -> None:
        """Nothing may follow."""
        if rest := self._peek():
            raise ValueError(f"{rest} after the end")

    def _take(self, sign: str) -> None:
        if self._peek() != sign:
            raise ValueError(f"{sign} expected")
        self._at += 1

    def _peek(self) -> str:
        """The next sign that is no space; nothing at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on; each time twice as much as is not used up, so that one long value does not take long."""
        rest = self._text[self._at :]
        more = self._stream.read(max(_CHUNK, len(rest)))
        self._text, self._at = rest + more, 0
        return bool(more)
