"""The sequence after a first meeting: which steps it has, changing them, and planning them for people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.sequence import SequenceStep
from netdesk.i18n import _
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.events import planned_at
from netdesk.words.sequence import defaults

MOST_STEPS, LONGEST = 8, 365


def steps(reader: Reader) -> list[SequenceStep]:
    """The steps in their order; the usual ones until the user has changed them once."""
    kept = list(reader.all(SequenceStep))
    there = [step for step in kept if step.removed_at is None] if kept else list(defaults())
    return sorted(there, key=lambda step: (step.days, step.id))


def set_steps(book: Book, wanted: Sequence[SequenceStep]) -> None:
    """These are the steps from now on; what is planned already stays."""
    for step in wanted:
        _check(step)
    if len(wanted) > MOST_STEPS:
        raise NetdeskError(_("A sequence has at most {n} steps.").format(n=MOST_STEPS))
    with book.changing(_("Change what follows a first meeting")) as change:
        kept = {step.id: step for step in change.all(SequenceStep)}
        if not kept and not wanted:  # remember that the usual ones are not wanted
            kept = {step.id: change.save(step) for step in defaults()}
        staying = {step.id for step in wanted}
        for step in kept.values():
            if step.id not in staying and step.removed_at is None:
                change.remove(step)
        for step in wanted:
            version = kept[step.id].version if step.id in kept else 0
            change.save(replace(step, text=step.text.strip(), version=version, removed_at=None))


def _check(step: SequenceStep) -> None:
    if not step.text.strip():
        raise NetdeskError(_("Say what is to be done."))
    if not 1 <= step.days <= LONGEST:
        raise NetdeskError(_("A step comes between 1 and {most} days after the meeting.").format(most=LONGEST))


def follow_in(change: Change, event: Event, people: Sequence[Id]) -> list[FollowUp]:
    """Plan the sequence for people newly met at an event, within a change that is under way. Whoever has steps of it
    already gets none; of steps whose day has gone only the last is planned, for today."""
    told = steps(change)
    texts = {step.text for step in told}
    have = {item.person_id for item in planned_at(change, event.id) if item.reason in texts}
    made = [step for one in dict.fromkeys(people) if one not in have for step in _of(change, event, one, told)]
    change.add_many(made)
    return made


def _of(change: Change, event: Event, one: Id, told: Sequence[SequenceStep]) -> list[FollowUp]:
    day = event.starts.date()
    days = [(day + timedelta(days=step.days), step.text) for step in told]
    late = [text for on, text in days if on < change.today]
    coming = [(on, text) for on, text in days if on >= change.today]
    overdue = [(change.today, late[-1])] if late and not any(on == change.today for on, _text in coming) else []
    return [FollowUp(one, on, text, event_id=event.id) for on, text in (*overdue, *coming)]
