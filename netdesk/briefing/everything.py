"""The sheet with everything about one person, for that person to read: what is kept, and where each thing came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from netdesk import words
from netdesk.briefing.facts import Fact, card_text, facts
from netdesk.domain.bank import Asked
from netdesk.domain.event import Event, FollowUp
from netdesk.domain.everything import Bond, Everything, Passage, Version
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival, Card, Question
from netdesk.domain.interaction import Interaction
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.link import Link
from netdesk.domain.merge import Merge
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Scan
from netdesk.i18n import _, day, moment
from netdesk.words import holdings

_REMEMBERED = (Asked, LaidAside, Question, Merge)

__all__ = ("EverythingSheet", "Paragraph", "Part", "card_text", "compose")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing: what it is called, what it says field by field, its pictures as the user gave them."""

    title: str = ""
    facts: tuple[Fact, ...] = ()
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind, with where they come from."""

    title: str
    origin: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class EverythingSheet:
    """Everything about one person: the title, the day, what this paper is, and its parts."""

    title: str
    when: str
    intro: str
    parts: tuple[Part, ...]


def compose(found: Everything) -> EverythingSheet:
    """The sheet of what was found; parts of which there is nothing are left out."""
    name, owner = found.person.shown, found.me.shown
    intro = _(
        "This is all that the contact desk of {owner} holds about {name} in the program Netdesk. Others are named "
        "where something cannot be understood without them; what is noted about them alone is left out."
    )
    return EverythingSheet(
        title=_("Everything about {name}").format(name=name),
        when=day(found.on),
        intro=intro.format(name=name, owner=owner or _("its owner")),
        parts=tuple(part for part in _parts(found) if part.paragraphs),
    )


def _parts(found: Everything) -> Iterator[Part]:
    yield Part(_("Who this is"), _("Typed in, from cards, and learned in talks."), tuple(_people(found)))
    for title, origin, kinds in _kept():
        things = [item for kind in kinds for item in found.things if isinstance(item, kind)]
        yield Part(title, origin, tuple(_paragraph(item, found) for item in things))
    read = _("What the program read in the pictures of cards, on this computer.")
    yield Part(_("Read on cards"), read, tuple(Paragraph(facts=_told(one, found)) for one in found.readings))
    reckoned = _("Reckoned by the program from what happened; nobody typed it.")
    yield Part(_("How links stand"), reckoned, tuple(_bond(one, found.names) for one in found.bonds))
    earlier = _("What was different at other times, kept so that changes can be taken back.")
    yield Part(_("Earlier versions"), earlier, tuple(_earlier(found)))
    elsewhere = _("In what is about others; this is not changed when {name} is deleted.")
    yield Part(
        _("Where else the name stands"),
        elsewhere.format(name=found.person.shown),
        tuple(_elsewhere(one) for one in found.passages),
    )


def _kept() -> tuple[tuple[str, str, tuple[type, ...]], ...]:
    """The parts that show things as they are kept, with where each comes from."""
    return (
        (_("Cards as they came in"), _("From contact files that were brought in."), (Card, Arrival)),
        (_("Photographed cards"), _("From pictures of business cards."), (Scan,)),
        (_("What happened"), _("Noted by the owner of the desk."), (Interaction,)),
        (_("Promises"), _("Noted by the owner of the desk."), (Promise,)),
        (_("Referrals"), _("Noted by the owner of the desk."), (Referral,)),
        (_("Links with others"), _("Stated by the owner of the desk."), (Link,)),
        (_("Events"), _("From invitations and guest lists."), (Event,)),
        (_("Things to do"), _("Planned by the owner of the desk."), (FollowUp,)),
        (_("What the program remembers"), _("Answers to its questions and proposals."), _REMEMBERED),
    )


def _people(found: Everything) -> Iterator[Paragraph]:
    for one in found.people:
        merged = "" if one is found.person else _("Merged into them: {name}").format(name=one.shown)
        held = _seen(found.pictures, [one.picture])
        yield Paragraph(merged, _told(one, found), held)
    shown = {one.picture for one in found.people} | _of_cards(found)
    if rest := _seen(found.pictures, [key for key in found.pictures if key not in shown]):
        yield Paragraph(_("Earlier pictures"), (), rest)


def _of_cards(found: Everything) -> set[str]:
    scans = [item for item in found.things if isinstance(item, Scan)]
    return {key for one in scans for side in one.sides for key in (side.original, side.picture)}


def _seen(pictures: Mapping[str, bytes], keys: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(pictures[key] for key in dict.fromkeys(keys) if key in pictures)


def _paragraph(item: Any, found: Everything) -> Paragraph:
    keys = [side.picture or side.original for side in item.sides] if isinstance(item, Scan) else []
    title = _title(item)
    told = facts(item, found.names, _IN_TITLE if title else ())
    return Paragraph(title, tuple(told), _seen(found.pictures, keys))


_IN_TITLE = ("on", "kind")


def _title(item: Any) -> str:
    """What stands above a thing: its day and kind."""
    if isinstance(item, Interaction):
        return f"{day(item.on)} · {words.kind(item.kind)}"
    return day(item.on) if isinstance(item, (Referral, FollowUp)) else ""


def _told(item: Any, found: Everything) -> tuple[Fact, ...]:
    return tuple(facts(item, found.names))


def _bond(one: Bond, names: Mapping[Id, str]) -> Paragraph:
    told = {
        "stage": words.stage(one.stage),
        "outward": words.stage(one.outward),
        "inward": words.stage(one.inward),
        "since": day(one.since) if one.since else "",
        "last_contact": day(one.last_contact) if one.last_contact else "",
        "minutes": str(one.minutes or ""),
        "given_times": str(one.given or ""),
        "received": str(one.received or ""),
    }
    lines = (Fact(holdings.field(name), (text,)) for name, text in told.items() if text)
    return Paragraph(names.get(one.other_id, ""), tuple(lines))


def _earlier(found: Everything) -> Iterator[Paragraph]:
    """Each change once, with what things said then and do not say now."""
    now = {item.id: item for item in (*found.people, *found.things)}
    for (at, title), some in groupby(found.versions, key=lambda one: (one.at, one.title)):
        told = tuple(fact for one in some for fact in _other_than(now.get(one.entity_id), one, found.names))
        yield Paragraph(_("{when}: {what}").format(when=moment(at), what=title), told)


def _other_than(now: Any, one: Version, names: Mapping[Id, str]) -> Iterator[Fact]:
    known = {(fact.label, line) for fact in facts(now, names) for line in fact.lines} if now else set()
    for thing in (one.before, one.after):
        for fact in facts(thing, names) if thing else ():
            if lines := tuple(line for line in fact.lines if (fact.label, line) not in known):
                known |= {(fact.label, line) for line in lines}
                yield replace(fact, lines=lines)


def _elsewhere(one: Passage) -> Paragraph:
    title = " · ".join(part for part in (holdings.noun(one.noun), one.of) if part)
    return Paragraph(title, (Fact("", (one.text,)),))
