"""Control characters, which no card can carry: what to read in their place."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """The text with line breaks and tabs, but no other control characters.

    Those from U+0080 on come from text in a code page of Windows that was taken for Latin-1: they become the quotes,
    dashes and letters that were meant, all others blanks.
    """
    if text.isprintable():
        return text
    return _CONTROLS.sub(_meant, text.replace("\r\n", "\n").replace("\r", "\n"))


def _meant(match: re.Match[str]) -> str:
    code = ord(match[0])
    return bytes((code,)).decode("cp1252", "ignore") or " " if code > 0x7F else " "
