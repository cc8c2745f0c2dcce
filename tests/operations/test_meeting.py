"""What makes a contact out of a card: one change for all who were met, and what it refuses."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from desk_clock import TODAY

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card
from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import Letter, LetterKind, Name, Person
from netdesk.domain.promise import Promise, Said
from netdesk.domain.stage import Stage
from netdesk.operations import events, importing, interactions, links, meeting, people
from netdesk.storage.book import Book
from netdesk.storage.fresh import undecided_ids
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOBODY = "0" * 32


@pytest.fixture
def three(book: Book) -> list[Id]:
    """Three who came in as cards."""
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name} Lis\nEND:VCARD\n" for name in ("Ada", "Bea", "Cyd"))
    return importing.run_text(book, "fair.vcf", cards.encode()).people()


def stages(book: Book, ids: list[Id]) -> list[Stage]:
    with book.reading() as reader:
        return [row.stage for row in people_rows(reader, ids)]


def decided(book: Book, ids: list[Id]) -> list[date | None]:
    with book.reading() as reader:
        return [card.decided_on for one in ids for card in reader.all(Card) if card.person_id == one]


def event_of(book: Book, event: Event) -> Event:
    with book.reading() as reader:
        return reader.get(Event, event.id)


def test_one_change_takes_all_who_were_met_into_the_network(book: Book, three: list[Id]) -> None:
    assert stages(book, three) == [Stage.CARD] * 3
    meeting.met(book, three, on=YESTERDAY, place=" Torino ", note="roofs ")
    assert stages(book, three) == [Stage.VISIBILITY] * 3
    assert decided(book, three) == [TODAY] * 3
    assert book.undo() == "Met 3 people"
    assert stages(book, three) == [Stage.CARD] * 3
    assert decided(book, three) == [None] * 3
    assert book.redo() == "Met 3 people"
    assert stages(book, three) == [Stage.VISIBILITY] * 3


def test_each_talked_with_me_and_not_with_one_another(book: Book, three: list[Id]) -> None:
    items = meeting.met(book, three, on=YESTERDAY, place=" Torino ", note="roofs ")
    assert [item.people() for item in items] == [{book.me, one} for one in three]
    with book.reading() as reader:
        (item,) = person_file(reader, three[0]).interactions
        assert (item.kind, item.on, item.place, item.note) == (Kind.MET, YESTERDAY, "Torino", "roofs")
        assert not reader.evidence(three[0], three[1]).facts


def test_only_those_named_are_decided(book: Book, three: list[Id]) -> None:
    meeting.met(book, [three[1], three[1], book.me], on=TODAY)
    assert decided(book, three) == [None, TODAY, None]
    with book.reading() as reader:
        assert undecided_ids(reader) == [three[0], three[2]]


def test_at_an_event_they_were_met_whether_expected_or_not(book: Book, three: list[Id], ana: Person) -> None:
    event = events.add(book, "Breakfast", datetime(2026, 11, 20, 7, 30), place="Hotel Roma", people=[three[0], ana.id])
    meeting.met(book, three, on=date(2026, 11, 20), event_id=event.id)
    listed = event_of(book, event).attendances
    assert [(item.person_id, item.expected, item.met) for item in listed] == [
        (three[0], True, True),
        (ana.id, True, None),
        (three[1], False, True),
        (three[2], False, True),
    ]
    with book.reading() as reader:
        (item,) = person_file(reader, three[2]).interactions
    assert (item.event_id, item.place) == (event.id, "Hotel Roma")
    book.undo()
    assert event_of(book, event).attendances == (Attendance(three[0]), Attendance(ana.id))


def test_an_event_without_a_place_is_the_place(book: Book, ana: Person) -> None:
    event = events.add(book, "Breakfast", datetime(2026, 11, 20, 7, 30))
    (item,) = meeting.met(book, [ana.id], on=TODAY, event_id=event.id)
    (other,) = meeting.met(book, [ana.id], on=TODAY, event_id=event.id, place="at the bar")
    assert (item.place, other.place) == ("Breakfast", "at the bar")


def test_who_introduced_us_stands_on_each_link_with_me(book: Book, three: list[Id], ana: Person) -> None:
    links.state(book, book.me, three[0], [Tie.CLIENT])
    meeting.met(book, [*three, ana.id], on=TODAY, introduced_by=ana.id)
    with book.reading() as reader:
        stated = [reader.evidence(book.me, one).link for one in three]
        assert reader.evidence(book.me, ana.id).link is None, "nobody introduces themselves"
    assert [link.introduced_by for link in stated if link] == [ana.id] * 3
    assert [link.kinds for link in stated if link] == [(Tie.CLIENT,), (Tie.KNOWS,), (Tie.KNOWS,)]


def test_what_was_learned_and_when_to_be_in_touch_again(book: Book, ana: Person) -> None:
    learned = [(LetterKind.SKILLS, " roofs "), (LetterKind.SATISFIES, " ")]
    meeting.met(book, [ana.id], on=YESTERDAY, learned=learned, again_on=TOMORROW, kind=Kind.CALL)
    with book.reading() as reader:
        file = person_file(reader, ana.id)
    assert file.person.letters == (Letter(LetterKind.SKILLS, "roofs", YESTERDAY),)
    assert [(one.on, one.reason) for one in file.follow_ups] == [(TOMORROW, "Be in touch again")]
    assert file.interactions[0].kind is Kind.CALL
    book.undo()
    with book.reading() as reader:
        assert not any(True for _one in reader.all(FollowUp))


@pytest.mark.parametrize(
    ("people_met", "options", "sentence"),
    [
        ([], {}, "whom you met"),
        (["me"], {}, "whom you met"),
        (["ana"], {"on": TOMORROW}, "still to come"),
        (["ana"], {"kind": Kind.HELP}, "Only a conversation"),
        (["ana"], {"again_on": YESTERDAY}, "has passed"),
        (["ana", "gone"], {}, "in the trash"),
        (["ana"], {"introduced_by": "gone"}, "Who introduced you"),
        (["ana"], {"event_id": NOBODY}, "event is not on the desk"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    book: Book, ana: Person, ben: Person, people_met: list[str], options: dict[str, object], sentence: str
) -> None:
    people.remove(book, [ben.id])
    ids = {"me": book.me, "ana": ana.id, "gone": ben.id}
    before = book.undoable()
    named = {key: ids.get(value, value) if isinstance(value, str) else value for key, value in options.items()}
    with pytest.raises(NetdeskError, match=sentence):
        meeting.met(book, [ids[one] for one in people_met], **{"on": TODAY, **named})  # type: ignore[arg-type]
    assert book.undoable() == before


def test_a_removed_event_is_refused(book: Book, ana: Person) -> None:
    event = events.add(book, "Breakfast", datetime(2026, 11, 20, 7, 30))
    events.remove(book, event.id)
    with pytest.raises(NetdeskError, match="event is not on the desk"):
        meeting.met(book, [ana.id], on=TODAY, event_id=event.id)


def test_a_talk_logged_elsewhere_takes_them_off_the_list_too(book: Book, three: list[Id]) -> None:
    interactions.log(book, [three[0]], Kind.CALL)
    with book.reading() as reader:
        assert undecided_ids(reader) == three[1:]


def test_somebody_typed_in_by_hand_can_be_met_as_well(book: Book) -> None:
    one = people.add(book, replace(Person(), name=Name(full="Ewa")))
    meeting.met(book, [one.id], on=TODAY)
    assert stages(book, [one.id]) == [Stage.VISIBILITY]


def test_a_name_that_comes_in_whole_gets_its_parts_where_they_are_sure(book: Book) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in ("Anna Nowak", "Nowak Ewa"))
    anna, ewa = importing.run_text(book, "fair.vcf", cards.encode()).people()
    with book.reading() as reader:
        names = [one.name for one in reader.find(Person, [anna, ewa])]
    assert names == [Name(full="Anna Nowak", given="Anna", family="Nowak"), Name(full="Nowak Ewa")]


def test_what_was_promised_is_noted_with_whom_one_met(book: Book, three: list[Id]) -> None:
    said = (Said("two names", True, TOMORROW), Said("a brochure", False))
    (item,) = meeting.met(book, three[:1], on=YESTERDAY, promised=said)
    with book.reading() as reader:
        noted = {(one.by_id, one.to_id, one.text, one.due_on, one.made_on) for one in reader.all(Promise)}
        assert {one.interaction_id for one in reader.all(Promise)} == {item.id}
    assert noted == {
        (book.me, three[0], "two names", TOMORROW, YESTERDAY),
        (three[0], book.me, "a brochure", None, YESTERDAY),
    }
    book.undo()
    with book.reading() as reader:
        assert not list(reader.all(Promise))
