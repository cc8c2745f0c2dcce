"""Joining what is said of one person in two places: an incoming card with what is known, two people who are one.
Joining adds; what stood there and gives way goes into the history."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import chain
from typing import Any, Generic, TypeVar

from netdesk.domain.ids import id_of_uid
from netdesk.domain.person import Job, Name, Person, Phone
from netdesk.domain.text import fold
from netdesk.domain.threeway import carried_over

T = TypeVar("T")


def phone_key(number: str) -> str:
    """What two writings of one number share: its last nine digits."""
    digits = _digits(number)
    return digits[-9:] if digits else number.strip()


def same_number(one: str, other: str) -> bool:
    """Whether two writings are one number of somebody, so that one of them is enough: the same last digits, and no two
    different country codes.

    This is stricter than what only finds who may be the same (`identity.traits.phone_key`): a yes drops what was typed.
    """
    if phone_key(one) != phone_key(other):
        return False
    both_whole = one.strip().startswith(("+", "00")) and other.strip().startswith(("+", "00"))
    return not both_whole or _digits(one).lstrip("0") == _digits(other).lstrip("0")


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())


def same_uid_means_same(known: Person, incoming: Person) -> bool:
    """Whether a shared UID may be believed: programs number cards 1, 2, 3, so a name or a way to reach them must agree,
    and beside a number the whole name, unless the UID is one that this desk itself wrote."""
    if id_of_uid(incoming.uid) == known.id:
        return True
    names = set(fold(known.shown).split()), set(fold(incoming.shown).split())
    if incoming.uid.isdecimal() and not (names[0] <= names[1] or names[1] <= names[0]):
        return False
    mails = {fold(mail.address) for mail in known.emails} & {fold(mail.address) for mail in incoming.emails}
    phones = any(same_number(one.number, other.number) for one in known.phones for other in incoming.phones)
    return bool(names[0] & names[1] or mails or phones)


def left_out(known: Person, incoming: Person) -> tuple[str, ...]:
    """The single fields in which a card differs from what is known; what is known stays."""
    return tuple(
        name
        for name in ("organisation", "department", "title", "role", "note")
        if getattr(incoming, name)
        and getattr(known, name)
        and fold(getattr(incoming, name)).strip() != fold(getattr(known, name)).strip()
    )


def add_card(known: Person, incoming: Person) -> Person:
    """The known person with everything that the card has and they had not."""
    changes: dict[str, Any] = {
        name: getattr(incoming, name) for name in _SINGLE if getattr(incoming, name) and not getattr(known, name)
    }
    if id_of_uid(incoming.uid) == known.id:
        changes.pop("uid", None)
    name = {f.name: getattr(known.name, f.name) or getattr(incoming.name, f.name) for f in fields(Name)}
    if name["full"] == known.shown:  # which the parts say already, or whatever else they are called by
        name["full"] = known.name.full
    for field, key in _LISTS.items():
        changes[field] = _joined(getattr(known, field), getattr(incoming, field), key)
    phones = [phone for phone in incoming.phones if not any(same_number(phone.number, k.number) for k in known.phones)]
    return replace(known, name=Name(**name), phones=(*known.phones, *phones), **changes)


def with_note(known: Person, said: str) -> Person:
    """The known person with the lines of another note that theirs has not yet below it."""
    there = {fold(line).strip() for line in known.note.splitlines()}
    new = [line.rstrip() for line in said.splitlines() if line.strip() and fold(line).strip() not in there]
    return replace(known, note="\n\n".join((known.note.rstrip(), "\n".join(new)))) if new else known


def stepped(before: Person, incoming: Person, known: Person) -> Person:
    """The known person after a card changed from `before` to `incoming`: what the card changed is changed here where it
    stood as the card had it; what was typed, and lists' entries that came from elsewhere, stay."""
    person = carried_over(before, incoming, known, (*NOT_THE_CARDS, *_LISTS, "phones"))
    lists: dict[str, Any] = {
        field: _stepped(getattr(before, field), getattr(incoming, field), getattr(known, field), key)
        for field, key in _LISTS.items()
    }
    phones = _stepped(before.phones, incoming.phones, known.phones, _number_key, same_phone, _one_phone)
    return replace(person, phones=phones, **lists)


def brought(card: Person, known: Person, stood: Person, others: Sequence[Person]) -> Person:
    """An earlier version of a card less what somebody has from elsewhere, so that a step from it leaves that alone:
    what `stood` on the desk before the card first came, and of lists what `others`, their other cards, say."""
    everywhere = (stood, *others)
    changes: dict[str, Any] = {
        field: _less(getattr(card, field), getattr(known, field), [getattr(one, field) for one in everywhere], key)
        for field, key in _LISTS.items()
    }
    phones = _less(card.phones, known.phones, [one.phones for one in everywhere], _number_key, same_phone)
    changes |= dict.fromkeys(_typed(_TEXTS, card, known, stood, others), "")
    parts = (f.name for f in fields(Name))
    typed = _typed(parts, card.name, known.name, stood.name, [one.name for one in others])
    return replace(card, name=replace(card.name, **dict.fromkeys(typed, "")), phones=phones, **changes)


def _typed(names: Iterable[str], card: Any, known: Any, stood: Any, others: Sequence[Any]) -> list[str]:
    """The texts that the card has as they stood before it came, and no other card says."""
    return [
        name
        for name in names
        if getattr(card, name) == getattr(known, name) == getattr(stood, name)
        and not any(getattr(one, name) == getattr(known, name) for one in others)
    ]


def _less(
    items: tuple[T, ...],
    now: tuple[T, ...],
    elsewhere: Iterable[tuple[T, ...]],
    key: Callable[[T], Any],
    same: Callable[[T, T], bool] = lambda one, other: True,
) -> tuple[T, ...]:
    held, there = _Entries(now, key, same), _Entries(chain.from_iterable(elsewhere), key, same)
    return tuple(item for item in items if held.like(item) is None or there.like(item) is None)


def same_phone(one: Phone, other: Phone) -> bool:
    """Whether two entries are one number."""
    return same_number(one.number, other.number)


def _stepped(
    before: tuple[T, ...],
    target: tuple[T, ...],
    now: tuple[T, ...],
    key: Callable[[T], Any],
    same: Callable[[T, T], bool] = lambda one, other: True,
    newer: Callable[[T, T], T] = lambda known, said: said,
) -> tuple[T, ...]:
    """A list after a card's list changed: `key` and `same` tell which entries are one, `newer` how one is renewed."""
    old, new, held = (_Entries(items, key, same) for items in (before, target, now))
    kept = []
    for item in now:
        was, said = old.like(item), new.like(item)
        if item != was:  # not as the card had it: somebody typed it
            kept.append(item)
        elif said is not None:
            kept.append(newer(item, said))
    return (*kept, *(item for item in target if old.like(item) is None and held.like(item) is None))


class _Entries(Generic[T]):
    """The entries of a list by what tells them."""

    def __init__(self, items: Iterable[T], key: Callable[[T], Any], same: Callable[[T, T], bool]) -> None:
        self._key, self._same = key, same
        self._found: dict[Any, list[T]] = {}
        for item in items:
            self._found.setdefault(key(item), []).append(item)

    def like(self, item: T) -> T | None:
        """The entry that is this one, as it is written there."""
        return next((one for one in self._found.get(self._key(item), ()) if self._same(one, item)), None)


def _number_key(phone: Phone) -> str:
    return phone_key(phone.number)


def _one_phone(known: Phone, said: Phone) -> Phone:
    """A number said anew: with its labels as they are now, but never without the country it was known with."""
    whole = known.number.strip().startswith(("+", "00")) and not said.number.strip().startswith(("+", "00"))
    return replace(said, number=known.number) if whole else said


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


NOT_THE_CARDS = ("id", "version", "removed_at", "uid", "created_on")
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
_TEXTS = tuple(name for name in _SINGLE if name != "uid")
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
    "kept": lambda item: item.name if item.name == "REV" else item,  # which a card has once (RFC 6350, 6.7.4)
}
