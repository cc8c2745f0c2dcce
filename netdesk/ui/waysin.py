"""The ways in for people: files, the clipboard, the phone; one button with a menu."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.importing import Importer


def add_import_button(window: MainWindow, importer: "Importer") -> QMenu:
    """Put the button into the window; its keys work whatever page is open. The menu."""
    menu = QMenu(window)
    ways = (
        (_("Files: cards, photos, lists…"), "file", "Ctrl+I", importer.choose),
        (_("From phone…"), "phone", "Ctrl+Shift+I", importer.from_phone),
    )
    for text, name, keys, act in ways:
        action = QAction(icon(name, INK), text, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        window.addAction(action)
        menu.addAction(action)
    window.add_button(_("Import"), lambda: None, icon_name="import").setMenu(menu)
    return menu
