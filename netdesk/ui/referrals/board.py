"""The board: a column for each status. Cards are dragged from one to the next, or moved with Ctrl and the arrows."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.referral import ReferralStatus
from netdesk.i18n import _, number
from netdesk.storage.referrals import ReferralRow
from netdesk.ui.referrals.card import CardDelegate
from netdesk.ui.referrals.lines import count_words
from netdesk.ui.referrals.model import MIME, ColumnModel
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import grown, hbox, vbox
from netdesk.words import referrals as words

_LEAST_WIDTH = 164
_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Column(QListView):
    """The cards of one status."""

    stepped = Signal(int)
    """The keyboard goes to the next column on this side."""
    moved = Signal(str, int)
    """A card is to go to the next column on this side."""
    dropped = Signal(str)
    """A card was dropped here."""
    entered = Signal(str)
    removed = Signal(str)

    def __init__(self, status: ReferralStatus, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self.status = status
        self.cards = ColumnModel(today, self)
        self.setModel(self.cards)
        self._delegate = CardDelegate(theme, today, self)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "plain")
        self.setAccessibleName(words.status(status))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setToolTip(_("Drag a card to another column, or press Ctrl and an arrow"))

    @property
    def current(self) -> Id:
        """The card that is chosen; nothing when none is."""
        return next((self.cards.rows[index.row()].id for index in self.selectedIndexes()), "")

    def choose(self, place: int) -> None:
        """Choose a card by its place."""
        if self.cards.rows:
            index = self.cards.index(max(0, min(place, len(self.cards.rows) - 1)), 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = _SIDEWAYS.get(Qt.Key(event.key()))
        if event.key() in _CHOOSING and not self.current and self.cards.rows:
            self.choose(self.currentIndex().row())  # the keyboard stands there already
            return
        if side and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.current:
                self.moved.emit(self.current, side)
        elif side:
            self.stepped.emit(side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.entered.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.CopyAction)  # the card moves when the book says so
            event.accept()
            self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode())

    def _accept(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()


class Board(QScrollArea):
    """All columns side by side; one card is chosen in all of them together."""

    chosen = Signal(str)
    moved = Signal(str, object)
    """A referral is to reach a `ReferralStatus`."""
    entered = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = [Column(status, theme, today) for status in ReferralStatus]
        self._counts = {column.status: label("", "small", "muted") for column in self.columns}
        self._filling = False
        inside = QWidget()
        inside.setProperty("look", "page")
        row = hbox(*(self._framed(column) for column in self.columns), margins=(0, 0, 0, 4), spacing=10)
        inside.setLayout(row)
        self.setWidget(inside)
        self.setFocusProxy(self.columns[0])
        theme.changed.connect(self._redraw)
        for place, column in enumerate(self.columns):
            self._connect(place, column)

    @property
    def current(self) -> Id:
        """The card that is chosen; nothing when none is."""
        return next((column.current for column in self.columns if column.current), "")

    def fill(self, rows: Sequence[ReferralRow], wanted: Id) -> None:
        """Show referrals, each in the column of its status, and choose one if it is among them."""
        focused = any(column.hasFocus() for column in self.columns)
        self._filling = True
        for column in self.columns:
            own = [row for row in rows if row.status is column.status]
            column.cards.set_rows(own)
            column.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own else Qt.FocusPolicy.ClickFocus)  # Tab skips it
            count = sum(row.consent for row in own)  # a lead counts nowhere, here too
            self._counts[column.status].setText(number(count) if count else "")
            self._counts[column.status].setAccessibleName(count_words(count))
        self._filling = False
        self.choose(wanted, focus=focused)

    def choose(self, referral_id: Id, *, focus: bool = False) -> None:
        """Choose a card if it is there, without telling."""
        self._filling = True
        for column in self.columns:
            place = column.cards.row_of(referral_id) if referral_id else -1
            if place < 0:
                column.clearSelection()  # the keyboard stays where it was
                continue
            column.choose(place)
            self.setFocusProxy(column)
            self._bring_into_sight(column)
            if focus:
                column.setFocus()
        self._filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column = next((each for each in self.columns if each.current), None)
        if column is not None:  # an opened referral takes room from the board: its card stays in sight
            self._bring_into_sight(column)

    def _bring_into_sight(self, column: Column) -> None:
        frame = column.parentWidget()
        assert frame is not None
        self.ensureWidgetVisible(frame, 0, 0)

    def _framed(self, column: Column) -> QFrame:
        made = QFrame()
        made.setProperty("look", "lane")
        head = hbox(ElidedLabel(words.status(column.status), "strong"), self._counts[column.status], margins=(4, 0))
        made.setLayout(vbox(head, column, margins=(6, 8), spacing=8))
        made.setMinimumWidth(grown(_LEAST_WIDTH))
        return made

    def _connect(self, place: int, column: Column) -> None:
        column.selectionModel().selectionChanged.connect(lambda: self._tell(column))
        column.stepped.connect(lambda side: self._step(place, side))
        column.moved.connect(lambda one, side: self._move(one, place + side))
        column.dropped.connect(lambda one: self.moved.emit(one, column.status))
        column.entered.connect(self.entered)
        column.removed.connect(self.removed)

    def _tell(self, column: Column) -> None:
        """A column that merely got the keyboard has a card where it stands, and none that is chosen."""
        if self._filling or not column.current:
            return
        for other in self.columns:
            if other is not column:
                other.selectionModel().clear()
        self.setFocusProxy(column)
        self.chosen.emit(column.current)

    def _step(self, place: int, side: int) -> None:
        """Go to the next column on a side that has cards, at the same height."""
        height = max(0, self.columns[place].currentIndex().row())
        ahead = self.columns[place + 1 :] if side > 0 else self.columns[:place][::-1]
        column = next((each for each in ahead if each.cards.rows), None)
        if column is not None:
            self._bring_into_sight(column)
            column.setFocus()
            column.choose(height)

    def _move(self, referral_id: Id, place: int) -> None:
        if 0 <= place < len(self.columns):
            self.moved.emit(referral_id, self.columns[place].status)

    def _redraw(self) -> None:
        for column in self.columns:
            column.scheduleDelayedItemsLayout()
            column.viewport().update()
