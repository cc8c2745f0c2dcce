"""Settings: the appearance works at once, the thresholds when applied."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.policy import DEFAULT_POLICY, Cadence
from netdesk.operations import demo
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.preferences.page import PreferencesPage
from netdesk.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled desk, made once and copied for every test."""
    file = tmp_path_factory.mktemp("demo") / "desk.netdesk"
    book = Book.open(file, lambda: date(2026, 11, 22))
    demo.fill(book, 40)
    book.close()
    return file


@pytest.fixture
def desk(demo_desk: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    shutil.copy(demo_desk, tmp_path / "desk.netdesk")
    book = Book.open(tmp_path / "desk.netdesk", lambda: date(2026, 11, 22))
    jobs, messages = Jobs(), MessageBar()
    qtbot.addWidget(messages)
    desk = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreferencesPage:
    made = PreferencesPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def test_the_appearance_is_switched_and_remembered(page: PreferencesPage, desk: Desk, tmp_path: Path) -> None:
    page.appearance.modes["dark"].click()
    assert desk.theme.dark and Settings(tmp_path / "settings.json").get("theme") == "dark"
    page.appearance.modes["light"].click()
    assert not desk.theme.dark


def test_text_grows_after_a_pause(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    assert (page.appearance.text_size.minimum(), page.appearance.text_size.maximum()) == (80, 200)
    page.appearance.text_size.setValue(150)
    assert desk.theme.text_scale == 1.0
    qtbot.waitUntil(lambda: desk.theme.text_scale == 1.5)
    assert desk.settings.get("text_scale") == 1.5
    page.appearance.text_size.setValue(100)
    qtbot.waitUntil(lambda: desk.theme.text_scale == 1.0)


def test_the_paper_is_remembered(page: PreferencesPage, desk: Desk) -> None:
    assert page.appearance.papers["A4"].isChecked()
    page.appearance.papers["Letter"].click()
    assert desk.settings.get("paper") == "Letter"


def test_thresholds_are_applied_and_go_back(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    assert page.thresholds.policy() == DEFAULT_POLICY
    assert not page.apply_button.isEnabled() and not page.defaults_button.isEnabled()
    page.thresholds.numbers["grown_days"].setValue(5)
    page.thresholds.cadences["visibility"][1].setValue(150)
    wanted = replace(DEFAULT_POLICY, grown_days=5, visibility=Cadence(60, 150))
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(page.apply_button, LEFT)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert desk.book.policy == wanted and not page.apply_button.isEnabled()
    assert desk.messages.message.text == "The trust rules are in use"
    page.defaults_button.click()
    assert page.thresholds.policy() == DEFAULT_POLICY and page.apply_button.isEnabled()
    with qtbot.waitSignal(desk.changed):
        page.apply()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert desk.book.policy == DEFAULT_POLICY


def test_an_impossible_cadence_cannot_be_applied(page: PreferencesPage) -> None:
    page.thresholds.cadences["card"][1].setValue(1)
    assert "cannot be shorter" in page.notice.text and not page.apply_button.isEnabled()
    page.thresholds.cadences["card"][1].setValue(9)
    assert page.notice.text == "" and page.apply_button.isEnabled()


def test_the_program_says_where_things_are(
    page: PreferencesPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    said = " ".join(each.text() for each in page.findChildren(QLabel))
    assert str(tmp_path / "desk.netdesk") in said and "not affiliated" in said and "Lucide" in said
    buttons = {each.accessibleName(): each for each in page.findChildren(QPushButton)}
    buttons["Open folder: Your desk"].click()
    assert opened == [str(tmp_path)]
    page._open(tmp_path / "nowhere")
    assert "nothing in it yet" in desk.messages.message.text and len(opened) == 1


def test_everything_with_focus_has_a_name(page: PreferencesPage) -> None:
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
