"""The debrief at the keyboard: one person after the other, nothing lost by leaving, the end that asks once."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.promise import Promise
from netdesk.operations import events, importing, people
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.debrief.dialog import DebriefDialog
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.theme import Theme

TODAY = date(2026, 11, 22)
KEY = Qt.Key
Open = Callable[[], DebriefDialog]


class Evening:
    """A desk with an event of yesterday evening: Ada and Bea were met, of Cyd nothing is said, Zoe is a name."""

    def __init__(self, qtbot: QtBot, theme: Theme, file: Path) -> None:
        self.qtbot = qtbot
        self.book = Book.open(file, lambda: TODAY)
        self.jobs, self.bar = Jobs(), MessageBar()
        self.desk = Desk(self.book, self.jobs, theme, Settings(file.with_suffix(".json")), self.bar)
        self.problems: list[str] = []
        self.jobs.bug.connect(self.problems.append)
        self.ada, self.bea, self.cyd = (
            people.add(self.book, Person(name=Name(full=name))) for name in ("Ada Berg", "Bea Dahl", "Cyd Falk")
        )
        there = (Attendance(self.ada.id, met=True), Attendance(self.bea.id, met=True), Attendance(self.cyd.id))
        name = Attendance(name="Zoe Lis", met=True, expected=False)
        starts = datetime.combine(TODAY - timedelta(days=1), datetime.min.time()).replace(hour=18)
        self.event_id = events.save(self.book, Event("Fair", starts, attendances=(*there, name))).id

    def open(self) -> DebriefDialog:
        dialog = DebriefDialog(self.desk, self.event_id)
        dialog.show()
        self.settle()
        return dialog

    def settle(self) -> None:
        for _round in range(4):
            self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=15000)
            QApplication.processEvents()

    def key(self, dialog: DebriefDialog, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or dialog, key)
        self.settle()

    def all(self, kind: type) -> list:  # type: ignore[type-arg]
        with self.book.reading() as reader:
            return [item for item in reader.all(kind) if item.removed_at is None]

    def event(self) -> Event:
        with self.book.reading() as reader:
            return reader.get(Event, self.event_id)

    def begin(self) -> DebriefDialog:
        """Past the question whom else one met."""
        dialog = self.open()
        dialog.who.answer()
        self.settle()
        return dialog


@pytest.fixture
def evening(qtbot: QtBot, theme: Theme, tmp_path: Path, new_desk: Path) -> Iterator[Evening]:
    shutil.copyfile(new_desk, tmp_path / "desk.netdesk")
    made = Evening(qtbot, theme, tmp_path / "desk.netdesk")
    yield made
    for each in QApplication.topLevelWidgets():
        if isinstance(each, DebriefDialog):
            each.close()
    made.settle()
    made.bar.deleteLater()
    made.desk.close()
    made.jobs.close()
    made.book.close()
    assert made.problems == []


def test_it_asks_first_whom_one_met(evening: Evening) -> None:
    dialog = evening.open()
    assert dialog.who.isVisible() and [dialog.who.ticks.item(0).text()] == ["Cyd Falk"]
    dialog.who.ticks.setFocus()
    evening.qtbot.keyClick(dialog.who.ticks, KEY.Key_Space)
    evening.qtbot.keyClick(dialog.who.ticks, KEY.Key_Return)
    evening.settle()
    assert dialog.face and dialog.face.name == "Ada Berg" and dialog.progress.text() == "1 of 4"
    assert [item.met for item in evening.event().attendances] == [True] * 4


def test_enter_notes_and_goes_on(evening: Evening) -> None:
    dialog = evening.begin()
    form = dialog.form
    evening.qtbot.keyClicks(form.about, "roofs; goals: a second office; promised: two names by friday")
    form.minutes.setValue(20)
    form.learned.setText("Asti choir")
    form.letter.setCurrentIndex(form.letter.findData(LetterKind.INTERESTS.value))
    form.promised.setText("a brochure")
    form.by_me.setCurrentIndex(1)
    form.step.setText("Call about the roof")
    form.on.setText("in 2 weeks")
    evening.qtbot.keyClick(form.about, KEY.Key_Return)
    evening.settle()
    assert dialog.face and dialog.face.name == "Bea Dahl" and dialog.progress.text() == "2 of 3"
    assert not form.touched
    (item,) = evening.all(Interaction)
    assert (item.note, item.minutes, item.kind, item.event_id) == ("roofs", 20, Kind.MET, evening.event_id)
    ada = next(one for one in evening.all(Person) if one.id == evening.ada.id)
    assert [(letter.kind, letter.text) for letter in ada.letters] == [
        (LetterKind.GOALS, "a second office"),
        (LetterKind.INTERESTS, "Asti choir"),
    ]
    told = {one.text: (one.by_id == evening.book.me, one.due_on) for one in evening.all(Promise)}
    assert told == {"two names": (True, date(2026, 11, 27)), "a brochure": (False, None)}
    (step,) = evening.all(FollowUp)
    assert (step.reason, step.on, step.person_id) == ("Call about the roof", TODAY + timedelta(days=14), ada.id)


def test_the_keyboard_alone_reaches_the_end(evening: Evening) -> None:
    dialog = evening.begin()
    evening.qtbot.keyClicks(dialog.form.about, "bread")
    for _person in range(3):
        evening.qtbot.keyClick(dialog.form.about, KEY.Key_Return)
        evening.settle()
    assert dialog.end.isVisible() and dialog.end.told.text() == "You told of 3 people."
    assert [dialog.end.missed.item(0).text()] == ["Cyd Falk"]
    assert [dialog.end.new.item(row).text() for row in range(3)] == ["Ada Berg", "Bea Dahl", "Zoe Lis"]
    dialog.end.missed.setFocus()
    evening.qtbot.keyClick(dialog.end.missed, KEY.Key_Space)
    evening.qtbot.keyClick(dialog.end.missed, KEY.Key_Return)
    evening.settle()
    assert evening.event().debriefed_on == TODAY
    assert evening.event().attendances[2].met is False
    steps = evening.all(FollowUp)
    assert len(steps) == 3 * 3 + 1 and {step.event_id for step in steps} == {evening.event_id}
    assert "Fair is told; 10 next steps are planned." in evening.bar.message.text


def test_leaving_loses_nothing_and_it_goes_on_where_it_stopped(evening: Evening) -> None:
    dialog = evening.begin()
    evening.qtbot.keyClick(dialog.form.about, KEY.Key_Return)
    evening.settle()
    evening.qtbot.keyClicks(dialog.form.about, "half a sente")
    evening.qtbot.keyClick(dialog, KEY.Key_Escape)
    evening.settle()
    assert [item.note for item in evening.all(Interaction)] == ["", "half a sente"]
    assert "Bea Dahl" in evening.bar.message.text
    again = evening.open()
    assert again.face and again.face.name == "Zoe Lis" and again.progress.text() == "3 of 3"


def test_who_is_skipped_comes_again_another_time(evening: Evening) -> None:
    dialog = evening.begin()
    dialog.skip()
    assert dialog.face and dialog.face.name == "Bea Dahl" and dialog.progress.text() == "2 of 3"
    dialog.back()
    assert dialog.face and dialog.face.name == "Ada Berg"
    for _person in range(3):
        dialog.skip()
    assert dialog.end.isVisible() and "3 were skipped" in dialog.end.told.text()
    assert evening.all(Interaction) == []
    dialog.close()
    evening.settle()
    again = evening.begin()
    assert again.face and again.face.name == "Ada Berg"


def test_undo_brings_the_last_one_back(evening: Evening) -> None:
    dialog = evening.begin()
    evening.qtbot.keyClick(dialog.form.about, KEY.Key_Return)
    evening.settle()
    evening.qtbot.keyClick(dialog.form.about, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    evening.settle()
    assert evening.all(Interaction) == []
    assert dialog.face and dialog.face.name == "Ada Berg" and dialog.progress.text() == "1 of 3"


def test_undo_gives_back_what_was_typed_of_each(evening: Evening) -> None:
    dialog = evening.begin()
    form = dialog.form
    evening.qtbot.keyClicks(form.about, "roofs")
    form.by_me.setCurrentIndex(1)
    evening.qtbot.keyClick(form.about, KEY.Key_Return)
    evening.settle()
    assert dialog.face and dialog.face.name == "Bea Dahl" and form.about.text() == ""
    form.step.setText("Call her")
    evening.qtbot.keyClick(form.about, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    evening.settle()
    assert dialog.face.name == "Ada Berg" and form.about.text() == "roofs" and form.by_me.currentIndex() == 1
    evening.qtbot.keyClick(form.about, KEY.Key_Return)
    evening.settle()
    assert [item.note for item in evening.all(Interaction)] == ["roofs"]
    assert dialog.face.name == "Bea Dahl" and (form.about.text(), form.step.text()) == ("", "Call her")


def test_who_was_skipped_comes_back_with_what_was_typed(evening: Evening) -> None:
    dialog = evening.begin()
    evening.qtbot.keyClicks(dialog.form.about, "roofs")
    dialog.skip()
    dialog.back()
    assert dialog.face and dialog.face.name == "Ada Berg" and dialog.form.about.text() == "roofs"


def test_what_is_typed_stays_when_something_else_changes(evening: Evening) -> None:
    dialog = evening.begin()
    evening.qtbot.keyClicks(dialog.form.about, "roofs")
    people.add(evening.book, Person(name=Name(full="Somebody")))
    evening.settle()
    assert dialog.form.about.text() == "roofs"


def test_a_day_that_is_none_is_said(evening: Evening) -> None:
    dialog = evening.begin()
    dialog.form.step.setText("Call")
    dialog.form.on.setText("someday")
    evening.qtbot.keyClick(dialog.form.on, KEY.Key_Return)
    evening.settle()
    assert "no day" in dialog.notice.text and evening.all(Interaction) == []
    dialog.form.on.clear()
    evening.qtbot.keyClick(dialog.form.on, KEY.Key_Return)
    evening.settle()
    (step,) = evening.all(FollowUp)
    assert step.on == TODAY + timedelta(days=7)


def test_asking_too_early_gets_a_quiet_warning(evening: Evening) -> None:
    dialog = evening.begin()
    dialog.form.step.setText("Ask for a referral")
    assert "before asking" in dialog.form.hint.text()
    dialog.form.step.setText("Call about the roof")
    assert "Next step on 29 Nov 2026" in dialog.form.hint.text()


def test_cards_that_came_in_are_offered(evening: Evening) -> None:
    importing.run_text(evening.book, "fair.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Ida Berg\nEND:VCARD\n")
    with evening.book.changing("came that day") as change:
        for came in change.all(Arrival):
            change.save(Arrival(**{**_fields(came), "came_at": datetime(2026, 11, 21, 20)}))
    dialog = evening.begin()
    assert "1 card came in that day (fair.vcf)" in dialog.notice.text
    dialog._take_cards()
    evening.settle()
    assert dialog.sitting and [face.name for face in dialog.sitting.waiting][-1] == "Ida Berg"
    assert dialog.notice.text == ""


def _fields(value: Arrival) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


def test_a_face_that_was_forgotten_joins_the_walk(evening: Evening) -> None:
    dialog = evening.begin()
    for _person in range(3):
        dialog.skip()
    dialog.end.face_button.click()
    evening.qtbot.keyClicks(dialog.new_face.name, "Ugo Neri")
    evening.qtbot.keyClick(dialog.new_face.name, KEY.Key_Return)
    evening.settle()
    assert dialog.face and dialog.face.name == "Ugo Neri"
    evening.qtbot.keyClick(dialog.form.about, KEY.Key_Return)
    evening.settle()
    assert "Ugo Neri" in [one.shown for one in evening.all(Person)]


def test_who_was_met_after_all_joins_the_walk(evening: Evening) -> None:
    dialog = evening.begin()
    for _person in range(3):
        dialog.skip()
    dialog.end.missed.setFocus()
    evening.qtbot.keyClick(dialog.end.missed, KEY.Key_M)
    evening.settle()
    assert dialog.face and dialog.face.name == "Cyd Falk"
