"""MECARD and BIZCARD, the short cards inside QR codes, as cards like any other."""

import re
from collections.abc import Iterable

from netdesk.i18n import _
from netdesk.vcard.card import CardProperty, RawCard
from netdesk.vcard.controls import without_controls
from netdesk.vcard.escapes import escape, split

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ADR_PARTS = 7
_BIZCARD_NAMES = {"T": "TITLE", "C": "ORG", "A": "ADR", "E": "EMAIL", "B": "TEL", "M": "TEL", "F": "TEL"}
_BIZCARD_TYPES = {"B": ("WORK",), "M": ("CELL",), "F": ("FAX",)}


def read_mecard(text: str) -> RawCard:
    """The card in a text that begins with `MECARD:`; with `error` when there is none or nothing is in it."""
    if not is_short(text, "MECARD"):
        return RawCard(1, 1, _raw(text), error=_("This is no MECARD."))
    return _card(text, (prop for name, value in _fields(text) for prop in _properties(name, value)))


def read_bizcard(text: str) -> RawCard:
    """The card in a text that begins with `BIZCARD:`; with `error` when there is none or nothing is in it."""
    if not is_short(text, "BIZCARD"):
        return RawCard(1, 1, _raw(text), error=_("This is no BIZCARD."))
    fields = _fields(text)
    given, family = (next((_plain(value) for name, value in fields if name == key), "") for key in "NX")
    others = [_business(name, _plain(value)) for name, value in fields if name not in ("N", "X")]
    return _card(text, [_structured("N", (family, given, "", "", "")), *others])


def is_short(text: str, word: str) -> bool:
    """Whether a text begins with `MECARD:` or what else the word says."""
    start, colon, _body = text.lstrip()[: len(word) + 10].partition(":")
    return bool(colon) and start.strip().upper() == word


def _fields(text: str) -> list[tuple[str, str]]:
    body = without_controls(text).partition(":")[2]
    found = (field.partition(":") for field in split(body.strip(), ";"))
    return [(name.strip().upper(), value) for name, _colon, value in found]


def _card(text: str, found: Iterable[CardProperty]) -> RawCard:
    properties = tuple(prop for prop in found if not prop.is_empty)
    error = "" if properties else _("Nothing in it could be read.")
    return RawCard(1, 1, _raw(text), "3.0", properties, error=error)


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _business(name: str, text: str) -> CardProperty:
    """A property of a BIZCARD, by its letter."""
    full = _BIZCARD_NAMES.get(name, name or "NOTE")
    if full == "ADR":
        return _structured("ADR", ("", "", text, "", "", "", ""))
    return _structured("ORG", (text,)) if full == "ORG" else _plain_property(full, text, _BIZCARD_TYPES.get(name, ()))


def _properties(name: str, escaped: str) -> list[CardProperty]:
    pieces = [_plain(piece) for piece in split(escaped, ",")]
    whole = _plain(escaped)
    if name == "N":
        given = ", ".join(piece for piece in pieces[1:] if piece)
        return [_structured("N", (pieces[0], given, "", "", ""))]
    if name == "ADR":
        return [_structured("ADR", tuple(pieces) if len(pieces) == _ADR_PARTS else ("", "", whole, "", "", "", ""))]
    if name == "ORG":
        return [_structured("ORG", (whole,))]
    if name == "SOUND":
        readings = zip(("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME"), pieces, strict=False)
        return [_plain_property(reading, piece) for reading, piece in readings]
    if name == "TEL-AV":
        return [_plain_property("TEL", whole, ("VIDEO",))]
    return [_plain_property({"MEMO": "NOTE"}.get(name, name or "NOTE"), whole)]


def _structured(name: str, parts: tuple[str, ...]) -> CardProperty:
    return CardProperty(name, parts, ";".join(escape(part) for part in parts))


def _plain_property(name: str, text: str, types: tuple[str, ...] = ()) -> CardProperty:
    return CardProperty(name, text, escape(text), None, tuple(("TYPE", word) for word in types), types)


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(lambda match: match[1], escaped).strip()
