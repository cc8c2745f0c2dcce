"""Ctrl+K: what the list below the search field offers, and what the keys do with it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.interaction import Kind
from netdesk.i18n import _
from netdesk.operations import interactions
from netdesk.storage.hits import hits
from netdesk.ui.palette.cheatsheet import CheatSheet
from netdesk.ui.palette.command import Command, Reach, native
from netdesk.ui.palette.offers import command_offers
from netdesk.ui.palette.palette import Palette
from netdesk.ui.palette.registry import commands, sections
from netdesk.ui.preferences.commands import panel_titles
from netdesk.ui.widgets.labels import SectionTitle
from netdesk.ui.window import MainWindow


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 60) as made:
        yield made


def reach_of(one: Whole) -> Reach:
    return Reach(one.window, one.desk, one.people._importer)


def typed(one: Whole, text: str) -> Palette:
    """Ctrl+K, a text, and the answer to it."""
    one.activate()
    one.qtbot.keyClick(one.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    one.qtbot.keyClicks(one.window.search, text)
    one.settle()
    palette = one.window.findChild(Palette)
    assert palette is not None
    return palette


def press(one: Whole, *keys: Qt.Key) -> None:
    for key in keys:
        one.qtbot.keyClick(one.window.search, key)
    one.settle()


def titles(palette: Palette) -> list[str]:
    return [offer.title for offer in palette.popup.offers] if palette.popup.isVisible() else []


# --- commands by their names


def test_words_call_a_command_in_any_order_whatever_their_accents() -> None:
    found = Command("x", "Già così: è la Wiśnia", also="print")
    assert found.called(["wis", "cosi"])
    assert found.called(["print", "gia"])
    assert not found.called(["isnia"])
    assert not found.called(["wis", "elsewhere"])


def test_what_was_used_lately_comes_first() -> None:
    a, b, c = (Command(name, f"Go {name}", lambda: None) for name in "abc")
    shown = [offer.command for offer in command_offers([a, b, c], "go", ["c", "gone", "b"]) if offer.command]
    assert shown == [c, b, a]
    headings = [offer.title for offer in command_offers([a, b, c], "", ["b"]) if not offer.act]
    assert len(headings) == 2


def test_keys_are_shown_as_the_system_calls_them() -> None:
    assert native("Ctrl+Left") == native("Ctrl+A")[:-1] + "←"
    assert native("PgDown") == QKeySequence("PgDown").toString(QKeySequence.SequenceFormat.NativeText)
    assert native("Return") == native("Enter")


# --- the list


def test_the_list_offers_commands_at_once_and_escape_gives_the_keyboard_back(one: Whole) -> None:
    one.window.show_page("events")
    one.settle()
    before = QApplication.focusWidget()
    palette = typed(one, "")
    assert "Undo" in titles(palette)
    assert "Go to Today" in titles(palette)
    assert palette.popup.marked is None
    press(one, Qt.Key.Key_Escape)
    assert not palette.popup.isVisible()
    assert QApplication.focusWidget() is before


def test_enter_runs_the_first_command_and_it_is_remembered(one: Whole) -> None:
    one.window.show_page("events")
    typed(one, "insights go")
    press(one, Qt.Key.Key_Return)
    assert one.window.page == "insights"
    assert one.window.search.text() == ""
    assert one.desk.settings.get("palette.lately") == ["go.insights"]
    one.activate()
    assert titles(typed(one, ""))[:2] == ["Used lately", "Go to Insights"]


def test_enter_waits_for_an_answer_on_its_way(one: Whole) -> None:
    wanted = one.people.model.ids()[3]
    with one.book.reading() as reader:
        name = hits(reader, one.people._rows([wanted])[0].name, 1).people[0].name
    one.window.show_page("today")
    one.settle()
    one.activate()
    one.window.go_to_search()
    one.qtbot.keyClicks(one.window.search, name)
    press(one, Qt.Key.Key_Return)
    assert one.window.page == "people"
    assert one.people.panel.shown is not None
    assert one.people.panel.shown.person.shown == name


def test_people_companies_and_the_warmest_way_are_offered(one: Whole) -> None:
    row = next(row for row in one.people._rows(one.people.model.ids()) if row.organisation)
    one.window.show_page("today")
    palette = typed(one, row.organisation)
    shown = palette.popup.offers
    assert any(offer.person and offer.person.organisation == row.organisation for offer in shown)
    assert any(offer.icon == "company" and offer.title == row.organisation for offer in shown)
    assert any(offer.icon == "path" for offer in shown)
    while palette.popup.marked is None or palette.popup.marked.icon != "company":
        press(one, Qt.Key.Key_Down)
    press(one, Qt.Key.Key_Return)
    assert one.window.page == "people"
    assert {each.organisation for each in one.people._rows(one.people.model.ids())} == {row.organisation}


def test_a_note_opens_its_person_where_it_stands(one: Whole) -> None:
    book, person = one.book, one.find("ana")
    old = book.today - timedelta(days=300)
    said = interactions.log(book, [person], Kind.CALL, on=old, note="The zeppelin works in Friedrichshafen")
    one.window.show_page("today")
    palette = typed(one, "zeppelin")
    one.qtbot.waitUntil(lambda: any(offer.icon == "note" for offer in palette.popup.offers), timeout=5000)
    (act,) = (offer.act for offer in palette.popup.offers if offer.icon == "note")
    assert act
    act()
    one.settle()
    timeline = one.people.panel.timeline
    one.qtbot.waitUntil(lambda: timeline._list.currentIndex().isValid(), timeout=5000)
    assert timeline._model.lines[timeline._list.currentIndex().row()].ref == said.id
    assert timeline._list.visibleRegion().contains(timeline._list.visualRect(timeline._list.currentIndex()).center())


def test_on_the_page_of_people_enter_stays_that_of_the_list(one: Whole) -> None:
    name = one.people._rows(one.people.model.ids())[5].name
    palette = typed(one, name)
    assert not any(offer.person for offer in palette.popup.offers)
    assert palette.popup.marked is None
    press(one, Qt.Key.Key_Return)
    assert one.people.panel.shown is not None
    assert one.people.panel.shown.person.shown == name
    assert one.window.search.text() == name


def test_on_the_page_of_people_a_command_is_taken_with_the_arrows_or_where_nobody_matches(one: Whole) -> None:
    one.people.setFocus()
    palette = typed(one, "go to netw")
    assert palette.popup.marked is not None
    press(one, Qt.Key.Key_Return)
    assert one.window.page == "network"
    assert one.people.filters.query.text == ""


def test_a_letter_alone_offers_nothing_over_the_list_of_people(one: Whole) -> None:
    one.people.setFocus()
    assert titles(typed(one, "g")) == []


def test_escape_on_the_page_of_people_first_empties_the_field(one: Whole) -> None:
    one.people.view.setFocus()
    typed(one, "mar")
    press(one, Qt.Key.Key_Escape)
    assert one.window.search.text() == ""
    assert one.window.search.hasFocus()
    press(one, Qt.Key.Key_Escape)
    assert one.people.view.hasFocus()


def test_the_list_goes_when_the_keyboard_does(one: Whole) -> None:
    palette = typed(one, "")
    one.people.view.setFocus()
    assert not palette.popup.isVisible()


# --- the registry


def keys_of(one: Whole) -> set[str]:
    """Every shortcut that is anywhere in the window, all pages made; dialogs tell their own."""
    for place in one.window.places:
        one.window.show_page(place.key)
        one.settle()
    shortcuts = [key for each in one.window.findChildren(QShortcut) for key in each.keys()[:1]]
    actions = [each.shortcut() for each in one.window.findChildren(QAction)]
    buttons = [each.shortcut() for each in one.window.findChildren(QPushButton) if "&" not in each.text()]
    found = {key.toString(QKeySequence.SequenceFormat.PortableText) for key in (*shortcuts, *actions, *buttons)}
    return {key for key in found if key}


def test_every_key_of_the_window_is_in_the_registry(one: Whole) -> None:
    told = {
        _portable(key) for section in sections(reach_of(one)) for each in section.commands for key in each.keys.split()
    }
    found = keys_of(one)
    assert {"Ctrl+K", "F1", "Ctrl+L", "Alt+M", "Ctrl+Shift+T"} <= found
    assert {_portable(key) for key in found} - told == set()


def _portable(key: str) -> str:
    """Both keys that go on are one."""
    return QKeySequence(key.replace("Enter", "Return")).toString(QKeySequence.SequenceFormat.PortableText)


def test_every_key_that_is_told_to_work_everywhere_is_there(one: Whole) -> None:
    told = {each.keys for each in sections(reach_of(one))[0].commands if each.keys and each.id != "lock"}
    assert {_portable(key) for key in told} - {_portable(key) for key in keys_of(one)} == set()


def test_ids_are_there_once(one: Whole) -> None:
    ids = [each.id for section in sections(reach_of(one)) for each in section.commands if each.id]
    assert len(ids) == len(set(ids))


def test_every_panel_of_the_settings_is_a_command(one: Whole) -> None:
    page = one.window.show_page("settings")
    titled = [each for each in page.findChildren(SectionTitle) if each.parentWidget().property("look") == "panel"]
    assert [each.text() for each in titled] == panel_titles()


@pytest.mark.parametrize("command", ["theme.dark", "text.larger", "people.dense", "event.brief", "settings.1", "goals"])
def test_commands_do_what_they_say(one: Whole, command: str) -> None:
    window: MainWindow = one.window
    one.activate()
    found = next(each for each in commands(reach_of(one)) if each.id == command)
    assert found.act is not None
    found.act()
    one.settle()
    done = {
        "theme.dark": lambda: one.desk.theme.dark,
        "text.larger": lambda: one.desk.theme.text_scale == 1.1,
        "people.dense": lambda: one.desk.settings.get("people.dense") is True,
        "event.brief": lambda: window.page == "events",
        "settings.1": lambda: window.page == "settings" and titled_above(window.focusWidget()) == panel_titles()[1],
        "goals": lambda: any(each.isVisible() for each in QApplication.topLevelWidgets() if each is not window),
    }
    assert done[command]()
    one.desk.theme.set_mode("light")
    one.desk.theme.set_text_scale(1.0)


def titled_above(widget: QWidget) -> str:
    """The title of the panel that a widget stands in."""
    while widget.property("look") != "panel":
        widget = widget.parentWidget()
    title = widget.findChild(SectionTitle)
    assert title is not None
    return title.text()


# --- the sheet of keys


def test_f1_opens_the_sheet_with_the_keys_of_the_page_first_and_closes_it(one: Whole) -> None:
    one.window.show_page("network")
    one.activate()
    one.qtbot.keyClick(one.window, Qt.Key.Key_F1)
    sheet = one.window.findChild(CheatSheet)
    assert sheet is not None
    assert [each.key for each in sheet.sections[:2]] == ["", "network"]
    one.qtbot.waitUntil(sheet.field.hasFocus)
    with one.qtbot.waitSignal(sheet.destroyed):
        one.qtbot.keyClick(sheet.field, Qt.Key.Key_F1)


def test_the_sheet_is_narrowed_by_typing(one: Whole) -> None:
    one.window.show_page("people")
    one.activate()
    one.qtbot.keyClick(one.window, Qt.Key.Key_F1)
    sheet = one.window.findChild(CheatSheet)
    assert sheet is not None
    one.qtbot.keyClicks(sheet.field, _("Undo"))
    one.qtbot.waitUntil(
        lambda: {each.text() for each in shown_titles(sheet)} == {"Everywhere", "Triage", "How was it?", "In the room"}
    )
    sheet.field.clear()
    one.qtbot.keyClicks(sheet.field, "qqqq")
    one.qtbot.waitUntil(lambda: sheet._told.isVisible())
    one.qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    sheet.close()


def shown_titles(sheet: CheatSheet) -> list[SectionTitle]:
    return [each for each in sheet.findChildren(SectionTitle) if each.isVisible()]
