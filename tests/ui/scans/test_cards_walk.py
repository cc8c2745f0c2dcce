"""The whole way of a card that is really read: a picture dropped on the window becomes somebody with their card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cards_to_check import SIZE
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.operations.sources import sources
from netdesk.ui.inbox.page import InboxPage
from netdesk.ui.person.cards import CardsSection
from netdesk.ui.scans.bringing import bring_pictures

TEXTS = (("Anna Conti", 48), ("Architect", 26), ("Studio Conti S.r.l.", 30), ("anna@studioconti.it", 26))


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def photographed(one: Whole, file: Path) -> None:
    """A card on a dark table."""
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#403020"))
    brush = QPainter(image)
    card = QRectF(150, 150, SIZE.width(), SIZE.height())
    brush.fillRect(card, QColor("white"))
    brush.setPen(QColor("black"))
    font = one.desk.theme.fonts.body
    for at, (text, pixels) in enumerate(TEXTS):
        font = type(font)(font)
        font.setPixelSize(pixels)
        brush.setFont(font)
        brush.drawText(card.adjusted(60, 70 + 95 * at, 0, 0), int(Qt.AlignmentFlag.AlignLeft), text)
    brush.end()
    assert image.save(str(file))


def test_a_picture_becomes_somebody_whose_card_is_kept(one: Whole, tmp_path: Path) -> None:
    photographed(one, tmp_path / "anna.png")
    bring_pictures(one.window, one.desk, sources([tmp_path / "anna.png"]))
    one.settle()
    page = one.window.show_page("inbox")
    assert isinstance(page, InboxPage)
    panel = page.checking
    assert panel.isVisible()
    assert {row.field().text for row in panel.form.rows} >= {"Anna", "Conti", "Architect", "anna@studioconti.it"}
    one.activate()
    panel.form.start()
    widget = QApplication.focusWidget()
    assert widget is not None
    one.qtbot.keyClick(widget, Qt.Key.Key_Return)
    one.settle()
    assert one.said == "New on your desk: Anna Conti"
    one.desk.person_wanted.emit(one.find("Conti"))
    one.settle()
    section = one.people.panel.findChild(CardsSection)
    assert section is not None
    (thumb,) = section.pictures
    one.qtbot.waitUntil(lambda: thumb.there)
    assert "Anna Conti" in section.scans[0].text
