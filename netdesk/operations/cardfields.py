"""The fields of a photographed card and a person: one made of the other, and what a code says joined with what was
read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from netdesk.domain.merging import same_number
from netdesk.domain.person import Address, Email, Handle, Name, Person, Phone, Web
from netdesk.domain.scan import Field, FieldKind, Line
from netdesk.domain.text import fold

_NAME = {
    FieldKind.PREFIX: "prefix",
    FieldKind.GIVEN: "given",
    FieldKind.MIDDLE: "middle",
    FieldKind.FAMILY: "family",
    FieldKind.SUFFIX: "suffix",
}
_SINGLE = {
    FieldKind.ORGANISATION: "organisation",
    FieldKind.DEPARTMENT: "department",
    FieldKind.TITLE: "title",
}
_PHONES: dict[FieldKind, tuple[str, ...]] = {
    FieldKind.MOBILE: ("cell",),
    FieldKind.WORK: ("work",),
    FieldKind.HOME: ("home",),
    FieldKind.FAX: ("fax",),
}
_PLACE = {
    FieldKind.STREET: "street",
    FieldKind.POSTCODE: "postcode",
    FieldKind.LOCALITY: "locality",
    FieldKind.REGION: "region",
    FieldKind.COUNTRY: "country",
}
_REACH = {*_PHONES, FieldKind.EMAIL, FieldKind.WEB, FieldKind.PROFILE, FieldKind.TAX}
SERVICES = ("linkedin", "facebook", "instagram", "xing", "twitter", "youtube", "tiktok", "github")


def person_of(fields: Iterable[Field], base: Person | None = None) -> Person:
    """The person that fields describe. `base` is whom a code on the card describes: what fields do not say of them
    (a birthday, labels) stays; what fields say is theirs to say."""
    said: dict[FieldKind, list[str]] = defaultdict(list)
    places: dict[int, dict[str, str]] = defaultdict(dict)
    for one in fields:
        if text := one.text.strip():
            said[one.kind].append(text)
            if one.kind in _PLACE:
                places[one.group][_PLACE[one.kind]] = text
    person = base or Person()
    notes = [*said[FieldKind.TAX], *said[FieldKind.NOTE]]
    return replace(
        person,
        name=_name(said, person.name),
        organisation=" / ".join(said[FieldKind.ORGANISATION]),
        department=" / ".join(said[FieldKind.DEPARTMENT]),
        title=" / ".join(said[FieldKind.TITLE]),
        phones=tuple(_phone(kind, text, person) for kind in _PHONES for text in said[kind]),
        emails=_again((Email(text, ("work",)) for text in said[FieldKind.EMAIL]), person.emails),
        webs=_again((Web(text, ("work",)) for text in said[FieldKind.WEB]), person.webs),
        handles=_again((_profile(text) for text in said[FieldKind.PROFILE]), person.handles),
        addresses=tuple(_address(place, person) for place in places.values()),
        note="\n".join(dict.fromkeys(filter(None, (*person.note.split("\n"), *notes)))),
    )


def fields_of_person(person: Person) -> tuple[Field, ...]:
    """What a person's card says as fields, all of them sure."""
    name = [Field(kind, getattr(person.name, part)) for kind, part in _NAME.items()]
    if not any(one.text for one in name):
        name = [Field(FieldKind.FAMILY, person.name.shown)]
    single = [Field(kind, getattr(person, part)) for kind, part in _SINGLE.items()]
    phones = [Field(_kind(one), one.number) for one in person.phones]
    reach = [
        *(Field(FieldKind.EMAIL, one.address) for one in person.emails),
        *(Field(FieldKind.WEB, one.url) for one in person.webs),
        *(Field(FieldKind.PROFILE, one.url or one.account) for one in person.handles),
    ]
    places = [
        Field(kind, getattr(address, part), group=group)
        for group, address in enumerate(person.addresses)
        for kind, part in _PLACE.items()
    ]
    return tuple(one for one in (*name, *single, *phones, *reach, *places) if one.text)


def joined(read: Sequence[Field], coded: Sequence[Field], lines: Sequence[Line]) -> tuple[Field, ...]:
    """What was read and what a code says as one: the code is believed, and what it does not say is as it was read. What
    stands on both sides is said once. Where the code names somebody else than the card, nothing is sure."""
    result = [replace(one, kind=_kind_read(one, read), lines=_lines(one, read, lines)) for one in coded]
    for one in read:
        if not _is_said(one, coded) and not (one.kind in _REACH and any(_same(one, other) for other in result)):
            result.append(one)
    apart = _names_apart(read, coded)
    return tuple(replace(one, sure=one.sure and not apart) for one in result)


def _kind_read(one: Field, read: Sequence[Field]) -> FieldKind:
    """What a number of a code is by the card, where the code itself does not say: then it counts as one at work."""
    if one.kind is not FieldKind.WORK:
        return one.kind
    return next((other.kind for other in read if other.kind in _PHONES and _same(one, other)), one.kind)


def _names_apart(read: Sequence[Field], coded: Sequence[Field]) -> bool:
    """Whether two names are said that have no word in common."""
    names = [
        {word for one in fields if one.kind in _NAME for word in fold(one.text).split()} for fields in (read, coded)
    ]
    return all(names) and not names[0] & names[1]


def _is_said(one: Field, coded: Sequence[Field]) -> bool:
    """Whether a code says what a field that was read says, or says it otherwise where there is only one."""
    if one.kind in _NAME:
        return any(other.kind in _NAME for other in coded)
    if one.kind in _PLACE:
        return any(other.kind in _PLACE for other in coded)
    if one.kind in _SINGLE:
        return any(other.kind is one.kind for other in coded)
    return any(_same(one, other) for other in coded)


def _same(one: Field, other: Field) -> bool:
    if one.kind in _PHONES and other.kind in _PHONES:
        return same_number(one.text, other.text)
    return one.kind is other.kind and _bare(one.text) == _bare(other.text)


def _bare(text: str) -> str:
    return fold(text).strip().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _lines(one: Field, read: Sequence[Field], lines: Sequence[Line]) -> tuple[int, ...]:
    """Where on the card stands what a code says: where the same was read, or in the lines that hold its text."""
    for other in read:
        if _same(one, other) or (one.kind in _SINGLE and one.kind is other.kind):
            return other.lines
    wanted = _bare(one.text)
    return tuple(at for at, line in enumerate(lines) if wanted and wanted in fold(line.text))


# --- the parts of a person


def _name(said: dict[FieldKind, list[str]], known: Name) -> Name:
    parts = {name: " ".join(said[kind]) for kind, name in _NAME.items()}
    if all(parts[name] == getattr(known, name) for name in parts):
        return known
    name = Name(**parts)
    return replace(name, full=name.shown)


def _phone(kind: FieldKind, text: str, person: Person) -> Phone:
    known = next((one for one in person.phones if one.number == text and _kind(one) is kind), None)
    return known or Phone(text, _PHONES[kind])


def _kind(phone: Phone) -> FieldKind:
    said = set(phone.labels)
    kinds = (FieldKind.FAX, FieldKind.MOBILE, FieldKind.HOME)
    return next((kind for kind in kinds if said & set(_PHONES[kind])), FieldKind.WORK)


def _address(place: dict[str, str], person: Person) -> Address:
    made = replace(Address(labels=("work",)), **place)  # type: ignore[arg-type]
    known = (one for one in person.addresses if all(getattr(one, part) == text for part, text in place.items()))
    return next(known, made)


def _again(made: Iterable[Email | Web | Handle], known: Sequence[Email | Web | Handle]) -> tuple[Any, ...]:
    """The ones that were made; where the same was known, as it was known."""
    by_key = {_key(one): one for one in known}
    return tuple(by_key.get(_key(one), one) for one in made)


def _key(one: Email | Web | Handle) -> str:
    if isinstance(one, Email):
        return one.address
    return one.url if isinstance(one, Web) else one.url or one.account


def _profile(text: str) -> Handle:
    service = next((one for one in SERVICES if one in text.lower()), "")
    account = text.rstrip("/").rpartition("/")[2].lstrip("@")
    url = text if "." in text and not text.startswith("@") else ""
    return Handle(service, account, url, social=True)
