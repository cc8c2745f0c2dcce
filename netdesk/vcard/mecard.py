"""MECARD, the short card inside QR codes, as a card like any other."""

import re

from netdesk.i18n import _
from netdesk.vcard.card import CardProperty, RawCard
from netdesk.vcard.escapes import escape, split

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ADR_PARTS = 7


def read_mecard(text: str) -> RawCard:
    """The card in a text that begins with `MECARD:`; with `error` when there is none or nothing is in it."""
    raw = text.encode("utf-8", "replace")
    start, colon, body = text.strip().partition(":")
    if start.strip().upper() != "MECARD" or not colon:
        return RawCard(1, 1, raw, error=_("This is no MECARD."))
    fields = (field.partition(":") for field in split(body, ";"))
    found = (prop for name, _colon, value in fields for prop in _properties(name.strip().upper(), value))
    properties = tuple(prop for prop in found if not prop.is_empty)
    return RawCard(1, 1, raw, "3.0", properties, error="" if properties else _("Nothing in it could be read."))


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
