"""One person beside the list: what is shown, logging by key and line, correcting in place, trust with its reasons."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.stage import Stage
from netdesk.operations import interactions, people
from netdesk.storage.personfile import person_file
from netdesk.ui.person.entries import Month, TimelineEntry
from netdesk.ui.person.entryform import EntryForm
from netdesk.ui.person.letters import LettersSection


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 40) as made:
        yield made


@pytest.fixture
def card(one: Whole) -> str:
    """Ana Kovač, of whom there is only a card; her page is open."""
    person = one.find("ana kovac")
    one.desk.person_wanted.emit(person)
    one.settle()
    assert one.people.panel.person_id == person
    return person


def timeline_of(one: Whole, person: str) -> tuple[Interaction, ...]:
    with one.book.reading() as reader:
        return person_file(reader, person).interactions


def texts(one: Whole) -> str:
    return "\n".join(label.text() for label in one.people.panel.findChildren(QLabel) if label.isVisible())


def test_a_key_and_a_line_log_what_happened(one: Whole, card: str) -> None:
    panel = one.people.panel
    panel.start_logging()
    chip = panel.log._chips[Kind.MET]
    one.qtbot.keyClick(chip, Qt.Key.Key_C)
    one.qtbot.keyClicks(panel.log._line, "about the fair")
    one.qtbot.keyClick(panel.log._line, Qt.Key.Key_Return)
    one.settle()
    (item,) = timeline_of(one, card)
    assert (item.kind, item.on, item.note) == (Kind.CALL, TODAY, "about the fair")
    assert panel.shown is not None and panel.shown.trust is not None
    assert panel.shown.trust.stage is Stage.VISIBILITY
    assert "Visibility" in texts(one)


def test_the_past_the_length_and_who_else(one: Whole, card: str) -> None:
    log = one.people.panel.log
    other = one.find("giulia")
    log.choose(Kind.ONE_TO_ONE)
    log._day.setText("14 Mar 2026")
    log._minutes.setCurrentText("50")
    log._add_other(other, "Giulia Ferraris")
    log.commit()
    one.settle()
    (item,) = timeline_of(one, card)
    assert item.on == date(2026, 3, 14) and item.minutes == 50 and other in item.people()


def test_the_wheel_passes_over_the_choices_of_the_log(one: Whole, card: str) -> None:
    log = one.people.panel.log
    log.choose(Kind.MESSAGE)
    for box in log.findChildren(QComboBox):
        at, before = QPointF(box.rect().center()), box.currentIndex()
        down = (QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        turn = QWheelEvent(at, box.mapToGlobal(at), *down, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(box, turn)
        assert box.count() > 1 and box.currentIndex() == before


def test_who_gave_is_asked_for_gifts_only(one: Whole, card: str) -> None:
    log = one.people.panel.log
    log.choose(Kind.CALL)
    assert log._giver.isHidden()
    log.choose(Kind.HELP)
    assert not log._giver.isHidden()
    log._giver.setCurrentIndex(log._giver.findData(card))
    log.commit()
    one.settle()
    (item,) = timeline_of(one, card)
    assert item.givers() == {card}


def test_what_was_learned_goes_to_the_letters(one: Whole, card: str) -> None:
    log = one.people.panel.log
    log._line.setText("coffee at the fair; goals: a second language school")
    log.commit()
    one.settle()
    with one.book.reading() as reader:
        letter = reader.get(Person, card).latest(LetterKind.GOALS)
    assert letter is not None and letter.text == "a second language school"
    assert timeline_of(one, card)[0].note == "coffee at the fair"


def test_an_entry_is_corrected_in_place(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.CALL, note="wrong", on=TODAY - timedelta(days=3))
    one.settle()
    section = one.people.panel.timeline
    row = next(r for r, line in enumerate(section._model.lines) if isinstance(line, TimelineEntry))
    section._list.edit(section._model.index(row))
    form = section._list.findChild(EntryForm)
    assert form is not None
    form._note.setPlainText("right")
    form._minutes.setValue(25)
    one.qtbot.keyClick(form._note, Qt.Key.Key_Return)
    one.settle()
    (item,) = timeline_of(one, card)
    assert (item.note, item.minutes, item.on) == ("right", 25, TODAY - timedelta(days=3))


def test_escape_leaves_an_entry_as_it_was(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.CALL, note="as it was")
    one.settle()
    section = one.people.panel.timeline
    section._list.edit(section._model.index(1))
    form = section._list.findChild(EntryForm)
    assert form is not None
    form._note.setPlainText("changed")
    one.qtbot.keyClick(form._note, Qt.Key.Key_Escape)
    one.settle()
    assert timeline_of(one, card)[0].note == "as it was"


def test_delete_removes_an_entry_with_a_way_back(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.MET)
    one.settle()
    section = one.people.panel.timeline
    section._list.setCurrentIndex(section._model.index(1))
    one.qtbot.keyClick(section._list, Qt.Key.Key_Delete)
    one.settle()
    assert timeline_of(one, card) == ()
    one.desk.undo()
    one.settle()
    assert len(timeline_of(one, card)) == 1


def test_reasons_lead_to_their_evidence(one: Whole) -> None:
    person = one.find("marco de luca")
    one.desk.person_wanted.emit(person)
    one.settle()
    panel = one.people.panel
    panel.trust._toggle()
    assert "My trust in Marco" in texts(one) and "talked" in texts(one)
    assert panel.shown is not None and panel.shown.trust is not None
    ref = panel.shown.trust.outward.reasons[0].refs[-1]
    panel.timeline.reveal(ref)
    line = panel.timeline._model.lines[panel.timeline._list.currentIndex().row()]
    assert isinstance(line, TimelineEntry) and line.ref == ref


def test_the_timeline_is_newest_first_with_a_heading_for_every_month(one: Whole) -> None:
    one.desk.person_wanted.emit(one.find("marco de luca"))
    one.settle()
    lines = one.people.panel.timeline._model.lines
    days = [line.on for line in lines if isinstance(line, TimelineEntry)]
    assert days == sorted(days, reverse=True) and len(days) > 5
    months = [line.text for line in lines if isinstance(line, Month)]
    assert len(months) == len(set(months)) == len({(day.year, day.month) for day in days})


def test_a_letter_is_noted_where_it_stands(one: Whole, card: str) -> None:
    panel = one.people.panel
    letters = next(each for each in panel.sections if isinstance(each, LettersSection))
    letters.write(LetterKind.SKILLS)
    one.settle()
    line = next(field for field in letters.findChildren(QLineEdit) if field.isVisible())
    one.qtbot.keyClicks(line, "Four languages")
    one.qtbot.keyClick(line, Qt.Key.Key_Return)
    one.settle()
    assert "Four languages" in texts(one)


def test_the_long_sections_of_somebody_else_come_a_turn_later(one: Whole, card: str) -> None:
    panel = one.people.panel
    panel.open(one.find("marco de luca"))
    assert "Marco De Luca" in panel.header._name.text()
    assert not panel.timeline.isVisible(), "nobody's timeline stands below the name of another"
    one.qtbot.waitUntil(panel.timeline.isVisible, timeout=3000)
    texts_of = [line.text for line in panel.timeline._model.lines]
    one.settle()
    assert len(texts_of) > 5 and [line.text for line in panel.timeline._model.lines] == texts_of


def test_the_page_has_its_height_before_it_is_painted(one: Whole, card: str) -> None:
    panel = one.people.panel
    panel.open(one.find("marco de luca"))
    heights = [section.height() for section in panel.sections]
    for _turn in range(3):
        QApplication.processEvents()
    above = len(panel._above)
    assert [section.height() for section in panel.sections][:above] == heights[:above]


def test_who_is_open_is_read_anew_without_flicker(one: Whole, card: str) -> None:
    panel = one.people.panel
    interactions.log(one.book, [card], Kind.MET)
    panel.refresh()
    assert panel.timeline.isVisible()
    assert any(isinstance(line, TimelineEntry) for line in panel.timeline._model.lines)


def test_the_keyboard_stays_in_the_timeline(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.MET)
    one.settle()
    one.activate()
    panel = one.people.panel
    panel.timeline._list.setFocus()
    one.qtbot.waitUntil(panel.timeline._list.hasFocus, timeout=3000)
    panel.open(one.find("marco de luca"))
    assert panel.timeline._list.hasFocus() and len(panel.timeline._model.lines) > 5


def test_nobody_is_filled_in_after_several_were_chosen(one: Whole, card: str) -> None:
    panel = one.people.panel
    panel.open(one.find("marco de luca"))
    panel.show_many(2, [])
    one.settle()
    assert panel.person_id is None
    panel.open(card)
    one.qtbot.waitUntil(panel.timeline.isVisible, timeout=3000)
    assert panel.shown is not None and panel.shown.person.id == card and panel._filled == card


def test_tags_are_shown_on_chips_that_are_used_again(one: Whole, card: str) -> None:
    panel = one.people.panel

    def chips() -> list[str]:
        return [chip.accessibleName() for chip in panel.header._chips if not chip.isHidden()]

    for tags in (["R & D", "Choir"], ["Fair"]):
        people.tag(one.book, [card], add=tags)
        one.settle()
        with one.book.reading() as reader:
            assert chips() == list(reader.get(Person, card).tags)
    before = chips()
    panel.header._chips[0].removed.emit()
    one.settle()
    with one.book.reading() as reader:
        assert chips() == list(reader.get(Person, card).tags) == before[1:]


def test_removing_the_open_person_and_bringing_back(one: Whole, card: str) -> None:
    people.remove(one.book, [card])
    one.settle()
    assert one.people.model.place(card) is None
    one.desk.undo()
    one.settle()
    one.desk.person_wanted.emit(card)
    one.settle()
    assert one.people.panel.person_id == card


def test_the_panel_is_never_wider_than_its_place(one: Whole) -> None:
    person = people.add(
        one.book,
        Person(organisation="A very long organisation name " * 6, title="Deputy of everything " * 8, note="x" * 400),
    )
    one.settle()
    one.desk.person_wanted.emit(person.id)
    one.settle()
    scroll = one.people.panel._scroll
    assert scroll.widget().width() <= scroll.viewport().width()


def test_a_day_that_is_none_is_refused_and_nothing_is_logged(one: Whole, card: str) -> None:
    log = one.people.panel.log
    for text, said in (("whenever", "no day"), ("24 Dec 2027", "still to come")):
        log._day.setText(text)
        log._line.setText("talked")
        log.commit()
        one.settle()
        assert said in one.said and timeline_of(one, card) == ()
        assert log._line.text() == "talked"


def test_delete_in_the_timeline_never_removes_the_person(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.MET)
    one.settle()
    one.activate()
    section = one.people.panel.timeline
    section._list.setFocus()
    section._list.setCurrentIndex(section._model.index(1))
    window = one.window.windowHandle()
    one.qtbot.waitUntil(section._list.hasFocus, timeout=3000)
    QTest.keyClick(window, Qt.Key.Key_Delete)
    one.settle()
    assert one.people.model.place(card) is not None
    assert timeline_of(one, card) == ()


def test_who_gave_is_corrected_in_place(one: Whole, card: str) -> None:
    interactions.log(one.book, [card], Kind.HELP)
    one.settle()
    section = one.people.panel.timeline
    section._list.edit(section._model.index(1))
    form = section._list.findChild(EntryForm)
    assert form is not None
    form._giver.setCurrentIndex(form._giver.findData(card))
    form._accept()
    one.settle()
    assert timeline_of(one, card)[0].givers() == {card}
