"""What can be done with the card that is shown: a button for each, above the key that does the same."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from netdesk.ui.icons import INK, icon
from netdesk.ui.triage.answers import keyed
from netdesk.ui.widgets.buttons import Look, button
from netdesk.ui.widgets.layout import hbox

Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do: its words, the key shown for it, all keys that do it, and its drawing. `gap` sets it apart."""

    text: str
    cap: str
    keys: tuple[Key, ...]
    drawing: str
    act: Callable[[], None]
    look: Look = ""
    gap: bool = False


class Choices(QWidget):
    """The row of buttons; `press` does what a key is for."""

    def __init__(self, choices: list[Choice]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._acts = {key: choice.act for choice in choices for key in choice.keys}
        row = hbox(spacing=8)
        for choice in choices:
            if choice.gap:
                row.addStretch(1)
            row.addLayout(keyed(self._button(choice), choice.cap))
        self.setLayout(row)

    def press(self, key: int) -> bool:
        """Do what a key is for; whether it is for anything."""
        act = next((act for one, act in self._acts.items() if one == key), None)
        if act is not None:
            act()
        return act is not None

    def _button(self, choice: Choice) -> QPushButton:
        drawing = icon(choice.drawing, INK) if choice.drawing else None
        made = button(choice.text, choice.act, icon=drawing, look=choice.look)
        self.buttons[choice.cap] = made
        return made
