"""Pictures out of bytes."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from netdesk.ui.unpacking import unpacked


def written(kind: str) -> bytes:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF"])
def test_what_a_picture_is_shows_by_its_bytes(qtbot: QtBot, kind: str) -> None:
    found = unpacked(written(kind), lambda reader: reader.setAutoTransform(True))
    assert (found.width(), found.height()) == (40, 30)


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_none_and_a_drawing_is_not_looked_into(qtbot: QtBot, data: bytes) -> None:
    assert unpacked(data).isNull()
