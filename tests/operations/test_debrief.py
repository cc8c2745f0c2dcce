"""After the room: every person is a change of their own, what was told is not asked again, and what follows is care."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from desk_clock import TODAY, Clock

from netdesk.domain.debrief import Told
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.promise import Promise, Said
from netdesk.domain.sequence import SequenceStep
from netdesk.domain.stage import Stage
from netdesk.operations import debrief, events, guests, importing, interactions, sequence, trust
from netdesk.storage.book import Book
from netdesk.words.sequence import defaults

DAY = TODAY - timedelta(days=1)
STARTS = datetime.combine(DAY, datetime.min.time()).replace(hour=18)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n"


@pytest.fixture
def event(book: Book, ana: Person, ben: Person) -> Event:
    """Ana was met, of Ben nothing is said, Zoe is a name that was met."""
    expected = (Attendance(ana.id, met=True), Attendance(ben.id), Attendance(name="Zoe Lis", note="Lis Srl", met=True))
    return events.save(book, Event("Fair", STARTS, place="Hall 3", attendances=expected))


def look(book: Book, event: Event) -> debrief.Sitting:
    with book.reading() as reader:
        return debrief.sitting(reader, event.id)


def steps_of(book: Book, person: Person | str) -> list[tuple[date, str]]:
    one = person if isinstance(person, str) else person.id
    with book.reading() as reader:
        found = [step for step in reader.all(FollowUp) if step.person_id == one]
    return sorted((step.on, step.reason) for step in found)


def test_it_asks_for_those_met_and_once_for_those_missed(book: Book, event: Event) -> None:
    found = look(book, event)
    assert [face.name for face in found.waiting] == ["Ana Kovač", "Zoe Lis"]
    assert [face.name for face in found.missed] == ["Ben Okafor"]
    assert all(face.new for face in found.met)


def test_one_person_is_one_change_with_all_that_was_told(book: Book, event: Event, ana: Person) -> None:
    told = Told(
        Kind.ONE_TO_ONE,
        "roofs",
        20,
        learned=((LetterKind.GOALS, "a second office"),),
        promised=(Said("two names", due_on=TODAY), Said("a brochure", by_me=False)),
        next_step="Call about the roof",
        next_on=TODAY + timedelta(days=3),
    )
    item = debrief.tell(book, event.id, Attendance(ana.id), told)
    assert (item.on, item.minutes, item.event_id, item.place) == (DAY, 20, event.id, "Hall 3")
    assert steps_of(book, ana) == [(TODAY + timedelta(days=3), "Call about the roof")]
    with book.reading() as reader:
        assert [letter.text for letter in reader.get(Person, ana.id).letters] == ["a second office"]
        assert sorted(one.text for one in reader.all(Promise)) == ["a brochure", "two names"]
        assert trust.of_link(reader, reader.me, ana.id).stage is Stage.VISIBILITY
    assert [face.name for face in look(book, event).waiting] == ["Zoe Lis"]
    assert book.undo() == "How it was with Ana Kovač"
    assert steps_of(book, ana) == []
    assert [face.name for face in look(book, event).waiting] == ["Ana Kovač", "Zoe Lis"]


def test_a_name_comes_onto_the_desk_by_being_told_of(book: Book, event: Event) -> None:
    zoe = next(face for face in look(book, event).met if face.row is None)
    debrief.tell(book, event.id, zoe.attendance, Told(note="bread"))
    found = look(book, event).met[1]
    assert found.row and (found.row.name, found.row.organisation, found.row.stage) == (
        "Zoe Lis",
        "Lis Srl",
        Stage.VISIBILITY,
    )
    assert book.undo()
    assert look(book, event).met[1].row is None


def test_an_interruption_loses_nothing(book: Book, event: Event, ben: Person) -> None:
    interactions.log(book, [ben.id], Kind.MET, on=DAY, event_id=event.id)
    found = look(book, event)
    assert [face.name for face in found.met] == ["Ana Kovač", "Ben Okafor", "Zoe Lis"]
    assert [face.name for face in found.waiting] == ["Ana Kovač", "Zoe Lis"]
    assert found.missed == ()


def test_the_end_asks_once_and_plans_what_follows(book: Book, event: Event, ana: Person, ben: Person) -> None:
    debrief.tell(book, event.id, Attendance(ana.id), Told())
    made = debrief.finish(book, event.id, write_to=[Attendance(ben.id)], keep_in_touch=[ana.id])
    assert len(made) == 4
    assert [step.text for step in defaults()] == [reason for _on, reason in steps_of(book, ana)]
    assert [on for on, _reason in steps_of(book, ana)] == [DAY + timedelta(days=days) for days in (1, 7, 30)]
    assert steps_of(book, ben) == [(TODAY + timedelta(days=1), "Write: sorry to have missed you at Fair")]
    found = look(book, event)
    assert found.event.debriefed_on == TODAY and found.missed == () and found.offered == ()
    assert debrief.finish(book, event.id, keep_in_touch=[ana.id]) == []  # planned already


def test_the_end_can_be_taken_back(book: Book, event: Event, ana: Person, ben: Person) -> None:
    debrief.finish(book, event.id, write_to=[Attendance(ben.id)], keep_in_touch=[ana.id])
    assert book.undo() == "After Fair"
    assert steps_of(book, ben) == steps_of(book, ana) == []
    assert [face.name for face in look(book, event).missed] == ["Ben Okafor"]


def test_steps_whose_day_has_gone_are_not_piled_up(book: Book, event: Event, ana: Person, clock: Clock) -> None:
    clock.later(10)
    debrief.finish(book, event.id, keep_in_touch=[ana.id])
    texts = [step.text for step in defaults()]
    today = TODAY + timedelta(days=10)
    assert steps_of(book, ana) == [(today, texts[1]), (DAY + timedelta(days=30), texts[2])]


def test_only_who_was_new_is_new(book: Book, event: Event, ana: Person, ben: Person) -> None:
    interactions.log(book, [ana.id], Kind.CALL, on=DAY - timedelta(days=30), note="the old roof")
    debrief.tell(book, event.id, Attendance(ana.id), Told())
    debrief.tell(book, event.id, Attendance(ben.id), Told())
    found = look(book, event)
    assert [face.name for face in found.new] == ["Ben Okafor"]
    assert found.met[0].before == (DAY - timedelta(days=30), "the old roof")


def test_cards_that_came_that_day_are_offered(book: Book, event: Event) -> None:
    importing.run_text(book, "fair.vcf", (CARD.format(name="Ida Berg") + CARD.format(name="Eva Dahl")).encode())
    with book.changing("came that day") as change:  # an import comes now, whatever day the test has
        for came in change.all(Arrival):
            change.save(replace(came, came_at=datetime.combine(DAY, datetime.min.time()).replace(hour=12)))
    ((arrival, people),) = look(book, event).offered
    assert len(people) == 2
    assert debrief.take_cards(book, event.id, [arrival.id]) == 2
    found = look(book, event)
    assert found.offered == ()
    assert [face.name for face in found.waiting] == ["Ana Kovač", "Zoe Lis", "Ida Berg", "Eva Dahl"]
    assert book.undo() == "2 cards of Fair"
    assert len(look(book, event).offered) == 1


def test_a_mere_name_to_write_to_comes_onto_the_desk(book: Book, event: Event) -> None:
    hugo = Attendance(name="Hugo Lis", note="Lis Srl <hugo@lis.it>")
    guests.expect(book, event.id, [hugo])
    (step,) = debrief.finish(book, event.id, write_to=[hugo])
    with book.reading() as reader:
        person = reader.get(Person, step.person_id)
        there = {item.person_id: item.met for item in reader.get(Event, event.id).attendances}
    assert (person.shown, person.emails[0].address, "sorry" in step.reason) == ("Hugo Lis", "hugo@lis.it", True)
    assert there[person.id] is False
    assert look(book, event).missed == ()


def test_what_is_still_to_come_has_no_debrief(book: Book, event: Event, ana: Person) -> None:
    events.save(book, replace(look(book, event).event, starts=STARTS + timedelta(days=9)))
    with pytest.raises(NetdeskError):
        debrief.tell(book, event.id, Attendance(ana.id), Told())
    with pytest.raises(NetdeskError):
        debrief.finish(book, event.id)


# the sequence


def texts(book: Book) -> list[tuple[int, str]]:
    with book.reading() as reader:
        return [(step.days, step.text) for step in sequence.steps(reader)]


def test_the_sequence_is_the_user_s(book: Book) -> None:
    assert [days for days, _text in texts(book)] == [1, 7, 30]
    with book.reading() as reader:
        first, *_others = sequence.steps(reader)
    sequence.set_steps(book, [SequenceStep(14, " Have lunch "), first])
    assert texts(book) == [(1, first.text), (14, "Have lunch")]
    sequence.set_steps(book, [])
    assert texts(book) == []
    assert book.undo() and book.undo()
    assert [days for days, _text in texts(book)] == [1, 7, 30]
    sequence.set_steps(book, [])
    assert texts(book) == []


@pytest.mark.parametrize("step", [SequenceStep(0, "x"), SequenceStep(3, "  "), SequenceStep(900, "x")])
def test_a_step_says_what_and_when(book: Book, step: SequenceStep) -> None:
    with pytest.raises(NetdeskError):
        sequence.set_steps(book, [step])


def test_a_guest_may_be_seated_between_two_sittings(book: Book, event: Event) -> None:
    both = look(book, event).event.attendances
    guests.seat(book, event.id, both, "4")
    assert [face.attendance.table for face in look(book, event).met] == ["4", "4"]
