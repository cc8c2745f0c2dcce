"""The triage at the keyboard: one key each, the next card at once, every decision taken back by Z."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.operations import importing, people
from netdesk.storage.fresh import undecided_ids
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file
from netdesk.ui.inbox.meeting import MeetingDialog
from netdesk.ui.triage.dialog import TriageDialog
from netdesk.ui.triage.sitting import SIZE

Key = Qt.Key
NAMES = ["Ada Lis", "Bea Rossi", "Cyd Okafor"]


def cards(names: list[str]) -> str:
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{name} & Co\nTEL:+39 347 55500{at:02}\nEND:VCARD\n"
        for at, name in enumerate(names)
    )


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


@pytest.fixture
def three(one: Whole) -> list[Id]:
    ids = importing.run_text(one.book, "fair.vcf", cards(NAMES).encode()).people()
    one.settle()
    return ids


def opened(one: Whole) -> TriageDialog:
    next(
        each for each in one.window.findChildren(QShortcut) if each.key().toString() == "Ctrl+Shift+T"
    ).activated.emit()
    one.settle()
    dialog = one.window.findChild(TriageDialog)
    assert dialog is not None
    return dialog


def press(one: Whole, dialog: TriageDialog, *keys: Qt.Key) -> None:
    for key in keys:
        one.qtbot.keyClick(QApplication.focusWidget() or dialog, key)
    one.settle()


def person(one: Whole, who: Id) -> Person:
    with one.book.reading() as reader:
        return reader.get(Person, who)


def waiting(one: Whole) -> list[Id]:
    with one.book.reading() as reader:
        return undecided_ids(reader)


def test_the_button_says_how_many_wait(one: Whole, three: list[Id]) -> None:
    button = one.people.triage.widget
    assert (button.isVisible(), button.text()) == (True, "Triage 3")
    people.remove(one.book, three[:1])
    one.settle()
    assert button.text() == "Triage 2"
    people.remove(one.book, three[1:])
    one.settle()
    assert not button.isVisible()


def test_each_key_decides_and_brings_the_next_card(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    assert dialog.progress.text() == "1 of 3"
    assert "Ada Lis. Ada Lis & Co. +39 347 555 0000" in dialog.view.accessibleName()
    assert "From fair.vcf" in dialog.view.accessibleName()
    press(one, dialog, Key.Key_T)
    one.qtbot.keyClicks(dialog.tag.line, "choir")
    press(one, dialog, Key.Key_Return)
    assert dialog.progress.text() == "2 of 3"
    press(one, dialog, Key.Key_C, Key.Key_2, Key.Key_L, Key.Key_1)
    assert person(one, three[0]).tags == ("choir",)
    assert person(one, three[1]).cadence_ideal == 91
    with one.book.reading() as reader:
        (planned,) = person_file(reader, three[2]).follow_ups
    assert (planned.on - one.book.today).days == 7
    assert waiting(one) == []
    assert "1 tagged, 1 with a rhythm, 1 to be told of again" in dialog.ending.accessibleName()
    assert not dialog.ending.more.isVisible()


def test_z_takes_back_one_decision_after_the_other(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    press(one, dialog, Key.Key_X, Key.Key_Delete)
    assert waiting(one) == three[2:]
    press(one, dialog, Key.Key_Z)
    assert dialog.sitting.card is not None and dialog.sitting.card.person.id == three[1]
    one.qtbot.keyClick(dialog.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    one.settle()
    assert (waiting(one), dialog.progress.text()) == (three, "1 of 3")
    before = one.book.undoable()
    press(one, dialog, Key.Key_Z)
    assert one.book.undoable() == before, "what was before this sitting stays"
    assert "Nothing was decided" in dialog.notice.text


def test_next_and_back_decide_nothing(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    press(one, dialog, Key.Key_Space, Key.Key_Right)
    assert dialog.progress.text() == "3 of 3"
    press(one, dialog, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert (dialog.progress.text(), waiting(one)) == ("1 of 3", three)


def test_what_was_decided_stands_on_the_card_one_goes_back_to(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    press(one, dialog, Key.Key_X, Key.Key_Left)
    assert dialog.view.accessibleName().endswith("In the trash")
    press(one, dialog, Key.Key_X)
    assert "not waiting for a decision" in dialog.notice.text
    assert dialog.progress.text() == "1 of 3"


def test_m_opens_the_form_and_remembers_the_place(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    press(one, dialog, Key.Key_M)
    assert dialog.meeting is not None
    one.qtbot.keyClicks(dialog.meeting.where, "Trade fair")
    press(one, dialog, Key.Key_Return)
    assert (dialog.progress.text(), dialog.meeting) == ("2 of 3", None)
    press(one, dialog, Key.Key_M)
    assert dialog.meeting is not None and dialog.meeting.where.currentText() == "Trade fair"
    press(one, dialog, Key.Key_Escape)
    assert (dialog.meeting, dialog.isVisible()) == (None, True)
    with one.book.reading() as reader:
        assert [row.stage for row in people_rows(reader, three[:2])] == [Stage.VISIBILITY, Stage.CARD]
        assert person_file(reader, three[0]).interactions[0].place == "Trade fair"
    press(one, dialog, Key.Key_Z)
    assert waiting(one) == three


def test_a_tag_in_use_is_completed_and_the_last_one_is_offered_again(one: Whole, three: list[Id]) -> None:
    people.tag(one.book, three[2:], add=["Architects"])
    dialog = opened(one)
    press(one, dialog, Key.Key_T)
    one.qtbot.keyClicks(dialog.tag.line, "arch")
    press(one, dialog, Key.Key_Return, Key.Key_T, Key.Key_Return)
    assert [person(one, who).tags for who in three[:2]] == [("Architects",)] * 2


def test_letters_typed_into_a_line_decide_nothing(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    press(one, dialog, Key.Key_T)
    one.qtbot.keyClicks(dialog.tag.line, "xmz")
    assert (dialog.tag.line.text(), waiting(one)) == ("xmz", three)
    press(one, dialog, Key.Key_Escape)
    assert dialog.isVisible()
    press(one, dialog, Key.Key_Escape)
    assert one.window.findChild(TriageDialog) is None


def test_the_mouse_does_all_the_same(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    for cap in ("→", "←", "X", "Z", "C"):
        one.qtbot.mouseClick(dialog.choices.buttons[cap], Qt.MouseButton.LeftButton)
        one.settle()
    one.qtbot.mouseClick(dialog.rhythm.buttons[3], Qt.MouseButton.LeftButton)
    one.settle()
    assert (person(one, three[0]).cadence_ideal, dialog.progress.text()) == (365, "2 of 3")


def test_fifty_in_a_sitting_and_then_the_others(one: Whole) -> None:
    names = [f"Person{at} Family{at}" for at in range(SIZE + 2)]
    ids = importing.run_text(one.book, "many.vcf", cards(names).encode()).people()
    dialog = opened(one)
    for _card in range(SIZE):
        dialog.step(1)
    assert dialog.ending.more.text() == "The next 2"
    press(one, dialog, Key.Key_Space)
    assert dialog.sitting.card is None, "a key held down does not begin the next sitting"
    press(one, dialog, Key.Key_M, Key.Key_T, Key.Key_Return)
    assert dialog.sitting.ids() == ids[SIZE:]
    assert dialog.progress.text() == "1 of 2"


def test_nobody_waits(one: Whole) -> None:
    dialog = opened(one)
    assert "Nobody waits" in dialog.ending.accessibleName()
    press(one, dialog, Key.Key_Return)
    assert one.window.findChild(TriageDialog) is None


def test_a_change_from_elsewhere_shows(one: Whole, three: list[Id]) -> None:
    dialog = opened(one)
    with one.book.changing("elsewhere") as change:
        change.save(replace(change.get(Person, three[0]), note="met in Asti"))
    one.settle()
    assert "met in Asti" in dialog.view.accessibleName()


def test_an_import_of_an_evening_asks_how_you_met(one: Whole, tmp_path: Path) -> None:
    file = tmp_path / "evening.vcf"
    file.write_text(cards(NAMES), encoding="utf-8")
    one.window.files_dropped.emit([file])
    one.settle()
    message = one.window.messages.message
    assert message._button.text() == "How did you meet?"
    one.qtbot.mouseClick(message._button, Qt.MouseButton.LeftButton)
    dialog = one.window.findChild(MeetingDialog)
    assert dialog is not None and list(dialog.form.names.values()) == NAMES
    one.qtbot.mouseClick(dialog.single, Qt.MouseButton.LeftButton)
    one.settle()
    triage = one.window.findChild(TriageDialog)
    assert triage is not None and triage.progress.text() == "1 of 3"


def test_an_import_of_a_whole_address_book_offers_the_triage(one: Whole, tmp_path: Path) -> None:
    file = tmp_path / "phone.vcf"
    heads, tails = "bar cel dov fum gri hal jor".split(), "ento illa ussy apod ekki yrm".split()
    names = [f"{tail}{head} {head}{tail}".title() for head in heads for tail in tails]
    file.write_text(cards(names), encoding="utf-8")
    one.window.files_dropped.emit([file])
    one.settle()
    assert one.window.messages.message._button.text() == "Triage"
