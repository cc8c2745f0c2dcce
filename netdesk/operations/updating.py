"""What a card adds to somebody who is known: only what the card changed, and never over what the user typed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from netdesk.domain.inbox import Card
from netdesk.domain.merging import JOB, NOT_THE_CARDS, add_card, brought, changed_job, left_out, stepped, with_note
from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.domain.threeway import refused
from netdesk.i18n import _
from netdesk.operations.incoming import with_name_parts
from netdesk.storage.book import Change
from netdesk.storage.known import Stood
from netdesk.storage.pictures import picture_key
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any

_Said = tuple[Card, Person]


def updated(
    change: Change, known: Person, incoming: Person, cards: Iterable[Card], stood: Stood, *, is_row: bool = False
) -> tuple[Person, tuple[str, ...]]:
    """The known person with what an incoming card has to add, and what it says otherwise and is kept with it only.

    Where an earlier version of the card is among their `cards` (the newest first), what changed from it to this one is
    done to the person, but not to what stood there before the card first came, as far as `stood` knows it, or came with
    another card too. A version that was written before one that came already only adds. Another employer is a change of
    job, unless the user typed the one that stands, or it lies in the history already. The row of a list is no version
    of a card, and its note, with all that has no column here, is added to the one that stands.
    """
    drafts = [(card, draft) for card in cards if (draft := _draft(change, card))]
    versions = [] if is_row else [one for one in drafts if incoming.uid and one[1].uid == incoming.uid]
    newest = _newest(draft for _card, draft in reversed(versions))
    if newest and _is_older(incoming, newest):
        incoming = add_card(newest, incoming)
    before = _earlier(newest, drafts, versions[-1], known, stood) if newest else None
    person, differs = _joined(known, incoming, before)
    if is_row:
        person, differs = with_note(person, incoming.note), differs - {"note"}
    if _other_employer(known, incoming):
        said = [draft for _card, draft in drafts]
        person, kept = _with_job(known, person, incoming, before, said, change)
        differs = differs - set(JOB) | set(kept)
    told = [_("{field} on the card differs and is kept with it only").format(field=name) for name in sorted(differs)]
    return person, tuple(told)


def _joined(known: Person, incoming: Person, before: Person | None) -> tuple[Person, set[str]]:
    """The known person with what a card adds, or changed since `before`, and the fields that it says in vain."""
    if before is None:
        return add_card(known, incoming), set(left_out(known, incoming))
    return stepped(before, incoming, known), set(refused(before, incoming, known, NOT_THE_CARDS))


def _newest(versions: Iterable[Person]) -> Person | None:
    """Of the versions of a card in the order in which they came the one that was written last."""
    newest = None
    for one in versions:
        if newest is None or not _is_older(one, newest):
            newest = one
    return newest


def _is_older(one: Person, other: Person) -> bool:
    """Whether a version of a card says that it was written before another; days without a time are compared as days."""
    first, second = _written_at(one), _written_at(other)
    if first is None or second is None:
        return False
    days = time() in (first.time(), second.time())
    return first.date() < second.date() if days else first < second


def _written_at(version: Person) -> datetime | None:
    """When a version of a card was written, in UTC, as far as it says so (RFC 6350, 6.7.4)."""
    said = next((one.value for one in version.kept if one.name == "REV"), "")
    try:
        at = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _earlier(newest: Person, drafts: Sequence[_Said], first: _Said, known: Person, stood: Stood) -> Person:
    """The version of the card that came before this one, with what of the person came with it and nothing else."""
    card, said_first = first
    there = stood.before(card) or said_first if card.added else Person()
    others = {draft.uid or card.id: draft for card, draft in reversed(drafts) if draft.uid != newest.uid}
    return brought(newest, known, there, tuple(others.values()))


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
