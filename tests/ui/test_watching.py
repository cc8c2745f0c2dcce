"""The watched folder in the window: files appear, come in and are put aside; the folder goes away and comes back."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.operations import watching as verbs
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.storage.people import people_counts
from netdesk.ui.app import Program
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.preferences.watched import WatchedFolder
from netdesk.ui.theme import Theme
from netdesk.ui.watching import SETTING, Watching, watching_of

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:;{name};;;\r\nEND:VCARD\r\n"
ASIDE = "Taken into Netdesk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    return made


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book = Book.open(tmp_path / "desk.netdesk", lambda: date(2026, 11, 22))
    jobs, messages = Jobs(), MessageBar()
    qtbot.addWidget(messages)
    desk = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


def people(desk: Desk) -> int:
    with desk.book.reading() as reader:
        return people_counts(reader).total


def card(folder: Path, file: str, name: str) -> None:
    (folder / file).write_text(CARD.format(name=name), encoding="utf-8")


def test_nothing_is_watched_at_first(desk: Desk, qtbot: QtBot) -> None:
    made = Watching(desk, poll=20, pause=10)
    assert made.folder is None
    qtbot.wait(60)
    assert not desk.jobs.busy


def test_a_card_that_appears_comes_in(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    card(folder, "a.vcf", "Ana")
    made = Watching(desk, poll=60_000, pause=30)
    with qtbot.waitSignal(made.taken):
        made.watch(folder)
    assert people(desk) == 1
    assert desk.messages.message.text == "1 person came in from watched"
    with qtbot.waitSignal(made.taken):  # the folder tells by itself; the poll is far away
        card(folder, "b.vcf", "Ben")
    assert people(desk) == 2
    with qtbot.waitSignal(made.taken):
        card(folder, "c.vcf", "Ben")
    assert desk.messages.message.text == "What came in from watched was known already"
    assert sorted(one.name for one in (folder / ASIDE).iterdir()) == ["a.vcf", "b.vcf", "c.vcf"]


def test_what_grows_is_waited_for(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    made = Watching(desk, poll=50, pause=40)
    made.watch(folder)
    taken: list[object] = []
    made.taken.connect(taken.append)
    text = CARD.format(name="Ana") * 10
    with (folder / "a.vcf").open("w", encoding="utf-8") as stream:
        for start in range(0, len(text), 30):
            stream.write(text[start : start + 30])
            stream.flush()
            qtbot.wait(10)
    assert not taken
    qtbot.waitUntil(lambda: bool(taken))
    assert people(desk) == 1


def test_the_folder_goes_away_and_comes_back(desk: Desk, folder: Path, qtbot: QtBot) -> None:
    made = Watching(desk, poll=40, pause=20)
    card(folder, "a.vcf", "Ana")
    with qtbot.waitSignal(made.taken):
        made.watch(folder)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: not made._watcher.directories())
    qtbot.wait(100)
    folder.mkdir()
    card(folder, "b.vcf", "Ben")
    with qtbot.waitSignal(made.taken):
        pass
    assert people(desk) == 2
    assert made._watcher.directories() == [str(folder)]


def test_a_failure_is_told_once(desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    warned: list[str] = []
    monkeypatch.setattr(desk.messages, "warn", warned.append)
    (folder / "a.zip").write_bytes(b"PK\x03\x04 no archive")
    made = Watching(desk, poll=20, pause=10)
    with qtbot.waitSignal(made.taken):
        made.watch(folder)
    qtbot.wait(150)
    assert warned == ["a.zip is damaged, or no .zip archive."]
    assert (folder / "a.zip").exists()


def test_what_could_not_be_stored_is_tried_again_and_told_once(
    desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netdesk.domain.errors import NetdeskError

    warned: list[str] = []
    tries: list[object] = []
    monkeypatch.setattr(desk.messages, "warn", warned.append)

    def busy(_book: Book, files: object) -> None:
        tries.append(files)
        raise NetdeskError("Another program is writing to the desk.")

    monkeypatch.setattr(verbs, "take", busy)
    card(folder, "a.vcf", "Ana")
    made = Watching(desk, poll=20, pause=10)
    made.watch(folder)
    qtbot.waitUntil(lambda: len(tries) > 2)
    assert warned == ["Another program is writing to the desk."]
    monkeypatch.undo()
    with qtbot.waitSignal(made.taken, check_params_cb=lambda taken: taken.report is not None):
        pass
    assert people(desk) == 1


def test_another_folder_or_none_is_watched_instead(desk: Desk, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    made = Watching(desk, poll=20, pause=10)
    made.watch(folder)
    other = tmp_path / "other"
    other.mkdir()
    card(other, "a.vcf", "Ana")
    with qtbot.waitSignal(made.taken):
        made.watch(other)
    made.watch(None)
    card(folder, "b.vcf", "Ben")
    card(other, "c.vcf", "Cleo")
    qtbot.wait(100)
    assert people(desk) == 1
    assert made._watcher.directories() == []


def test_the_folder_is_chosen_in_the_settings(
    desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = WatchedFolder(desk)
    qtbot.addWidget(row)
    row.show()
    assert not row.stop_button.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    row.choose_button.click()
    assert watching_of(desk).folder == folder
    assert row.stop_button.isVisible()
    row.stop_button.click()
    assert watching_of(desk).folder is None
    assert not row.stop_button.isVisible()


def test_the_program_goes_on_watching_after_a_restart(tmp_path: Path, folder: Path, qapp: object, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    for chosen in ("", str(folder)):
        settings = Settings(tmp_path / "settings.json")
        settings.set(SETTING, chosen)
        program = Program.on(qapp, Book.open(tmp_path / "desk.netdesk", lambda: date(2026, 11, 22)), settings)
        qtbot.addWidget(program.window)
        assert [one.folder for one in program.window.findChildren(Watching)] == ([folder] if chosen else [])
        program.window.close()
        program.close()
