"""Whether somebody is already on the desk: both side by side, and the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, number
from netdesk.operations import inbox
from netdesk.storage.waiting import QuestionRow
from netdesk.ui.desk import Desk
from netdesk.ui.icons import icon
from netdesk.ui.inbox.lines import all_signs
from netdesk.ui.merging.table import ComparisonTable
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.paint import ON_ACCENT

_BAR = 110


class QuestionPanel(QWidget):
    """Shows one question. `same`, `different` and `later` are its answers."""

    same = Signal()
    different = Signal()
    later = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = label("", "title", wrap=True)
        told = _("Choose what the card changes. Nothing is lost, and the two can be parted again at any time.")
        self._likely = label("", "strong")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(_BAR)
        self._for, self._against = label("", tone="muted", wrap=True), label("", tone="warn", wrap=True)
        self.table = ComparisonTable(desk, _titles(incoming=True))
        self.same_button = button(_("Merge"), self.same.emit, icon=icon("merge", ON_ACCENT), look="primary")
        self.different_button = button(_("Keep both"), self.different.emit)
        self.later_button = button(_("Later"), self.later.emit)
        keys = ElidedLabel(_("Or Enter, D and S. Tab leads into the table, Left and Right choose."), "small", "faint")
        signs = hbox(self._bar, self._likely, self._for, spacing=10)
        signs.setStretchFactor(self._for, 1)
        column = vbox(
            vbox(self._title, label(told, tone="muted", wrap=True), spacing=2),
            vbox(signs, self._against, spacing=2),
            self.table,
            hbox(self.same_button, self.different_button, self.later_button, 6, keys),
            spacing=12,
        )
        column.setStretchFactor(self.table, 1000)
        column.addStretch(1)
        self.setLayout(column)

    def show_question(self, question: QuestionRow) -> None:
        """Show a question; what was chosen for the one before is forgotten."""
        try:
            pair = self._desk.read(lambda reader: inbox.compare(reader, question.one_id, question.other_id))
        except NetdeskError:
            self.table.show_pair(None)
            return
        name = pair.incoming.shown or _("Somebody")
        self._title.setText(_("Is {name} already on your desk?").format(name=name))
        self._bar.setValue(question.score)
        self._likely.setText(_("{n} % alike").format(n=number(question.score)))
        reasons, against = all_signs(question)
        self._for.setText(reasons)
        self._against.setText(against)
        self._against.setVisible(bool(against))
        self.table.show_pair(pair, _titles(incoming=question.arrival_id is not None))


def _titles(*, incoming: bool) -> tuple[str, str, str]:
    return _("Known"), _("Incoming card") if incoming else _("The other one"), _("After")
