"""Checking photographed cards in the inbox as a user goes through them: Tab, Enter, and what else a card may need."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cards_to_check import ANNA, BRUNO, CARLA, SIZE, Cards, K
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.person import Email, Name, Person
from netdesk.domain.scan import Field
from netdesk.operations import people, scanning
from netdesk.storage.people import people_counts
from netdesk.ui.inbox.lines import Kind
from netdesk.ui.scans.checking import CheckPanel

UNSURE = (
    Field(K.GIVEN, "Anna", lines=(0,)),
    Field(K.FAMILY, "Kowalska", lines=(0,)),
    Field(K.TITLE, "Notary", sure=False, lines=(1,)),
    Field(K.ORGANISATION, "Kancelaria Kowalska", lines=(2,)),
    Field(K.EMAIL, "anna@kowalska-notariusz.pl", sure=False, lines=(3,)),
)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


@pytest.fixture
def cards(one: Whole, monkeypatch: pytest.MonkeyPatch) -> Cards:
    return Cards(one, monkeypatch)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(cards: Cards, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    cards.one.qtbot.keyClick(focus(), key, modifier)
    cards.one.settle()


def texts(panel: CheckPanel) -> dict[str, str]:
    return {row.field().kind.value: row.field().text for row in panel.form.rows if row.field().text}


def there(cards: Cards) -> int:
    with cards.one.book.reading() as reader:
        return people_counts(reader).total


def shown(cards: Cards) -> CheckPanel:
    panel = cards.page().checking
    assert panel.isVisible()
    return panel


def test_cards_stand_first_and_count_on_the_badge(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO)
    page = cards.page()
    assert [line.kind for line in page.list.lines.lines] == [Kind.HEADING, Kind.SCANS]
    assert page.list.lines.lines[1].title == "2 cards to check"
    assert cards.one.window.rail.button("inbox").badge == "2"
    assert page.checking.title.text() == "Card 1 of 2"
    assert texts(page.checking)["email"] == ANNA[3]


def test_enter_goes_through_all_cards_and_then_asks_how_one_met(cards: Cards) -> None:
    first, *_rest = cards.bring(ANNA, BRUNO, CARLA)
    cards.say(first, *UNSURE)
    panel = shown(cards)
    panel.form.start()
    assert focus().accessibleName() == "Title, not sure"
    press(cards, Qt.Key.Key_Tab)
    assert focus().accessibleName() == "Mail, not sure"
    press(cards, Qt.Key.Key_Return)
    assert panel.title.text() == "Card 1 of 2" and texts(panel)["email"] == BRUNO[3]
    assert panel.isAncestorOf(focus()) and "Anna Kowalska" in cards.one.said
    press(cards, Qt.Key.Key_Return)
    assert texts(panel)["email"] == CARLA[3]
    press(cards, Qt.Key.Key_Return)
    assert there(cards) == 3 and cards.waiting() == []
    page = cards.page()
    assert [line.kind for line in page.list.lines.lines] == [Kind.HEADING, Kind.ARRIVAL]
    assert page.arrival.isVisible() and page.how_met.button.text() == "How did you meet?"


def test_the_keyboard_stays_on_a_card_with_a_code(cards: Cards) -> None:
    """Whom a code describes is read out of it each time."""
    cards.process.codes = {BRUNO[0]: f"MECARD:N:Conti,Bruno;EMAIL:{BRUNO[3]};;".encode()}
    cards.bring(ANNA, BRUNO, CARLA)
    panel = shown(cards)
    panel.form.start()
    for _each in range(2):
        press(cards, Qt.Key.Key_Tab)
        press(cards, Qt.Key.Key_Return)
        assert focus() is panel.form.rows[0].text
    assert there(cards) == 2


def test_the_keyboard_stays_in_the_form_when_what_is_on_the_card_changes(cards: Cards) -> None:
    scan, *_rest = cards.bring(ANNA)
    panel = shown(cards)
    panel.form.start()
    cards.say(scan, *UNSURE)
    assert focus() is panel.form.rows[0].text and focus().accessibleName() == "Title, not sure"


def test_cards_to_check_stay_when_all_is_accepted(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO, CARLA)
    panel = shown(cards)
    page, window = cards.page(), cards.one.window
    assert not page._all_button.isEnabled(), "nobody came in yet"
    panel.accept()
    cards.one.settle()
    page.accept_all()
    cards.one.settle()
    page = cards.page()
    assert [line.kind for line in page.list.lines.lines] == [Kind.HEADING, Kind.SCANS]
    assert window.rail.button("inbox").badge == "2" and panel.isVisible()
    panel.accept()
    cards.one.settle()
    assert [line.kind for line in page.list.lines.lines] == [Kind.HEADING, Kind.SCANS, Kind.ARRIVAL], "Bruno is new"
    page.list.choose(page.list.lines.lines[2].id)
    page.act()
    cards.one.settle()
    assert [line.kind for line in page.list.lines.lines] == [Kind.HEADING, Kind.SCANS]


def test_a_card_of_somebody_known_says_to_whom_it_was_added_and_undo_brings_it_back(cards: Cards) -> None:
    people.add(cards.one.book, Person(name=Name(full="Anna Kowalska"), emails=(Email(ANNA[3]),)))
    cards.bring(ANNA)
    panel = shown(cards)
    panel.accept()
    cards.one.settle()
    assert cards.one.said == "Added to Anna Kowalska" and there(cards) == 1
    cards.one.desk.undo()
    cards.one.settle()
    assert len(cards.waiting()) == 1 and panel.isVisible() and texts(panel)["email"] == ANNA[3]


def test_what_was_typed_stays_when_another_card_or_page_is_chosen(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO)
    panel = shown(cards)
    row = next(row for row in panel.form.rows if row.field().kind is K.TITLE)
    row.text.setFocus()
    row.text.selectAll()
    cards.one.qtbot.keyClicks(row.text, "Notary public")
    panel.later()
    cards.one.settle()
    assert texts(panel)["email"] == BRUNO[3]
    panel.later()
    cards.one.settle()
    assert texts(panel)["title"] == "Notary public"
    row = next(row for row in panel.form.rows if row.field().kind is K.TITLE)
    row.text.setText("Judge")
    cards.one.window.show_page("people")
    cards.one.settle()
    assert [one.text for one in cards.waiting()[0].fields if one.kind is K.TITLE] == ["Judge"]
    assert texts(shown(cards))["title"] == "Judge"


def test_a_field_lights_its_line_and_a_line_its_field(cards: Cards) -> None:
    (scan,) = cards.bring(ANNA)
    cards.say(scan, *UNSURE)
    panel = shown(cards)
    title = next(row for row in panel.form.rows if row.field().kind is K.TITLE)
    title.text.setFocus()
    ground = panel.card.grab().toImage()
    title.pointed.emit(False)
    assert panel.card.grab().toImage() != ground, "its line was lit"
    place = panel.card.place(3).center().toPoint()
    cards.one.qtbot.mouseMove(panel.card, place)
    cards.one.qtbot.waitUntil(lambda: panel.card.line == 3)
    assert [row.given.kind for row in panel.form.rows if row.lit] == [K.EMAIL]
    cards.one.qtbot.mouseMove(panel.card, QPoint(1, 1))
    cards.one.qtbot.waitUntil(lambda: panel.card.line == -1)
    assert not any(row.lit for row in panel.form.rows)


def test_a_line_is_made_a_field_with_the_keys(cards: Cards) -> None:
    (scan,) = cards.bring(ANNA)
    cards.say(scan, Field(K.GIVEN, "Anna", lines=(0,)))
    panel = shown(cards)
    panel.card.setFocus()
    for _line in range(3):
        cards.one.qtbot.keyClick(panel.card, Qt.Key.Key_Down)
    cards.one.qtbot.keyClick(panel.card, Qt.Key.Key_Return)
    menu = panel.findChild(QMenu)
    assert menu is not None and menu.isVisible()
    next(one for one in menu.actions() if one.text().replace("&", "") == "Organisation").trigger()
    menu.close()
    assert texts(panel)["organisation"] == "Kancelaria Kowalska"
    panel.form.assign(None, "Anna Maria Kowalska", (0,))
    found = texts(panel)
    assert (found["given"], found["family"]) == ("Anna Maria", "Kowalska")


def test_two_lines_taken_together_are_one_field(cards: Cards) -> None:
    cards.bring(ANNA)
    panel = shown(cards)
    panel.card.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return):
        cards.one.qtbot.keyClick(panel.card, key)
    menu = panel.findChild(QMenu)
    assert menu is not None
    next(one for one in menu.actions() if one.text().replace("&", "") == "Department").trigger()
    menu.close()
    assert texts(panel)["department"] == "Notary Kancelaria Kowalska"
    assert next(row for row in panel.form.rows if row.field().kind is K.DEPARTMENT).given.lines == (1, 2)
    assert panel.card.together == ()


def test_the_card_is_looked_at_closely(cards: Cards) -> None:
    cards.bring(ANNA)
    panel = shown(cards)
    before = panel.card.place(3)
    panel.card.setFocus()
    cards.one.qtbot.keyClick(panel.card, Qt.Key.Key_Plus)
    assert panel.card.place(3).width() > before.width() * 1.2
    for _step in range(6):
        cards.one.qtbot.keyClick(panel.card, Qt.Key.Key_Plus)
    assert not panel.card.rect().contains(panel.card.place(0).center().toPoint())
    panel.card.light((0,))
    assert panel.card.rect().contains(panel.card.place(0).center().toPoint()), "what is lit comes into sight"
    cards.one.qtbot.keyClick(panel.card, Qt.Key.Key_0)
    panel.card.light(())
    assert panel.card.place(3) == before
    bare = panel.card.grab().toImage()
    panel.card.light((3,))
    now = panel.card.grab().toImage()
    spot = QPoint(20, round(panel.card.zoom.frame(panel.card.size(), SIZE).bottom()) + 30)
    assert now.pixelColor(spot) == QColor("#28a0a0") != bare.pixelColor(spot), "the line stands large below the card"


def test_enter_pressed_twice_accepts_one_card_once(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO, CARLA)
    panel = shown(cards)
    panel._next.clear()  # the next card is still on its way
    panel.accept()
    panel.accept()
    cards.one.settle()
    assert there(cards) == 1 and len(cards.waiting()) == 2
    assert "elsewhere" not in cards.one.said and texts(panel)["email"] == BRUNO[3]


def test_the_keyboard_stays_in_the_field_while_other_cards_are_read(cards: Cards) -> None:
    cards.bring(ANNA)
    panel = shown(cards)
    row = next(row for row in panel.form.rows if row.field().kind is K.TITLE)
    row.text.setFocus()
    row.text.setText("Judge")
    cards.bring(ANNA, BRUNO, CARLA)
    assert focus() is row.text and row.text.text() == "Judge"
    assert cards.page().list.lines.lines[1].title == "2 cards to check"


def test_a_picture_is_thrown_away_and_comes_back(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO)
    panel = shown(cards)
    panel.discard()
    cards.one.settle()
    assert len(cards.waiting()) == 1 and texts(panel)["email"] == BRUNO[3]
    cards.one.desk.undo()
    cards.one.settle()
    assert len(cards.waiting()) == 2 and cards.one.window.rail.button("inbox").badge == "2"


def test_front_and_back_are_joined_and_parted(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO)
    panel = shown(cards)
    assert not panel.back_button.isVisible(), "nothing stands before the first"
    panel.later()
    cards.one.settle()
    assert panel.back_button.isVisible()
    panel.join()
    cards.one.settle()
    (draft,) = cards.waiting()
    assert len(draft.scan.sides) == 2 and panel.title.text() == "Card 1 of 1"
    assert panel.side_button.isVisible() and panel.side_button.text() == "Back side"
    panel.other_side()
    assert panel.side_button.text() == "Front side"
    panel.part()
    cards.one.settle()
    assert len(cards.waiting()) == 2


def test_turning_and_corners_read_again(cards: Cards) -> None:
    cards.bring(ANNA)
    panel = shown(cards)
    panel.turn()
    cards.one.settle()
    assert cards.process.asked[-1] == (0, 500, 0, 0, 900, 0, 900, 500)
    assert panel.corners.corners == [0] * 8, "a whole photo is unpacked only when it is looked at"
    panel.show_photo()
    cards.one.settle()
    assert panel.corners.isVisible() and panel.corners.hasFocus()
    assert panel.corners.corners == [0, 500, 0, 0, 900, 0, 900, 500]
    for key in (Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_Return):
        cards.one.qtbot.keyClick(panel.corners, key)
    cards.one.settle()
    assert cards.process.asked[-1] == (4, 500, 0, 0, 900, 0, 900, 500)
    before = len(cards.process.asked)
    panel.read_again()
    cards.one.settle()
    assert len(cards.process.asked) == before + 1


def test_cards_that_were_not_read_are_read_when_one_says_so(cards: Cards) -> None:
    cards.bring(ANNA, BRUNO, read=False)
    page = cards.page()
    assert page.list.lines.lines[1].told == "2 not read yet"
    assert page.checking.read_button.isVisible() and page.checking.read_button.text() == "Read 2 cards"
    page.checking.read_button.click()
    cards.one.settle()
    assert page.list.lines.lines[1].told == "" and not page.checking.read_button.isVisible()
    assert texts(page.checking)["email"] == ANNA[3]


def test_a_picture_that_cannot_be_read_says_why_and_is_typed_by_hand(cards: Cards) -> None:
    cards.bring((), BRUNO)
    panel = shown(cards)
    assert "Nothing can be read here." in panel._told.text()
    panel.accept()
    cards.one.settle()
    assert "at least a name" in cards.one.said and panel.title.text() == "Card 1 of 2"
    given = next(row for row in panel.form.rows if row.field().kind is K.GIVEN)
    given.text.setText("Jan")
    given.text.returnPressed.emit()
    cards.one.settle()
    assert there(cards) == 1 and texts(panel)["email"] == BRUNO[3]


def test_a_card_that_is_not_taken_comes_back_as_it_was_typed(cards: Cards) -> None:
    (first, _second) = cards.bring((), BRUNO)
    panel = shown(cards)
    row = panel.form.rows[0]
    row.kind.setCurrentIndex(row.kind.findData(K.LOCALITY.value))
    row.text.setText("Gdynia")
    panel.accept()
    cards.one.settle()
    assert "at least a name" in cards.one.said
    assert panel.wanted == first and texts(panel) == {"locality": "Gdynia"}


def test_what_is_typed_while_a_card_is_still_read_stays(cards: Cards) -> None:
    cards.bring(ANNA, read=False)
    panel = shown(cards)
    assert "not read yet" in panel._told.text()
    panel.form.rows[0].text.setText("Ania")
    scanning.read_waiting(cards.one.book)
    cards.one.settle()
    assert texts(panel) == {"given": "Ania"} and "not read yet" not in panel._told.text()
    assert panel.card.place(0).width() > 0, "the picture has come"


def test_the_next_card_is_there_before_it_is_asked_for(cards: Cards) -> None:
    _first, second, third = cards.bring(ANNA, BRUNO, CARLA)
    panel = shown(cards)
    assert list(panel._next) == [second]
    panel.accept()
    assert texts(panel)["email"] == BRUNO[3], "at once"
    cards.one.settle()
    assert list(panel._next) == [third]
