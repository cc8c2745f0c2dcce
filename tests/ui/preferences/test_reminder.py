"""The reminder: off until asked for, once a day at its hour, with names only where they may be seen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.person import Name, Person
from netdesk.operations import people, promises
from netdesk.ui.preferences import reminder as preferences
from netdesk.ui.preferences.page import PreferencesPage
from netdesk.ui.today import reminder
from netdesk.ui.today.reminder import Reminder, reminder_of


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        person = people.add(made.book, Person(name=Name(full="Ewa Lis", given="Ewa")))
        promises.make(made.book, made.book.me, person.id, "two names", due_on=TODAY - timedelta(days=1))
        made.settle()
        yield made


def settings_of(one: Whole) -> preferences.ReminderSettings:
    page = one.window.show_page("settings")
    assert isinstance(page, PreferencesPage)
    return page.findChildren(preferences.ReminderSettings)[0]


def test_without_a_tray_it_says_so(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preferences, "available", lambda: False)
    shown = settings_of(one)
    assert shown.missing.isVisibleTo(shown) and not shown.on.isEnabled() and not shown.on.isChecked()


def test_it_tells_once_a_day_and_names_nobody_unless_wanted(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (preferences, reminder):
        monkeypatch.setattr(module, "available", lambda: True)
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        reminder.QSystemTrayIcon, "showMessage", lambda _tray, title, text, _icon, _time: said.append((title, text))
    )
    shown = settings_of(one)
    assert one.desk.messages.findChild(Reminder) is None and not shown.hour.isEnabled()
    shown.hour.setValue(0)
    shown.on.setChecked(True)
    one.qtbot.waitUntil(lambda: len(said) == 1)
    assert said[0][0] == "1 person to care for today" and "Ewa" not in said[0][1]
    reminder_of(one.desk).look()
    one.settle()
    assert len(said) == 1
    shown.private.setChecked(False)
    monkeypatch.setattr(one.book, "_today", lambda: TODAY + timedelta(days=1))
    reminder_of(one.desk).look()
    one.qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1][1] == "Ewa Lis: You promised: two names – 2 days late; only a card, since yesterday"
    shown.on.setChecked(False)
    assert not reminder_of(one.desk)._timer.isActive()


def test_the_page_to_start_with_is_kept(one: Whole) -> None:
    page = one.window.show_page("settings")
    assert isinstance(page, PreferencesPage)
    assert page.appearance.starts["people"].isChecked()
    page.appearance.starts["today"].click()
    assert one.program.start_page == "today"
