"""The picture of the network as a widget: zoom, pan, hover, select, open."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.network.graph import Floats, Graph, GraphPerson
from netdesk.network.layout import Band, bands
from netdesk.ui.network import focus
from netdesk.ui.network.bows import Bows
from netdesk.ui.network.colours import Colours
from netdesk.ui.network.frame import Frame
from netdesk.ui.network.gestures import Gestures
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.tints import Tints
from netdesk.ui.network.view import View
from netdesk.ui.network.walking import WAYS, towards
from netdesk.ui.widgets.spoken import Role

_NEAR = 5.0  # pixels beside a mark that still hit it
_STEP = 1.25
_PAN = 0.12  # of the window
_FILL = Qt.FillRule.OddEvenFill
_NUDGE = 12.0  # pixels that a key moves somebody


class NetworkPlot(Frame):
    """Shows a graph. A click selects, a click on who is selected (or Enter) opens; see `Gestures` for the rest."""

    spoken_as = Role.Chart

    opened = Signal(str)
    selected = Signal(str)
    """Whose neighbourhood is in front; nothing for nobody."""
    placed = Signal(str, float, float)
    """Somebody was moved by hand to a place in layout units."""
    caught = Signal(list)
    """The ids of those in a lasso."""
    tied = Signal(str, str)
    """Two people between whom a link was drawn."""
    tie_wanted = Signal(str)
    way_wanted = Signal(str)
    menu_wanted = Signal(str)
    gathered_changed = Signal(int)
    """So many people are gathered one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: Id | None = None
        self._tints: Tints | None = None
        self._gathered: list[Id] = []
        self.suggested = Bows(self._canvas)
        self._room.sigRangeChanged.connect(lambda *_args: self.suggested.moved.emit())
        self._window.scene().sigMouseClicked.connect(self._clicked)
        self._window.viewport().installEventFilter(self)
        self._gestures = Gestures(self._window.viewport(), self._row_at)
        self._gestures.changed.connect(self._canvas.update)
        self._gestures.moved.connect(self._drag)
        self._gestures.dropped.connect(self._drop)
        self._gestures.tied.connect(lambda a, b: self.tied.emit(self._id(a), self._id(b)))
        self._gestures.caught.connect(self._catch)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Picture of the network"))
        self.setAccessibleDescription(
            _(
                "Arrows go along the links of who is selected, with Shift to whoever is nearest, with Alt they move who"
                " is selected. Enter opens, L ties, W asks the warmest way, S goes through suggested links, Space"
                " gathers people, M says what can be done with them, plus and minus zoom, 0 shows everybody."
            )
        )
        self._index: dict[Id, int] = {}
        self.show_faces({}, lambda _key: None)
        empty = Graph.build(GraphPerson("", _("Me")), (), ())
        self.set_graph(empty, np.zeros((1, 2), np.float32))

    # --- what is shown

    def set_graph(
        self, graph: Graph, places: Floats, keep_view: bool = False, rings: Sequence[Band] | None = None
    ) -> None:
        """Show a graph with positions (n, 2) in layout units, y downward. The selected person stays selected. `rings`
        are the bands to paint, those of the places where they are not given."""
        rings = bands(graph, places) if rings is None else rings
        self._index = {one: row for row, one in enumerate(graph.ids)}
        self._show(Picture(graph, places, rings, self._colours, self.font(), self._tints))
        if not keep_view:
            self.fit()

    def set_colours(self, colours: Colours) -> None:
        """Paint in other colours from now on."""
        self._colours = colours
        self._window.setBackground(colours.background)
        self._repaint()

    def set_tints(self, tints: Tints | None) -> None:
        """Colour the marks by other groups from now on; by stage for None."""
        self._tints = tints
        self._repaint()

    def _repaint(self) -> None:
        old = self._picture
        self._show(Picture(old.graph, old.places, old.bands, self._colours, self.font(), self._tints))

    def _show(self, picture: Picture) -> None:
        self._picture = picture
        self._canvas.show_picture(picture)
        self.suggested.place(picture, self._index)
        self._canvas.set_gathered(self._rows(self._gathered))
        if self._selected not in self._index:
            self._selected = None
        self._set_focus()

    @property
    def picture(self) -> Picture:
        """What is painted; `export.png` and `export.svg` write it from any thread."""
        return self._picture

    # --- select

    def select(self, person: Id | None) -> None:
        """Bring a person and their neighbourhood to the front; None brings everyone back."""
        person = person if person in self._index else None
        if person != self._selected:
            self._selected = person
            self._set_focus()
            self.selected.emit(person or "")
        elif person is None:
            self._set_focus()

    def show_way(self, people: Sequence[Id]) -> None:
        """Bring a chain of people and the links from each to the next to the front."""
        rows = self._rows(people)
        self._bring(focus.way(self._picture.strands, rows))
        self._bring_clear(rows)

    def leave_way(self) -> None:
        """Bring everybody back, and the view too where it had to make room for a way."""
        self.select(None)
        if self._made_room:
            self.fit()

    def show_group(self, people: Sequence[Id]) -> None:
        """Bring some people and the links among them to the front."""
        self._bring(focus.group(self._picture.strands, self._rows(people)))

    def _bring(self, found: focus.Focus | None) -> None:
        """Bring others to the front than somebody's neighbourhood."""
        before, self._selected = self._selected, None
        self._canvas.set_focus(found)
        if before:
            self.selected.emit("")

    def play(self, picture: Picture) -> None:
        """Show another day's picture as one of many frames; nobody is selected meanwhile."""
        self._picture = picture
        self._index = {one: row for row, one in enumerate(picture.graph.ids)}
        self.suggested.rest()
        self._canvas.play(picture)

    def show_faces(self, keys: Mapping[Id, str], pictures: Callable[[str], QPixmap | None]) -> None:
        """Paint pictures into marks that are large enough: their keys by person, and who has them."""
        self._canvas.set_sources(lambda: self._gestures.now, lambda row: pictures(keys.get(self._id(row), "")))
        self._canvas.update()

    @property
    def index(self) -> Mapping[Id, int]:
        """The rows of those who are shown."""
        return self._index

    @property
    def selected_person(self) -> Id:
        """Whose neighbourhood is in front; nothing for nobody."""
        return self._selected or ""

    def name_of(self, person: Id) -> str:
        """What somebody who is shown is called."""
        return self._picture.graph.names[self._index[person]]

    def named(self, text: str) -> Id | None:
        """The first who is shown whose name has a text in it."""
        wanted, graph = fold(text).strip(), self._picture.graph
        pairs = zip(graph.ids, graph.names, strict=True)
        return next((one for one, name in pairs if wanted in fold(name)), None) if wanted else None

    def around(self, person: Id) -> list[Id]:
        """Whom the user gathered; where nobody was, somebody with everybody they are linked with, me left out."""
        if gathered := [self._id(row) for row in self._rows(self._gathered)]:
            return gathered
        return [self._id(row) for row in self._picture.strands.near(self._index[person]).tolist() if row]

    def show_picture(self, picture: Picture) -> None:
        """Show a picture that was shown before."""
        self._index = {one: row for row, one in enumerate(picture.graph.ids)}
        self._show(picture)

    def refresh(self) -> None:
        """Paint again: somebody's picture has arrived."""
        self._canvas.update()

    def _set_focus(self) -> None:
        row = self._index.get(self._selected) if self._selected is not None else None
        strands = self._picture.strands
        self._canvas.set_focus(focus.neighbourhood(strands, row) if row else None)  # mine is everyone: nobody recedes

    def _rows(self, people: Sequence[Id]) -> list[int]:
        return [self._index[one] for one in people if one in self._index]

    def _id(self, row: int) -> Id:
        return self._picture.graph.ids[row]

    # --- look around

    def show_person(self, person: Id, scale: float = 1.4) -> None:
        """Bring a person into the middle, close enough to read the names around them."""
        if person in self._index:
            self._fitted = False
            x, y = self._picture.places[self._index[person]].tolist()
            now = self.view
            box = View(max(scale, now.scale), x, y, now.width, now.height).box
            self._room.setRange(box, padding=0)

    def bring_in(self, people: Sequence[Id]) -> None:
        """Move, and step back where need be, so that some people are seen."""
        self._bring_in(self._rows(people))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the accessible description says; Escape brings everyone back."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in WAYS:
            self._arrow(Qt.Key(key), event.modifiers())
        elif key == Qt.Key.Key_S:
            self.suggested.next_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._gathered:
            self._gather([])
        elif key == Qt.Key.Key_Escape:
            self.select(None)
        elif not (self._selected and self._act(Qt.Key(key), self._selected)):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key, person: Id) -> bool:
        """Do what a key does with who is selected."""
        signals = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_L: self.tie_wanted,
            Qt.Key.Key_W: self.way_wanted,
            Qt.Key.Key_Menu: self.menu_wanted,
            Qt.Key.Key_M: self.menu_wanted,
        }
        if key in signals:
            signals[key].emit(person)
        elif key == Qt.Key.Key_Space and self._index[person]:
            there = person in self._gathered
            self._gather([one for one in self._gathered if one != person] + ([] if there else [person]))
        return key in signals or key == Qt.Key.Key_Space

    def _gather(self, people: list[Id]) -> None:
        self._gathered = people
        self._canvas.set_gathered(self._rows(people))
        self.gathered_changed.emit(len(people))

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        right, down = WAYS[key]
        row = self._index.get(self._selected or "", 0)
        if modifiers & Qt.KeyboardModifier.AltModifier and row:
            self._nudge(row, right, down)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._step_to(towards(self._picture.places, row, right, down))
        elif self._selected:
            self._step_to(towards(self._picture.places, row, right, down, self._picture.strands.near(row)))
        else:
            self.pan(right * _PAN, down * _PAN)

    def _step_to(self, row: int | None) -> None:
        if row is not None:
            self.select(self._id(row))

    def _nudge(self, row: int, right: float, down: float) -> None:
        x, y = self.view.pixel(*self._picture.places[row].tolist())
        point = QPointF(x + right * _NUDGE, y + down * _NUDGE)
        self._drag(row, point)
        self._drop(row, point)

    # --- the mouse

    def person_at(self, point: QPointF) -> Id | None:
        """Who is at a pixel of the widget."""
        row = self._row_at(point)
        return None if row is None else self._picture.graph.ids[row]

    def place_of(self, person: Id) -> QPointF:
        """The pixel of the widget at which a person stands. KeyError for somebody who is not shown."""
        return QPointF(*self.view.pixel(*self._picture.places[self._index[person]].tolist()))

    def _row_at(self, point: QPointF) -> int | None:
        away = self.view.pixels(self._picture.places) - np.array([point.x(), point.y()])
        beside = np.hypot(away[:, 0], away[:, 1]) - self._picture.sizes(self.view)
        nearest = int(beside.argmin())
        return nearest if beside[nearest] <= _NEAR else None

    def _hover(self, point: QPointF) -> None:
        row = self._row_at(point)
        self._canvas.set_hovered(row)
        hit = self.suggested.hover(point if row is None else None) or row is not None
        self._window.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def _clicked(self, event: MouseClickEvent) -> None:
        person = self.person_at(event.scenePos())
        if event.button() == Qt.MouseButton.RightButton and person is not None:
            self.menu_wanted.emit(person)
        elif event.button() != Qt.MouseButton.LeftButton or self._gestures.acted:
            return
        elif person is not None and person == self._selected:
            self.opened.emit(person)
        elif person is not None or not self.suggested.click(event.scenePos()):
            self.select(person)

    def _drag(self, row: int, point: QPointF) -> None:
        """Move somebody's mark under the mouse."""
        places = self._picture.places.copy()
        places[row] = self.view.place(point.x(), point.y())
        chosen = self._selected
        self._picture = self._picture.moved(places)
        self._canvas.play(self._picture)
        if chosen:
            self._set_focus()

    def _drop(self, row: int, point: QPointF) -> None:
        self.placed.emit(self._id(row), *self.view.place(point.x(), point.y()))
        self._canvas.settle()

    def _catch(self, lasso: QPolygonF) -> None:
        points = self.view.pixels(self._picture.places).tolist()
        inside = [row for row, (x, y) in enumerate(points) if row and lasso.containsPoint(QPointF(x, y), _FILL)]
        if inside:
            self.caught.emit([self._id(row) for row in inside])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse (pyqtgraph's own signal skips moves), and let go of who is hovered when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._canvas.set_hovered(None)
            self.suggested.hover(None)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._hover(event.position())
        return super().eventFilter(watched, event)
