"""Cards pasted in, wherever on the window: as files, as text of cards, as a link of a code."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from netdesk.i18n import _
from netdesk.ui.sharing.files import passing_file
from netdesk.ui.widgets.drop import dragged_files
from netdesk.ui.window import MainWindow

_FORMATS = ("text/vcard", "text/x-vcard", "text/directory")
_SIGNS = ("begin:vcard", "mecard:")


def paste(window: MainWindow) -> None:
    """Bring in the cards on the clipboard as if they were dropped, or say that there are none."""
    files = pasted_files(QGuiApplication.clipboard().mimeData())
    if files:
        window.files_dropped.emit(files)
    else:
        window.messages.tell(_("There is no card on the clipboard."))


def pasted_files(data: QMimeData) -> list[Path]:
    """The files on the clipboard, or its cards in a file; nothing where it holds neither."""
    if files := dragged_files(data):
        return files
    cards = pasted_cards(data)
    return [passing_file(_("Clipboard") + ".vcf", cards)] if cards else []


def pasted_cards(data: QMimeData) -> bytes:
    """The text of the cards on the clipboard; nothing where there are none."""
    for name in _FORMATS:
        if data.hasFormat(name):
            return bytes(data.data(name).data())
    text = data.text() if data.hasText() else ""
    return text.encode("utf-8", "replace") if any(sign in text.lower() for sign in _SIGNS) else b""
