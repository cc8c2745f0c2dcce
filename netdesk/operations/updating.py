"""What a card adds to somebody who is known: only what the card changed, and never over what the user typed."""

from collections.abc import Iterable
from dataclasses import replace

from netdesk.domain.inbox import Card
from netdesk.domain.merging import JOB, add_card, changed_job, left_out, stepped
from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.domain.threeway import refused
from netdesk.i18n import _
from netdesk.operations.incoming import with_name_parts
from netdesk.storage.book import Change
from netdesk.storage.known import cards_of
from netdesk.storage.pictures import picture_key
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any


def updated(change: Change, known: Person, incoming: Person) -> tuple[Person, tuple[str, ...]]:
    """The known person with what an incoming card has to add, and what it says otherwise and is kept with it only.

    Where an earlier version of the card is kept, what changed from it to this one is done to the person. Another
    employer is a change of job, unless the user typed the one that stands, or it lies in the history already.
    """
    said = [draft for card in cards_of(change, known.id) if (draft := _draft(change, card))]
    before = next((draft for draft in said if incoming.uid and draft.uid == incoming.uid), None)
    if before is None:
        person, differs = add_card(known, incoming), set(left_out(known, incoming))
    else:
        person = stepped(before, incoming, known)
        differs = set(refused(before, incoming, known))
    if _other_employer(known, incoming):
        person, kept = _with_job(known, person, incoming, before, said, change)
        differs = differs - set(JOB) | set(kept)
    told = [_("{field} on the card differs and is kept with it only").format(field=name) for name in sorted(differs)]
    return person, tuple(told)


def _other_employer(known: Person, incoming: Person) -> bool:
    names = [fold(one.organisation) for one in (known, incoming)]
    return all(names) and names[0] != names[1]


def _with_job(
    known: Person, person: Person, incoming: Person, before: Person | None, said: Iterable[Person], change: Change
) -> tuple[Person, tuple[str, ...]]:
    """The person with the employer that stands after this card, and the fields that the card says in vain."""
    stands = replace(person, **{name: getattr(known, name) for name in JOB})
    if before and fold(before.organisation) == fold(incoming.organisation):
        return stands, ()
    if any(fold(job.organisation) == fold(incoming.organisation) for job in known.jobs):
        return stands, ()
    if not any(fold(draft.organisation) == fold(known.organisation) for draft in said):
        return stands, ("organisation",)
    return changed_job(stands, incoming, change.today), ()


def _draft(change: Change, card: Card) -> Person | None:
    """Whom a kept card describes; nobody where it was the row of a list."""
    raw = next(iter(read_any(card.raw)), None)
    if raw is None or raw.error:
        return None
    draft = to_draft(raw, change.today)
    person = with_name_parts(draft.person)
    return replace(person, picture=picture_key(draft.picture)) if draft.picture else person
