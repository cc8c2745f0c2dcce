"""The second step: the ways in for people, and how many have come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from netdesk.i18n import _, plural
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import grown
from netdesk.ui.welcome.step import Step
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import Item, hbox, vbox
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.importing import Importer
    from netdesk.ui.people.page import PeoplePage

_WAY = 172  # pixels: as wide for every way


class BringingStep(Step):
    """A button for each way, with a sentence beside it."""

    def __init__(self, window: MainWindow, desk: Desk, importer: "Importer") -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self.title = _("Your people")
        self.files = button(_("Import files…"), importer.choose, icon=icon("import", INK))
        self.phone = button(_("From phone…"), importer.from_phone, icon=icon("phone", INK))
        self.by_hand = button(_("Add person"), lambda: self._people().add_person(), icon=icon("person", INK))
        self.demo = button(_("Look at a demo"), lambda: self._people().open_demo(), icon=icon("eye", INK))
        self._came = label("", "strong", "accent", wrap=True)
        self._came.hide()
        self._lay_out()
        desk.changed.connect(self._count)

    def keys(self) -> str:
        return _("Tab chooses · Enter opens it · Esc goes on")

    def begin(self) -> None:
        """Take the keyboard."""
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def _lay_out(self) -> None:
        told = _(
            "Everybody starts as Only a card; what you talked about makes a relationship "
            "of it. Everything stays on this computer, and what comes in can be taken back."
        )
        ways = (
            (self.files, _("The contacts of your phone as a .vcf file, a list (CSV), photographs of cards.")),
            (
                self.phone,
                _("Take pictures of cards, or send contacts: both in the same network, nothing is installed."),
            ),
            (self.by_hand, _("Whom you met last, with whatever you know of them.")),
            (self.demo, _("Three hundred made-up people in a window of their own; nothing in it touches your desk.")),
        )
        rows: list[Item] = [_row(way, text) for way, text in ways]
        head = label(_("Bring in the people you know"), "title")
        self.setLayout(vbox(head, label(told, tone="muted", wrap=True), 6, *rows, 4, self._came, None, spacing=10))

    def _people(self) -> "PeoplePage":
        from netdesk.ui.people.page import PeoplePage

        page = self._window.make_page("people")
        assert isinstance(page, PeoplePage)
        return page

    def _count(self, _touched: object = None) -> None:
        self._desk.fetch("welcome.count", lambda reader: people_counts(reader).total, self._show_count)

    def _show_count(self, count: int) -> None:
        told = plural("{n} person is on your desk.", "{n} people are on your desk.", count)
        self._came.setText(told)
        self._came.setVisible(count > 0)


def _row(way: QPushButton, text: str) -> Item:
    way.setMinimumWidth(grown(_WAY))
    told = label(text, "small", "muted", wrap=True)
    row = hbox(way, told, spacing=12)
    row.setStretch(1, 1)
    return row
