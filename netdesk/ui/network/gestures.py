"""What the mouse does on the picture beyond looking: move somebody, catch a group, tie two people."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPolygonF

_STARTS = 5.0  # pixels that the mouse moves before a press becomes a gesture


class Act(Enum):
    """Which gesture is under way."""

    MOVE = "move"
    LASSO = "lasso"
    TIE = "tie"


@dataclass(slots=True)
class Gesture:
    """One gesture: who it began at (nobody for a lasso), and the pixels it passed through."""

    act: Act
    row: int | None
    path: list[QPointF] = field(default_factory=list)
    begun: bool = False

    @property
    def end(self) -> QPointF:
        """Where the mouse is."""
        return self.path[-1]


class Gestures(QObject):
    """Watches a viewport. Dragging a person moves them; with Control it ties them with whom the mouse is let go over;
    with Shift a lasso is drawn. Everything else is left to the viewport."""

    moved = Signal(int, QPointF)
    """Somebody is being moved to a pixel."""
    dropped = Signal(int, QPointF)
    """Somebody was let go of at a pixel."""
    tied = Signal(int, int)
    caught = Signal(QPolygonF)
    changed = Signal()
    """What there is to be painted of a gesture changed."""

    def __init__(self, viewport: QObject, row_at: Callable[[QPointF], int | None]) -> None:
        super().__init__(viewport)
        self._row_at = row_at
        self.now: Gesture | None = None
        self.acted = False
        """Whether the newest press became a gesture, and so is no click."""
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what belongs to a gesture."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if event.type() == QEvent.Type.MouseMove and self.now:
                return self._move(event.position())
            if event.type() == QEvent.Type.MouseButtonRelease and self.now:
                return self._release(event.position())
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.now:
            self.give_up()
            return True
        return False

    def give_up(self) -> None:
        """Forget the gesture that is under way."""
        self.now = None
        self.changed.emit()

    def _press(self, event: QMouseEvent) -> bool:
        """Nothing is taken yet: a press without a move stays a click."""
        self.acted = False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        row = self._row_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.now = Gesture(Act.LASSO, None, [event.position()])
        elif row is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.now = Gesture(Act.TIE, row, [event.position()])
        elif row:  # I stay in the middle
            self.now = Gesture(Act.MOVE, row, [event.position()])
        return False

    def _move(self, point: QPointF) -> bool:
        assert self.now is not None
        way = point - self.now.path[0]
        if not self.now.begun and abs(way.x()) + abs(way.y()) < _STARTS:
            return True
        self.now.begun = self.acted = True
        self.now.path.append(point)
        if self.now.act is Act.MOVE and self.now.row is not None:
            self.moved.emit(self.now.row, point)
        self.changed.emit()
        return True

    def _release(self, point: QPointF) -> bool:
        gesture, self.now = self.now, None
        assert gesture is not None
        if not gesture.begun:
            return False
        self.changed.emit()
        if gesture.act is Act.LASSO:
            self.caught.emit(QPolygonF(gesture.path))
        elif gesture.row is not None and gesture.act is Act.MOVE:
            self.dropped.emit(gesture.row, point)
        elif gesture.row is not None and (other := self._row_at(point)) not in (None, gesture.row):
            self.tied.emit(gesture.row, other)
        return False
