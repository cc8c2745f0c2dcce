"""The form that makes contacts of cards: what it says is what is logged."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.person import LetterKind
from netdesk.operations import events, importing
from netdesk.storage.personfile import PersonFile, person_file
from netdesk.ui.inbox.meeting import MeetingForm
from netdesk.ui.person.learned import captured

NAMES = ["Ada Lis", "Bea Rossi", "Cyd Okafor"]


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


@pytest.fixture
def three(one: Whole) -> list[Id]:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in NAMES)
    ids = importing.run_text(one.book, "fair.vcf", cards.encode()).people()
    one.settle()
    return ids


def form_of(one: Whole, ids: list[Id]) -> MeetingForm:
    form = MeetingForm(one.desk, ids)
    one.qtbot.addWidget(form)
    form.show()
    return form


def file_of(one: Whole, who: Id) -> PersonFile:
    with one.book.reading() as reader:
        return person_file(reader, who)


def test_all_of_an_arrival_but_those_unticked(one: Whole, three: list[Id]) -> None:
    form = form_of(one, three)
    told: list[list[Id]] = []
    form.done.connect(told.append)
    form.where.setEditText(" Hotel Roma ")
    form.line.setText("roofs")
    form.ticks.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert form.save_button.text() == "Met 2 people"
    form.save()
    one.settle()
    assert told == [[three[0], three[2]]]
    assert [len(file_of(one, who).interactions) for who in three] == [1, 0, 1]
    (item,) = file_of(one, three[0]).interactions
    assert (item.place, item.note, item.on) == ("Hotel Roma", "roofs", TODAY)
    assert one.said == "You met 2 people"


def test_nobody_ticked_cannot_be_saved(one: Whole, three: list[Id]) -> None:
    form = form_of(one, three)
    form.ticks.tick_all(False)
    assert not form.save_button.isEnabled()
    form.ticks.tick_all(True)
    assert (form.save_button.isEnabled(), form.save_button.text()) == (True, "Met 3 people")


def test_an_event_brings_its_day_and_notes_who_was_met(one: Whole, three: list[Id]) -> None:
    past = events.add(one.book, "Breakfast", datetime(2026, 11, 18, 7, 30), place="Torino")
    events.add(one.book, "Next breakfast", datetime(2026, 11, 25, 7, 30))
    form = form_of(one, three)
    assert [form.where.itemText(row) for row in range(form.where.count())] == ["Breakfast · 18 Nov 2026"]
    form.where.setCurrentIndex(0)
    form.where.activated.emit(0)
    assert form.day.day() == date(2026, 11, 18)
    form.save()
    one.settle()
    with one.book.reading() as reader:
        assert [item.met for item in reader.get(Event, past.id).attendances] == [True] * 3
    assert file_of(one, three[0]).interactions[0].event_id == past.id


def test_what_was_learned_is_asked_of_one_person_only(one: Whole, three: list[Id]) -> None:
    many, single = form_of(one, three), form_of(one, three[:1])
    assert not many.hints[LetterKind.SKILLS].isVisible()
    assert single.hints[LetterKind.SKILLS].isVisible() and not single.ticks.isVisible()
    single.line.setText("the fair")
    for kind, text in ((LetterKind.SKILLS, "roofs"), (LetterKind.SATISFIES, "old houses")):
        one.qtbot.mouseClick(single.hints[kind], Qt.MouseButton.LeftButton)
        one.qtbot.keyClicks(single.line, text)
    assert single.line.text() == "the fair; skills: roofs; enjoys most: old houses"
    single.again.setChecked(True)
    single.save()
    one.settle()
    file = file_of(one, three[0])
    assert [(letter.kind, letter.text) for letter in file.person.letters] == [
        (LetterKind.SKILLS, "roofs"),
        (LetterKind.SATISFIES, "old houses"),
    ]
    assert file.interactions[0].note == "the fair"
    assert [one.on for one in file.follow_ups] == [TODAY + timedelta(days=7)]


def test_what_was_promised_is_kept_too(one: Whole, three: list[Id]) -> None:
    many, single = form_of(one, three), form_of(one, three[:1])
    for form in (many, single):
        form.line.setText("the fair; promised: two names by 3 Dec; they promised: a brochure")
        form.save()
    one.settle()
    assert "about one person" in many.notice.text
    file = file_of(one, three[0])
    assert {(each.text, each.due_on, each.by_id == one.book.me) for each in file.promises} == {
        ("two names", date(2026, 12, 3), True),
        ("a brochure", None, False),
    }
    assert file.interactions[0].note == "the fair"
    many.line.setText("learned: likes boats")
    many.save()
    assert "Say which it is" in many.notice.text


def test_what_does_not_fit_is_said_in_the_form(one: Whole, three: list[Id]) -> None:
    form = form_of(one, three)
    form.line.setText("goals: a second office")
    form.save()
    assert "about one person" in form.notice.text
    form.line.setText("")
    form.day.setText("some time")
    form.save()
    assert "“some time” is no day" in form.notice.text
    form.day.set_day(TODAY + timedelta(days=1))
    form.save()
    one.settle()
    assert "still to come" in form.notice.text and form.save_button.isEnabled()
    form.day.set_day(TODAY)
    form.introduced_by.setText("Somebody")
    form.save()
    assert "Choose who introduced you" in form.notice.text
    assert not file_of(one, three[0]).interactions


def test_who_introduced_us(one: Whole, three: list[Id]) -> None:
    form = form_of(one, three[:2])
    form.introduced_by.set_person(three[2], "Cyd Okafor")
    form.save()
    one.settle()
    assert [link.introduced_by for link in file_of(one, three[1]).links] == [three[2]]


@pytest.mark.parametrize(
    ("line", "note", "found"),
    [
        ("the fair", "the fair", ()),
        ("the fair; Goals: an office", "the fair", ((LetterKind.GOALS, "an office"),)),
        ("skills: roofs; goals: ", "", ((LetterKind.SKILLS, "roofs"),)),
        ("subgoals: none", "subgoals: none", ()),
    ],
)
def test_a_line_says_what_was_learned(line: str, note: str, found: object) -> None:
    said = captured(line, TODAY)
    assert (said.note, said.learned) == (note, found)


def test_a_name_is_ticked_by_click_and_by_key(one: Whole, three: list[Id]) -> None:
    ticks = form_of(one, three).ticks
    place = ticks.visualItemRect(ticks.item(1)).center()
    one.qtbot.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticks.ticked() == [three[0], three[2]]
    one.qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.ticked() == three
