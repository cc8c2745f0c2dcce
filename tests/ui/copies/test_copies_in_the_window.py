"""Copies in Settings and the ways out of a damaged desk, in a real program without a screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from demodesk import demo_desk
from PySide6.QtWidgets import QApplication

from netdesk.domain.person import Name, Person
from netdesk.operations import people
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.storage.guard import copy_now
from netdesk.storage.snapshot import snapshots
from netdesk.ui.app import Program
from netdesk.ui.copies.goingback import GoingBack
from netdesk.ui.copies.recovery import RecoveryPage
from netdesk.ui.copies.section import BackDialog, SafetyCopies
from netdesk.ui.copies.watch import CHECKED, _look

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def _copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A desk of a few people with a copy; Later came after it."""
    file = demo_desk(tmp_path, 12)
    book = Book.open(file)
    copy_now(book, "day")
    people.add(book, Person(name=Name(full="Later")))
    book.close()
    return file


@pytest.fixture
def programs(qtbot: object, tmp_path: Path) -> Iterator[Callable[[Callable[[], Book]], Program]]:
    """Opens windows one after the other, as the program does."""
    opened: list[Program] = []

    def start(opening: Callable[[], Book]) -> Program:
        if opened:
            opened[-1].close()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        program = Program(app, Settings(tmp_path / "settings.json"))
        program.window.show()
        program.open_later(opening)
        opened.append(program)
        return program

    yield start
    for program in opened:
        program.window.close()
        program.close()


@pytest.fixture
def until(qtbot: object) -> Until:
    return lambda done: qtbot.waitUntil(done, timeout=20_000)  # type: ignore[attr-defined]


def names(book: Book) -> set[str]:
    with book.reading() as reader:
        return {one.shown for one in reader.all(Person)}


def section(program: Program) -> SafetyCopies:
    page = program.window.show_page("settings")
    found: SafetyCopies = page.copies  # type: ignore[attr-defined]
    return found


def is_open(program: Program) -> bool:
    return program._book is not None


def test_going_back_takes_three_clicks_and_can_be_undone(
    file: Path, programs: Callable[..., Program], until: Until
) -> None:
    program = programs(lambda: Book.open(file))
    until(lambda: is_open(program))
    copies = section(program)  # the first click
    until(lambda: bool(copies.table.copies))
    copies.back_button.click()  # the second
    dialog = program.window.findChild(BackDialog)
    assert dialog
    dialog.go_button.click()  # the third
    assert program.afterwards
    program = programs(program.afterwards)
    until(lambda: is_open(program))
    assert "Later" not in names(program.book)
    message = program.window.messages.message
    assert "as it was" in message.text
    message._button.click()
    assert program.afterwards
    program = programs(program.afterwards)
    until(lambda: is_open(program))
    assert "Later" in names(program.book)


def test_a_copy_is_made_by_a_button(file: Path, programs: Callable[..., Program], until: Until) -> None:
    program = programs(lambda: Book.open(file))
    until(lambda: is_open(program))
    copies = section(program)
    copies.copy_button.click()
    until(lambda: len(copies.table.copies) >= 1 and copies.table.copies[0].reason == "asked")
    assert copies.count.text().startswith(str(len(copies.table.copies)))


def test_a_cancelled_question_changes_nothing(file: Path, programs: Callable[..., Program], until: Until) -> None:
    program = programs(lambda: Book.open(file))
    until(lambda: is_open(program))
    copies = section(program)
    until(lambda: bool(copies.table.copies))
    dialog = copies.ask()
    assert dialog
    dialog.reject()
    assert program.afterwards is None


def test_a_copy_that_is_gone_leaves_the_desk_open_and_says_so(
    file: Path, programs: Callable[..., Program], until: Until
) -> None:
    copy = snapshots(file)[0]
    copy.path.unlink()
    program = programs(GoingBack(file, copy, None))
    until(lambda: is_open(program))
    assert "Later" in names(program.book)
    assert program.window.messages.message.text


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[:100] = bytes(100)
    file.write_bytes(data)


def ways_out(program: Program, until: Until) -> RecoveryPage:
    until(lambda: isinstance(program.window.centralWidget(), RecoveryPage))
    page = program.window.centralWidget()
    assert isinstance(page, RecoveryPage)
    return page


def test_a_damaged_desk_shows_its_copies_and_goes_back(
    file: Path, programs: Callable[..., Program], until: Until
) -> None:
    damage(file)
    program = programs(lambda: Book.open(file))
    page = ways_out(program, until)
    until(lambda: bool(page.table.copies))
    page.back_button.click()
    until(lambda: program.afterwards is not None)
    program = programs(program.afterwards)
    until(lambda: is_open(program))
    assert len(names(program.book)) > 10
    assert "Later" not in names(program.book)


def test_what_can_be_read_of_a_damaged_desk_is_saved(
    file: Path, programs: Callable[..., Program], until: Until
) -> None:
    damage(file)
    program = programs(lambda: Book.open(file))
    page = ways_out(program, until)
    page.save_button.click()
    until(lambda: not page.open_button.isHidden())
    assert "Nothing is missing." in page.result.text()
    page.open_button.click()
    until(lambda: program.afterwards is not None)
    program = programs(program.afterwards)
    until(lambda: is_open(program))
    assert "Later" in names(program.book)


def test_without_copies_and_with_nothing_to_read_it_is_said(
    file: Path, tmp_path: Path, programs: Callable[..., Program], until: Until
) -> None:
    for copy in snapshots(file):
        copy.delete()
    file.write_bytes(bytes(file.stat().st_size))
    program = programs(lambda: Book.open(file))
    page = ways_out(program, until)
    until(lambda: page.table.isHidden())
    page.save_button.click()
    until(lambda: "Nobody could be saved" in page.wrong.text())
    assert file.read_bytes() == bytes(file.stat().st_size)


def test_the_copy_of_the_day_is_made_and_the_check_remembered(file: Path) -> None:
    for copy in snapshots(file):
        copy.delete()
    book = Book.open(file)
    assert _look(book).damage == ()
    assert [one.reason for one in snapshots(file)] == ["day"]
    assert book.setting(CHECKED) == book.today.isoformat()
    book.close()


def test_a_stale_index_is_made_anew_by_the_check(file: Path) -> None:
    book = Book.open(file)
    with book.noting(None) as connection:  # type: ignore[arg-type]
        connection.exec_driver_sql("DELETE FROM person_fts_data WHERE id > 10")
    health = _look(book)
    assert health.stale
    assert health.damage == ()
    from netdesk.storage.soundness import look

    assert look(book).sound
    book.close()
