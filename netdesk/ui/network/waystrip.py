"""A way as a row of discs: me, whom I ask, whom they ask, with the trust on each link between."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk import words
from netdesk.i18n import _
from netdesk.operations.ways import Way
from netdesk.ui.network.picture import initials
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.avatar import paint_avatar
from netdesk.ui.widgets.spoken import Role

_SIDE = 42.0
_NAME = 18.0


class WayStrip(QWidget):
    """Each disc has the ring of the stage of its link, and the name below. The weakest link is underlined."""

    spoken_as = Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._way: Way | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(round(_SIDE + _NAME + 2))

    def show_way(self, way: Way) -> None:
        """Show a way; read aloud it says who asks whom, and at which stage."""
        self._way = way
        steps = (f"{words.stage(step.inward)} → {step.name}" for step in way.steps)
        self.setAccessibleName(" · ".join((_("Me"), *steps)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, round(_SIDE + _NAME + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint discs and links."""
        if self._way is None:
            return
        brush = QPainter(self)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps = self._way.steps
        gap = (self.width() - _SIDE) / len(steps)
        self._paint_disc(brush, 0.0, _("Me"), self._theme.colour("accent").name(), None)
        for at, step in enumerate(steps):
            left = (at + 1) * gap
            self._paint_link(brush, at * gap + _SIDE, left, at)
            self._paint_disc(brush, left, step.name, step.person_id, self._theme.stage_pen(step.stage, 0.9))
        brush.end()

    def _paint_disc(self, brush: QPainter, left: float, name: str, key: str, ring: QPen | None) -> None:
        theme = self._theme
        ground = theme.colour("accent") if ring is None else theme.avatar_colour(key)
        box = QRectF(left, 0, _SIDE, _SIDE)
        inner = box if ring is not None else box.adjusted(4, 4, -4, -4)
        text = name if ring is None else initials(name)
        paint_avatar(brush, inner, text, ground, None, ring, theme.fonts.strong)
        if ring is not None:
            self._write(brush, name, box.center().x(), _SIDE + _NAME / 2)

    def _write(self, brush: QPainter, name: str, middle: float, y: float) -> None:
        """The given name below a disc, never outside the strip."""
        font: QFont = self._theme.fonts.tiny
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(name.split()[0] if name.split() else name, Qt.TextElideMode.ElideRight, 92)
        wide = metrics.horizontalAdvance(text)
        left = min(max(middle - wide / 2, 0.0), self.width() - wide)
        brush.setFont(font)
        brush.setPen(self._theme.colour("ink2"))
        brush.drawText(QPointF(left, y + metrics.ascent() / 2), text)

    def _paint_link(self, brush: QPainter, left: float, right: float, at: int) -> None:
        assert self._way is not None
        step, theme = self._way.steps[at], self._theme
        brush.setFont(theme.fonts.tiny)
        metrics = QFontMetricsF(theme.fonts.tiny)
        text = f"{words.stage(step.inward).lower()} →"
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, right - left - 6)
        wide = metrics.horizontalAdvance(shown)
        start, base = (left + right - wide) / 2, _SIDE / 2 + metrics.ascent() / 2 - 1
        brush.setPen(theme.stage_ink(step.inward))
        brush.drawText(QPointF(start, base), shown)
        if at == self._way.weakest and len(self._way.steps) > 1:
            brush.setPen(QPen(theme.colour("warn"), 1.4, Qt.PenStyle.DotLine))
            brush.drawLine(QPointF(start, base + 4), QPointF(start + wide, base + 4))
