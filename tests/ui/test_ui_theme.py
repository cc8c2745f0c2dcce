"""Colours that can be read, a stylesheet without holes, icons in every colour."""

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QIcon, QPalette, QPixmap, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk import paths
from netdesk.domain.interaction import Kind
from netdesk.domain.stage import Stage
from netdesk.ui import icons
from netdesk.ui.theme import Theme, stylesheet
from netdesk.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.layout import hbox

EACH = pytest.mark.parametrize(
    ("tokens", "readable"),
    [(LIGHT, 4.5), (DARK, 4.5), (HIGH_LIGHT, 7), (HIGH_DARK, 7)],
    ids=["light", "dark", "high contrast", "high contrast, dark"],
)


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@EACH
def test_text_can_be_read(tokens: Tokens, readable: float) -> None:
    grounds = (tokens.bg, tokens.rail, tokens.panel, tokens.hover, tokens.accent_soft)
    inks = (tokens.ink, tokens.ink2, tokens.ink3, tokens.accent, tokens.warn, *tokens.stage_inks)
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= readable
    pairs = [
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_hover),
        (tokens.ink2, tokens.badge),
        (tokens.accent, tokens.badge_on),
        (tokens.ink, tokens.warn_soft),
        (tokens.bg, tokens.ink),
        *(("#ffffff", ground) for ground in tokens.avatars),
    ]
    assert min(contrast(*pair) for pair in pairs) >= readable


@EACH
def test_marks_can_be_seen(tokens: Tokens, readable: float) -> None:
    assert min(contrast(colour, tokens.panel) for colour in tokens.stages) >= 2.5
    assert min(contrast(colour, tokens.bar) for colour in (tokens.give, tokens.take)) >= 2.2
    assert contrast(tokens.accent, tokens.bg) >= 3
    high = readable >= 7
    assert not high or min(contrast(line, tokens.hover) for line in (tokens.line, tokens.line_strong)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK])
def test_the_stylesheet_has_no_holes(tokens: Tokens) -> None:
    made = stylesheet(paths.resource("style", "netdesk.qss").read_text(encoding="utf-8"), tokens)
    assert "@" not in made
    for file in re.findall(r'url\("([^"]+)"\)', made):
        assert paths.resource(file).exists()


def test_stages_differ_without_colour(theme: Theme) -> None:
    pens = [theme.stage_pen(stage) for stage in Stage]
    assert len({(pen.widthF(), tuple(pen.dashPattern())) for pen in pens}) == 4
    assert [bool(pen.dashPattern()) for pen in pens] == [True, True, False, False]


def test_switching_tells_once_and_recolours(theme: Theme, qapp: QApplication) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.dark))
    theme.set_mode("dark")
    assert heard == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    theme.set_mode("light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.bg)
    theme.set_mode("system")
    assert theme.mode == "system"


def test_high_contrast_is_chosen_or_comes_from_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_mode("contrast")
    assert theme.high_contrast and not theme.dark and theme.tokens is HIGH_LIGHT
    theme.set_mode("system")
    assert not theme.high_contrast
    if not hasattr(QStyleHints, "accessibility"):
        pytest.skip("this Qt does not tell what the system prefers")
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: Qt.ContrastPreference.HighContrast)
    theme.set_mode("light")
    assert not theme.high_contrast, "what the user chose counts more"
    theme.set_mode("system")
    assert theme.high_contrast


def test_text_grows_on_wish(theme: Theme) -> None:
    theme.set_text_scale(1.5)
    assert theme.fonts.body.pixelSize() == 20
    theme.set_text_scale(1.0)
    assert theme.fonts.body.pixelSize() == 13


def test_a_person_keeps_the_colour(theme: Theme) -> None:
    assert theme.avatar_colour("abc") == theme.avatar_colour("abc")
    assert len({theme.avatar_colour(str(number)).name() for number in range(200)}) == len(LIGHT.avatars)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_the_colour(qapp: QApplication, name: str) -> None:
    picture = icons.icon(name, "#ff0000").pixmap(QSize(18, 18), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 2.0)
    image = picture.toImage()
    drawn = [image.pixelColor(x, y) for x in range(36) for y in range(36) if image.pixelColor(x, y).alpha() > 250]
    assert drawn and all(colour.red() > 250 and colour.green() < 5 for colour in drawn)


def test_every_kind_of_interaction_has_an_icon() -> None:
    assert {kind.value for kind in Kind} <= set(icons.names())


def test_an_icon_follows_the_theme_and_survives_copies(theme: Theme) -> None:
    made = icons.icon("today", on=icons.ACCENT)
    light = made.pixmap(20, 20).toImage()
    theme.set_mode("dark")
    assert made.pixmap(20, 20).toImage() != light
    assert made.pixmap(QSize(20, 20), QIcon.Mode.Normal, QIcon.State.On).toImage() != made.pixmap(20, 20).toImage()
    assert made.pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage() != made.pixmap(20, 20).toImage()
    copy = QIcon(made)
    copy.addPixmap(QPixmap(3, 3))
    del made
    assert not copy.pixmap(20, 20).isNull()


def test_unknown_icons_are_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-thing")


def test_painting_code_gets_sharp_pictures(theme: Theme) -> None:
    picture = icons.pixmap("star", theme.colour("accent"), 16, 1.5)
    assert (picture.width(), picture.devicePixelRatio()) == (24, 1.5)


def test_the_program_has_an_icon(qapp: QApplication) -> None:
    assert {16, 32, 256, 512} <= {size.width() for size in icons.app_icon().availableSizes()}
    assert paths.resource("app", "netdesk.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert paths.resource("app", "netdesk.icns").read_bytes()[:4] == b"icns"


def test_a_choice_asks_for_as_much_room_with_the_keyboard_on_it(qtbot: QtBot, theme: Theme) -> None:
    box, other = ChoiceBox("Time"), ChoiceBox("Other")
    row = QWidget()
    row.setLayout(hbox(box, other))
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    box.setFocus()
    assert box.hasFocus() and not other.hasFocus()
    for each in (box, other):
        each.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        each.addItem("12 months")
    assert box.sizeHint() == other.sizeHint()
