"""The colours of each appearance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance as `#rrggbb`. Every ink is readable (4.5:1; with high contrast 7:1) on every
    ground it stands on, and with high contrast every line is seen as a letter is.

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

_DEEP_AVATARS = ("#5b4176", "#2a5080", "#6e4127", "#7f3651", "#315b31", "#594d1f", "#275a57", "#474783", "#7c3a34")

HIGH_LIGHT = Tokens(
    bg="#ffffff",
    rail="#ffffff",
    panel="#ffffff",
    line="#4a4a4a",
    line_strong="#000000",
    ink="#000000",
    ink2="#1f1f1f",
    ink3="#333333",
    accent="#00452f",
    accent_hover="#002e1f",
    accent_soft="#d3f0e2",
    on_accent="#ffffff",
    warn="#7a1600",
    warn_soft="#ffe9e2",
    hover="#ececec",
    bar="#dedede",
    badge="#e0e0e0",
    badge_on="#c4e8d6",
    give="#15654a",
    take="#7d4300",
    stages=("#3d454d", "#6b4000", "#0b4379", "#00452f"),
    stage_inks=("#3d454d", "#6b4000", "#0b4379", "#00452f"),
    avatars=_DEEP_AVATARS,
)

HIGH_DARK = Tokens(
    bg="#000000",
    rail="#000000",
    panel="#000000",
    line="#b0b0b0",
    line_strong="#ffffff",
    ink="#ffffff",
    ink2="#f0f0f0",
    ink3="#d6d6d6",
    accent="#5ef0b8",
    accent_hover="#8ff7d0",
    accent_soft="#0d3325",
    on_accent="#000000",
    warn="#ffb3a0",
    warn_soft="#3d1208",
    hover="#1f1f1f",
    bar="#2b2b2b",
    badge="#2b2b2b",
    badge_on="#0d4030",
    give="#5fd0a8",
    take="#f0b070",
    stages=("#c8d0d8", "#ffc95e", "#8cc6ff", "#4fe0ab"),
    stage_inks=("#c8d0d8", "#ffc95e", "#8cc6ff", "#4fe0ab"),
    avatars=_DEEP_AVATARS,
)
