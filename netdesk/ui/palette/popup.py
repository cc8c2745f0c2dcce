"""The list below the search field; the field keeps the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.ui.desk import Desk
from netdesk.ui.events.drawing import RIGHT, VALUE_ROLE, Index, face, ground, line
from netdesk.ui.icons import pixmap
from netdesk.ui.palette.offers import Offer

_ROW, _HEADING = 34, 26
_FACE = 26
_WIDTH = 560
_EDGE = 12  # pixels that stay free below the list


class Popup(QListView):
    """Shows offers; one of them is marked, or none."""

    def __init__(self, desk: Desk, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._field, self._desk = field, desk
        self.setAccessibleName(field.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setViewportMargins(4, 4, 4, 4)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(desk, self))
        self.hide()

    @property
    def offers(self) -> Sequence[Offer]:
        """The rows on show."""
        return self._model.offers

    @property
    def marked(self) -> Offer | None:
        """The row that Enter takes; None when it takes none."""
        row = self.currentIndex().row()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def fill(self, offers: Sequence[Offer]) -> None:
        """Show these below the field, none of them marked; nothing where there are none."""
        self._model.set_offers(offers)
        if offers:
            self._place()
        else:
            self.hide()

    def step(self, by: int) -> None:
        """Mark the next row, or the one before; headings are passed over, and after the last comes the first."""
        rows = [at for at, offer in enumerate(self.offers) if offer.act]
        if not rows:
            return
        now = self.currentIndex().row()
        place = (rows.index(now) + by) % len(rows) if now in rows else 0 if by > 0 else -1
        self.setCurrentIndex(self._model.index(rows[place], 0))
        heading = rows[place] - 1
        if heading >= 0 and self.offers[heading].act is None:
            self.scrollTo(self._model.index(heading, 0))
        self.scrollTo(self.currentIndex())

    def mark(self, offer: Offer) -> None:
        """Mark the row that says the same, if there still is one."""
        same = (at for at, one in enumerate(self.offers) if one.act and one.spoken == offer.spoken)
        if (row := next(same, None)) is not None:
            self.setCurrentIndex(self._model.index(row, 0))

    def unmark(self) -> None:
        """Let Enter take nothing."""
        self.selectionModel().clear()

    def page(self, by: int) -> None:
        """Go on by as many rows as there are on the screen."""
        for _step in range(max(1, self.viewport().height() // _ROW - 1)):
            self.step(by)

    def _place(self) -> None:
        """On top of everything in the window, as high as there is room."""
        window = self._field.window()
        scale = self._desk.theme.text_scale
        wanted = sum(self.sizeHintForRow(row) for row in range(len(self.offers))) + 8 + 2 * self.frameWidth() + 4
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        height = min(wanted, window.height() - corner.y() - _EDGE)
        width = min(max(self._field.width(), round(_WIDTH * scale)), window.width() - corner.x() - _EDGE)
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.scrollToTop()
        self.show()
        self.raise_()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if self.offers[index.row()].act else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        offer = self.offers[index.row()]
        if role == VALUE_ROLE:
            return offer
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return offer.spoken
        return offer.title if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        offer: Offer = index.data(VALUE_ROLE)
        return QSize(200, round((_ROW if offer.act else _HEADING) * max(1.0, self._desk.theme.text_scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer: Offer = index.data(VALUE_ROLE)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(option.rect)
        if offer.act is None:
            theme = self._desk.theme
            line(painter, area.adjusted(10, 4, -10, 0), theme.fonts.small, theme.colour("ink3"), offer.title)
        else:
            ground(painter, area, option.state, self._desk.theme)
            self._draw(painter, area, offer)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRectF, offer: Offer) -> None:
        """The drawing, the title, more about it as far as there is room, and what stands on the right."""
        theme, fonts = self._desk.theme, self._desk.theme.fonts
        if offer.person:
            corner = QRectF(area.left() + 7, area.center().y() - _FACE / 2, _FACE, _FACE)
            face(painter, corner, self._desk, offer.title, offer.person)
        else:
            mark = pixmap(offer.icon, theme.colour("ink2"), 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(area.left() + 12, area.center().y() - 8), mark)
        text = area.adjusted(7 + _FACE + 9, 0, -12, 0)
        if offer.right:
            line(painter, text, fonts.small, theme.colour("ink3"), offer.right, RIGHT)
            text.setRight(text.right() - QFontMetricsF(fonts.small).horizontalAdvance(offer.right) - 12)
        font = fonts.strong if offer.person else fonts.body
        room = text.width() * (0.62 if offer.detail else 1)
        wide = min(room, QFontMetricsF(font).horizontalAdvance(" ".join(offer.title.split())) + 2)
        line(painter, QRectF(text.left(), text.top(), wide, text.height()), font, theme.colour("ink"), offer.title)
        rest = QRectF(text.left() + wide + 10, text.top(), text.width() - wide - 10, text.height())
        line(painter, rest, fonts.small, theme.colour("ink3"), offer.detail)
