"""The cells of one row become somebody: each target takes its text, and what it cannot take goes to the note."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote

from netdesk.domain.person import Anniversary, Email, Handle, Name, Person, Phone, Web
from netdesk.i18n import _
from netdesk.lists import headers, looks
from netdesk.lists.days import is_day, read_day
from netdesk.lists.familyfirst import given_and_family
from netdesk.lists.places import SEVERAL, Place
from netdesk.lists.plan import Column
from netdesk.lists.target import PHONES, PLACES, Target

_MAIL_BREAKS = re.compile(r"(?:[;,\s]|:::)+")
_BREAKS = re.compile(r"[;\n]|:::")
_PHONE_SIGNS = re.compile(r",| / ")
_WEB_BREAKS = re.compile(r"(?:;?\s|:::)")
_ROUNDED = re.compile(r"'?\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_SYSTEM_GROUPS = frozenset(("mycontacts", "my contacts", "starred"))


@dataclass(slots=True)
class Gathering:
    """What a row said so far. With `only_semicolons` several values in one cell are parted by nothing else; with
    `family_first` full names are written so, where a comma parts them."""

    today: date
    month_first: bool = False
    only_semicolons: bool = False
    family_first: bool = False
    cells: tuple[str, ...] = ()
    said: dict[Target, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[Email] = field(default_factory=list)
    webs: list[Web] = field(default_factory=list)
    handles: list[Handle] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def take(self, column: Column, text: str) -> None:
        """Put the text of a cell where its column goes."""
        _TAKERS.get(column.target, _take_once)(self, column, text)

    def aside(self, header: str, text: str) -> None:
        """Put a text into the note with the name of its column."""
        self.asides.append(f"{header}: {text}")

    def knows(self, text: str) -> bool:
        """Whether a text says nothing but names and mail addresses that were taken already."""
        known = {word for said in self.said.values() for word in said.split()} | {mail.address for mail in self.emails}
        return {word.strip("(),;") for word in text.split()} <= {word.strip("(),;") for word in known}

    def person(self) -> Person:
        """Somebody new, with everything that was said."""
        addresses = [address for place in self.places.values() for address in place.addresses()]
        said = self.said
        birthday = said.get(Target.BIRTHDAY, "")
        return Person(
            name=Name(
                full=said.get(Target.FULL_NAME, ""),
                prefix=said.get(Target.PREFIX, ""),
                given=said.get(Target.GIVEN, ""),
                middle=said.get(Target.MIDDLE, ""),
                family=said.get(Target.FAMILY, ""),
                suffix=said.get(Target.SUFFIX, ""),
            ),
            nicknames=(said[Target.NICKNAME],) if Target.NICKNAME in said else (),
            organisation=said.get(Target.ORGANISATION, ""),
            department=said.get(Target.DEPARTMENT, ""),
            title=said.get(Target.TITLE, ""),
            uid=said.get(Target.UID, ""),
            picture_url=said.get(Target.PICTURE, ""),
            created_on=self.today,
            tags=tuple(dict.fromkeys(self.tags)),
            phones=tuple(dict.fromkeys(self.phones)),
            emails=tuple(dict.fromkeys(self.emails)),
            addresses=tuple(dict.fromkeys(addresses)),
            webs=tuple(dict.fromkeys(self.webs)),
            handles=tuple(dict.fromkeys(self.handles)),
            anniversaries=(Anniversary("birthday", birthday),) if birthday else (),
            note="\n\n".join((*self.notes, *(["\n".join(self.asides)] if self.asides else []))),
        )

    def labels(self, column: Column) -> tuple[tuple[str, ...], bool]:
        """The labels of a value and whether it is the preferred one, from its header and the column of labels."""
        at = column.label_at
        said = self.cells[at].strip() if at is not None and at < len(self.cells) else ""
        text = said.lstrip("* ")
        own = headers.labels_in(text) or ((text,) if text else ())
        return tuple(dict.fromkeys((*own, *column.labels))), said.startswith("*")


def plain(cell: str) -> str:
    """The text of a cell: without blanks around it and without the formula that Excel needs to keep a zero."""
    text = cell.strip()
    formula = _FORMULA.fullmatch(text) if text[:2] == '="' else None
    return formula[1].strip() if formula else text


def _take_once(into: Gathering, column: Column, text: str) -> None:
    """A field that holds one text; another one goes to the note."""
    if into.said.setdefault(column.target, text) != text:
        into.aside(column.header, text)


def _take_full_name(into: Gathering, column: Column, text: str) -> None:
    parts = given_and_family(text) if into.family_first and Target.FAMILY not in into.said else None
    if parts:
        into.said |= zip((Target.GIVEN, Target.FAMILY), parts, strict=True)
    else:
        _take_once(into, column, text)


def _take_mails(into: Gathering, column: Column, text: str) -> None:
    pieces = [piece.strip("<>\"'()") for piece in _MAIL_BREAKS.split(text)]
    mails = [piece for piece in pieces if looks.is_mail(piece)]
    labels, preferred = into.labels(column)
    into.emails += [Email(mail, labels, preferred) for mail in mails]
    if len(mails) < sum(1 for piece in pieces if piece):
        into.aside(column.header, text)


def _take_phones(into: Gathering, column: Column, text: str) -> None:
    labels, preferred = into.labels(column)
    for number in _numbers(text):
        if not _digits(number):
            into.aside(column.header, number)
            continue
        if _ROUNDED.fullmatch(number):
            into.problems.append(_("The end of the number {number} was lost in a spreadsheet.").format(number=number))
        into.phones.append(Phone(number.removeprefix("'"), labels, preferred))


def _numbers(text: str) -> list[str]:
    """The numbers in a cell; commas and slashes part them where whole numbers stand between."""
    found: list[str] = []
    for piece in _BREAKS.split(text):
        some = _PHONE_SIGNS.split(piece)
        found += some if all(_digits(one) > 5 for one in some) else [piece]
    return [number.strip() for number in found if number.strip()]


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _take_webs(into: Gathering, column: Column, text: str) -> None:
    labels, preferred = into.labels(column)
    pieces = [piece for piece in _WEB_BREAKS.split(text) if piece]
    into.webs += [Web(piece, labels, preferred) for piece in (pieces if all("." in one for one in pieces) else [text])]


def _take_linkedin(into: Gathering, column: Column, text: str) -> None:
    """A page at LinkedIn as cards have it: the account is the end of its address."""
    address = text.partition("?")[0].rstrip("/")
    if "/" in address:
        into.handles.append(Handle("linkedin", unquote(address.rpartition("/")[2]) or text, text, social=True))
    else:
        into.handles.append(Handle("linkedin", text, social=True))


def _take_birthday(into: Gathering, column: Column, text: str) -> None:
    day = read_day(text, into.today, month_first=into.month_first)
    if not is_day(day):
        into.problems.append(_("“{text}” is no date; it is kept as it was written.").format(text=text[:60]))
    _take_once(into, column, day)


def _take_tags(into: Gathering, column: Column, text: str) -> None:
    pieces = _BREAKS.split(text)
    if len(pieces) == 1 and not into.only_semicolons:
        pieces = text.split(",")
    tidy = (" ".join(piece.split()) for piece in pieces)
    into.tags += [tag.removeprefix("* ") for tag in tidy if tag and tag.lstrip("* ").lower() not in _SYSTEM_GROUPS]


def _take_place(into: Gathering, column: Column, text: str) -> None:
    place = into.places.get(column.group)
    if place is None:
        place = into.places[column.group] = Place(*into.labels(column))
    if column.target is Target.ADDRESS:
        pieces = text.split("; ") if into.only_semicolons else text.split(SEVERAL)
        place.whole += [piece.strip() for piece in pieces if piece.strip()]
    else:
        place.parts.setdefault(column.target, []).append(text)


def _take_label(into: Gathering, column: Column, text: str) -> None:
    """A label is taken with its value; without one it goes to the note."""
    values = (into.cells[at] for at in column.labelled if at < len(into.cells))
    if not any(value.strip() for value in values) and text != "*":
        into.aside(column.header, text)


def _take_note(into: Gathering, column: Column, text: str) -> None:
    if column.is_note:
        into.notes.append(text)
    else:
        into.aside(column.header, text)


_TAKERS: dict[Target, Callable[[Gathering, Column, str], None]] = {
    Target.FULL_NAME: _take_full_name,
    Target.MAIL: _take_mails,
    Target.WEB: _take_webs,
    Target.LINKEDIN: _take_linkedin,
    Target.BIRTHDAY: _take_birthday,
    Target.TAGS: _take_tags,
    Target.LABEL: _take_label,
    Target.NOTE: _take_note,
    **dict.fromkeys(PHONES, _take_phones),
    **dict.fromkeys(PLACES, _take_place),
}
