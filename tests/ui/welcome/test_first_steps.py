"""The first start: three steps without a mouse, shown once for a new desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.person import LetterKind
from netdesk.operations import people
from netdesk.ui.welcome.seen import is_new
from netdesk.ui.welcome.steps import FirstSteps, show_first_steps


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def begun(one: Whole) -> FirstSteps:
    one.activate()
    steps = show_first_steps(one.window, one.desk, one.people._importer)
    one.settle()
    return steps


def press(one: Whole, *keys: Qt.Key, text: str = "") -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    one.qtbot.keyClicks(focus, text)
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        one.qtbot.keyClick(focus, key)
    one.settle()


def test_the_steps_are_gone_through_with_enter_and_what_i_said_is_kept(one: Whole) -> None:
    steps = begun(one)
    for text in ("Ada van der Berg", "Berg & Figli", "notary", "first-time home buyers"):
        assert steps.at == 0
        press(one, Qt.Key.Key_Return, text=text)
    assert steps.at == 1
    with one.book.reading() as reader:
        me = people.me(reader)
    assert (me.name.given, me.name.family) == ("Ada", "van der Berg")
    assert (me.organisation, me.title) == ("Berg & Figli", "notary")
    looks_for = me.latest(LetterKind.LOOKS_FOR)
    assert looks_for is not None
    assert looks_for.text == "first-time home buyers"
    steps.go_on()
    press(one, Qt.Key.Key_Return)
    assert one.window.page == "today"
    assert not is_new(one.book)


def test_escape_skips_each_step_and_keeps_nothing(one: Whole) -> None:
    begun(one)
    assert is_new(one.book)
    press(one, Qt.Key.Key_Escape, text="Nobody")
    press(one, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert one.window.page == "people"
    with one.book.reading() as reader:
        assert people.me(reader).name.shown == ""
    assert not is_new(one.book)
    assert one.book.undoable()[0] is None


def test_alt_left_goes_back_and_what_was_typed_is_there(one: Whole) -> None:
    steps = begun(one)
    steps.me.name.setText("Ada")
    steps.go_on()
    one.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    one.qtbot.keyClick(focus, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert steps.at == 0
    assert steps.me.name.text() == "Ada"
    steps.go_on()
    one.settle()
    undone = one.book.undoable()
    assert len(undone) == 2, "what was kept once is not written again"


def test_who_was_brought_in_is_counted(one: Whole) -> None:
    from netdesk.domain.person import Name, Person

    steps = begun(one)
    steps.skip()
    one.settle()
    assert not steps.bringing._came.isVisible()
    one.desk.run(lambda book: people.add(book, Person(name=Name(full="Ewa Lis"))))
    one.settle()
    assert steps.bringing._came.isVisible()
    assert "1" in steps.bringing._came.text()
    one.window.show_page("people")


def test_another_page_may_be_opened_meanwhile(one: Whole) -> None:
    begun(one)
    one.window.show_page("network")
    one.settle()
    assert one.window.findChild(FirstSteps) is None
    assert is_new(one.book), "they come again at the next start"


def test_the_program_begins_with_them_on_a_new_desk(qtbot: QtBot, tmp_path: Path) -> None:
    from demodesk import TODAY, demo_desk

    from netdesk.settings import Settings
    from netdesk.storage.book import Book
    from netdesk.ui.app import Program

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for count, steps in ((0, True), (20, False)):
        folder = tmp_path / str(count)
        folder.mkdir()
        program = Program(app, Settings(folder / "settings.json"))
        qtbot.addWidget(program.window)
        program.window.show()
        program._opened(Book.open(demo_desk(folder, count), lambda: TODAY))
        qtbot.waitUntil(lambda program=program: not program.jobs.busy, timeout=20000)
        assert (program.window.findChild(FirstSteps) is not None) is steps
        qtbot.waitUntil(lambda program=program: program.window.made_page("people") is not None)
        qtbot.waitUntil(lambda program=program: not program.jobs.busy, timeout=20000)
        program.window.close()
        program.close()
