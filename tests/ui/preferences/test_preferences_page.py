"""Settings: the appearance works at once, the thresholds when applied."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from demodesk import demo_desk
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.person import Name, Person
from netdesk.domain.policy import DEFAULT_POLICY, Cadence
from netdesk.domain.stage import Stage
from netdesk.operations import cadence, people
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.preferences.movers import Movers
from netdesk.ui.preferences.page import PreferencesPage
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import ClickLabel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book = Book.open(demo_desk(tmp_path, 40), lambda: date(2026, 11, 22))
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


def test_the_language_is_kept_for_the_next_start(page: PreferencesPage, desk: Desk) -> None:
    box = page.appearance.language
    assert [box.itemText(row) for row in range(1, box.count())] == ["English", "Italiano", "Polski"]
    assert box.currentData() == ""
    box.setCurrentIndex(box.findData("it"))
    box.activated.emit(box.currentIndex())
    assert desk.settings.get("language") == "it"
    assert desk.messages.message.text.endswith("Italiano")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert desk.settings.get("language") == ""


def test_thresholds_are_told_then_applied_and_undone(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    rules = page.rules
    assert rules.thresholds.policy() == DEFAULT_POLICY
    assert not rules.preview_button.isEnabled() and not rules.defaults_button.isEnabled()
    rules.thresholds.numbers["referrals"].setValue(9)
    rules.thresholds.cadences["visibility"][1].setValue(150)
    wanted = replace(DEFAULT_POLICY, referrals=9, visibility=Cadence(60, 150))
    assert rules.apply_button.isHidden(), "what would change comes first"
    before = stages(desk)
    page.activateWindow()
    rules.preview_button.setFocus()
    qtbot.waitUntil(rules.preview_button.hasFocus)
    qtbot.mouseClick(rules.preview_button, LEFT)
    qtbot.waitUntil(lambda: not rules.apply_button.isHidden())
    assert page.focusWidget() is rules.apply_button, "Apply took the place of what had the keyboard"
    told = [line.text() for line in rules.changes.findChildren(QLabel)]
    falling = before[Stage.PROFITABILITY]
    assert f"{falling} people would fall from Profitability to Credibility" in told
    assert stages(desk) == before and desk.book.policy == DEFAULT_POLICY
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseClick(rules.apply_button, LEFT)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert desk.book.policy == wanted and not rules.preview_button.isEnabled()
    assert stages(desk) == {**before, Stage.PROFITABILITY: 0, Stage.CREDIBILITY: before[Stage.CREDIBILITY] + falling}
    assert desk.messages.message.text == "The trust rules are in use"
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert desk.book.policy == DEFAULT_POLICY and stages(desk) == before
    assert rules.thresholds.policy() == DEFAULT_POLICY, "the numbers show what is in use"
    with qtbot.waitSignal(desk.changed):
        desk.redo()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert rules.thresholds.policy() == wanted
    rules.defaults_button.click()
    assert rules.thresholds.policy() == DEFAULT_POLICY and rules.preview_button.isEnabled()


def stages(desk: Desk) -> dict[Stage, int]:
    with desk.book.reading() as reader:
        return people_counts(reader).stages


def test_what_was_told_is_told_no_longer_when_numbers_or_people_change(
    page: PreferencesPage, desk: Desk, qtbot: QtBot
) -> None:
    rules = page.rules
    rules.thresholds.numbers["referrals"].setValue(9)
    rules.preview()
    qtbot.waitUntil(lambda: not rules.apply_button.isHidden())
    rules.thresholds.numbers["referrals"].setValue(8)
    assert rules.apply_button.isHidden() and rules.changes.isHidden()
    rules.thresholds.numbers["referrals"].setValue(9)
    assert not rules.apply_button.isHidden(), "these were told already"
    with qtbot.waitSignal(desk.changed):
        desk.run(lambda book: people.add(book, Person(name=Name(full="Zoe"))))
    assert rules.apply_button.isHidden()


def test_a_sentence_opens_the_names_behind_it(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    rules = page.rules
    rules.thresholds.numbers["referrals"].setValue(9)
    rules.preview()
    qtbot.waitUntil(lambda: not rules.apply_button.isHidden())
    line = next(line for line in rules.changes.findChildren(ClickLabel) if "would fall" in line.text())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    movers = page.window().findChild(Movers)
    assert movers is not None
    qtbot.waitUntil(lambda: movers.list.model().rowCount() > 0)
    assert str(movers.list.model().rowCount()) == line.text().split()[0]
    with qtbot.waitSignal(desk.person_wanted) as asked:
        movers.list.activated.emit(movers.list.model().index(0, 0))
    with desk.book.reading() as reader:
        assert reader.get(Person, asked.args[0]).shown == movers.list.model().index(0, 0).data()
    movers.close()


def test_a_preview_and_an_application_can_be_cancelled(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    rules = page.rules
    rules.thresholds.numbers["referrals"].setValue(9)
    before = stages(desk)
    for start in (rules.preview, rules.apply):
        start()
        assert rules._job is not None
        rules._job.cancel()
        qtbot.waitUntil(lambda: not desk.jobs.busy)
        assert rules.apply_button.isHidden() and rules.preview_button.isEnabled()
        assert desk.book.policy == DEFAULT_POLICY and stages(desk) == before


def test_an_impossible_cadence_cannot_be_applied(page: PreferencesPage) -> None:
    rules = page.rules
    rules.thresholds.cadences["card"][1].setValue(1)
    assert "cannot be shorter" in rules.notice.text and not rules.preview_button.isEnabled()
    rules.thresholds.cadences["card"][1].setValue(9)
    assert rules.notice.text == "" and rules.preview_button.isEnabled()


def test_a_tag_has_a_cadence_of_its_own(page: PreferencesPage, desk: Desk, qtbot: QtBot) -> None:
    cadences = page.tag_cadences
    qtbot.waitUntil(lambda: cadences.tags.count() > 0)
    tag = cadences.tags.currentText()
    cadences.ideal.setValue(11)
    cadences.longest.setValue(10)
    cadences.add()
    assert "cannot be shorter" in cadences.notice.text
    cadences.longest.setValue(22)
    cadences.add_button.click()
    qtbot.waitUntil(lambda: tag in cadences.lines)
    assert tag not in [cadences.tags.itemText(row) for row in range(cadences.tags.count())]
    assert [box.value() for box in cadences.lines[tag]] == [11, 22]
    cadences.lines[tag][1].setValue(33)
    cadences.lines[tag][1].editingFinished.emit()
    qtbot.waitUntil(lambda: kept(desk)[tag] == Cadence(11, 33))
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    desk.undo()
    qtbot.waitUntil(lambda: cadences.lines[tag][1].value() == 22)
    drop = next(each for each in page.findChildren(QToolButton) if each.accessibleName() == f"Remove: {tag}")
    drop.click()
    qtbot.waitUntil(lambda: tag not in kept(desk))
    qtbot.waitUntil(lambda: tag not in cadences.lines)


def kept(desk: Desk) -> dict[str, Cadence]:
    with desk.book.reading() as reader:
        return {one.tag: one.cadence for one in cadence.tag_cadences(reader)}


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
