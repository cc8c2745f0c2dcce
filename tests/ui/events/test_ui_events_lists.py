"""Lists of guests, names that turn out to be people, tables, and what an event offers before, in and after it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from eventsdesk import Program, dialog_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.person import Name, Person
from netdesk.operations import events, guests, importing, people
from netdesk.ui.events.asking import TableDialog, WhoDialog
from netdesk.ui.events.behind import BehindDialog
from netdesk.ui.events.choosing import ChooseDialog
from netdesk.ui.events.hours import end_words, price_words, read_end, read_price
from netdesk.ui.events.pasting import PasteDialog
from netdesk.ui.events.sequencedialog import SequenceDialog
from netdesk.ui.events.yieldtable import YieldDialog

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
STARTS = datetime(2026, 11, 23, 7, 30)


def offered(program: Program) -> list[str]:
    """The buttons in the head of the event, the main one first."""
    head = program.page.view.head
    shown = [each for each in (head.brief, head.room, head.tell, head.weigh) if each.isVisible()]
    return [each.text() for each in sorted(shown, key=lambda each: each.property("look") != "primary")]


def moved(program: Program, days: int, **more: object) -> None:
    """The event on show takes place so many days from today."""
    starts = datetime.combine(program.book.today + timedelta(days=days), STARTS.time())
    events.edit(program.book, program.page.event_id, lambda event: replace(event, starts=starts, **more))
    program.settle()


# hours and prices


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("9:30", datetime(2026, 11, 23, 9, 30)),
        ("9", datetime(2026, 11, 23, 9, 0)),
        ("2 h", datetime(2026, 11, 23, 9, 30)),
        ("90 min", datetime(2026, 11, 23, 9, 0)),
        ("1,5 h", datetime(2026, 11, 23, 9, 0)),
        ("1 h 15 min", datetime(2026, 11, 23, 8, 45)),
        ("2:00", datetime(2026, 11, 24, 2, 0)),
        ("9:30 pm", datetime(2026, 11, 23, 21, 30)),
        ("25 Nov 2026 18:00", datetime(2026, 11, 25, 18, 0)),
        ("", None),
    ],
)
def test_an_end_is_read(text: str, ends: datetime | None) -> None:
    assert read_end(text, STARTS) == ends
    assert read_end(end_words(STARTS, ends), STARTS) == ends


@pytest.mark.parametrize("text", ["soon", "25:00", "9:75", "31 Feb 2026 9:00"])
def test_what_is_no_end_is_refused(text: str) -> None:
    with pytest.raises(NetdeskError):
        read_end(text, STARTS)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("35", (Decimal(35), "PLN")),
        ("35,50 eur", (Decimal("35.50"), "EUR")),
        ("€ 1.200", (Decimal(1200), "EUR")),
        ("CHF 1'200.50", (Decimal("1200.50"), "CHF")),
        ("0", (Decimal(0), "PLN")),
        ("", (None, "")),
    ],
)
def test_a_price_is_read(text: str, price: tuple[Decimal | None, str]) -> None:
    assert read_price(text, "PLN") == price
    assert read_price(price_words(*price), "PLN") == price


def test_price_hours_host_and_agenda_are_saved_when_they_are_left(program: Program) -> None:
    details = program.page.details
    for field, text in ((details.until, "2 h"), (details.price, "35 EUR"), (details.host, "Rosa")):
        field.setFocus()
        field.selectAll()
        program.qtbot.keyClicks(field, text)
    details.agenda.setFocus()
    details.agenda.setPlainText("Coffee\nNames")
    program.page.list.setFocus()
    program.settle()
    event = program.event()
    assert (event.cost, event.currency, event.host, event.agenda) == (Decimal(35), "EUR", "Rosa", "Coffee\nNames")
    assert event.ends == event.starts + timedelta(hours=2)
    assert details.until.text() == end_words(event.starts, event.ends)


def test_what_is_no_price_is_said_and_not_saved(program: Program) -> None:
    program.page.details.price.setText("cheap")
    program.page.details.commit()
    program.settle()
    assert "no price" in program.said
    assert program.event().cost == Decimal(25) and program.page.details.price.text() == "25 EUR"


# before, in and after


def test_an_event_offers_what_fits_its_day(program: Program) -> None:
    assert offered(program) == ["Briefing sheet", "In the room"]
    moved(program, 0)
    assert offered(program) == ["In the room", "Briefing sheet", "How was it?"]
    moved(program, -1)
    assert offered(program) == ["How was it?", "Briefing sheet", "Yield"]
    assert program.page.view.yields.isVisible()
    moved(program, -100, debriefed_on=program.book.today)
    assert offered(program) == ["Yield", "How was it?"]


def test_the_next_of_a_series_is_one_click(program: Program) -> None:
    before = program.event()
    program.page.view.head.continued.emit()
    program.settle()
    after = program.event()
    assert after.id != before.id and after.starts == before.starts + timedelta(days=7)
    assert (after.series, after.goals, after.place) == (before.name, before.goals, before.place)
    assert after.expected() == before.expected()
    program.desk.undo()
    program.settle()
    assert len(program.events()) == 4


def test_what_came_of_it_opens_the_people_behind(program: Program) -> None:
    someone = program.page.guests.guests[0]
    events.met(program.book, program.page.event_id, someone.attendance, True)
    moved(program, -10)
    panel, wanted = program.page.view.yields, []
    assert panel.figures[0].text() == "1 met"
    program.desk.person_wanted.connect(wanted.append)
    panel.figures[0].click()
    dialog = dialog_of(program, BehindDialog)
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [someone.name]
    program.qtbot.keyClick(dialog.list, KEY.Key_Return)
    assert wanted == [someone.attendance.person_id]


def test_events_stand_beside_one_another(program: Program) -> None:
    program.page.weigh()
    program.settle()
    dialog = dialog_of(program, YieldDialog)
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    past = [event for event in program.events() if event.starts.date() <= program.book.today]
    assert names == [event.name for event in past] and len(past) == 2
    dialog.table.cellActivated.emit(1, 0)
    program.settle()
    assert program.event().name == names[1]


# lists


def test_a_pasted_list_is_matched_and_the_unsure_are_asked_about(program: Program) -> None:
    known = people.add(program.book, Person(name=Name(full="Zenobia Quist")))
    twins = [people.add(program.book, Person(name=Name(full="Bo Varga"), organisation=one)) for one in ("A", "B")]
    program.page.view.expecting.paste()
    dialog = dialog_of(program, PasteDialog)
    dialog.text.setPlainText("Zenobia Quist\nBo Varga\nUrsula Nobody, Nowhere Ltd")
    program.qtbot.waitUntil(lambda: bool(dialog.boxes))
    assert dialog.summary.text() == "1 is on your desk, 2 as names only"
    (box,) = dialog.boxes.values()
    assert {box.itemData(at) for at in range(box.count())} == {"", *(twin.id for twin in twins)}
    box.setCurrentIndex(box.findData(twins[1].id))
    program.qtbot.keyClick(dialog, KEY.Key_Return, CTRL)
    program.settle()
    assert program.event().attendances[-3:] == (
        Attendance(known.id),
        Attendance(twins[1].id),
        Attendance(name="Ursula Nobody", note="Nowhere Ltd"),
    )
    assert program.said == "3 people more are expected."


def test_a_fast_hand_need_not_wait_for_the_matching(program: Program) -> None:
    program.page.view.expecting.paste()
    dialog = dialog_of(program, PasteDialog)
    dialog.text.setPlainText("Giulia Ferraris\nSomebody Else")
    dialog.add()
    program.settle()
    assert program.event().attendances[-1] == Attendance(name="Somebody Else")


def test_a_file_is_a_list(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "guests.csv"
    file.write_text("Name,Company\nUgo Neri,Neri & C.\n", encoding="utf-8")
    program.page.view.expecting.read(file)
    program.settle()
    dialog_of(program, PasteDialog).add()
    program.settle()
    assert program.event().attendances[-1] == Attendance(name="Ugo Neri", note="Neri & C.")


def test_those_of_another_event_and_of_the_inbox_can_be_added(program: Program) -> None:
    importing.run_text(program.book, "fair.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Ida Berg\nEND:VCARD\n")
    expecting = program.page.view.expecting
    expecting.fill()
    menus = {each.text(): each.menu() for each in expecting.menu.actions() if each.menu()}
    before = len(program.event().attendances)
    menus["From the inbox"].actions()[0].trigger()
    program.settle()
    dialog_of(program, ChooseDialog).add()
    program.settle()
    assert len(program.event().attendances) == before + 1
    past = next(event for event in program.events() if event.starts.date() < program.book.today)
    expecting.event(past)
    program.settle()
    dialog = dialog_of(program, ChooseDialog)
    assert dialog.ticks.count() == len(past.attendances)
    dialog.reject()


def test_a_name_is_told_who_it_is(program: Program) -> None:
    view = program.page.guests
    row = next(row for row, guest in enumerate(view.guests) if guest.row is None)
    person = people.add(program.book, Person(name=Name(full="Zenobia Quist")))
    view._choose(row)
    program.qtbot.keyClick(view, KEY.Key_Return)
    dialog = dialog_of(program, WhoDialog)
    assert not dialog.same_button.isEnabled()
    dialog.field.set_person(person.id, "Zenobia Quist")
    dialog.same_button.click()
    program.settle()
    assert view.guests[row].row and view.guests[row].row.id == person.id


def test_a_name_comes_onto_the_desk(program: Program) -> None:
    view = program.page.guests
    row, name = next((row, guest.name) for row, guest in enumerate(view.guests) if guest.row is None)
    view.asked.emit(view.guests[row].attendance)
    dialog_of(program, WhoDialog).new_button.click()
    program.settle()
    assert view.guests[row].row and view.guests[row].row.name == name


def test_people_are_seated(program: Program) -> None:
    view = program.page.guests
    view._choose(0)
    program.qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    program.qtbot.keyClick(view, KEY.Key_T)
    dialog = dialog_of(program, TableDialog)
    program.qtbot.keyClicks(dialog.field, "7")
    program.qtbot.keyClick(dialog.field, KEY.Key_Return)
    program.settle()
    assert [item.table for item in program.event().attendances[:3]] == ["7", "7", ""]


def test_faces_that_turned_up_stand_on_the_list(program: Program) -> None:
    guests.new_face(program.book, program.page.event_id, "Ugo Neri")
    program.settle()
    assert program.page.guests.guests[-1].name == "Ugo Neri"
    gone: Event = program.event()
    assert gone.attendances[-1].expected is False


# what follows


def test_the_steps_after_a_first_meeting_are_edited(program: Program) -> None:
    program.page.acts.edit_sequence()
    dialog = dialog_of(program, SequenceDialog)
    assert [row.days.value() for row in dialog.rows] == [1, 7, 30]
    dialog.rows[1].text.setText("Ask for a referral")
    assert "care comes first" in dialog.quiet.text()
    dialog.drop(dialog.rows[1])
    assert not dialog.quiet.isVisible()
    dialog.add()
    dialog.save()
    program.settle()
    assert dialog.notice.text == "Say what is to be done."
    dialog.rows[-1].text.setText("Have lunch")
    dialog.save()
    program.settle()
    program.page.acts.edit_sequence()
    again = next(each for each in [dialog_of(program, SequenceDialog)] if each is not dialog)
    assert [(row.days.value(), row.text.text()) for row in again.rows][-1] == (37, "Have lunch")
    again.reject()


def test_every_dialog_button_can_be_reached(program: Program) -> None:
    program.page.view.expecting.paste()
    dialog = dialog_of(program, PasteDialog)
    for each in dialog.findChildren(QPushButton):
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
    dialog.reject()
