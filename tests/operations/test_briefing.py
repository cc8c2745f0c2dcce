"""The sheets gathered from a desk: who is on them, whom to introduce, what two have in common."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from netdesk.briefing.choice import Choice, Length, Order, Part, Sheet
from netdesk.briefing.room import key
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import Email, Letter, LetterKind, Name, Person
from netdesk.operations import briefing, demo, events, interactions, links, onetoone, people, promises
from netdesk.storage.book import Book
from netdesk.storage.guestfiles import guest_files
from netdesk.storage.personfile import person_file

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(book: Book) -> Book:
    """Anna looks for restaurants, Bruno runs one, Carla is a card, Dora stays at home."""
    looks = (Letter(LetterKind.LOOKS_FOR, "restaurants", TODAY),)
    with book.changing("People") as change:
        change.save(Person("a" * 32, Name("Anna Accountant"), title="Accountant", letters=looks))
        change.save(Person("b" * 32, Name("Bruno Rossi"), title="Restaurant owner", organisation="Trattoria Bruno"))
        change.save(Person("c" * 32, Name("Carla Card"), organisation="Acme", emails=(Email("carla@acme.example"),)))
        change.save(Person("d" * 32, Name("Dora Home"), title="Restaurant"))
    for one in ("a" * 32, "b" * 32, "d" * 32):
        interactions.log(book, [one], Kind.MET, on=date(2026, 11, 1), note="at the fair")
        links.state(book, book.me, one, [Tie.FRIEND])
    return book


def party(book: Book) -> Event:
    made = events.add(book, "Party", datetime(2026, 11, 23, 19, 0), people=["c" * 32, "b" * 32, "a" * 32])
    guests = (*made.attendances, Attendance(name="Nora  New", note="New & Co", table="10"))
    tables = {"a" * 32: "10", "b" * 32: "2"}
    seated = tuple(
        Attendance(one.person_id, one.name, note=one.note, table=tables.get(one.person_id or "", one.table))
        for one in guests
    )
    return events.edit(book, made.id, lambda event: _with(event, seated))


def _with(event: Event, guests: tuple[Attendance, ...]) -> Event:
    return replace(event, attendances=guests)


def names(book: Book, event: Event, *args: object, **more: object) -> list[str]:
    sheet = briefing.room_sheet(book, event, Choice(*args, **more))  # type: ignore[arg-type]
    return [one.name for one in sheet.everybody]


def test_those_present_are_introduced_before_others(filled: Book) -> None:
    event = party(filled)
    sheet = briefing.room_sheet(filled, event)
    give = {one.name: one.give for one in sheet.people}
    assert give["Anna Accountant"] == ("Introduce to Bruno Rossi (Restaurant owner)",)
    assert "give first: 1 introduction is ready" in "".join(run.text for run in sheet.summary)
    without = briefing.room_sheet(filled, event, Choice(without=frozenset({"b" * 32})))
    assert [one.give for one in without.people] == [("Introduce to Bruno Rossi (Restaurant owner)",)]
    full = briefing.room_sheet(filled, event, Choice(length=Length.FULL))
    anna = next(one for one in full.people if one.name == "Anna Accountant")
    assert anna.give[-1] == "Introduce to Dora Home (Restaurant, not here)"


def test_who_was_not_talked_with_stands_apart_with_what_is_known(filled: Book) -> None:
    sheet = briefing.room_sheet(filled, party(filled))
    assert [(one.name, one.work) for one in sheet.strangers] == [("Carla Card", "Acme"), ("Nora New", "New & Co")]
    assert sheet.strangers[0].reach[0].url == "mailto:carla@acme.example"
    promises.make(filled, filled.me, "c" * 32, "the book", due_on=date(2026, 11, 30))
    assert next(one.name for one in briefing.room_sheet(filled, party(filled)).people) == "Carla Card"


def test_order_is_as_chosen(filled: Book) -> None:
    event = party(filled)
    assert names(filled, event, order=Order.NAME, sheet=Sheet.POCKET) == [
        "Anna Accountant",
        "Bruno Rossi",
        "Carla Card",
        "Nora New",
    ]
    by_table = briefing.room_sheet(filled, event, Choice(order=Order.TABLE))
    assert [(one.name, one.table) for one in by_table.people] == [("Bruno Rossi", "2"), ("Anna Accountant", "10")]
    assert names(filled, event, sheet=Sheet.NOTES) == ["Carla Card", "Bruno Rossi", "Anna Accountant", "Nora New"]


def test_people_and_parts_are_left_out(filled: Book) -> None:
    event = party(filled)
    nora = key(event.attendances[-1])
    assert "Nora" not in nora  # it is kept with the settings, where names have no business
    without = Choice(without=frozenset({"a" * 32, nora}))
    assert [one.name for one in briefing.room_sheet(filled, event, without).everybody] == ["Bruno Rossi", "Carla Card"]
    bare = briefing.room_sheet(filled, event, Choice(left_out=frozenset(Part)))
    bruno = next(one for one in bare.people if one.name == "Bruno Rossi")
    said = (bruno.history, bruno.promises, bruno.looks_for, bruno.question, bruno.give, bruno.next_step, bruno.reach)
    assert not any(said) and bare.strangers == () and bare.blanks == 0 and bare.goals == () and bare.card == ""


def test_guests_are_named_as_far_as_it_is_clear(filled: Book) -> None:
    event = party(filled)
    with filled.reading() as reader:
        assert list(briefing.guests(reader, event).values()) == [
            "Carla Card",
            "Bruno Rossi",
            "Anna Accountant",
            "Nora New",
        ]
        left = briefing.all_but(reader, event, ["nora", "Bruno"])
        assert left == {"a" * 32, "c" * 32}
        with pytest.raises(NetdeskError, match="Nobody called “Zoe”"):
            briefing.all_but(reader, event, ["Zoe"])
        with pytest.raises(NetdeskError, match="could be"):
            briefing.all_but(reader, event, ["r"])


def test_files_of_many_agree_with_those_of_one(filled: Book) -> None:
    demo.fill(filled, 40)
    with filled.reading() as reader:
        ids = [person.id for person in reader.all(Person) if person.id != reader.me]
        for file in guest_files(reader, ids, 5):
            one, me = person_file(reader, file.person.id), reader.me
            mine = [item for item in one.interactions if me in item.people()]
            assert file.interactions == tuple(mine[:5])
            assert {item.id for item in file.promises} == {
                item.id for item in one.promises if me in (item.by_id, item.to_id)
            }
            between = [item.id for item in one.referrals if {item.giver_id, item.receiver_id} == {me, one.person.id}]
            assert {item.id for item in file.referrals} <= set(between)
            assert len(file.referrals) == min(5, len(between))
            assert {item.id for item in file.follow_ups} == {item.id for item in one.follow_ups if not item.done_on}


def test_the_sheet_of_two_puts_me_first_and_says_who_could_help(filled: Book) -> None:
    sheet = onetoone.pair_sheet(filled, "a" * 32, filled.me)
    assert sheet.other.entry.name == "Anna Accountant" and sheet.one.entry.key == filled.me
    two = onetoone.pair_sheet(filled, "a" * 32, "b" * 32)
    assert two.title == "Anna Accountant and Bruno Rossi"
    assert two.one.helps[0].startswith("Bruno Rossi: Restaurant owner")
    with pytest.raises(NetdeskError, match="two different people"):
        onetoone.pair_sheet(filled, "a" * 32, "a" * 32)
    people.remove(filled, ["b" * 32])
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        onetoone.pair_sheet(filled, "a" * 32, "b" * 32)


def test_a_pdf_is_written_or_why_not_is_said(filled: Book, tmp_path: Path) -> None:
    event = party(filled)
    assert briefing.write_pdf(filled, event, tmp_path / "x.pdf", "Letter", Choice(Sheet.NOTES)) == 4
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(NetdeskError, match="could not be written"):
        briefing.write_pdf(filled, event, tmp_path / "no" / "x.pdf")
