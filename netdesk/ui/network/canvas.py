"""The item that shows the picture: crisp when at rest; while it moves, from pictures already painted."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from netdesk.ui.network import overlay
from netdesk.ui.network.bows import Pair
from netdesk.ui.network.focus import Focus
from netdesk.ui.network.gestures import Gesture
from netdesk.ui.network.labels import Label
from netdesk.ui.network.picture import HALO, Picture
from netdesk.ui.network.view import View

_SETTLED_MS = 110  # stillness after which the picture is painted anew
_SLICE = 0.008  # seconds of painting between two looks at the event queue
_CHEAP = 0.014  # seconds: a picture that takes no longer is painted for every frame
_SMALL = 300  # links: a picture that is cheap for sure
_MARGIN = 0.12  # of the window, painted beyond each edge so that a small pan stays crisp
_RECEDED = 0.22


@dataclass(frozen=True, slots=True)
class Sheet:
    """A painted picture and the view it was painted for."""

    pixmap: QPixmap
    view: View


@dataclass(slots=True)
class Work:
    """A sheet that is being painted, bit by bit."""

    sheet: Sheet
    painter: QPainter
    steps: Iterator[None]
    spent: float = 0.0

    def __del__(self) -> None:
        """Let go of the pixmap before it is destroyed, also when the program ends in the middle."""
        if self.painter.isActive():
            self.painter.end()


class Canvas(pg.GraphicsObject):  # type: ignore[misc]
    """Paints a `Picture` in the pixels of a ViewBox, with what is hovered and selected on top."""

    def __init__(self, room: pg.ViewBox) -> None:
        super().__init__()
        self.setParentItem(room)
        self._room = room
        self._picture: Picture | None = None
        self._sheet: Sheet | None = None
        self._overview: Sheet | None = None
        self._work: Work | None = None
        self._cost = 0.0
        self._labels: list[Label] = []
        self._written: dict[int, QPixmap] = {}
        self._focus: Focus | None = None
        self._hovered: int | None = None
        self._suggested: Sequence[Pair] = ()
        self._marked: Pair | None = None
        self._gathered: Sequence[int] = ()
        self._gesture: Callable[[], Gesture | None] = lambda: None
        self._face: overlay.Face = lambda _row: None
        self._playing = False
        self._covered: Sequence[QRectF] = ()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.settle)
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._paint_slice)
        room.sigRangeChanged.connect(self.move)
        room.sigResized.connect(self.move)

    # --- what is shown

    def show_picture(self, picture: Picture) -> None:
        """Show another picture; what was selected in the old one is forgotten."""
        self._drop_work()
        self._picture, self._sheet, self._overview = picture, None, None
        self._cost = 0.0 if len(picture.graph.links) <= _SMALL else 1.0
        self._labels, self._focus, self._hovered = [], None, None
        self._written.clear()
        self.settle()

    def set_focus(self, focus: Focus | None) -> None:
        """Let everything but `focus` recede, or nothing."""
        self._focus = focus
        self._place_labels()
        self.update()

    def set_hovered(self, row: int | None) -> None:
        """Bring one person and their links to the front."""
        if row != self._hovered:
            self._hovered = row
            self.update()

    def set_suggested(self, pairs: Sequence[Pair], marked: Pair | None) -> None:
        """Show links that are only suggested, by the rows of the two people; one of them `marked`."""
        self._suggested, self._marked = pairs, marked
        self.update()

    def set_gathered(self, rows: Sequence[int]) -> None:
        """Mark those whom the user gathers."""
        self._gathered = rows
        self.update()

    def set_covered(self, boxes: Sequence[QRectF]) -> None:
        """Write no names below what lies over the picture."""
        self._covered = boxes
        self._place_labels()
        self.update()

    def set_sources(self, gesture: Callable[[], Gesture | None], face: overlay.Face) -> None:
        """Where to ask for the gesture under way, and for somebody's picture."""
        self._gesture, self._face = gesture, face

    def play(self, picture: Picture) -> None:
        """Show another picture of the same people as one frame of many: roughly, and at once."""
        self.rest()
        self._picture, self._playing, self._gathered = picture, True, ()
        self._focus, self._hovered, self._labels = None, None, []
        self._written.clear()
        self._sheet = self._overview = self._paint_at_once(self.view, quick=self._cost > _CHEAP)
        self._settle.start(_SETTLED_MS)
        self.update()

    @property
    def view(self) -> View:
        """What is seen now."""
        box, size = self._room.viewRect(), self._room.boundingRect()
        scale = size.width() / box.width() if box.width() else 1.0
        return View(scale, box.center().x(), box.center().y(), max(size.width(), 1.0), max(size.height(), 1.0))

    @property
    def labels(self) -> list[Label]:
        """The names shown now."""
        return self._labels

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be painted for the present view."""
        return self._work is None and not self._settle.isActive()

    # --- moving and coming to rest

    def move(self) -> None:
        """The view changed: show what there is, and paint anew once it stands still."""
        self._drop_work()
        self._settle.start(_SETTLED_MS)
        self.update()

    def rest(self) -> None:
        """Paint no further for now."""
        self._settle.stop()
        self._drop_work()

    def settle(self) -> None:
        """Paint the present view crisp, in slices if it takes long, and place the names."""
        self.rest()
        if self._picture is None:
            return
        self._playing = False
        self._place_labels()
        if self._cost > _CHEAP:
            self._work = self._begin(self.view.wider(_MARGIN))
            self._slices.start(0)
        self.update()

    def _place_labels(self) -> None:
        if self._picture is not None:
            focus = self._focus
            among, first = (None, None) if focus is None else (focus.everyone, focus.centre)
            self._labels = self._picture.labels(self.view, among, first, self._covered)

    def _begin(self, view: View, quick: bool = False) -> Work:
        assert self._picture is not None
        ratio = self._ratio()
        pixmap = QPixmap(max(1, round(view.width * ratio)), max(1, round(view.height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._picture.colours.background))
        painter = QPainter(pixmap)
        return Work(Sheet(pixmap, view), painter, self._picture.steps(painter, view, quick=quick))

    def _paint_slice(self) -> None:
        if self._work is None or not _advance(self._work, _SLICE):
            return
        work = self._work
        self._drop_work()
        self._sheet, self._cost = work.sheet, work.spent
        if self._picture is not None and work.sheet.view.box.contains(self._picture.box):
            self._overview = work.sheet
        self.update()

    def _paint_at_once(self, view: View, quick: bool = False) -> Sheet:
        work = self._begin(view, quick)
        _advance(work, float("inf"))
        work.painter.end()
        if not quick:
            self._cost = work.spent
            if work.spent > _CHEAP:
                self._settle.start(_SETTLED_MS)
        return work.sheet

    def _drop_work(self) -> None:
        self._slices.stop()
        if self._work is not None:
            self._work.painter.end()
            self._work = None

    def _ratio(self) -> float:
        widget = self._room.getViewWidget()
        return float(widget.devicePixelRatioF()) if widget is not None else 1.0

    # --- painting

    def boundingRect(self) -> QRectF:
        """The whole window."""
        return QRectF(self._room.boundingRect())

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint the sheets, then what is in focus, hovered and named."""
        if self._picture is None:
            return
        view = self.view
        self._prepare(view)
        self._paint_sheets(painter, view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_over(painter, view, self._picture)

    def _paint_over(self, painter: QPainter, view: View, picture: Picture) -> None:
        focus, row = self._focus, self._hovered
        if focus is not None:
            overlay.paint_focus(painter, view, picture, focus)
        if row is not None:
            overlay.paint_hovered_links(painter, view, picture, row, alone=focus is None)
        overlay.paint_suggested(painter, view, picture, self._suggested, self._marked, front=focus is None)
        overlay.paint_gathered(painter, view, picture, self._gathered)
        overlay.paint_faces(painter, view, picture, self._face, None if focus is None else focus.everyone)
        self._paint_labels(painter, view, picture)
        if row is not None:
            overlay.paint_hovered(painter, view, picture, row)
        if (gesture := self._gesture()) is not None and gesture.begun:
            overlay.paint_gesture(painter, view, picture, gesture)

    def _prepare(self, view: View) -> None:
        """Paint at once what is cheap, and a rough overview when there is nothing else to show."""
        assert self._picture is not None
        if self._playing and self._sheet is not None and self._sheet.view == view:
            return
        if self._cost <= _CHEAP:
            if self._sheet is None or self._sheet.view != view:
                self._sheet = self._paint_at_once(view)
        elif self._overview is None:
            whole = View.fitting(self._picture.box, view.width, view.height)
            self._overview = self._paint_at_once(whole, quick=True)

    def _paint_sheets(self, painter: QPainter, view: View) -> None:
        painter.save()
        painter.setOpacity(1.0 if self._focus is None else _RECEDED)
        whole = QRectF(0, 0, view.width, view.height)
        covered = self._sheet.view.on(view) if self._sheet is not None else QRectF()
        if self._overview is not None and not covered.contains(whole):
            rest = QRegion(whole.toAlignedRect()) - QRegion(covered.toRect())
            painter.setClipRegion(rest, Qt.ClipOperation.IntersectClip)
            _paint_sheet(painter, self._overview, view)
            painter.setClipRect(whole)
        if self._sheet is not None:
            _paint_sheet(painter, self._sheet, view)
        painter.restore()

    def _paint_labels(self, painter: QPainter, view: View, picture: Picture) -> None:
        rows = [label.row for label in self._labels]
        points = view.pixels(picture.places[rows]).tolist()
        radii = self._shown_radii(view, picture)[rows].tolist()
        for label, (x, y), radius in zip(self._labels, points, radii, strict=True):
            if label.row != self._hovered:
                dx, dy = label.beside(radius)
                painter.drawPixmap(QPointF(x + dx, y + dy), self._label(picture, label))

    def _shown_radii(self, view: View, picture: Picture) -> NDArray[np.float64]:
        """Everyone's radius as it is on the sheet that is shown, which may have been painted for another scale."""
        sheet = self._sheet or self._overview
        radii = picture.sizes(view if sheet is None else sheet.view)
        if sheet is not None:
            radii = radii * (view.scale / sheet.view.scale)
        if self._focus is not None and self._focus.centre is not None:
            radii[self._focus.centre] += HALO
        return radii

    def _label(self, picture: Picture, label: Label) -> QPixmap:
        """The label as a small picture, painted once."""
        if label.row not in self._written:
            if len(self._written) > 3000:
                self._written.clear()
            ratio = self._ratio()
            pixmap = QPixmap(int((label.width + 2) * ratio) + 1, int((label.height + 2) * ratio) + 1)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            picture.paint_label(painter, label.row, QRectF(0, 0, label.width, label.height))
            painter.end()
            self._written[label.row] = pixmap
        return self._written[label.row]


def _advance(work: Work, seconds: float) -> bool:
    """Paint on for some time; true when the sheet is done."""
    begun = time.perf_counter()
    done = True
    for _step in work.steps:
        if time.perf_counter() - begun > seconds:
            done = False
            break
    work.spent += time.perf_counter() - begun
    return done


def _paint_sheet(painter: QPainter, sheet: Sheet, view: View) -> None:
    target = sheet.view.on(view)
    if sheet.view.scale == view.scale:
        painter.drawPixmap(QPointF(round(target.left()), round(target.top())), sheet.pixmap)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, sheet.pixmap, QRectF(sheet.pixmap.rect()))
