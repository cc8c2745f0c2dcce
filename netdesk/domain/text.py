"""Folding text so that accents, case and letter variants do not matter in search and comparison."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "l",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "%": " ",
        "_": " ",
        "\\": " ",
    }
)


class _Plain(dict[int, int | None]):
    """What each character becomes after decomposition: combining marks go, the rest stays; filled as it is met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Lower-case text without accents; `%`, `_` and backslash become blanks so that SQL LIKE needs no escape."""
    if text.isascii():
        return text.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_PLAIN)
    return plain.casefold().translate(_LETTERS)
