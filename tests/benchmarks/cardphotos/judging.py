"""What of a card's fields is right, against what is printed on it."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import phonenumbers

from netdesk.domain.scan import Field, FieldKind

Truth = dict[str, Any]
"""A card as the generator and the samples describe it: `fields`, `lines`, `qr`, `photo`, `locale`."""

NUMBERS = (FieldKind.MOBILE, FieldKind.WORK, FieldKind.HOME, FieldKind.FAX)
NAMES = (FieldKind.GIVEN, FieldKind.MIDDLE, FieldKind.FAMILY)
_PLACES = (FieldKind.STREET, FieldKind.POSTCODE, FieldKind.LOCALITY, FieldKind.REGION, FieldKind.COUNTRY)
_ASIDE = (FieldKind.NOTE,)
_KINDS = {"mobile": FieldKind.MOBILE, "office": FieldKind.WORK, "fax": FieldKind.FAX}
_PLAIN = {"it": "IT", "pl": "PL", "en": "GB", "de": "DE"}


@dataclass(frozen=True, slots=True)
class Tally:
    """One thing that was looked at: what it is, whether it is right, and how it came and should have come."""

    what: str
    right: bool
    was: str = ""
    should: str = ""


def judged(truth: Truth, fields: Sequence[Field]) -> list[Tally]:
    """All that is to be counted on one card."""
    first = [one for one in fields if one.group == 0]
    told = truth["fields"]
    tallies = [
        *_mails(told, fields),
        *_phones(truth, fields),
        *_name(told, first),
        *_single("company", told["org"], _text(first, FieldKind.ORGANISATION)),
        *_single("title", told["title"], _text(first, FieldKind.TITLE)),
        *_single("zip", told["zip"], _text(first, FieldKind.POSTCODE)),
        *_single("city", told["city"], _text(first, FieldKind.LOCALITY)),
    ]
    kinds = ("mail", "phone", "name", "company", "title", "mail given", "phone given", "title invented")
    matters = all(one.right for one in tallies if one.what in kinds)
    return [*tallies, Tally("all that matters", matters), *_sure(truth, fields)]


def key(text: str) -> str:
    """A text without case, spaces and signs, its accents kept."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold().replace("ß", "ss"))
    return "".join(sign for sign in plain if sign.isalnum())


def bare(text: str) -> str:
    """The same without accents."""
    apart = unicodedata.normalize("NFKD", key(text).replace("ł", "l").replace("ø", "o"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def name_of(fields: Iterable[Field]) -> str:
    """Given, middle and family name as one text, in this order."""
    found = list(fields)
    return " ".join(one.text for kind in NAMES for one in found if one.kind is kind)


def dialled(text: str, locale: str) -> str:
    """A number in E.164, as its card's country dials it."""
    try:
        number = phonenumbers.parse(text, _PLAIN.get(locale, locale))
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _text(fields: Iterable[Field], kind: FieldKind) -> str:
    return next((one.text for one in fields if one.kind is kind), "")


def _mails(told: Truth, fields: Iterable[Field]) -> Iterator[Tally]:
    should = {one.casefold() for one in told["emails"]}
    given = {one.text.casefold() for one in fields if one.kind is FieldKind.EMAIL}
    yield from (Tally("mail", one in given, " ".join(given), one) for one in sorted(should))
    yield from (Tally("mail given", one in should, one, " ".join(should)) for one in sorted(given))


def _phones(truth: Truth, fields: Iterable[Field]) -> Iterator[Tally]:
    should = {one["e164"]: _KINDS[one["kind"]] for one in truth["fields"]["phones"]}
    given = {dialled(one.text, truth["locale"]): one.kind for one in fields if one.kind in NUMBERS}
    for number, kind in should.items():
        yield Tally("phone", number in given, " ".join(given), number)
        if number in given:
            yield Tally("phone kind", given[number] is kind, given[number], kind)
    yield from (Tally("phone given", one in should, one, " ".join(should)) for one in given)


def _name(told: Truth, fields: Iterable[Field]) -> Iterator[Tally]:
    was = name_of(fields)
    yield Tally("name", key(was) == key(told["name"]), was, told["name"])
    yield Tally("name, accents aside", bare(was) == bare(told["name"]), was, told["name"])


def _single(what: str, should: str, was: str) -> Iterator[Tally]:
    if should:
        yield Tally(what, key(was) == key(should), was, should)
    else:
        yield Tally(f"{what} invented", not was, was, should)


def _sure(truth: Truth, fields: Sequence[Field]) -> Iterator[Tally]:
    """Each field that is marked sure; the parts of a name count as one."""
    names = [one for one in fields if one.kind in NAMES and one.group == 0]
    if names and all(one.sure for one in names):
        should = truth["fields"]["name"]
        yield Tally("sure name", key(name_of(names)) == key(should), name_of(names), should)
    for one in fields:
        if one.sure and one.kind not in NAMES and one.kind not in _ASIDE:
            yield Tally(f"sure {one.kind}", _stands(truth, one), one.text, " | ".join(_printed(truth, one.kind)))


def _stands(truth: Truth, field: Field) -> bool:
    if field.kind in NUMBERS:
        return any(one["e164"] == dialled(field.text, truth["locale"]) for one in truth["fields"]["phones"])
    printed = [key(one) for one in _printed(truth, field.kind)]
    if field.kind in (*_PLACES, FieldKind.DEPARTMENT, FieldKind.TAX, FieldKind.PROFILE, FieldKind.WEB):
        return any(_part(key(field.text), one) for one in printed)
    return key(field.text) in printed


def _part(text: str, line: str) -> bool:
    """The part of a line, or a web address that says its scheme more fully than the card does."""
    return bool(text) and (text in line or text.removeprefix("https").removeprefix("http").removeprefix("www") in line)


def _printed(truth: Truth, kind: FieldKind) -> list[str]:
    """The texts on the card that may come as this kind."""
    told = truth["fields"]
    one = {
        FieldKind.PREFIX: "prefix",
        FieldKind.SUFFIX: "suffix",
        FieldKind.TITLE: "title",
        FieldKind.ORGANISATION: "org",
    }
    if kind in one:
        return [told[one[kind]]] if told[one[kind]] else []
    if kind is FieldKind.EMAIL:
        return list(told["emails"])
    lines = {FieldKind.DEPARTMENT: "dept", FieldKind.TAX: "vat", FieldKind.PROFILE: "social", FieldKind.WEB: "url"}
    wanted = lines.get(kind, "address")
    found = [line["text"] for line in truth["lines"] if wanted in line["field"].split("+")]
    return [*found, told["country"]] if kind is FieldKind.COUNTRY else found
