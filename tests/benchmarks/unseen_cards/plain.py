"""Text as addresses on the web write it: small letters without accents."""

import unicodedata

_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l"})


def plain(text: str, *, german: bool = False) -> str:
    """Letters and digits alone, small and without accents."""
    text = text.casefold() if not german else text.lower().translate(_SPELT)
    return "".join(sign for sign in bare(text).translate(_SPELT) if sign.isascii() and sign.isalnum())


def bare(text: str) -> str:
    """Text without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
