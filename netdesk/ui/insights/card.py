"""One plot on the page: its title and what it says, the bars or their table, and copies for other programs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QBrush, QContextMenuEvent, QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.insights import Chart, Insights, Plot
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.insights.barplot import BarPlot, Look
from netdesk.ui.insights.bars import Arrangement, Row
from netdesk.ui.insights.colours import brush
from netdesk.ui.insights.figures import FigureTable, Opener, csv_text
from netdesk.ui.insights.legend import Legend
from netdesk.ui.sharing.files import file_name
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import insights as words

_HEIGHT = 220
_SHARP = 2.0  # a copied picture has so many dots to a pixel
_ARRANGED = {
    Chart.RESULTS: Arrangement.BESIDE,
    Chart.MONEY: Arrangement.BESIDE,
    Chart.CONCENTRATION: Arrangement.LYING,
}


class PlotCard(Panel):
    """Shows a plot; every bar and every cell of the table opens what is behind it."""

    def __init__(self, desk: Desk, plot: Plot, found: Insights, opener: Opener) -> None:
        self._desk, self._opener = desk, opener
        self._plot, self._found = plot, found
        name = words.title(plot)
        self._title = label(name, "heading")
        self._told = label("", "small", "muted", wrap=True)
        self.bars = BarPlot(desk.theme, name)
        self.table = FigureTable(_("{plot} as a table").format(plot=name))
        self._stack = QStackedWidget()
        for each in (self.bars, self.table):
            self._stack.addWidget(each)
        self._stack.setFixedHeight(_HEIGHT)
        self._legend = Legend()
        self.more = icon_button(_("More about: {plot}").format(plot=name), icon("more", INK), self._show_menu)
        head = hbox(vbox(self._title, self._told, spacing=2), self.more, spacing=6)
        head.setStretch(0, 1)
        head.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        super().__init__(head, self._stack, self._legend, None, margins=(16, 12, 10, 12), spacing=8)
        self.bars.opened.connect(self._open)
        self.table.opened.connect(self._open)
        self.show_plot(plot, found)

    @property
    def plot(self) -> Plot:
        """The plot on show."""
        return self._plot

    def show_plot(self, plot: Plot, found: Insights) -> None:
        """Show newer figures of the same plot."""
        self._plot, self._found = plot, found
        self._told.setText(words.told(plot, found))
        self._told.setVisible(bool(self._told.text()))
        rows = [Row(each.key, tuple(map(float, each.values)), each.key.startswith("received:")) for each in plot.series]
        columns = tuple(words.column(plot, key, found) for key in plot.columns)
        arranged = _ARRANGED.get(plot.chart, Arrangement.STACKED)
        self.bars.show_rows(rows, Look(arranged, columns, self._brushes, self._says, self._scale()))
        self.table.figures.show(plot, found)
        self._show_legend()

    def show_table(self, on: bool) -> None:
        """Show the figures as a table, or as bars."""
        shown: QWidget = self.table if on else self.bars
        self._stack.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_picture(self) -> None:
        """Put the card as it looks on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())
        self._desk.messages.tell(_("The picture is on the clipboard."))

    def picture(self) -> QPixmap:
        """The card as it looks, without the button."""
        drawn = QPixmap(self.size() * _SHARP)
        drawn.setDevicePixelRatio(_SHARP)
        drawn.fill(self._desk.theme.colour("panel"))
        self.more.hide()
        self.render(drawn)
        self.more.show()
        return drawn

    def copy_csv(self) -> None:
        """Put the figures on the clipboard."""
        QGuiApplication.clipboard().setText(csv_text(self._plot, self._found))
        self._desk.messages.tell(_("The figures are on the clipboard."))

    def save_csv(self) -> None:
        """Ask for a file, and write the figures into it."""
        name = file_name(words.title(self._plot), ".csv")
        file, _kind = QFileDialog.getSaveFileName(self, _("Save the figures"), name, _("Tables (*.csv)"))
        if file:
            self.write_csv(Path(file))

    def write_csv(self, file: Path) -> None:
        """Write the figures into a file, with the mark that tells spreadsheets it is UTF-8."""
        try:
            file.write_text(csv_text(self._plot, self._found), encoding="utf-8-sig")
        except OSError as error:
            why = error.strerror or str(error)
            raise NetdeskError(_("{file} could not be written: {why}.").format(file=file, why=why)) from error
        self._desk.messages.tell(_("The figures are in {file}").format(file=file))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    # --- inside

    def _show_menu(self) -> None:
        self._menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu(self) -> QMenu:
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        table = self._stack.currentWidget() is self.table
        made.addAction(_("Show as a plot") if table else _("Show as a table"), lambda: self.show_table(not table))
        made.addSeparator()
        made.addAction(_("Copy as picture"), self.copy_picture)
        made.addAction(_("Copy as CSV"), self.copy_csv)
        made.addAction(_("Save as CSV…"), self.save_csv)
        return made

    def _open(self, row: int, column: int) -> None:
        if self._plot.series[row].values[column]:
            self._opener(self._plot, self._plot.series[row].key, self._plot.columns[column])

    def _says(self, row: int, column: int) -> str:
        each = self._plot.series[row]
        name, figure = words.series(self._plot, each.key), words.figure(self._plot, each.values[column])
        where = words.column(self._plot, self._plot.columns[column], self._found)
        return f"{where}: {figure}" if self._plot.chart is Chart.CONCENTRATION else f"{where} · {name}: {figure}"

    def _scale(self) -> float:
        return 60.0 if self._plot.chart is Chart.HOURS else 1.0

    def _brushes(self) -> list[QBrush]:
        count = max(1, len(self._plot.series) // 2) if self._plot.chart is Chart.GIVING else len(self._plot.series)
        return [brush(self._desk.theme, self._plot, each.key, at % count) for at, each in enumerate(self._plot.series)]

    def _show_legend(self) -> None:
        """The rows that have something to show; what was given of a kind and what was received stand together."""
        together: dict[str, list[Callable[[], QBrush]]] = {}
        for at, each in enumerate(self._plot.series):
            if any(each.values):
                together.setdefault(words.short(self._plot, each.key), []).append(partial(self._brush, at))
        self._legend.show_entries(list(together.items()))

    def _brush(self, at: int) -> QBrush:
        return self._brushes()[at]
