"""What happened, over time: the entries by month, editable."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.domain.trust import link_history
from netdesk.i18n import _
from netdesk.operations import interactions
from netdesk.ui.desk import Desk
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.person.entries import Month, TimelineEntry, count_word, timeline
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.person.timelinedelegate import ENTRY_ROLE, TimelineDelegate
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox

Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """Headings and entries, as `timeline` made them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[TimelineEntry | Month] = ()

    def set_lines(self, lines: Sequence[TimelineEntry | Month]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        line = self.lines[index.row()]
        if role == ENTRY_ROLE:
            return line
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)):
            return line.text if isinstance(line, Month) else f"{line.title}, {line.meta}. {line.text}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        if isinstance(line, Month):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if line.item else flags


class TimelineList(QListView):
    """As tall as its entries, so that the page scrolls and not the list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setMouseTracking(True)

    def fit(self) -> None:
        """Take the height of all entries."""
        self.doItemsLayout()
        self.setFixedHeight(self.contentsSize().height() + 4)

    def refit(self, _index: Index) -> None:
        """An entry grew or shrank."""
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            QTimer.singleShot(0, self, self.fit)


class TimelineSection(Section):
    """The entries. Double click or F2 corrects an entry in place; Delete removes it, with a way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: Id | None = None
        self._model = TimelineModel()
        self._list = TimelineList(_("Timeline"))
        self._list.setModel(self._model)
        self._delegate = TimelineDelegate(desk.theme, desk.book.me, lambda: desk.book.today, self._save, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.installEventFilter(self)
        self._delegate.sizeHintChanged.connect(self._list.refit)
        self._nothing = label(_("Nothing happened yet. Log the first conversation above."), "small", "faint", wrap=True)
        self.setLayout(vbox(self._nothing, self._list, spacing=8))
        desk.theme.changed.connect(self._list.viewport().update)

    def show_person(self, shown: Shown) -> None:
        today = self._desk.book.today
        steps = link_history(shown.file.evidence, today, self._desk.book.policy) if shown.trust else ()
        lines = timeline(shown, steps, today)
        self._delegate.names = shown.file.names | {shown.person.id: shown.person.shown}
        typing = self._delegate.keep_typed() if shown.person.id == self._person else None
        focus = QApplication.focusWidget()
        self._person = shown.person.id
        self._model.set_lines(lines)
        self._list.setVisible(bool(lines))
        self._list.setAccessibleDescription(count_word(lines))
        self._nothing.setVisible(not lines)
        self._list.fit()
        if typing:
            elsewhere = focus if focus is not None and not self._list.isAncestorOf(focus) else None
            self._correct(typing)
            if elsewhere is not None:
                elsewhere.setFocus()

    def reveal(self, ref: Id) -> None:
        """Show and select the entry that a piece of evidence is."""
        for row, line in enumerate(self._model.lines):
            if isinstance(line, TimelineEntry) and line.ref == ref:
                index = self._model.index(row)
                self._list.setCurrentIndex(index)
                self._list.setFocus()
                spot = self._list.visualRect(index)
                scroll = self._scroll_area()
                if scroll is not None:
                    point = self._list.mapTo(scroll.widget(), spot.center())
                    scroll.ensureVisible(point.x(), point.y(), 0, 120)

    def _scroll_area(self) -> Any:
        from PySide6.QtWidgets import QScrollArea

        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _correct(self, ref: Id) -> None:
        """Open the form of an entry, with what was typed in it before."""
        for row, line in enumerate(self._model.lines):
            if isinstance(line, TimelineEntry) and line.item is not None and line.ref == ref:
                self._list.edit(self._model.index(row))

    def _save(self, base: Interaction, item: Interaction) -> None:
        def failed(problem: Exception) -> None:
            """The form opens again with what was typed."""
            if isinstance(problem, NetdeskError):
                self._desk.messages.warn(str(problem))
            self._delegate.drafts[base.id] = (base, item)
            self._correct(base.id)

        save_edit(
            self._desk,
            self,
            lambda book, base, mine: interactions.edit(book, mine, base),
            base,
            item,
            failed=failed,
            say=_("Corrected"),
        )

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Delete:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            line = self._list.currentIndex().data(ENTRY_ROLE)
            if isinstance(line, TimelineEntry) and line.item is not None:
                ref = line.item.id
                self._desk.run(lambda book: interactions.remove(book, ref), say=_("Entry removed"))
                return True
        return False
