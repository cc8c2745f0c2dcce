"""What is written can be read: measured on the pages as they are painted, in every appearance."""

from pathlib import Path

import pytest
from inked import pale
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tour import tour
from whole import whole

from netdesk.ui.theme import Mode, Theme

LOOKS: list[tuple[Mode, Qt.ColorScheme]] = [
    ("light", Qt.ColorScheme.Light),
    ("dark", Qt.ColorScheme.Dark),
    ("contrast", Qt.ColorScheme.Light),
    ("contrast", Qt.ColorScheme.Dark),
]


class Painted(QWidget):
    """Words of its own, on white."""

    def __init__(self, ink: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = QColor(ink)
        self.setGeometry(20, 120, 200, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), QColor("#ffffff"))
        brush.setPen(self._ink)
        brush.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), "painted words")
        brush.end()


@pytest.mark.parametrize(("mode", "scheme"), LOOKS, ids=["light", "dark", "high contrast", "high contrast, dark"])
def test_every_word_stands_out_from_its_ground(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, scheme: Qt.ColorScheme
) -> None:
    monkeypatch.setattr(Theme, "_scheme", lambda _theme: scheme)  # without a screen there is no system to follow
    with whole(qtbot, tmp_path, 30) as one:
        one.program.theme.set_mode(mode)
        one.settle()
        least = 7.0 if mode == "contrast" else 4.5
        found = {f"{each} in {scene.name}" for scene in tour(one) for each in pale(scene.widget, least)}
    assert not found, "\n".join(sorted(found))


def test_pale_words_are_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 300)
    page.setStyleSheet("QWidget { background: #ffffff; color: #999999; } QLineEdit { color: #000000; }")
    for place, part in enumerate((QLabel("label", page), QPushButton("button", page), QLineEdit("dark enough", page))):
        part.setGeometry(20, 30 * place, 200, 26)
    Painted("#aaaaaa", page)
    page.show()
    assert sorted(each.split("'")[1] for each in pale(page, 4.5)) == ["button", "label", "painted words"]
    assert not pale(page, 1.5)
