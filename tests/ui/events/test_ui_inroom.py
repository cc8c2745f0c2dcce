"""In the room: a tap, a key, a new face; every change can be taken back, and what others change is shown."""

from collections.abc import Iterator

import pytest
import shiboken6
from eventsdesk import Program
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netdesk.domain.text import fold
from netdesk.operations import events
from netdesk.ui.events.inroom import RoomWindow

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def room(program: Program) -> Iterator[RoomWindow]:
    program.page.enter_room()
    made = program.page.room
    assert made is not None
    program.settle()
    yield made
    if shiboken6.isValid(made):
        made.close()
    program.settle()


def met(program: Program) -> list[str]:
    rows = {guest.attendance.who: guest.name for guest in program.page.guests.guests}
    return [rows[item.who] for item in program.event().present()]


def test_it_stays_on_top_and_is_as_large_as_a_telephone(program: Program, room: RoomWindow) -> None:
    assert room.windowFlags() & Qt.WindowType.WindowStaysOnTopHint and room.isWindow()
    assert (room.width(), room.height()) == (360, 640)
    names = [guest.name for guest in room.list.guests.guests]
    assert names == sorted(names, key=fold) and len(names) == len(program.page.guests.guests)


def test_a_tap_and_space_tick(program: Program, room: RoomWindow) -> None:
    view, third = room.list, room.list.guests.guests[2]
    spot = view.visualRect(view.guests.index(2, 0)).center()
    program.qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    program.settle()
    assert met(program) == [third.name] and room._count.text().startswith("1 of ")
    assert room.said.text() == f"Met {third.name}"
    view.setFocus()
    program.qtbot.keyClick(view, KEY.Key_Space)
    program.settle()
    assert met(program) == []
    room.undo_button.click()
    program.settle()
    assert met(program) == [third.name]


def test_two_quick_taps_are_two_taps(program: Program, room: RoomWindow) -> None:
    view = room.list
    spot = view.visualRect(view.guests.index(0, 0)).center()
    program.qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    program.settle()
    program.qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    program.settle()
    assert met(program) == []


def test_typing_finds_and_enter_ticks(program: Program, room: RoomWindow) -> None:
    wanted = room.list.guests.guests[4].name
    room.list.setFocus()
    program.qtbot.keyClicks(room.list, wanted[0])
    assert room.search.hasFocus() or room.search.text() == wanted[0]
    room.search.setText(fold(wanted))
    program.qtbot.keyClick(room.search, KEY.Key_Return)
    program.settle()
    assert met(program) == [wanted] and room.search.text() == ""
    assert len(room.list.guests.guests) == len(program.page.guests.guests)


def test_a_new_face_is_noted_as_met(program: Program, room: RoomWindow) -> None:
    room.search.setText("ugo neri")
    program.qtbot.keyClick(room.search, KEY.Key_Return)
    assert room.name.isVisible() and room.name.text() == "Ugo Neri"
    program.qtbot.keyClick(room.name, KEY.Key_Tab)
    program.qtbot.keyClicks(room.company, "Neri & C.")
    program.qtbot.keyClick(room.company, KEY.Key_Return)
    program.settle()
    face = program.event().attendances[-1]
    assert (face.name, face.note, face.met, face.expected) == ("Ugo Neri", "Neri & C.", True, False)
    assert "Ugo Neri" in [guest.name for guest in room.list.guests.guests]
    assert not room.name.isVisible() and room.search.text() == ""
    program.desk.undo()
    program.settle()
    assert "Ugo Neri" not in [guest.name for guest in room.list.guests.guests]


def test_it_follows_what_others_change_and_closes_with_the_event(program: Program, room: RoomWindow) -> None:
    first = room.list.guests.guests[0]
    events.met(program.book, program.page.event_id, first.attendance, True)
    program.settle()
    assert room.list.guests.guests[0].attendance.met
    events.remove(program.book, program.page.event_id)
    program.settle()
    assert room not in QApplication.topLevelWidgets()


def test_escape_leaves_the_form_first(program: Program, room: RoomWindow) -> None:
    room.new_button.click()
    assert room.name.isVisible()
    program.qtbot.keyClick(room.name, KEY.Key_Escape)
    assert room.isVisible() and not room.name.isVisible()
    program.qtbot.keyClick(room, KEY.Key_Escape)
    program.settle()
    assert room not in QApplication.topLevelWidgets()


def test_there_is_one_at_a_time(program: Program, room: RoomWindow) -> None:
    program.page.enter_room()
    program.settle()
    program.page.enter_room()
    program.settle()
    assert len([each for each in QApplication.topLevelWidgets() if isinstance(each, RoomWindow)]) == 1
    program.page.room.close()


def test_everything_has_a_name(room: RoomWindow) -> None:
    for each in (room.search, room.list, room.name, room.company):
        assert each.accessibleName()
