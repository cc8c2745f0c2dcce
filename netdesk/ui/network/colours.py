"""The colours that the picture of the network is drawn in, given by the theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from netdesk.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`; `stages` goes from Only a card to Profitability."""

    background: str
    panel: str
    ink: str
    faint: str
    line: str
    accent: str
    on_accent: str
    stages: tuple[str, str, str, str]

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
)


def mixed(front: str, back: str, share: float) -> QColor:
    """`share` of the front colour on the back colour, opaque: Qt draws opaque lines ten times as fast as clear ones."""
    a, b = QColor(front), QColor(back)
    pairs = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))
