"""What ways, replays and suggestions read, on both engines."""

from dataclasses import replace
from datetime import datetime, timedelta

from desk_clock import Clock

from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.laidaside import LaidAside, Suggestion
from netdesk.domain.link import Link
from netdesk.domain.linkhint import Sign
from netdesk.domain.person import Name, Person
from netdesk.domain.referral import Referral
from netdesk.storage.book import Book
from netdesk.storage.hints import hints
from netdesk.storage.history import created_days, link_history_rows
from netdesk.storage.ties import links_of, plans_with, present_people, stamp, tied


def somebody(book: Book, name: str) -> str:
    with book.changing("Add") as change:
        return change.save(Person(name=Name(full=name), created_on=book.today)).id


def talked(book: Book, one: str, other: str) -> None:
    with book.changing("Talk") as change:
        parts = (Participant(one), Participant(other))
        change.save(Interaction(kind=Kind.MET, on=book.today, participants=parts))


def test_links_come_with_trust_both_ways_and_freshness(book: Book, clock: Clock) -> None:
    one, other = sorted(somebody(book, name) for name in ("One", "Other"))
    talked(book, one, other)
    with book.changing("State") as change:
        change.save(Link(book.me, one))
    with book.reading() as reader:
        assert present_people(reader) == [one, other]
        rows = {(a, b): rest for a, b, *rest in tied(reader)}
    assert rows[one, other] == [1, 1, False, 0]
    assert rows[book.me, one] == [0, 0, True, 0]
    clock.day += timedelta(days=400)
    with book.reading() as reader:
        assert {(a, b): fresh for a, b, *_rest, fresh in tied(reader)}[one, other] == 3


def test_a_link_reads_from_both_ends(book: Book) -> None:
    one, other = sorted(somebody(book, name) for name in ("One", "Other"))
    with book.changing("Use a service") as change:
        parts = (Participant(one, Role.GIVER), Participant(other, Role.RECEIVER))
        change.save(Interaction(kind=Kind.USED_SERVICE, on=book.today, participants=parts))
    talked(book, one, other)
    with book.reading() as reader:
        found = links_of(reader, [one, other])
    there, back = found[one, other], found[other, one]
    assert (there["toward"], there["back"]) == (2, 1)
    assert (back["toward"], back["back"]) == (1, 2)
    assert there["last_contact"] == back["last_contact"] == book.today


def test_the_stamp_changes_with_every_change_and_comes_back_with_undo_and_redo(book: Book, clock: Clock) -> None:
    def now() -> tuple[object, ...]:
        with book.reading() as reader:
            return stamp(reader)

    empty = now()
    one = somebody(book, "One")
    added = now()
    talked(book, book.me, one)
    talking = now()
    assert len({empty, added, talking}) == 3
    book.undo()
    assert now() not in (empty, talking)
    book.redo()
    assert now()[:3] == talking[:3]
    book.undo()
    talked(book, book.me, one)
    assert now() != talking
    clock.day += timedelta(days=1)
    assert now() not in (empty, added, talking)


def test_the_history_of_links_is_read_as_days(book: Book) -> None:
    one = somebody(book, "One")
    talked(book, book.me, one)
    with book.reading() as reader:
        assert link_history_rows(reader) == [(book.me, one, book.today.toordinal(), 1, 1, 1)]
        assert created_days(reader) == {one: book.today.toordinal()}


def test_open_plans_newest_first(book: Book) -> None:
    one = somebody(book, "One")
    with book.changing("Plan") as change:
        plans = [change.save(FollowUp(one, book.today, text)) for text in ("first", "second", "done", "gone")]
        change.remove(plans[3])
        change.save(replace(plans[2], done_on=book.today))
    with book.reading() as reader:
        assert plans_with(reader, one) == [plans[1].id, plans[0].id]


def test_hints_until_they_are_laid_aside_or_known(book: Book, clock: Clock) -> None:
    one, other = sorted(somebody(book, name) for name in ("One", "Other"))
    with book.changing("Evenings") as change:
        for days in (10, 20):
            starts = datetime.combine(book.today - timedelta(days=days), datetime.min.time())
            parts = (Attendance(one, met=True), Attendance(other, met=True), Attendance(book.me, met=True))
            change.save(Event("Evening", starts, attendances=(*parts, Attendance(None, "Unknown", met=True))))
        change.save(Referral(other, book.me, book.today, prospect_id=one))
    with book.reading() as reader:
        found = hints(reader)
    assert [(hint.a, hint.b, hint.sign, len(hint.refs)) for hint in found] == [
        (one, other, Sign.EVENTS, 2),
        (one, other, Sign.REFERRAL, 1),
    ]
    with book.changing("Later") as change:
        until = book.today + timedelta(days=5)
        change.save(LaidAside(Suggestion.LINK, other, book.today, other_id=one, until=until))
    with book.reading() as reader:
        assert hints(reader) == []
    clock.day += timedelta(days=5)
    with book.reading() as reader:
        assert hints(reader) == found
    talked(book, one, other)
    with book.reading() as reader:
        assert hints(reader) == []
