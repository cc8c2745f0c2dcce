"""Setting, changing and removing the passphrase in Settings: explained first, done last, undone never by accident."""

from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import keyring
import pytest
from following import Windows
from keychains import Keychain, NoKeychain
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.operations.passphrase import open_with
from netdesk.storage.book import Book
from netdesk.storage.guard import copy_now
from netdesk.storage.key import Key, is_sealed, new_key, salt_of
from netdesk.storage.keychain import keep, kept_key
from netdesk.storage.snapshot import snapshots
from netdesk.storage.spelled import spelled
from netdesk.ui.app import Program
from netdesk.ui.passphrase.confirming import ConfirmingDialog, KeyDialog
from netdesk.ui.passphrase.locking import MINUTES
from netdesk.ui.passphrase.paper import RecoverySheet
from netdesk.ui.passphrase.reopening import Reopening
from netdesk.ui.passphrase.section import PassphraseSettings
from netdesk.ui.passphrase.setting import KEPT, SettingDialog
from netdesk.ui.running import say_it_takes

DAY = date(2026, 11, 22)
PASSPHRASE, NEW = "correct horse", "battery staple"


def section(program: Program) -> PassphraseSettings:
    found = program.window.show_page("settings").findChild(PassphraseSettings)
    assert found is not None
    return found


def dialog(program: Program, windows: Windows) -> SettingDialog:
    section(program).set_one()
    found = program.window.findChild(SettingDialog)
    assert found is not None
    return found


def to_the_key(asked: SettingDialog, windows: Windows, program: Program, *, current: str = "") -> str:
    """Type the passphrase twice, and go on; the recovery key that is shown."""
    asked.current.line.setText(current)
    asked.first.line.setText(NEW)
    asked.again.line.setText(NEW)
    asked.go_on()
    windows.rest(program)
    assert asked.key_view is not None
    return "-".join(each.text() for each in asked.key_view.letters.findChildren(QLabel))


def test_it_is_explained_set_and_then_asked_for(windows: Windows, plain: Path) -> None:
    book = Book.open(plain)
    copy_now(book, "test")
    book.close()
    program = windows.open(partial(Book.open, plain))
    asked = dialog(program, windows)
    assert any(each.text() == "Forget it, and everything is lost" for each in asked.findChildren(QLabel))
    key = to_the_key(asked, windows, program)
    assert not asked.done_button.isEnabled(), "the recovery key is kept first"
    assert not is_sealed(plain)
    asked.key_view.tick.setChecked(True)
    asked.done_button.click()
    after = windows.following(program)
    assert after.window.messages.message.text == "This desk is protected by your passphrase now."
    windows.rest(after)
    assert is_sealed(plain) and len(snapshots(plain)) == 2
    assert {salt_of(copy.path) for copy in snapshots(plain)} == {salt_of(plain)}
    for typed in (NEW, key):
        open_with(snapshots(plain)[0].path, typed).close()


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [
        ("short", "short", "A passphrase has at least 8 letters."),
        (NEW, NEW + "s", "The two passphrases differ."),
        ("", "", "A passphrase has at least 8 letters."),
    ],
)
def test_what_is_wrong_is_said(windows: Windows, plain: Path, first: str, again: str, told: str) -> None:
    program = windows.open(partial(Book.open, plain))
    asked = dialog(program, windows)
    asked.first.line.setText(first)
    asked.again.line.setText(again)
    asked.go_on()
    assert asked.notice.text == told and asked.key_view is None
    asked.reject()


def test_leaving_at_any_moment_changes_nothing(windows: Windows, plain: Path) -> None:
    program = windows.open(partial(Book.open, plain))
    asked = dialog(program, windows)
    to_the_key(asked, windows, program)
    asked.finish()
    assert program.afterwards is None, "without the tick"
    asked.reject()
    windows.rest(program)
    assert not is_sealed(plain) and program.afterwards is None


def test_the_copies_may_be_deleted_instead(windows: Windows, plain: Path) -> None:
    book = Book.open(plain)
    old = copy_now(book, "test")
    book.close()
    program = windows.open(partial(Book.open, plain))
    asked = dialog(program, windows)
    asked.drop_box.setChecked(True)
    to_the_key(asked, windows, program)
    asked.key_view.tick.setChecked(True)
    asked.finish()
    windows.rest(windows.following(program))
    (copy,) = snapshots(plain)
    assert not old.exists() and salt_of(copy.path) == salt_of(plain) and copy.reason == "day"


def test_it_is_changed_and_a_kept_copy_follows(windows: Windows, sealed: Path, key: Key) -> None:
    assert keep(key)
    windows.settings.set(KEPT, True)
    book = Book.open(sealed, key=key)
    copy_now(book, "test")
    book.close()
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    asked = dialog(program, windows)
    asked.current.line.setText("wrong wrong")
    asked.first.line.setText(NEW)
    asked.again.line.setText(NEW)
    asked.go_on()
    windows.rest(program)
    assert asked.notice.text == "That is not the passphrase of this desk." and asked.key_view is None
    shown = to_the_key(asked, windows, program, current=PASSPHRASE)
    assert shown != spelled(key)
    asked.key_view.tick.setChecked(True)
    asked.finish()
    after = windows.following(program)
    assert after.window.messages.message.text == "The new passphrase is set."
    windows.rest(after)
    assert {salt_of(copy.path) for copy in snapshots(sealed)} == {salt_of(sealed)} != {key.salt}
    kept = kept_key(sealed)
    assert kept is not None and spelled(kept) == shown


def test_somebody_else_at_the_desk_cannot_remove_it(windows: Windows, sealed: Path) -> None:
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    section(program).remove_button.click()
    asked = program.window.findChild(ConfirmingDialog)
    asked.confirm()
    asked.field.line.setText("wrong wrong")
    asked.confirm()
    windows.rest(program)
    assert asked.notice.text == "That is not the passphrase of this desk." and program.afterwards is None
    asked.field.line.setText(PASSPHRASE)
    asked.confirm()
    after = windows.following(program)
    assert after.book.key is None and not is_sealed(sealed)
    assert {salt_of(copy.path) for copy in snapshots(sealed)} == {None}
    assert section(after).set_button.isVisible()


def test_the_recovery_key_is_shown_again_for_the_passphrase(windows: Windows, sealed: Path, key: Key) -> None:
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    section(program).key_button.click()
    asked = program.window.findChild(ConfirmingDialog)
    asked.field.line.setText(PASSPHRASE)
    asked.confirm()
    windows.rest(program)
    shown = program.window.findChild(KeyDialog)
    shown.view.copy()
    assert "".join(QGuiApplication.clipboard().text().split()) == spelled(key).replace("-", "")
    shown.accept()


def test_where_it_cannot_be_sealed_the_desk_opens_as_it_was(windows: Windows, plain: Path, qtbot: QtBot) -> None:
    elsewhere = Book.open(plain)
    program = windows.open(Reopening(plain, None, new_key(NEW)))
    assert program.window.messages.message.text.startswith("The desk is open in another window")
    assert program.book.key is None and program.window.page == "people"
    elsewhere.close()


def test_the_system_keeps_the_key_if_asked_and_if_it_can(
    windows: Windows, sealed: Path, key: Key, keychain: Keychain
) -> None:
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    shown = section(program)
    shown.open_box.click()
    windows.rest(program)
    assert kept_key(sealed) == key and program.settings.get(KEPT) is True
    shown.open_box.click()
    windows.rest(program)
    assert keychain.kept == {} and program.settings.get(KEPT) is False
    keyring.set_keyring(NoKeychain())
    shown.open_box.click()
    windows.rest(program)
    assert not shown.open_box.isChecked() and program.settings.get(KEPT) is False
    assert program.window.messages.message.text.startswith("This system has no keychain")


def test_the_minutes_are_kept(windows: Windows, sealed: Path) -> None:
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    shown = section(program)
    assert shown.idle_box.isChecked() and shown.minutes.value() == 15
    shown.minutes.setValue(5)
    assert program.settings.get(MINUTES) == 5
    shown.idle_box.click()
    assert program.settings.get(MINUTES) == 0 and not shown.minutes.isEnabled()
    windows.rest(program)
    shown.lock_button.click()
    assert program.afterwards is not None


def test_the_paper_has_the_key_in_letters_and_as_a_code(windows: Windows, key: Key, tmp_path: Path) -> None:
    import pypdfium2
    import zxingcpp

    sheet = RecoverySheet(key, "desk.netdesk", DAY)
    sheet.save(tmp_path / "key.pdf")
    page = PdfReader(tmp_path / "key.pdf").pages[0]
    text = " ".join(page.extract_text().split())
    assert "Recovery key of a Netdesk desk" in text and "desk.netdesk" in text and "22 Nov 2026" in text
    assert all(group in text for group in spelled(key).split("-"))
    picture = pypdfium2.PdfDocument(tmp_path / "key.pdf")[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [spelled(key)]


def test_a_paper_that_cannot_be_written_is_said(
    windows: Windows, sealed: Path, key: Key, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = KeyDialog(RecoverySheet(key, "desk", DAY), None)
    qtbot.addWidget(shown)
    shown.view.save(tmp_path / "nowhere" / "key.pdf")
    assert "could not be written" in shown.view.notice.text


def test_a_window_whose_desk_takes_long_says_so(windows: Windows, sealed: Path, qapp: QApplication) -> None:
    release = Event()

    def opening() -> Book:
        release.wait(10)
        return open_with(sealed, PASSPHRASE)

    program = Program(qapp, windows.settings)
    windows.programs.append(program)
    program.window.show()
    program.open_later(opening)
    qapp.processEvents()
    say_it_takes(program)
    assert "One moment …" in [each.text() for each in program.window.findChildren(QLabel) if each.isVisible()]
    release.set()
    windows.rest(program)
    assert program.window.page == "people"
    say_it_takes(program)
    assert "One moment …" not in [each.text() for each in program.window.findChildren(QLabel) if each.isVisible()]


def test_nothing_is_said_over_the_way_in(windows: Windows, sealed: Path) -> None:
    program = windows.open(partial(Book.open, sealed))
    say_it_takes(program)
    assert not [each for each in program.window.findChildren(QLabel) if each.text() == "One moment …"]


def test_a_copy_that_cannot_be_protected_is_said_and_can_be_deleted(windows: Windows, sealed: Path, key: Key) -> None:
    book = Book.open(sealed, key=key)
    copy = copy_now(book, "test")
    book.close()
    copy.write_bytes(b"SQLite format 3\0" + bytes(9000))
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    windows.rest(program)
    message = program.window.messages.message
    assert message.text == "One safety copy could not be protected: anybody can read what is in it."
    message._button.click()
    windows.rest(program)
    assert not copy.exists()
