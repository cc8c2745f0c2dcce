"""The letters with their history, how much is known, and the question to ask."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.operations import bank, letters, people
from netdesk.storage.bank import asked_of
from netdesk.ui.bank.dialog import BankDialog
from netdesk.ui.person.ask import AskSection
from netdesk.ui.person.letterdialog import LetterDialog
from netdesk.ui.person.letters import LettersSection

DAY = timedelta(days=1)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 12) as made:
        yield made


@pytest.fixture
def ana(one: Whole) -> str:
    """Ana Kovač, of whom two goals are known; her page is open."""
    person = one.find("ana kovac")
    people.learn(one.book, person, LetterKind.GOALS, "a shop", TODAY - 90 * DAY)
    people.learn(one.book, person, LetterKind.GOALS, "a second shop", TODAY - 9 * DAY)
    one.desk.person_wanted.emit(person)
    one.settle()
    return person


def section(one: Whole) -> LettersSection:
    return next(each for each in one.people.panel.sections if isinstance(each, LettersSection))


def asking(one: Whole) -> AskSection:
    return next(each for each in one.people.panel.sections if isinstance(each, AskSection))


def known(one: Whole, person: str) -> list[str]:
    with one.book.reading() as reader:
        return [letter.text for letter in reader.get(Person, person).letters]


def test_how_much_is_known_is_said(one: Whole, ana: str) -> None:
    part = section(one)
    assert part._known.text() == "You know 1 of 5" and part._beside.text() == "and 0 of 5 beside them"
    assert part._bar.accessibleName() == "You know 1 of 5"
    people.learn(one.book, ana, LetterKind.FAMILY, "two sons")
    people.learn(one.book, ana, LetterKind.SKILLS, "languages")
    one.settle()
    assert (part._known.text(), part._beside.text()) == ("You know 2 of 5", "and 1 of 5 beside them")
    assert "Not known yet: Accomplishments" in part._known.toolTip()


def test_the_history_opens_below_the_line_and_escape_closes_it(one: Whole, ana: str) -> None:
    part = section(one)
    part.write(LetterKind.GOALS)
    opened = part._history
    assert opened is not None and opened.line.hasFocus()
    names = [each.accessibleName() for each in opened.findChildren(QToolButton)]
    assert names[0] == "Change: a second shop, 13 Nov 2026" and names[2].startswith("Change: a shop")
    one.qtbot.keyClick(opened.line, Qt.Key.Key_Escape)
    assert part._history is None and part._rows[LetterKind.GOALS][1].text() == "a second shop"


def test_an_entry_is_removed_and_comes_back(one: Whole, ana: str) -> None:
    part = section(one)
    part.write(LetterKind.GOALS)
    assert part._history is not None
    trash = [each for each in part._history.findChildren(QToolButton) if each.accessibleName().startswith("Remove")]
    one.qtbot.mouseClick(trash[0], Qt.MouseButton.LeftButton)
    one.settle()
    assert known(one, ana) == ["a shop"]
    assert part._history is not None, "the history stays open for the next"
    one.desk.undo()
    one.settle()
    assert known(one, ana) == ["a shop", "a second shop"]


def test_an_entry_is_put_right_in_a_dialog(one: Whole, ana: str) -> None:
    entry = Letter(LetterKind.GOALS, "a shop", TODAY - 90 * DAY)
    dialog = LetterDialog(one.desk, ana, entry, one.window)
    dialog.show()
    dialog.day.setText("nonsense")
    dialog.save()
    assert "no day" in dialog.notice.text
    dialog.day.set_day(TODAY + DAY)
    dialog.save()
    one.settle()
    assert "still to come" in dialog.notice.text
    dialog.day.setText("yesterday")
    dialog.text.setText("a school")
    dialog.kind.setCurrentIndex(dialog.kind.findData(LetterKind.SKILLS.value))
    dialog.save()
    one.settle()
    with one.book.reading() as reader:
        there = reader.get(Person, ana).letters
    assert there[0] == Letter(LetterKind.SKILLS, "a school", TODAY - DAY) and there[1].text == "a second shop"
    assert not dialog.isVisible()


def test_what_is_gone_is_not_put_right(one: Whole, ana: str) -> None:
    gone = Letter(LetterKind.GOALS, "never said", TODAY)
    with pytest.raises(Exception, match="changed in the meantime"):
        letters.remove(one.book, ana, gone)
    with pytest.raises(Exception, match="nothing to note"):
        letters.change(one.book, ana, gone, Letter(LetterKind.GOALS, " ", TODAY))


def test_another_question_and_the_asked_one_does_not_come_back(one: Whole, ana: str) -> None:
    part = asking(one)
    first = part.question
    assert first is not None and first.letter is LetterKind.LOOKS_FOR and part.text.text() == first.text
    one.qtbot.mouseClick(part.another_button, Qt.MouseButton.LeftButton)
    second = part.question
    assert second is not None and second.letter not in (LetterKind.LOOKS_FOR, LetterKind.GOALS)
    for _turn in range(len(part._choice) - 1):
        part.another()
    assert part.question == first, "after the last comes the first"
    one.qtbot.mouseClick(part.asked_button, Qt.MouseButton.LeftButton)
    one.settle()
    with one.book.reading() as reader:
        assert [each.key for each in asked_of(reader, ana)] == [first.key]
    assert part.question == second and first not in part._choice


def test_the_bank_is_made_ones_own(one: Whole, ana: str) -> None:
    dialog = BankDialog(one.desk, one.window)
    dialog.show()
    dialog.topics.setCurrentRow(4)
    row = dialog.rows[0]
    assert row.question.key == "looks-for.keep-in-mind" and not row.reset_button.isEnabled()
    row.line.setText("Whom may I send you?")
    one.qtbot.keyClick(row.line, Qt.Key.Key_Return)
    one.settle()
    assert dialog.rows[0] is row and row.reset_button.isEnabled(), "the row stays where it is"
    people.learn(one.book, ana, LetterKind.SKILLS, "anything")
    one.settle()
    assert asking(one).text.text() == "Whom may I send you?"
    row.line.setText("  ")
    row.line.editingFinished.emit()
    assert row.line.text() == "Whom may I send you?", "an emptied line comes back"
    one.qtbot.mouseClick(row.hide_button, Qt.MouseButton.LeftButton)
    one.settle()
    assert row.hidden and not row.line.isEnabled() and dialog.count.text() == "7 questions are asked"
    one.qtbot.mouseClick(row.reset_button, Qt.MouseButton.LeftButton)
    one.settle()
    assert row.line.text() == "Who should I keep in mind for you?" and not row.hidden
    one.qtbot.keyClicks(dialog.own, "Which of my clients would suit you?")
    one.qtbot.keyClick(dialog.own, Qt.Key.Key_Return)
    one.settle()
    assert dialog.rows[-1].question.own and dialog.rows[-1].line.text() == "Which of my clients would suit you?"
    one.qtbot.mouseClick(dialog.rows[-1].reset_button, Qt.MouseButton.LeftButton)
    one.settle()
    assert "Which of my clients would suit you?" not in [each.line.text() for each in dialog.rows]
    with one.book.reading() as reader:
        assert sum(each.own for each in bank.bank(reader)) == 1, "the demo's own question stays"
    dialog.accept()


def test_what_is_not_known_asks_in_the_words_of_the_bank(one: Whole, ana: str) -> None:
    assert section(one)._rows[LetterKind.SKILLS][1].text() == "not known yet – What do people come to you for?"
    bank.word_differently(one.book, "skills.come-for", "What do they call you for?")
    one.settle()
    assert section(one)._rows[LetterKind.SKILLS][1].text() == "not known yet – What do they call you for?"
