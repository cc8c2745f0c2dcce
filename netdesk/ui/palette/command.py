"""What the window can do, as plain values: what the list below the search field offers and the sheet of keys shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from netdesk.domain.text import fold

if TYPE_CHECKING:
    from netdesk.ui.desk import Desk
    from netdesk.ui.importing import Importer
    from netdesk.ui.window import MainWindow

_DRAWN = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done. Without `act` it is a key of a page that the sheet tells of; without `id` it is not
    remembered as used lately. `keys` are any that do it, parted by blanks, as in `Ctrl+L Alt+L`."""

    id: str
    title: str
    act: Callable[[], object] | None = None
    keys: str = ""
    usable: Callable[[], bool] = _always
    also: str = ""
    """Other words that it is found by."""

    @property
    def shown_keys(self) -> list[str]:
        """The keys as this system calls them."""
        return [native(key) for key in self.keys.split()]

    def called(self, words: Sequence[str]) -> bool:
        """Whether every folded word begins a word of its name, in any order."""
        own = fold(f"{self.title} {self.also}").replace("-", " ").split()
        return all(any(one.strip("“”\"'(").startswith(word) for one in own) for word in words)


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs to one place: a page by its key, or a part of one."""

    key: str
    title: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What commands act on."""

    window: "MainWindow"
    desk: "Desk"
    importer: "Importer"


def key(title: str, keys: str) -> Command:
    """A key of a page that acts on what is chosen there."""
    return Command("", title, keys=keys)


def native(keys: str) -> str:
    """A key as this system calls it; arrows are drawn, and both keys that go on are called Enter."""
    before, plus, last = keys.rpartition("+")
    if last in _DRAWN:
        return native(f"{before}+A")[:-1] + _DRAWN[last] if before else _DRAWN[last]
    last = "Enter" if last == "Return" else last
    return QKeySequence(f"{before}{plus}{last}").toString(QKeySequence.SequenceFormat.NativeText) or keys


def standard(which: QKeySequence.StandardKey) -> str:
    """The first key that this system has for something."""
    return QKeySequence(which).toString(QKeySequence.SequenceFormat.PortableText)
