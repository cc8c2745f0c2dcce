"""Deleting people for good: nothing of them is left anywhere in the desk, and nothing of others is lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from desk_clock import TODAY
from sqlalchemy import LargeBinary, String, cast, func, select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.inbox import Arrival, Card
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.promise import Promise, Said
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Reading, Scan, Side
from netdesk.operations import events, importing, interactions, links, merging, people, referrals
from netdesk.storage import scans
from netdesk.storage.book import Book
from netdesk.storage.pictures import picture_key
from netdesk.storage.tables import metadata, picture

GONE = "Zelda Quux"


def rows_that_say(book: Book, word: str) -> list[str]:
    """The tables in which a word stands in any column."""
    found = []
    with book.reading() as reader:
        for table in metadata.sorted_tables:
            for column in table.c:
                text = cast(column, LargeBinary if isinstance(column.type, LargeBinary) else String)
                hit = select(func.count()).select_from(table).where(func.instr(text, word) > 0)
                if reader.connection.scalar(hit):
                    found.append(f"{table.name}.{column.name}")
    return found


@pytest.fixture
def zelda(book: Book) -> str:
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:{GONE}\nN:Quux;Zelda\nEND:VCARD\n"
    return importing.run_text(book, "fair.vcf", card.encode()).people()[0]


def remove_for_good(book: Book, one: str) -> None:
    people.remove(book, [one])
    people.delete_for_good(book, [one])


def test_nothing_of_somebody_is_left(book: Book, ana: Person, zelda: str) -> None:
    people.learn(book, zelda, LetterKind.GOALS, "Zelda goals")
    interactions.log(book, [zelda], Kind.MET, note="Zelda alone", promised=[Said("Zelda names")])
    interactions.log(book, [ana.id, zelda], Kind.MET, note="all three")
    links.state(book, ana.id, zelda, [])
    referrals.refer(book, zelda, book.me, need="Zelda need")
    starts = datetime.combine(TODAY - timedelta(days=1), datetime.min.time())
    event = events.save(book, Event("Fair", starts, attendances=(Attendance(zelda), Attendance(ana.id))))
    remove_for_good(book, zelda)
    assert rows_that_say(book, "Zelda") == [] == rows_that_say(book, zelda)
    with book.reading() as reader:
        assert [item.note for item in reader.all(Interaction)] == ["all three"]
        assert reader.get(Event, event.id).attendances == (Attendance(ana.id),)
        assert not list(reader.all(Card)) and not list(reader.all(Promise)) and not list(reader.all(Referral))
    assert book.undo() is None


def test_what_others_did_stays(book: Book, ana: Person, ben: Person, zelda: str) -> None:
    links.state(book, ana.id, ben.id, [], introduced_by=zelda)
    first = referrals.refer(book, zelda, book.me, prospect_id=ana.id)
    grown = referrals.refer(book, ben.id, book.me, prospect_id=zelda, parent_id=first.id, need="roof")
    remove_for_good(book, zelda)
    with book.reading() as reader:
        (left,) = reader.all(Referral)
        assert (left.id, left.parent_id, left.prospect_id, left.need) == (grown.id, None, None, "roof")
    assert rows_that_say(book, zelda) == []


def test_where_somebody_was_put_in_the_network_goes_too(book: Book, ana: Person, zelda: str) -> None:
    book.keep_setting("network", f'{{"{zelda}":[1,2],"{ana.id}":[3,4]}}')
    remove_for_good(book, zelda)
    assert book.setting("network") == f'{{"{ana.id}":[3,4]}}'
    assert rows_that_say(book, zelda) == []


def test_an_earlier_portrait_goes_too(book: Book, ana: Person, zelda: str) -> None:
    for portrait in (b"first portrait", b"second portrait"):
        with book.reading() as reader:
            person = reader.get(Person, zelda)
        people.edit(book, person, portrait)
    merging.merge(book, ana.id, [people.add(book, Person(name=Name(full="Ana")), b"of Ana").id])
    with book.reading() as reader:
        without = replace(reader.get(Person, ana.id), picture="")
    people.edit(book, without)
    remove_for_good(book, zelda)
    with book.reading() as reader:
        assert set(reader.connection.scalars(select(picture.c.data))) == {b"of Ana"}


def test_two_others_who_were_merged_can_still_be_parted(book: Book, ana: Person, ben: Person, zelda: str) -> None:
    interactions.log(book, [ben.id, zelda], Kind.MET)
    merging.merge(book, ana.id, [ben.id])
    remove_for_good(book, zelda)
    assert rows_that_say(book, zelda) == []
    merging.part(book, ben.id)
    with book.reading() as reader:
        assert reader.get(Person, ben.id).removed_at is None


def test_pictures_and_readings_go_unless_somebody_else_has_them(book: Book, ana: Person, zelda: str) -> None:
    own, shared, seen = b"own portrait", b"photograph of two cards", b"straightened"
    with book.changing("card") as change:
        change.keep_pictures([own, shared, seen])
        change.save(replace(change.get(Person, zelda), picture=picture_key(own)))
        arrival = change.save(Arrival("photo.jpg", datetime(2026, 11, 1)))
        sides = [Side("photo.jpg", "d", picture_key(shared), corners) for corners in ((1,) * 8, (2,) * 8)]
        for side, one in zip(sides, (zelda, ana.id), strict=True):
            change.save(Scan(arrival.id, datetime(2026, 11, 1), (side,), text="read", person_id=one))
    read = [Reading(side.original, side.corners, picture_key(seen), problem=GONE) for side in sides[:1]]
    scans.keep(book, read, [seen], [])
    remove_for_good(book, zelda)
    with book.reading() as reader:
        assert set(reader.connection.scalars(select(picture.c.key))) == {picture_key(shared)}
        assert scans.reading_of(reader, sides[0]) is None
        assert [scan.person_id for scan in reader.all(Scan)] == [ana.id]
    assert rows_that_say(book, GONE) == []


def test_a_card_that_was_joined_turned_and_read_again_leaves_nothing(book: Book, ana: Person, zelda: str) -> None:
    front, back, photo, straight = b"front", b"back", b"photo of two", b"straight"
    ways = ((), (1,) * 8, (2,) * 8)
    came = datetime(2026, 11, 1)
    with book.changing("cards") as change:
        change.keep_pictures([front, back, photo, straight])
        arrival = change.save(Arrival("photo.jpg", came))
        sides = [Side("x.jpg", "d", picture_key(data), ways[2]) for data in (front, back, photo)]
        change.remove(change.save(Scan(arrival.id, came, (Side("x.jpg", "d", picture_key(back)),))))
        change.save(Scan(arrival.id, came, tuple(sides), person_id=zelda))
        beside = change.save(Scan(arrival.id, came, (replace(sides[2], corners=ways[1]),), person_id=ana.id))
    made = [
        Reading(side.original, way, picture_key(straight) if side is sides[0] else "", problem=GONE)
        for side in sides
        for way in ways
    ]
    kept = Reading(picture_key(photo), ways[1], problem="Ana")
    scans.keep(book, [*made, kept], [straight], [])
    remove_for_good(book, zelda)
    assert rows_that_say(book, GONE) == []
    with book.reading() as reader:
        assert set(reader.connection.scalars(select(picture.c.key))) == {picture_key(photo)}
        assert list(reader.all(Scan)) == [beside] and scans.reading_of(reader, beside.sides[0]) == kept


def test_who_is_not_in_the_trash_stays_whole(book: Book, zelda: str) -> None:
    interactions.log(book, [zelda], Kind.MET, note="a talk")
    with pytest.raises(NetdeskError, match="in the trash"):
        people.delete_for_good(book, [zelda])
    with pytest.raises(NetdeskError, match="yourself"):
        people.delete_for_good(book, [book.me])
    with book.reading() as reader:
        assert [item.note for item in reader.all(Interaction)] == ["a talk"]
    assert book.undo() is not None


def test_the_search_finds_nobody_any_more(book: Book, zelda: str) -> None:
    other = people.add(book, Person(name=Name(full="Zelda Other")))
    remove_for_good(book, zelda)
    with book.reading() as reader:
        assert people.resolve(reader, "zelda") == other.id
