"""Invitations make events and bring them up to date; nothing that the desk knows of an event is lost."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.person import Email, Name, Person
from netdesk.operations import events, people
from netdesk.operations.invitations import InvitationEntry, Taken, take
from netdesk.storage.book import Book

INVITATION = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:breakfast-1@chapter.example
DTSTART:20261203T{time}
DTEND:20261203T093000
SUMMARY:Breakfast
LOCATION:Caffè Centrale
DESCRIPTION:Bring cards.
ORGANIZER;CN=Chiara Novak:mailto:chiara@novak.example
ATTENDEE;CN=Me:mailto:ME@desk.example
ATTENDEE;CN=Ana K.:mailto:Ana@Kovac.example
ATTENDEE:mailto:stranger@nowhere.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def me(book: Book) -> Person:
    with book.reading() as reader:
        mine = reader.get(Person, book.me)
    return people.edit(book, replace(mine, name=Name("Matteo Riva"), emails=(Email("me@desk.example"),)))


@pytest.fixture
def ana(book: Book) -> Person:
    return people.add(book, Person(name=Name("Ana Kovač"), emails=(Email("ana@kovac.example", ("work",)),)))


def taken(
    book: Book, folder: Path, text: str = INVITATION, *, time: str = "080000", method: str = "REQUEST"
) -> InvitationEntry:
    """What became of the one invitation in a text."""
    file = folder / "invitation.ics"
    file.write_text(text.format(time=time, method=method), "utf-8")
    (entry,) = take(book, file).entries
    return entry


def event(book: Book) -> Event:
    """The one event on the desk."""
    with book.reading() as reader:
        (found,) = reader.all(Event)
    return found


def test_an_invitation_makes_an_event(book: Book, me: Person, ana: Person, tmp_path: Path) -> None:
    entry = taken(book, tmp_path)
    made = event(book)
    assert (made.name, made.place, made.host, made.agenda) == (
        "Breakfast",
        "Caffè Centrale",
        "Chiara Novak",
        "Bring cards.",
    )
    assert (made.starts, made.ends) == (datetime(2026, 12, 3, 8), datetime(2026, 12, 3, 9, 30))
    assert made.attendances == (
        Attendance(person_id=ana.id),
        Attendance(name="stranger@nowhere.example"),
        Attendance(name="Chiara Novak"),
    )
    assert (entry.outcome, entry.event, entry.known, entry.strangers) == (Taken.NEW, made.id, 1, 2)
    assert book.undoable()[0] == "Take 1 invitation"
    book.undo()
    with book.reading() as reader:
        assert not list(reader.all(Event))


def test_the_same_file_changes_nothing_the_second_time(book: Book, me: Person, ana: Person, tmp_path: Path) -> None:
    taken(book, tmp_path)
    before = event(book)
    assert taken(book, tmp_path).outcome is Taken.UNCHANGED
    assert event(book) == before
    assert book.undoable()[0] == "Take 1 invitation"
    book.undo()
    assert book.undoable()[0] == "Add Ana Kovač"


def test_a_later_one_brings_the_event_up_to_date(book: Book, me: Person, ana: Person, tmp_path: Path) -> None:
    taken(book, tmp_path)
    made = event(book)
    events.save(book, replace(made, note="my own", goals=("meet Ana",)))
    events.met(book, made.id, Attendance(person_id=ana.id), True)
    events.expect(book, made.id, names=["Somebody else"])
    entry = taken(book, tmp_path, time="083000")
    now = event(book)
    assert (entry.outcome, entry.event) == (Taken.UPDATED, made.id)
    assert (now.starts, now.note, now.goals) == (datetime(2026, 12, 3, 8, 30), "my own", ("meet Ana",))
    assert now.attendances[0].met is True and now.attendances[-1].name == "Somebody else"
    assert len(now.attendances) == 4


def test_a_name_becomes_a_person_once_on_the_desk(book: Book, me: Person, tmp_path: Path) -> None:
    taken(book, tmp_path)
    events.met(book, event(book).id, Attendance(name="Chiara Novak"), True)
    chiara = people.add(book, Person(name=Name("Chiara Novak"), emails=(Email("chiara@novak.example"),)))
    assert taken(book, tmp_path).outcome is Taken.UPDATED
    assert event(book).attendances == (
        Attendance(name="Ana K."),
        Attendance(name="stranger@nowhere.example"),
        Attendance(person_id=chiara.id, met=True),
    )
    assert taken(book, tmp_path).outcome is Taken.UNCHANGED


def test_a_shared_mail_address_is_told_apart_by_the_name(book: Book, ana: Person, tmp_path: Path) -> None:
    other = people.add(book, Person(name=Name("Ana K."), emails=(Email("ANA@kovac.example"),)))
    taken(book, tmp_path)
    assert event(book).expected() == (other.id,)
    people.add(book, Person(name=Name("Ana K."), emails=(Email("ana@kovac.example"),)))
    twins = INVITATION.replace("breakfast-1", "breakfast-2")
    entry = taken(book, tmp_path, twins)
    assert (entry.known, entry.strangers) == (0, 4), "nobody is guessed; I have no mail address here"


def test_a_person_in_the_trash_is_a_name(book: Book, me: Person, ana: Person, tmp_path: Path) -> None:
    people.remove(book, [ana.id])
    assert taken(book, tmp_path).known == 0


def test_two_of_one_name_stay_two(book: Book, tmp_path: Path) -> None:
    text = INVITATION.replace("CN=Ana K.:mailto:Ana@Kovac", "CN=Chiara Novak:mailto:other@novak")
    one = people.add(book, Person(name=Name("Chiara Novak"), emails=(Email("chiara@novak.example"),)))
    two = people.add(book, Person(name=Name("Chiara Novak"), emails=(Email("other@novak.example"),)))
    taken(book, tmp_path, text)
    assert set(event(book).expected()) == {one.id, two.id}


def test_what_was_called_off_is_told_and_stays(book: Book, me: Person, tmp_path: Path) -> None:
    assert taken(book, tmp_path, method="CANCEL").outcome is Taken.CANCELLED
    with book.reading() as reader:
        assert not list(reader.all(Event))
    taken(book, tmp_path)
    before = event(book)
    entry = taken(book, tmp_path, method="CANCEL")
    assert (entry.outcome, entry.event) == (Taken.CANCELLED, before.id)
    assert entry.problems == ("it was called off; remove the event if you agree",)
    assert event(book) == before and book.undoable()[0] == "Take 1 invitation"


def test_an_event_in_the_trash_stays_there(book: Book, tmp_path: Path) -> None:
    made = taken(book, tmp_path).event
    assert made
    events.remove(book, made)
    entry = taken(book, tmp_path, time="090000")
    assert (entry.outcome, entry.problems) == (Taken.UNCHANGED, ("this event is in the trash",))
    assert event(book).starts == datetime(2026, 12, 3, 8)


def test_without_a_uid_name_and_time_tell_the_event(book: Book, tmp_path: Path) -> None:
    text = INVITATION.replace("UID:breakfast-1@chapter.example\n", "")
    assert taken(book, tmp_path, text).outcome is Taken.NEW
    assert taken(book, tmp_path, text).outcome is Taken.UNCHANGED
    assert taken(book, tmp_path, text, time="070000").outcome is Taken.NEW


def test_without_a_start_no_event_is_made(book: Book, tmp_path: Path) -> None:
    entry = taken(book, tmp_path, time="soon")
    assert (entry.outcome, entry.event) == (Taken.LEFT, None)
    assert entry.problems == ("“20261203Tsoon” is no date.",)
    with book.reading() as reader:
        assert not list(reader.all(Event))


def test_many_invitations_are_one_change(book: Book, tmp_path: Path) -> None:
    one = INVITATION.format(time="080000", method="REQUEST")
    (tmp_path / "both.ics").write_text(one + one.replace("breakfast-1", "breakfast-2"), "utf-8")
    report = take(book, tmp_path / "both.ics")
    assert report.count(Taken.NEW) == len(report.events()) == 2
    assert book.undo() == "Take 2 invitations"
    with book.reading() as reader:
        assert not list(reader.all(Event))


def test_what_holds_no_invitation_is_refused_in_words(book: Book, tmp_path: Path) -> None:
    (tmp_path / "list.ics").write_text("Name,Mail\n")
    with pytest.raises(NetdeskError, match="no invitation"):
        take(book, tmp_path / "list.ics")
    with pytest.raises(NetdeskError, match=r"nowhere\.ics could not be read"):
        take(book, tmp_path / "nowhere.ics")
