"""The code as a camera sees it: on the screen, as a picture, as a drawing, on paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from seeing import seen

from netdesk.domain.errors import NetdeskError
from netdesk.ui.sharing.qr import Code, CodeView

TEXT = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Żółć;Łukasz;;;\r\nFN:Łukasz Żółć\r\nEND:VCARD\r\n"


@pytest.mark.parametrize("field", [2, 3, 12])
def test_the_picture_can_be_read(field: int) -> None:
    image = Code(TEXT).image(field)
    assert image.width() == image.height() == len(Code(TEXT).fields) * field
    assert seen(image) == TEXT


def test_there_is_white_around_it() -> None:
    fields = Code(TEXT).fields
    assert not any(any(row[:4]) or any(row[-4:]) for row in fields)
    assert not any(map(any, (*fields[:4], *fields[-4:])))


@pytest.mark.parametrize("side", [360, 371, 560])
def test_the_screen_can_be_read_at_any_size(qtbot: QtBot, side: int) -> None:
    view = CodeView(Code(TEXT))
    qtbot.addWidget(view)
    view.resize(side + 40, side)
    assert seen(view.grab().toImage()) == TEXT


def test_the_drawing_can_be_read(tmp_path: Path) -> None:
    Code(TEXT).save(tmp_path / "code.svg")
    renderer = QSvgRenderer(QByteArray((tmp_path / "code.svg").read_bytes()))
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    brush = QPainter(image)
    renderer.render(brush, QRectF(0, 0, 400, 400))
    brush.end()
    assert seen(image) == TEXT


def test_the_picture_file_can_be_read(tmp_path: Path) -> None:
    Code(TEXT).save(tmp_path / "code.png")
    assert seen(QImage(str(tmp_path / "code.png"))) == TEXT


@pytest.mark.parametrize("name", ["code.png", "code.svg"])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(NetdeskError, match="could not be written"):
        Code(TEXT).save(tmp_path / "no" / name)
