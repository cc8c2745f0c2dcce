"""Text in its few looks, and text that gives way with an ellipsis."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netdesk.ui.widgets.spoken import Role

Look = Literal["", "title", "heading", "strong", "small", "tiny", "key"]
Tone = Literal["", "muted", "faint", "accent", "warn"]


def label(text: str = "", look: Look = "", tone: Tone = "", *, wrap: bool = False) -> QLabel:
    """Plain text in one of the looks and tones of the stylesheet; never read as HTML."""
    made = QLabel(text)
    _dress(made, look, tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def set_tone(widget: QLabel, tone: Tone) -> None:
    """Change the tone of a label that is already shown."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def retone(widget: QLabel, tone: Tone) -> None:
    """Give a label another tone, at no cost where it has it already."""
    if widget.property("tone") != tone:
        set_tone(widget, tone)


def ink(widget: QLabel, role: QPalette.ColorRole) -> None:
    """Write a label that has no tone of its own in a colour of the palette: thirty times cheaper than another tone."""
    if widget.foregroundRole() != role:
        widget.setForegroundRole(role)


class ClickLabel(QLabel):
    """Text that wraps and can be clicked, or pressed with the keyboard."""

    spoken_as = Role.Link

    def __init__(self, text: str, clicked: Callable[[], object], look: Look = "", tone: Tone = "") -> None:
        super().__init__(text)
        _dress(self, look, tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clicked = clicked

    def press(self) -> None:
        """Do what a click does."""
        self._clicked()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.press()
        else:
            super().keyPressEvent(event)


class SectionTitle(QLabel):
    """The heading of a section, told to screen readers as the name of what it titles."""

    def __init__(self, text: str, of: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _dress(self, "heading", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        if of is not None:
            of.setAccessibleName(of.accessibleName() or text)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the tooltip then has the whole text."""

    def __init__(self, text: str = "", look: Look = "", tone: Tone = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _dress(self, look, tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHorizontalStretch(1)
        self.setSizePolicy(policy)
        self.setMinimumWidth(24)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().height())

    def shown_text(self) -> str:
        """The text as it is painted now."""
        line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def tell_whole(self, text: str) -> None:
        """Have the tooltip say what there is no room for, nothing where there is."""
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOption, QStylePainter  # nothing is elided at first paint

        text = self.shown_text()
        self.tell_whole("" if text == self.text() else self.text())
        option = QStyleOption()
        option.initFrom(self)
        brush = QStylePainter(self)
        brush.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        brush.setPen(self.palette().color(self.foregroundRole()))
        brush.drawText(self.contentsRect(), int(self.alignment()), text)
        brush.end()


def _dress(widget: QLabel, look: Look, tone: Tone) -> None:
    widget.setProperty("look", look)
    widget.setProperty("tone", tone)
    # absolute: an Arabic name among others stands where they stand, not at the far end
    right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    widget.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


class ClickLine(ElidedLabel):
    """One line that can be clicked, or pressed with the keyboard; the tooltip is left to who shows it."""

    spoken_as = Role.Link

    def __init__(self, text: str, clicked: Callable[[], object], look: Look = "", tone: Tone = "") -> None:
        super().__init__(text, look, tone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clicked = clicked

    def tell_whole(self, text: str) -> None:
        """The tooltip says more than the line anyhow."""

    def press(self) -> None:
        """Do what a click does."""
        self._clicked()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.press()
        else:
            super().keyPressEvent(event)
