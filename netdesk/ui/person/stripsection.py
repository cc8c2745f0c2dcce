"""The strip of what happened, above the band of stages: how a relationship went, seen before anything is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from netdesk.domain.trust import link_history
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.layout import vbox

if TYPE_CHECKING:
    from netdesk.ui.person.strip import Strip

_AFTER_START = 350  # milliseconds: the cards come first
_STRIP_AFTER = 30  # milliseconds: the words come first, and who pages through people waits for no plots


class StripSection(Section):
    """The plot is made when it is first needed: pyqtgraph takes a moment to load."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._strip: Strip | None = None
        self._loading = False
        self._soon = QTimer(self, singleShot=True, interval=_STRIP_AFTER)
        self._soon.timeout.connect(self._show_strip)
        self._column = vbox(spacing=0)
        self.setLayout(self._column)

    def show_person(self, shown: Shown) -> None:
        if self._strip is not None and (self._shown is None or self._shown.person.id != shown.person.id):
            self._strip.clear()
        self._shown = shown
        self._soon.start()

    def _show_strip(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if self._strip is None:
            if not self._loading:
                self._loading = True
                QTimer.singleShot(_AFTER_START, self, self._load_strip)
            return
        today = self._desk.book.today
        steps = link_history(shown.file.evidence, today, self._desk.book.policy) if shown.trust else ()
        talked = [item for item in shown.file.interactions if shown.me in item.people()]
        self._strip.setVisible(bool(talked))
        if talked:
            self._strip.show_history(talked, steps, today)

    def _load_strip(self) -> None:
        self._desk.jobs.pool(_load_plotting, done=lambda _none: self._make_strip())

    def _make_strip(self) -> None:
        from netdesk.ui.person.strip import Strip

        self._strip = Strip(self._desk.theme)
        self._column.addWidget(self._strip)
        self._show_strip()


def _load_plotting(_context: Context) -> None:
    """Load the plotting library beside the window's own work: it takes a third of a second."""
    import netdesk.ui.person.strip  # noqa: F401
