"""What becomes of a proposal: the introduction with its words, a rest until a day, or never again."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.draft import Draft
from netdesk.domain.interaction import Kind
from netdesk.i18n import _
from netdesk.operations import giving, interactions
from netdesk.operations.giving import Proposal
from netdesk.ui.desk import Desk
from netdesk.ui.drafting import show_draft
from netdesk.ui.messages import Action

_RESTS = (7, 30, 90)


def act_word(proposal: Proposal) -> str:
    """What is done with a proposal, on its button."""
    return _("Write") if proposal.with_me else _("Introduce")


def introduce(desk: Desk, proposal: Proposal, parent: QWidget) -> None:
    """Introduce the two: it is logged, to ask both is planned, the words to both are opened. Where I am one of the two,
    the words to the other one are opened."""
    if proposal.with_me:
        desk.fetch("giving.words", lambda reader: giving.approach(reader, proposal), _writing(desk, proposal, parent))
        return
    one, other = proposal.seeker.person.id, proposal.offer.person.id
    desk.run(lambda book: giving.introduce(book, one, other), done=lambda draft: _introduced(desk, draft, parent))


def _introduced(desk: Desk, draft: Draft, parent: QWidget) -> None:
    said = _("The introduction is noted; to ask both how it went is planned.")
    desk.messages.tell(said, Action(_("Undo"), desk.undo))
    show_draft(parent, desk, draft)


def _writing(desk: Desk, proposal: Proposal, parent: QWidget) -> Callable[[Draft], None]:
    other = proposal.seeker if proposal.offer.stage is None else proposal.offer

    def sent() -> None:
        said = _("Noted that you wrote to {name}.").format(name=other.name)
        desk.run(lambda book: interactions.log(book, [other.person.id], Kind.MESSAGE, giver=book.me), say=said)

    def show(draft: Draft) -> None:
        show_draft(parent, desk, draft, sent=sent)

    return show


def never(desk: Desk, proposal: Proposal) -> None:
    """Do not propose these two again."""
    said = _("Not proposed again: {one} and {other}").format(one=proposal.seeker.name, other=proposal.offer.name)
    desk.run(lambda book: giving.not_interested(book, proposal.match.pair), say=said)


def later(desk: Desk, proposal: Proposal, parent: QWidget, at: QPoint) -> None:
    """Ask until when, and let the proposal rest."""
    menu = QMenu(parent)
    for days, text in zip(_RESTS, (_("In a week"), _("In a month"), _("In three months")), strict=True):
        menu.addAction(text).triggered.connect(lambda _on=False, days=days: rest(desk, proposal, days))
    menu.setActiveAction(menu.actions()[0])
    menu.exec(at)
    menu.deleteLater()


def rest(desk: Desk, proposal: Proposal, days: int) -> None:
    """Let a proposal rest for so many days."""
    until = desk.book.today + timedelta(days=days)
    said = _("Later: {one} and {other}").format(one=proposal.seeker.name, other=proposal.offer.name)
    desk.run(lambda book: giving.not_interested(book, proposal.match.pair, until), say=said)
