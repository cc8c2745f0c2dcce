"""You could help: the best introductions to give this person, or with them."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations import giving
from netdesk.operations.giving import Proposal
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.giving import acts
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import SectionTitle, label
from netdesk.ui.widgets.layout import clear, hbox, vbox

_AT_MOST = 3
_AFTER = 150  # milliseconds: who pages through people waits for no proposals


class HelpSection(Section):
    """A line a proposal with what can be done about it; nothing where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: Id = ""
        self.proposals: list[Proposal] = []
        self._box = QWidget()
        self._lines = vbox(spacing=4)
        title = SectionTitle(_("You could help"), self._box)
        self._box.setLayout(vbox(title, self._lines, spacing=6))
        self._box.hide()
        self.setLayout(vbox(self._box))
        self._soon = QTimer(self, singleShot=True, interval=_AFTER)
        self._soon.timeout.connect(self._ask)

    @property
    def person_id(self) -> Id:
        """Whom the proposals are about."""
        return self._person

    def show_person(self, shown: Shown) -> None:
        if shown.person.id != self._person:
            self._person = shown.person.id
            self._show([])
        self._soon.start()

    def _ask(self) -> None:
        person = self._person
        self._desk.fetch("person.help", partial(_found, person), partial(self._arrive, person))

    def _arrive(self, person: Id, proposals: list[Proposal]) -> None:
        """What was asked of somebody who is not open any more is forgotten."""
        if person == self._person and proposals != self.proposals:
            self._show(proposals)

    def _show(self, proposals: list[Proposal]) -> None:
        self.proposals = proposals
        clear(self._lines)
        for proposal in proposals:
            self._lines.addWidget(self._line(proposal))
        self._box.setVisible(bool(proposals))

    def _line(self, proposal: Proposal) -> QWidget:
        text = label(proposal.text, "small", wrap=True)
        text.setToolTip("\n".join(proposal.reasons))
        act = button(acts.act_word(proposal), partial(acts.introduce, self._desk, proposal, self.window()), look="link")
        act.setAccessibleName(f"{act.text()}: {proposal.text}")
        refuse = icon_button(
            _("Not interested"), icon("close", INK), partial(acts.never, self._desk, proposal), size=12
        )
        made = QWidget()
        row = hbox(text, act, refuse, spacing=6)
        row.setStretch(0, 1)
        made.setLayout(row)
        return made


def _found(person: Id, reader: Reader) -> list[Proposal]:
    """The best few; nobody is offered an introduction to whom there is no trust yet."""
    return [one for one in giving.proposals(reader, person, _AT_MOST) if one.match.proposed]
