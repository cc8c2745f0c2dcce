"""What one card of a file holds before anything is made of it."""

from dataclasses import dataclass
from typing import NamedTuple

Value = str | tuple[str, ...] | bytes


@dataclass(frozen=True, slots=True)
class Problem:
    """Something repaired or left alone while reading, in one sentence, with its line in the file (from 1)."""

    line: int
    text: str


class CardProperty(NamedTuple):
    """One property, decoded. `types` are upper-case; `value` is a tuple where the property is structured, bytes where
    it was base64; `raw_value` is its text in vCard 3.0 escapes, for keeping it as it stood (nothing for bytes).

    A file has hundreds of thousands: a tuple is made in a third of the time of a frozen dataclass.
    """

    name: str
    value: Value
    raw_value: str
    group: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    types: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The value as one text; nothing for bytes."""
        if isinstance(self.value, str):
            return self.value
        return "" if isinstance(self.value, bytes) else ";".join(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """The components of a structured value; a plain text is its only component."""
        if isinstance(self.value, tuple):
            return self.value
        return (self.value,) if isinstance(self.value, str) else ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it but blanks."""
        value = self.value
        if isinstance(value, tuple):
            return not any(part and not part.isspace() for part in value)
        return not value or (isinstance(value, str) and value.isspace())

    def param(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        for key, value in self.params:
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class RawCard:
    """One card of a file. With `error` nothing could be read and `raw`, its exact text, is to be kept instead.

    `index` counts cards from 1, `line` is the line of its BEGIN; `charset_used` is the fallback charset where one
    was needed, or nothing.
    """

    index: int
    line: int
    raw: bytes
    version: str = ""
    properties: tuple[CardProperty, ...] = ()
    problems: tuple[Problem, ...] = ()
    error: str = ""
    charset_used: str = ""
