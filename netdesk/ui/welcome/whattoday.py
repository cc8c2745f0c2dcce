"""The third step: what Today is, with two lines as they look there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from netdesk.domain.person import initials
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.welcome.step import Step
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import Item, hbox, vbox
from netdesk.words import stage as stage_word

_FACE = 40


class TodayStep(Step):
    """Explains, and shows an example of made-up people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = _("Today")
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What Today is"))

    def begin(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        told = _(
            "Each morning Today names a few people to care for, at most seven: whom you promised something, whom you "
            "have not spoken to for long, who waits for a thank-you. Each with the reason and the words to begin with. "
            "It never proposes a pitch."
        )
        keys = _("One key each: Enter does what the line proposes, L logs, D is done, S later. F1 shows all keys.")
        lines = (
            ("Ewa Lis", Stage.VISIBILITY, _("7 weeks quiet, usually every 4"), _("Ask how the new clinic is going")),
            ("Marco De Luca", Stage.PROFITABILITY, _("His referral became a client"), _("Thank him, in writing")),
        )
        rows: list[Item] = [self._example(*one) for one in lines]
        example = QFrame()
        example.setProperty("look", "lane")
        example.setAccessibleName(_("An example"))
        example.setLayout(vbox(label(_("An example"), "tiny", "faint"), *rows, margins=(14, 10), spacing=8))
        head = label(_("What Today is"), "title")
        texts = (label(told, tone="muted", wrap=True), 4, example, 4, label(keys, tone="muted", wrap=True))
        self.setLayout(vbox(head, *texts, None, spacing=10))

    def _example(self, name: str, stage: Stage, why: str, words: str) -> Item:
        theme = self._desk.theme
        avatar = Avatar(_FACE)
        avatar.show_person(
            f"{name}, {stage_word(stage)}",
            initials(name),
            lambda: theme.avatar_colour(name),
            ring=lambda: theme.stage_pen(stage),
        )
        who = vbox(label(name, "strong"), label(why, "small", "faint", wrap=True), spacing=2)
        row = hbox(avatar, spacing=12)
        row.addLayout(who, 1)
        row.addWidget(label(words, wrap=True), 1)
        return row
