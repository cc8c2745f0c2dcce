"""Buttons in their three looks."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QToolButton

Look = Literal["", "primary", "quiet", "link"]


def button(
    text: str, clicked: Callable[[], object] | None = None, *, icon: QIcon | None = None, look: Look = ""
) -> QPushButton:
    """A push button; `primary` for the one main act of a page, `quiet` without a frame, `link` as running text."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setAutoDefault(True)  # Enter presses it, not only in a dialog
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(20, 16))  # wider than the drawing: a gap before the text
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(name: str, icon: QIcon, clicked: Callable[[], object] | None = None, *, size: int = 16) -> QToolButton:
    """A button of an icon alone; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(size, size))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made
