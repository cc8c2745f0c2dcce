"""Stating what ties two people, and pinning a stage."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.link import Link, Pin, Tie
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.storage.book import Book, Change


def state(
    book: Book,
    one: Id,
    other: Id,
    kinds: Iterable[Tie],
    *,
    since: date | None = None,
    introduced_by: Id | None = None,
    note: str = "",
) -> Link:
    """State that `other` is `one`'s friend, client, partner …; kinds stated before stay.

    A friendship of which no beginning is named begins today: what was before it is not told anew.
    """
    with book.changing(_("State a link")) as change:
        return state_in(change, one, other, kinds, since=since, introduced_by=introduced_by, note=note)


def state_in(
    change: Change,
    one: Id,
    other: Id,
    kinds: Iterable[Tie],
    *,
    since: date | None = None,
    introduced_by: Id | None = None,
    note: str = "",
) -> Link:
    """State a link as `state` does, within a change that is under way."""
    link = _between(change, one, other)
    seen = link.seen_from(one)
    added = tuple(kind for kind in dict.fromkeys(kinds) if kind not in seen.kinds)
    kept = tuple(kind for kind in seen.kinds if kind is not Tie.KNOWS or not added) if link.version else ()
    changed = replace(
        seen,
        kinds=(*kept, *added) if link.version else added or (Tie.KNOWS,),
        since=since or link.since or (change.today if {Tie.FRIEND, Tie.FAMILY}.intersection(added) else None),
        introduced_by=introduced_by or link.introduced_by,
        note=note or link.note,
    )
    return change.save(changed.seen_from(link.a_id))


def unstate(book: Book, one: Id, other: Id, kinds: Iterable[Tie] = ()) -> None:
    """Take kinds of a stated link back; without kinds the whole statement. What follows from evidence stays."""
    with book.changing(_("Take a link back")) as change:
        link = _between(change, one, other)
        if not link.version:
            raise NetdeskError(_("No link was stated between these two."))
        dropped = set(kinds)
        left = tuple(kind for kind in link.seen_from(one).kinds if kind not in dropped)
        if dropped and (left or link.pins):
            change.save(replace(link.seen_from(one), kinds=left).seen_from(link.a_id))
        else:
            change.remove(link)


def pin(book: Book, truster: Id, trusted: Id, stage: Stage | None, note: str = "") -> Link:
    """Set the stage of one direction by hand from today on, with the reason; None goes back to the rules. What was
    pinned on earlier days stays in the history."""
    with book.changing(_("Pin a stage") if stage is not None else _("Unpin a stage")) as change:
        link = _between(change, truster, trusted)
        own = [pin for pin in link.pins if pin.truster_id == truster]
        if stage is None and (not own or own[-1].stage is None):
            raise NetdeskError(_("No stage was set by hand here."))
        pins = [pin for pin in link.pins if pin.truster_id != truster or pin.on != change.today]
        if stage is not None or any(pin.truster_id == truster for pin in pins):
            pins.append(Pin(truster, stage, change.today, note))
        pinned = replace(link, pins=tuple(pins))
        return change.save(pinned) if pins or link.kinds else change.remove(pinned)


def _between(change: Change, one: Id, other: Id) -> Link:
    """The stated link of two people, or a new one that is not saved yet."""
    if one == other:
        raise NetdeskError(_("A link needs two different people."))
    if change.present([one, other]) != {one, other}:
        raise NetdeskError(_("One of the two is not on the desk any more."))
    return change.evidence(one, other).link or Link(one, other, kinds=())
