"""The line above the picture: stages as chips, everything else in one menu, and what is chosen there as chips too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from netdesk import words
from netdesk.domain.link import Tie
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.network.graph import Graph
from netdesk.storage.surroundings import Surroundings
from netdesk.ui.icons import INK, icon
from netdesk.ui.network.sieve import Sieve
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label

_ORDER = (Stage.PROFITABILITY, Stage.CREDIBILITY, Stage.VISIBILITY, Stage.CARD)
_MOST = 60  # entries of a menu

Choices = Mapping[str, Mapping[object, str]]


class Filters(QWidget):
    """Holds the sieve; `changed` when the user asks for something else."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sieve = Sieve()
        self._theme = theme
        self._words: dict[str, dict[object, str]] = {}
        self._flow = FlowLayout(self)
        self._chosen: list[Chip] = []
        self._stages = {stage: self._stage_chip(stage) for stage in _ORDER}
        self.more: QPushButton = button(_("Filter"), icon=icon("filter", INK), look="quiet")
        self.more.setMenu(QMenu(self))
        self.more.menu().aboutToShow.connect(self._fill)
        for each in (label(_("Network"), "title"), *self._stages.values(), self.more):
            self._flow.addWidget(each)

    def add(self, widget: QWidget) -> None:
        """Put something behind the filters."""
        self._flow.addWidget(widget)

    def offer(self, graph: Graph, around: Surroundings) -> None:
        """Offer what there is to choose from."""
        self._words = {
            "freshness": {one: words.freshness(one).capitalize() for one in Freshness},
            "tags": _named(tag for tags in graph.tags for tag in tags),
            "spheres": _named(graph.spheres),
            "places": _named(around.places.values()),
            "events": {event.id: event.name for event in around.events},
            "ties": {tie: words.tie(tie).capitalize() for tie in Tie},
        }

    def hide_cards(self) -> None:
        """Leave the bare cards out until they are asked for."""
        self._stages[Stage.CARD].setChecked(False)
        self.sieve = replace(self.sieve, stages=self.sieve.stages - {Stage.CARD})

    def toggle(self, kind: str, value: object) -> None:
        """Ask for a value of one kind (a field of the sieve), or no longer."""
        chosen = getattr(self.sieve, kind) ^ {value}
        self.sieve = replace(self.sieve, **{kind: chosen})
        self._show_chosen()
        self.changed.emit()

    def clear(self) -> None:
        """Show everybody."""
        for chip in self._stages.values():
            chip.setChecked(True)
        self.sieve = Sieve()
        self._show_chosen()
        self.changed.emit()

    def _stage_chip(self, stage: Stage) -> Chip:
        chip = Chip(words.stage(stage), dot=lambda: self._theme.stage_colour(stage))
        chip.setChecked(True)
        chip.clicked.connect(lambda: self.toggle("stages", stage))
        return chip

    def _fill(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for kind, title in _titles().items():
            values = self._words.get(kind, {})
            if values:
                self._fill_one(menu.addMenu(title), kind, values)
        menu.addSeparator()
        menu.addAction(_("Show everybody"), self.clear)

    def _fill_one(self, menu: QMenu, kind: str, values: Mapping[object, str]) -> None:
        for value, text in list(values.items())[:_MOST]:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in getattr(self.sieve, kind))
            action.triggered.connect(lambda _on=False, value=value: self.toggle(kind, value))

    def _show_chosen(self) -> None:
        for chip in self._chosen:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chosen = [self._chip(kind, value) for kind in _titles() for value in sorted(getattr(self.sieve, kind))]
        for chip in self._chosen:
            self._flow.addWidget(chip)

    def _chip(self, kind: str, value: object) -> Chip:
        chip = Chip(self._words.get(kind, {}).get(value, str(value)), removable=True)
        chip.setChecked(True)
        for signal in (chip.clicked, chip.removed):
            signal.connect(lambda *_args: self.toggle(kind, value))
        return chip


def _titles() -> dict[str, str]:
    """The kinds of choices in the order of the menu."""
    return {
        "freshness": _("Freshness"),
        "tags": _("Tag"),
        "spheres": _("Sphere"),
        "places": _("Place"),
        "events": _("Event"),
        "ties": _("Kind of tie"),
    }


def _named(values: Iterable[str]) -> dict[object, str]:
    return {value: value for value in sorted({value for value in values if value}, key=fold)}
