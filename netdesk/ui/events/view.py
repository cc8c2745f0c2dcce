"""One event on the page: its head and fields, what came of it, and who is expected or was met."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.ui.desk import Desk
from netdesk.ui.events.adding import AddField
from netdesk.ui.events.details import Details
from netdesk.ui.events.expecting import Expecting
from netdesk.ui.events.guests import GuestList
from netdesk.ui.events.head import Head
from netdesk.ui.events.lines import EventFile, coming_words
from netdesk.ui.events.yieldpanel import YieldPanel
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel


class EventView(QWidget):
    """Shows what it is given; what the user wants is told by the signals of its parts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.details = Details(desk.theme)
        self.head = Head(self.details.name)
        self.yields = YieldPanel(desk)
        self.field = AddField(desk)
        self.guests = GuestList(desk)
        self.expecting = Expecting(desk, self, lambda: self.details.event_id)
        self._file: EventFile | None = None
        self._pointed: str = ""
        self._expected = label("", "small", "muted")
        self._title = label(_("People expected"), "heading")
        self._lay_out()

    def forget(self) -> None:
        """What is shown next is shown anew, whatever is being typed."""
        self._file = None

    def point_at(self, who: Id | str) -> None:
        """Mark somebody as soon as they are on the list."""
        self._pointed = who

    def show_file(self, file: EventFile, today: date) -> None:
        """Show an event; what is being typed in its fields stays unless it is another one."""
        anew = self._file is None or self._file.event.id != file.event.id
        self._file = file
        days = (file.event.starts.date() - today).days
        self.details.fill(file.event, anew=anew)
        self.head.show_event(file.event, days)
        self.yields.setVisible(days < 0)
        self.guests.fill(file.guests)
        if anew:
            self.guests.scrollToTop()
        self.field.here = frozenset(guest.row.id for guest in file.guests if guest.row)
        self._title.setText(_("People expected") if days >= 0 else _("People expected and met"))
        self._expected.setText(_counted(file, days))
        self._people.setCurrentWidget(self.guests if file.guests else self._nobody)
        if self._pointed:
            self.guests.point_at(self._pointed)
            self._pointed = ""

    def step_in(self) -> None:
        """The keyboard goes to the name."""
        self.details.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.details.name.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(420, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        top = Panel(self.head, self.details, margins=16, spacing=12)
        title = hbox(self._title, None, self._expected)
        nobody = _("Nobody is expected yet")
        self._nobody = EmptyState(icon("people", INK), nobody)
        hint = _(
            "Type a name above, or expect a whole list. The briefing sheet then tells what to ask and what to give."
        )
        self._nobody.set_text(nobody, hint)
        self._people = QStackedWidget()
        self._people.addWidget(self.guests)
        self._people.addWidget(self._nobody)
        adding = hbox(self.field, self.expecting.widget, spacing=10)
        adding.setStretch(0, 1)
        people = Panel(title, adding, self._people, margins=(16, 14, 16, 10), spacing=10)
        people.column.setStretch(2, 1)
        self.yields.hide()
        column = vbox(top, self.yields, people, spacing=14)
        column.setStretch(2, 1)
        self.setLayout(column)


def _counted(file: EventFile, days: int) -> str:
    if not file.guests:
        return ""
    if days < 0 or file.met:
        return plural("{met} of {n} met", "{met} of {n} met", len(file.guests)).format(met=file.met)
    return coming_words(len(file.guests), file.known)
