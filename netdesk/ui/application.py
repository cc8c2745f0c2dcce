"""The application object: made once, in the language of the program; hears which files the system opens with it."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, Qt, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from netdesk import __version__
from netdesk.i18n import LANGUAGES, language, right_to_left


class Application(QApplication):
    """macOS starts a program once, and tells the running one what else was opened with it."""

    file_opened = Signal(object)
    """The path of a file."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def application() -> QApplication:
    """The application object, made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = Application(sys.argv[:1])
    app.setApplicationName("netdesk")
    app.setApplicationDisplayName("Netdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("netdesk")
    _speak(app)
    if right_to_left():
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return app


def _speak(app: QApplication) -> None:
    """Let Qt's own words (of file dialogs and menus of fields) and calendars be in the language of the program."""
    if QLocale().name()[:2] != language()[:2]:
        QLocale.setDefault(QLocale(language()))
    words, folder = QTranslator(app), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language()[:2] in LANGUAGES and words.load(f"qtbase_{language()[:2]}", folder):
        app.installTranslator(words)
