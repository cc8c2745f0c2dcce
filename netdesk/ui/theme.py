"""How Netdesk looks: colours, fonts and the one stylesheet, in light and dark."""

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

Mode = Literal["system", "light", "dark"]

FAMILY = "Inter"
PIXELS = 13


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance as `#rrggbb`. Every ink is readable (4.5:1) on every ground it stands on.

    `stages` paint marks and lines, `stage_inks` write words: an amber that shines as a ring is too pale for text.
    """

    bg: str
    rail: str
    panel: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    hover: str
    bar: str
    badge: str
    badge_on: str
    give: str
    take: str
    stages: tuple[str, str, str, str]
    stage_inks: tuple[str, str, str, str]
    avatars: tuple[str, ...]


_AVATARS = ("#7a5c99", "#3f6fa0", "#96603a", "#ab5271", "#4a7a4a", "#7a6b33", "#3b7c79", "#6464a4", "#a25248")

LIGHT = Tokens(
    bg="#f6f5f1",
    rail="#fbfaf7",
    panel="#ffffff",
    line="#e4e1d8",
    line_strong="#cbc7bb",
    ink="#20242a",
    ink2="#545c66",
    ink3="#656c75",
    accent="#0b6e4f",
    accent_hover="#095a41",
    accent_soft="#e3f1ea",
    on_accent="#ffffff",
    warn="#a83c24",
    warn_soft="#fbebe6",
    hover="#f1efe9",
    bar="#eeece5",
    badge="#e9e6dd",
    badge_on="#cfe6da",
    give="#4ba487",
    take="#cf8d50",
    stages=("#98a2ad", "#d98e04", "#2f7fc9", "#0b8f66"),
    stage_inks=("#5f6872", "#8a5a00", "#1f68ab", "#08734f"),
    avatars=_AVATARS,
)

DARK = Tokens(
    bg="#141619",
    rail="#191c1f",
    panel="#1e2125",
    line="#32363c",
    line_strong="#4a5058",
    ink="#e9ebed",
    ink2="#b4bbc3",
    ink3="#99a1ab",
    accent="#45c493",
    accent_hover="#5fd3a6",
    accent_soft="#16372b",
    on_accent="#062318",
    warn="#ff9478",
    warn_soft="#3d221b",
    hover="#272b30",
    bar="#30343a",
    badge="#2d3136",
    badge_on="#1f4a39",
    give="#45a884",
    take="#d0935a",
    stages=("#a3adb8", "#eeb03c", "#62a8ea", "#35c08f"),
    stage_inks=("#aab4be", "#f0b445", "#6cb0ee", "#3cc796"),
    avatars=_AVATARS,
)

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
        """Whether the dark appearance is on."""
        return self.tokens is DARK

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
        if self._mode == "system":
            self._dress()

    def _dress(self) -> None:
        self.tokens = DARK if self._scheme() is Qt.ColorScheme.Dark else LIGHT
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


def stylesheet(template: str, tokens: Tokens, scale: float = 1.0) -> str:
    """The template with its @tokens filled in: colours by name, `@px13` a size scaled, `@glyphs` a folder of marks."""
    words = {item.name: str(getattr(tokens, item.name)) for item in fields(tokens)}
    words["glyphs"] = paths.resource("style", "dark" if tokens is DARK else "light").as_posix()

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
