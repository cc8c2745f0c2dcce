"""Paints a proposal: both faces with the rings of their stages, what is proposed, and the words that speak for it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from netdesk.domain.person import initials
from netdesk.operations.giving import Party, Proposal
from netdesk.ui.giving.model import PROPOSAL_ROLE, standing
from netdesk.ui.pictures import Pictures
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.avatar import paint_avatar
from netdesk.ui.widgets.writing import wrapped, write

Index = QModelIndex | QPersistentModelIndex
_PAD, _SIDE, _GAP = 10, 14, 14
_FACE, _ARROW = 40, 26
_LINES = 2


class ProposalDelegate(QStyledItemDelegate):
    """Two lines for what is proposed, one for the reason, one for the trust there is; a hair line below."""

    def __init__(self, theme: Theme, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        fonts = self._theme.fonts
        proposal: Proposal = index.data(PROPOSAL_ROLE)
        strong, small = QFontMetrics(fonts.strong).height(), QFontMetrics(fonts.small).height()
        width = option.widget.viewport().width() if isinstance(option.widget, QWidget) else option.rect.width()  # type: ignore[attr-defined]
        lines = len(wrapped(proposal.text, fonts.strong, self._room(width), _LINES))
        return QSize(200, max(_FACE, lines * (strong + 1) + 2 * (small + 1)) + 2 * _PAD + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        proposal: Proposal = index.data(PROPOSAL_ROLE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, option.state)
        middle = area.center().y() - 0.5
        left = area.left() + _SIDE
        self._paint_face(painter, QPointF(left, middle - _FACE / 2), proposal.seeker)
        self._paint_arrow(painter, QPointF(left + _FACE, middle))
        self._paint_face(painter, QPointF(left + _FACE + _ARROW, middle - _FACE / 2), proposal.offer)
        self._paint_words(painter, area, proposal)
        painter.restore()

    def _room(self, width: float) -> int:
        """Pixels for the words, beside the faces."""
        return max(80, int(width) - 2 * _SIDE - 2 * _FACE - _ARROW - _GAP)

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("hover"))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height() - 1), theme.colour("accent"))

    def _paint_words(self, painter: QPainter, area: QRectF, proposal: Proposal) -> None:
        theme, fonts = self._theme, self._theme.fonts
        strong, small = QFontMetrics(fonts.strong).height() + 1, QFontMetrics(fonts.small).height() + 1
        width = self._room(area.width())
        lines = wrapped(proposal.text, fonts.strong, width, _LINES)
        left = area.right() - _SIDE - width
        top = area.center().y() - (len(lines) * strong + 2 * small) / 2
        for line in lines:
            write(painter, QRectF(left, top, width, strong), (line, fonts.strong, theme.colour("ink")))
            top += strong
        reason = " · ".join(proposal.reasons)
        write(painter, QRectF(left, top, width, small), (reason, fonts.small, theme.colour("ink2")))
        tone = "ink3" if proposal.match.proposed else "warn"
        told = (standing(proposal), fonts.small, theme.colour(tone))
        write(painter, QRectF(left, top + small, width, small), told)

    def _paint_face(self, painter: QPainter, corner: QPointF, side: Party) -> None:
        person, theme = side.person, self._theme
        letters = QFont(theme.fonts.strong)
        letters.setPixelSize(12)
        ring = theme.stage_pen(side.stage) if side.stage is not None else None
        square = QRectF(corner.x(), corner.y(), _FACE, _FACE)
        ground, picture = theme.avatar_colour(person.id), self._pictures(person.picture)
        paint_avatar(painter, square, initials(person.shown), ground, picture, ring, letters)

    def _paint_arrow(self, painter: QPainter, start: QPointF) -> None:
        painter.setPen(QPen(self._theme.colour("ink3"), 1.5))
        tip = start + QPointF(_ARROW - 6, 0)
        painter.drawLine(start + QPointF(6, 0), tip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)]))
