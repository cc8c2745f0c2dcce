"""Joining what is said of one person in two places: an incoming card with what is known, two people who are one.
Joining adds; what stood there and gives way goes into the history."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from netdesk.domain.ids import id_of_uid
from netdesk.domain.person import Job, Name, Person
from netdesk.domain.text import fold

T = TypeVar("T")


def phone_key(number: str) -> str:
    """What two writings of one number share: its last nine digits."""
    digits = _digits(number)
    return digits[-9:] if digits else number.strip()


def same_number(one: str, other: str) -> bool:
    """Whether two writings are one number: the same last digits, and no two different country codes."""
    if phone_key(one) != phone_key(other):
        return False
    both_whole = one.strip().startswith(("+", "00")) and other.strip().startswith(("+", "00"))
    return not both_whole or _digits(one).lstrip("0") == _digits(other).lstrip("0")


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def same_uid_means_same(known: Person, incoming: Person) -> bool:
    """Whether a shared UID may be believed: programs number cards 1, 2, 3, so a name or a way to reach them must agree,
    unless the UID is one that this desk itself wrote."""
    if id_of_uid(incoming.uid) == known.id:
        return True
    names = set(fold(known.shown).split()) & set(fold(incoming.shown).split())
    mails = {fold(mail.address) for mail in known.emails} & {fold(mail.address) for mail in incoming.emails}
    phones = any(same_number(one.number, other.number) for one in known.phones for other in incoming.phones)
    return bool(names or mails or phones)


def left_out(known: Person, incoming: Person) -> tuple[str, ...]:
    """The single fields in which a card differs from what is known; what is known stays."""
    return tuple(
        name
        for name in ("organisation", "department", "title", "role", "note")
        if getattr(incoming, name)
        and getattr(known, name)
        and fold(getattr(incoming, name)) != fold(getattr(known, name))
    )


def same_person(known: Person, incoming: Person) -> bool:
    """Whether a card without a known UID is about this person: the same name, and a mail address or a phone shared."""
    if fold(known.shown) != fold(incoming.shown):
        return False
    mails = {fold(mail.address) for mail in known.emails} & {fold(mail.address) for mail in incoming.emails}
    phones = {phone_key(p.number) for p in known.phones} & {phone_key(p.number) for p in incoming.phones}
    return bool(mails or phones)


def add_card(known: Person, incoming: Person) -> Person:
    """The known person with everything that the card has and they had not."""
    changes: dict[str, Any] = {
        name: getattr(incoming, name) for name in _SINGLE if getattr(incoming, name) and not getattr(known, name)
    }
    if id_of_uid(incoming.uid) == known.id:
        changes.pop("uid", None)
    name = {f.name: getattr(known.name, f.name) or getattr(incoming.name, f.name) for f in fields(Name)}
    for field, key in _LISTS.items():
        changes[field] = _joined(getattr(known, field), getattr(incoming, field), key)
    phones = [phone for phone in incoming.phones if not any(same_number(phone.number, k.number) for k in known.phones)]
    return replace(known, name=Name(**name), phones=(*known.phones, *phones), **changes)


def merged(kept: Person, gone: Person, take: Collection[str] = (), today: date | None = None) -> Person:
    """Two people who are one: everything of both. Of single fields that differ the kept one's stands, but those named
    in `take` come from the other; a job that gives way goes into the history, and notes stand one below the other."""
    whole = add_card(kept, gone)
    taken = {name: getattr(gone, name) for name in take if getattr(gone, name)}
    notes = dict.fromkeys(note for note in (kept.note.strip(), gone.note.strip()) if note)
    joined = replace(whole, **{**taken, "note": "\n\n".join(notes) or whole.note})
    lost = gone if joined.organisation == kept.organisation else kept
    return _remembering(joined, lost, today)


def changed_job(known: Person, incoming: Person, today: date | None = None) -> Person:
    """Somebody with a new employer: the job of the card is theirs now, the one before goes into the history."""
    now = replace(known, **{name: getattr(incoming, name) for name in JOB})
    return _remembering(now, known, today)


def job_of(person: Person, until: date | None = None) -> Job:
    """What somebody does, as an entry of the history."""
    return Job(person.organisation, person.title, person.department, person.role, until)


def _remembering(person: Person, before: Person, until: date | None) -> Person:
    old = job_of(before, until)
    known = {_job_key(one) for one in (*person.jobs, job_of(person))}
    if not before.organisation or fold(before.organisation) == fold(person.organisation) or _job_key(old) in known:
        return person
    return replace(person, jobs=(*person.jobs, old))


def _job_key(job: Job) -> tuple[str, str]:
    return fold(job.organisation), fold(job.title)


def _joined(known: Iterable[T], incoming: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    result = list(known)
    seen = {key(item) for item in result}
    for item in incoming:
        if key(item) not in seen:
            seen.add(key(item))
            result.append(item)
    return tuple(result)


JOB = ("organisation", "title", "department", "role")
_SINGLE = (
    "organisation",
    "department",
    "title",
    "role",
    "sphere",
    "note",
    "gender",
    "language",
    "uid",
    "picture",
    "picture_url",
)
_LISTS: dict[str, Callable[[Any], Any]] = {
    "nicknames": fold,
    "tags": fold,
    "emails": lambda item: fold(item.address),
    "addresses": lambda item: fold(item.one_line),
    "webs": lambda item: fold(item.url).removesuffix("/"),
    "handles": lambda item: (fold(item.service), fold(item.account or item.url)),
    "anniversaries": lambda item: (item.kind, item.day),
    "relatives": lambda item: (item.kind, fold(item.name)),
    "letters": lambda item: (item.kind, item.text),
    "jobs": _job_key,
    "kept": lambda item: item,
}
