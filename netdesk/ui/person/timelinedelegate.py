"""Paints the entries of a timeline, and opens the small form that corrects one in place."""

from collections.abc import Callable, Mapping
from datetime import date

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.ui.icons import pixmap
from netdesk.ui.person.entries import Month, TimelineEntry
from netdesk.ui.person.entryform import HEIGHT, EntryForm
from netdesk.ui.theme import Theme

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
Save = Callable[[Interaction, Interaction], None]
_INDENT = 30
_DISC = 22
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_LINE = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class TimelineDelegate(QStyledItemDelegate):
    """`save` gets an interaction as it was, and as corrected. What was typed of one and is not saved may be kept in
    `drafts` the same way; its form begins with that."""

    def __init__(self, theme: Theme, me: Id, today: Callable[[], date], save: Save, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._me, self._today, self._save = theme, me, today, save
        self._editing: QPersistentModelIndex | None = None
        self._width = parent
        self.names: Mapping[Id, str] = {}
        self.drafts: dict[Id, tuple[Interaction, Interaction]] = {}
        self._form: EntryForm | None = None
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        """The measures of the fonts, taken once per appearance."""
        fonts = self._theme.fonts
        self._small = QFontMetrics(fonts.small)
        self._strong_height = QFontMetrics(fonts.strong).height()
        self._tiny_height = QFontMetrics(fonts.tiny).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(ENTRY_ROLE)
        if isinstance(line, Month):
            return QSize(10, self._tiny_height + 14)
        if self._editing is not None and self._editing == index:
            return QSize(10, HEIGHT)
        return QSize(10, self._strong_height + self._tiny_height + 14 + self._text_height(line))

    def _room(self) -> int:
        return max(80, self._width.width() - _INDENT - 8)

    def _text_height(self, line: TimelineEntry) -> int:
        if not line.text:
            return 0
        return self._small.boundingRect(QRect(0, 0, self._room(), 10_000), _WRAP, line.text).height() + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if isinstance(line, Month):
            painter.setFont(self._theme.fonts.tiny)
            painter.setPen(self._theme.colour("ink3"))
            painter.drawText(QRect(area.left(), area.top() + 8, area.width(), area.height() - 8), _LINE, line.text)
        elif isinstance(line, TimelineEntry):
            self._paint_entry(painter, area, line, option)
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, line: TimelineEntry, option: QStyleOptionViewItem) -> None:
        theme = self._theme
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = "accent_soft" if state & QStyle.StateFlag.State_Selected else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(QRectF(area), 7, 7)
        centre = QPointF(area.left() + _DISC / 2 + 1, area.top() + 6 + _DISC / 2)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(centre.x(), centre.y() + _DISC / 2), QPointF(centre.x(), area.bottom() + 8))
        painter.setPen(QPen(theme.stage_colour(line.stage), 2))
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(centre, _DISC / 2 - 1, _DISC / 2 - 1)
        ratio = painter.device().devicePixelRatioF()
        drawing = pixmap(line.icon, theme.colour("ink2"), 12, ratio)
        painter.drawPixmap(QPointF(centre.x() - 6, centre.y() - 6), drawing)
        self._paint_texts(painter, area.adjusted(_INDENT, 5, -4, 0), line)

    def _paint_texts(self, painter: QPainter, area: QRect, line: TimelineEntry) -> None:
        fonts = self._theme.fonts
        top = area.top()
        title = QRect(area.left(), top, area.width(), self._strong_height)
        self._write(painter, fonts.strong, self._theme.colour("ink"), title, line.title)
        top += self._strong_height + 1
        if line.text:
            painter.setFont(fonts.small)
            painter.setPen(self._theme.colour("ink2"))
            height = self._text_height(line)
            painter.drawText(QRect(area.left(), top, self._room(), height), _WRAP, line.text)
            top += height
        meta = QRect(area.left(), top, area.width(), self._tiny_height)
        self._write(painter, fonts.tiny, self._theme.colour("ink3"), meta, line.meta)

    def _write(self, painter: QPainter, font: QFont, colour: QColor, area: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(area, _LINE, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width()))

    # --- correcting in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = index.data(ENTRY_ROLE)
        base, typed = self.drafts.pop(line.item.id, (line.item, None))
        form = EntryForm(base, self._me, self.names, self._theme, self._today, parent, typed)
        form.finished.connect(lambda: self._close(form))
        self._form = form
        self._editing = QPersistentModelIndex(index)
        self.sizeHintChanged.emit(index)
        form.destroyed.connect(lambda: self._closed())
        return form

    def keep_typed(self) -> Id | None:
        """Keep what an open form says as a draft, before the lines are shown anew; of which interaction it is."""
        form = self._form
        if form is None:
            return None
        self.drafts[form.base.id] = (form.base, form.item())
        return form.base.id

    def _close(self, form: "EntryForm") -> None:
        self._form = None
        if form.accepted:
            self.commitData.emit(form)
        self.closeEditor.emit(form, QStyledItemDelegate.EndEditHint.NoHint)

    def _closed(self) -> None:
        if self._form is not None and not shiboken6.isValid(self._form):
            self._form = None
        if self._editing is not None:
            self._editing = None
            self.sizeHintChanged.emit(QModelIndex())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The form was filled when it was made."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, EntryForm):
            self._save(editor.base, editor.item())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leaving the form with the keyboard or the mouse does not close it; only its buttons, Enter and Escape do."""
        return False
