"""The frame: pages made when first shown, badges, keys, drops, and its place on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.drop import DropVeil
from netdesk.ui.window import MainWindow

pytestmark = pytest.mark.usefixtures("theme")
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Kept(dict[str, str]):
    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        return dict.get(self, key, default)

    def set(self, key: str, value: str) -> None:
        self[key] = value


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, made: list[str]) -> MainWindow:
    window = MainWindow(Kept())
    qtbot.addWidget(window)

    def page(key: str) -> QWidget:
        made.append(key)
        return QLabel(key)

    for key in ("today", "people", "network"):
        window.add_page(key, key.title(), key, lambda k=key: page(k))
    window.add_page("settings", "Settings", "settings", lambda: page("settings"), foot=True)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_pages_are_made_when_first_shown(window: MainWindow, made: list[str], qtbot: QtBot) -> None:
    assert made == [] and window.page == ""
    with qtbot.waitSignal(window.page_shown) as shown:
        page = window.show_page("people")
    assert shown.args == ["people"] and made == ["people"] and page.isVisible() and window.page == "people"
    window.show_page("today")
    assert window.show_page("people") is page and made == ["people", "today"] and not page.isHidden()
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_the_rail_and_the_keys_open_pages(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.rail.button("network"), LEFT)
    assert window.page == "network" and window.rail.button("network").isChecked()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "today" and not window.rail.button("network").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "settings"


def test_search_is_a_key_away(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.show_page("people")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.search.hasFocus)


def test_badges_are_shown_and_spoken(window: MainWindow) -> None:
    people = window.rail.button("people")
    window.set_badge("people", "1,284")
    assert people.badge == "1,284" and people.accessibleName() == "People, 1,284"
    window.set_badge("people", "")
    assert people.accessibleName() == "People"


def test_a_narrow_window_keeps_the_icons(window: MainWindow) -> None:
    window.resize(1200, 700)
    wide = window.rail.width()
    window.resize(900, 700)
    QApplication.processEvents()
    assert window.rail.width() < wide / 2
    assert window.rail.button("people").text() == "" and "People" in window.rail.button("people").toolTip()
    window.resize(1200, 700)
    QApplication.processEvents()
    assert window.rail.width() == wide and "People" in window.rail.button("people").text()


def test_buttons_belong_to_a_page_or_to_all(window: MainWindow, qtbot: QtBot) -> None:
    heard: list[str] = []
    log = window.add_button("Log", lambda: heard.append("log"), icon_name="plus", look="primary", shortcut="Ctrl+L")
    export = window.add_button("Export", lambda: heard.append("export"), page="network")
    window.show_page("people")
    assert log.isVisible() and not export.isVisible()
    window.show_page("network")
    assert log.isVisible() and export.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: heard == ["log"])


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def test_files_can_be_dropped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Wiśnia.vcf"
    data = dragged(QUrl.fromLocalFile(str(file)))
    veil = window.findChild(DropVeil)
    enter = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted() and veil.isVisible()
    with qtbot.waitSignal(window.files_dropped) as dropped:
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
    assert dropped.args == [[file]] and not veil.isVisible()


def test_other_drags_are_refused(window: MainWindow) -> None:
    veil = window.findChild(DropVeil)
    data = dragged(QUrl("https://example.org/card.vcf"))
    enter = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted() and not veil.isVisible()
    veil.cover()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not veil.isVisible()


def test_the_place_on_the_screen_is_kept(qtbot: QtBot) -> None:
    kept = Kept()
    first = MainWindow(kept)
    qtbot.addWidget(first)
    first.resize(760, 500)
    first.show()
    with qtbot.waitSignal(first.closing):
        first.close()
    second = MainWindow(kept)
    qtbot.addWidget(second)
    second.show()
    assert second.size() == first.size()


def test_everything_with_focus_has_a_name(window: MainWindow) -> None:
    window.show_page("today")
    window.messages.tell("Saved")
    window.add_button("Log", lambda: None)
    unnamed = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
