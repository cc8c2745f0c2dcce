"""Events used like a person uses them: made, filled with people, corrected, removed, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from eventsdesk import Program, dialog_of
from PySide6.QtCore import QDate, QDateTime, QPointF, Qt, QTime, QTimeZone
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from netdesk.domain.event import Event
from netdesk.domain.person import Name, Person
from netdesk.operations import events, people
from netdesk.storage.people import people_counts
from netdesk.ui.events.choosing import ChooseDialog
from netdesk.ui.events.guests import spoken
from netdesk.ui.events.lines import day_words
from netdesk.ui.widgets.empty import EmptyState

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
TODAY = datetime(2026, 11, 22).date()


def named(program: Program, text: str) -> QPushButton:
    return next(each for each in program.window.findChildren(QPushButton) if each.text().strip() == text)


def type_name(program: Program, text: str, key: Qt.Key = KEY.Key_Return) -> None:
    field = program.page.field
    field.setFocus()
    program.qtbot.keyClicks(field, text)
    program.qtbot.keyClick(field, key)
    program.settle()


def press(program: Program, row: int, place: str) -> None:
    """Click a guest: on the name, the tick, or the cross."""
    view = program.page.guests
    area = view.visualRect(view.model().index(row, 0))
    delegate = view._delegate
    spots = {
        "name": QPointF(area.left() + 90, area.center().y()),
        "met": delegate.met_area(area.toRectF()).center(),
        "cross": delegate.cross_area(area.toRectF()).center(),
    }
    program.qtbot.mouseClick(view.viewport(), LEFT, pos=spots[place].toPoint())
    program.settle()


def test_coming_events_stand_first(program: Program) -> None:
    lines = program.page.list.lines
    assert [line.name for line in lines] == [event.name for event in program.events()]
    assert [line.past(TODAY) for line in lines] == [False, False, True, True]
    model = program.page.list.model()
    assert [model.heading(row) for row in range(4)] == ["Coming", "", "Past", ""]
    assert program.page.event_id == lines[0].id
    assert program.page.details.name.text() == "Breakfast Porta Nuova"
    assert len(program.page.guests.guests) == lines[0].coming > lines[0].known > 0


def test_days_are_said_in_words() -> None:
    assert day_words(datetime(2026, 11, 22, 7, 30), TODAY) == "Today, 7:30"
    assert day_words(datetime(2026, 11, 23, 7, 30), TODAY) == "Tomorrow, 7:30"
    assert day_words(datetime(2026, 12, 13, 18, 30), TODAY) == "Sun 13 Dec 2026, 18:30"
    assert day_words(datetime(2026, 11, 21, 7, 30), TODAY) == "Sat 21 Nov 2026 · yesterday"


def test_a_new_event_waits_for_its_name(program: Program) -> None:
    program.qtbot.mouseClick(named(program, "New event"), LEFT)
    program.settle()
    name = program.page.details.name
    program.qtbot.waitUntil(name.hasFocus)
    assert name.selectedText() == "New event"
    program.qtbot.keyClicks(name, "Choir evening")
    program.qtbot.keyClick(name, KEY.Key_Return)
    program.settle()
    assert program.event().name == "Choir evening" and program.event().starts == datetime(2026, 11, 23, 18, 30)
    assert program.said == "Saved."
    program.desk.undo()
    program.settle()
    assert program.event().name == name.text() == "New event"
    program.desk.undo()
    program.settle()
    assert len(program.page.list.lines) == 4 and program.page.event_id


def test_the_first_event_is_offered(opened: Callable[[bool], Program]) -> None:
    program = opened(False)
    empty = next(each for each in program.page.findChildren(EmptyState) if each.isVisible())
    program.qtbot.mouseClick(empty.findChild(QPushButton), LEFT)
    program.settle()
    assert not empty.isVisible() and program.page.details.isVisible()
    assert any(each.isVisible() for each in program.page.findChildren(EmptyState))  # nobody is expected yet
    program.page.list.setFocus()
    program.qtbot.keyClick(program.page.list, KEY.Key_Delete)
    program.settle()
    assert empty.isVisible() and program.events() == [] and program.page.event_id == ""
    program.page.details.commit()
    program.desk.undo()
    program.settle()
    assert program.page.details.isVisible()


def test_the_keyboard_is_enough(program: Program) -> None:
    view = program.page.list
    view.setFocus()
    program.qtbot.keyClick(view, KEY.Key_Down)
    program.settle()
    assert program.page.details.name.text() == "Chamber evening"
    program.qtbot.keyClick(view, KEY.Key_Return)
    assert program.page.details.name.hasFocus()
    view.setFocus()
    program.qtbot.keyClick(view, KEY.Key_Delete)
    program.settle()
    assert program.said == "Chamber evening was removed." and program.page.details.name.text() == "Autumn fair"
    program.window.messages.message._button.click()
    program.settle()
    assert [line.name for line in view.lines][1] == "Chamber evening"


def test_fields_are_saved_when_they_are_left(program: Program) -> None:
    details, before = program.page.details, program.event()
    details.goals.setFocus()
    details.goals.setPlainText("  Thank Giulia \n\nFind a  carpenter\n")
    details.place.setFocus()
    program.settle()
    assert program.event().goals == ("Thank Giulia", "Find a carpenter")
    program.qtbot.keyClick(details.place, KEY.Key_End)
    program.qtbot.keyClicks(details.place, ", upstairs")
    details.when.setFocus()
    details.when.setDateTime(QDateTime(QDate(2027, 3, 28), QTime(2, 30), QTimeZone.utc()))
    program.page.list.setFocus()
    program.settle()
    after = program.event()
    assert after.place.endswith(", upstairs") and after.starts == datetime(2027, 3, 28, 2, 30)
    assert (after.name, after.attendances) == (before.name, before.attendances)
    program.page.list.choose(program.events()[0].id)
    program.settle()
    program.page.list.choose(after.id)
    program.settle()
    assert details.goals.toPlainText() == "Thank Giulia\nFind a carpenter"


def test_the_end_moves_with_the_start(program: Program) -> None:
    event = program.event()
    events.save(program.book, replace(event, ends=datetime(2026, 11, 23, 9, 0)))
    program.settle()
    program.page.details.when.setDate(program.page.details.when.date().addDays(2))
    program.page.details.commit()
    program.settle()
    assert program.event().ends == datetime(2026, 11, 25, 9, 0)


def test_typing_survives_what_others_change(program: Program) -> None:
    details = program.page.details
    details.name.setText("Breakfast at nine")
    events.edit(program.book, program.page.event_id, lambda event: replace(event, place="Caffè Torino"))
    program.settle()
    assert details.name.text() == "Breakfast at nine" and details.place.text() == "Caffè Torino"
    details.commit()
    program.settle()
    assert (program.event().name, program.event().place) == ("Breakfast at nine", "Caffè Torino")


def test_a_name_is_needed(program: Program) -> None:
    details = program.page.details
    details.name.setText("   ")
    details.commit()
    program.settle()
    assert program.said == "An event needs a name."
    assert details.name.text() == program.event().name == "Breakfast Porta Nuova"


def test_what_is_typed_is_saved_when_another_event_is_chosen_or_the_window_closes(program: Program) -> None:
    first, second = (line.id for line in program.page.list.lines[:2])
    program.page.details.place.setText("Upstairs")
    program.page.list.choose(second)
    program.settle()
    program.page.details.place.setText("Downstairs")
    program.window.close()
    program.settle()
    with program.book.reading() as reader:
        assert [event.place for event in reader.find(Event, [first, second])] == ["Upstairs", "Downstairs"]


def test_people_are_added_by_typing(program: Program) -> None:
    person = people.add(program.book, Person(name=Name(full="Żaneta Ostrowska"), title="Baker"))
    program.settle()
    count = len(program.page.guests.guests)
    program.page.field.setFocus()
    program.qtbot.keyClicks(program.page.field, "zaneta")
    program.qtbot.waitUntil(lambda: bool(program.page.field.proposed))
    assert [each.name for each in program.page.field.proposed] == ["Żaneta Ostrowska", "zaneta"]
    program.qtbot.keyClick(program.page.field, KEY.Key_Return)
    program.settle()
    assert program.event().attendances[-1].person_id == person.id and len(program.page.guests.guests) == count + 1
    assert program.page.field.text() == "" and program.page.field.hasFocus() and not program.page.field.proposed
    assert program.said == "1 person more is expected."
    type_name(program, "zaneta ostrowska")  # nobody twice
    assert len(program.page.guests.guests) == count + 1
    assert program.page.guests.chosen()[0].person_id == person.id
    program.desk.undo()
    program.settle()
    assert len(program.page.guests.guests) == count


def test_a_fast_typist_need_not_wait(program: Program) -> None:
    type_name(program, "Somebody  Quite New")
    guest = program.page.guests.guests[-1]
    assert (guest.row, guest.name) == (None, "Somebody Quite New")
    assert spoken(guest) == "Somebody Quite New, not on the desk"
    type_name(program, "somebody quite new")
    assert program.said == "They were expected already."


def test_the_name_itself_can_be_chosen(program: Program) -> None:
    field = program.page.field
    field.setFocus()
    program.qtbot.keyClicks(field, "ferraris")
    program.qtbot.waitUntil(lambda: bool(field.proposed))
    assert field.proposed[0].name == "Giulia Ferraris" and field.proposed[0].here
    program.qtbot.keyClick(field, KEY.Key_Up)
    program.qtbot.keyClick(field, KEY.Key_Return)
    program.settle()
    assert program.event().attendances[-1].name == "ferraris"
    program.qtbot.keyClicks(field, "ewa")
    program.qtbot.waitUntil(lambda: bool(field.proposed))
    program.qtbot.keyClick(field, KEY.Key_Escape)
    assert not field.proposed and field.text() == "ewa"


def test_a_whole_group_is_added(program: Program) -> None:
    with program.book.reading() as reader:
        tag, size = next(iter(people_counts(reader).tags.items()))
    program.qtbot.mouseClick(named(program, "New event"), LEFT)
    program.settle()
    expecting = program.page.view.expecting
    expecting.fill()
    groups = next(each.menu() for each in expecting.menu.actions() if each.text() == "A group")
    next(each for each in groups.actions() if each.text().startswith(tag)).trigger()
    program.settle()
    dialog = dialog_of(program, ChooseDialog)
    assert dialog.ticks.count() == size > 2
    dialog.ticks.setCurrentRow(1)
    absent = dialog.ticks.item(1).text()
    program.qtbot.keyClick(dialog.ticks, KEY.Key_Space)
    program.qtbot.keyClick(dialog, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert len(program.page.guests.guests) == size - 1
    assert absent not in [guest.name for guest in program.page.guests.guests]
    assert program.said == f"{size - 1} people more are expected."
    program.window.messages.message._button.click()
    program.settle()
    assert program.page.guests.guests == ()


def test_people_are_taken_off_and_come_back(program: Program) -> None:
    view, count = program.page.guests, len(program.page.guests.guests)
    second = view.guests[1].name
    press(program, 0, "cross")
    assert len(view.guests) == count - 1 and view.guests[0].name == second
    view.setFocus()
    view._choose(0)
    program.qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    program.qtbot.keyClick(view, KEY.Key_Delete)
    program.settle()
    assert len(view.guests) == count - 3 and program.said == "2 people were taken off the list."
    assert view.currentIndex().row() == 0 or view.currentIndex().row() == 1
    program.desk.undo()
    program.desk.undo()
    program.settle()
    assert len(view.guests) == count and view.guests[1].name == second


def test_who_is_coming_stays_in_the_list_when_somebody_is_ticked(program: Program) -> None:
    (line, *_more) = program.page.list.lines
    before = line.counts(program.desk.book.today)
    press(program, 2, "met")
    (line, *_more) = program.page.list.lines
    assert "coming" in before and line.counts(program.desk.book.today) == f"{before} · 1 met"
    assert line.counts(line.starts.date() + timedelta(days=1)) == "1 met"


def test_met_is_ticked_by_mouse_and_key(program: Program) -> None:
    view = program.page.guests
    press(program, 2, "met")
    assert view.guests[2].attendance.met and spoken(view.guests[2]).endswith(", met")
    view.setFocus()
    view._choose(2)
    program.qtbot.keyClick(view, KEY.Key_Space)
    program.settle()
    assert not view.guests[2].attendance.met and view.currentIndex().row() == 2


def test_a_click_or_enter_opens_the_person(program: Program) -> None:
    view, wanted = program.page.guests, []
    program.desk.person_wanted.connect(wanted.append)
    press(program, 1, "name")
    view._choose(0)
    program.qtbot.keyClick(view, KEY.Key_Return)
    assert wanted == [view.guests[1].row.id, view.guests[0].row.id]
    name_only = next(row for row, guest in enumerate(view.guests) if guest.row is None)
    view._choose(name_only)
    press(program, name_only, "name")
    assert len(wanted) == 2


def test_somebody_in_the_trash_is_not_expected(program: Program) -> None:
    guest = program.page.guests.guests[0]
    people.remove(program.book, [guest.row.id])
    program.settle()
    assert guest.name not in [each.name for each in program.page.guests.guests]
    people.restore(program.book, [guest.row.id])
    program.settle()
    assert program.page.guests.guests[0].name == guest.name


def test_a_hidden_page_reads_when_it_is_shown(program: Program) -> None:
    program.window.show_page("people")
    events.add(program.book, "Quiz night", datetime(2026, 11, 22, 20))
    program.settle()
    assert len(program.page.list.lines) == 4
    program.window.show_page("events")
    program.settle()
    assert program.page.list.lines[0].name == "Quiz night"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_paints_in_both_appearances_and_sizes(program: Program, mode: str) -> None:
    program.desk.theme.set_mode(mode)
    program.desk.theme.set_text_scale(1.4)
    for size in ((1280, 800), (720, 480)):
        program.window.resize(*size)
        QApplication.processEvents()
        assert not program.window.grab().isNull()


def test_everything_with_focus_has_a_name(program: Program) -> None:
    unnamed = [
        widget
        for widget in program.page.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and widget.parent().metaObject().className() != "QDateTimeEdit"
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
