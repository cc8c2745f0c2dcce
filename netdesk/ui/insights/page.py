"""Insights: how the network stands and grows, what was given and what came of it; each figure opens its rows."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QWidget

from netdesk.domain.insights import Chart, Headline, Insights, Place, Plot
from netdesk.i18n import _, plural
from netdesk.operations import insights
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.insights.behind import BehindDialog
from netdesk.ui.insights.card import PlotCard
from netdesk.ui.insights.tile import Tile
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.window import MainWindow
from netdesk.words import insights as words

_MONTHS = "insights.months"
_TWO_COLUMNS = 880  # pixels from which on two plots stand side by side


class InsightsPage(QWidget):
    """Large figures above, plots below. What was shown stays while new figures are computed."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self._found: Insights | None = None
        self._stale = True
        self._columns, self._order = 0, list[str]()
        self.cards: dict[str, PlotCard] = {}
        self.tiles = {key: Tile(desk.theme) for key in Headline}
        self.period = self._make_period()
        self._stack = QStackedWidget()
        self._blank, self._empty, self._scroll = QWidget(), self._make_empty(), self._make_scroll()
        for each in (self._blank, self._scroll, self._empty):
            self._stack.addWidget(each)
        self.setLayout(vbox(self._stack))
        for key, tile in self.tiles.items():
            tile.clicked.connect(lambda _on=False, key=key: self._open_tile(key))
        desk.changed.connect(self._changed)
        self.setFocusProxy(self.period)
        window.add_button(_("Goals of the week"), self.open_scorecard, icon_name="check", page="insights")

    @property
    def found(self) -> Insights | None:
        """What is on show."""
        return self._found

    def reload(self) -> None:
        """Compute everything anew, in the background."""
        self._stale = False
        months = self.period.currentData()
        self._desk.fetch("insights", lambda reader: insights.insights(reader, months or None), self._show)

    def open_scorecard(self) -> None:
        """Show the goals of the week."""
        from netdesk.ui.scorecard.dialog import show_scorecard

        show_scorecard(self._window, self._desk)

    def open_behind(self, plot: Plot, series: str, column: str) -> None:
        """Show what is behind a figure."""
        found = self._found
        if found is None:
            return
        place = Place(plot.chart, series, column, plot.unit)
        name = words.series(plot, series)
        title = f"{words.column(plot, column, found)}: {words.title(plot)}"
        if plot.chart is not Chart.CONCENTRATION:
            title = f"{name}, {words.column(plot, column, found)}"
        self._show_behind(title, place, plot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    # --- building

    def _make_period(self) -> ChoiceBox:
        made = ChoiceBox(_("Time"))
        kept = self._desk.settings.get(_MONTHS, 12)
        for months in insights.PERIODS:
            made.addItem(plural("{n} month", "{n} months", months) if months else _("All the time"), months or 0)
        made.setCurrentIndex(max(0, made.findData(kept)))
        made.currentIndexChanged.connect(self._choose_period)
        return made

    def _make_scroll(self) -> QScrollArea:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(10)
        for at, tile in enumerate(self.tiles.values()):
            self._tile_grid.addWidget(tile, at // 5, at % 5)
        self._since = label("", tone="muted")
        head = hbox(label(_("Insights"), "title"), self._since, None, self.period, spacing=12)
        page = QWidget()
        page.setProperty("look", "page")
        page.setLayout(vbox(head, self._tile_grid, self._grid, None, margins=(18, 14, 18, 18), spacing=14))
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _make_empty(self) -> EmptyState:
        text = _(
            "Once people are on your desk and you log what happens between you, you see here how your network grows: "
            "how deep it is, what you give, and what comes of it."
        )
        return EmptyState(icon("insights", ACCENT), _("Nothing to tell yet"), text)

    # --- what is shown

    def _choose_period(self) -> None:
        self._desk.settings.set(_MONTHS, self.period.currentData())
        self.reload()

    def _show(self, found: Insights) -> None:
        self._found = found
        network = found.plot(Chart.NETWORK)
        nothing = all(plot.empty for plot in found.plots)
        self._stack.setCurrentWidget(self._empty if nothing else self._scroll)
        if network is None or nothing:
            return
        for key, tile in self.tiles.items():
            count = found.headline(key)
            tile.show_figure(count, words.headline(key, count))
        self._since.setText(words.since(found.period))
        shown = [plot for plot in found.plots if plot.chart is not Chart.NETWORK and not plot.empty]
        for plot in shown:
            if plot.key in self.cards:
                self.cards[plot.key].show_plot(plot, found)
            else:
                self.cards[plot.key] = PlotCard(self._desk, plot, found, self.open_behind)
        for gone in set(self.cards) - {plot.key for plot in shown}:
            self.cards.pop(gone).deleteLater()
        self._order = [plot.key for plot in shown]
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wide() != self._columns:
            self._place()

    def _wide(self) -> int:
        return 2 if self.width() >= _TWO_COLUMNS else 1

    def _place(self) -> None:
        """Put the cards into one column or two."""
        columns = self._columns = self._wide()
        while self._grid.takeAt(0) is not None:
            pass
        for at, key in enumerate(self._order):
            self._grid.addWidget(self.cards[key], at // columns, at % columns)
            self.cards[key].show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _open_tile(self, key: Headline) -> None:
        plot = self._found.plot(Chart.NETWORK) if self._found else None
        if plot and self._found:
            self._show_behind(self.tiles[key].accessibleName(), Place(Chart.NETWORK, key, ""), plot)

    def _show_behind(self, title: str, place: Place, plot: Plot) -> None:
        if self._found is None:
            return
        span = self._found.period

        def says(amount: Decimal) -> str:
            return words.figure(plot, amount)

        dialog = BehindDialog(self._desk, title, lambda reader: insights.behind(reader, span, place), says, self)
        dialog.show()

    def _changed(self, _touched: Touched) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True
