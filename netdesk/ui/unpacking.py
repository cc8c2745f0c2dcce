"""Pictures out of bytes, on any thread.

Qt is told what kind of picture it is. Left to find out, it asks its SVG reader too, which connects signals: in the
background, with Python's lock held, that waits forever for a window that lets go of a signal, and the window for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader


def unpacked(data: bytes, prepare: Callable[[QImageReader], None] = lambda _reader: None) -> QImage:
    """The picture, null when it cannot be read. `prepare` may say how: scaled, turned, within which limits."""
    from netdesk.vcard.pictures import image_media

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    kind = image_media(data).removeprefix("image/")
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    prepare(reader)
    picture = reader.read()
    del reader  # before what it reads from: it closes that
    return picture
