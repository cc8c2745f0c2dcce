"""Cards as they come without a file: from the clipboard or a QR code, in whichever form."""

import re
from collections.abc import Iterator
from dataclasses import replace

from netdesk import charset
from netdesk.i18n import language
from netdesk.vcard.card import RawCard
from netdesk.vcard.mecard import is_short, read_bizcard, read_mecard
from netdesk.vcard.reader import read
from netdesk.vcard.split import as_ascii_compatible

_SHORT = re.compile(rb"(?:\A|\n)(?:\xef\xbb\xbf)?[ \t]*(?=(?:MECARD|BIZCARD)[ \t]*:)", re.IGNORECASE)
_BLANK = b" \t\r\n\xef\xbb\xbf"


def read_any(content: str | bytes, *, fallback: str | None = None) -> Iterator[RawCard]:
    """The cards in a text or in bytes: MECARD and BIZCARD, each from the beginning of a line, or else vCards.

    `fallback` is the charset of bytes that are no UTF-8, as in `reader.read`; nothing is raised, and what is no card
    is one entry with its `error`.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else as_ascii_compatible(content)
    places = [match.end() for match in _SHORT.finditer(data)]
    if not places or data[: places[0]].strip(_BLANK):
        yield from read(data, fallback=fallback)
        return
    for index, (start, end) in enumerate(zip(places, [*places[1:], len(data)], strict=True), start=1):
        text = _text(data[start:end], fallback)
        card = read_mecard(text) if is_short(text, "MECARD") else read_bizcard(text)
        yield replace(card, index=index, line=data.count(b"\n", 0, start) + 1, raw=data[start:end])


def _text(data: bytes, fallback: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(charset.known(fallback or "") or charset.ansi_page(language()), "replace")
