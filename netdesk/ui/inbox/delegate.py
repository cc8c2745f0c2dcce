"""Paints a line of the inbox: a heading, or a title with what is told below it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.ui.inbox.lines import InboxLine, Kind
from netdesk.ui.inbox.model import LINE_ROLE
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.writing import write, write_two

Index = QModelIndex | QPersistentModelIndex

_PAD, _SIDE = 9, 14
_ABOVE = 14
_MIDDLE = Qt.TextElideMode.ElideMiddle


class InboxDelegate(QStyledItemDelegate):
    """Two lines and a hair line below; headings in small letters."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        """Heights, once for all lines."""
        strong, small = (QFontMetrics(font).height() for font in (self._theme.fonts.strong, self._theme.fonts.small))
        self._entry = QSize(120, strong + small + 2 * _PAD + 2)
        self._heading = QSize(120, small + _ABOVE + 7)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: InboxLine = index.data(LINE_ROLE)
        return self._heading if line.kind is Kind.HEADING else self._entry

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: InboxLine = index.data(LINE_ROLE)
        theme, state, area = self._theme, option.state, QRectF(option.rect)
        painter.save()
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        if line.kind is Kind.HEADING:
            self._paint_heading(painter, area.adjusted(_SIDE, _ABOVE, -_SIDE, -7), line)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("hover"))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height() - 1), theme.colour("accent"))
        inner = area.adjusted(_SIDE, _PAD, -_SIDE, -_PAD - 1)
        tone = theme.colour("warn" if line.kind is Kind.UNREAD else "ink2")
        title = (line.title, theme.fonts.strong, theme.colour("ink"))
        elide = _MIDDLE if line.kind is Kind.UNREAD else Qt.TextElideMode.ElideRight  # paths begin alike
        write_two(painter, inner, title, (line.told, theme.fonts.small, tone), elide)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, line: InboxLine) -> None:
        """A long title makes room for what is told behind it: half a number would be another number."""
        font, ink = self._theme.fonts.small, self._theme.colour("ink3")
        told = f"· {line.told}" if line.told else ""
        measure = QFontMetrics(font)
        gap = measure.horizontalAdvance(" ") if told else 0
        room = max(0.0, area.width() - measure.horizontalAdvance(told) - gap)
        write(painter, QRectF(area.left(), area.top(), room, area.height()), (line.title, font, ink), _MIDDLE)
        behind = min(room, measure.horizontalAdvance(line.title)) + gap
        write(painter, area.adjusted(behind, 0, 0, 0), (told, font, ink))
