"""The way in to a protected desk: what fits opens it, what does not is said, nothing else can happen."""

from functools import partial
from pathlib import Path

import pytest
from following import Windows
from keychains import BrokenKeychain, Keychain
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.cli.parser import parser
from netdesk.storage.book import Book
from netdesk.storage.key import Key
from netdesk.storage.keychain import keep
from netdesk.storage.spelled import spelled
from netdesk.ui.app import Program, open_desk
from netdesk.ui.passphrase.field import PassphraseField
from netdesk.ui.passphrase.unlock import UnlockPage


def way_in(program: Program) -> UnlockPage:
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    return page


def test_the_passphrase_opens_the_window_that_asks(windows: Windows, sealed: Path, qtbot: QtBot) -> None:
    program = windows.open(partial(Book.open, sealed))
    page = way_in(program)
    assert page.field.line.hasFocus() and page.field.line.echoMode() == QLineEdit.EchoMode.Password
    windows.unlock(program, "Correct horse")
    assert page.wrong.isVisible() and page.wrong.text() == "That is not the passphrase of this desk."
    assert page.field.line.selectedText() == "Correct horse" and page.field.line.hasFocus()
    qtbot.keyClick(page.field.line, Qt.Key.Key_C)
    assert not page.wrong.isVisible()
    windows.unlock(program)
    assert program.window.page == "people" and program.window.rail.isVisible() and not program.failed
    assert program.book.key is not None and program.window.acceptDrops()


def test_the_recovery_key_opens_it_too(windows: Windows, sealed: Path, key: Key) -> None:
    program = windows.open(partial(Book.open, sealed))
    page = way_in(program)
    page.other_button.click()
    assert page.field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert page.field.line.accessibleName() == "Recovery key"
    windows.unlock(program, spelled(key)[:-2])
    assert page.wrong.text() == "A recovery key has 56 letters and digits, without U; this has 54."
    windows.unlock(program, spelled(Key(bytes(32), key.salt)))
    assert page.wrong.text() == "That is not the recovery key of this desk."
    windows.unlock(program, spelled(key).lower())
    assert program.window.page == "people"


def test_the_recovery_key_may_be_typed_where_the_passphrase_is_asked(windows: Windows, sealed: Path, key: Key) -> None:
    program = windows.open(partial(Book.open, sealed))
    windows.unlock(program, spelled(key))
    assert program.window.page == "people"


def test_nothing_else_can_be_done_while_it_is_locked(windows: Windows, sealed: Path) -> None:
    program = windows.open(partial(Book.open, sealed))
    window = program.window.windowHandle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_V, Qt.Key.Key_L, Qt.Key.Key_8):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert program.window.page == "" and windows.problems == [] and not program.window.acceptDrops()
    way_in(program).quit_button.click()
    assert not program.window.isVisible() and not program.failed


def opening(desk: Path) -> partial[Book]:
    return partial(open_desk, parser().parse_args(["--desk", str(desk)]), None)


def test_what_the_system_keeps_opens_it_without_asking(windows: Windows, sealed: Path, key: Key) -> None:
    assert keep(key)
    program = windows.open(opening(sealed))
    assert program.window.page == "people"


@pytest.mark.parametrize("chain", [BrokenKeychain, Keychain])
def test_a_keychain_that_lost_it_only_asks(windows: Windows, sealed: Path, chain: type[Keychain]) -> None:
    import keyring

    keyring.set_keyring(chain())
    program = windows.open(opening(sealed))
    way_in(program)
    windows.unlock(program)
    assert program.window.page == "people"


def test_caps_lock_is_told(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier, told in (
        ("a", None, False),
        ("A", None, True),
        ("A", shift, False),
        ("a", shift, True),
        ("1", None, True),
    ):
        event_key = Qt.Key.Key_A if key.lower() == "a" else Qt.Key.Key_1
        press(field.line, event_key, modifier or Qt.KeyboardModifier.NoModifier, key)
        assert field.caps_lock is told, (key, modifier)
    assert field.text == "aAAa1"


def press(line: QLineEdit, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> None:
    line.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))


def test_what_is_typed_can_be_looked_at(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show_button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal and field.show_button.isChecked()
    field.show_button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password and not field.show_button.isChecked()
