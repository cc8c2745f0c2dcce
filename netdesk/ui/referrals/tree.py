"""What a referral grew out of and into, with the money of every branch rolled up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.i18n import _, plural
from netdesk.storage.referrals import Branch, ReferralFile
from netdesk.ui.referrals.lines import about, ends
from netdesk.ui.widgets.labels import ClickLabel, SectionTitle, label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.words import referrals as words

_INDENT = 18


class TreeView(QWidget):
    """A line for each referral of the tree; away while it stands alone."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._total = label("", "small", "muted", wrap=True)
        self._lines = vbox(spacing=4)
        title = SectionTitle(_("What it grew out of, and into"), of=self)
        self.setLayout(vbox(title, self._total, self._lines, spacing=6))

    def fill(self, file: ReferralFile) -> None:
        """Show the tree that a referral stands in."""
        clear(self._lines)
        self.setVisible(len(file.tree) > 1)
        if len(file.tree) < 2:
            return
        root = file.tree[0]
        count = plural("{n} referral in all", "{n} referrals in all", len(file.tree))
        self._total.setText(" · ".join(part for part in (count, words.sums(root.total)) if part))
        for branch in file.tree:
            self._lines.addLayout(hbox(branch.depth * _INDENT, self._line(branch, branch.row.id == file.referral.id)))

    def _line(self, branch: Branch, own: bool) -> ClickLabel:
        row = branch.row
        mark = "└ " if branch.depth else ""
        parts = [about(row), ends(row), words.status(row.status), words.sums(branch.total)]
        text = mark + " · ".join(part for part in parts if part)
        one = row.id
        made = ClickLabel(text, lambda: self.opened.emit(one), "strong" if own else "small", "" if own else "accent")
        made.setMinimumWidth(1)
        return made
