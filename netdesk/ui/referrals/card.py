"""Paints the card of a referral: whom it is about, the need, from whom to whom, and what asks for attention."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.referral import Level
from netdesk.i18n import _
from netdesk.storage.referrals import ReferralRow
from netdesk.ui.referrals.lines import about, called, ends, owes_word, prospect
from netdesk.ui.referrals.model import ROW_ROLE, Index
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.writing import write
from netdesk.words import referrals as words

_PAD = 10
_GAP = 6
_HEIGHT = 92
_ROUND = 8.0
_DOT = 5.0


class CardDelegate(QStyledItemDelegate):
    """A card of four lines, as wide as its column."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, round(_HEIGHT * max(1.0, self._theme.text_scale)) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ReferralRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(1, 0, -1, -_GAP)
        self._paint_ground(painter, area, option.state, row)
        inside = area.adjusted(_PAD, 7, -_PAD, -7)
        height = inside.height() / 4
        lines = [QRectF(inside.left(), inside.top() + at * height, inside.width(), height) for at in range(4)]
        theme, fonts = self._theme, self._theme.fonts
        write(painter, lines[0], (about(row), fonts.strong, theme.colour("ink")))
        write(painter, lines[1], (row.need if prospect(row) else "", fonts.small, theme.colour("ink2")))
        write(painter, lines[2], (_fitted(row, fonts.small, lines[2].width()), fonts.small, theme.colour("ink2")))
        self._paint_foot(painter, lines[3], row)
        painter.restore()

    def _paint_ground(self, brush: QPainter, area: QRectF, state: QStyle.StateFlag, row: ReferralRow) -> None:
        theme = self._theme
        chosen, over = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        ground = "accent_soft" if chosen else "hover" if over else "panel"
        pen = QPen(theme.colour("accent" if chosen else "line"), 1.0)
        if state & QStyle.StateFlag.State_HasFocus:
            pen = QPen(theme.colour("accent"), 2.0)
        if not row.consent:
            pen.setStyle(Qt.PenStyle.DashLine)
        brush.setPen(pen)
        brush.setBrush(theme.colour(ground))
        inset = pen.widthF() / 2
        brush.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)

    def _paint_foot(self, brush: QPainter, area: QRectF, row: ReferralRow) -> None:
        """The level as dots on the left; on the right what asks for attention."""
        left = area.left()
        for step in Level:
            self._paint_dot(brush, QPointF(left + _DOT / 2, area.center().y()), step <= row.level)
            left += _DOT + 3
        text, colour = self._note(row)
        write(brush, area.adjusted(left - area.left() + 6, 0, 0, 0), (text, self._theme.fonts.tiny, colour))

    def _paint_dot(self, brush: QPainter, centre: QPointF, on: bool) -> None:
        colour = self._theme.colour("accent")
        brush.setPen(QPen(colour if on else self._theme.colour("line_strong"), 1))
        brush.setBrush(colour if on else Qt.BrushStyle.NoBrush)
        brush.drawEllipse(centre, _DOT / 2, _DOT / 2)

    def _note(self, row: ReferralRow) -> tuple[str, QColor]:
        """The one thing to know: a lead, word that is owed, money, or how long the prospect waits."""
        theme = self._theme
        if not row.consent:
            return _("a lead so far"), theme.colour("ink3")
        if owes_word(row):
            return _("tell {name}").format(name=row.giver), theme.colour("warn")
        if row.sums:
            return words.sums(row.sums), theme.colour("accent")
        if row.waited_until is None:
            return words.waiting(row.days(self._today()), contacted=False), theme.colour("ink3")
        return "", theme.colour("ink3")


def _fitted(row: ReferralRow, font: QFont, width: float) -> str:
    """From whom to whom; where there is no room for both names, each gives way by itself."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(ends(row)) <= width:
        return ends(row)
    names = [called(row.giver), called(row.receiver)]
    arrow = " → "
    half = (width - metrics.horizontalAdvance(arrow)) / 2
    spare = sum(max(0.0, half - metrics.horizontalAdvance(name)) for name in names)
    return arrow.join(metrics.elidedText(name, Qt.TextElideMode.ElideRight, half + spare) for name in names)
