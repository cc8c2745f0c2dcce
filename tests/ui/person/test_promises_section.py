"""Promises on the page of a person: noted in one line, kept with one click or one key, corrected, their past folded."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.promise import Promise, Standing
from netdesk.operations import promises
from netdesk.storage.personfile import person_file
from netdesk.ui.person.promisedialog import PromiseDialog
from netdesk.ui.person.promiserow import SHAPES, PromiseRow
from netdesk.ui.person.promises import PromisesSection

DAY = timedelta(days=1)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 12) as made:
        yield made


@pytest.fixture
def ana(one: Whole) -> str:
    """Ana Kovač, to whom nothing was promised yet; her page is open."""
    person = one.find("ana kovac")
    one.desk.person_wanted.emit(person)
    one.settle()
    return person


def section(one: Whole) -> PromisesSection:
    return next(each for each in one.people.panel.sections if isinstance(each, PromisesSection))


def there(one: Whole, person: str) -> list[Promise]:
    with one.book.reading() as reader:
        return list(person_file(reader, person).promises)


def shown(rows: list[PromiseRow]) -> list[str]:
    return [f"{row.promise.text}: {row.told.text()}" for row in rows if row.isVisible() and row.promise]


def test_every_standing_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(Standing) and len(set(SHAPES.values())) == len(Standing)
    assert len({drawing for drawing, _colour in SHAPES.values()}) >= 6


def test_a_promise_is_noted_in_one_line(one: Whole, ana: str) -> None:
    part = section(one)
    one.qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    assert part.what.hasFocus()
    one.qtbot.keyClicks(part.what, "two names by friday")
    one.qtbot.keyClick(part.what, Qt.Key.Key_Return)
    one.settle()
    (made,) = there(one, ana)
    assert (made.by_id, made.to_id, made.text, made.due_on) == (one.book.me, ana, "two names", TODAY + 5 * DAY)
    assert shown(part.open_rows) == ["two names: by me · due in 5 days"] and not part.what.isVisible()


def test_they_promise_and_the_day_has_a_field(one: Whole, ana: str) -> None:
    part = section(one)
    part.start()
    assert part.who.itemText(1) == "Ana promises"
    part.who.setCurrentIndex(1)
    part.what.setText("a list by friday")
    part.due.setText("nonsense")
    part.note()
    assert "no day" in one.said and there(one, ana) == []
    part.due.setText("in 2 weeks")
    part.note()
    one.settle()
    (made,) = there(one, ana)
    assert (made.by_id, made.text, made.due_on) == (ana, "a list by friday", TODAY + 14 * DAY)


def test_one_click_keeps_and_the_past_is_folded(one: Whole, ana: str) -> None:
    made = promises.make(one.book, one.book.me, ana, "call", made_on=TODAY - 9 * DAY, due_on=TODAY - 3 * DAY)
    one.settle()
    part = section(one)
    assert shown(part.open_rows) == ["call: by me · late since 19 Nov 2026"]
    one.qtbot.mouseClick(part.open_rows[0].keep_button, Qt.MouseButton.LeftButton)
    one.settle()
    assert there(one, ana)[0].standing(TODAY) is Standing.KEPT_LATE
    assert shown(part.open_rows) == [] == shown(part.past_rows) and part.fold_button.text() == "1 settled"
    one.qtbot.mouseClick(part.fold_button, Qt.MouseButton.LeftButton)
    assert shown(part.past_rows) == ["call: by me · kept late on 22 Nov 2026"]
    one.desk.undo()
    one.settle()
    assert there(one, ana)[0].id == made.id and there(one, ana)[0].kept_on is None
    assert len(shown(part.open_rows)) == 1


def test_one_key_keeps_breaks_makes_good_and_opens_again(one: Whole, ana: str) -> None:
    promises.make(one.book, ana, one.book.me, "call", made_on=TODAY - 9 * DAY)
    one.settle()
    part = section(one)
    part._fold()

    def press(key: Qt.Key) -> Standing:
        row = next(row for row in (*part.open_rows, *part.past_rows) if row.isVisible())
        row.setFocus()
        one.qtbot.keyClick(row, key)
        one.settle()
        if part._history.isHidden():
            part._fold()
        return there(one, ana)[0].standing(TODAY)

    assert press(Qt.Key.Key_B) is Standing.BROKEN
    assert press(Qt.Key.Key_K) is Standing.BROKEN, "what is broken is made good or opened again"
    assert press(Qt.Key.Key_G) is Standing.MADE_GOOD
    assert press(Qt.Key.Key_O) is Standing.OPEN
    assert press(Qt.Key.Key_K) is Standing.KEPT
    row = next(row for row in part.past_rows if row.isVisible())
    one.qtbot.keyClick(row, Qt.Key.Key_Delete)
    one.settle()
    assert there(one, ana) == []


def test_the_menu_offers_what_fits(one: Whole, ana: str) -> None:
    promises.make(one.book, one.book.me, ana, "call", due_on=TODAY)
    one.settle()
    row = section(one).open_rows[0]
    assert "It was broken" in " ".join(action.text() for action in row.fill_menu().actions())
    promises.break_(one.book, there(one, ana)[0].id)
    one.settle()
    section(one)._fold()
    told = " ".join(action.text() for action in section(one).past_rows[0].fill_menu().actions())
    assert "made good" in told and "Open again" in told and "It was broken" not in told


def test_it_was_kept_on_another_day(one: Whole, ana: str, monkeypatch: pytest.MonkeyPatch) -> None:
    promises.make(one.book, one.book.me, ana, "call", made_on=TODAY - 20 * DAY, due_on=TODAY - 10 * DAY)
    one.settle()
    (promise,) = there(one, ana)
    answers = iter([("no day", True), ("yesterday", True), ("", False)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: next(answers))
    section(one)._keep_on(promise)
    assert "no day" in one.said
    section(one)._keep_on(promise)
    one.settle()
    assert there(one, ana)[0].kept_on == TODAY - DAY


def test_a_promise_is_corrected_in_a_dialog(one: Whole, ana: str) -> None:
    promises.make(one.book, one.book.me, ana, "call", made_on=TODAY - 9 * DAY, due_on=TODAY)
    one.settle()
    dialog = PromiseDialog(one.desk, there(one, ana)[0], "Ana", one.window)
    dialog.show()
    dialog.who.setCurrentIndex(1)
    dialog.what.setText("visit")
    dialog.due.setText("whenever")
    dialog.save()
    assert "no day" in dialog.notice.text
    dialog.due.setText("")
    dialog.days["made_on"].set_day(TODAY + DAY)
    dialog.save()
    one.settle()
    assert "still to come" in dialog.notice.text and dialog.isVisible()
    dialog.days["made_on"].setText("yesterday")
    dialog.save()
    one.settle()
    (made,) = there(one, ana)
    assert (made.by_id, made.text, made.due_on, made.made_on) == (ana, "visit", None, TODAY - DAY)
    assert not dialog.isVisible()


def test_a_log_line_promises(one: Whole, ana: str) -> None:
    log = one.people.panel.log
    log._line.setText("coffee; goals: a second school; promised: two names by friday; they promised: a list")
    log.commit()
    one.settle()
    by = {made.text: (made.by_id, made.due_on) for made in there(one, ana)}
    assert by == {"two names": (one.book.me, TODAY + 5 * DAY), "a list": (ana, None)}
    assert "goals, 2 promises" in one.said


def test_what_was_learned_wants_its_letter(one: Whole, ana: str) -> None:
    log = one.people.panel.log
    log._line.setText("coffee; learned: she likes chess")
    log.commit()
    assert "learned: goals" in one.said and log._line.text().startswith("coffee")
    log._line.setText("coffee; learned: skills she plays chess")
    log.commit()
    one.settle()
    with one.book.reading() as reader:
        file = person_file(reader, ana)
    assert [letter.text for letter in file.person.letters] == ["she plays chess"]


def test_a_promise_that_asks_too_early_gets_a_quiet_word(one: Whole, ana: str) -> None:
    part = section(one)
    part.start()
    part.what.setText("ask her for a referral")
    assert part.quiet.text().startswith("The link is at")
    part.who.setCurrentIndex(1)
    assert part.quiet.isHidden(), "what they promise is no ask of mine"
