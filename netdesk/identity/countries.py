"""The country that an address names, as a code of two letters: telephone numbers are read as they are dialled there."""

from functools import cache, lru_cache

from netdesk.domain.text import fold
from netdesk.i18n import country_names

_FIRST = ("en", "it", "pl", "de")
_FURTHER = tuple("fr es pt nl cs sk hu ro hr sl sr bg uk el tr sv da nb fi et lv lt".split())
LANGUAGES = (*_FIRST, *_FURTHER)
"""The languages whose names of countries are understood."""

_USUAL = {
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "grossbritannien": "GB",
    "gran bretagna": "GB",
    "wielka brytania": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "united states of america": "US",
    "brd": "DE",
    "bundesrepublik deutschland": "DE",
    "rzeczpospolita polska": "PL",
    "repubblica italiana": "IT",
    "czech republic": "CZ",
    "holland": "NL",
}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The code of a country written as a code or as a name in one of many languages; nothing when not understood."""
    plain = fold(text).strip()
    found = _USUAL.get(plain) or _names(_FIRST).get(plain)
    if not found and plain.upper() in _names(_FIRST).values():
        found = plain.upper()
    return found or (_names(_FURTHER).get(plain, "") if len(plain) > 3 else "")


@cache
def _names(languages: tuple[str, ...]) -> dict[str, str]:
    """Codes by folded names; the language that comes first keeps a name that two use. It takes 5 ms a language."""
    found: dict[str, str] = {}
    for language in languages:
        for code, name in country_names(language).items():
            found.setdefault(fold(name), code)
    return found
