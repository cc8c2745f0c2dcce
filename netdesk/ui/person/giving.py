"""What was given and received between us, as counts and a bar, by kind, each with its evidence. It is no debt book."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.i18n import _, day, number, plural
from netdesk.operations.giving import Exchange, of_evidence
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.bars import GiveTakeBar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.words import giving as words

_AT_MOST = 30


class GivingSection(Section):
    """Given, the bar, received; below it each kind, whose rows `reveal` shows in the timeline."""

    def __init__(self, desk: Desk, reveal: Callable[[Id], None]) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._reveal = desk, reveal
        self._found = Exchange((), ())
        self._given = label("", "small")
        self._received = label("", "small")
        self._bar = GiveTakeBar(lambda: theme.colour("give"), lambda: theme.colour("take"))
        self._kinds = QWidget()
        self._flow = FlowLayout(self._kinds, spacing=2)
        line = hbox(self._given, self._bar, self._received, spacing=16)
        self.setLayout(vbox(line, self._kinds, spacing=2))

    def show_person(self, shown: Shown) -> None:
        self.setVisible(shown.row is not None)
        if shown.row is None:
            return
        found = of_evidence(shown.file.evidence, shown.me, self._desk.book.today)
        given, received = found.counted()
        self._given.setText(_("Given {n}").format(n=number(given)))
        self._received.setText(_("Received {n}").format(n=number(received)))
        spoken = plural("given {n}", "given {n}", given) + ", " + plural("received {n}", "received {n}", received)
        self._bar.set_values(given, received, spoken)
        if found != self._found:
            self._found = found
            self._show_kinds()

    def _show_kinds(self) -> None:
        clear(self._flow)
        for kind, (given, received) in self._found.by_kind().items():
            made = button(words.both_ways(kind, given, received), look="link")
            made.clicked.connect(partial(self._show_rows, kind, made))
            self._flow.addWidget(made)
        self._kinds.setVisible(bool(self._found.given or self._found.received))

    def _show_rows(self, kind: str, below: QWidget, _checked: bool = False) -> None:
        """What stands behind a kind, the newest first; one alone is shown at once."""
        rows = self.rows(kind)
        if len(rows) == 1:
            self._reveal(rows[0][0].id)
            return
        menu = QMenu(self)
        for row, text in rows[:_AT_MOST]:
            menu.addAction(text).triggered.connect(lambda _on=False, one=row.id: self._reveal(one))
        menu.exec(below.mapToGlobal(below.rect().bottomLeft()))
        menu.deleteLater()

    def rows(self, kind: str) -> list[tuple[Behind, str]]:
        """The rows of a kind with what a menu says of each, the newest first."""
        sides = ((self._found.given, _("given")), (self._found.received, _("received")))
        found = [(row, side) for rows, side in sides for row in rows if row.what == kind]
        found.sort(key=lambda one: (one[0].on or date.min, one[0].id), reverse=True)
        return [(row, f"{day(row.on)} · {side}" if row.on else side) for row, side in found]
