"""The warmest way to a person, a company or a trade: who is meant, whom to ask, what weakens it, and the request."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.draft import Draft
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations import ways
from netdesk.operations.ways import Way
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.drafting import show_draft
from netdesk.ui.icons import INK, icon
from netdesk.ui.network.waystrip import WayStrip
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.search import SearchField
from netdesk.words import ways as words

_WIDTH = 336
_PAUSE = 320  # milliseconds: a goal is a few words


@dataclass(frozen=True, slots=True)
class Found:
    """The ways to a goal, and for each whether the request is planned already; or why there is none."""

    ways: tuple[Way, ...] = ()
    planned: tuple[bool, ...] = ()
    problem: str = ""


class WayPanel(Panel):
    """Asks for a goal and shows the ways to it. `shown` tells whose way is to be drawn (me left out), nobody's when
    the panel is emptied."""

    shown = Signal(list)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=12, spacing=6)
        self._desk = desk
        self._found = Found()
        self._at = 0
        self._called = ""
        self.field = SearchField(_("Person, company, trade, or a few words"), name=_("Warmest way to"), delay=_PAUSE)
        self.field.searched.connect(self.ask)
        self._title = label(_("Warmest way to …"), "strong")
        self._strip = WayStrip(desk.theme)
        self._told = label("", "small", "muted", wrap=True)
        self._weak = label("", "small", wrap=True)
        self._warns = label("", "small", "warn", wrap=True)
        self.ask_button = button("", self.plan)
        self._planned = QWidget()
        came = button(_("The introduction came"), lambda: self._outcome(True))
        missed = button(_("It did not"), lambda: self._outcome(False), look="quiet")
        self._planned.setLayout(hbox(came, missed, None, spacing=6))
        self._others = vbox(spacing=2)
        close = icon_button(_("Close"), icon("close", INK), self.close_panel)
        head = hbox(self._title, None, close)
        self._body = QWidget()
        parts = (self._strip, self._told, self._weak, self._warns, self.ask_button, self._planned, self._others)
        self._body_layout = vbox(*parts, spacing=6)
        self._body.setLayout(self._body_layout)
        self._notice = label("", "small", "muted", wrap=True)
        self.add(head, self.field, self._notice, self._body)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        desk.theme.changed.connect(self._strip.update)
        self._show()

    @property
    def way(self) -> Way | None:
        """The way that is shown."""
        return self._found.ways[self._at] if self._found.ways else None

    def ask(self, goal: str, called: str = "") -> None:
        """Look for the ways to a goal; `called` is what to call it where it is an id."""
        self._called = called or goal.strip()
        if not goal.strip():
            self._take(Found())
            return
        self._desk.fetch("network.way", lambda reader: _look(reader, goal), self._take)

    def ask_person(self, person: Id, name: str) -> None:
        """Look for the ways to somebody."""
        self.field.blockSignals(True)
        self.field.setText(name)
        self.field.blockSignals(False)
        self.ask(person, name)

    def close_panel(self) -> None:
        """Forget the goal, and go."""
        self.field.clear()
        self._take(Found())
        self.closed.emit()

    def fit(self) -> None:
        """Take as much height as what is said needs at this width."""
        self._body_layout.invalidate()
        self.column.activate()
        wraps = self.column.hasHeightForWidth()
        height = self.column.totalHeightForWidth(_WIDTH) if wraps else self.column.totalSizeHint().height()
        self.resize(_WIDTH, height)

    def plan(self) -> None:
        """Plan the request as a next step, and open the words to send."""
        way = self.way
        if way is not None:
            self._desk.run(lambda book: ways.plan_request(book, way), done=self._drafted, say=_("Request planned"))

    def _drafted(self, draft: Draft) -> None:
        show_draft(self.window(), self._desk, draft)
        self._again()

    def _outcome(self, came: bool) -> None:
        way = self.way
        if way is not None:
            said = _("Introduction noted") if came else _("Noted: no introduction came")
            self._desk.run(lambda book: ways.outcome(book, way, came=came), done=lambda _none: self._again(), say=said)

    def _again(self) -> None:
        """See anew whether the request is planned; the way that was shown stays."""
        at, found = self._at, self._found

        def look(reader: Reader) -> Found:
            planned = tuple(ways.request(reader, way) is not None for way in found.ways)
            return Found(found.ways, planned)

        self._desk.fetch("network.way", look, lambda now: self._take(now, at))

    def _take(self, found: Found, at: int = 0) -> None:
        self._found, self._at = found, at
        self._show()
        self.shown.emit([step.person_id for step in self.way.steps] if self.way else [])

    def _choose(self, at: int) -> None:
        self._take(self._found, at)

    def _show(self) -> None:
        way = self.way
        self._body.setVisible(way is not None)
        self._notice.setText(self._found.problem)
        self._notice.setVisible(bool(self._found.problem))
        self._title.setText(_("Warmest way to “{goal}”").format(goal=self._called) if way else _("Warmest way to …"))
        if way is not None:
            self._show_way(way)
        self.fit()

    def _show_way(self, way: Way) -> None:
        self._strip.show_way(way)
        for part, text in ((self._told, way.deeds_said), (self._weak, way.weakest_said)):
            part.setText(text)
            part.setVisible(bool(text))
        self._warns.setText(words.warning() if way.warns else "")
        self._warns.setVisible(way.warns)
        planned = self._found.planned[self._at]
        self.ask_button.setText(_("Open the words again") if planned else _asking(way))
        self._planned.setVisible(planned)
        clear(self._others)
        for at, other in enumerate(self._found.ways):
            if at != self._at:
                line = button(_through(other), partial(self._choose, at), look="link")
                self._others.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
                line.show()  # now, so that the panel knows its height


def _look(reader: Reader, goal: str) -> Found:
    try:
        found = ways.warmest_ways(reader, goal)
    except NetdeskError as problem:
        return Found(problem=str(problem))
    if not found:
        return Found(problem=_("No way of up to three links leads there yet."))
    return Found(found, tuple(ways.request(reader, way) is not None for way in found))


def _asking(way: Way) -> str:
    name = way.steps[0].name.split()[0]
    text = _("Ask {name} for an introduction") if len(way.steps) > 1 else _("Write to {name}")
    return text.format(name=name)


def _through(way: Way) -> str:
    """An alternative in a line: through whom, and how warm it is beside the others."""
    names = " → ".join(step.name for step in way.steps[:-1]) or way.goal.name
    return _("Or by {names} · {percent} % warm").format(names=names, percent=round(100 * way.trust))
