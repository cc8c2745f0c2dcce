"""The list of events: coming ones first, then the past."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, day
from netdesk.ui.events.drawing import CENTRE, LEFT, VALUE_ROLE, Index, ground, line
from netdesk.ui.events.lines import EventLine, day_words
from netdesk.ui.theme import Theme

_PAD = 10
_TILE = 44


class EventModel(QAbstractListModel):
    """The lines as given."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: Sequence[EventLine] = ()

    def set_lines(self, lines: Sequence[EventLine]) -> None:
        """Show other events."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, event_id: Id) -> int:
        """Where an event stands; -1 when it is not there."""
        return next((at for at, each in enumerate(self.lines) if each.id == event_id), -1)

    def heading(self, row: int) -> str:
        """What stands above a row: the name of its group, above the first of it."""
        today = self._today()
        past = self.lines[row].past(today)
        if row and self.lines[row - 1].past(today) == past:
            return ""
        return _("Past") if past else _("Coming")

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        each = self.lines[index.row()]
        if role == VALUE_ROLE:
            return each
        if role == Qt.ItemDataRole.DisplayRole:
            return each.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (each.name, day_words(each.starts, self._today()), each.place, each.counts(self._today()))
            return ", ".join(part for part in parts if part)
        return None


class EventDelegate(QStyledItemDelegate):
    """Paints an event: a leaf of the calendar, its name, when and where, who comes."""

    def __init__(self, theme: Theme, model: EventModel, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model, self._today = theme, model, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = self._theme.text_scale
        heading = 30 if self._model.heading(index.row()) else 0
        return QSize(200, round((64 + heading) * max(scale, 1.0)) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        each: EventLine = index.data(VALUE_ROLE)
        theme, fonts = self._theme, self._theme.fonts
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(0, 0, 0, -2)
        heading = self._model.heading(index.row())
        if heading:
            height = 30 * max(theme.text_scale, 1.0)
            top = QRectF(area.left() + _PAD, area.top(), area.width() - 2 * _PAD, height)
            line(painter, top, fonts.small, theme.colour("ink3"), heading)
            area.setTop(top.bottom())
        ground(painter, area, option.state, theme)
        self._paint_leaf(painter, QRectF(area.left() + _PAD, area.center().y() - _TILE / 2, _TILE, _TILE), each)
        self._paint_words(painter, area.adjusted(2 * _PAD + _TILE + 2, 6, -_PAD, -6), each)
        painter.restore()

    def _paint_leaf(self, brush: QPainter, area: QRectF, each: EventLine) -> None:
        theme, past = self._theme, each.past(self._today())
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(theme.colour("bar" if past else "badge_on"))
        brush.drawRoundedRect(area, 8, 8)
        ink = theme.colour("ink2" if past else "accent")
        half = area.height() * 0.56
        number = QRectF(area.left(), area.top() + 3, area.width(), half)
        line(brush, number, theme.fonts.name, ink, day(each.starts.date(), "d"), CENTRE)
        month = QRectF(area.left(), number.bottom() - 3, area.width(), area.height() - half - 3)
        line(brush, month, theme.fonts.tiny, ink, day(each.starts.date(), "MMM"), CENTRE)

    def _paint_words(self, brush: QPainter, area: QRectF, each: EventLine) -> None:
        theme, fonts = self._theme, self._theme.fonts
        third = area.height() / 3
        when = day_words(each.starts, self._today())
        texts = (
            (fonts.strong, "ink", each.name),
            (fonts.small, "ink2", f"{when} · {each.place}" if each.place else when),
            (fonts.tiny, "ink3", each.counts(self._today())),
        )
        for place, (font, ink, text) in enumerate(texts):
            row = QRectF(area.left(), area.top() + place * third, area.width(), third)
            line(brush, row, font, theme.colour(ink), text, LEFT)


class EventList(QListView):
    """One event is chosen at a time; Enter steps into it, Delete removes it."""

    chosen = Signal(str)
    entered = Signal()
    removed = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Events"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._model = EventModel(today, self)
        self.setModel(self._model)
        self._delegate = EventDelegate(theme, self._model, today, self)
        self.setItemDelegate(self._delegate)
        self._filling = False
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._redraw)

    @property
    def lines(self) -> Sequence[EventLine]:
        """The events shown."""
        return self._model.lines

    @property
    def current(self) -> Id:
        """The event that is chosen; nothing when none is."""
        row = self.currentIndex().row()
        return self._model.lines[row].id if row >= 0 else ""

    def fill(self, lines: Sequence[EventLine], wanted: Id) -> None:
        """Show other events and choose one: the wanted one, else the one that took its place, else the first."""
        before = self._model.row_of(self.current)
        self._filling = True
        self._model.set_lines(lines)
        row = self._model.row_of(wanted)
        row = row if row >= 0 else min(max(before, 0), len(lines) - 1)
        if row >= 0:
            self._choose(row)
        self._filling = False
        self.chosen.emit(self.current)

    def choose(self, event_id: Id) -> None:
        """Choose an event if it is there."""
        row = self._model.row_of(event_id)
        if row >= 0:
            self._choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _tell(self, index: QModelIndex) -> None:
        if not self._filling:
            self.chosen.emit(self._model.lines[index.row()].id if index.isValid() else "")

    def _redraw(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
