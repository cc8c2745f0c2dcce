"""Where else on the desk somebody's name, mail address or number stands: in what is about others."""

from collections.abc import Sequence
from typing import Any

from netdesk.domain.erasing import without
from netdesk.domain.event import Event
from netdesk.domain.everything import Passage
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.storage import holdings
from netdesk.storage.book import Reader
from netdesk.storage.mentions import Mention, mentions, words_for
from netdesk.storage.people import names
from netdesk.storage.shelf import BY_NAME

_AROUND = 60


def passages(reader: Reader, ids: Sequence[Id]) -> list[Passage]:
    """Where these people are named in what would stay without them; nothing of it is changed when they are forgotten.
    Found by the whole name, the mail addresses and the numbers as they are written."""
    words = words_for(reader.find(Person, ids))
    going = [item for item in holdings.naming(reader, ids) if without(item, frozenset(ids)) is None]
    going += holdings.brought_only(reader, going)
    theirs = {*ids, *(item.id for item in going)}
    return [_passage(reader, one, words) for one in mentions(reader, words) if one.entity_id not in theirs]


def _passage(reader: Reader, one: Mention, words: Sequence[str]) -> Passage:
    (thing,) = reader.find(BY_NAME[one.noun].kind, [one.entity_id])
    return Passage(one.noun, one.entity_id, one.field, _called(reader, thing), _around(one.text, words))


def _called(reader: Reader, thing: Any) -> str:
    """What to call a thing in a list: its own name, or those of whom it is about."""
    if isinstance(thing, (Person, Event)):
        return thing.shown if isinstance(thing, Person) else thing.name
    fields = ("person_id", "a_id", "b_id", "by_id", "to_id", "giver_id", "receiver_id", "kept_id")
    ids = [getattr(thing, name, None) for name in fields]
    ids += [part.person_id for part in getattr(thing, "participants", ())]
    return ", ".join(names(reader, {one for one in ids if one and one != reader.me}).values())


def _around(text: str, words: Sequence[str]) -> str:
    """The words with some of what stands before and after."""
    folded = text.casefold()
    at = min(place for word in words if (place := folded.find(word.casefold())) >= 0)
    start, end = max(0, at - _AROUND), at + 2 * _AROUND
    cut = " ".join(text[start:end].split())
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")
