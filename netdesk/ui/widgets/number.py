"""A whole number to type or to step."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

_ROOM = 6  # pixels before the digits: the stylesheet's padding does not reach the line inside


class NumberBox(QSpinBox):
    """A number from `least` to `most`; the wheel scrolls the page and leaves it alone."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().setTextMargins(_ROOM, 0, 0, 0)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
