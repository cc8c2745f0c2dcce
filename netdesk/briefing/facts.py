"""Any thing of the desk as lines that a person can read: what each field is called, and what it says."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from netdesk import charset, words
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Answer
from netdesk.domain.interaction import Kind, Role
from netdesk.domain.laidaside import Suggestion
from netdesk.domain.link import Tie
from netdesk.domain.person import LetterKind, Name, Property
from netdesk.domain.referral import Level, ReferralStatus
from netdesk.domain.scan import Field, FieldKind, Line, Side
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day, moment
from netdesk.words import holdings, referrals, scans

_SILENT = frozenset(
    "id version digest picture original corners asked width height moved new unchanged unreadable group arrival_id "
    "interaction_id parent_id".split()
)  # what says nothing to anybody, is shown as a picture, or stands beside it
_ENCODED = re.compile(r"[A-Za-z0-9+/=]{60,}(?:\r?\n[ \t]+[A-Za-z0-9+/=]+)*")
_SAID: dict[type[Enum], Callable[[Any], str]] = {
    Kind: words.kind,
    Tie: words.tie,
    Stage: words.stage,
    LetterKind: words.letter,
    ReferralStatus: words.referral_status,
    Level: referrals.level,
    FieldKind: scans.kind,
    Role: holdings.role,
    Answer: holdings.answer,
    Suggestion: holdings.suggestion,
}
Names = Mapping[Id, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a field is called, and what it says in one or more lines."""

    label: str
    lines: tuple[str, ...]


def facts(thing: Any, names: Names, but: Collection[str] = ()) -> Iterator[Fact]:
    """What a thing says, field by field; empty fields are left out, and those named in `but`. `names` say what ids
    mean."""
    for each in fields(thing):
        value = getattr(thing, each.name)
        if isinstance(value, Name):
            yield from facts(value, names)
        elif each.name not in (*_SILENT, *but) and (lines := _lines(each.name, value, names)):
            yield Fact(holdings.field(each.name), lines)


def card_text(raw: bytes) -> str:
    """A card as it came in, as text."""
    return raw.decode(charset.of_text(raw, "cp1252"), "replace")


def _lines(name: str, value: Any, names: Names) -> tuple[str, ...]:
    if isinstance(value, bytes):
        return tuple(_ENCODED.sub(_("(a picture)"), card_text(value)).splitlines())
    if isinstance(value, tuple) and value and not isinstance(value[0], (str, Enum)):
        return tuple(line for item in value if (line := _element(name, item, names)))
    if isinstance(value, tuple):
        return (", ".join(_text(name, item, names) for item in value),) if value else ()
    if isinstance(value, bool) or not value:
        return (_("yes"),) if value else ()
    return tuple(line for line in _text(name, value, names).splitlines() if line.strip())


def _element(name: str, item: Any, names: Names) -> str:
    """One of a list, in one line."""
    if isinstance(item, bytes):
        return card_text(item)
    if isinstance(item, Property):
        return _property(item)
    if isinstance(item, Field):
        return f"{scans.kind(item.kind)}: {item.text}"
    if isinstance(item, (Line, Side)):
        return item.text if isinstance(item, Line) else item.source
    if not is_dataclass(item):
        return ""
    parts = (_part(each.name, getattr(item, each.name), names) for each in fields(item))
    return " · ".join(part for part in parts if part)


def _part(name: str, value: Any, names: Names) -> str:
    if isinstance(value, bool):
        return holdings.field(name) if value else ""
    if isinstance(value, tuple):
        return ", ".join(_text(name, item, names) for item in value)
    return "" if value is None else _text(name, value, names)


def _text(name: str, value: Any, names: Names) -> str:
    if isinstance(value, Enum):
        return _SAID[type(value)](value)
    if isinstance(value, datetime):
        return moment(value) if value != datetime.min else ""
    if isinstance(value, date):
        return day(value) if value != date.min else ""
    if name == "introduced_by" or name.endswith("_id"):
        return names.get(value, "")
    if name in ("about", "key"):
        return names.get(value, value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _property(item: Property) -> str:
    group = f"{item.group}." if item.group else ""
    params = "".join(f";{name}={value}" for name, value in item.params)
    return f"{group}{item.name}{params}: {_ENCODED.sub(_('(a picture)'), item.value)}"
