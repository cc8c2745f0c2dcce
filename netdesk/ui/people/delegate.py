"""Paints a person: as a card in the grid, as a row in the dense list."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk import words
from netdesk.domain.person import initials
from netdesk.domain.stage import Freshness
from netdesk.i18n import _, ago
from netdesk.storage.rows import PersonRow
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.avatar import paint_avatar
from netdesk.ui.widgets.bars import paint_balance, shares
from netdesk.ui.widgets.freshness import paint_disc

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The model's role that returns a `PersonRow`, or None while the row is on its way."""

Index = QModelIndex | QPersistentModelIndex
Pictures = Callable[[str], QPixmap | None]

GAP = 12
_CARD_WIDTH = 236
_WIDE_CARD = 290
_PAD = 13
_RADIUS = 10.0
_AVATAR = 58
_SMALL_AVATAR = 34
_COLUMN_GAP = 14.0
_DISC = 7.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class Face:
    """A font with its measures, remembering how texts were broken into lines."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.lines = lru_cache(maxsize=4096)(partial(_wrap, font, self.metrics))
        """`lines(text, width, most)`: up to `most` lines, the last one ending in an ellipsis where more follows."""


class PersonDelegate(QStyledItemDelegate):
    """Paints `PersonRow`s. `pictures` gives the picture of a key if it is at hand, `today` the date ages count to."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        today: Callable[[], date],
        *,
        dense: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._pictures, self._today = theme, pictures, today
        self._dense = dense
        self._width = _CARD_WIDTH
        self._prepare()
        theme.changed.connect(self._prepare)

    @property
    def dense(self) -> bool:
        """Rows instead of cards."""
        return self._dense

    def set_dense(self, dense: bool) -> None:
        """Paint rows, or cards again; the view lays itself out anew."""
        self._dense = dense
        self.sizeHintChanged.emit(QModelIndex())

    def fit(self, width: int) -> QSize:
        """The size of a cell when as many cards as go side by side fill `width`: for `QListView.setGridSize`."""
        if self._dense:
            return QSize(width, self._row_height)
        self._width = width // max(1, width // (_CARD_WIDTH + GAP))
        self._measure()
        return QSize(self._width, self._card_height + GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._dense:
            return QSize(_CARD_WIDTH, self._row_height)
        return QSize(self._width, self._card_height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if self._dense:
            self._paint_row(painter, area, state, row)
        else:
            half = GAP / 2
            self._paint_card(painter, area.adjusted(half, half, -half, -half), state, row)
        painter.restore()

    def _prepare(self) -> None:
        """Make once what painting needs: pens, fonts, metrics, heights."""
        theme, fonts = self._theme, self._theme.fonts
        self._ink, self._ink2, self._ink3 = (theme.colour(name) for name in ("ink", "ink2", "ink3"))
        self._panel, self._hover, self._soft = (theme.colour(name) for name in ("panel", "hover", "accent_soft"))
        self._line = QPen(theme.colour("line"), 1)
        self._hover_line = QPen(theme.colour("line_strong"), 1)
        self._accent = QPen(theme.colour("accent"), 1.5)
        self._focus = QPen(theme.colour("accent"), 2)
        halo = QColor(theme.colour("accent"))
        halo.setAlpha(0x2C)
        self._halo = QPen(halo, 3)
        self._name, self._strong, self._small, self._tiny = map(
            Face, (fonts.name, fonts.strong, fonts.small, fonts.tiny)
        )
        self._letters = _resized(fonts.strong, 15 * _AVATAR / 58 * theme.text_scale)
        self._small_letters = _resized(fonts.strong, 10 * theme.text_scale)
        self._name_height = self._name.metrics.height() + 1
        self._line_height = self._small.metrics.height() + 1
        self._head = max(float(_AVATAR), self._name_height + 2 * self._line_height)
        self._row_height = max(44, round(2.9 * self._line_height))
        self._measure()

    def _measure(self) -> None:
        """The height of a card: where it is wide, the next step needs one line instead of two."""
        self._foot_lines = 1 if self._width >= _WIDE_CARD else 2
        self._card_height = round(2 * _PAD + self._head + 9 + 6 + 8 + self._foot_lines * self._line_height)

    def _paint_card(self, brush: QPainter, card: QRectF, state: QStyle.StateFlag, row: PersonRow | None) -> None:
        self._paint_frame(brush, card, state)
        inner = card.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if row is None:
            self._paint_skeleton(brush, inner)
            return
        if row.removed:
            brush.setOpacity(0.55)
        top = inner.top() + (self._head - _AVATAR) / 2
        self._paint_avatar(brush, QPointF(inner.left() - 3, top), _AVATAR, self._letters, row)
        self._paint_names(brush, inner.adjusted(_AVATAR + 8, 0, 0, 0), row)
        bar = QRectF(inner.left(), inner.top() + self._head + 9, inner.width(), 6)
        self._paint_bar(brush, bar, row)
        foot = QRectF(inner.left(), bar.bottom() + 8, inner.width(), self._foot_lines * self._line_height)
        self._paint_foot(brush, foot, row)

    def _paint_frame(self, brush: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or state & QStyle.StateFlag.State_HasFocus:
            brush.setBrush(Qt.BrushStyle.NoBrush)
            brush.setPen(self._halo)
            brush.drawRoundedRect(card.adjusted(-1.5, -1.5, 1.5, 1.5), _RADIUS + 2, _RADIUS + 2)
        brush.setPen(self._accent if selected else self._hover_line if hovered else self._line)
        brush.setBrush(self._panel)
        brush.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_names(self, brush: QPainter, area: QRectF, row: PersonRow) -> None:
        work = self._work(row)
        lines = self._small.lines(work, area.width(), 2) if work else ()
        top = area.top() + (self._head - self._name_height - len(lines) * self._line_height) / 2
        brush.setFont(self._name.font)
        brush.setPen(self._ink)
        (name,) = self._name.lines(row.name, area.width(), 1)
        brush.drawText(QRectF(area.left(), top, area.width(), self._name_height), _LEFT, name)
        brush.setFont(self._small.font)
        brush.setPen(self._ink2)
        self._draw_lines(brush, QRectF(area.left(), top + self._name_height, area.width(), 0), lines)

    def _paint_foot(self, brush: QPainter, area: QRectF, row: PersonRow) -> None:
        contact = contact_words(row, self._today())
        width = min(self._tiny.metrics.horizontalAdvance(contact) + 1, area.width() * 0.7)
        brush.setFont(self._tiny.font)
        brush.setPen(self._ink3)
        spot = QRectF(area.right() - width, area.top(), width, self._line_height)
        (shown,) = self._tiny.lines(contact, width, 1)
        brush.drawText(spot, _RIGHT, shown)
        self._paint_freshness(brush, spot, row)
        brush.setFont(self._small.font)
        brush.setPen(self._ink2)
        room = area.width() - width - _DISC - 16
        step = self._small.lines(row.next_step or "–", room, self._foot_lines)
        self._draw_lines(brush, QRectF(area.left(), area.top(), room, 0), step)

    def _paint_row(self, brush: QPainter, area: QRectF, state: QStyle.StateFlag, row: PersonRow | None) -> None:
        self._paint_ground(brush, area, state)
        inner = area.adjusted(10, 0, -14, 0)
        if row is None:
            self._paint_skeleton(brush, inner.adjusted(0, (area.height() - _SMALL_AVATAR) / 2, 0, 0))
            return
        if row.removed:
            brush.setOpacity(0.55)
        top = area.center().y() - _SMALL_AVATAR / 2
        self._paint_avatar(brush, QPointF(inner.left(), top), _SMALL_AVATAR, self._small_letters, row)
        cells = _columns(inner.adjusted(_SMALL_AVATAR + 10, 0, 0, 0))
        self._draw_cell(brush, cells[0], self._strong, self._ink, row.name)
        self._draw_cell(brush, cells[1], self._small, self._ink2, self._work(row))
        self._draw_cell(brush, cells[2], self._small, self._ink2, row.next_step)
        if cells[3].width() > 0:
            middle = cells[3].center().y()
            self._paint_bar(brush, QRectF(cells[3].left(), middle - 3, cells[3].width(), 6), row)
        contact = contact_words(row, self._today())
        self._draw_cell(brush, cells[4], self._tiny, self._ink3, contact, _RIGHT)
        width = min(self._tiny.metrics.horizontalAdvance(contact) + 1, cells[4].width())
        if cells[4].width() > width + _DISC:
            self._paint_freshness(brush, cells[4].adjusted(cells[4].width() - width, 0, 0, 0), row)

    def _paint_freshness(self, brush: QPainter, text: QRectF, row: PersonRow) -> None:
        """The disc before the words that say when there was contact last."""
        spot = QRectF(text.left() - _DISC - 5, text.center().y() - _DISC / 2, _DISC, _DISC)
        paint_disc(brush, spot, Freshness.DORMANT - row.freshness(self._today()), self._ink3)

    def _paint_ground(self, brush: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            brush.fillRect(area, self._soft if selected else self._hover)
        brush.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), self._line.color())
        if state & QStyle.StateFlag.State_HasFocus:
            brush.setPen(self._focus)
            brush.setBrush(Qt.BrushStyle.NoBrush)
            brush.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_avatar(self, brush: QPainter, corner: QPointF, size: int, letters: QFont, row: PersonRow) -> None:
        ratio = brush.device().devicePixelRatioF()
        brush.drawPixmap(corner, self._avatar(row, size, letters, ratio))

    def _avatar(self, row: PersonRow, size: int, letters: QFont, ratio: float) -> QPixmap:
        """The avatar with its ring, painted once for everybody who looks the same."""
        ground, short = self._theme.avatar_colour(row.id), initials(row.name)
        picture = self._pictures(row.picture) if row.picture else None
        face = str(picture.cacheKey()) if picture is not None else f"{short}/{ground.name()}/{letters.key()}"
        key = f"netdesk-avatar/{face}/{int(row.stage)}/{size}@{ratio}/{self._theme.tokens.accent}"
        made = QPixmap()
        if QPixmapCache.find(key, made):
            return made
        made = QPixmap(round(size * ratio), round(size * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ring = self._theme.stage_pen(row.stage, 1.0 if size == _AVATAR else 0.75)
        paint_avatar(brush, QRectF(0, 0, size, size), short, ground, picture, ring, letters)
        brush.end()
        QPixmapCache.insert(key, made)
        return made

    def _paint_bar(self, brush: QPainter, area: QRectF, row: PersonRow) -> None:
        theme = self._theme
        given, received = shares(row.given, row.received)
        give, take, track = theme.colour("give"), theme.colour("take"), theme.colour("bar")
        paint_balance(brush, area, given, received, give, take, track, theme.colour("line_strong"))

    def _paint_skeleton(self, brush: QPainter, area: QRectF) -> None:
        size = _SMALL_AVATAR if self._dense else _AVATAR - 6
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(self._theme.colour("bar"))
        brush.drawEllipse(QRectF(area.left(), area.top(), size, size))
        left = area.left() + size + 12
        for place, share in enumerate((0.55, 0.4)):
            width = (area.right() - left) * share
            brush.drawRoundedRect(QRectF(left, area.top() + size * (0.2 + 0.4 * place), width, 8), 4, 4)

    def _draw_lines(self, brush: QPainter, first: QRectF, lines: tuple[str, ...]) -> None:
        for place, line in enumerate(lines):
            top = first.top() + place * self._line_height
            brush.drawText(QRectF(first.left(), top, first.width(), self._line_height), _LEFT, line)

    def _draw_cell(self, brush: QPainter, cell: QRectF, face: Face, ink: QColor, text: str, align: int = _LEFT) -> None:
        if not text or cell.width() <= 0:
            return
        brush.setFont(face.font)
        brush.setPen(ink)
        (line,) = face.lines(text, cell.width(), 1)
        brush.drawText(cell, align, line)

    def _work(self, row: PersonRow) -> str:
        return f"{row.title} · {row.organisation}" if row.title and row.organisation else row.title or row.organisation


def contact_words(row: PersonRow, today: date) -> str:
    """When there was contact last, and how that stands, as in `4 months ago · dormant`; the disc alone says fresh."""
    if row.last_contact is None:
        return _("never talked")
    state = row.freshness(today)
    when = ago(row.last_contact, today)
    return f"{when} · {words.freshness(state)}" if state > Freshness.FRESH else when


def spoken(row: PersonRow, today: date) -> str:
    """A person in one sentence for screen readers: for the model's `AccessibleTextRole`."""
    fresh = words.freshness(Freshness.FRESH) if row.last_contact and today < row.due_on else ""
    parts = [row.name, row.title, row.organisation, words.stage(row.stage), contact_words(row, today), fresh]
    if row.next_step:
        parts.append(_("next: {step}").format(step=row.next_step))
    return ", ".join(part for part in parts if part)


def _wrap(font: QFont, metrics: QFontMetricsF, text: str, width: float, most: int) -> tuple[str, ...]:
    text = " ".join(text.split())
    lines: list[str] = []
    while len(lines) < most - 1 and metrics.horizontalAdvance(text) > width:
        length = _fitting(text, font, width)
        lines.append(text[:length].strip())
        text = text[length:].strip()
    lines.append(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
    return tuple(lines)


def _fitting(text: str, font: QFont, width: float) -> int:
    """How many characters go on a line of that width, breaking between words where that is possible."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1.0))
    length = line.textLength()
    layout.endLayout()
    return max(length, 1)


def _columns(area: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
    """The cells of a dense row: name, work, next step, bar, last contact. Narrow rows drop the middle ones."""
    width = area.width()
    bar, contact = (76.0 if width > 600 else 0.0), min(150.0, width * 0.32)
    rest = width - bar - contact - _COLUMN_GAP * (2 if bar else 1)
    shares_of_rest = (0.34, 0.36, 0.3) if width > 680 else (0.45, 0.55, 0.0) if width > 380 else (1.0, 0.0, 0.0)
    name, work, step = (rest * share for share in shares_of_rest)
    left, top, height = area.left(), area.top(), area.height()

    def cell(start: float, room: float) -> QRectF:
        return QRectF(start, top, max(room, 0.0), height)

    return (
        cell(left, name - _COLUMN_GAP),
        cell(left + name, work - _COLUMN_GAP),
        cell(left + name + work, step - _COLUMN_GAP),
        cell(left + rest + _COLUMN_GAP, bar),
        cell(area.right() - contact, contact),
    )


def _resized(font: QFont, pixels: float) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(8, round(pixels)))
    return made
