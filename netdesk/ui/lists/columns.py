"""The names of columns with a choice below each: what the column is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from netdesk.i18n import _
from netdesk.lists.target import Target
from netdesk.ui.lists.called import targets

_GAP = 6  # pixels around a choice


class Columns(QHeaderView):
    """The head of the preview. `chosen` tells the column and its new target."""

    chosen = Signal(int, object)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._called = targets()
        self._words = QStandardItemModel(self)
        for word in self._called.values():
            self._words.appendRow(QStandardItem(word))
        self.boxes: list[QComboBox] = []
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHighlightSections(False)
        self.sectionResized.connect(self._place)
        view.horizontalScrollBar().valueChanged.connect(self._place)

    def show_targets(self, header: Sequence[str], chosen: Sequence[Target]) -> None:
        """A choice for each column, set to what is known of it."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [self._box(at, name, target) for at, (name, target) in enumerate(zip(header, chosen, strict=True))]
        order: QWidget = self._view
        for box in self.boxes:
            QWidget.setTabOrder(order, box)
            order = box
        self._place()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        room = self.boxes[0].sizeHint().height() + 2 * _GAP if self.boxes else 0
        return QSize(hint.width(), self.fontMetrics().height() + 2 * _GAP + room)

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and box in self.boxes:
            self._view.scrollTo(self._view.model().index(0, self.boxes.index(box)))
        return super().eventFilter(box, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # --- inside

    def _box(self, at: int, name: str, target: Target) -> QComboBox:
        box = _Choice(self)
        box.setModel(self._words)
        box.setCurrentIndex(list(self._called).index(target))
        box.setAccessibleName(_("What the column “{name}” is").format(name=name[:80]))
        box.installEventFilter(self)
        box.activated.connect(partial(self._activated, at))
        box.show()
        return box

    def _activated(self, at: int, index: int) -> None:
        self.chosen.emit(at, list(self._called)[index])

    def _place(self) -> None:
        """Put every choice below the name of its column."""
        for at, box in enumerate(self.boxes):
            height = box.sizeHint().height()
            left, width = self.sectionViewportPosition(at), self.sectionSize(at)
            box.setGeometry(left + _GAP, self.height() - height - _GAP, width - 2 * _GAP, height)


class _Choice(QComboBox):
    """A choice that the wheel scrolls past."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(30)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
