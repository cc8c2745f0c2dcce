"""The columns of a list are shown with what they are, and corrected by mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from netdesk.lists.mapping import suggest
from netdesk.lists.table import read_table
from netdesk.lists.target import Target
from netdesk.ui.lists.called import targets
from netdesk.ui.lists.dialog import MappingDialog
from netdesk.ui.lists.preview import SHOWN, Preview
from netdesk.ui.theme import Theme

LIST = "Kto;Gdzie;Łączność;Uwagi\n" + "Żółć Ana;Łódź, Polska;ana@x.example;tak\n;Kraków;;nic\n"
Opened = Callable[..., MappingDialog]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    def open_dialog(text: str = LIST, charset: str = "utf-8") -> MappingDialog:
        data = text.encode(charset)
        table = read_table(data)
        dialog = MappingDialog(data, table, suggest(table), name="ludzie.csv")
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        return dialog

    return open_dialog


def choose(box: QComboBox, text: str) -> None:
    """Choose by hand what is called so."""
    at = box.findText(text)
    assert at >= 0, text
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_list_is_shown_with_what_its_columns_are(opened: Opened) -> None:
    dialog = opened()
    assert [box.currentText() for box in dialog.columns.boxes] == [
        "Full name",
        "Into the note",
        "Mail address",
        "Into the note",
    ]
    assert dialog.model.index(0, 1).data() == "Łódź, Polska"
    assert (dialog.charset.currentText(), dialog.delimiter.currentText()) == ("UTF-8", "Semicolon")
    assert dialog.said == "1 person · 1 row names nobody"


def test_a_column_is_corrected(opened: Opened) -> None:
    dialog = opened()
    choose(dialog.columns.boxes[1], "Town")
    choose(dialog.columns.boxes[0], "Last name")
    assert dialog.mapping.targets == (Target.FAMILY, Target.TOWN, Target.MAIL, Target.NOTE)
    assert dialog.columns.boxes[1].currentText() == "Town"


def test_without_anybody_nothing_can_come_in(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    for box in dialog.columns.boxes:
        choose(box, "Town")
    assert "Choose the column" in dialog.said
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    choose(dialog.columns.boxes[3], "Company")
    assert dialog.said == "2 people"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible() and dialog.result() == MappingDialog.DialogCode.Accepted


def test_another_charset_keeps_what_was_corrected(opened: Opened) -> None:
    dialog = opened("Imię;Rola\nZażółć;gęślą jaźń\n", "cp1250")
    choose(dialog.columns.boxes[1], "Nickname")
    choose(dialog.charset, "Central Europe (Windows)")
    assert dialog.table.rows[0].cells == ("Zażółć", "gęślą jaźń")
    assert dialog.mapping.targets == (Target.GIVEN, Target.NICKNAME)
    choose(dialog.charset, "UTF-8")
    problems = [widget for widget in dialog.findChildren(QWidget) if widget.property("tone") == "warn"]
    assert any(widget.isVisible() for widget in problems)


def test_another_delimiter_makes_other_columns(opened: Opened) -> None:
    dialog = opened()
    choose(dialog.columns.boxes[0], "Nickname")
    choose(dialog.delimiter, "Comma")
    assert dialog.table.delimiter == "," and len(dialog.columns.boxes) == len(dialog.table.header)
    choose(dialog.delimiter, "Semicolon")
    assert dialog.mapping.targets[0] is Target.FULL_NAME, "the columns were others meanwhile"


def test_a_reading_that_fails_is_told_and_taken_back(opened: Opened) -> None:
    dialog = opened("Name;Mail\n" + "Ana;a@b.example\n" * 3)
    before = dialog.table
    dialog.charset.addItem("nonsense", "no such charset")
    choose(dialog.charset, "nonsense")
    assert "There is no charset" in dialog.notice.text
    assert dialog.table is before and dialog.charset.currentText() == "UTF-8"
    assert QGuiApplication.overrideCursor() is None
    choose(dialog.charset, "Western Europe (Windows)")
    assert dialog.notice.text == ""


def test_a_charset_that_is_not_offered_is_shown_all_the_same(opened: Opened) -> None:
    dialog = opened("Name\tMail\nAna\ta@b.example\n", "utf-16-le")
    assert dialog.charset.currentText() == "utf-16-le" and dialog.delimiter.currentText() == "Tab"


def test_every_target_is_offered_once() -> None:
    assert set(targets()) == set(Target)
    assert len(set(targets().values())) == len(Target)


def test_only_the_first_rows_are_shown(qtmodeltester: object, opened: Opened) -> None:
    dialog = opened("Name,Note\n" + 'Ana,"one\ntwo"\n' * 80)
    assert (dialog.model.rowCount(), dialog.model.columnCount()) == (SHOWN, 2)
    assert dialog.model.rowCount(dialog.model.index(0, 0)) == 0
    assert dialog.model.index(0, 1).data() == "one two"
    assert dialog.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "one\ntwo"
    assert dialog.said == "80 people"
    qtmodeltester.check(Preview(dialog.table))  # type: ignore[attr-defined]


def test_ragged_rows_show_what_they_have(qtbot: QtBot) -> None:
    model = Preview(read_table(b"Name,Mail\nAna\nBen,b@c.example,more\n"))
    assert [model.index(row, column).data() for row in range(2) for column in range(2)] == [
        "Ana",
        "",
        "Ben",
        "b@c.example",
    ]
    assert model.columnCount(QModelIndex()) == 2


def test_tab_goes_from_the_list_through_its_columns(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened("A,B,C,D,E,F,G,H,I,Name\n" + "x,x,x,x,x,x,x,x,x,Ana\n")
    dialog.view.setFocus()
    for box in dialog.columns.boxes:
        focused = QApplication.focusWidget()
        assert focused
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is box, QApplication.focusWidget()
    assert dialog.rect().contains(box.mapTo(dialog, box.rect().center())), "scrolled to where the focus is"
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert dialog.mapping.targets[-1] is next(iter(targets())), "arrow keys choose"


def test_choices_stay_below_their_names(opened: Opened) -> None:
    dialog = opened(
        "A very long name of a column that nobody can read at once " * 4 + ",B,C,D,E,F,Name\nx,x,x,x,x,x,Ana\n"
    )
    columns = dialog.columns
    columns.resizeSection(0, 400)
    dialog.view.horizontalScrollBar().setValue(50)
    for at, box in enumerate(columns.boxes):
        assert abs(box.x() - columns.sectionViewportPosition(at)) < 10
        assert box.width() <= columns.sectionSize(at)
        assert box.y() > columns.fontMetrics().height() and box.geometry().bottom() < columns.height()


def test_hundreds_of_columns_are_shown(opened: Opened) -> None:
    dialog = opened(",".join(["Name", *(f"x{at}" for at in range(400))]) + "\nAna\n")
    assert len(dialog.columns.boxes) == 401


def test_everything_with_focus_has_a_name(opened: Opened) -> None:
    dialog = opened()
    unnamed = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(dialog)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
