"""What a page shows when it has nothing to show: why, and what to do about it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_ICON = 40
_WIDTH = 380


class EmptyState(QWidget):
    """An icon, a title, a sentence and buttons, in the middle of the room there is."""

    def __init__(
        self, icon: QIcon, title: str, text: str = "", *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._drawing = QLabel()
        self._title = label(title, "heading", wrap=True)
        self._text = label(text, tone="muted", wrap=True)
        for each in (self._drawing, self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setFixedWidth(_WIDTH)
        column = vbox(None, self._drawing, 4, self._title, self._text, 6, hbox(None, *buttons, None), None, spacing=6)
        column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = hbox(None, column, None)
        self.setLayout(row)
        self._text.setVisible(bool(text))
        self._draw()

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        self._drawing.setPixmap(self._icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
