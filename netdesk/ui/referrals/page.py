"""The referrals: by status on a board, or as a list, and the one that is open beside them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.referral import Direction, ReferralStatus
from netdesk.i18n import _
from netdesk.storage.book import Reader, Touched
from netdesk.storage.referrals import ReferralFile, ReferralRow, Total, referral_file, referral_rows, totals
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.referrals import actions
from netdesk.ui.referrals.board import Board
from netdesk.ui.referrals.details import Details
from netdesk.ui.referrals.dialog import ReferralDialog, Start
from netdesk.ui.referrals.filters import Filters, Wanted
from netdesk.ui.referrals.listing import ReferralList
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.layout import between, vbox
from netdesk.ui.window import MainWindow

_DETAILS_WIDTH = 390


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading brought: the referrals that match, what all of them add up to, whether there are any."""

    rows: list[ReferralRow]
    totals: dict[Direction, Total]
    untold: int
    some: bool


class ReferralsPage(QWidget):
    """Board, list and introductions share the filters above; one referral is open in all of them."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._open: Id = ""
        self._stale = True
        today = lambda: desk.book.today  # noqa: E731
        self.filters = Filters()
        self.board = Board(desk.theme, today)
        self.list = ReferralList(today)
        self.details = Details(desk)
        self._introductions: QWidget | None = None
        self._lay_out()
        self._connect()
        window.add_button(_("New referral"), self.add, icon_name="plus", shortcut="Ctrl+N", page="referrals")
        self.setFocusProxy(self.board)

    @property
    def referral_id(self) -> Id:
        """The referral that is open; nothing when none is."""
        return self._open

    def show_referral(self, referral_id: Id) -> None:
        """Open a referral, wherever it stands; filters that hide it are let go."""
        self._open = referral_id
        if self.filters.view == "introductions":
            self.filters.show_view("board")
        self.filters.show_all()

    def add(self) -> None:
        """Note a new referral; who gives or receives follows from what is shown."""
        me, way = self._desk.book.me, self.filters.wanted.way
        start = Start(me, "") if way is Direction.GIVEN else Start("", me if way is Direction.RECEIVED else "")
        ReferralDialog(self._desk, self.window(), start=start, noted=self.show_referral).open()

    def show_view(self, view: str) -> None:
        """Show them on the `board`, as a `list`, or the `introductions` to give."""
        self.filters.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.close_details()
        else:
            super().keyPressEvent(event)

    # --- building

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        for each in (self.board, self.list):
            self._views.addWidget(each)
        self._split = QSplitter()
        self._split.addWidget(self._views)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([1000, _DETAILS_WIDTH])
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(14)
        between(self.details, 330, 520)
        self.details.hide()
        self._stack = QStackedWidget()
        self._nothing, self._empty = self._make_nothing(), self._make_empty()
        for part in (QWidget(), self._split, self._nothing, self._empty):
            self._stack.addWidget(part)
        column = vbox(self.filters, self._stack, margins=(18, 14, 18, 16), spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _make_empty(self) -> EmptyState:
        title = _("No referrals yet")
        made = EmptyState(icon("referrals", ACCENT), title, "", button(_("New referral"), self.add, look="primary"))
        made.set_text(
            title,
            _(
                "A referral is handed from one person to another for somebody who needs something. Note what you give "
                "and what you receive: how far it came, whom to thank, and who still waits to hear how it went."
            ),
        )
        return made

    def _make_nothing(self) -> EmptyState:
        all_of_them = button(_("Show all"), self.filters.show_all)
        return EmptyState(icon("search", INK), _("No referral matches"), "", all_of_them)

    def _connect(self) -> None:
        self.filters.changed.connect(self._refresh)
        self.filters.view_changed.connect(self._show_view)
        for view in (self.board, self.list):
            view.chosen.connect(self._choose)
            view.entered.connect(lambda _one: self.details.setFocus(Qt.FocusReason.OtherFocusReason))
            view.removed.connect(lambda one: actions.remove(self._desk, one))
        self.board.moved.connect(self._move)
        self.details.closed.connect(self.close_details)
        self.details.opened.connect(self.show_referral)
        self._desk.changed.connect(self._follow)

    # --- reading

    def _follow(self, touched: Touched) -> None:
        if touched.everything or "referral" in touched.nouns or "person" in touched.nouns:
            if self.isVisible():
                self._refresh()
            else:
                self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        wanted = self.filters.wanted
        self._desk.fetch("referrals", lambda reader: found(reader, wanted), self._show)
        if self._open:
            self._read(self._open)

    def _show(self, found: Found) -> None:
        self.filters.set_totals(found.totals, found.untold)
        self.board.fill(found.rows, self._open)
        self.list.fill(found.rows, self._open)
        if self.filters.view != "introductions":
            self._stack.setCurrentWidget(self._split if found.rows else self._nothing if found.some else self._empty)

    def _choose(self, referral_id: Id) -> None:
        self._open = referral_id
        self._read(referral_id)

    def _read(self, referral_id: Id) -> None:
        def look(reader: Reader) -> ReferralFile | None:
            try:
                return referral_file(reader, referral_id)
            except NetdeskError:
                return None

        self._desk.fetch("referrals.one", look, self._show_one)

    def _show_one(self, file: ReferralFile | None) -> None:
        if file is None or file.referral.removed_at:
            self.close_details()
        elif file.referral.id == self._open:
            self.details.fill(file)
            self.details.show()

    def close_details(self) -> None:
        """Leave the open referral."""
        had = self.details.isAncestorOf(focus) if (focus := self.window().focusWidget()) else False
        self._open = ""
        self.details.hide()
        self.board.choose("")
        self.list.choose("")
        if had:
            (self.list if self.filters.view == "list" else self.board).setFocus()

    # --- changing

    def _move(self, referral_id: Id, status: ReferralStatus) -> None:
        self._open = referral_id
        actions.advance(self._desk, referral_id, status, self)

    def _show_view(self, view: str) -> None:
        if view == "introductions":
            shown = self._giving()
            self._stack.setCurrentWidget(shown)
        else:
            shown = self.list if view == "list" else self.board
            self._views.setCurrentWidget(shown)
            self._refresh()
        self.setFocusProxy(shown)
        if self.filters.isAncestorOf(self.window().focusWidget()):  # its keys are to work at once
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _giving(self) -> QWidget:
        """The introductions to give, made when they are first asked for."""
        if self._introductions is None:
            from netdesk.ui.giving.panel import GivingPanel

            self._introductions = GivingPanel(self._desk)
            self._stack.addWidget(self._introductions)
        return self._introductions


def found(reader: Reader, wanted: Wanted) -> Found:
    """The referrals that match, newest first, and what all of them add up to."""
    rows = referral_rows(reader)
    own = [row for row in rows if wanted.takes(row)]
    untold = sum(Wanted(untold=True).takes(row) for row in rows)
    return Found(own, totals(rows), untold, bool(rows))
