"""Labels of numbers and addresses: the standard words of TYPE, Apple's hidden ones, and the user's own."""

import re
from collections.abc import Iterable
from functools import lru_cache

from netdesk.vcard.card import CardProperty
from netdesk.vcard.heads import names

TYPE_WORDS = names(
    "home work cell fax pager main voice msg bbs modem car isdn video pcs text textphone iphone internet x400 dom intl "
    "postal parcel ttytdd tlx school"
)
APPLE_WORDS = {
    "homepage": "HomePage",
    "other": "Other",
    "assistant": "AssistantPhone",
    "callback": "CallbackPhone",
    "radio": "Radio",
    "anniversary": "Anniversary",
    "birthday": "Birthday",
}
APPLE_RELATIONS = {
    word.lower(): word
    for word in names(
        "Spouse Child Mother Father Parent Brother Sister Friend Partner Assistant Manager Son Daughter Other"
    )
}
_TWO_WORDS = {"homefax": ("home", "fax"), "workfax": ("work", "fax"), "otherfax": ("fax", "other")}
_SAME_WORDS = {"mobile": "cell", "assistantphone": "assistant", "callbackphone": "callback", "telex": "tlx"}
_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_SAID_ANYWAY = {"TEL": names("voice"), "EMAIL": names("internet"), "ADR": frozenset(), "LABEL": frozenset()}
_POSTAL_DEFAULT = names("intl postal parcel")


def labels_of(prop: CardProperty, own: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """The labels of a property, standard words first, and whether it is the preferred one. `own` are the texts of
    the X-ABLabel lines of its group."""
    return _labels(prop.name, prop.params, tuple(own)), "PREF" in prop.types or prop.param("PREF") == "1"


@lru_cache(maxsize=1000)  # a file has the same few thousands of times
def _labels(name: str, params: tuple[tuple[str, str], ...], own: tuple[str, ...]) -> tuple[str, ...]:
    words = [word for key, value in params if key == "TYPE" for word in _words(value.removeprefix("x-"), "X-")]
    words += [word for text in own for word in _words(text, "")]
    drop = _SAID_ANYWAY.get(name, frozenset())
    if name == "TEL" and "fax" in words:
        drop = frozenset()
    if name == "ADR" and set(words) >= _POSTAL_DEFAULT:
        drop = _POSTAL_DEFAULT
    unique = [word for word in dict.fromkeys(words) if word and word != "pref" and word not in drop]
    return tuple(sorted(unique, key=lambda word: word not in TYPE_WORDS))


def apple_text(text: str) -> str:
    """The text of an X-ABLabel, without the signs around Apple's own words."""
    match = _APPLE.fullmatch(text.strip())
    return (match[1] if match else text).strip()


def kind_of(texts: Iterable[str]) -> str:
    """The kind that X-ABLabel lines give a date or a relation: Apple's and standard words in lower case."""
    for text in texts:
        plain = apple_text(text)
        if plain:
            lower = _SAME_WORDS.get(plain.lower(), plain.lower())
            return lower if lower in APPLE_RELATIONS or lower in APPLE_WORDS else plain
    return "other"


def _words(text: str, prefix: str) -> tuple[str, ...]:
    word = apple_text(text.removeprefix(prefix))
    lower = word.lower()
    if lower in _TWO_WORDS:
        return _TWO_WORDS[lower]
    lower = _SAME_WORDS.get(lower, lower)
    return (lower,) if lower in TYPE_WORDS or lower in APPLE_WORDS or lower == "pref" else (word,)
