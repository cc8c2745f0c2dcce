"""Locking: by hand and when nobody uses the window; never while something would be lost by it."""

import gc
from functools import partial
from pathlib import Path

import pytest
from following import Windows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from netdesk.operations.passphrase import open_with
from netdesk.storage.key import Key, new_key
from netdesk.storage.keychain import keep
from netdesk.storage.sealing import reseal
from netdesk.ui.app import Program
from netdesk.ui.passphrase.locking import MINUTES, Guard, guard_of, is_writing
from netdesk.ui.passphrase.unlock import UnlockPage

PASSPHRASE = "correct horse"


@pytest.fixture
def program(windows: Windows, sealed: Path) -> Program:
    made = windows.open(partial(open_with, sealed, PASSPHRASE))
    assert made.window.page == "people"
    return made


@pytest.fixture
def guard(program: Program) -> Guard:
    found = guard_of(program.window)
    assert found is not None
    return found


def idle(guard: Guard, monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    """So much time goes by."""
    now = guard._used + minutes * 60
    monkeypatch.setattr("netdesk.ui.passphrase.locking.time.time", lambda: now)


def is_locked(program: Program) -> bool:
    return program.afterwards is not None


def test_locking_closes_the_desk_and_forgets_the_key(
    windows: Windows, program: Program, sealed: Path, key: Key
) -> None:
    assert keep(key), "a kept copy does not matter: it was locked on purpose"
    windows.rest(program)
    QTest.keyClick(
        program.window.windowHandle(),
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    after = windows.following(program)
    page = after.window.centralWidget()
    assert isinstance(page, UnlockPage)
    assert not sealed.with_name(sealed.name + "-wal").exists()
    with pytest.raises(AssertionError):
        _ = after.book
    windows.unlock(after)
    assert after.window.page == "people"


def seal_with(file: Path, passphrase: str) -> bytes:
    key = new_key(passphrase)
    reseal(file, None, key)
    return key.salt


def test_no_key_is_left_in_memory(windows: Windows, plain: Path) -> None:
    salt = seal_with(plain, "a passphrase of its own")
    program = windows.open(partial(open_with, plain, "a passphrase of its own"))
    found = guard_of(program.window)
    assert found is not None
    windows.rest(program)
    found.lock()
    after = windows.following(program)
    del program, found
    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, Key) and each.salt == salt] == []
    assert isinstance(after.window.centralWidget(), UnlockPage)


def test_it_locks_after_so_many_minutes_without_use(
    program: Program, guard: Guard, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.rest(program)
    idle(guard, monkeypatch, 14.9)
    guard.look()
    assert not is_locked(program)
    idle(guard, monkeypatch, 15.1)
    guard.look()
    assert is_locked(program)


def test_never_means_never_and_another_number_counts(
    program: Program, guard: Guard, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.rest(program)
    program.settings.set(MINUTES, 0)
    idle(guard, monkeypatch, 100_000)
    guard.look()
    assert not is_locked(program)
    program.settings.set(MINUTES, 2)
    guard.look()
    assert is_locked(program)


def test_keys_and_the_mouse_are_use(
    program: Program, guard: Guard, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.rest(program)
    handle = program.window.windowHandle()
    for act in (
        lambda: QTest.mouseMove(handle, QPoint(300, 300)),
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 790)),
    ):
        idle(guard, monkeypatch, 16)
        act()
        guard.look()
        assert not is_locked(program)
    windows.rest(program)
    idle(guard, monkeypatch, 16)
    guard.look()
    assert is_locked(program)


def test_nothing_typed_is_lost_by_it(
    program: Program, guard: Guard, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.rest(program)
    note = QPlainTextEdit(program.window.centralWidget())
    note.show()
    QTest.keyClicks(note, "She said that")
    assert is_writing()
    guard.lock()
    assert not is_locked(program)
    assert program.window.messages.message.text.startswith("Finish what you are writing")
    idle(guard, monkeypatch, 16)
    guard.look()
    assert not is_locked(program)
    note.clear()
    note.document().setModified(False)
    guard.look()
    assert is_locked(program)


def test_what_is_typed_on_a_page_that_is_turned_away_counts(program: Program, windows: Windows) -> None:
    windows.rest(program)
    page = program.window.make_page("people")
    field = QLineEdit(page)
    field.show()
    QTest.keyClicks(field, "half a name")
    program.window.show_page("settings")
    windows.rest(program)
    assert not field.isVisible() and is_writing()
    field.hide()
    assert not is_writing(), "a form that is closed"


def test_what_is_looked_for_is_no_loss(program: Program, windows: Windows) -> None:
    windows.rest(program)
    QTest.keyClicks(program.window.search, "ada")
    windows.rest(program)
    assert not is_writing()


def test_a_dialog_and_work_under_way_put_it_off(
    program: Program, guard: Guard, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.rest(program)
    dialog = QDialog(program.window)
    dialog.open()
    idle(guard, monkeypatch, 16)
    guard.look()
    assert not is_locked(program)
    dialog.reject()
    release: list[bool] = []
    program.desk.jobs.pool(lambda _context: qwait(release))
    guard.look()
    guard.lock()
    assert not is_locked(program), "work is not cut off"
    release.append(True)
    windows.following(program)


def qwait(release: list[bool]) -> None:
    import time

    end = time.monotonic() + 10
    while not release and time.monotonic() < end:
        time.sleep(0.005)


def test_an_open_desk_without_passphrase_has_no_guard(windows: Windows, plain: Path) -> None:
    from netdesk.storage.book import Book

    program = windows.open(partial(Book.open, plain))
    assert guard_of(program.window) is None
