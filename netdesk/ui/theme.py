"""How Netdesk looks: colours, fonts and the one stylesheet; light, dark, and either with high contrast."""

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyleFactory

from netdesk import paths
from netdesk.domain.ids import ground
from netdesk.domain.stage import Stage
from netdesk.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens

Mode = Literal["system", "light", "dark", "contrast"]
"""`system` is as light and as contrasting as the desktop; `contrast` as light as it, with high contrast."""

FAMILY = "Inter"
PIXELS = 13


_LOOKS = {(False, False): LIGHT, (True, False): DARK, (False, True): HIGH_LIGHT, (True, True): HIGH_DARK}
"""By whether they are dark, and of high contrast."""

_STAGE_LINES: dict[Stage, tuple[float, tuple[float, ...]]] = {
    Stage.CARD: (1.7, (0.1, 2.3)),
    Stage.VISIBILITY: (2.4, (2.9, 1.7)),
    Stage.CREDIBILITY: (2.5, ()),
    Stage.PROFITABILITY: (4.2, ()),
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts that painting code uses, made once per appearance; never made while painting."""

    body: QFont
    strong: QFont
    small: QFont
    tiny: QFont
    name: QFont
    heading: QFont
    title: QFont


class Theme(QObject):
    """Dresses the application and tells painters its colours; `changed` follows every switch of appearance."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", text_scale: float = 1.0) -> None:
        super().__init__()
        self._app = app
        self._mode: Mode = mode
        self._scale = text_scale
        self._colours: dict[str, QColor] = {}
        _load_fonts()
        self._template = paths.resource("style", "netdesk.qss").read_text(encoding="utf-8")
        style = QStyleFactory.create("Fusion")
        if style:
            app.setStyle(style)
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        if hasattr(app.styleHints(), "accessibility"):  # from Qt 6.10 on
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Switch the appearance; `system` follows the desktop from now on."""
        self._mode = mode
        self._dress()

    @property
    def text_scale(self) -> float:
        """The size of text; 1.0 is a body of 13 pixels."""
        return self._scale

    def set_text_scale(self, scale: float) -> None:
        """Write larger or smaller from now on."""
        self._scale = scale
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether a dark appearance is on."""
        return self.tokens in (DARK, HIGH_DARK)

    @property
    def high_contrast(self) -> bool:
        """Whether everything is told apart as strongly as it can be."""
        return self.tokens in (HIGH_LIGHT, HIGH_DARK)

    def colour(self, name: str) -> QColor:
        """The colour of a token, as in `theme.colour("accent")`. A shared value: do not change it."""
        return self._colours[name]

    def stage_colour(self, stage: Stage) -> QColor:
        """The colour of a stage's marks and lines."""
        return self._colours[f"stage{int(stage)}"]

    def stage_ink(self, stage: Stage) -> QColor:
        """The colour for a stage's name written as text."""
        return self._colours[f"stage_ink{int(stage)}"]

    def stage_pen(self, stage: Stage, scale: float = 1.0) -> QPen:
        """The pen of a stage: told by colour, by width and by dash, so that no one needs the colour."""
        width, dash = _STAGE_LINES[stage]
        pen = QPen(self.stage_colour(stage), width * scale)
        if dash:
            pen.setDashPattern(dash)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if stage is Stage.CARD else Qt.PenCapStyle.FlatCap)
        return pen

    def avatar_colour(self, key: str) -> QColor:
        """A ground for initials that stays the same for a person; white is readable on it."""
        return self._colours[f"avatar{ground(key)}"]

    def _follow_system(self) -> None:
        if self._mode in ("system", "contrast"):
            self._dress()

    def _dress(self) -> None:
        self.tokens = _LOOKS[self._scheme() is Qt.ColorScheme.Dark, self._contrasts()]
        self._colours = _colours(self.tokens)
        self.fonts = _fonts(self._scale)
        self._app.setFont(self.fonts.body)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(stylesheet(self._template, self.tokens, self._scale))
        self.changed.emit()

    def _scheme(self) -> Qt.ColorScheme:
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        wanted = schemes.get(self._mode, Qt.ColorScheme.Unknown)
        hints = self._app.styleHints()
        hints.setColorScheme(wanted)  # also the window's own frame, where the desktop draws it
        return wanted if wanted is not Qt.ColorScheme.Unknown else hints.colorScheme()

    def _contrasts(self) -> bool:
        hints = self._app.styleHints()
        if self._mode != "system" or not hasattr(hints, "accessibility"):
            return self._mode == "contrast"
        return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def stylesheet(template: str, tokens: Tokens, scale: float = 1.0) -> str:
    """The template with its @tokens filled in: colours by name, `@px13` a size scaled, `@glyphs` a folder of marks."""
    words = {item.name: str(getattr(tokens, item.name)) for item in fields(tokens)}
    words["glyphs"] = paths.resource("style", "dark" if tokens in (DARK, HIGH_DARK) else "light").as_posix()

    def fill(found: re.Match[str]) -> str:
        size = re.fullmatch(r"px(\d+)", found[1])
        return f"{round(int(size[1]) * scale)}px" if size else words[found[1]]

    return re.sub(r"@(\w+)", fill, template)


def palette(tokens: Tokens) -> QPalette:
    """The palette of an appearance. `netdesk.ui.widgets.paint` names the roles that widgets paint with."""
    roles = QPalette.ColorRole
    given = {
        roles.Window: tokens.bg,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.panel,
        roles.AlternateBase: tokens.bar,
        roles.Text: tokens.ink,
        roles.Button: tokens.panel,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.warn,
        roles.Light: tokens.hover,
        roles.Midlight: tokens.accent_soft,
        roles.Mid: tokens.line,
        roles.Dark: tokens.ink2,
        roles.Shadow: tokens.line_strong,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.panel,
        roles.ToolTipText: tokens.ink,
        roles.PlaceholderText: tokens.ink3,
    }
    result = QPalette()
    for role, colour in given.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink3))
    return result


def _colours(tokens: Tokens) -> dict[str, QColor]:
    found: dict[str, QColor] = {}
    for item in fields(tokens):
        value = getattr(tokens, item.name)
        if isinstance(value, str):
            found[item.name] = QColor(value)
        else:
            stem = item.name.removesuffix("s")
            found |= {f"{stem}{number}": QColor(each) for number, each in enumerate(value)}
    return found


@cache
def _load_fonts() -> None:
    """Our own fonts, once for a program; which others there are is not asked, since to list them is felt at start."""
    for file in sorted(paths.resource("fonts").glob(f"{FAMILY}-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _fonts(scale: float) -> Fonts:
    def font(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        made = QFont([FAMILY, "Noto Sans", "Segoe UI", "Helvetica Neue", "sans-serif"])
        made.setPixelSize(round(pixels * scale))
        made.setWeight(weight)
        return made

    semibold = QFont.Weight.DemiBold
    return Fonts(
        body=font(PIXELS),
        strong=font(PIXELS, semibold),
        small=font(12),
        tiny=font(11),
        name=font(14, semibold),
        heading=font(14, semibold),
        title=font(18, semibold),
    )
