"""A card small enough for a code that any camera reads: who it is, their work, two numbers, a mail address, a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from netdesk.domain.person import Person, Phone
from netdesk.i18n import _, plural
from netdesk.vcard.escapes import escape

ROOM = 412
"""Bytes: a code of 77 by 77 fields with error correction M (ISO/IEC 18004, version 15), read at arm's length."""
_NAME = 80  # bytes
_NO_TALK = frozenset(("fax", "pager", "modem"))


@dataclass(frozen=True, slots=True)
class SmallCard:
    """The text of a vCard 3.0, and what of the person is not on it, in words."""

    text: str
    left_out: tuple[str, ...] = ()


def small_card(person: Person) -> SmallCard:
    """A person as a small card: the name always, then what is most useful as long as there is room."""
    lines = list(_who(person))
    left: list[str] = []
    for told, line in _wanted(person):
        if len(_card([*lines, line]).encode()) <= ROOM:
            lines.append(line)
        else:
            left.append(told)
    return SmallCard(_card(lines), (*left, *_never(person)))


def _card(lines: list[str]) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def _who(person: Person) -> Iterator[str]:
    name, shown = person.name, person.shown.encode()[:_NAME].decode(errors="ignore")
    parts = (name.family, name.given, name.middle, name.prefix, name.suffix)
    if not any(parts) or len("".join(parts).encode()) > _NAME:
        parts = ("", shown, "", "", "")
    yield "N:" + ";".join(_escaped(part) for part in parts)
    yield f"FN:{_escaped(shown)}"


def _wanted(person: Person) -> Iterator[tuple[str, str]]:
    """What should be on it, the most useful first: in words, and as a line."""
    mobile, work = _two_phones(person)
    if mobile:
        kind = "CELL" if "cell" in mobile.labels else "VOICE"
        yield _("a phone number"), f"TEL;TYPE={kind}:{_escaped(mobile.number)}"
    mail = next(iter(sorted(person.emails, key=lambda one: not one.preferred)), None)
    if mail:
        yield _("the mail address"), f"EMAIL;TYPE=INTERNET:{_escaped(mail.address)}"
    if person.organisation:
        yield _("the organisation"), f"ORG:{_escaped(person.organisation)}"
    if work:
        yield _("the work phone"), f"TEL;TYPE=WORK,VOICE:{_escaped(work.number)}"
    if person.title or person.role:
        yield _("the title"), f"TITLE:{_escaped(person.title or person.role)}"
    web = next(iter(sorted(person.webs, key=lambda one: not one.preferred)), None)
    if web:
        yield _("the web page"), f"URL:{_escaped(web.url)}"


def _two_phones(person: Person) -> tuple[Phone | None, Phone | None]:
    """The number they carry with them (or the first there is), and the one at work."""
    phones = [one for one in person.phones if not _NO_TALK.intersection(one.labels)]
    phones.sort(key=lambda one: not one.preferred)
    mobile = next((one for one in phones if "cell" in one.labels), phones[0] if phones else None)
    return mobile, next((one for one in phones if "work" in one.labels and one is not mobile), None)


def _never(person: Person) -> Iterator[str]:
    """What is never on it: there is no room, or it is nobody else's business."""
    phones = len(person.phones) - sum(1 for one in _two_phones(person) if one)
    if phones > 0:
        yield plural("{n} other number", "{n} other numbers", phones)
    if len(person.emails) > 1:
        yield plural("{n} other mail address", "{n} other mail addresses", len(person.emails) - 1)
    if len(person.webs) > 1:
        yield plural("{n} other page", "{n} other pages", len(person.webs) - 1)
    said = {
        _("the address"): person.addresses,
        _("accounts"): person.handles,
        _("days to remember"): person.anniversaries,
        _("the picture"): person.picture,
        _("your notes and tags"): person.note or person.tags or person.letters,
    }
    yield from (word for word, there in said.items() if there)


def _escaped(text: str) -> str:
    return escape(" ".join(text.split()))
