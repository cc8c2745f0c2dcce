"""In the room: a small window on top of all others with who is expected; one tap says "met"."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.domain.event import Attendance
from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.i18n import _, meant, plural
from netdesk.operations import events, guests
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.events.drawing import VALUE_ROLE, Index, face, ground, line
from netdesk.ui.events.guests import GuestModel
from netdesk.ui.events.lines import EventFile, Guest, event_file, guest_words
from netdesk.ui.icons import icon, pixmap
from netdesk.ui.messages import announce
from netdesk.ui.person.fields import TextField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.search import SearchField

_SIZE = QSize(360, 640)
_LEAST = QSize(280, 360)
_ROW, _FACE, _TICK, _PAD = 66, 46, 30, 8


class RoomDelegate(QStyledItemDelegate):
    """A row large enough for a thumb: picture, name, work, and a ring that is filled once they were met."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(_ROW, round(_ROW * self._desk.theme.text_scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        guest: Guest = index.data(VALUE_ROLE)
        theme, fonts, met = self._desk.theme, self._desk.theme.fonts, bool(guest.attendance.met)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(option.rect).adjusted(0, 1, 0, -1)
        ground(painter, area, option.state & ~QStyle.StateFlag.State_MouseOver, theme)
        corner = QRectF(area.left() + _PAD, area.center().y() - _FACE / 2, _FACE, _FACE)
        face(painter, corner, self._desk, guest.name, guest.row)
        text = area.adjusted(_PAD + _FACE + 12, 12, -_TICK - 2 * _PAD, -12)
        half, work = text.height() / 2, guest_words(guest)
        line(painter, text.adjusted(0, 0, 0, -half) if work else text, fonts.name, theme.colour("ink"), guest.name)
        line(painter, text.adjusted(0, half, 0, 0), fonts.small, theme.colour("ink2"), work)
        self._paint_tick(painter, QPointF(area.right() - _PAD - _TICK / 2, area.center().y()), met)
        painter.restore()

    def _paint_tick(self, brush: QPainter, middle: QPointF, met: bool) -> None:
        theme, radius = self._desk.theme, _TICK / 2 - 1
        brush.setPen(QPen(theme.colour("accent" if met else "line_strong"), 1.6))
        brush.setBrush(theme.colour("accent" if met else "panel"))
        brush.drawEllipse(middle, radius, radius)
        if met:
            mark = pixmap("check", theme.colour("on_accent"), 18, brush.device().devicePixelRatioF())
            brush.drawPixmap(middle - QPointF(9, 9), mark)


class RoomList(QListView):
    """A tap, Space or Enter ticks; letters go on to the search."""

    ticked = Signal(object)
    typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(_("People in the room"))
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.guests = GuestModel(self)
        self.setModel(self.guests)
        self.setItemDelegate(RoomDelegate(desk, self))
        self.clicked.connect(self._tick)
        desk.theme.changed.connect(self.viewport().update)
        desk.pictures.arrived.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tick(self.currentIndex())
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick taps are two taps

    def _tick(self, index: Index) -> None:
        if index.isValid():
            self.ticked.emit(self.guests.guests[index.row()].attendance)


class RoomWindow(QWidget):
    """Stays on top, as large as a telephone; goes with the window it was opened from."""

    def __init__(self, desk: Desk, event_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._event_id = desk, event_id
        self._all: Sequence[Guest] = ()
        self._title = ElidedLabel("", "heading")
        self._count = label("", tone="muted")
        self.search = SearchField(_("Search"), name=_("Search the room"), icon=icon("search"), delay=60)
        self.list = RoomList(desk)
        self.nobody = label("", tone="muted", wrap=True)
        self.said = ElidedLabel("", "small", "muted")
        self.undo_button = button(_("Undo"), desk.undo, look="link")
        self.new_button = button(_("New face"), self.ask_new, icon=icon("plus"))
        self.name = TextField(_("Name of the new face"), placeholder=_("Name"))
        self.company = TextField(_("Their company"), placeholder=_("Company, if you know it"))
        self.add_button = button(meant("guest", "Met"), self.add_new, look="primary")
        self._form = QWidget()
        self._lay_out()
        self._connect()
        self.resize(_SIZE)
        self.setMinimumSize(_LEAST)
        self._read()

    def ask_new(self) -> None:
        """Ask what a new face is called: by what was searched for, to begin with."""
        self.name.setText(self.search.text().strip().title() if self.search.text().islower() else self.search.text())
        self._form.show()
        self.new_button.hide()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_new(self) -> None:
        """Note the new face as met."""
        name, company, event_id = self.name.value(), self.company.value(), self._event_id
        if not name.strip():
            self.name.setFocus()
            return
        self._desk.run(
            lambda book: guests.new_face(book, event_id, name, company),
            done=self._met_new,
        )

    def _met_new(self, face: Attendance) -> None:
        self._say(_("Met {name}, a new face").format(name=face.name))
        self._leave_form()

    def tick(self, who: Attendance) -> None:
        """Somebody was met, or after all was not."""
        event_id, met = self._event_id, not who.met
        name = next((guest.name for guest in self._all if guest.attendance.who == who.who), who.name)
        said = _("Met {name}") if met else _("Not met: {name}")
        self._desk.run(
            lambda book: events.met(book, event_id, who, met or None),
            done=lambda _done: self._say(said.format(name=name)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave_form() if self._form.isVisible() else self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window it belongs to closes: so does this."""
        if event.type() is QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._desk.changed.disconnect(self._follow)
        super().closeEvent(event)

    # --- inside

    def _lay_out(self) -> None:
        self.setProperty("look", "page")
        self._form.setLayout(vbox(self.name, hbox(self.company, self.add_button, spacing=6), spacing=6))
        self._form.hide()
        self.undo_button.hide()
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nobody.hide()
        head = hbox(self._title, self._count, spacing=8)
        head.setStretch(0, 1)
        foot = hbox(self.said, self.undo_button, spacing=6)
        foot.setStretch(0, 1)
        column = vbox(
            head, self.search, self.list, self.nobody, foot, self.new_button, self._form, margins=10, spacing=8
        )
        column.setStretch(2, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._filter())
        self.search.submitted.connect(self._take_search)
        self.search.stepped_down.connect(self._step_down)
        self.list.ticked.connect(self.tick)
        self.list.typed.connect(self._type)
        self.name.returnPressed.connect(self.add_new)
        self.company.returnPressed.connect(self.add_new)
        self._desk.changed.connect(self._follow)
        if (parent := self.parentWidget()) is not None:
            parent.window().installEventFilter(self)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._desk.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._desk.redo)

    def _follow(self, touched: Touched) -> None:
        if touched.everything or "event" in touched.nouns or "person" in touched.nouns:
            self._read()

    def _read(self) -> None:
        event_id = self._event_id
        self._desk.fetch(f"room {event_id}", lambda reader: event_file(reader, event_id), self._show)

    def _show(self, file: EventFile) -> None:
        if file.event.removed_at:
            self.close()
            return
        self.setWindowTitle(_("In the room: {event}").format(event=file.event.name))
        self._title.setText(file.event.name)
        self._all = sorted(file.guests, key=lambda guest: (fold(guest.name), guest.attendance.who[0] or ""))
        met = sum(bool(guest.attendance.met) for guest in self._all)
        self._count.setText(plural("{met} of {n} met", "{met} of {n} met", len(self._all)).format(met=met))
        self._filter()

    def _filter(self) -> None:
        wanted = fold(self.search.text()).split()
        found = [guest for guest in self._all if _is_meant(guest, wanted)]
        who = self._current()
        self.list.guests.set_guests(found)
        place = next((at for at, guest in enumerate(found) if guest.attendance.who == who), 0 if wanted else -1)
        if place >= 0 and found:
            self.list.setCurrentIndex(self.list.guests.index(place, 0))
        self.list.setVisible(bool(found))
        self.nobody.setVisible(not found)
        hint = _("Nobody here is called so. Enter notes a new face.") if wanted else _("Nobody is expected yet.")
        self.nobody.setText(hint)

    def _current(self) -> object:
        row = self.list.currentIndex().row()
        return self.list.guests.guests[row].attendance.who if row >= 0 else None

    def _take_search(self, text: str) -> None:
        """Enter ticks the first who fits, and is ready for the next; where nobody does it is a new face."""
        found = self.list.guests.guests
        if text.strip() and found:
            self.tick(found[max(0, self.list.currentIndex().row())].attendance)
            self.search.clear()
        elif text.strip():
            self.ask_new()

    def _step_down(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.guests.index(0, 0))

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(text)

    def _leave_form(self) -> None:
        for each in (self.name, self.company, self.search):
            each.clear()
        self._form.hide()
        self.new_button.show()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        if not shiboken6.isValid(self):  # it was closed meanwhile
            return
        self.said.setText(text)
        self.undo_button.show()
        announce(self, text)


def _is_meant(guest: Guest, wanted: Sequence[str]) -> bool:
    text = fold(f"{guest.name} {guest_words(guest)}")
    return all(word in text for word in wanted)
