"""Room for pages: as large as there is, and where that is too small for what they say, it scrolls."""

from PySide6.QtCore import QSize, Qt
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
        return page.minimumSizeHint() if page else QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pages.setGeometry(self.rect())
        super().resizeEvent(event)
