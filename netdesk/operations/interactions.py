"""Logging what happened, and correcting it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, GIFTS, SETBACKS, Interaction, Kind, Participant, Role
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.domain.promise import Said
from netdesk.i18n import _
from netdesk.operations.editing import upon
from netdesk.operations.promises import make_in
from netdesk.storage.book import Book, Change
from netdesk.words import kind as kind_word

MAX_MINUTES = 24 * 60


def log(
    book: Book,
    people: Sequence[Id],
    kind: Kind,
    *,
    on: date | None = None,
    minutes: int | None = None,
    giver: Id | None = None,
    note: str = "",
    place: str = "",
    event_id: Id | None = None,
    quality: int | None = None,
    learned: Sequence[tuple[LetterKind, str]] = (),
    promised: Sequence[Said] = (),
) -> Interaction:
    """Log what happened between me and one or more people on a day (today when none is named).

    Without a giver, I am the giver of help, gifts, thanks, introductions and testimonials; the others are at fault
    for a no-show or a complaint; a message is an exchange. What was `learned` is noted with the first person,
    and so is what was `promised`.
    """
    with book.changing(_("Log: {kind}").format(kind=kind_word(kind))) as change:
        return log_in(
            change,
            people,
            kind,
            on=on,
            minutes=minutes,
            giver=giver,
            note=note,
            place=place,
            event_id=event_id,
            quality=quality,
            learned=learned,
            promised=promised,
        )


def log_in(
    change: Change,
    people: Sequence[Id],
    kind: Kind,
    *,
    on: date | None = None,
    minutes: int | None = None,
    giver: Id | None = None,
    note: str = "",
    place: str = "",
    event_id: Id | None = None,
    quality: int | None = None,
    learned: Sequence[tuple[LetterKind, str]] = (),
    promised: Sequence[Said] = (),
) -> Interaction:
    """Log as `log` does, within a change that is under way."""
    others = [one for one in dict.fromkeys(people) if one != change.me]
    when = on or change.today
    item = Interaction(
        kind=kind,
        on=when,
        minutes=minutes,
        place=place.strip(),
        event_id=event_id,
        quality=quality,
        note=note.strip(),
        participants=_participants(change.me, others, kind, giver),
    )
    _check(change, item, others)
    saved = change.save(item)
    if learned:
        person = change.get(Person, others[0])
        letters = tuple(Letter(letter, text.strip(), when) for letter, text in learned if text.strip())
        change.save(replace(person, letters=(*person.letters, *letters)))
    if promised:
        make_in(change, others[0], promised, when, saved.id)
    return saved


def edit(book: Book, item: Interaction, base: Interaction | None = None) -> Interaction:
    """Save an interaction as corrected: another day, kind, length or note; with the `base` that was corrected it is
    joined with what others saved since."""
    with book.changing(_("Correct: {kind}").format(kind=kind_word(item.kind))) as change:
        before = change.get(Interaction, item.id)
        item = upon(change, base, item) if base else item
        _check(change, item, [one for one in item.people() if one != book.me], known=before.people())
        return change.save(item)


def remove(book: Book, item_id: Id) -> None:
    """Put an interaction into the trash."""
    with book.changing(_("Remove an entry")) as change:
        change.remove(change.get(Interaction, item_id))


def make_good(book: Book, item_id: Id, on: date | None = None) -> Interaction:
    """Note that a no-show or complaint was made good."""
    with book.changing(_("Made good")) as change:
        item = change.get(Interaction, item_id)
        if item.kind not in SETBACKS:
            raise NetdeskError(_("Only a no-show or a complaint can be made good."))
        return change.save(replace(item, made_good_on=on or book.today))


def with_kind(item: Interaction, kind: Kind, me: Id, giver: Id | None = None) -> Interaction:
    """The same interaction as another kind, with the roles that this kind has."""
    others = [part.person_id for part in item.participants if part.person_id != me]
    notes = {part.person_id: part.note for part in item.participants}
    parts = _participants(me, others, kind, giver)
    return replace(item, kind=kind, participants=tuple(replace(p, note=notes.get(p.person_id, "")) for p in parts))


def _participants(me: Id, others: Sequence[Id], kind: Kind, giver: Id | None) -> tuple[Participant, ...]:
    everybody = list(dict.fromkeys([me, *others, *([giver] if giver else [])]))
    if kind in CONVERSATIONS or kind is Kind.NOTE:
        return tuple(Participant(one) for one in everybody)
    if giver is None and kind in GIFTS:
        giver = me
    if giver is None and kind in SETBACKS:
        return tuple(Participant(one, Role.RECEIVER if one == me else Role.GIVER) for one in everybody)
    if giver is None:
        return tuple(Participant(one) for one in everybody)
    return tuple(Participant(one, Role.GIVER if one == giver else Role.RECEIVER) for one in everybody)


def _check(change: Change, item: Interaction, others: Sequence[Id], known: frozenset[Id] = frozenset()) -> None:
    if not others:
        raise NetdeskError(_("Say with whom it happened."))
    if item.on > change.today:
        raise NetdeskError(
            _("{day} is still to come; plan it as an event or a follow-up.").format(day=item.on.isoformat())
        )
    if item.minutes is not None and not 0 < item.minutes <= MAX_MINUTES:
        raise NetdeskError(_("The duration must be between 1 minute and 24 hours."))
    if item.quality is not None and not 1 <= item.quality <= 5:
        raise NetdeskError(_("The quality is a number from 1 to 5."))
    added = item.people() - known
    if change.present(added) != added:
        raise NetdeskError(_("Somebody who took part is not on the desk any more."))
