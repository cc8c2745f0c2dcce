"""The network page: the picture of everyone, who is shown and how, the past, ways, findings, and all as a table."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import places
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.jobs import Context
from netdesk.ui.messages import announce
from netdesk.ui.network import chip, together
from netdesk.ui.network.arranging import Arrangement, Loaded, Placed, Places, arrange, as_before, load
from netdesk.ui.network.colouring import Colouring
from netdesk.ui.network.colours import Colours
from netdesk.ui.network.filters import Filters
from netdesk.ui.network.findings import Findings
from netdesk.ui.network.layoutmenu import LayoutMenu
from netdesk.ui.network.legend import Legend
from netdesk.ui.network.past import Past
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.sieve import sifted
from netdesk.ui.network.table import NetworkTable
from netdesk.ui.network.taking import export_menu
from netdesk.ui.network.telling import Telling
from netdesk.ui.network.timebar import TimeBar
from netdesk.ui.network.tints import Tints
from netdesk.ui.network.waypanel import WayPanel
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.layout import between, hbox, vbox
from netdesk.ui.window import MainWindow

_CROWD = 8000  # from here on bare cards are left out until asked for
_EDGE = 16  # pixels between the picture's edge and what lies over it
_SIDE = 300
_CORNER = QSizeF(336, 96)  # of the way: what is told there covers more, but moves nobody


class NetworkPage(QWidget):
    """Reads the graph and lays it out off the GUI thread; filters without reading again."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self._loaded: Loaded | None = None
        self._placed: Placed | None = None
        self._places: Places = {}
        self._stale = True
        self.plot = NetworkPlot(self)
        self.table = NetworkTable()
        self.filters = Filters(desk.theme)
        self.findings = Findings()
        self.time = TimeBar()
        kept = desk.settings
        arrangement = Arrangement(kept.get("network.layout", "rings"), bool(kept.get("network.by_community", False)))
        self.layout_menu = LayoutMenu(self, arrangement)
        self.colouring = Colouring(desk, self.layout_menu)
        self._legend = Legend(self.plot)
        self.way = WayPanel(desk)
        self.way.setParent(self.plot)
        self.past = Past(desk, self.plot, self.time)
        self.telling = Telling(desk, self.plot, self.findings, self.ask_trade)
        self._lay_out_widgets()
        self._connect()
        self._add_buttons()
        self._dress()

    # --- how it is put together

    def _lay_out_widgets(self) -> None:
        self._said = ElidedLabel("", "small", "muted")
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._open = button(_("Open"), self._open_selected, look="link")
        self._open.hide()
        self._way_button = icon_button(_("Warmest way"), icon("path", INK, on=ACCENT), size=18)
        self._side_button = icon_button(_("What the network tells"), icon("lightbulb", INK, on=ACCENT), size=18)
        self._table_button = icon_button(_("As a table"), icon("list", INK, on=ACCENT), size=18)
        for switch in (self._way_button, self._side_button, self._table_button):
            switch.setCheckable(True)
        self._way_button.setChecked(True)
        tools = hbox(self._said, self._open, self._way_button, self._side_button, self._table_button, spacing=4)
        head = hbox(self.filters, tools, margins=(18, 12, 14, 6), spacing=10)
        head.setStretchFactor(self.filters, 3)
        head.setStretchFactor(tools, 2)
        between(self.findings, _SIDE, _SIDE)
        self.findings.hide()
        self._empty = EmptyState(
            icon("network", ACCENT),
            _("Your network is still empty"),
            _("Bring in people and log what you talk about: everybody then finds their ring, by trust."),
            button(_("Go to People"), lambda: self._window.show_page("people"), look="primary"),
        )
        self._stack = QStackedWidget()
        framed = QWidget()
        framed.setLayout(vbox(self.table, margins=(_EDGE, 0)))
        for each in (self.plot, framed, self._empty):
            self._stack.addWidget(each)
        self._foot = QWidget()
        self._foot.setLayout(hbox(self.time, margins=(16, 6, 16, 12)))
        middle = hbox(self._stack, self.findings, spacing=0)
        middle.setStretchFactor(self._stack, 1)
        column = vbox(head, middle, self._foot, spacing=0)
        column.setStretchFactor(middle, 1)
        self.setLayout(column)
        self.setFocusProxy(self.plot)

    def _connect(self) -> None:
        desk, plot = self._desk, self.plot
        for opened in (plot.opened, self.table.opened):
            opened.connect(desk.person_wanted)
        plot.resized.connect(self._place_over)
        plot.selected.connect(self._selected)
        plot.placed.connect(self._keep_place)
        plot.gathered_changed.connect(self._gathered)
        together.connect(plot, desk)
        plot.way_wanted.connect(self._ask_way)
        self.table.selected.connect(plot.select)
        self._way_button.toggled.connect(self._show_way_panel)
        self._side_button.toggled.connect(self._show_findings)
        self._table_button.toggled.connect(self._show_table)
        self.filters.changed.connect(self._arrange)
        self.layout_menu.changed.connect(self._arranged_otherwise)
        self.layout_menu.let_go.connect(self._let_go)
        self.colouring.changed.connect(self._tint)
        self.way.shown.connect(self._show_way)
        self.way.closed.connect(lambda: self._way_button.setChecked(False))
        self.telling.told.connect(self.past.look_ahead)
        desk.changed.connect(self._changed)
        desk.theme.changed.connect(self._dress)
        desk.pictures.arrived.connect(lambda _key: plot.refresh())
        self._window.search.searched.connect(self._find)
        self._window.search.submitted.connect(self._find_or_ask)

    def _add_buttons(self) -> None:
        add = self._window.add_button
        menu: QPushButton = add(_("Layout"), lambda: None, icon_name="network", page="network")
        menu.setMenu(self.layout_menu)
        add(_("Fit"), self.plot.fit, icon_name="zoom-fit", page="network")
        export: QPushButton = add(_("Export"), lambda: None, icon_name="export", page="network")
        export.setMenu(export_menu(self, self._desk, lambda: self.plot.picture))

    def _dress(self) -> None:
        self.past.leave()
        colours = Colours.of(self._desk.theme.tokens)
        self.plot.set_colours(colours)
        self._legend.set_colours(colours)

    def _tint(self, tints: Tints | None) -> None:
        if tints is None and self.plot.picture.tints is None:
            return
        self.past.leave()
        self.plot.set_tints(tints)
        self._legend.set_tints(tints)
        self._place_over()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _place_over(self) -> None:
        """Legend and way lie over corners of the picture, which writes no names there."""
        self._legend.adjustSize()
        self._legend.move(_EDGE, self.plot.height() - self._legend.height() - _EDGE)
        self.way.fit()
        self.way.move(self.plot.width() - self.way.width() - _EDGE, _EDGE)
        shown = [each for each in (self._legend, self.way) if not each.isHidden()]
        boxes = [QRectF(each.geometry()) for each in shown]
        corners = [box if at == 0 else QRectF(box.topLeft(), _CORNER) for at, box in enumerate(boxes)]
        self.plot.keep_clear(boxes, corners)

    # --- reading and placing

    def _changed(self, touched: Touched) -> None:
        if touched.everything or touched.people:
            self._stale = True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Read everybody anew, and lay them out."""
        self._stale = False
        if self._loaded is None:
            self._said.setText(_("Laying out…"))
        book, layout = self._desk.book, self.layout_menu.arrangement.layout
        self._desk.jobs.latest("graph", lambda _context: load(book, layout), done=self._take, lane="pool")

    def _take(self, loaded: Loaded) -> None:
        if self._loaded is None and len(loaded.graph) > _CROWD:
            self.filters.hide_cards()
        self._loaded = loaded
        self._places = self._places or loaded.last
        self.past.forget()
        self.filters.offer(loaded.graph, loaded.around)
        self.colouring.read(loaded.graph)
        self.plot.show_faces(loaded.around.pictures, self._desk.pictures)
        if self._placed is None:
            shown = sifted(loaded.graph, loaded.around, self.filters.sieve)
            stood = as_before(shown, self.layout_menu.arrangement, loaded.last, loaded.dragged)
            if stood is not None and len(shown) > 1:
                self._draw(stood)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out who is asked for, where they stood before where possible."""
        if self._loaded is None:
            return
        loaded, before = self._loaded, self._places
        arrangement, sieve = self.layout_menu.arrangement, self.filters.sieve

        def work(context: Context) -> Placed:
            shown = sifted(loaded.graph, loaded.around, sieve)
            return arrange(shown, arrangement, before, loaded.dragged, lambda: context.cancelled)

        self._desk.jobs.latest("layout", work, done=self._arranged, lane="pool")

    def _arranged(self, placed: Placed) -> None:
        if self._placed is None or not self._placed.same(placed):
            self._draw(placed)
        QTimer.singleShot(0, self, self._read_more)
        stand, layout = placed.by_id, self.layout_menu.arrangement.layout
        if self._loaded and len(placed.graph) == len(self._loaded.graph) and stand != self._loaded.last:
            self._desk.jobs.database(lambda _context: places.remember(self._desk.book, layout, stand))

    def _read_more(self) -> None:
        """What takes longer comes after the picture, one thing after the other."""
        if self._loaded is not None and not self.telling.knows(self._loaded.graph):
            self.telling.read(self._loaded.graph)

    def _draw(self, placed: Placed) -> None:
        alone = self._loaded is not None and len(self._loaded.graph) == 1
        first = self._placed is None
        self._placed = placed
        self.past.leave()
        self._places = {**self._places, **placed.by_id}
        self.plot.set_graph(placed.graph, placed.places, keep_view=not first, rings=placed.bands)
        self._fill_table()
        self._show_right(alone)
        self._selected(self.plot.selected_person)
        self._place_over()

    def _arranged_otherwise(self) -> None:
        """Another layout: it knows its own places, and begins with a view of everybody."""
        chosen = self.layout_menu.arrangement
        self._desk.settings.set("network.layout", chosen.layout)
        self._desk.settings.set("network.by_community", chosen.by_community)
        self._placed, self._places = None, {}
        self.reload()

    def _let_go(self) -> None:
        layout = self.layout_menu.arrangement.layout
        self._desk.run(lambda book: places.let_go(book, layout), done=lambda _none: self._arranged_otherwise())

    def _keep_place(self, person: Id, x: float, y: float) -> None:
        if self._loaded is None:
            return
        layout, put = self.layout_menu.arrangement.layout, {person: (x, y)}
        self._loaded = replace(self._loaded, dragged={**self._loaded.dragged, **put})
        self._desk.run(lambda book: places.drag(book, layout, put))

    # --- what is shown

    def _show_right(self, alone: bool) -> None:
        self._foot.setVisible(not alone)
        self.filters.setVisible(not alone)
        self._stack.setCurrentIndex(2 if alone else int(self._table_button.isChecked()))

    def _show_table(self, on: bool) -> None:
        self._fill_table()
        self._show_right(alone=False)
        (self.table if on else self.plot).setFocus()

    def _fill_table(self) -> None:
        if self._placed is not None and self._table_button.isChecked():
            self.table.set_graph(self._placed.graph)

    def _show_way_panel(self, on: bool) -> None:
        self.way.setVisible(on)
        self._place_over()
        if on:
            self.way.field.setFocus()

    def _show_findings(self, on: bool) -> None:
        self.findings.setVisible(on)
        if on:
            self.telling.read_seats()

    def _say(self) -> None:
        graph = self.plot.picture.graph
        people = plural("{n} person", "{n} people", len(graph) - 1)
        self._said.setText(f"{people} · {plural('{n} link', '{n} links', len(graph.links))}")

    def _selected(self, person: Id) -> None:
        self._open.setVisible(bool(person))
        if not person:
            self._say()
            return
        row, picture = self.plot.index[person], self.plot.picture
        near = plural("{n} link", "{n} links", len(picture.strands.of(row)))
        text = f"{picture.graph.names[row]} · {chip.told(picture, row)} · {near}"
        self._said.setText(text)
        announce(self.plot, text)

    def _open_selected(self) -> None:
        self._desk.person_wanted.emit(self.plot.selected_person)

    def _show_way(self, people: list[Id]) -> None:
        self._place_over()
        if people:
            self.plot.show_way([self._desk.book.me, *people])
        else:
            self.plot.leave_way()

    # --- what is done

    def _ask_way(self, person: Id) -> None:
        self._way_button.setChecked(True)
        self.way.ask_person(person, self.plot.name_of(person))

    def ask_trade(self, trade: str) -> None:
        """Ask the warmest way to whoever is of a trade, by name or by company."""
        self._way_button.setChecked(True)
        self.way.field.setText(trade)

    def _gathered(self, count: int) -> None:
        if not count:
            self._selected(self.plot.selected_person)
            return
        self._said.setText(plural("{n} chosen person", "{n} chosen people", count))
        announce(self.plot, self._said.text())

    def _find(self, text: str) -> None:
        """Bring the first person whose name matches to the front."""
        if self._window.page == "network" and self._loaded is not None:
            self.plot.select(self.plot.named(text))

    def _find_or_ask(self, text: str) -> None:
        """Enter goes on to the picture with who was found; where nobody is, it asks the warmest way."""
        if self._window.page != "network" or self._loaded is None or not text.strip():
            return
        if self.plot.named(text) is not None:
            self.plot.setFocus()
        else:
            self.ask_trade(text)
