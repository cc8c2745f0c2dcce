"""Every dialog of the system can be cancelled: nothing is changed, written, kept or said by it, and nothing raised.

The functions that ask by such a dialog are found in the source, so that none is forgotten; each is called with
stand-ins for what it works with, and its dialog cancelled. What a user meets most is tried on the whole program too.
"""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.query import PeopleQuery
from netdesk.storage.people import people_ids
from netdesk.ui.importing import Importer

UI = Path(__file__).parents[2] / "netdesk" / "ui"
KINDS = {"QFileDialog", "QInputDialog", "QPrintDialog", "QPageSetupDialog", "QColorDialog", "QFontDialog"}


def asking() -> Iterator[tuple[str, str]]:
    """Module and name of every function or method in which a dialog of the system is opened."""
    for file in sorted(UI.rglob("*.py")):
        module = "netdesk.ui." + ".".join(file.relative_to(UI).with_suffix("").parts)
        for name, node in _functions(ast.parse(file.read_text(encoding="utf-8")), ""):
            if any(isinstance(call, ast.Call) and _named(call.func) & KINDS for call in ast.walk(node)):
                yield module, name


def _functions(tree: ast.AST, outer: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield f"{outer}{node.name}", node


def _named(func: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(func) if isinstance(node, ast.Name)}


@pytest.fixture
def cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """All dialogs of the toolkit are cancelled."""
    dialog = a_dialog()
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, getattr(dialog, name))
    for name in ("getText", "getItem"):
        monkeypatch.setattr(QInputDialog, name, getattr(dialog, name))


def a_dialog(asked: Callable[[], object] = lambda: None) -> MagicMock:
    """A dialog of the system that is cancelled, whoever its parent is; `asked` is called when it is."""
    dialog = MagicMock()
    answers = {
        **dict.fromkeys(("getOpenFileName", "getSaveFileName"), ("", "")),
        **dict.fromkeys(("getText", "getItem"), ("half a word", False)),
        "getOpenFileNames": ([], ""),
        "getExistingDirectory": "",
        "return_value.exec": QDialog.DialogCode.Rejected,
    }
    for name, answer in answers.items():
        attrgetter(name)(dialog).side_effect = lambda *_told, answer=answer, **_more: (asked(), answer)[1]
    return dialog


KNOWN: dict[str, object] = {
    "paper": "A4",
    "kind": "png",
    "title": "Title",
    "pages": 1,
    "self._when": datetime(2026, 11, 22, 17, 0),
    "self._person.shown": "Zoë Ćwik",
    "sheet.title": "Sheet",
    "self._plot.chart": "stages",
    "self._desk.book.today": date(2026, 11, 22),
    "promise.due_on": date(2026, 11, 20),
}
"""What must be a value for the functions to come as far as their dialog."""


@pytest.mark.parametrize(("module", "name"), [pytest.param(*one, id=".".join(one)[11:]) for one in asking()])
def test_cancelling_changes_nothing(
    qtbot: QtBot, cancelled: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    place = importlib.import_module(module)
    function: Any = place
    for part in name.split("."):
        function = inspect.getattr_static(function, part) if inspect.isclass(function) else getattr(function, part)
    function = getattr(function, "__func__", function)
    whole_of, asked = MagicMock(name="everything"), []
    for kind in KINDS & vars(place).keys():
        monkeypatch.setattr(place, kind, a_dialog(lambda: asked.append(len(whole_of.mock_calls))))
    for path, value in KNOWN.items():
        owner, _dot, last = path.rpartition(".")
        setattr(attrgetter(owner)(whole_of) if owner else whole_of, last, value)
    for desk in (whole_of.desk, whole_of.self._desk):  # what is first fetched is there at once
        desk.fetch.side_effect = lambda _key, _look, done, **_more: done([])
    arguments = [getattr(whole_of, each) for each in inspect.signature(function).parameters]
    result = function(*arguments)
    assert not result, "there is nothing to go on with"
    assert len(asked) == 1 and not whole_of.mock_calls[asked[0] :], "nothing happens after it"
    assert not list(tmp_path.iterdir())


def test_the_search_finds_what_is_there() -> None:
    found = {f"{module.rpartition('.')[2]}.{name}" for module, name in asking()}
    assert {"importing.Importer.choose", "printing.ask_printer", "calendarfile.save_calendar"} & found
    assert len(found) > 20


# --- on the whole program


def test_what_is_chosen_from_the_window_can_be_cancelled(qtbot: QtBot, tmp_path: Path, cancelled: None) -> None:
    with whole(qtbot, tmp_path, 5) as one:
        before = state(one)
        page = one.people
        page.view.selectAll()
        page.tag_selected()
        page.export_selected()
        one.settle()
        Importer(one.window, one.desk).choose()
        one.settle()
        assert state(one) == before and one.said == "" and not one.problems


def test_a_file_dialog_is_cancelled_when_the_window_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    """As when the program is told to end while the user looks for a file: the dialog is the toolkit's own."""
    with whole(qtbot, tmp_path, 5) as one:
        importer = Importer(one.window, one.desk)
        gone: list[bool] = []

        def end() -> None:
            one.window.close()
            gone.append(not one.window.isVisible())
            for dialog in QApplication.topLevelWidgets():
                if isinstance(dialog, QFileDialog):
                    dialog.reject()

        QTimer.singleShot(300, end)
        importer.choose()
        assert gone == [True] and not one.problems


def state(one: Whole) -> tuple[object, ...]:
    """What the desk and the settings hold."""
    with one.book.reading() as reader:
        return (people_ids(reader, PeopleQuery()), one.book.undoable, dict(one.program.settings._values))
