"""The form that makes contacts of cards: where we met, when, who introduced us, what we talked about."""

from collections.abc import Sequence
from datetime import timedelta

import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListView, QListWidget, QListWidgetItem, QWidget

from netdesk import i18n
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.person import LetterKind
from netdesk.i18n import _, plural
from netdesk.operations import meeting
from netdesk.storage.book import Reader
from netdesk.storage.fresh import latest_events
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.fields import Form, Notice, TextField, WordBox, grown, order_tabs
from netdesk.ui.person.learned import captured, mark, unclear_words
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import add, hbox, vbox

_EVENTS = 12
_COLUMN = 210  # pixels
_LINES = 5
_AGAIN = timedelta(days=7)
_ID = Qt.ItemDataRole.UserRole


class MeetingForm(QWidget):
    """For one person, or for everybody of an arrival; those whom it does not fit are unticked. What else can be done is
    put into its `foot`."""

    done = Signal(list)
    """The ids of those who were met, once it is on the desk."""
    left = Signal()
    """Not now."""

    def __init__(self, desk: Desk, people: Sequence[Id]) -> None:
        super().__init__()
        self._desk = desk
        self._saving = False
        found, self._events = desk.read(lambda reader: _look(reader, people))
        self.names = {one: found[one] for one in people if one in found}
        shown = {event.id: f"{event.name} · {i18n.day(event.starts.date())}" for event in self._events}
        self.where = WordBox(_("Where you met"), shown, width=0)
        self.day = DayField(desk.theme, lambda: desk.book.today, _("The day you met"))
        self.introduced_by = PersonField(desk, _("Who introduced you"), placeholder=_("nobody, or type a name"))
        self.line = TextField(_("What you talked about"), placeholder=_("one line"))
        self.hints = {
            LetterKind.SKILLS: Chip(_("their business"), checkable=False),
            LetterKind.SATISFIES: Chip(_("what satisfies them most"), checkable=False),
        }
        self.again = Chip(_("be in touch in a week"))
        self.ticks = Ticks(self.names)
        self.notice = Notice()
        self.save_button = button("", self.save, look="primary")
        self.foot = hbox()
        self._lay_out()
        self._connect()
        self._tell()

    def begin(self, where: str, day: str) -> None:
        """Start from where and when somebody else was met."""
        self.where.setEditText(where)
        self.day.setText(day)

    def save(self) -> None:
        """Make contacts of those who are ticked."""
        if self._saving:
            return
        if problem := self._problem():
            self.notice.say(problem)
            return
        met, on, today = self.ticks.ticked(), self.day.day() or self._desk.book.today, self._desk.book.today
        said = captured(self.line.value(), today)
        event, introducer = self._event(), self.introduced_by.person_id or None
        place = "" if event else self.where.currentText().strip()
        again = today + _AGAIN if self.again.isChecked() else None
        self._set_saving(True)
        self._desk.run(
            lambda book: meeting.met(
                book,
                met,
                on=on,
                event_id=event.id if event else None,
                place=place,
                introduced_by=introducer,
                note=said.note,
                learned=said.learned,
                promised=said.promised,
                again_on=again,
            ),
            done=lambda _items: self._saved(met),
            failed=self._failed,
            say=_met_words([self.names[one] for one in met]),
        )

    # --- inside

    def _lay_out(self) -> None:
        if (line := self.where.lineEdit()) is not None:
            line.setPlaceholderText(_("an event, or a place"))
            line.returnPressed.connect(self.save)
        self.day.setFixedWidth(grown(140))
        place = hbox(self.where, self.day)
        place.setStretch(0, 1)
        chips = hbox(*self.hints.values(), self.again, None, spacing=6)
        form = Form()
        form.row(_("Wh&ere, when"), place, buddy=self.where)
        form.row(_("&Introduced by"), self.introduced_by)
        form.row(_("T&alked about"), vbox(self.line, chips, spacing=6), buddy=self.line)
        self._all = button(_("All"), lambda: self.ticks.tick_all(True), look="link")
        self._none = button(_("None"), lambda: self.ticks.tick_all(False), look="link")
        if len(self.names) > 1:
            some = hbox(self._all, self._none, None, spacing=2)
            form.row(_("&With"), vbox(self.ticks, some, spacing=2), buddy=self.ticks)
        else:
            for each in (self.ticks, self._all, self._none):
                each.setParent(self)
                each.hide()
        later = button(_("Not now"), self.left.emit)
        for each in (later, self.save_button, self._all, self._none):
            each.setAutoDefault(False)
        heading = label(_("A card is not yet a relationship. Where did you meet?"), "heading", wrap=True)
        add(self.foot, None, later, self.save_button)
        self.setLayout(vbox(heading, form, self.notice, self.foot, spacing=12))
        self.setFocusProxy(self.where)
        order_tabs(self)

    def _connect(self) -> None:
        self.where.activated.connect(lambda _row: self._take_day())
        self.ticks.itemChanged.connect(lambda _item: self._tell())
        self.line.returnPressed.connect(self.save)
        self.day.returnPressed.connect(self.save)
        for kind, chip in self.hints.items():
            chip.clicked.connect(lambda _checked=False, kind=kind: self._ask(kind))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _event(self) -> Event | None:
        """The event that is chosen, or written exactly as one."""
        chosen = self.where.stored(self.where.currentText())
        return next((event for event in self._events if event.id == chosen), None)

    def _take_day(self) -> None:
        """An event was on its day."""
        if event := self._event():
            self.day.set_day(event.starts.date())
        if (line := self.where.lineEdit()) is not None:
            line.setCursorPosition(0)

    def _ask(self, kind: LetterKind) -> None:
        """Begin what was learned in the line, where it is understood."""
        text = self.line.text().rstrip(" ;")
        if mark(kind) not in text.lower():
            text = f"{text}; {mark(kind)}" if text else mark(kind)
        self.line.setText(f"{text} ")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """What can be saved now; what was learned is about one person."""
        count = len(self.ticks.ticked())
        self.save_button.setText(
            _("We met") if len(self.names) == 1 else plural("Met {n} person", "Met {n} people", count)
        )
        self.save_button.setEnabled(bool(count) and not self._saving)
        for chip in self.hints.values():
            chip.setVisible(count == 1)

    def _problem(self) -> str:
        if self.day.day() is None:
            return _("“{text}” is no day; try 5 Oct or yesterday.").format(text=self.day.text())
        if self.introduced_by.unsettled:
            return _("Choose who introduced you from the list, or leave it empty.")
        said = captured(self.line.value(), self._desk.book.today)
        if said.unclear:
            return unclear_words()
        if len(self.ticks.ticked()) > 1 and (said.learned or said.promised):
            return _("What was learned or promised is about one person; tick only that one, or leave it out.")
        return ""

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._tell()

    def _saved(self, met: list[Id]) -> None:
        if shiboken6.isValid(self):
            self._set_saving(False)
            self.notice.hide()
            self.done.emit(met)

    def _failed(self, problem: Exception) -> None:
        if shiboken6.isValid(self):
            self._set_saving(False)
            known = isinstance(problem, NetdeskError)
            self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))


class Ticks(QListWidget):
    """Names with boxes to tick, in as many columns as there is room for."""

    def __init__(self, people: dict[Id, str]) -> None:
        super().__init__()
        self.setAccessibleName(_("Whom you met"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = self.fontMetrics().height() + 12
        cell = QSize(grown(_COLUMN), height)
        self.setGridSize(cell)
        lines = min(_LINES, max(1, (len(people) + 1) // 2))
        self.setFixedHeight(lines * height + 8)
        for one, name in people.items():
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setData(_ID, one)
            item.setSizeHint(cell)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)  # the name ticks as well as the box
            item.setCheckState(Qt.CheckState.Checked)
            self.addItem(item)
        self.itemClicked.connect(self._turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            self._turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _turn(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def ticked(self) -> list[Id]:
        """Who is ticked, in order."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def tick_all(self, on: bool) -> None:
        """Tick everybody, or nobody."""
        self.blockSignals(True)
        for row in range(self.count()):
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        if self.count():
            self.itemChanged.emit(self.item(0))


class MeetingDialog(QDialog):
    """The form in a window of its own, after an import; `one_by_one` asks for the triage instead."""

    one_by_one = Signal()

    def __init__(self, desk: Desk, people: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("How did you meet?"))
        self.form = MeetingForm(desk, people)
        self.form.done.connect(lambda _met: self.accept())
        self.form.left.connect(self.reject)
        self.single = button(_("Decide one by one…"), self._one_by_one, look="link")
        self.single.setAutoDefault(False)
        self.single.setVisible(len(people) > 1)
        self.form.foot.insertWidget(0, self.single)
        self.setLayout(vbox(self.form, margins=18))
        self.setMinimumWidth(grown(640))
        self.form.setFocus()

    def _one_by_one(self) -> None:
        self.reject()
        self.one_by_one.emit()


def _look(reader: Reader, people: Sequence[Id]) -> tuple[dict[Id, str], list[Event]]:
    return names(reader, people), latest_events(reader, _EVENTS)


def _met_words(met: Sequence[str]) -> str:
    if len(met) == 1:
        return _("You met {name}").format(name=met[0])
    return plural("You met {n} person", "You met {n} people", len(met))
