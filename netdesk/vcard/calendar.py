"""Bytes of a calendar file to the invitations in it (RFC 5545): what is broken is told, and never stops the others."""

import binascii
from collections.abc import Iterator
from datetime import tzinfo

from netdesk import charset
from netdesk.i18n import language
from netdesk.vcard.controls import without_controls
from netdesk.vcard.heads import Head, Heads, names
from netdesk.vcard.invitation import Entry, Guest, Invitation
from netdesk.vcard.lines import line_numbers, normalised
from netdesk.vcard.split import as_ascii_compatible

__all__ = ["Guest", "Invitation", "read"]

_NAMES = names(
    "ATTACH CATEGORIES CLASS COMMENT DESCRIPTION GEO LOCATION PERCENT-COMPLETE PRIORITY RESOURCES STATUS SUMMARY "
    "COMPLETED DTEND DUE DTSTART DURATION FREEBUSY TRANSP TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL ATTENDEE CONTACT "
    "ORGANIZER RECURRENCE-ID RELATED-TO EXDATE EXRULE RDATE RRULE ACTION REPEAT TRIGGER CREATED DTSTAMP LAST-MODIFIED "
    "SEQUENCE REQUEST-STATUS CONFERENCE IMAGE COLOR REFRESH-INTERVAL METHOD CALSCALE"
)


def read(data: bytes, here: tzinfo | None = None) -> list[Invitation]:
    """The invitations of a file in their order, on the clock of the zone `here` (the system's, where none is given).

    Of several versions of one event the newest stays; a series is its first date, which its problems tell.
    """
    reading = _Reading()
    for number, head, value in _properties(data):
        reading.take(number, head, value)
    reading.close()
    newest: dict[str, Entry] = {}
    for entry in reading.entries:
        key = entry.uid or f"\0{len(newest)}"
        known = newest.get(key)
        newest[key] = entry if known is None else _newer(known, entry)
    return [entry.invitation(here) for entry in newest.values()]


def _properties(data: bytes) -> Iterator[tuple[int, Head | None, str]]:
    """The lines after unfolding, as line number (from 1), head and still escaped text; lines of text have no head."""
    text = normalised(as_ascii_compatible(data).removeprefix(b"\xef\xbb\xbf"))
    unfolded = text.replace(b"\n ", b"").replace(b"\n\t", b"")
    name = charset.of_text(unfolded, charset.ansi_page(language()))
    heads = Heads()
    numbered = zip(line_numbers(text), unfolded.split(b"\n"), strict=True)
    for number, line in numbered:
        if not line or line.isspace():
            continue
        head, value = heads.split(line) or (None, line)
        if head is not None and head.doubtful and head.name not in _NAMES:
            head, value = None, line
        if head is not None and head.encoding == "Q":
            value = _quoted_printable(value, numbered)
        yield number + 1, head, without_controls(value.decode(name, "replace"))


def _quoted_printable(value: bytes, following: Iterator[tuple[int, bytes]]) -> bytes:
    """The text as vCalendar 1.0 writes it, with the lines that it goes on in."""
    pieces = [value]
    while pieces[-1].endswith(b"=") and (more := next(following, None)):
        pieces.append(more[1])
    text = b"".join(piece.removesuffix(b"=") for piece in pieces)
    return binascii.a2b_qp(text).replace(b"\r\n", b"\n").replace(b"\n", b"\\n")


class _Reading:
    """One pass over the properties of a file: which component a line stands in, and the events met."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._open: Entry | None = None
        self._depth = 0
        self._of_calendar: list[Entry] = []
        self._cancels = False

    def take(self, number: int, head: Head | None, value: str) -> None:
        name = head.name if head else ""
        if name == "BEGIN":
            self._begin(value.strip().upper())
        elif name == "END":
            self._end(value.strip().upper())
        elif self._open is not None:
            if not self._depth:  # an alarm inside has texts of its own
                self._open.take(number, head, value)
        elif name == "METHOD":
            self._cancels = value.strip().upper() == "CANCEL"

    def close(self) -> None:
        """What was not closed ends with the file."""
        self._finish_event()
        self._finish_calendar()

    def _begin(self, name: str) -> None:
        if name == "VCALENDAR":
            self.close()
        elif name == "VEVENT":
            self._finish_event()
            self._open = Entry()
        else:
            self._depth += 1

    def _end(self, name: str) -> None:
        if name == "VEVENT" and self._open is not None:
            self._open.closed = True
            self._finish_event()
        elif name == "VCALENDAR":
            self.close()
        else:
            self._depth = max(0, self._depth - 1)

    def _finish_event(self) -> None:
        self._depth = 0
        if self._open is not None:
            self._of_calendar.append(self._open)
            self._open = None

    def _finish_calendar(self) -> None:
        for entry in self._of_calendar:
            entry.cancelled = self._cancels
        self.entries += self._of_calendar
        self._of_calendar, self._cancels = [], False


def _newer(known: Entry, entry: Entry) -> Entry:
    """Which of two entries of one event stays: the series before its changed dates, else the later version."""
    if known.is_exception != entry.is_exception:
        series, other = (entry, known) if known.is_exception else (known, entry)
        series.exceptions += 1 + other.exceptions
        return series
    if known.is_exception:
        known.exceptions += 1
        return known
    kept = entry if entry.sequence >= known.sequence else known
    kept.exceptions = known.exceptions + entry.exceptions
    return kept
