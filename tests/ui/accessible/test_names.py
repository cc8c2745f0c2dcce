"""Whoever cannot see the window is told of everything in it: what it is called, what it is, what it holds."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from spoken import problems
from tour import tour
from whole import whole

from netdesk.i18n import _
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import ClickLabel
from netdesk.ui.widgets.spoken import tell_roles

Text = QAccessible.Text


def test_whatever_takes_the_keyboard_has_a_name_a_role_and_a_value(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 30) as one:
        found: set[str] = set()
        seen = 0
        for scene in tour(one):
            found.update(f"{problem} in {scene.name}" for problem in problems(scene.widget))
            seen += 1
    assert not found, "\n".join(sorted(found))
    assert seen > 45


def test_what_has_no_name_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, area = QLineEdit(page), QWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName("area")
    field.setPlaceholderText("a hint is no name")
    page.show()
    assert {each.partition(":")[0] for each in problems(page)} == {"no name", "no role"}


def test_a_link_is_pressed_without_a_mouse(qtbot: QtBot) -> None:
    tell_roles()
    pressed: list[str] = []
    link = ClickLabel(_("Open"), lambda: pressed.append("pressed"))
    qtbot.addWidget(link)
    told = QAccessible.queryAccessibleInterface(link)
    assert (told.role(), told.text(Text.Name)) == (QAccessible.Role.Link, "Open")
    told.actionInterface().doAction("Press")
    assert pressed == ["pressed"]


def test_the_line_of_a_choice_is_called_as_the_choice(qtbot: QtBot) -> None:
    box = ChoiceBox("Minutes")
    qtbot.addWidget(box)
    box.setEditable(True)
    assert box.lineEdit().accessibleName() == "Minutes"
