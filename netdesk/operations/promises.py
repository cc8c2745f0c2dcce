"""Promises by me and to me."""

from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.promise import Promise
from netdesk.i18n import _
from netdesk.storage.book import Book


def make(book: Book, by: Id, to: Id, text: str, *, due_on: date | None = None, made_on: date | None = None) -> Promise:
    """Note what one person said they would do for another."""
    if not text.strip():
        raise NetdeskError(_("Say what was promised."))
    if by == to:
        raise NetdeskError(_("A promise needs two different people."))
    with book.changing(_("Note a promise")) as change:
        return change.save(Promise(by, to, text.strip(), made_on or book.today, due_on=due_on))


def keep(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """The promise was kept."""
    return _settle(book, promise_id, _("Promise kept"), kept_on=on or book.today, broken_on=None)


def break_(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """The promise was broken."""
    return _settle(book, promise_id, _("Promise broken"), broken_on=on or book.today, kept_on=None)


def make_good(book: Book, promise_id: Id, on: date | None = None) -> Promise:
    """A broken promise was made good."""
    with book.changing(_("Promise made good")) as change:
        promise = change.get(Promise, promise_id)
        if not promise.broken_on:
            raise NetdeskError(_("Only a broken promise can be made good."))
        return change.save(replace(promise, made_good_on=on or book.today))


def remove(book: Book, promise_id: Id) -> None:
    """Put a promise into the trash."""
    with book.changing(_("Remove a promise")) as change:
        change.remove(change.get(Promise, promise_id))


def _settle(book: Book, promise_id: Id, title: str, **values: date | None) -> Promise:
    with book.changing(title) as change:
        return change.save(replace(change.get(Promise, promise_id), **values))  # type: ignore[arg-type]


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
