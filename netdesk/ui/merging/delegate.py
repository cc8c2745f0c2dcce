"""Paints a comparison: faces and names, values with what will become of them, two circles where one is to choose."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.person import Person, initials
from netdesk.i18n import _
from netdesk.operations.comparing import After, Line
from netdesk.ui.desk import Desk
from netdesk.ui.merging.model import AFTER, CHOSEN_ROLE, INCOMING, KNOWN, LABEL, LINE_ROLE, PERSON_ROLE
from netdesk.ui.widgets.avatar import paint_avatar
from netdesk.ui.widgets.writing import wrapped, write_two

Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_FACE, _PICTURE = 40, 44
_CIRCLE = 14
_BESIDE_CIRCLE = _CIRCLE + 8
_MOST_LINES, _NARROWEST = 6, 40


class ComparisonDelegate(QStyledItemDelegate):
    """Every row as high as its longest value, six lines at most; the tooltip has the rest."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def height(self, index: Index, width: int) -> int:
        """How much room a cell needs when it is so wide."""
        line: Line | None = index.data(LINE_ROLE)
        if line is None:
            fonts = self._desk.theme.fonts
            return max(_FACE, sum(QFontMetrics(font).height() for font in (fonts.strong, fonts.small))) + 2 * _PAD
        if line.field == "picture":
            return _PICTURE + 2 * _PAD
        room = width - 2 * _PAD - (_BESIDE_CIRCLE if index.data(CHOSEN_ROLE) is not None else 0)
        texts = self._texts(line, index, room)
        return sum(len(lines) * QFontMetrics(font).lineSpacing() for lines, font in texts) + 2 * _PAD + 1

    def _texts(self, line: Line, index: Index, room: float) -> list[tuple[list[str], QFont]]:
        """What a cell says, in lines: its value, and below it what becomes of the other one."""
        room, font = max(int(room), _NARROWEST), self._font(line, index.column())
        texts = [(wrapped(index.data() or "–", font, room, _MOST_LINES), font)]
        if index.column() == AFTER and line.told:
            tiny = self._desk.theme.fonts.tiny
            texts.append((wrapped(line.told, tiny, room, _MOST_LINES), tiny))
        return texts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        return QSize(width, self.height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line | None = index.data(LINE_ROLE)
        theme, area = self._desk.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour(self._ground(option, index)))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if line is None:
            self._paint_person(painter, inner, index.data(PERSON_ROLE))
        else:
            self._paint_value(painter, inner, line, index)
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> str:
        """What a cell stands on: the line that has the keyboard, a side that can be clicked, or nothing special."""
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
            return "accent_soft"
        over = option.state & QStyle.StateFlag.State_MouseOver and index.data(CHOSEN_ROLE) is not None
        return "hover" if over else "panel"

    def _paint_person(self, brush: QPainter, area: QRectF, person: Person | None) -> None:
        if person is None:
            return
        theme, name = self._desk.theme, person.shown or _("Me")
        face = QRectF(area.left(), area.top(), _FACE, _FACE)
        letters = QFont(theme.fonts.strong)
        picture = self._desk.pictures(person.picture)
        paint_avatar(brush, face, initials(name), theme.avatar_colour(person.id), picture, None, letters)
        texts = area.adjusted(_FACE + 10, 0, 0, 0)
        fonts, ink, ink2 = theme.fonts, theme.colour("ink"), theme.colour("ink2")
        write_two(brush, texts, (name, fonts.strong, ink), (person.work, fonts.small, ink2))

    def _paint_value(self, brush: QPainter, area: QRectF, line: Line, index: Index) -> None:
        chosen: bool | None = index.data(CHOSEN_ROLE)
        if chosen is not None:
            self._paint_circle(brush, area, chosen)
            area = area.adjusted(_BESIDE_CIRCLE, 0, 0, 0)
        column = index.column()
        shown = column in (KNOWN, INCOMING) or (column == AFTER and line.after is After.CHOICE)
        if line.field == "picture" and shown and index.data():
            self._paint_picture(brush, area, index.data())
            return
        ink, top = self._ink(line, column, index.data(), chosen), area.top()
        for lines, font in self._texts(line, index, area.width()):
            step = QFontMetrics(font).lineSpacing()
            brush.setFont(font)
            brush.setPen(ink)
            for each in lines:
                brush.drawText(QRectF(area.left(), top, area.width(), step), each)
                top += step
            ink = self._desk.theme.colour("ink3")

    def _paint_circle(self, brush: QPainter, area: QRectF, chosen: bool) -> None:
        theme = self._desk.theme
        middle = QPointF(area.left() + _CIRCLE / 2, area.top() + QFontMetrics(theme.fonts.body).height() / 2)
        brush.setPen(QPen(theme.colour("accent" if chosen else "ink3"), 4.5 if chosen else 1.2))
        brush.setBrush(theme.colour("panel"))
        radius = _CIRCLE / 2 - (2.25 if chosen else 0.6)
        brush.drawEllipse(middle, radius, radius)

    def _paint_picture(self, brush: QPainter, area: QRectF, key: str) -> None:
        picture = self._desk.pictures(key)
        if picture is not None:
            theme = self._desk.theme
            square = QRectF(area.left(), area.top(), _PICTURE, _PICTURE)
            paint_avatar(brush, square, "", theme.colour("bar"), picture, None, theme.fonts.strong)

    def _font(self, line: Line, column: int) -> QFont:
        fonts = self._desk.theme.fonts
        if column == LABEL:
            return fonts.small
        strong = column == AFTER and line.after not in (After.SAME, After.STAYS)
        return fonts.strong if strong else fonts.body

    def _ink(self, line: Line, column: int, text: str, chosen: bool | None) -> QColor:
        quiet = column == LABEL or not text or (column == AFTER and line.after in (After.SAME, After.STAYS))
        if quiet:
            return self._desk.theme.colour("ink3")
        unused = chosen is False or (line.after is After.SAME and column > KNOWN)
        return self._desk.theme.colour("ink2" if unused else "ink")
