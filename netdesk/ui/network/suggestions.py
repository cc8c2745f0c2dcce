"""Suggested links on the picture: the card that settles one, wherever the mouse or the key S asks for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, QTimer

from netdesk.domain.ids import Id
from netdesk.operations.network import Suggested
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.suggestioncard import SuggestionCard

_STAYS_MS = 500  # after the mouse left the bow, so that it can reach the card

Settle = Callable[[Suggested], None]


class Suggestions(QObject):
    """Draws suggested links on a plot and shows the card of the one that is pointed at."""

    def __init__(self, plot: NetworkPlot, confirm: Settle, dismiss: Settle) -> None:
        super().__init__(plot)
        self._plot = plot
        self._drawn: Sequence[Suggested] = ()
        self._at: Suggested | None = None
        self.card = SuggestionCard(plot, lambda: self._settle(confirm), lambda: self._settle(dismiss))
        self.card.closed.connect(self.close)
        self.card.next_wanted.connect(self.next)
        self._away = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self.card.left.connect(self._away.start)
        self._away.timeout.connect(self._leave)
        bows = plot.suggested
        bows.hovered.connect(self._hovered)
        bows.clicked.connect(self._clicked)
        bows.next_wanted.connect(self.next)
        bows.moved.connect(self.close)

    def show(self, suggested: Sequence[Suggested]) -> None:
        """Draw these from now on."""
        self._drawn = suggested
        self._plot.suggested.show([(one.a, one.b) for one in suggested])
        if self._at not in suggested:
            self.close()

    def next(self) -> None:
        """Go on to the next one that is drawn, those of who is selected first; the keys then settle it."""
        order = self._order()
        if not order:
            return
        at = order.index(self._at) + 1 if self._at in order else 0
        one = order[at % len(order)]
        self._plot.bring_in([one.a, one.b])
        self._open(one, self._plot.suggested.middle((one.a, one.b)))
        self.card.confirm_button.setFocus()

    def close(self) -> None:
        """Let go of the card; the keys go on where they were."""
        had_focus = self._keyed
        self._away.stop()
        self._at = None
        self.card.hide()
        self._plot.suggested.mark(None)
        if had_focus:
            self._plot.setFocus()

    def _order(self) -> list[Suggested]:
        chosen, drawn = self._plot.selected_person, self._plot.suggested.pairs
        there = [one for one in self._drawn if (one.a, one.b) in drawn]
        return sorted(there, key=lambda one: chosen not in (one.a, one.b))

    def _find(self, a: Id, b: Id) -> Suggested | None:
        return next((one for one in self._drawn if (one.a, one.b) == (a, b)), None)

    def _hovered(self, a: Id, b: Id, point: QPointF) -> None:
        one = self._find(a, b)
        if one is None:
            if self._at is not None and not self._away.isActive():
                self._away.start()
            return
        self._away.stop()
        if one != self._at and not self._held:
            self._open(one, point)

    def _clicked(self, a: Id, b: Id, point: QPointF) -> None:
        if (one := self._find(a, b)) is not None:
            self._open(one, point)
            self.card.confirm_button.setFocus()

    def _open(self, one: Suggested, point: QPointF) -> None:
        self._at = one
        self._plot.suggested.mark((one.a, one.b))
        self.card.show_at(point, f"{self._plot.name_of(one.a)} – {self._plot.name_of(one.b)}", one.said)

    @property
    def _keyed(self) -> bool:
        """Whether the keys go to the card."""
        return self.card.confirm_button.hasFocus() or self.card.dismiss_button.hasFocus()

    @property
    def _held(self) -> bool:
        """Whether the card is in use."""
        return self._keyed or self.card.underMouse()

    def _leave(self) -> None:
        if not self._held:
            self.close()

    def _settle(self, settle: Settle) -> None:
        one = self._at
        self.close()
        if one is not None:
            settle(one)
