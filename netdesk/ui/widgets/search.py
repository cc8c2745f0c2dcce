"""A search field that waits for a pause in the typing."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget


class SearchField(QLineEdit):
    """`searched` comes `delay` ms after the last key, at once on Enter. Escape empties the field; Down asks to step
    into the results. The hint shows the shortcut that leads here."""

    searched = Signal(str)
    submitted = Signal(str)
    stepped_down = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        name: str = "",
        shortcut: QKeySequence | None = None,
        icon: QIcon | None = None,
        delay: int = 120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setClearButtonEnabled(True)
        if icon is not None:
            self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = self._make_hint(shortcut)
        self._pause = QTimer(self, singleShot=True, interval=delay)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def set_delay(self, milliseconds: int) -> None:
        """How long a pause in the typing starts a search."""
        self._pause.setInterval(milliseconds)

    def empty(self) -> None:
        """Search for nothing any more, at once."""
        self.clear()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif key == Qt.Key.Key_Down:
            self.stepped_down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.submitted.emit(self.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:  # of the hint
            self._place_hint()
        return False

    def _place_hint(self) -> None:
        self._hint.resize(self._hint.sizeHint())
        self._show_hint()
        self._hint.move(self.width() - self._hint.width() - 9, (self.height() - self._hint.height()) // 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_hint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_hint()

    def _make_hint(self, shortcut: QKeySequence | None) -> QLabel:
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ") if shortcut else ""
        hint = QLabel(keys, self)
        hint.setProperty("look", "key")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint.setVisible(bool(keys))
        hint.installEventFilter(self)
        return hint

    def _show_hint(self) -> None:
        shown = bool(self._hint.text()) and not self.text() and not self.hasFocus()
        self._hint.setVisible(shown)
        self.setTextMargins(0, 0, self._hint.width() + 6 if shown else 0, 0)

    def _typed(self) -> None:
        self._show_hint()
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)
