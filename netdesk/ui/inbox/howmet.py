"""What makes relationships of the cards of an arrival: the question where everybody was met, or the triage."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.fresh import undecided_ids
from netdesk.storage.waiting import made_by
from netdesk.ui.desk import Desk
from netdesk.ui.messages import Action
from netdesk.ui.triage.launch import way_on
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.window import MainWindow


class HowMet(QWidget):
    """A line with the way on; it is away when nobody of the arrival is Only a card and undecided."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self._action: Action | None = None
        self.button = button("", self._go, look="link")
        self.setLayout(hbox(label(_("A card is not yet a relationship."), tone="muted"), self.button, None, spacing=4))
        self.hide()

    def ask_about(self, arrival: Id) -> None:
        """Offer the way on for the people of an arrival."""
        self._desk.fetch("how met", lambda reader: _undecided(reader, arrival), self._offer)

    def _offer(self, people: Sequence[Id]) -> None:
        self._action = way_on(self._desk, self._window, people) if people else None
        self.button.setText(self._action.text if self._action else "")
        self.setVisible(self._action is not None)

    def _go(self) -> None:
        if self._action is not None:
            self._action.run()


def _undecided(reader: Reader, arrival: Id) -> list[Id]:
    undecided = set(undecided_ids(reader))
    return [one for one in made_by(reader, arrival) if one in undecided]
