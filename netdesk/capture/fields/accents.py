"""Accents the reader lost or took for others, put back where only one spelling is known."""

import re
from collections.abc import Sequence
from functools import cache

from netdesk.capture.fields.wordlists import plain, word_list
from netdesk.domain.text import fold

_POLISH = str.maketrans("ŽžÑñŇňŠšČčĚěÈèÉéÊêÀàÁáÃãÄäÂâÅåÒòÔôÕõÖöĻļĽľĹĺ", "ŻżŃńŃńŚśĆćĘęĘęĘęĘęĄąĄąĄąĄąĄąĄąÓóÓóÓóÓóŁłŁłŁł")
_GERMAN = str.maketrans("ÃãÂâÅåÀàŐőÕõÔôÒòÓóŰűÛûÙùÚú", "ÄäÄäÄäÄäÖöÖöÖöÖöÖöÜüÜüÜüÜü")
_ITALIAN = str.maketrans("ÁáÍíÓóÚúÂâÎîÔôÛûÄäÖöÜüÃãÕõĪī", "ÀàÌìÒòÙùÀàÌìÒòÙùÀàÒòÙùÀàÒòÌì")
_ALPHABETS = {"pl": _POLISH, "de": _GERMAN, "it": _ITALIAN}
_LISTS = ("given", "families", "titles", "departments", "firms", "cities", "streets")
_SHORTEST_STEM = 6
_ENDING = re.compile(r"(?<=[aąceęioóuy])n(?=(?:sk(?:i|a|iego|ich|iej|ą)|czyk|czak)$)", re.I)


@cache
def _spellings(language: str, lists: tuple[str, ...] = _LISTS) -> dict[str, str]:
    """How words are spelled by their folded form; those with two spellings are left out."""
    found: dict[str, set[str]] = {}
    for name in lists:
        for phrase in word_list(name).spelled.get(language, {}).values():
            for word in re.findall(r"[^\W\d_]+", phrase):
                found.setdefault(fold(word), set()).add(word.lower())
    return {key: next(iter(words)) for key, words in found.items() if len(words) == 1 and len(key) > 2}


def respelled(text: str, languages: Sequence[str], *lists: str) -> str:
    """The text with the accents of its language: letters it has not got become those it has, and words that are known
    get theirs, as the named lists have them first. Small and capital letters stay."""
    language = languages[0] if languages else ""
    if language not in _ALPHABETS:
        return text
    return re.sub(r"[^\W\d_]+", lambda word: _respelled(word[0], language, lists), text)


def _respelled(word: str, language: str, lists: Sequence[str]) -> str:
    first = (_spellings(language, (name,)).get(fold(word)) for name in lists)
    known = next((one for one in first if one), "") or _known(word, language)
    if known and _only_adds(known, word):
        return _cased(known, word)
    moved = word.translate(_ALPHABETS[language]) if language == "pl" or word[-1:] not in "éÉ" else word
    return _polish_ending(moved) if language == "pl" else moved


def _polish_ending(word: str) -> str:
    """A word with ń where a Polish family name has no other letter: -ński, -ńczyk."""
    return _ENDING.sub(lambda found: "Ń" if found[0].isupper() else "ń", word)


def _stemmed(key: str) -> str:
    """The spelling of a folded German word that begins with a known stem: Geschäftsführer-in."""
    for size in range(len(key), _SHORTEST_STEM - 1, -1):
        for name in ("titles", "firms"):
            stem = word_list(name).stems.get("de", {}).get(key[:size], "")
            if stem and len(stem) == size:
                return stem.lower() + key[size:]
    return ""


def _only_adds(known: str, word: str) -> bool:
    """Whether a known spelling has an accent wherever the word that was read has one."""
    if len(known) != len(word):
        return False
    return all(fold(two) == two.lower() or fold(one) != one for one, two in zip(known, word, strict=True))


def _known(word: str, language: str) -> str:
    """The known spelling of a word, with the ending of a woman's name where it has one."""
    spellings, key = _spellings(language), fold(word)
    if key in spellings:
        return spellings[key]
    if language == "de" and (stem := _stemmed(key)):
        return stem
    if language == "pl" and key.endswith(("ska", "cka", "dzka")):
        man = spellings.get(key[:-1] + "i", "")
        return man[:-1] + "a" if man else ""
    return ""


def _cased(known: str, word: str) -> str:
    """A known word in the letters, small or capital, of the one that was read."""
    if len(known) != len(word):
        return word if plain(known) != plain(word) else known.upper() if word.isupper() else known.capitalize()
    return "".join(one.upper() if two.isupper() else one for one, two in zip(known, word, strict=True))


def is_known(word: str, languages: Sequence[str]) -> bool:
    """Whether a word is spelled as the lists of a language have it."""
    return any(_known(word, language) == word.lower() for language in languages[:1])
