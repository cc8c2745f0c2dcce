"""The inbox: what came in and has not been decided. For now, the entries that nobody could read."""

from datetime import UTC
from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QPlainTextEdit, QSplitter, QStackedWidget, QWidget

from netdesk.domain.inbox import Unreadable
from netdesk.domain.person import Person
from netdesk.i18n import _, moment, number, plural
from netdesk.operations import importing
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.inbox.delegate import EntryDelegate
from netdesk.ui.inbox.model import ENTRY_ROLE, UnreadableModel, reason, stood
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.window import MainWindow

_LIST_WIDTH = 320


class Imports(Protocol):
    """Who brings in cards."""

    def choose(self) -> None:
        """Ask for files, and bring them in."""


class InboxPage(QWidget):
    """A list of entries; beside it the chosen one with what can be done about it."""

    def __init__(self, window: MainWindow, desk: Desk, importer: Imports) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self.model = UnreadableModel(self)
        self.view = self._make_list()
        self._count = label("", "small", "faint")
        self._title = ElidedLabel("", "title")
        self._reason = label("", tone="warn", wrap=True)
        self._came = label("", "small", "faint")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(_("The entry as it came in"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_split())
        self._stack.addWidget(self._make_empty(importer))
        self._stack.setCurrentIndex(1)
        self.setLayout(vbox(self._stack))
        self.setFocusProxy(self.view)
        desk.changed.connect(self._changed)
        desk.theme.changed.connect(self._restyled)
        self.reload()

    @property
    def entry(self) -> Unreadable | None:
        """The chosen entry."""
        entry: Unreadable | None = self.view.currentIndex().data(ENTRY_ROLE)
        return entry

    def reload(self) -> None:
        """Ask what waits."""
        self._desk.fetch("inbox", lambda reader: importing.unreadable(reader.book), self._show)

    def copy_text(self) -> None:
        """Put the entry's text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._desk.messages.tell(_("Text copied"))

    def add_by_hand(self) -> None:
        """Make a person of the entry: the text in the note, the rest is typed."""
        entry = self.entry
        if entry is None:
            return
        draft = Person(note=importing.raw_text(entry).strip())
        editor = PersonEditor(self._desk, draft, self.window())
        editor.saved.connect(lambda _id: self._dismiss_button.setFocus())
        editor.open()

    def dismiss(self) -> None:
        """Put the entry into the trash."""
        entry = self.entry
        if entry is not None:
            self._desk.run(lambda book: importing.dismiss(book, entry), say=_("Entry dismissed"))

    # --- inside

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(EntryDelegate(self._desk.theme, self))
        view.setAccessibleName(_("Entries that could not be read"))
        view.setProperty("look", "plain")
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._show_entry)
        QShortcut(QKeySequence("Delete"), view, self.dismiss, context=Qt.ShortcutContext.WidgetShortcut)
        return view

    def _make_split(self) -> QSplitter:
        left = Panel(hbox(self._count, margins=(14, 10)), self.view, margins=(1, 1), spacing=0)
        add = button(_("Add as a person by hand"), self.add_by_hand, look="primary")
        copy = button(_("Copy text"), self.copy_text, icon=icon("copy", INK))
        self._dismiss_button = button(_("Dismiss"), self.dismiss, icon=icon("trash", INK))
        self._dismiss_button.setToolTip(QKeySequence("Delete").toString(QKeySequence.SequenceFormat.NativeText))
        explained = label(
            _("Nothing is lost: the entry is kept here as it came in, until you decide."), tone="muted", wrap=True
        )
        right = Panel(
            self._title,
            self._reason,
            self._came,
            explained,
            self.text,
            hbox(add, copy, self._dismiss_button, None),
            margins=16,
            spacing=8,
        )
        right.column.setStretchFactor(self.text, 1)
        split = QSplitter()
        for side in (left, right):
            split.addWidget(side)
        split.setSizes([_LIST_WIDTH, 1000])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        left.setMinimumWidth(220)
        split.setContentsMargins(18, 14, 18, 16)
        return split

    def _make_empty(self, importer: Imports) -> EmptyState:
        text = _(
            "What comes in and needs a decision waits here: at the moment, entries of card files that could not be "
            "read. Each is kept as it came, so that nobody gets lost on the way to your desk."
        )
        choose = button(_("Bring in cards…"), importer.choose, look="primary")
        return EmptyState(icon("inbox", INK), _("Nothing waits for you"), text, choose)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or "unreadable" in touched.nouns:
            self.reload()

    def _show(self, entries: list[Unreadable]) -> None:
        kept, row = self.entry, self.view.currentIndex().row()
        self.model.set_entries(entries)
        self._window.set_badge("inbox", number(len(entries)) if entries else "")
        self._count.setText(plural("{n} entry could not be read", "{n} entries could not be read", len(entries)))
        had_focus = self.view.hasFocus() or self.text.hasFocus()
        self._stack.setCurrentIndex(0 if entries else 1)
        if not entries:
            return
        place = self.model.place(kept.id) if kept else 0
        at = min(max(row, 0), len(entries) - 1) if place is None else place
        index = self.model.index(at)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)
        if had_focus:
            self.view.setFocus()

    def _show_entry(self) -> None:
        entry = self.entry
        if entry is None:
            return
        self._title.setText(stood(entry))
        self._reason.setText(reason(entry))
        self._came.setText(_("Came in on {when}").format(when=moment(entry.came_at.replace(tzinfo=UTC).astimezone())))
        self.text.setPlainText(importing.raw_text(entry))

    def _restyled(self) -> None:
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
