"""Room for pages: as large as there is, and where that is too small for what they say, it scrolls."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


class Room(QScrollArea):
    """Holds a stack of pages. One that is open is never squeezed below what it needs: large letters in a small window
    stay whole."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.setWidget(_Inside(pages))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class _Inside(QWidget):
    """Asks for the page on show alone: a layout would ask for the largest of all."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setProperty("look", "page")
        pages.setParent(self)
        pages.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self._pages.currentWidget()
        if page is None:
            return QSize(0, 0)
        least, layout = page.minimumSizeHint(), page.layout()
        if layout is not None and layout.hasHeightForWidth():  # words that wrap are higher the narrower they stand
            least.setHeight(layout.totalMinimumHeightForWidth(max(self.width(), least.width())))
        return least

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a page needs more or less than before
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pages.setGeometry(self.rect())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
