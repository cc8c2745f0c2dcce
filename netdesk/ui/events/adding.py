"""A field that adds people by typing: it proposes who is meant, and takes a mere name where nobody is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.people import names, people_ids, people_rows
from netdesk.storage.rows import PersonRow
from netdesk.ui.desk import Desk
from netdesk.ui.events.drawing import RIGHT, VALUE_ROLE, Index, face, line
from netdesk.ui.events.lines import work_words
from netdesk.ui.icons import icon, pixmap
from netdesk.ui.widgets.search import SearchField

_MOST = 7
_LOOKED_AT = 500
_ROW = 42
_FACE = 32


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who may be meant; without a row, the name itself. `fits` says that every word typed is in the name."""

    name: str
    row: PersonRow | None = None
    fits: bool = True
    here: bool = False


def proposals(reader: Reader, text: str, here: frozenset[Id]) -> list[Proposal]:
    """Who may be meant by a text: those so called first, then those it is said of; the bare name comes last."""
    ids = people_ids(reader, PeopleQuery(text=text, sort=Sort.NAME))[:_LOOKED_AT]
    called = names(reader, ids)
    typed = fold(text).split()
    fitting = {one for one in ids if all(word in fold(called.get(one, "")) for word in typed)}
    exact = {one for one in fitting if fold(called[one]).split() == typed}
    order = sorted(ids, key=lambda one: (one not in exact, one not in fitting))[:_MOST]
    found = [Proposal(row.name, row, row.id in fitting, row.id in here) for row in people_rows(reader, order)]
    return found if exact else [*found, Proposal(" ".join(text.split()))]


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: Sequence[Proposal] = ()

    def set_items(self, items: Sequence[Proposal]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        item = self.items[index.row()]
        if role == VALUE_ROLE:
            return item
        return _said(item) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


def _said(item: Proposal) -> str:
    return item.name if item.row else _("Add “{name}”, not on the desk").format(name=item.name)


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, max(_ROW, round(_ROW * self._desk.theme.text_scale)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Proposal = index.data(VALUE_ROLE)
        theme, fonts = self._desk.theme, self._desk.theme.fonts
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(option.rect)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(area, 7, 7)
        text = area.adjusted(6 + _FACE + 10, 0, -10, 0)
        if item.row is None:
            mark = pixmap("plus", theme.colour("accent"), 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(area.left() + 6 + _FACE / 2 - 8, area.center().y() - 8), mark)
            line(painter, text, fonts.body, theme.colour("ink"), _said(item))
        else:
            corner = QRectF(area.left() + 6, area.center().y() - _FACE / 2, _FACE, _FACE)
            face(painter, corner, self._desk, item.name, item.row)
            half = QRectF(text.left(), text.top(), text.width() * 0.46, text.height())
            line(painter, half, fonts.strong, theme.colour("ink"), item.name)
            more = _("already expected") if item.here else work_words(item.row)
            rest = QRectF(half.right() + 8, text.top(), text.right() - half.right() - 8, text.height())
            line(painter, rest, fonts.small, theme.colour("ink3"), more, RIGHT)
        painter.restore()


class _Popup(QListView):
    """Lies over the page below the field; the field keeps the keyboard."""

    def __init__(self, desk: Desk, field: "AddField") -> None:
        super().__init__(field)
        self._field = field
        self.setAccessibleName(_("People to add"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(4, 4, 4, 4)
        self.model_ = _Model(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(desk, self))
        self.hide()

    def place(self) -> None:
        """Below the field, or above it where there is no room; on top of everything in the window."""
        window = self._field.window()
        if self.parent() is not window:
            self.setParent(window)
        height = self.sizeHintForRow(0) * len(self.model_.items) + 8 + 2 * self.frameWidth() + 4
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        if corner.y() + height > window.height():
            corner.setY(max(0, corner.y() - self._field.height() - 8 - height))
        self.setGeometry(corner.x(), corner.y(), self._field.width(), height)
        self.show()
        self.raise_()


class AddField(SearchField):
    """`chosen` brings a person's id, `named` the name of somebody who is not on the desk. Enter takes what is marked,
    also when the proposals are still on their way."""

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Add somebody by name"), icon=icon("plus"))
        self._desk = desk
        self._popup = _Popup(desk, self)
        self._popup.clicked.connect(self._clicked)
        self._asked = ""
        self._answered = ""
        self._take_first = False
        self.here: frozenset[Id] = frozenset()
        self.searched.connect(self._search)
        self.textEdited.connect(self._edited)

    @property
    def proposed(self) -> Sequence[Proposal]:
        """The proposals on show."""
        return self._popup.model_.items if self._popup.isVisible() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            self._mark((self._popup.currentIndex().row() + step) % len(self._popup.model_.items))
        elif key == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popup.hide()
        self._take_first = False

    def _edited(self) -> None:
        self._take_first = False
        if not self.text().strip():
            self._popup.hide()

    def _search(self, text: str) -> None:
        text = text.strip()
        self._asked = text
        if not text:
            self._answered = ""
            self._popup.hide()
            return
        here = self.here
        self._desk.fetch("events.add", lambda reader: (text, proposals(reader, text, here)), self._show)

    def _show(self, answer: tuple[str, list[Proposal]]) -> None:
        text, items = answer
        if text != self.text().strip():
            return
        self._answered = text
        self._popup.model_.set_items(items)
        self._mark(0 if items[0].fits else len(items) - 1)
        if self._take_first:
            self._enter()
        elif self.hasFocus():
            self._popup.place()

    def _enter(self) -> None:
        text = self.text().strip()
        if not text:
            return
        if text == self._answered:
            self._take(self._popup.currentIndex().row())
        else:
            self._take_first = True
            if text != self._asked:
                self._search(text)

    def _mark(self, row: int) -> None:
        self._popup.setCurrentIndex(self._popup.model_.index(row, 0))

    def _clicked(self, index: Index) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        item = self._popup.model_.items[row]
        self._popup.hide()
        self._take_first = False
        self._answered = self._asked = ""
        self.clear()
        self._tell()
        if item.row is not None:
            self.chosen.emit(item.row.id)
        else:
            self.named.emit(item.name)
