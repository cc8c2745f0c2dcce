"""The people of an arrival as a list: ids in order, a page of rows read when it is painted."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.ids import Id
from netdesk.domain.person import initials
from netdesk.i18n import _
from netdesk.operations.inbox import Member
from netdesk.ui.desk import Desk
from netdesk.ui.widgets.avatar import paint_avatar
from netdesk.ui.widgets.writing import write_two

PAGE = 60
_PAGES_KEPT = 20
MEMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FACE, _PAD = 36, 8

Index = QModelIndex | QPersistentModelIndex


class MemberModel(QAbstractListModel):
    """`load` gives up to a page of people by their ids."""

    def __init__(self, load: Callable[[Sequence[Id]], list[Member]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.ids: list[Id] = []
        self._pages: OrderedDict[int, dict[Id, Member]] = OrderedDict()

    def set_ids(self, ids: Sequence[Id]) -> None:
        """Show these people."""
        self.beginResetModel()
        self.ids = list(ids)
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read everybody anew when they are next painted."""
        self._pages.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role not in (MEMBER_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        member = self._member(index.row()) if 0 <= index.row() < len(self.ids) else None
        if role == MEMBER_ROLE or member is None:
            return member
        return ", ".join(text for text in (member.row.name, told(member)) if text)

    def _member(self, row: int) -> Member | None:
        number = row // PAGE
        if number not in self._pages:
            found = self._load(self.ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = {member.row.id: member for member in found}
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number].get(self.ids[row])


def told(member: Member) -> str:
    """What is told of somebody below the name: what they got, else what they do."""
    if not member.gained:
        return " · ".join(text for text in (member.row.title, member.row.organisation) if text)
    got = [f"{line.label} {line.incoming}" if line.field != "picture" else line.label for line in member.gained]
    return _("Added: {what}").format(what=", ".join(got))


class MemberDelegate(QStyledItemDelegate):
    """A face, the name, and what is told below it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(_FACE * max(1.0, self._desk.theme.text_scale)) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        member: Member | None = index.data(MEMBER_ROLE)
        theme, area, state = self._desk.theme, QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        if member is not None:
            self._paint_member(painter, area.adjusted(_PAD, _PAD, -_PAD, -_PAD - 1), member)
        painter.restore()

    def _paint_member(self, brush: QPainter, area: QRectF, member: Member) -> None:
        theme, row = self._desk.theme, member.row
        face = QRectF(area.left(), area.center().y() - _FACE / 2, _FACE, _FACE)
        picture, ground = self._desk.pictures(row.picture), theme.avatar_colour(row.id)
        paint_avatar(brush, face, initials(row.name), ground, picture, None, theme.fonts.strong)
        texts = area.adjusted(_FACE + 10, 0, 0, 0)
        fonts, ink, ink2 = theme.fonts, theme.colour("ink"), theme.colour("ink2")
        write_two(brush, texts, (row.name, fonts.strong, ink), (told(member), fonts.small, ink2))


class MemberList(QListView):
    """A click or Enter opens somebody's page."""

    def __init__(self, desk: Desk, load: Callable[[Sequence[Id]], list[Member]]) -> None:
        super().__init__()
        self._desk = desk
        self._model = MemberModel(load, self)
        self.setModel(self._model)
        self.setItemDelegate(MemberDelegate(desk, self))
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        desk.pictures.arrived.connect(lambda _key: self.viewport().update())

    def show_people(self, ids: Sequence[Id], name: str) -> None:
        """Show these people; `name` says to screen readers who they are."""
        self.setAccessibleName(name)
        if self._model.ids == ids:
            self._model.forget()
        else:
            self._model.set_ids(ids)
            self.scrollToTop()

    @property
    def ids(self) -> list[Id]:
        """Who is in the list."""
        return self._model.ids

    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._model.ids):
            self._desk.person_wanted.emit(self._model.ids[index.row()])
