"""Making a contact out of a card: where we met, who brought us together, what we talked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, Interaction, Kind, Participant
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.domain.promise import Said
from netdesk.i18n import _, plural
from netdesk.operations.guests import with_met
from netdesk.operations.links import state_in
from netdesk.operations.promises import make_in
from netdesk.operations.triage import decide_in
from netdesk.storage.book import Book, Change


def met(
    book: Book,
    people: Sequence[Id],
    *,
    on: date,
    event_id: Id | None = None,
    place: str = "",
    introduced_by: Id | None = None,
    note: str = "",
    kind: Kind = Kind.MET,
    learned: Sequence[tuple[LetterKind, str]] = (),
    promised: Sequence[Said] = (),
    again_on: date | None = None,
) -> list[Interaction]:
    """Log a first conversation with each of some people, as one change; their cards are decided.

    Each talked with me, which does not say that they met one another. Of an event they were met there; `introduced_by`
    is stated on each link with me. What was `learned` and `promised` is noted with each; `again_on` is the day to be in
    touch again.
    """
    others = [one for one in dict.fromkeys(people) if one != book.me]
    title = plural("Met {n} person", "Met {n} people", len(others))
    with book.changing(title) as change:
        _check(change, others, on, kind, introduced_by, again_on)
        event = _event(change, event_id)
        where = place.strip() or (event.place or event.name if event else "")
        items = [_talk(change.me, one, kind, on, where, event_id, note.strip()) for one in others]
        change.add_many(items)
        if event:
            change.save(with_met(event, others))
        if introduced_by:
            _state_introduction(change, others, introduced_by)
        _learn(change, others, learned, on)
        for one, item in zip(others, items, strict=True):
            make_in(change, one, promised, on, item.id)
        if again_on:
            change.add_many([FollowUp(one, again_on, _("Be in touch again"), event_id=event_id) for one in others])
        decide_in(change, others)
    return items


def _check(
    change: Change, others: Sequence[Id], on: date, kind: Kind, introduced_by: Id | None, again_on: date | None
) -> None:
    if not others:
        raise NetdeskError(_("Say whom you met."))
    if kind not in CONVERSATIONS:
        raise NetdeskError(_("Only a conversation makes a contact of a card."))
    if on > change.today:
        raise NetdeskError(_("{day} is still to come; plan it as an event or a follow-up.").format(day=on.isoformat()))
    if again_on and again_on < change.today:
        raise NetdeskError(_("The day to be in touch again has passed already."))
    if change.present(others) != set(others):
        raise NetdeskError(_("Somebody you met is in the trash or gone; restore them first."))
    if introduced_by and introduced_by != change.me and not change.present([introduced_by]):
        raise NetdeskError(_("Who introduced you is not on the desk any more."))


def _event(change: Change, event_id: Id | None) -> Event | None:
    if event_id is None:
        return None
    event = next(iter(change.find(Event, [event_id])), None)
    if event is None or event.removed_at:
        raise NetdeskError(_("This event is not on the desk any more."))
    return event


def _talk(me: Id, one: Id, kind: Kind, on: date, place: str, event_id: Id | None, note: str) -> Interaction:
    both = (Participant(me), Participant(one))
    return Interaction(kind=kind, on=on, place=place, event_id=event_id, note=note, participants=both)


def _state_introduction(change: Change, people: Sequence[Id], introduced_by: Id) -> None:
    for one in people:
        if one != introduced_by:
            state_in(change, change.me, one, (), introduced_by=introduced_by)


def _learn(change: Change, people: Sequence[Id], learned: Sequence[tuple[LetterKind, str]], on: date) -> None:
    letters = tuple(Letter(kind, text.strip(), on) for kind, text in learned if text.strip())
    for person in change.find(Person, people) if letters else ():
        change.save(replace(person, letters=(*person.letters, *letters)))
