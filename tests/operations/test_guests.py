"""Who is at an event: lists, new faces, seats, and names that turn out to be people; each can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.guestlist import Listed, read_list
from netdesk.domain.person import Email, Name, Person
from netdesk.operations import events, guestlist, guests, people, series
from netdesk.storage.book import Book


@pytest.fixture
def event(book: Book, ana: Person) -> Event:
    made = Event(
        "Breakfast",
        datetime(2026, 11, 10, 7, 30),
        ends=datetime(2026, 11, 10, 9, 0),
        place="Hotel Roma",
        host="Chamber",
        goals=("Three people to meet",),
        cost=None,
        attendances=(Attendance(ana.id, met=True, table="2"), Attendance(name="Zoe Lis", note="Lis Srl")),
    )
    return events.save(book, made)


def now(book: Book, event: Event) -> Event:
    with book.reading() as reader:
        return reader.get(Event, event.id)


def undone(book: Book, event: Event, verb: Callable[[], object]) -> tuple[Event, Event]:
    """The event after a verb; taking it back gives the one before, and making it again the one after."""
    before = now(book, event)
    verb()
    after = now(book, event)
    assert book.undo() and now(book, event).attendances == before.attendances
    assert book.redo() and now(book, event).attendances == after.attendances
    return before, after


def test_a_list_adds_people_and_names_once(book: Book, event: Event, ben: Person) -> None:
    listed = [Attendance(ben.id), Attendance(name=" zoe  LIS "), Attendance(name="Ugo"), Attendance(ben.id)]
    before, after = undone(book, event, lambda: guests.expect(book, event.id, listed))
    assert [item.who for item in after.attendances[len(before.attendances) :]] == [(ben.id, ""), (None, "Ugo")]
    assert guests.expect(book, event.id, listed) == 0


def test_a_new_face_is_met_and_who_was_only_a_name_is_marked(book: Book, event: Event) -> None:
    _before, after = undone(book, event, lambda: guests.new_face(book, event.id, " Ugo  Neri ", "Neri & C."))
    assert after.attendances[-1] == Attendance(name="Ugo Neri", expected=False, met=True, note="Neri & C.")
    guests.new_face(book, event.id, "zoe lis")
    zoe = now(book, event).attendances[1]
    assert (zoe.name, zoe.met, zoe.expected, zoe.note) == ("Zoe Lis", True, True, "Lis Srl")
    with pytest.raises(NetdeskError):
        guests.new_face(book, event.id, "  ")


def test_those_met_join_the_list(book: Book, event: Event, ana: Person, ben: Person) -> None:
    assert guests.met(book, event.id, [ana.id, ben.id, book.me]) == 1
    assert [(item.person_id, item.expected) for item in now(book, event).present()] == [(ana.id, True), (ben.id, False)]


def test_seats_are_noted(book: Book, event: Event) -> None:
    both = now(book, event).attendances
    _before, after = undone(book, event, lambda: guests.seat(book, event.id, both, " 12 b "))
    assert [item.table for item in after.attendances] == ["12 b", "12 b"]


def test_a_name_becomes_somebody_on_the_desk(book: Book, event: Event, ana: Person, ben: Person) -> None:
    guests.new_face(book, event.id, "Zoe Lis")
    zoe = now(book, event).attendances[1]
    _before, after = undone(book, event, lambda: guests.recognise(book, event.id, zoe, ben.id))
    assert after.attendances[1] == Attendance(ben.id, met=True)
    book.undo()
    guests.recognise(book, event.id, zoe, ana.id)  # who stands on the list already
    assert now(book, event).attendances == (Attendance(ana.id, met=True, table="2"),)
    with pytest.raises(NetdeskError):
        guests.recognise(book, event.id, zoe, ben.id)


def test_a_name_comes_onto_the_desk_with_its_company(book: Book, event: Event) -> None:
    made = guests.welcome(book, event.id, now(book, event).attendances[1])
    assert (made.shown, made.organisation) == ("Zoe Lis", "Lis Srl")
    assert now(book, event).attendances[1] == Attendance(made.id)
    assert book.undo() == "Add Zoe Lis"
    with book.reading() as reader:
        assert not reader.find(Person, [made.id])


def test_an_event_in_the_trash_has_no_next(book: Book, event: Event) -> None:
    events.remove(book, event.id)
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        series.next_of(book, event.id)


def test_the_next_of_a_series_carries_over_what_stays(book: Book, event: Event, ana: Person) -> None:
    made = series.next_of(book, event.id)
    assert made.starts == datetime(2026, 11, 24, 7, 30)  # a Tuesday that is not yet over
    assert made.ends == datetime(2026, 11, 24, 9, 0)
    assert (made.place, made.host, made.goals, made.series) == (event.place, event.host, event.goals, "Breakfast")
    assert made.attendances == (Attendance(ana.id), Attendance(name="Zoe Lis", note="Lis Srl"))
    assert now(book, event).series == "Breakfast"
    assert series.next_of(book, made.id).starts == datetime(2026, 12, 8, 7, 30)
    assert book.undo() == "Plan the next Breakfast" and book.undo()
    assert now(book, event).series == ""
    with book.reading() as reader:
        assert len(events.upcoming_first(reader)) == 1


# who is meant


@pytest.fixture
def crowd(book: Book) -> dict[str, Person]:
    def one(key: str, name: str, company: str = "", mail: str = "") -> tuple[str, Person]:
        mails = (Email(mail),) if mail else ()
        return key, people.add(book, Person(name=Name(full=name), organisation=company, emails=mails))

    return dict(
        (
            one("anna", "Anna Rossi", "Rossi Srl", "Anna@Rossi.it"),
            one("bo", "Bo Lund", "Lund AB"),
            one("bo2", "Bo Lund", "Fjord Foto"),
            one("lukasz", "Łukasz Żółć"),
            one("robert", "Robert Smith", "Smith & Sons"),
        )
    )


def matched(book: Book, text: str) -> list[guestlist.Match]:
    with book.reading() as reader:
        return guestlist.match(reader, read_list(text))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("anna@rossi.it", "anna"),
        ("A. Rossi <anna@rossi.it>", "anna"),
        ("rossi anna", "anna"),
        ("Anna Rossi, Rossi", "anna"),
        ("Lukasz Zolc", "lukasz"),
        ("Bo Lund, Fjord Foto AB", "bo2"),
    ],
)
def test_who_is_sure(book: Book, crowd: dict[str, Person], line: str, key: str) -> None:
    (one,) = matched(book, line)
    assert one.sure and one.sure.id == crowd[key].id


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("Bo Lund", {"bo", "bo2"}),
        ("Bob Smith", {"robert"}),
        ("R. Smith", {"robert"}),
        ("Anna Rossi, Bakery Verdi", {"anna"}),
    ],
)
def test_who_is_asked_about(book: Book, crowd: dict[str, Person], line: str, keys: set[str]) -> None:
    (one,) = matched(book, line)
    assert one.sure is None
    assert {each.id for each in one.choices} == {crowd[key].id for key in keys}


def test_the_rest_are_names_only(book: Book, crowd: dict[str, Person]) -> None:
    found = matched(book, "Carla Bruni, Note Vive\nTom Smith\nAnna Rossi\nanna@rossi.it")
    assert [(one.sure is not None, bool(one.choices)) for one in found] == [
        (False, False),
        (False, False),
        (True, False),
        (False, False),  # Anna is on the list already
    ]
    assert found[0].attendance() == Attendance(name="Carla Bruni", note="Note Vive")
    assert found[1].attendance(crowd["bo"].id) == Attendance(crowd["bo"].id)


def test_the_mail_of_a_name_comes_onto_the_desk_with_it(book: Book, event: Event) -> None:
    found = [
        *matched(book, "Carla Bruni <carla@note.it>, Note Vive\nbo@lund.se"),
        *matched(book, "Tom Smith, Smith Ltd"),
    ]
    guests.expect(book, event.id, [one.attendance() for one in found])
    with book.reading() as reader:
        names = [item for item in reader.get(Event, event.id).attendances if not item.person_id][1:]
    made = [guests.welcome(book, event.id, name) for name in names]
    assert [(one.name.full, one.organisation, [each.address for each in one.emails]) for one in made] == [
        ("Carla Bruni", "Note Vive", ["carla@note.it"]),
        ("", "", ["bo@lund.se"]),
        ("Tom Smith", "Smith Ltd", []),
    ]


def test_a_csv_file_is_a_list_too(tmp_path: Path) -> None:
    file = tmp_path / "guests.csv"
    file.write_text("Vorname;Nachname;Firma;E-Mail\nAnna;Rossi;Rossi Srl;a@r.it\nBo;Lund;;\n", encoding="utf-8")
    assert guestlist.read_file(file) == [Listed("Anna Rossi", "a@r.it", "Rossi Srl"), Listed("Bo Lund")]
    with pytest.raises(NetdeskError):
        guestlist.read_file(tmp_path / "none.csv")


def test_the_guests_of_an_invitation_are_a_list_too(book: Book, tmp_path: Path) -> None:
    with book.changing("me") as change:
        change.save(replace(change.get(Person, book.me), name=Name(full="Mia Ferro"), emails=(Email("mia@x.it"),)))
    file = tmp_path / "party.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Party\nDTSTART:20261201T180000\n"
        "ORGANIZER;CN=Host:mailto:host@x.it\nATTENDEE;CN=Anna Rossi:mailto:a@r.it\n"
        "ATTENDEE;CN=Mia:mailto:MIA@x.it\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    listed = guestlist.read_file(file)
    assert listed[0] == Listed("Anna Rossi", "a@r.it") and Listed("Host", "host@x.it") in listed and len(listed) == 3
    with book.reading() as reader:
        assert [one.listed.name for one in guestlist.match(reader, listed)] == ["Anna Rossi", "Host"]  # never me
