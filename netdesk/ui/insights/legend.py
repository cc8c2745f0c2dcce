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
    """A small square of the colours and patterns of a row, or of the two that belong together."""

    def __init__(self, brushes: Sequence[Callable[[], QBrush]]) -> None:
        super().__init__()
        self._brushes = brushes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        high = self.height() / len(self._brushes)
        for at, brush in enumerate(self._brushes):
            painter.setBrush(brush())
            painter.drawRect(QRectF(0, at * high, self.width(), high))
        painter.end()


class Legend(QWidget):
    """Squares with their words, wrapped like words."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=10)

    def show_entries(self, entries: Sequence[tuple[str, Sequence[Callable[[], QBrush]]]]) -> None:
        """Show other words."""
        clear(self._flow)
        for text, brushes in entries:
            entry = QWidget()
            entry.setLayout(hbox(Swatch(brushes), label(text, "tiny", "muted"), spacing=5))
            self._flow.addWidget(entry)
            entry.show()
        self.setVisible(len(entries) > 1)
