"""The sheets of an event on the screen: the choices beside the real pages, remade when the event or people change."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from netdesk.briefing.room import RoomSheet
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations import briefing
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.events.preview import SheetPreview
from netdesk.ui.events.sheetchoice import SheetChoice
from netdesk.ui.icons import icon
from netdesk.ui.jobs import Context
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.layout import hbox, vbox

Made = tuple[Event, dict[str, str], RoomSheet]
"""An event, whoever can be on its sheets, and the sheet as chosen."""


class BriefingView(QWidget):
    """The pages of one event's sheet, with what can be chosen of it."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._event_id: Id = ""
        self._prepared: Id = ""
        self._stale = False
        self.preview = SheetPreview(desk, _("Briefing sheet"))
        self.choosing = SheetChoice(desk.settings)
        self.choosing.changed.connect(self._compose)
        self._later = QTimer(self, singleShot=True, interval=250)
        self._later.timeout.connect(self._compose)
        self._lay_out()
        self.setFocusProxy(self.preview)
        desk.changed.connect(self._follow)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_event(self, event_id: Id) -> None:
        """Show the sheet of an event, with all that was saved until now."""
        if event_id != self._event_id:
            self.preview.clear()
            self._name.setText("")
        self._event_id = event_id
        self.choosing.show_event(event_id)
        self._compose()

    def prepare(self, event_id: Id) -> None:
        """Somebody looks at an event: its sheet may be wanted next."""
        if event_id == self._prepared:
            return
        self._prepared = event_id
        book = self._desk.book

        def work(context: Context) -> None:
            briefing.prepare(book, event_id, context.check)

        self._desk.jobs.latest("sheet pictures", work, done=lambda _nothing: None, lane="pool")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._event_id:
            self._later.start()

    def _lay_out(self) -> None:
        back = icon_button(_("Back to the event"), icon("arrow-left"), self.closed.emit, size=18)
        self._name = ElidedLabel("", "title")
        first = hbox(back, self._name, self.preview.save_button, self.preview.print_button, spacing=10)
        head = vbox(first, margins=(14, 12, 18, 10))
        right = vbox(self.preview.tools, self.preview, spacing=8)
        self.preview.tools.setContentsMargins(10, 0, 18, 0)
        right.setStretch(1, 1)
        body = hbox(self.choosing, right, spacing=0)
        body.setStretch(1, 1)
        column = vbox(head, body, spacing=0)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _follow(self, touched: Touched) -> None:
        about_people = bool(touched.people) or "person" in touched.nouns
        mine = self._event_id in touched.nouns.get("event", ())
        if touched.everything or about_people or mine:
            self._stale = True
            if self.isVisible():
                self._later.start()

    def _compose(self) -> None:
        """On the database's thread, so that what was typed last is on the sheet."""
        book, event_id, choice = self._desk.book, self._event_id, self.choosing.choice
        self._stale = False

        def work(_context: Context) -> Made:
            with book.reading() as reader:
                event = reader.get(Event, event_id)
                guests = briefing.guests(reader, event)
            return event, guests, briefing.room_sheet(book, event, choice)

        self._desk.jobs.latest("events.sheet", work, done=self._take_sheet)

    def _take_sheet(self, made: Made) -> None:
        event, guests, sheet = made
        if event.id != self._event_id:
            return
        if event.removed_at:
            self.closed.emit()
            return
        self._name.setText(event.name)
        self.choosing.show_people(guests)
        self.preview.show_sheet(sheet, file_name(event.name, f"{event.starts:%Y-%m-%d}"))


def file_name(title: str, day: str) -> str:
    """What a PDF may be called anywhere: a title and a day."""
    name = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title).strip(" .")[:80] or _("Briefing")
    return f"{name} {day}.pdf"
