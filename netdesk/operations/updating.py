"""What a card adds to somebody who is known: only what the card changed, and never over what the user typed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain.inbox import Card
from netdesk.domain.merging import JOB, NOT_THE_CARDS, add_card, brought, changed_job, left_out, stepped
from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.domain.threeway import refused
from netdesk.i18n import _
from netdesk.operations.incoming import with_name_parts
from netdesk.storage.book import Change
from netdesk.storage.known import Stood, cards_of
from netdesk.storage.pictures import picture_key
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any


def updated(change: Change, known: Person, incoming: Person, stood: Stood) -> tuple[Person, tuple[str, ...]]:
    """The known person with what an incoming card has to add, and what it says otherwise and is kept with it only.

    Where an earlier version of the card is kept, what changed from it to this one is done to the person, but not to
    what stood there before the card first came, as far as `stood` knows it, or came with another card too. Another
    employer is a change of job, unless the user typed the one that stands, or it lies in the history already.
    """
    drafts = [(card, draft) for card in cards_of(change, known.id) if (draft := _draft(change, card))]
    said = [draft for _card, draft in drafts]
    before = _earlier(drafts, known, incoming, stood)
    if before is None:
        person, differs = add_card(known, incoming), set(left_out(known, incoming))
    else:
        person = stepped(before, incoming, known)
        differs = set(refused(before, incoming, known, NOT_THE_CARDS))
    if _other_employer(known, incoming):
        person, kept = _with_job(known, person, incoming, before, said, change)
        differs = differs - set(JOB) | set(kept)
    told = [_("{field} on the card differs and is kept with it only").format(field=name) for name in sorted(differs)]
    return person, tuple(told)


def _earlier(drafts: Sequence[tuple[Card, Person]], known: Person, incoming: Person, stood: Stood) -> Person | None:
    """The version of the card that came before this one, with what of the person came with it and nothing else."""
    versions = [(card, draft) for card, draft in drafts if incoming.uid and draft.uid == incoming.uid]
    if not versions:
        return None
    first, said_first = versions[-1]
    there = stood.before(first) or said_first if first.added else Person()
    newest = {draft.uid or card.id: draft for card, draft in reversed(drafts) if draft.uid != incoming.uid}
    return brought(versions[0][1], known, there, tuple(newest.values()))


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
