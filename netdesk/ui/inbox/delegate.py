"""Paints an entry of the inbox: where it stood, and why it was left."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.inbox import Unreadable
from netdesk.ui.inbox.model import ENTRY_ROLE, reason, stood
from netdesk.ui.theme import Theme

_PAD = 11


class EntryDelegate(QStyledItemDelegate):
    """Two lines and a hair line below."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        fonts = self._theme.fonts
        return QSize(120, QFontMetrics(fonts.strong).height() + QFontMetrics(fonts.small).height() + 2 * _PAD + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Unreadable = index.data(ENTRY_ROLE)
        theme, state = self._theme, option.state
        area = QRectF(option.rect)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        inner = area.adjusted(14, _PAD, -14, -_PAD)
        for text, font, colour in (
            (stood(entry), theme.fonts.strong, "ink"),
            (reason(entry), theme.fonts.small, "warn"),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), metrics.height()), shown)
            inner.setTop(inner.top() + metrics.height())
        painter.restore()
