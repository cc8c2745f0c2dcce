"""The menu that says how people are placed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.i18n import _
from netdesk.ui.network.arranging import Arrangement


class LayoutMenu(QMenu):
    """Holds the arrangement; `changed` when another one is chosen, `let_go` when nobody is to stay where they were
    put."""

    changed = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget, arrangement: Arrangement) -> None:
        super().__init__(parent)
        self.arrangement = arrangement
        self._layouts = QActionGroup(self)
        self._sectors = QActionGroup(self)
        self._add(self._layouts, _("Trust rings"), replace(arrangement, layout="rings"))
        self._add(self._layouts, _("Forces: who is linked stands together"), replace(arrangement, layout="forces"))
        self.addSeparator()
        self._add(self._sectors, _("Sectors of the rings by sphere"), replace(arrangement, by_community=False))
        self._add(self._sectors, _("Sectors of the rings by community"), replace(arrangement, by_community=True))
        self.end = self.addSeparator()
        """What else can be chosen stands above it."""
        self.addAction(_("Put everybody back"), self.let_go.emit)
        self._sectors.setEnabled(arrangement.layout == "rings")

    def _add(self, group: QActionGroup, text: str, choice: Arrangement) -> None:
        action = QAction(text, self, checkable=True)
        action.setChecked(choice == self.arrangement)
        action.triggered.connect(lambda: self._choose(group, choice))
        group.addAction(action)
        self.addAction(action)

    def _choose(self, group: QActionGroup, choice: Arrangement) -> None:
        """Take over what the group is about; the rest stays."""
        now = self.arrangement
        if group is self._layouts:
            self.arrangement = replace(now, layout=choice.layout)
        else:
            self.arrangement = replace(now, by_community=choice.by_community)
        self._sectors.setEnabled(self.arrangement.layout == "rings")
        if self.arrangement != now:
            self.changed.emit()
