"""Cards as they come without a file: from the clipboard or a QR code, in whichever form."""

import re
from collections.abc import Iterator
from dataclasses import replace

from netdesk import charset
from netdesk.i18n import language
from netdesk.vcard.card import RawCard
from netdesk.vcard.mecard import is_short, read_bizcard, read_mecard
from netdesk.vcard.reader import Known, read
from netdesk.vcard.split import as_ascii_compatible

_FIRST = re.compile(rb"(?:\s|\xef\xbb\xbf)*(?=(?:MECARD|BIZCARD)[ \t]*:)", re.IGNORECASE)
_NEXT = re.compile(rb"\n[ \t]*(?=(?:MECARD|BIZCARD)[ \t]*:)", re.IGNORECASE)


def read_any(
    content: str | bytes, *, fallback: str | None = None, known: Known = lambda raw: False
) -> Iterator[RawCard]:
    """The cards in a text or in bytes: MECARD and BIZCARD, each from the beginning of a line, or else vCards.

    `fallback` is the charset of bytes that are no UTF-8, `known` as in `reader.read`; nothing is raised, and what is no
    card is one entry with its `error`.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else as_ascii_compatible(content)
    first = _FIRST.match(data)
    if first is None:
        yield from read(data, fallback=fallback, known=known)
        return
    starts = [first.end(), *(match.end() for match in _NEXT.finditer(data, first.end()))]
    line, counted = 1, 0
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), start=1):
        line, counted = line + data.count(b"\n", counted, start), start
        yield replace(_short(data[start:end], fallback), index=index, line=line, raw=data[start:end])


def _short(data: bytes, fallback: str | None) -> RawCard:
    text = _text(data, fallback)
    return read_mecard(text) if is_short(text, "MECARD") else read_bizcard(text)


def _text(data: bytes, fallback: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(charset.known(fallback or "") or charset.ansi_page(language()), "replace")
