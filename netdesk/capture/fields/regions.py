"""Where a card comes from: its country, for numbers without one, and its language, for lost accents."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from netdesk.capture.fields.wordlists import LANGUAGES, entries, plain_words, word_list
from netdesk.domain.text import fold

_TELLING = ("titles", "firms", "streets", "cities")
_BY_DOMAIN = {"uk": "GB", "com.pl": "PL"}
_BY_PREFIX = {"39": "IT", "48": "PL", "49": "DE", "44": "GB", "43": "AT", "41": "CH", "33": "FR", "34": "ES", "1": "US"}
_LANGUAGE = {"IT": "it", "PL": "pl", "DE": "de", "AT": "de", "GB": "en", "US": "en", "IE": "en", "SM": "it"}
_SIGNS = {
    "PL": re.compile(r"\b\d{2}-\d{3}\s+[^\W\d_]|[ąćęłńśźż]|\b[Ss]p\.\s?(?:z\s|j|k)"),
    "GB": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),
    "US": re.compile(r"\b[A-Z]{2},?\s\d{5}(?:-\d{4})?\b"),
    "DE": re.compile(r"\bD-\d{5}\b|\bGmbH\b|\b(?:OHG|e\.K\.|PartG)\b|[äöüß]"),
    "IT": re.compile(r"\bI-\d{5}\b|\d{5}\s[^\d]+\([A-Z]{2}\)|\bS\.?\s?[rRpP]\.?\s?[lA]\.?(?=\s|$)|[àèìòù]\b"),
    "AT": re.compile(r"\bA-\d{4}\b"),
    "CH": re.compile(r"\bCH-\d{4}\b"),
}


def regions_of(texts: Sequence[str], domains: Sequence[str], region: str) -> list[str]:
    """The countries a card may come from, the likeliest first; the user's own is among them."""
    votes: Counter[str] = Counter()
    for text in texts:
        votes.update(_told_by(text))
    for domain in domains:
        ending = domain.rpartition(".")[2]
        code = _BY_DOMAIN.get(ending, ending.upper())
        if code in _codes():
            votes[code] += 3
    votes.update({country: 1 for country, language in _LANGUAGE.items() if language == _spoken(texts)})
    likely = [code for code, count in votes.most_common() if code and count]
    return list(dict.fromkeys([*likely, *([region] if region else [])]))


def _told_by(text: str) -> Counter[str]:
    """What one line says of the country."""
    votes: Counter[str] = Counter()
    for prefix in re.findall(r"(?:\+|\b00(?=[1-9][\d\s./-]{9}))\s?(\d{1,3})", text):
        known = next((code for start, code in _BY_PREFIX.items() if prefix.startswith(start)), "")
        votes[known] += 2 if known else 0
    votes.update({code: 2 for code, pattern in _SIGNS.items() if pattern.search(text)})
    country = country_at_end(text)
    votes[country] += 4 if country else 0
    return votes


def country_at_end(text: str) -> str:
    """The code of the country a text is, or ends with after a comma or stroke."""
    last = re.split(r",|\s[-–—|·•]\s?", text)[-1]
    return country_code(last)


def country_code(text: str) -> str:
    """The code of a country by its name on a card; nothing when it is none."""
    return _countries().get(fold(text).strip(" .,()-"), "")


@cache
def _countries() -> dict[str, str]:
    return {fold(name).strip("."): code for code, name in reversed(entries("countries"))}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in entries("countries"))


def _spoken(texts: Sequence[str]) -> str:
    return next(iter(languages_of(texts, ())), "")


@lru_cache(maxsize=4096)
def _telling(word: str) -> tuple[str, ...]:
    """The languages of the lists in which a word stands in those of one language only; German words are told by what
    they begin or end with as well."""
    known = (word_list(name).languages(word) & set(LANGUAGES) for name in _TELLING)
    told = tuple(next(iter(languages)) for languages in known if len(languages) == 1)
    return told or (("de",) if len(word) > 8 and word.endswith(word_list("titles").ends) else ())


def languages_of(texts: Sequence[str], regions: Sequence[str]) -> list[str]:
    """The languages of a card, the surest first: by words that only one of the lists has, and by its country."""
    votes: Counter[str] = Counter()
    for text in texts:
        for word in plain_words(text):
            votes.update(_telling(word))
    if regions and regions[0] in _LANGUAGE:
        votes[_LANGUAGE[regions[0]]] += 3
    return [language for language, count in votes.most_common() if count >= 2]
