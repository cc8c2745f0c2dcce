"""The main window: a frame around pages, without any feature."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QPushButton, QSizePolicy, QStackedWidget, QWidget

from netdesk.i18n import _
from netdesk.ui.icons import ACCENT, INK, app_icon, icon
from netdesk.ui.messages import MessageBar
from netdesk.ui.widgets.buttons import Look, button
from netdesk.ui.widgets.drop import DropVeil, dragged_files
from netdesk.ui.widgets.layout import grown, hbox, vbox
from netdesk.ui.widgets.rail import Rail
from netdesk.ui.widgets.room import Room
from netdesk.ui.widgets.search import SearchField
from netdesk.ui.widgets.spoken import tell_roles

NARROW_BELOW = 1000

_GEOMETRY = "window.geometry"
_TOP_HEIGHT = 52
_SEARCH_WIDTH = 430

Factory = Callable[[], QWidget]


class Store(Protocol):
    """Where the window keeps its place: anything with `get` and `set` of strings."""

    def get(self, key: str, default: str = "", /) -> str:
        """The value kept under a key."""

    def set(self, key: str, value: str, /) -> None:
        """Keep a value."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page as the rail has it: its key, its title and the keys that open it."""

    key: str
    title: str
    keys: str


class MainWindow(QMainWindow):
    """Rail, search, buttons, pages and messages. Pages are made when first shown; `Ctrl+1` … open them in order."""

    page_shown = Signal(str)
    files_dropped = Signal(list)
    closing = Signal()
    searching = Signal()
    """The keyboard was asked to go to the search field."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tell_roles()
        self._store = store
        self._factories: dict[str, Factory] = {}
        self._pages: dict[str, QWidget] = {}
        self._buttons: list[tuple[QPushButton, str]] = []
        self._page = ""
        self.places: list[Place] = []
        self._meanwhile: QWidget | None = None
        self.setWindowTitle("Netdesk")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(720, 480)
        self.setAcceptDrops(True)
        self.rail = Rail("Netdesk", icon("netdesk", ACCENT))
        self.rail.chosen.connect(self.show_page)
        self.search = self._make_search()
        self.messages = MessageBar()
        self._actions = hbox(spacing=10)
        self._stack = QStackedWidget()
        content = QWidget()
        content.setLayout(vbox(self._top(), Room(self._stack), self.messages, spacing=0))
        frame = QWidget()
        frame.setLayout(hbox(self.rail, content, spacing=0))
        self.setCentralWidget(frame)
        self._veil = DropVeil(_("Drop cards to bring them in"), content)
        self._restore()

    @property
    def page(self) -> str:
        """The key of the page that is open; nothing before the first."""
        return self._page

    def add_page(self, key: str, title: str, icon_name: str, factory: Factory, *, foot: bool = False) -> None:
        """Add a place to the rail; `factory` makes its page when it is first shown."""
        self._factories[key] = factory
        number = len(self._factories)
        keys = QKeySequence(f"Ctrl+{number}") if number < 10 else QKeySequence()
        hint = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.rail.add(key, title, icon(icon_name, INK, on=ACCENT), hint, foot=foot)
        self.places.append(Place(key, title, keys.toString(QKeySequence.SequenceFormat.PortableText)))
        if number < 10:
            QShortcut(keys, self, lambda: self.rail.isEnabled() and self.show_page(key))

    def show_page(self, key: str) -> QWidget:
        """Open a page, making it when it is not there yet, and give it the keyboard (a page says by its focus proxy
        which of its widgets takes it). KeyError for an unknown key."""
        self.make_page(key)
        self._page = key
        self._stack.setCurrentWidget(self._pages[key])
        if self._meanwhile:
            self._stack.removeWidget(self._meanwhile)
            self._meanwhile.deleteLater()
            self._meanwhile = None
        self._pages[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.rail.mark(key)
        self._show_buttons()
        self.page_shown.emit(key)
        return self._pages[key]

    def make_page(self, key: str) -> QWidget:
        """Make a page if it is not there yet, without opening it. KeyError for an unknown key."""
        if key not in self._pages:
            self._pages[key] = self._factories[key]()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def made_page(self, key: str) -> QWidget | None:
        """A page if it is there already."""
        return self._pages.get(key)

    def show_meanwhile(self, key: str, widget: QWidget) -> None:
        """Show something in the place of a page, until one is opened."""
        if self._meanwhile:
            self._stack.removeWidget(self._meanwhile)
            self._meanwhile.deleteLater()
        self._meanwhile, self._page = widget, ""
        self._show_buttons()
        self.rail.mark(key)
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def set_badge(self, key: str, text: str) -> None:
        """Say how much waits at a place; nothing takes the badge away."""
        self.rail.button(key).set_badge(text)

    def add_button(
        self,
        text: str,
        clicked: Callable[[], object],
        *,
        icon_name: str = "",
        look: Look = "",
        shortcut: str = "",
        page: str = "",
    ) -> QPushButton:
        """Add a button to the top right: always there, or only while `page` is open."""
        made = button(text, clicked, icon=self._button_icon(icon_name, look), look=look)
        if shortcut:
            made.setShortcut(QKeySequence(shortcut))
            made.setToolTip(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText))
        self._buttons.append((made, page))
        self._actions.addWidget(made)
        self._show_buttons()
        return made

    def come_to_front(self) -> None:
        """Be seen and have the keyboard; where the system lets no window do that by itself, ask for attention."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def go_to_search(self) -> None:
        """Give the keyboard to the search field."""
        self.searching.emit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rail()

    def _fit_rail(self) -> None:
        """Large letters need the room that names take in a rail."""
        self.rail.set_narrow(self.width() < grown(NARROW_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._store.set(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and dragged_files(event.mimeData()):  # our own cards are here already
            event.acceptProposedAction()
            self._veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        files: list[Path] = dragged_files(event.mimeData()) if event.source() is None else []
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _make_search(self) -> SearchField:
        keys = QKeySequence("Ctrl+K")
        placeholder = _("Search people, companies, notes, “who knows a notary?”")
        field = SearchField(placeholder, name=_("Search"), shortcut=keys, icon=icon("search"))
        field.setMaximumWidth(_SEARCH_WIDTH)
        field.setMinimumWidth(160)
        QShortcut(keys, self, self.go_to_search)
        return field

    def _top(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topbar")
        bar.setMinimumHeight(_TOP_HEIGHT)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = hbox(self.search, None, self._actions, margins=(18, 0), spacing=10)
        row.setStretchFactor(self.search, 20)
        bar.setLayout(row)
        return bar

    def _button_icon(self, name: str, look: Look) -> QIcon:
        if not name:
            return QIcon()
        return icon(name, QPalette.ColorRole.HighlightedText if look == "primary" else INK)

    def _show_buttons(self) -> None:
        for made, page in self._buttons:
            made.setVisible(page in ("", self._page))

    def _restore(self) -> None:
        kept = self._store.get(_GEOMETRY, "")
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            self.resize(1280, 800)
