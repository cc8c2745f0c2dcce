"""The column of places at a window's left edge."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from netdesk.ui.widgets.layout import grown, hbox

WIDE = 188
NARROW = 60
_DOT = 8


class NavButton(QPushButton):
    """A place: an icon, its name, and a badge for what waits there. Narrow, it keeps the icon and a dot."""

    def __init__(self, text: str, icon: QIcon, hint: str = "") -> None:
        super().__init__(icon, "")
        self._text, self._hint = text, hint
        self._badge = QLabel(self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        self._narrow = False
        self.setCheckable(True)
        self.setIconSize(QSize(18, 18))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._mark)
        self._tell()

    @property
    def badge(self) -> str:
        """What the badge says."""
        return self._badge.text()

    def set_badge(self, text: str) -> None:
        """Show how much waits there; nothing takes the badge away."""
        self._badge.setText(text)
        self._badge.setVisible(bool(text))
        self._tell()
        self._place()

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, or the name as well."""
        self._narrow = narrow
        self.setProperty("narrow", narrow)
        for widget in (self, self._badge):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._tell()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _tell(self) -> None:
        self.setText("" if self._narrow else f"  {self._text}".replace("&", "&&"))
        self.setAccessibleName(f"{self._text}, {self.badge}" if self.badge else self._text)
        shown = f"{self._text} ({self.badge})" if self.badge and self._narrow else self._text
        self.setToolTip(f"{shown}  {self._hint}".strip() if self._narrow or self._hint else "")

    def _mark(self, on: bool) -> None:
        self._badge.setProperty("on", on)
        self._badge.style().unpolish(self._badge)
        self._badge.style().polish(self._badge)

    def _place(self) -> None:
        if self._narrow:
            self._badge.setGeometry(self.width() - _DOT - 5, 5, _DOT, _DOT)
            return
        size = self._badge.sizeHint()
        self._badge.resize(size)
        self._badge.move(self.width() - size.width() - 10, (self.height() - size.height()) // 2)


class Rail(QWidget):
    """The brand, the places one below the other, and those at the foot."""

    chosen = Signal(str)

    def __init__(self, brand: str, mark: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._icon = mark
        self._mark = QLabel()
        self._brand = QLabel(brand)
        self._brand.setObjectName("brand")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 14, 10, 14)
        self._column.setSpacing(2)
        self._column.addLayout(hbox(self._mark, self._brand, None, margins=(8, 0, 0, 14), spacing=8))
        self._column.addStretch(1)
        self._upper = 1
        self._narrow = False
        self._fit()
        self._draw()

    def add(self, key: str, text: str, icon: QIcon, hint: str = "", *, foot: bool = False) -> NavButton:
        """Add a place, below the others or at the foot."""
        button = NavButton(text, icon, hint)
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.set_narrow(self._narrow)
        self._buttons[key] = button
        self._group.addButton(button)
        if foot:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._upper, button)
            self._upper += 1
        return button

    def button(self, key: str) -> NavButton:
        """The button of a place."""
        return self._buttons[key]

    def mark(self, key: str) -> None:
        """Show which place is open."""
        self._buttons[key].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else grown(WIDE))

    def _draw(self) -> None:
        self._mark.setPixmap(self._icon.pixmap(QSize(24, 24), self.devicePixelRatioF()))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with names."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._fit()
        self._brand.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
