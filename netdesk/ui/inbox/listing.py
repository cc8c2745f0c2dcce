"""The list on the left of the inbox: one thing is chosen at a time, and keys say what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.ui.inbox.delegate import InboxDelegate
from netdesk.ui.inbox.lines import InboxLine, Kind
from netdesk.ui.inbox.model import InboxModel
from netdesk.ui.theme import Theme


class InboxList(QListView):
    """Headings are passed over; `chosen` tells the line that is shown now, if there is one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = InboxModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(InboxDelegate(theme, self))
        self.setAccessibleName(_("What waits"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._filling = False
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self._restyled)

    @property
    def current(self) -> InboxLine | None:
        """What is chosen."""
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def fill(self, lines: list[InboxLine]) -> None:
        """Show other lines; what was chosen stays, or gives way to the next of its kind."""
        before, row = self.current, self.currentIndex().row()
        if lines == self.lines.lines:
            return
        seen = self.verticalScrollBar().value()
        self._filling = True
        self.lines.set_lines(lines)
        self._filling = False
        place = self.lines.place(before.id) if before else None
        if place is None:
            place = self.lines.nearest(max(row, 0), before.kind if before else Kind.HEADING)
        self.verticalScrollBar().setValue(seen)
        self._choose(place)

    def step(self) -> None:
        """Go on to the next line, whatever became of this one; from the last to the first."""
        rows = [at for at, line in enumerate(self.lines.lines) if line.kind is not Kind.HEADING]
        later = [at for at in rows if at > self.currentIndex().row()]
        if rows:
            self._choose(later[0] if later else rows[0])

    def choose(self, wanted: Id) -> None:
        """Choose something if it is there."""
        if (place := self.lines.place(wanted)) is not None:
            self._choose(place)

    def keyboardSearch(self, search: str) -> None:
        """Letters answer here; nothing is searched."""

    def _choose(self, place: int | None) -> None:
        if place is None:
            self.chosen.emit(None)
            return
        index = self.lines.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        heading = place > 0 and self.lines.lines[place - 1].kind is Kind.HEADING
        if heading:
            self.scrollTo(self.lines.index(place - 1))
        self.scrollTo(index)

    def _tell(self) -> None:
        if not self._filling:
            self.chosen.emit(self.current)

    def _restyled(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def add_keys(widget: QWidget, keys: dict[str, Callable[[], None]]) -> None:
    """Let keys act while a widget has the keyboard."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
