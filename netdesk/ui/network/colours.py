"""The colours that the picture of the network is drawn in, given by the theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from netdesk.ui.tokens import Tokens

# Chosen so that any two of them, and the grey of the rest, keep apart for every kind of colour blindness.
_ON_LIGHT = ("#281070", "#c9731d", "#248f59", "#a145a1", "#9c1616", "#8c36e2", "#592633")
_ON_DARK = ("#63e9a6", "#b736e2", "#e9e963", "#4573a1", "#c9481d", "#c2f0f0", "#ba5e5e")
GROUPS = len(_ON_LIGHT)
"""How many groups have a colour of their own; all others share the grey of the rest."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`; `stages` goes from Only a card to Profitability, `groups` from the largest on."""

    background: str
    panel: str
    ink: str
    faint: str
    line: str
    accent: str
    on_accent: str
    stages: tuple[str, str, str, str]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Tokens) -> "Colours":
        """The colours of an appearance as the picture wants them."""
        return cls(
            background=tokens.bg,
            panel=tokens.panel,
            ink=tokens.ink,
            faint=tokens.ink3,
            line=tokens.line,
            accent=tokens.accent,
            on_accent=tokens.on_accent,
            stages=tokens.stages,
            groups=_ON_DARK if QColor(tokens.bg).lightness() < 128 else _ON_LIGHT,
        )


LIGHT = Colours(
    background="#fbfaf7",
    panel="#ffffff",
    ink="#20242a",
    faint="#656c75",
    line="#e4e1d8",
    accent="#0b6e4f",
    on_accent="#ffffff",
    stages=("#98a2ad", "#d98e04", "#2f7fc9", "#0b8f66"),
    groups=_ON_LIGHT,
)
DARK = Colours(
    background="#1b1e22",
    panel="#24282d",
    ink="#e8e6e1",
    faint="#99a1ab",
    line="#363b42",
    accent="#45c493",
    on_accent="#062318",
    stages=("#98a2ad", "#eeb03c", "#62a8ea", "#35c08f"),
    groups=_ON_DARK,
)


def mixed(front: str, back: str, share: float) -> QColor:
    """`share` of the front colour on the back colour, opaque: Qt draws opaque lines ten times as fast as clear ones."""
    a, b = QColor(front), QColor(back)
    pairs = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))
