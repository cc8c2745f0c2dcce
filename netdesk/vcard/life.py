"""Somebody's life: days, people near them, notes, tags, our own. Each function says whether a property has a field."""

from collections.abc import Mapping
from datetime import date

from netdesk.domain.person import Anniversary, Job, Letter, LetterKind, Relative
from netdesk.vcard import keys
from netdesk.vcard.android import android_entry
from netdesk.vcard.card import CardProperty
from netdesk.vcard.days import read_day
from netdesk.vcard.escapes import split, unescape
from netdesk.vcard.gathering import LABELLED, UNDERSTOOD, Gathering, Understands
from netdesk.vcard.kept import PARAMS
from netdesk.vcard.labels import kind_of
from netdesk.vcard.relations import NAMED_RELATIONS, is_address, relation_kinds

TIME = "X-NETDESK-TIME"
_OF_DAYS = LABELLED | {"X-APPLE-OMIT-YEAR"}
_SYSTEM_GROUPS = frozenset(("mycontacts", "my contacts", "starred"))
_ANNIVERSARIES = frozenset(
    ("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
)
_LETTER_KINDS = frozenset(kind.value for kind in LetterKind)


def anniversary(into: Gathering, prop: CardProperty) -> bool:
    """A wedding day or the like, in one of the properties made for it."""
    return _add_day(into, prop, "anniversary")


def named_relation(into: Gathering, prop: CardProperty) -> bool:
    """Somebody in a property named after what they are."""
    return _add_relation(into, prop, (NAMED_RELATIONS[prop.name],))


def parameters(into: Gathering, prop: CardProperty) -> bool:
    """Parameters kept aside; their property is gone when they stand in a card on their own."""
    return True


def birthday(into: Gathering, prop: CardProperty) -> bool:
    """The day of birth."""
    return _add_day(into, prop, "birthday")


def dated(into: Gathering, prop: CardProperty) -> bool:
    """A day named by its label."""
    return _add_day(into, prop, kind_of(into.own_labels(prop)))


def _add_day(into: Gathering, prop: CardProperty, kind: str) -> bool:
    """Add a day; a time of day that stood with it is put aside."""
    day, time = read_day(prop.text, prop.param("X-APPLE-OMIT-YEAR"))
    value = Anniversary(kind, day)
    if value in into.fields.days:
        return True
    into.fields.days.append(value)
    understood = _OF_DAYS | {TIME} if time else _OF_DAYS
    return into.linked(keys.day(value), prop, understood, ((TIME, time),) if time else ())


def related_names(into: Gathering, prop: CardProperty) -> bool:
    """Somebody named by a label."""
    return _add_relation(into, prop, (kind_of(into.own_labels(prop)),))


def related(into: Gathering, prop: CardProperty) -> bool:
    """Somebody named by type; what points at another card is kept."""
    return not is_address(prop) and _add_relation(into, prop, relation_kinds(prop))


def _add_relation(into: Gathering, prop: CardProperty, kinds: tuple[str, ...]) -> bool:
    """Add somebody for each kind."""
    for kind in kinds:
        into.fields.relatives.append(Relative(kind, prop.text.strip()))
    return into.linked(keys.relative(into.fields.relatives[-1]), prop, LABELLED)


def android(into: Gathering, prop: CardProperty) -> bool:
    """A row of Android's contact database."""
    entry = android_entry(prop)
    if isinstance(entry, str):
        into.fields.nicknames.extend([entry] if entry not in into.fields.nicknames else [])
    elif isinstance(entry, Anniversary):
        day = Anniversary(entry.kind, read_day(entry.day)[0])
        into.fields.days.extend([day] if day not in into.fields.days else [])
    elif isinstance(entry, Relative):
        into.fields.relatives.append(entry)
    return entry is not None


def note(into: Gathering, prop: CardProperty) -> bool:
    """Notes are joined with a blank line between."""
    into.fields.notes.append(prop.text.strip())
    return True if len(into.fields.notes) > 1 else into.linked("NOTE", prop, UNDERSTOOD)


def categories(into: Gathering, prop: CardProperty) -> bool:
    """Tags, without the groups that an address book makes for itself."""
    into.listed(prop, into.fields.tags)
    into.fields.tags[:] = [tag for tag in into.fields.tags if tag.lstrip("* ").lower() not in _SYSTEM_GROUPS]
    return True


def letter(into: Gathering, prop: CardProperty) -> bool:
    """A letter; one without a date is of today."""
    kind = prop.param("KIND").lower()
    if kind not in _LETTER_KINDS or not prop.text.strip():
        return False
    try:
        on = date.fromisoformat(prop.param("ON"))
    except ValueError:
        on = into.today
    into.fields.letters.append(Letter(LetterKind(kind), prop.text.strip(), on))
    return True


def job(into: Gathering, prop: CardProperty) -> bool:
    """A past job: organisation, title, department and role, with the day it was known to be over."""
    parts = [unescape(part, old=into.old).strip() for part in split(prop.raw_value, ";")]
    if not any(parts[:4]) or any(parts[4:]):
        return False
    try:
        until = date.fromisoformat(prop.param("UNTIL"))
    except ValueError:
        until = None
    organisation, title, department, role = (parts + [""] * 4)[:4]
    into.fields.jobs.append(Job(organisation, title, department, role, until))
    return True


def cadence(into: Gathering, prop: CardProperty) -> bool:
    """The ideal and the longest days between two contacts."""
    days = [int(part) if part.isdecimal() and len(part) < 7 else None for part in prop.text.split("/")]
    into.fields.cadence = [*days, None, None][:2]
    return True


LIFE: Mapping[str, Understands] = (
    {
        "NOTE": note,
        "CATEGORIES": categories,
        "BDAY": birthday,
        "X-ABDATE": dated,
        "X-ABRELATEDNAMES": related_names,
        "RELATED": related,
        "X-ANDROID-CUSTOM": android,
        "X-NETDESK-LETTER": letter,
        "X-NETDESK-CADENCE": cadence,
        "X-NETDESK-JOB": job,
        PARAMS: parameters,
    }
    | dict.fromkeys(_ANNIVERSARIES, anniversary)
    | dict.fromkeys(NAMED_RELATIONS, named_relation)
)
