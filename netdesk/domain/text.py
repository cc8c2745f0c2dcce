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


class _Plain(dict[int, str | None]):
    """What each character of decomposed text becomes: combining marks go, letters are folded; filled as it is met."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        plain = None if unicodedata.combining(sign) else sign.translate(_LETTERS).casefold()
        self[code] = plain
        return plain


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Lower-case text without accents; `%`, `_` and backslash become blanks so that SQL LIKE needs no escape."""
    if text.isascii():
        return text.lower().translate(_LETTERS)
    return unicodedata.normalize("NFKD", text).translate(_PLAIN)
