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


def fold(text: str) -> str:
    """Lower-case text without accents; `%`, `_` and backslash become blanks so that SQL LIKE needs no escape."""
    if text.isascii():
        return text.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().translate(_LETTERS)
