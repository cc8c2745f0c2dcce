"""The value of a property: transfer encoding, then charset, then structure, then escapes, each exactly once."""

import binascii
from collections.abc import Callable

from netdesk import charset
from netdesk.i18n import _, language
from netdesk.vcard.card import CardProperty, Value
from netdesk.vcard.controls import without_controls
from netdesk.vcard.escapes import escape, joined, keepable, split, unescape
from netdesk.vcard.heads import Head, may_hold_bytes
from netdesk.vcard.lines import Line
from netdesk.vcard.pictures import image_media

STRUCTURED = frozenset(("N", "ADR", "ORG", "GENDER", "X-ANDROID-CUSTOM"))
LARGEST = 64 * 1024 * 1024
_OPEN_ENDED = frozenset(("ORG", "X-ANDROID-CUSTOM"))
_OLD_LINE_BREAKS = frozenset(("NOTE", "LABEL", "ADR"))
_NOT_ASCII_BASED = ("iso2022", "utf-7", "utf-16", "utf-32", "utf_16", "utf_32", "hz")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NOT_BASE64 = bytes(set(range(256)) - set(_BASE64)) + b"="
_URIS = (b"http:", b"https:", b"data:", b"file:", b"cid:", b"ftp:", b"urn:")

_URI_REACH = 1000

Report = Callable[[str], None]


class Fallback:
    """The charset of a file's undeclared text that is no UTF-8: found from all such text when first needed."""

    def __init__(self, data: bytes, chosen: str | None) -> None:
        self._data = data
        self._name = charset.known(chosen) if chosen else ""

    @property
    def name(self) -> str:
        """The charset, as Python names it."""
        if not self._name:
            self._name = charset.guess(charset.undecodable(self._data), charset.ansi_page(language()))
        return self._name


class Decoder:
    """Decodes the properties of one card and remembers whether the fallback charset was needed."""

    def __init__(self, fallback: Fallback, *, old: bool) -> None:
        self._fallback = fallback
        self._old = old
        self.charset_used = ""

    def property(self, line: Line, report: Callable[[Line, str], None]) -> CardProperty:
        """The decoded property; what was repaired or could not be decoded goes to `report`."""
        head, raw = line.head, line.value
        if len(raw) > LARGEST:
            report(line, _("The property {name} is too large to read.").format(name=head.name))
            raw = b""
        text = None if head.encoding or head.charset else _decoded(raw, "utf-8")
        if text is None or "\\" in text or not text.isprintable():
            value, kept = self._value(head, raw, lambda problem: report(line, problem))
        else:
            kept = text
            value = _without_empty_end(head.name, text.split(";")) if head.name in STRUCTURED else text
        return CardProperty(head.name, value, kept, head.group, head.params, head.types)

    def _value(self, head: Head, raw: bytes, report: Report) -> tuple[Value, str]:
        if head.encoding == "B" and not raw[:_URI_REACH].lstrip().lower().startswith(_URIS):
            content = from_base64(raw, head.name, report)
            if content is not None and may_hold_bytes(head.name):
                return content, ""
            raw = content if content is not None and _is_text(content) else raw
        if head.encoding == "Q":
            return self._quoted_printable(head, raw, report)
        text = self._text(head, raw, report)
        if self._old and head.name in _OLD_LINE_BREAKS and "\\" in text:
            text = text.replace("\\n", "\n").replace("\\N", "\n")
        kept = keepable(text, old=self._old)
        if head.name in STRUCTURED:
            return self._components(head.name, split(text, ";")), kept
        return unescape(text, old=self._old), kept

    def _quoted_printable(self, head: Head, raw: bytes, report: Report) -> tuple[Value, str]:
        if head.name not in STRUCTURED:
            text = self._text(head, binascii.a2b_qp(raw), report)
            return unescape(text, old=self._old), keepable(text, old=self._old)
        pieces = [self._text(head, binascii.a2b_qp(piece), report) for piece in raw.split(b";")]
        parts = self._components(head.name, joined(pieces, ";"))
        return parts, ";".join(escape(part) for part in parts)

    def _components(self, name: str, pieces: list[str]) -> tuple[str, ...]:
        return _without_empty_end(name, [unescape(piece, old=self._old) for piece in pieces])

    def _text(self, head: Head, raw: bytes, report: Report) -> str:
        """The text of the bytes; control characters, which no card can carry, become blanks."""
        return without_controls(self._characters(head, raw, report))

    def _characters(self, head: Head, raw: bytes, report: Report) -> str:
        declared = head.charset
        if raw.isascii() and not declared.startswith(_NOT_ASCII_BASED):
            return raw.decode("ascii")
        for name in (declared, "utf-8"):
            text = _decoded(raw, name) if name else None
            if text is not None:
                return charset.as_windows_meant(raw, text, name)
        text = raw.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        if damaged * 3 < sum(1 for letter in text if letter > "\x7f") - damaged:
            report(_("The text of {name} is damaged; letters are missing.").format(name=head.name))
            return text
        self.charset_used = self._fallback.name
        return raw.decode(self.charset_used, "replace")


def _without_empty_end(name: str, parts: list[str]) -> tuple[str, ...]:
    """The components, without empty ones at the end where there may be any number."""
    while name in _OPEN_ENDED and len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(parts)


def _is_text(content: bytes) -> bool:
    return (_decoded(content, "utf-8") or "").replace("\n", "").replace("\r", "").isprintable()


def _decoded(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeError:
        return None


def from_base64(raw: bytes, name: str, report: Report) -> bytes | None:
    """The bytes, with missing padding and stray characters repaired; nothing when the text is no base64, or is so
    damaged that what comes out is not even a picture."""
    try:
        return binascii.a2b_base64(raw, strict_mode=True)
    except binascii.Error:
        return _repaired(raw, name, report)


def _repaired(raw: bytes, name: str, report: Report) -> bytes | None:
    dense = raw.translate(None, b" \t\r\n")
    strange = dense.translate(None, _BASE64)
    try:
        content = binascii.a2b_base64(dense)
        whole = not strange
    except binascii.Error:
        content, whole = _padded(dense), False
    if strange and not image_media(content):
        report(_("The property {name} says it is base64 and is not; its text is kept.").format(name=name))
        return None
    if not whole:
        report(_("The property {name} is damaged base64; it was repaired as far as possible.").format(name=name))
    return content


def _padded(dense: bytes) -> bytes:
    letters = dense.translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
