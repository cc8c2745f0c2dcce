"""The first start in three steps, each of which can be skipped: me, bringing in people, what Today is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.messages import announce
from netdesk.ui.welcome.bringing import BringingStep
from netdesk.ui.welcome.me import MeStep
from netdesk.ui.welcome.seen import keep_seen
from netdesk.ui.welcome.step import Step
from netdesk.ui.welcome.whattoday import TodayStep
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label, retone
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.importing import Importer

_WIDTH = 620


def show_first_steps(window: MainWindow, desk: Desk, importer: "Importer") -> "FirstSteps":
    """Show the steps in the place of a page."""
    made = FirstSteps(window, desk, importer)
    window.show_meanwhile("people", made)
    made.begin()
    return made


class FirstSteps(QWidget):
    """Enter goes on, Esc skips, Alt+Left goes back; the last step opens Today."""

    def __init__(self, window: MainWindow, desk: Desk, importer: "Importer") -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self.me = MeStep(desk)
        self.bringing = BringingStep(window, desk, importer)
        self.today = TodayStep(desk)
        self.steps: Sequence[Step] = (self.me, self.bringing, self.today)
        self._stack = QStackedWidget()
        self._marks = [label(f"{number}  {step.title}", "small", "faint") for number, step in enumerate(self.steps, 1)]
        self.back_button = button(_("Back"), self.back, look="quiet")
        self.skip_button = button(_("Skip"), self.skip, look="quiet")
        self.next_button = button("", self.go_on, look="primary")
        self._keys = label("", "small", "faint")
        self._lay_out()
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        self._show(0)

    @property
    def at(self) -> int:
        """Which step is on show, from 0."""
        return self._stack.currentIndex()

    def begin(self) -> None:
        """Give the keyboard to the step on show."""
        self.steps[self.at].begin()

    def go_on(self) -> None:
        """Keep what the step says, and go on to the next; from the last to Today."""
        self.steps[self.at].accept()
        if self.at + 1 < len(self.steps):
            self._show(self.at + 1)
        else:
            self._leave("today")

    def skip(self) -> None:
        """Go on without keeping anything; from the last to the people."""
        if self.at + 1 < len(self.steps):
            self._show(self.at + 1)
        else:
            self._leave("people")

    def back(self) -> None:
        """Return to the step before."""
        if self.at:
            self._show(self.at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skip()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.steps[self.at].enter():
                self.go_on()
        else:
            super().keyPressEvent(event)

    # --- inside

    def _lay_out(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
        foot = hbox(self.back_button, None, self._keys, self.skip_button, self.next_button, spacing=10)
        panel = Panel(hbox(*self._marks, None, spacing=18), 6, self._stack, 8, foot, margins=(26, 22), spacing=10)
        panel.setMaximumWidth(_WIDTH)
        panel.column.setStretch(2, 1)
        row = hbox(None, panel, None, margins=(18, 18))
        row.setStretch(1, 20)
        column = vbox(None, row, None)
        column.setStretch(2, 2)
        self.setLayout(column)

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        for number, mark in enumerate(self._marks):
            retone(mark, "accent" if number == at else "faint")
        self._keys.setText(self.steps[at].keys())
        last = at == len(self.steps) - 1
        self.next_button.setText(_("Open Today") if last else _("Next"))
        self.skip_button.setText(_("Go to People") if last else _("Skip"))
        self.back_button.setVisible(at > 0)
        announce(self, _("Step {n} of {total}: {title}").format(n=at + 1, total=len(self.steps), title=self._title))
        if self.isVisible():
            self.begin()

    @property
    def _title(self) -> str:
        return self.steps[self.at].title

    def _leave(self, page: str) -> None:
        """This desk is new no more. The page is opened in the next turn: it takes the place of this."""
        self._desk.run(keep_seen)
        QTimer.singleShot(0, self._window, lambda: self._window.show_page(page))
