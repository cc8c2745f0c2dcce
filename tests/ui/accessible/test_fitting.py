"""Large letters, small windows, long words and right to left: everything can still be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fitting import clipped
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tour import tour
from whole import whole

from netdesk import i18n
from netdesk.ui.widgets.layout import hbox

SMALL, USUAL, LARGE = QSize(1280, 800), QSize(1440, 900), QSize(3840, 2160)


def cut_off(qtbot: QtBot, folder: Path, scale: float, size: QSize) -> str:
    """What is cut off anywhere in the program, a line each."""
    with whole(qtbot, folder, 30) as one:
        one.program.theme.set_text_scale(scale)
        one.window.resize(size)
        one.settle()
        found = {f"{each} in {scene.name}" for scene in tour(one) for each in clipped(scene.widget, size)}
    return "\n".join(sorted(found))


@pytest.fixture
def language() -> Iterator[None]:
    """The language of before, after the test."""
    before = i18n.language()
    yield
    i18n.use_language(before)


@pytest.mark.parametrize(
    ("scale", "size"),
    [(0.8, SMALL), (1.0, SMALL), (1.0, LARGE), (1.5, USUAL), (2.0, SMALL), (2.0, LARGE)],
    ids=["80", "100", "100-4K", "150", "200", "200-4K"],
)
def test_nothing_is_cut_off_with_letters_of_any_size(qtbot: QtBot, tmp_path: Path, scale: float, size: QSize) -> None:
    assert cut_off(qtbot, tmp_path, scale, size) == ""


def test_nothing_is_cut_off_with_long_words(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: None
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv(i18n.STRETCH, "long")
        i18n.use_language("en_GB")
    assert len(i18n._("Introductions")) > 16
    assert cut_off(qtbot, tmp_path, 1.0, SMALL) == ""


def test_nothing_is_cut_off_from_right_to_left(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert cut_off(qtbot, tmp_path, 1.0, SMALL) == ""
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    page, label, button = QWidget(), QLabel("a label with many words"), QPushButton("and a button with as many")
    label.setFixedWidth(40)
    button.setFixedWidth(40)
    page.setLayout(hbox(label, button, spacing=5))
    qtbot.addWidget(page)
    page.show()
    assert [each.partition("'")[2][:5] for each in clipped(page, SMALL)] == ["a lab", "and a"]
    button.setToolTip(button.text())
    label.setWordWrap(True)
    label.setFixedSize(page.fontMetrics().horizontalAdvance("a label with"), 100)
    page.adjustSize()
    assert clipped(page, SMALL) == []


def test_long_words_keep_what_the_program_puts_in(monkeypatch: pytest.MonkeyPatch, language: None) -> None:
    with monkeypatch.context() as patch:  # over before the language is the one of before again
        patch.setenv(i18n.STRETCH, "long")
        i18n.use_language("en_GB")
    assert i18n._("&Merge…").startswith("&Merge ") and i18n._("&Merge…").endswith("…")
    assert "{done}" in i18n._("{done} of {goal}") and "{goal}" in i18n._("{done} of {goal}")
    assert i18n.plural("{n} day", "{n} days", 3).startswith("3 days")
