"""Events that come again: the next of a series with what stays the same."""

from dataclasses import replace

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.series import next_start
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Book, Change


def next_of(book: Book, event_id: Id) -> Event:
    """Plan the next event of a series: same weekday and time, length, place, host, price, goals and people expected.
    An event of no series begins one, called as it is."""
    with book.changing(_("Plan the next of a series")) as change:
        event = change.get(Event, event_id)
        if event.removed_at:
            raise NetdeskError(_("This event is not on the desk any more."))
        if not event.series.strip():
            event = change.save(replace(event, series=event.name))
        starts = next_start([each.starts for each in _siblings(change, event)], change.today)
        change.title = _("Plan the next {name}").format(name=event.name)
        return change.save(
            Event(
                event.name,
                starts,
                ends=starts + (event.ends - event.starts) if event.ends else None,
                place=event.place,
                host=event.host,
                series=event.series,
                goals=event.goals,
                cost=event.cost,
                currency=event.currency,
                attendances=_again(change, event),
            )
        )


def _siblings(change: Change, event: Event) -> list[Event]:
    name = fold(event.series).strip()
    return [each for each in change.all(Event) if fold(each.series).strip() == name and not each.removed_at]


def _again(change: Change, event: Event) -> tuple[Attendance, ...]:
    """Who is expected again: those still on the desk, and the names."""
    expected = [item for item in event.attendances if item.expected]
    here = change.present({item.person_id for item in expected if item.person_id})
    return tuple(
        Attendance(item.person_id, item.name, note="" if item.person_id else item.note)
        for item in expected
        if item.person_id is None or item.person_id in here
    )
