"""The people expected at an event: who they are, how far the trust has come, whether they were met."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk import words
from netdesk.domain.event import Attendance
from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.i18n import _, meant
from netdesk.ui.desk import Desk
from netdesk.ui.events.drawing import LEFT, VALUE_ROLE, Index, face, ground, line
from netdesk.ui.events.lines import Guest, guest_words
from netdesk.ui.icons import pixmap

_FACE = 36
_PAD = 8
_BOX = 15
_CROSS = 26
_MET = 74
_STAGE = 104
_WIDE = 600
_MOUSE = QContextMenuEvent.Reason.Mouse


class GuestModel(QAbstractListModel):
    """The guests as given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guests: Sequence[Guest] = ()

    def set_guests(self, guests: Sequence[Guest]) -> None:
        """Show others, keeping the rows where only what they say differs."""
        if [guest.name for guest in guests] == [guest.name for guest in self.guests]:
            self.guests = guests
            if guests:
                self.dataChanged.emit(self.index(0, 0), self.index(len(guests) - 1, 0))
            return
        self.beginResetModel()
        self.guests = guests
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.guests)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        guest = self.guests[index.row()]
        if role == VALUE_ROLE:
            return guest
        if role == Qt.ItemDataRole.DisplayRole:
            return guest.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(guest)
        if role == Qt.ItemDataRole.ToolTipRole and guest.row is None:
            return _("Only a name: click to say who it is")
        return None


def spoken(guest: Guest) -> str:
    """A guest in one sentence for screen readers."""
    met = _("met") if guest.attendance.met else ""
    parts = [guest.name, guest_words(guest), words.stage(guest.row.stage) if guest.row else "", met]
    return ", ".join(part for part in parts if part)


class GuestDelegate(QStyledItemDelegate):
    """Paints a guest, and knows where the tick and the cross are."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(50, round(50 * self._desk.theme.text_scale)))

    def met_area(self, area: QRectF) -> QRectF:
        """Where to press for the tick, within the row."""
        return QRectF(area.right() - _CROSS - _MET, area.top(), _MET, area.height())

    def cross_area(self, area: QRectF) -> QRectF:
        """Where to press for taking somebody off the list."""
        return QRectF(area.right() - _CROSS - 2, area.top(), _CROSS + 2, area.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        guest: Guest = index.data(VALUE_ROLE)
        theme = self._desk.theme
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(option.rect)
        area = whole.adjusted(0, 0, 0, -1)
        state = option.state
        plain = not state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if plain:
            rule = QRectF(area.left() + _PAD, whole.bottom() - 1, area.width() - 2 * _PAD, 1)
            painter.fillRect(rule, theme.colour("line"))
        ground(painter, area, state, theme)
        corner = QRectF(area.left() + _PAD, area.center().y() - _FACE / 2, _FACE, _FACE)
        face(painter, corner, self._desk, guest.name, guest.row)
        self._paint_met(painter, self.met_area(whole), bool(guest.attendance.met))
        if not plain:
            self._paint_cross(painter, self.cross_area(whole))
        text = area.adjusted(_PAD + _FACE + 10, 7, -_CROSS - _MET - 6, -7)
        self._paint_words(painter, text, guest)
        painter.restore()

    def _paint_words(self, brush: QPainter, area: QRectF, guest: Guest) -> None:
        theme, fonts, row = self._desk.theme, self._desk.theme.fonts, guest.row
        if area.width() > 240 and row is not None:
            stage = QRectF(area.right() - _STAGE, area.top(), _STAGE, area.height())
            line(brush, stage, fonts.small, theme.stage_ink(row.stage), words.stage(row.stage))
        names = QRectF(area)
        if area.width() > 240:
            names.setRight(area.right() - _STAGE - 10)
        if names.width() > _WIDE - _STAGE - _MET - _CROSS and row is not None and row.next_step not in ("", "–"):
            step = QRectF(names.left() + names.width() * 0.56, names.top(), names.width() * 0.44, names.height())
            line(brush, step, fonts.small, theme.colour("ink2"), row.next_step)
            names.setRight(step.left() - 10)
        half = names.height() / 2
        upper, lower = names.adjusted(0, 0, 0, -half), names.adjusted(0, half, 0, 0)
        work = guest_words(guest)
        if not work:
            upper = names
        line(brush, upper, fonts.strong, theme.colour("ink"), guest.name)
        line(brush, lower, fonts.small, theme.colour("ink2" if row else "ink3"), work)

    def _paint_met(self, brush: QPainter, area: QRectF, on: bool) -> None:
        theme = self._desk.theme
        box = QRectF(area.left() + 4, round(area.center().y() - _BOX / 2), _BOX, _BOX).translated(0.5, 0.5)
        brush.setPen(QPen(theme.colour("accent" if on else "line_strong"), 1))
        brush.setBrush(theme.colour("accent" if on else "panel"))
        brush.drawRoundedRect(box, 4, 4)
        if on:
            mark = pixmap("check", theme.colour("on_accent"), 13, brush.device().devicePixelRatioF())
            brush.drawPixmap(box.topLeft() + QPointF(1, 1), mark)
        ink = theme.colour("accent" if on else "ink3")
        line(brush, area.adjusted(4 + _BOX + 7, 0, 0, 0), theme.fonts.small, ink, meant("guest", "Met"), LEFT)

    def _paint_cross(self, brush: QPainter, area: QRectF) -> None:
        mark = pixmap("close", self._desk.theme.colour("ink2"), 14, brush.device().devicePixelRatioF())
        brush.drawPixmap(QPointF(area.center().x() - 7, area.center().y() - 7), mark)


class GuestList(QListView):
    """A click opens the person, ticks "met" or takes somebody off; Enter, Space and Delete do the same, T seats those
    chosen. A name that is nobody on the desk asks who it is."""

    opened = QtSignal(str)
    asked = QtSignal(object)
    """Who is this name?"""
    seated = QtSignal(list)
    """Where do these sit?"""
    met = QtSignal(object, bool)
    dropped = QtSignal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("People expected"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = GuestModel(self)
        self.setModel(self._model)
        self._delegate = GuestDelegate(desk, self)
        self.setItemDelegate(self._delegate)
        self._pressed: Attendance | None = None
        desk.theme.changed.connect(self._redraw)
        desk.pictures.arrived.connect(self._redraw)

    @property
    def guests(self) -> Sequence[Guest]:
        """Those shown."""
        return self._model.guests

    def fill(self, guests: Sequence[Guest]) -> None:
        """Show others; who takes the place of somebody dropped has the keyboard next."""
        row = self.currentIndex().row()
        self._model.set_guests(guests)
        if row >= 0 and guests and not self.currentIndex().isValid():
            self._choose(min(row, len(guests) - 1))

    def point_at(self, who: Id | str) -> None:
        """Bring a person, or a name, into view and mark it."""
        for row, guest in enumerate(self._model.guests):
            if guest.attendance.person_id == who or (guest.row is None and fold(guest.name) == fold(who)):
                self._choose(row)

    def chosen(self) -> list[Attendance]:
        """Those selected."""
        return [self._model.guests[index.row()].attendance for index in self.selectedIndexes()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, guest = event.key(), self._guest(self.currentIndex())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen():
            self.dropped.emit(self.chosen())
        elif key == Qt.Key.Key_Space and guest:
            self._tick(guest)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and guest:
            self._open(guest)
        elif key == Qt.Key.Key_T and self.chosen() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.seated.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        guest = self._guest(self.indexAt(event.position().toPoint()))
        self._pressed = guest.attendance if guest and event.button() is Qt.MouseButton.LeftButton else None
        if guest and self._on_mark(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        guest, pressed = self._guest(index), self._pressed
        self._pressed = None
        super().mouseReleaseEvent(event)
        if guest is None or guest.attendance != pressed or event.button() is not Qt.MouseButton.LeftButton:
            return
        area = QRectF(self.visualRect(index))
        if self._delegate.cross_area(area).contains(event.position()):
            self.dropped.emit([guest.attendance])
        elif self._delegate.met_area(area).contains(event.position()):
            self._tick(guest)
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(guest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._guest(self.indexAt(event.position().toPoint()))
        hand = over is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _on_mark(self, event: QMouseEvent) -> bool:
        area = QRectF(self.visualRect(self.indexAt(event.position().toPoint())))
        marks = (self._delegate.cross_area(area), self._delegate.met_area(area))
        return any(mark.contains(event.position()) for mark in marks)

    def _guest(self, index: QModelIndex) -> Guest | None:
        return self._model.guests[index.row()] if index.isValid() else None

    def _tick(self, guest: Guest) -> None:
        self.met.emit(guest.attendance, not guest.attendance.met)

    def _open(self, guest: Guest) -> None:
        if guest.row is not None:
            self.opened.emit(guest.row.id)
        else:
            self.asked.emit(guest.attendance)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        guest = self._guest(self.indexAt(event.pos()) if event.reason() is _MOUSE else self.currentIndex())
        if guest is None:
            return
        chosen = self.chosen() if guest.attendance in self.chosen() else [guest.attendance]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open") if guest.row else _("Who is this?…"), lambda: self._open(guest))
        menu.addAction(_("Not met") if guest.attendance.met else meant("guest", "Met"), lambda: self._tick(guest))
        menu.addAction(_("Table…") + "\tT", lambda: self.seated.emit(chosen))
        menu.addSeparator()
        menu.addAction(_("Take off the list"), lambda: self.dropped.emit(chosen))
        menu.popup(event.globalPos())

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _redraw(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
