"""Follow-ups, promises and days to remember as one file for the user's calendar."""

import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from netdesk.domain.event import FollowUp
from netdesk.domain.promise import Promise
from netdesk.domain.today import coming
from netdesk.i18n import _
from netdesk.operations.writing import whole_or_not
from netdesk.storage.book import Book, Reader
from netdesk.storage.days import anniversaries, open_follow_ups, open_promises
from netdesk.storage.people import names
from netdesk.vcard.calendarwriter import CalendarDay


def write(book: Book, target: Path) -> int:
    """Write the file, whole or not at all; how many days are in it."""
    from netdesk.vcard import calendarwriter

    with book.reading() as reader:
        days = list(entries(reader))
    data = calendarwriter.write(days, book.now())
    with whole_or_not(target) as stream:
        stream.write(data)
    return len(days)


def entries(reader: Reader) -> Iterator[CalendarDay]:
    """What goes into the calendar: open next steps, open promises with a day, birthdays and other anniversaries."""
    steps, promises, days = open_follow_ups(reader), open_promises(reader), anniversaries(reader)
    ids = {step.person_id for step in steps} | {one for each in promises for one in (each.by_id, each.to_id)}
    called = names(reader, ids | {person for person, _kind, _day in days})
    for step in steps:
        yield _of_step(step, called.get(step.person_id, ""))
    for promise in promises:
        yield _of_promise(promise, called, reader.me)
    told: Counter[tuple[str, str]] = Counter()
    for person, kind, day in days:
        if on := coming(day, reader.today):
            told[(person, kind)] += 1
            yield _of_day(person, kind, day, on, called.get(person, ""), told[(person, kind)])


def _of_step(step: FollowUp, name: str) -> CalendarDay:
    summary = _("{name}: {what}").format(name=name, what=step.reason)
    return CalendarDay(f"{step.id}@netdesk", step.on, summary, sequence=step.version)


def _of_promise(promise: Promise, called: dict[str, str], me: str) -> CalendarDay:
    mine = promise.by_id == me
    told = _("Promised to {name}: {what}") if mine else _("Promised by {name}: {what}")
    summary = told.format(name=called.get(promise.to_id if mine else promise.by_id, ""), what=promise.text)
    assert promise.due_on is not None
    return CalendarDay(f"{promise.id}@netdesk", promise.due_on, summary, sequence=promise.version)


def _of_day(person: str, kind: str, day: str, on: date, name: str, number: int) -> CalendarDay:
    """The id holds the kind and not the day, so that a day that was corrected moves."""
    word = _("Birthday") if kind == "birthday" else _("Anniversary") if kind == "anniversary" else kind
    uid = f"{person}-{zlib.crc32(kind.encode()):08x}-{number}@netdesk"
    return CalendarDay(uid, on, f"{word}: {name}", yearly=True, leap=day.endswith("-02-29"))
