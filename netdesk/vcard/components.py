"""The components that RFC 9554 adds to N and ADR: shown in the old ones as far as needed, and written again."""

import re
from collections import Counter
from collections.abc import Iterable

from netdesk.vcard.card import CardProperty
from netdesk.vcard.escapes import split, unescape

MORE = "X-NETDESK-MORE"
_OLD = {"N": 5, "ADR": 7}
_ALL = {"N": 7, "ADR": 18}
_NUMBER, _STREET_NAME = 10, 11
_WORD = re.compile(r"\w+")
Params = tuple[tuple[str, str], ...]


def added(version: str, prop: CardProperty) -> str:
    """The components added to a property of a 4.0 card, still escaped; nothing where there are none or too many."""
    if not version.startswith("4"):
        return ""
    pieces = split(prop.raw_value, ";")
    more = pieces[_OLD[prop.name] :] if len(pieces) <= _ALL[prop.name] else []
    return ";".join(more).strip() if any(piece.strip() for piece in more) else ""


def name_parts(parts: list[str]) -> list[str]:
    """The five parts of a name, with the second surname in the family name and the generation in the suffix."""
    family, given, middle, prefix, suffix, surname, generation = (parts + [""] * 7)[:7]
    return [_joined(family, [surname], " "), given, middle, prefix, _joined(suffix, [generation], " ")]


def address_parts(parts: list[str]) -> list[str]:
    """The seven parts of an address: an empty street is filled from its name and number, everything else that is not
    said yet joins the extended part."""
    parts = (parts + [""] * 18)[:18]
    box, extended, street, *others = parts[:7]
    if not street and parts[_STREET_NAME]:
        street = f"{parts[_NUMBER]} {parts[_STREET_NAME]}".strip()
    said = " ".join((box, street, *others))
    return [box, _joined(extended, parts[7:], ", ", said), street, *others]


def kept(prop: CardProperty, more: str, parts: Iterable[str]) -> Params:
    """The parameter that keeps added components: those of the value, or what a 3.0 card of ours has of them."""
    more = more or prop.param(MORE)
    return ((MORE, more),) if more and _fits(prop.name, more, parts) else ()


def put_back(name: str, value: str, params: Params, *, as_components: bool) -> tuple[str, Params]:
    """A value and its parameters with the kept components in their place, or left in the parameter where they are no
    components; they are forgotten when the old components were changed and do not say the same."""
    more = next((text for key, text in params if key == MORE), "")
    if not more or name not in _OLD:
        return value, params
    others = tuple(param for param in params if param[0] != MORE)
    if not _fits(name, more, (unescape(part).strip() for part in split(value, ";"))):
        return value, others
    return (f"{value};{more}", others) if as_components else (value, params)


def _joined(text: str, more: Iterable[str], separator: str, said: str = "") -> str:
    """The text with each of the others that neither it nor `said` has words left for."""
    left = _words(f"{text} {said}")
    result = [text] if text else []
    for part in more:
        words = _words(part)
        if words <= left:
            left -= words
        else:
            result.append(part)
    return separator.join(result)


def _fits(name: str, more: str, parts: Iterable[str]) -> bool:
    """Whether the old components say already what the added ones would show in them."""
    old, new = list(parts), [unescape(piece).strip() for piece in split(more, ";")]
    shown = name_parts if name == "N" else address_parts
    return len(new) <= _ALL[name] - _OLD[name] and shown([*old, *new]) == old


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
