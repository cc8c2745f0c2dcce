"""A picture that only the platform opens becomes one that everybody reads; whatever cannot be opened stays as it is."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from netdesk.operations.sources import Source
from netdesk.ui.heic import ordinary


def png() -> bytes:
    picture, out = QImage(8, 4, QImage.Format.Format_RGB32), QBuffer()
    picture.fill(QColor("white"))
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(out, "PNG")
    return bytes(out.data().data())


def source(name: str, data: bytes) -> Source:
    return Source(name, "picture", len(data), lambda: data)


def test_what_qt_opens_comes_as_jpeg() -> None:
    made = QImage.fromData(ordinary(source("IMG_1.HEIC", png())).data(), "JPEG")
    assert (made.width(), made.height()) == (8, 4)


def test_the_rest_stays() -> None:
    assert ordinary(source("a.heic", b"\0\0\0\x18ftypheic?")).data() == b"\0\0\0\x18ftypheic?"
    other = source("a.png", b"anything")
    assert ordinary(other) is other
