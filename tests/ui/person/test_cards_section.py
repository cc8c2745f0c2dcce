"""The photographed cards on the page of a person: small, and opened large to be looked at closely."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.inbox import Arrival
from netdesk.domain.person import Name, Person
from netdesk.domain.scan import Scan, Side
from netdesk.operations import people
from netdesk.ui.person.carddialog import CardDialog
from netdesk.ui.person.cards import CardsSection
from netdesk.ui.pictures import whole_picture
from netdesk.ui.widgets.zoom import Zoom

ROOM, WIDE = QSize(400, 300), QSize(850, 550)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def drawn(colour: str, size: QSize = WIDE) -> bytes:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def with_cards(one: Whole, *colours: str) -> tuple[Person, Scan]:
    """Somebody with one card that has a side of each colour."""
    person = people.add(one.book, Person(name=Name(full="Anna Kovač")))
    pictures = [drawn(colour) for colour in colours]
    keys = [hashlib.sha256(data).hexdigest() for data in pictures]
    with one.book.changing("Check a card") as change:
        change.keep_pictures(pictures)
        arrival = change.save(Arrival("photo.jpg", one.book.now()))
        sides = tuple(Side(f"{at}.jpg", key, key, picture=key) for at, key in enumerate(keys))
        scan = change.save(Scan(arrival.id, one.book.now(), sides, text="Anna Kovač\nNotary", person_id=person.id))
    return person, scan


def section_of(one: Whole, person: Person) -> CardsSection:
    one.desk.person_wanted.emit(person.id)
    one.settle()
    section = one.people.panel.findChild(CardsSection)
    assert section is not None
    return section


def test_both_sides_are_shown_small_and_one_opens_large(one: Whole) -> None:
    person, _scan = with_cards(one, "#ff0000", "#0000ff")
    section = section_of(one, person)
    front, back = section.pictures
    one.qtbot.waitUntil(lambda: front.there and back.there)
    assert front.isVisible()
    assert back.accessibleName().startswith("Back of the card")
    back.setFocus()
    one.qtbot.keyClick(back, Qt.Key.Key_Return)
    one.settle()
    dialog = one.window.findChild(CardDialog)
    assert dialog is not None
    assert dialog.text.toPlainText() == "Anna Kovač\nNotary"
    shown = dialog.picture.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("#0000ff")
    dialog.show_side(0)
    one.settle()
    shown = dialog.picture.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("#ff0000")
    dialog.close()


def test_nothing_stands_there_without_a_card_and_after_it_is_thrown_away(one: Whole) -> None:
    person, scan = with_cards(one, "#ff0000")
    other = people.add(one.book, Person(name=Name(full="Ben")))
    assert section_of(one, other).pictures == []
    section = section_of(one, person)
    assert len(section.pictures) == 1
    with one.book.changing("Throw away") as change:
        change.remove(change.get(Scan, scan.id))
        change.save(replace(change.get(Person, person.id), note="Met at the fair"))
    one.settle()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert section.pictures == []


def test_a_small_picture_that_is_none_leaves_its_place_empty() -> None:
    assert whole_picture(b"no picture", ROOM) is None
    image = whole_picture(drawn("#ff0000"), QSize(100, 100))
    assert image is not None
    assert (image.width(), image.height()) == (100, 64)


def test_a_picture_seen_whole_is_in_the_middle_and_one_looked_at_closely_never_leaves_the_edge() -> None:
    zoom = Zoom()
    seen = zoom.frame(ROOM, WIDE)
    assert seen.center() == QPointF(200, 150)
    zoom.push(QPointF(500, 500), ROOM, WIDE)
    assert zoom.frame(ROOM, WIDE) == seen
    corner = QPointF(10, 30)
    for _step in range(4):
        zoom.step(True, corner, ROOM, WIDE)
    close = zoom.frame(ROOM, WIDE)
    assert zoom.factor > 2
    across = (corner.x() - close.left()) / close.width()
    assert across == pytest.approx(corner.x() / seen.width(), abs=0.01)
    zoom.push(QPointF(9000, 9000), ROOM, WIDE)
    assert zoom.frame(ROOM, WIDE).topLeft() == QPointF(0, 0)
    zoom.push(QPointF(-40, 0), ROOM, WIDE)
    assert zoom.frame(ROOM, WIDE).left() == pytest.approx(-40)
    zoom.whole()
    assert zoom.frame(ROOM, WIDE) == seen


def test_wheel_keys_and_mouse_look_closely(one: Whole) -> None:
    person, _scan = with_cards(one, "#ff0000")
    (thumb,) = section_of(one, person).pictures
    one.qtbot.waitUntil(lambda: thumb.there)
    thumb.click()
    one.settle()
    dialog = one.window.findChild(CardDialog)
    assert dialog is not None
    view = dialog.picture
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Right):
        one.qtbot.keyClick(view, key)
    assert view.zoom.factor == pytest.approx(1.25**3)
    picture = WIDE
    before = view.zoom.frame(view.size(), picture).left()
    middle = view.rect().center()
    one.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    one.qtbot.mouseMove(view, middle + QPoint(20, 0))
    one.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 0))
    assert view.zoom.frame(view.size(), picture).left() == pytest.approx(before + 20)
    one.qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom.factor == 1.0
    dialog.close()
