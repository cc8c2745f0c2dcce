"""What the lists of this page share in painting: one line of text, the ground of a row, a face."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from netdesk.domain.person import initials
from netdesk.storage.rows import PersonRow
from netdesk.ui.desk import Desk
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.avatar import paint_avatar

Index = QModelIndex | QPersistentModelIndex

VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The model's role that returns what the row stands for."""

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)

_ROUND = 8.0
_NOBODY = QColor("#50575f")  # white initials are readable on it in every appearance


def line(brush: QPainter, area: QRectF, font: QFont, ink: QColor, text: str, align: int = LEFT) -> None:
    """One line of text, ending in an ellipsis where there is no room."""
    if text and area.width() > 8:
        brush.setFont(font)
        brush.setPen(ink)
        shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
        brush.drawText(area, align, shown)


def ground(brush: QPainter, area: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
    """What a row stands on: soft when selected, softer under the mouse, with a ring when it has the keyboard."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(theme.colour("accent_soft" if selected else "hover"))
        brush.drawRoundedRect(area, _ROUND, _ROUND)
    if state & QStyle.StateFlag.State_HasFocus:
        brush.setPen(QPen(theme.colour("accent"), 1.5))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawRoundedRect(area.adjusted(1, 1, -1, -1), _ROUND - 1, _ROUND - 1)


def face(brush: QPainter, area: QRectF, desk: Desk, name: str, row: PersonRow | None) -> None:
    """Somebody's picture or initials, with the ring of their stage; grey without a ring for a mere name."""
    theme = desk.theme
    letters = QFont(theme.fonts.strong)
    letters.setPixelSize(max(8, round(area.width() * 0.29 * theme.text_scale)))
    if row is None:
        paint_avatar(brush, area.adjusted(5, 5, -5, -5), initials(name), _NOBODY, None, None, letters)
        return
    picture = desk.pictures(row.picture) if row.picture else None
    ring = theme.stage_pen(row.stage, 0.75)
    paint_avatar(brush, area, initials(name), theme.avatar_colour(row.id), picture, ring, letters)
