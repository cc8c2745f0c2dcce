"""Cards pasted in, wherever on the window: as files, as text of cards, as a link of a code."""

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from netdesk.i18n import _
from netdesk.ui.importing import Importer
from netdesk.ui.widgets.drop import dragged_files
from netdesk.ui.window import MainWindow

_FORMATS = ("text/vcard", "text/x-vcard", "text/directory")
_SIGNS = ("begin:vcard", "mecard:", "bizcard:")


def paste(window: MainWindow, importer: Importer) -> None:
    """Bring in the cards on the clipboard as if they were dropped, or say that there are none."""
    data = QGuiApplication.clipboard().mimeData()
    if files := dragged_files(data):
        importer.run(files)
    elif cards := pasted_cards(data):
        importer.run_text(_("Clipboard"), cards)
    elif data.hasImage():
        importer.run_picture(_("Clipboard"), _as_png(data))
    else:
        window.messages.tell(_("There is no card on the clipboard."))


def _as_png(data: QMimeData) -> bytes:
    """The picture on the clipboard, as a file would hold it."""
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(data.imageData()).save(into, "PNG")  # type: ignore[call-overload]
    return bytes(into.data().data())


def pasted_cards(data: QMimeData) -> bytes:
    """The text of the cards on the clipboard; nothing where there are none."""
    for name in _FORMATS:
        if data.hasFormat(name):
            return bytes(data.data(name).data())
    text = data.text() if data.hasText() else ""
    return text.encode("utf-8", "replace") if any(sign in text.lower() for sign in _SIGNS) else b""
