"""The network page: the picture of everyone, who is shown, and taking it out of the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu, QPushButton, QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.network.graph import Floats, Graph
from netdesk.network.layout import rings
from netdesk.operations import network
from netdesk.storage.book import Book, Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.jobs import Context
from netdesk.ui.network import export
from netdesk.ui.network.colours import Colours
from netdesk.ui.network.legend import Legend
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.theme import Theme, Tokens
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.window import MainWindow

_CROWD = 8000  # from here on bare cards are left out until asked for
_ORDER = (Stage.PROFITABILITY, Stage.CREDIBILITY, Stage.VISIBILITY, Stage.CARD)


class NetworkPage(QWidget):
    """Reads the graph and lays it out off the GUI thread; filters without reading again."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self._graph: Graph | None = None
        self._places: dict[Id, tuple[float, float]] = {}
        self._stale = True
        self.plot = NetworkPlot(self)
        self._legend = Legend(self)
        self._chips = {stage: self._chip(stage) for stage in _ORDER}
        self._tags = QComboBox()
        self._tags.setAccessibleName(_("Tag"))
        self._tags.addItem(_("All tags"), "")
        self._tags.activated.connect(lambda _row: self._show())
        self._told = label("", "small", "muted")
        bar = hbox(label(_("Network"), "title"), *self._chips.values(), self._tags, None, self._told, spacing=8)
        self._empty = EmptyState(
            icon("network", ACCENT),
            _("Your network is still empty"),
            _("Bring in people and log what you talk about: everybody then finds their ring, by trust."),
            button(_("Go to People"), lambda: window.show_page("people"), look="primary"),
        )
        self._empty.hide()
        column = vbox(self.plot, self._empty, spacing=0)
        head = QWidget()
        bar.setContentsMargins(18, 14, 18, 8)
        head.setLayout(bar)
        self.setLayout(vbox(head, column, spacing=0))
        self.setFocusProxy(self.plot)
        self.plot.opened.connect(desk.person_wanted)
        desk.changed.connect(self._changed)
        desk.theme.changed.connect(self._dress)
        window.search.searched.connect(self._find)
        window.add_button(_("Fit"), self.plot.fit, icon_name="zoom-fit", page="network")
        self._export: QPushButton = window.add_button(_("Export"), lambda: None, icon_name="export", page="network")
        self._export.setMenu(self._export_menu())
        self._dress()

    def _chip(self, stage: Stage) -> Chip:
        chip = Chip(words.stage(stage), dot=lambda: self._desk.theme.stage_colour(stage))
        chip.setChecked(True)
        chip.clicked.connect(lambda: self._show())
        return chip

    def _dress(self) -> None:
        colours = colours_of(self._desk.theme)
        self.plot.set_colours(colours)
        self._legend.set_colours(colours)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_legend)

    def _place_legend(self) -> None:
        self._legend.adjustSize()
        bottom = self.plot.geometry().bottom()
        self._legend.move(18, bottom - self._legend.height() - 18)
        self._legend.raise_()

    def _changed(self, touched: Touched) -> None:
        if touched.everything or touched.people:
            self._stale = True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Read everybody anew, and lay them out."""
        self._stale = False
        self._told.setText(_("Laying out…") if self._graph is None else self._told.text())
        book = self._desk.book
        self._desk.jobs.latest("graph", lambda _context: network.graph(book), done=self._take, lane="pool")

    def _take(self, graph: Graph) -> None:
        if self._graph is None and len(graph) > _CROWD:
            self._chips[Stage.CARD].setChecked(False)
        self._graph = graph
        self._fill_tags(graph)
        self._show()

    def _fill_tags(self, graph: Graph) -> None:
        chosen = self._tags.currentData()
        found = sorted({tag for tags in graph.tags for tag in tags}, key=fold)
        self._tags.clear()
        self._tags.addItem(_("All tags"), "")
        for tag in found:
            self._tags.addItem(tag, tag)
        self._tags.setCurrentIndex(max(0, self._tags.findData(chosen)))
        self._tags.setVisible(bool(found))

    def _show(self) -> None:
        """Lay out who is asked for, where they stood before where possible."""
        if self._graph is None:
            return
        stages = {stage for stage, chip in self._chips.items() if chip.isChecked()}
        shown = self._graph.filtered(stages=stages, tag=self._tags.currentData() or None)
        places = dict(self._places)

        def lay_out(context: Context) -> tuple[Graph, Floats]:
            return shown, rings(shown, places or None, lambda: context.cancelled)

        self._desk.jobs.latest("layout", lay_out, done=self._draw, lane="pool")

    def _draw(self, found: tuple[Graph, Floats]) -> None:
        graph, places = found
        alone = len(graph) == 1 and self._graph is not None and len(self._graph) == 1
        self.plot.setVisible(not alone)
        self._legend.setVisible(not alone)
        self._empty.setVisible(alone)
        first = not self._places
        self._places |= {one: (float(x), float(y)) for one, (x, y) in zip(graph.ids, places, strict=True)}
        self.plot.set_graph(graph, places, keep_view=not first)
        people = plural("{n} person", "{n} people", len(graph) - 1)
        ties = plural("{n} link", "{n} links", len(graph.links))
        self._told.setText(f"{people} · {ties}")
        self._place_legend()

    def _find(self, text: str) -> None:
        """Bring the first person whose name matches to the front."""
        if self._window.page != "network" or self._graph is None:
            return
        wanted = fold(text).strip()
        found = next(
            (
                one
                for one, name in zip(self.plot.picture.graph.ids, self.plot.picture.graph.names, strict=True)
                if wanted in fold(name)
            ),
            None,
        )
        self.plot.select(found if wanted else None)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("PNG…", lambda: self._ask("PNG (*.png)", "network.png", export.png))
        menu.addAction("SVG…", lambda: self._ask("SVG (*.svg)", "network.svg", export.svg))
        menu.addAction("GraphML…", self._graphml)
        return menu

    def _ask(self, kind: str, name: str, write: Callable[[Picture, Path], None]) -> None:
        file, _kind = QFileDialog.getSaveFileName(self, _("Export the network"), name, kind)
        if file:
            picture, path = self.plot.picture, Path(file)
            self._desk.jobs.pool(lambda _context: write(picture, path), done=lambda _none: self._written(path))

    def _graphml(self) -> None:
        file, _kind = QFileDialog.getSaveFileName(
            self, _("Export the network"), "network.graphml", "GraphML (*.graphml)"
        )
        if file:
            path = Path(file)
            self._desk.run(lambda book: network.export_graphml(book, path), done=lambda _none: self._written(path))

    def _written(self, path: Path) -> None:
        self._desk.messages.tell(_("Written: {file}").format(file=path.name))


def colours_of(theme: Theme) -> Colours:
    """The theme's colours as the picture wants them."""
    tokens: Tokens = theme.tokens
    return Colours(
        background=tokens.bg,
        panel=tokens.panel,
        ink=tokens.ink,
        faint=tokens.ink3,
        line=tokens.line,
        accent=tokens.accent,
        on_accent=tokens.on_accent,
        stages=tokens.stages,
    )


def write_picture(book: Book, target: Path) -> None:
    """The network as a PNG, for the command line."""
    from PySide6.QtWidgets import QApplication

    from netdesk.network.layout import bands
    from netdesk.ui.network.colours import LIGHT

    graph = network.graph(book)
    places = rings(graph)
    export.png(Picture(graph, places, bands(graph, places), LIGHT, QApplication.font()), target)
