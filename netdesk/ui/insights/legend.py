"""What the colours and patterns of a plot mean."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox

_SIDE = 11


class Swatch(QWidget):
    """A small square of a row's colour and pattern."""

    def __init__(self, brush: Callable[[], QBrush]) -> None:
        super().__init__()
        self._brush = brush
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush())
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.end()


class Legend(QWidget):
    """Squares with their words, wrapped like words."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=10)

    def show_entries(self, entries: Sequence[tuple[str, Callable[[], QBrush]]]) -> None:
        """Show other words."""
        clear(self._flow)
        for text, brush in entries:
            entry = QWidget()
            entry.setLayout(hbox(Swatch(brush), label(text, "tiny", "muted"), spacing=5))
            self._flow.addWidget(entry)
            entry.show()
        self.setVisible(len(entries) > 1)
