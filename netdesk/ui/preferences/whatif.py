"""What other thresholds would change, told before they are used; every sentence opens the names behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.whatif import WhatIf
from netdesk.ui.desk import Desk
from netdesk.ui.preferences.movers import Movers
from netdesk.ui.widgets.labels import ClickLabel, label
from netdesk.ui.widgets.layout import clear, vbox
from netdesk.words import thresholds as words


class WhatWouldChange(QWidget):
    """Sentences, the most people first; hidden until there is something to tell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = vbox(spacing=4)
        self.setLayout(self._lines)
        self.setAccessibleName(_("What would change"))
        self.hide()

    def tell(self, found: WhatIf) -> None:
        """Tell what was found."""
        clear(self._lines)
        self._lines.addWidget(label(_("What would change"), "strong"))
        for (stage, other), people in found.stages.items():
            self._line(words.stage_move(stage, other, len(people)), people)
        for (state, later), people in found.freshness.items():
            self._line(words.freshness_move(state, later, len(people)), people)
        if found.others:
            self._lines.addWidget(label(words.others(found.others), wrap=True))
        if found.nothing:
            self._lines.addWidget(label(_("Nothing: everybody stays where they are."), tone="muted", wrap=True))
        self.show()

    def _line(self, text: str, people: Sequence[Id]) -> None:
        line = ClickLabel(text, partial(self._open, text, people), "", "accent")
        line.setAccessibleName(text)
        self._lines.addWidget(line)

    def _open(self, text: str, people: Sequence[Id]) -> None:
        Movers(self._desk, text, people, self.window()).show()
