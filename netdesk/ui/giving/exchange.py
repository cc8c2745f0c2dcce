"""Everything given and received, by kind, with whom: it shows what was paid in, and keeps no debts."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.i18n import _, day, number
from netdesk.operations import giving
from netdesk.operations.giving import Exchange
from netdesk.storage.book import Reader
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.widgets.bars import GiveTakeBar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import giving as words

_AT_MOST = 25


class ExchangePanel(Panel):
    """The two sums and a bar; a kind opens its newest rows, and a row the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=(14, 12), spacing=6)
        self._desk, theme = desk, desk.theme
        self._found = Exchange((), ())
        self._given, self._received = label("", "small"), label("", "small")
        self._bar = GiveTakeBar(lambda: theme.colour("give"), lambda: theme.colour("take"))
        self._kinds = QWidget()
        self._flow = FlowLayout(self._kinds, spacing=0)
        line = hbox(self._given, self._bar, self._received, spacing=12)
        self.add(vbox(label(_("Given and received"), "heading"), line, self._kinds, spacing=5))
        self.setAccessibleName(_("Given and received"))
        self.hide()

    def reload(self) -> None:
        """Ask what was given and received."""
        self._desk.fetch("giving.exchange", giving.given_received, self._show)

    def rows(self, kind: str) -> list[tuple[Behind, str]]:
        """The newest rows of a kind, with which way each went."""
        sides = ((self._found.given, _("given to")), (self._found.received, _("received from")))
        found = [(row, side) for rows, side in sides for row in rows if row.what == kind]
        return sorted(found, key=lambda one: (str(one[0].on), one[0].id), reverse=True)[:_AT_MOST]

    def _show(self, found: Exchange) -> None:
        self.setVisible(bool(found.given or found.received))
        if found == self._found:
            return
        self._found = found
        given, received = found.counted()
        self._given.setText(_("Given {n}").format(n=number(given)))
        self._received.setText(_("Received {n}").format(n=number(received)))
        self._bar.set_values(given, received, f"{self._given.text()}, {self._received.text()}")
        clear(self._flow)
        for kind, counts in found.by_kind().items():
            made = button(words.both_ways(kind, *counts), look="link")
            made.clicked.connect(partial(self._ask_rows, kind, made))
            self._flow.addWidget(made)

    def _ask_rows(self, kind: str, below: QWidget, _checked: bool = False) -> None:
        rows = self.rows(kind)
        ids = {one for row, _side in rows for one in row.people}

        def look(reader: Reader) -> dict[Id, str]:
            return names(reader, ids)

        self._desk.fetch("giving.rows", look, lambda called: self._menu(rows, called, below))

    def _menu(self, rows: list[tuple[Behind, str]], called: dict[Id, str], below: QWidget) -> None:
        menu = QMenu(self)
        for row, side in rows:
            who = row.people[0]
            text = f"{day(row.on)} · {side} {called.get(who, '')}" if row.on else called.get(who, "")
            menu.addAction(text).triggered.connect(lambda _on=False, one=who: self._desk.person_wanted.emit(one))
        menu.exec(below.mapToGlobal(below.rect().bottomLeft()))
        menu.deleteLater()
