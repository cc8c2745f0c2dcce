"""What a card says, as a person: everything with a meaning in the fields of the domain, everything else kept."""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.person import Person
from netdesk.vcard.card import CardProperty, Problem, RawCard
from netdesk.vcard.gathering import Gathering, Understands
from netdesk.vcard.kept import TRUE_NAME
from netdesk.vcard.life import LIFE
from netdesk.vcard.reach import REACH
from netdesk.vcard.who import WHO, photo

_SAID_BY_US = frozenset(("PRODID", "VERSION", "PROFILE", "BEGIN", "END"))
_FIELDS: dict[str, Understands] = {**WHO, **REACH, **LIFE}


@dataclass(frozen=True, slots=True)
class Draft:
    """A person as a card describes them, with the picture's bytes, and what was repaired on the way."""

    person: Person
    picture: bytes | None
    problems: tuple[Problem, ...]


def to_draft(card: RawCard, today: date) -> Draft:
    """The person in a card; `today` is when they came to the desk, and the day of letters that have none. A card
    with an error gives an empty person and the error among the problems."""
    if card.error:
        return Draft(Person(created_on=today), None, (*card.problems, Problem(card.line, card.error)))
    into = Gathering(card, today)
    into.look_ahead()
    for position, prop in enumerate(card.properties):
        is_label = prop.name == "X-ABLABEL" and prop.group
        if not (is_label or prop.name in _SAID_BY_US or prop.is_empty or _has_field(into, prop)):
            into.keep(position, prop)
    into.finish()
    return Draft(into.person(), into.picture, card.problems)


def _has_field(into: Gathering, prop: CardProperty) -> bool:
    if isinstance(prop.value, bytes):
        return prop.name == "PHOTO" and photo(into, prop)
    field = _FIELDS.get(prop.name)
    return field is not None and not prop.param(TRUE_NAME) and field(into, prop)
