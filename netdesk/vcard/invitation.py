"""One event of a calendar as its lines come in, and the invitation that they make."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from urllib.parse import unquote

from netdesk.i18n import _, plural
from netdesk.vcard.escapes import unescape
from netdesk.vcard.heads import Head
from netdesk.vcard.moments import Moment, last_minute, read_duration, read_moment

Guest = tuple[str, str]
"""Somebody's name and mail address; either may be empty."""

_LONG_TEXTS = ("DESCRIPTION", "COMMENT", "LOCATION", "SUMMARY")
_CALLS = ("URL", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")
_MOST_CALLS = 5
_THINGS = ("ROOM", "RESOURCE")


@dataclass(frozen=True, slots=True)
class Invitation:
    """One event of a calendar. `starts` and `ends` are local wall time; nothing where no date could be read.

    An event of a whole day starts at midnight and has no end; one of several days ends in the last minute of the last.
    `problems` are sentences.
    """

    uid: str
    title: str
    starts: datetime | None
    ends: datetime | None = None
    place: str = ""
    note: str = ""
    organiser: Guest = ("", "")
    attendees: tuple[Guest, ...] = ()
    cancelled: bool = False
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """A VEVENT as it is read: its texts by name, its guests, the lines that said nothing."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    moments: dict[str, tuple[Head, str]] = field(default_factory=dict)
    organiser: Guest = ("", "")
    guests: dict[str, Guest] = field(default_factory=dict)
    declined: int = 0
    broken: list[int] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    last: str = ""
    closed: bool = False
    cancelled: bool = False
    exceptions: int = 0

    @property
    def uid(self) -> str:
        """What tells the event from all others."""
        return self._escaped("UID").strip()

    @property
    def sequence(self) -> int:
        """How often the organiser changed it."""
        text = self._escaped("SEQUENCE").strip()
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    @property
    def is_exception(self) -> bool:
        """Whether it is one changed date of a series."""
        return "RECURRENCE-ID" in self.texts

    def take(self, number: int, head: Head | None, value: str) -> None:
        """One line of the event."""
        if head is None:
            self._belongs_to_last(number, value)
            return
        self.last = head.name
        if head.name in ("DTSTART", "DTEND"):
            self.moments.setdefault(head.name, (head, value))
        elif head.name == "ATTENDEE":
            self._invite(head, value)
        elif head.name == "ORGANIZER":
            self.organiser = _guest(head, value)
        elif head.name in _CALLS and value.strip().lower().startswith("http") and len(self.calls) < _MOST_CALLS:
            self.calls.append(value.strip())
        elif head.name not in self.texts:
            self.texts[head.name] = [value]

    def _belongs_to_last(self, number: int, value: str) -> None:
        """A line without a head goes on with the text before it, as some programs break their lines."""
        if self.last in _LONG_TEXTS:
            self.texts[self.last].append(value)
        else:
            self.broken.append(number)

    def _invite(self, head: Head, value: str) -> None:
        if _param(head, "CUTYPE").upper() in _THINGS:
            return
        guest = _guest(head, value)
        if _param(head, "PARTSTAT").upper() == "DECLINED":
            self.declined += 1
        elif any(guest):
            self.guests.setdefault((guest[1] or guest[0]).casefold(), guest)

    def invitation(self, here: tzinfo | None) -> Invitation:
        """What the event says; of a series the first date."""
        problems: list[str] = []
        starts = self._moment("DTSTART", here, problems)
        ends = self._ends(starts, here, problems) if starts else None
        return Invitation(
            uid=self.uid,
            title=" ".join(self._text("SUMMARY").split()),
            starts=starts.wall if starts else None,
            ends=ends,
            place=" ".join(self._text("LOCATION").split()),
            note=self._note(),
            organiser=self.organiser,
            attendees=tuple(self.guests.values()),
            cancelled=self.cancelled or self._text("STATUS").upper() == "CANCELLED",
            problems=(*dict.fromkeys(problems), *self._problems()),
        )

    def _escaped(self, name: str) -> str:
        return "\n".join(self.texts.get(name, ()))

    def _text(self, name: str) -> str:
        return unescape(self._escaped(name)).strip()

    def _note(self) -> str:
        """The description, and below it the addresses of a call that it does not name."""
        note = self._text("DESCRIPTION")
        return "\n".join(
            text for text in (note, *(call for call in dict.fromkeys(self.calls) if call not in note)) if text
        )

    def _moment(self, name: str, here: tzinfo | None, problems: list[str]) -> Moment | None:
        if name not in self.moments:
            return None
        head, text = self.moments[name]
        found = read_moment(head, text, here)
        if found is None:
            problems.append(_("“{text}” is no date.").format(text=text.strip()[:60]))
        elif found.problem:
            problems.append(found.problem)
        return found

    def _ends(self, starts: Moment, here: tzinfo | None, problems: list[str]) -> datetime | None:
        ends = self._moment("DTEND", here, problems)
        length = read_duration(self._escaped("DURATION"))
        try:
            if ends and ends.whole_day:
                last = last_minute(ends.wall.date())
            elif ends:
                last = ends.wall
            elif length:
                last = last_minute((starts.wall + length).date()) if starts.whole_day else starts.wall + length
            else:
                return None
        except OverflowError:
            problems.append(_("The end is beyond all calendars and was left out."))
            return None
        if last < starts.wall:
            problems.append(_("It would end before it starts; the end was left out."))
        return last if last > starts.wall and not (starts.whole_day and last.date() == starts.wall.date()) else None

    def _problems(self) -> Iterator[str]:
        if "DTSTART" not in self.moments:
            yield _("It does not say when it starts.")
        if "RRULE" in self.texts or "RDATE" in self.texts:
            yield _("This is a series; only its first date was taken.")
        if self.exceptions:
            yield plural(
                "{n} changed date of the series was left out.",
                "{n} changed dates of the series were left out.",
                self.exceptions,
            )
        if self.declined:
            yield plural(
                "{n} person has declined and was left out.",
                "{n} people have declined and were left out.",
                self.declined,
            )
        if self.broken:
            many = plural(
                "{n} line could not be read, from line {line} on.",
                "{n} lines could not be read, from line {line} on.",
                len(self.broken),
            )
            yield many.format(line=self.broken[0])
        if not self.closed:
            yield _("The end of this invitation is missing.")


def _param(head: Head, name: str) -> str:
    return next((value for key, value in head.params if key == name), "")


def _guest(head: Head, value: str) -> Guest:
    """Name and mail address of an ATTENDEE or ORGANIZER."""
    address = value.strip()
    mail = unquote(address[7:]).strip() if address[:7].lower() == "mailto:" else ""
    mail = mail or _param(head, "EMAIL") or (address if "@" in address and ":" not in address else "")
    name = " ".join(unescape(_param(head, "CN")).strip("'\" ").split())
    return ("" if name.casefold() == mail.casefold() else name), mail
