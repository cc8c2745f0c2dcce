"""A soft veil over a window while files are dragged across it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget


class DropVeil(QLabel):
    """Covers its parent and says what dropping would do."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._covered = parent
        self.setObjectName("drop_veil")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        veil = QGraphicsOpacityEffect(self)
        veil.setOpacity(0.96)
        self.setGraphicsEffect(veil)
        self.hide()

    def cover(self) -> None:
        """Lie over the parent."""
        self.setGeometry(self._covered.rect().adjusted(12, 12, -12, -12))
        self.raise_()
        self.show()


def dragged_files(data: QMimeData) -> list[Path]:
    """The local files of a drag; none for anything else."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
