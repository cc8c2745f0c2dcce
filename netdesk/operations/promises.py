"""Promises by me and to me, and next steps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.promise import Promise, Said
from netdesk.i18n import _
from netdesk.operations.editing import upon
from netdesk.storage.book import Book, Change


def make(book: Book, by: Id, to: Id, text: str, *, due_on: date | None = None, made_on: date | None = None) -> Promise:
    """Note what one person said they would do for another."""
    item = Promise(by, to, text, made_on or book.today, due_on=due_on)
    with book.changing(_("Note a promise")) as change:
        return change.save(_checked(change, item))


def make_in(
    change: Change, other: Id, said: Sequence[Said], made_on: date, interaction_id: Id | None = None
) -> list[Promise]:
    """Note what I promised somebody and they me, within a change that is under way."""
    made = []
    for one in said:
        by, to = (change.me, other) if one.by_me else (other, change.me)
        item = Promise(by, to, one.text, made_on, due_on=one.due_on, interaction_id=interaction_id)
        made.append(change.save(_checked(change, item)))
    return made


def edit(book: Book, promise: Promise, base: Promise | None = None) -> Promise:
    """Save a promise as corrected: who, what, by when, and the days on which it was made, kept or broken; with the
    `base` that was corrected it is joined with what others saved since."""
    with book.changing(_("Correct a promise")) as change:
        change.get(Promise, promise.id)
        return change.save(_checked(change, upon(change, base, promise) if base else promise))


def keep(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """The promise was kept on a day (today when none is named); after its date it was kept late, and that is kept."""
    day = on or book.today
    return _settle(book, promise_id, _("Promise kept"), kept_on=day, broken_on=None, made_good_on=None)


def break_(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """The promise was broken. Only the user says so: what is late stays late."""
    day = on or book.today
    return _settle(book, promise_id, _("Promise broken"), broken_on=day, kept_on=None, made_good_on=None)


def make_good(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """A broken promise was made good."""
    with book.changing(_("Promise made good")) as change:
        promise = change.get(Promise, promise_id)
        if not promise.broken_on:
            raise NetdeskError(_("Only a broken promise can be made good."))
        return change.save(_checked(change, replace(promise, made_good_on=on or book.today)))


def reopen(book: Book, promise_id: Id) -> Promise:
    """The promise is still to be kept after all."""
    return _settle(book, promise_id, _("Promise open again"), kept_on=None, broken_on=None, made_good_on=None)


def remove(book: Book, promise_id: Id) -> None:
    """Put a promise into the trash."""
    with book.changing(_("Remove a promise")) as change:
        change.remove(change.get(Promise, promise_id))


def _settle(book: Book, promise_id: Id, title: str, **values: date | None) -> Promise:
    with book.changing(title) as change:
        promise = replace(change.get(Promise, promise_id), **values)  # type: ignore[arg-type]
        return change.save(_checked(change, promise))


def _checked(change: Change, promise: Promise) -> Promise:
    """The promise as it may be saved; only its date may lie ahead."""
    if not promise.text.strip():
        raise NetdeskError(_("Say what was promised."))
    if promise.by_id == promise.to_id:
        raise NetdeskError(_("A promise needs two different people."))
    happened = (promise.made_on, promise.kept_on, promise.broken_on, promise.made_good_on)
    ahead = [day for day in happened if day and day > change.today]
    if ahead:
        raise NetdeskError(
            _("{day} is still to come; name the day on which it happened.").format(day=ahead[0].isoformat())
        )
    return replace(promise, text=promise.text.strip())


def follow_up(book: Book, person_id: Id, reason: str, on: date) -> FollowUp:
    """Plan a thing to do for somebody on a day."""
    if not reason.strip():
        raise NetdeskError(_("Say what is to be done."))
    with book.changing(_("Plan a next step")) as change:
        return change.save(FollowUp(person_id, on, reason.strip()))


def done(book: Book, follow_up_id: Id) -> FollowUp:
    """A next step was done."""
    with book.changing(_("Next step done")) as change:
        return change.save(replace(change.get(FollowUp, follow_up_id), done_on=book.today))
