"""Giving: introductions to give, the best first, and beside them the circles of trades with their empty seats."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, number, plural
from netdesk.operations import giving
from netdesk.operations.giving import Proposal
from netdesk.storage.book import Reader, Touched
from netdesk.ui.desk import Desk
from netdesk.ui.giving import acts
from netdesk.ui.giving.circles import CirclesPanel
from netdesk.ui.giving.exchange import ExchangePanel
from netdesk.ui.giving.listing import ProposalList
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import between, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.room import Room

_FIELD, _CIRCLES = 250, 360
_NOUNS = frozenset({"person", "interaction", "laid_aside", "link", "promise", "referral"})


class GivingPanel(QWidget):
    """The proposals of everybody, or with one person; a key each for what becomes of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self.list = ProposalList(desk)
        self.person = PersonField(desk, _("Only with this person"), me=True, placeholder=_("With everybody"))
        self.person.setClearButtonEnabled(True)
        self.person.setMaximumWidth(_FIELD)
        self.circles, self.exchange = CirclesPanel(desk), ExchangePanel(desk)
        self._count = label("", "small", "muted", wrap=True)
        self.act_button = button(_("Introduce"), self.introduce, look="primary")
        self.later_button = button(_("Later…"), self.later)
        self.never_button = button(_("Not interested"), self.never)
        self.open_button = button(_("Open"), self.open)
        self._acts = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Ask what there is to give."""
        self._stale = False
        person = self.person.person_id or None
        self._desk.fetch("giving", lambda reader: _found(reader, person), self._show)
        self.circles.reload()
        self.exchange.reload()

    def introduce(self) -> None:
        """Introduce the two of the chosen line, or write where I am one of them."""
        if proposal := self.list.current:
            acts.introduce(self._desk, proposal, self.window())

    def never(self) -> None:
        """Do not propose the chosen line again."""
        if proposal := self.list.current:
            acts.never(self._desk, proposal)

    def later(self) -> None:
        """Ask until when the chosen line rests."""
        if proposal := self.list.current:
            acts.later(self._desk, proposal, self, self.list.below_current())

    def open(self) -> None:
        """Open the page of who looks for something, or of the other one where that is me."""
        if proposal := self.list.current:
            side = proposal.offer if proposal.seeker.stage is None else proposal.seeker
            self._desk.person_wanted.emit(side.person.id)

    def show_person(self, person: Id, name: str) -> None:
        """Propose only with one person."""
        self.person.set_person(person, name)
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    # --- inside

    def _lay_out(self) -> None:
        row = hbox(self.act_button, self.later_button, self.never_button, self.open_button, None, spacing=6)
        keys = label(_("Enter introduce   L later   X not interested   O open"), "tiny", "faint", wrap=True)
        self._acts.setLayout(vbox(row, keys, margins=(14, 10, 14, 10), spacing=6))
        self._empty = EmptyState(icon("introduction", ACCENT), "", "")
        self._stack.addWidget(_looking())
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        title = vbox(label(_("Introductions to give"), "heading"), self._count, spacing=2)
        head = hbox(title, self.person, margins=(14, 12, 14, 10), spacing=12)
        head.setStretch(0, 1)
        left = Panel(head, self._stack, self._acts, margins=1, spacing=0)
        left.column.setStretch(1, 1)
        left.setMinimumWidth(380)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._beside())
        split.setStretchFactor(0, 1)
        split.setSizes([1000, _CIRCLES])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        self.setLayout(vbox(split))
        self.setFocusProxy(self.list)

    def _beside(self) -> QWidget:
        """The circles, and below them what was given and received."""
        made = QWidget()
        column = vbox(self.circles, self.exchange, spacing=12)
        column.setStretch(0, 1)
        made.setLayout(column)
        stack = QStackedWidget()
        stack.addWidget(made)
        room = Room(stack)
        between(room, 240, 1200)
        return room

    def _connect(self) -> None:
        self.list.acted.connect(self.introduce)
        self.list.refused.connect(self.never)
        self.list.rested.connect(self.later)
        self.list.opened.connect(self.open)
        self.list.chosen.connect(self._choose)
        self.person.chosen.connect(lambda _person, _name: self.reload())
        self.person.emptied.connect(self.reload)
        self._desk.changed.connect(self._changed)

    def _show(self, proposals: list[Proposal]) -> None:
        self.list.fill(proposals)
        self._acts.setVisible(bool(proposals))
        self._count.setText(_told(proposals))
        if not proposals:
            self._empty.set_text(*_why_empty(self.person.text() if self.person.person_id else ""))
        self._stack.setCurrentWidget(self.list if proposals else self._empty)

    def _choose(self) -> None:
        if proposal := self.list.current:
            self.act_button.setText(acts.act_word(proposal))

    def _changed(self, touched: Touched) -> None:
        if touched.everything or _NOUNS.intersection(touched.nouns) or "sphere" in touched.nouns:
            if self.isVisible():
                self.reload()
            else:
                self._stale = True


def _looking() -> QWidget:
    """What stands there while a large desk is compared for the first time."""
    made = QWidget()
    made.setLayout(vbox(None, hbox(None, label(_("Looking who could help whom…"), tone="muted"), None), None))
    return made


def _found(reader: Reader, person: Id | None) -> list[Proposal]:
    return giving.proposals(reader, person)


def _told(proposals: list[Proposal]) -> str:
    count = sum(not proposal.with_me for proposal in proposals)
    if not count:
        return _("Who looks for what somebody else is, can or knows")
    if len(proposals) == giving.MOST:
        return _("The best {n}: each pair could help each other").format(n=number(count))
    return plural("{n} pair that could help each other", "{n} pairs that could help each other", count)


def _why_empty(name: str) -> tuple[str, str]:
    if name:
        return (
            _("Nobody to bring together with {name} yet").format(name=name),
            _("Ask whom they look for and note it in their letters, or what they do: then this finds who fits."),
        )
    return (
        _("No introductions to give yet"),
        _(
            "Ask the people you talk with: “Whom should I keep in mind for you?” and note the answer under Looks for. "
            "As soon as somebody else is, can or knows that, the two are proposed here."
        ),
    )
