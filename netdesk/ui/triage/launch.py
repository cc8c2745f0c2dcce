"""The ways into the triage: a button beside the filters of the people, a shortcut, and the message after an import."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from netdesk.domain.ids import Id
from netdesk.i18n import _, number
from netdesk.storage.book import Touched
from netdesk.storage.fresh import undecided_count
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.messages import Action
from netdesk.ui.widgets.buttons import button
from netdesk.ui.window import MainWindow

KEYS = "Ctrl+Shift+T"
_EVENING = 40  # people
_NOUNS = frozenset(("person", "card", "interaction"))


class TriageButton:
    """The button says how many wait, and is away while nobody does; the shortcut opens the triage from anywhere."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window, self._desk = window, desk
        self.widget: QPushButton = button("", self.open, look="quiet", icon=icon("list", INK))
        self.widget.hide()
        shortcut = QShortcut(QKeySequence(KEYS), window)
        shortcut.activated.connect(self.open)
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.widget.setToolTip(_("Decide card by card what becomes of them ({keys})").format(keys=keys))
        desk.changed.connect(self._changed)
        self._count()

    def open(self) -> None:
        """Begin a sitting."""
        open_triage(self._desk, self._window)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or not _NOUNS.isdisjoint(touched.nouns):
            self._count()

    def _count(self) -> None:
        self._desk.fetch("undecided", undecided_count, self._show)

    def _show(self, count: int) -> None:
        self.widget.setText(_("Triage {n}").format(n=number(count)))
        self.widget.setVisible(bool(count))


def open_triage(desk: Desk, window: MainWindow) -> None:
    """Open the triage over the window."""
    from netdesk.ui.triage.dialog import TriageDialog

    TriageDialog(desk, window).open()


def way_on(desk: Desk, window: MainWindow, people: Sequence[Id]) -> Action:
    """What an import of new people offers next: as many as one meets in an evening together, more one by one."""
    if len(people) > _EVENING:
        return Action(_("Triage"), lambda: open_triage(desk, window))
    return Action(_("How did you meet?"), lambda: _ask_how_met(desk, window, people))


def _ask_how_met(desk: Desk, window: MainWindow, people: Sequence[Id]) -> None:
    from netdesk.ui.inbox.meeting import MeetingDialog

    dialog = MeetingDialog(desk, people, window)
    dialog.one_by_one.connect(lambda: open_triage(desk, window))
    dialog.open()
