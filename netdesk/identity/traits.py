"""What is compared of a person: taken from their card once, so that comparing is quick."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from netdesk.domain.ids import Id
from netdesk.domain.person import Email, Person, Phone
from netdesk.domain.text import fold
from netdesk.identity.folding import plain_words
from netdesk.identity.naming import roles
from netdesk.identity.phones import region_of, split_extension
from netdesk.identity.words import LEGAL_FORMS, OPEN_MAIL_SERVICES, ROLE_MAILBOXES

_SHORTEST, _KEY = 7, 8  # digits: of a number that says whom it reaches, and of what is looked for
_CARRIED, _AT_HOME = frozenset(("cell", "mobile", "iphone")), "home"
_NOT_SPOKEN_INTO = frozenset(("fax", "pager"))


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one person.

    `given` and `family` are plain words (`folding.plain_words`), `words` both, `aliases` the nicknames noted. `mails`
    are folded; `roles` are those of them that belong to a duty (info@), `domains` those of employers. `phones` are the
    last eight digits, with `x` and an extension; `numbers` all digits as written without leading zeros; `mobiles` the
    phones that are carried by one person, by their label, `homes` those of a house. `organisation` are plain words
    without the legal form, `birthday` is as in `Anniversary.day`, `region` a country's code or nothing.
    """

    id: Id
    given: tuple[str, ...]
    family: tuple[str, ...]
    words: tuple[str, ...]
    aliases: tuple[str, ...]
    generation: str
    mails: frozenset[str]
    roles: frozenset[str]
    domains: frozenset[str]
    phones: frozenset[str]
    numbers: tuple[str, ...]
    mobiles: frozenset[str]
    homes: frozenset[str]
    organisation: tuple[str, ...]
    birthday: str
    region: str
    is_group: bool


def traits(person: Person) -> Traits:
    """What is compared of a person."""
    given, family, generation = roles(person.name, person.organisation)
    aliases = tuple(word for nickname in person.nicknames for word in plain_words(nickname)[:1])
    if aliases and not given and not family:
        given = aliases[:1]
    mails, duties, domains = _mails(person.emails) if person.emails else (_NONE, _NONE, _NONE)
    phones, numbers, mobiles, homes = _phones(person.phones) if person.phones else _NO_PHONES
    return Traits(
        person.id,
        given,
        family,
        given + family,
        aliases,
        generation,
        mails,
        duties,
        domains,
        phones,
        numbers,
        mobiles,
        homes,
        organisation_words(person.organisation),
        person.birthday if person.anniversaries else "",
        region_of(person, ""),
        person.is_group,
    )


@lru_cache(maxsize=65536)
def organisation_words(text: str) -> tuple[str, ...]:
    """An organisation's name as plain words without its legal form."""
    words = plain_words(text)
    return tuple(word for word in words if word not in LEGAL_FORMS) or words


_Phones = tuple[frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]]
_NONE: frozenset[str] = frozenset()
_NO_PHONES: _Phones = (_NONE, (), _NONE, _NONE)


def _mails(emails: Iterable[Email]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The addresses, those of them that belong to a duty, and the domains of employers."""
    mails, duties, domains = set(), set(), set()
    for email in emails:
        address = fold(email.address).strip()
        local, at, domain = address.rpartition("@")
        if not at or not local:
            continue
        mails.add(address)
        site, is_open = _site(domain)
        if not is_open:
            domains.add(domain)
        if local.rstrip("0123456789") in ROLE_MAILBOXES or (local == site and not is_open):
            duties.add(address)
    return frozenset(mails), frozenset(duties) if duties else _NONE, frozenset(domains) if domains else _NONE


@lru_cache(maxsize=16384)
def _site(domain: str) -> tuple[str, bool]:
    """The first part of a domain, and whether everybody can have an address there."""
    site = domain.partition(".")[0]
    return site, site in OPEN_MAIL_SERVICES


def _phones(phones: Iterable[Phone]) -> _Phones:
    """The keys of the numbers, the numbers, and the keys of those that one person carries and that are of a house."""
    keys, numbers, carried, homes = set(), [], set(), set()
    for phone in phones:
        digits, key = phone_key(phone.number)
        if not key or not _NOT_SPOKEN_INTO.isdisjoint(phone.labels):
            continue
        keys.add(key)
        numbers.append(digits)
        if not _CARRIED.isdisjoint(phone.labels):
            carried.add(key)
        elif _AT_HOME in phone.labels:
            homes.add(key)
    return frozenset(keys), tuple(numbers), frozenset(carried), frozenset(homes)


def phone_key(number: str) -> tuple[str, str]:
    """All digits of a number without leading zeros, and its last eight, both with `x` and an extension; nothing
    for one too short to say whom it reaches.

    This finds who may be the same, so it is content with less than `domain.merging.same_number`: a number without its
    area code finds the whole one too, and a name must agree besides.
    """
    extension = ""
    if not number.isdecimal():
        if not number.lstrip("+").replace(" ", "").isdecimal():
            number, extension = split_extension(number)
            number = number.replace("(0)", "")
        number = "".join(filter(str.isdecimal, number))
    digits = number.lstrip("0")
    if len(digits) < _SHORTEST:
        return "", ""
    return (f"{digits}x{extension}", f"{digits[-_KEY:]}x{extension}") if extension else (digits, digits[-_KEY:])
