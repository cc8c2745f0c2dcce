"""What the user chooses of a sheet: which one, of whom, how long, in which order, and what is left out."""

from dataclasses import dataclass
from enum import StrEnum


class Sheet(StrEnum):
    """The sheets of an event. The values are what the command line says."""

    ROOM = "room"
    POCKET = "pocket"
    NOTES = "notes"


class Length(StrEnum):
    """How much is said of each person."""

    LINE = "line"
    SHORT = "short"
    FULL = "full"


class Order(StrEnum):
    """Who comes first. On the sheet for notes, importance is the order in which people will be typed in."""

    IMPORTANCE = "importance"
    NAME = "name"
    TABLE = "table"


class Part(StrEnum):
    """What can be left out of a sheet."""

    PICTURES = "pictures"
    HISTORY = "history"
    PROMISES = "promises"
    LOOKS_FOR = "looks-for"
    QUESTION = "question"
    GIVING = "giving"
    NEXT_STEP = "next-step"
    REACH = "reach"
    MINE = "mine"
    STRANGERS = "strangers"
    NEW_FACES = "new-faces"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is printed. `without` are the people left out, by the key of `room.key`;
    `private` prints the user's private notes, which no sheet does by itself."""

    sheet: Sheet = Sheet.ROOM
    length: Length = Length.SHORT
    order: Order = Order.IMPORTANCE
    left_out: frozenset[Part] = frozenset()
    without: frozenset[str] = frozenset()
    private: bool = False

    def shows(self, part: Part) -> bool:
        """Whether a part is printed."""
        return part not in self.left_out
