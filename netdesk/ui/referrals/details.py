"""One referral, open beside board and list: who, what, how far, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.referral import Direction, Level, next_status, to_tell
from netdesk.i18n import _, day
from netdesk.operations import referrals
from netdesk.storage.referrals import ReferralFile
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.referrals import actions
from netdesk.ui.referrals.dialog import ReferralDialog
from netdesk.ui.referrals.history import History, MoneyLines
from netdesk.ui.referrals.lines import about, called, prospect
from netdesk.ui.referrals.stepdialog import MoneyDialog, StepDialog
from netdesk.ui.referrals.tree import TreeView
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ClickLabel, label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import referrals as words


class Details(QWidget):
    """Shows a `ReferralFile`; does by itself what its buttons say."""

    closed = Signal()
    opened = Signal(str)
    """Another referral of the tree is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.file: ReferralFile | None = None
        self._title = label("", "title", wrap=True)
        self._title.setMinimumWidth(1)  # a long word takes no height from the lines
        self._story = label("", "small", "muted", wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self.tell_button = button("", self.tell, icon=icon("mail"))
        self.further_button = button("", self.further, icon=icon("check"))
        self.thank_button = button(_("Thank…"), self.thank, icon=icon("thank-you"))
        self.money_button = button(_("Add money…"), self.add_money, icon=icon("plus"))
        self.grew_button = button(_("Grew into another…"), self.grow, icon=icon("split"))
        self.agreed_button = button(_("They agreed"), self.agree)
        self.history, self.money, self.tree = History(desk), MoneyLines(desk), TreeView()
        self.tree.opened.connect(self.opened)
        self._lay_out()

    def fill(self, file: ReferralFile) -> None:
        """Show a referral."""
        self.file = file
        row = file.row
        self._title.setText(about(row))
        self._story.setText(f"{words.direction(row.way)} · {day(row.on)} · {words.tier(file.tier)}")
        self._lead.setVisible(not row.consent)
        self._show_facts(file)
        self._show_buttons(file)
        for part in (self.history, self.money, self.tree):
            part.fill(file)

    # --- what is done

    def tell(self) -> None:
        """Open the words that tell the giver."""
        if self.file:
            actions.tell_giver(self._desk, self.file, self.window())

    def further(self) -> None:
        """Note the next step, with its day."""
        if self.file:
            status = next_status(self.file.referral.status) or self.file.referral.status
            StepDialog(self._desk, self.file.referral.id, status, self.window()).open()

    def thank(self) -> None:
        """Open the words that thank the giver."""
        if self.file:
            actions.thank_giver(self._desk, self.file, self.window())

    def add_money(self) -> None:
        """Note money that came of it."""
        if self.file:
            MoneyDialog(self._desk, self.file.referral.id, self.window()).open()

    def grow(self) -> None:
        """Note a referral that grew out of this one."""
        if self.file:
            actions.grow(self._desk, self.file.referral, self.window())

    def agree(self) -> None:
        """The prospect agreed: the lead becomes a referral."""
        if self.file:
            one = self.file.referral.id
            self._desk.run(lambda book: referrals.consent(book, one), say=_("It counts as a referral now."))

    def edit(self) -> None:
        """Correct everything of it."""
        if self.file:
            ReferralDialog(self._desk, self.window(), referral=self.file.referral).open()

    # --- what is shown

    def _lay_out(self) -> None:
        self._more = icon_button(_("More"), icon("more", INK))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self))
        self._more.menu().aboutToShow.connect(self._fill_menu)
        edit = icon_button(_("Correct"), icon("edit", INK), self.edit)
        close = icon_button(_("Close"), icon("close", INK), self.closed.emit)
        head = hbox(self._title, edit, self._more, close, spacing=2)
        head.setStretch(0, 1)
        for tool in (edit, self._more, close):
            head.setAlignment(tool, Qt.AlignmentFlag.AlignTop)
        text = _("Without the consent of the one who needs it this is a lead. It counts nowhere.")
        self._lead = Panel(hbox(label(text, "small", wrap=True), self.agreed_button, spacing=10), margins=10)
        buttons = FlowLayout(spacing=6)
        self.buttons = (
            self.tell_button,
            self.further_button,
            self.thank_button,
            self.money_button,
            self.grew_button,
        )
        for each in self.buttons:
            buttons.addWidget(each)
        page = QWidget()
        page.setProperty("look", "page")
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        parts = (head, self._story, self._lead, self._facts, buttons, self.history, self.money, self.tree, None)
        page.setLayout(vbox(*parts, margins=16, spacing=12))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self.setLayout(vbox(Panel(scroll, margins=0)))
        self.setAccessibleName(_("The open referral"))
        self.setFocusProxy(self.further_button)

    def _show_facts(self, file: ReferralFile) -> None:
        clear(self._facts)
        row, referral = file.row, file.referral
        self._add_fact(_("From"), self._name(row.giver_id, called(row.giver)))
        self._add_fact(_("To"), self._name(row.receiver_id, called(row.receiver)))
        if row.prospect_id or row.prospect:
            self._add_fact(_("For"), self._name(row.prospect_id or "", prospect(row)))
        level = _("{n} of 5: {meaning}").format(n=int(row.level), meaning=words.level(row.level))
        waited = words.waiting(row.days(self._desk.book.today), contacted=row.contacted)
        thanked = _("on {day}").format(day=day(row.thanked_on)) if row.thanked_on else _("not yet")
        last = max((step.told_on for step in referral.statuses if step.told_on), default=row.reported_on)
        told = _("on {day}").format(day=day(last)) if last else _("not yet")
        facts = [(_("Need"), row.need), (_("Level"), level), (_("Thanked"), thanked), (_("Reported back"), told)]
        if row.contacted or row.waited_until is None:
            facts.insert(2, (_("First contact"), waited))
        for name, text in (*facts, (_("Note"), referral.note)):
            if text:
                value = label(text, wrap=True)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._add_fact(name, value)
                if text == level:
                    value.setToolTip("\n".join(f"{int(one)}  {words.level(one)}" for one in Level if one <= row.level))

    def _add_fact(self, name: str, value: QWidget) -> None:
        place = self._facts.rowCount()
        value.setMinimumWidth(1)
        self._facts.addWidget(label(name, "small", "faint"), place, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(value, place, 1)

    def _name(self, person: Id, name: str) -> QWidget:
        """Somebody who can be opened, or a mere name."""
        if not person or person == self._desk.book.me:
            return label(name, wrap=True)
        return ClickLabel(name, lambda: self._desk.person_wanted.emit(person), "", "accent")

    def _show_buttons(self, file: ReferralFile) -> None:
        owed = bool(to_tell(file.referral, self._desk.book.me))
        received = file.row.way is Direction.RECEIVED
        following = next_status(file.referral.status)
        self.tell_button.setText(_("Tell {name}…").format(name=file.giver.name.given or file.giver.shown))
        self.tell_button.setVisible(file.row.tells)
        self.thank_button.setVisible(received and file.row.thanked_on is None)
        self.further_button.setText(words.further(following) + "…" if following else _("Another step…"))
        self.money_button.setVisible(file.row.consent)
        _emphasise(self.tell_button, "mail", owed)
        _emphasise(self.further_button, "check", not owed and following is not None)

    def _fill_menu(self) -> None:
        menu, file = self._more.menu(), self.file
        menu.clear()
        if file is None:
            return
        one, row = file.referral.id, file.row
        run = self._desk.run
        if row.way is not Direction.RECEIVED:
            menu.addAction(_("The giver was thanked"), lambda: run(lambda book: referrals.thank(book, one)))
            menu.addAction(_("The giver was told"), lambda: run(lambda book: referrals.tell(book, one)))
        if row.consent:
            menu.addAction(
                _("They did not agree after all"), lambda: run(lambda book: referrals.consent(book, one, False))
            )
        menu.addAction(icon("trash", INK), _("Remove"), lambda: actions.remove(self._desk, one))


def _emphasise(made: QPushButton, drawing: str, on: bool) -> None:
    """Make a button the main one, or one of the others."""
    look = "primary" if on else ""
    if made.property("look") != look:
        made.setProperty("look", look)
        made.setIcon(icon(drawing, QPalette.ColorRole.HighlightedText if on else INK))
        made.style().unpolish(made)
        made.style().polish(made)
