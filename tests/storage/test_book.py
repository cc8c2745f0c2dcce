"""The one door: a change commits whole or not at all, can be undone and redone, and is never lost or overwritten."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from desk_clock import TODAY, Clock
from nouns import changes, derived, person, talk, truth
from sqlalchemy import func, select

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.inbox import Card, Unreadable
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Pin, Tie
from netdesk.domain.person import Letter, LetterKind, Name, Person
from netdesk.domain.policy import TrustPolicy
from netdesk.domain.promise import Promise
from netdesk.domain.query import PeopleQuery
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.storage import tables
from netdesk.storage.book import Book, Touched
from netdesk.storage.change import KEPT_CHANGES
from netdesk.storage.people import people_ids, people_rows
from netdesk.storage.soundness import look


def stage(book: Book, one: Person) -> Stage:
    with book.reading() as reader:
        return people_rows(reader, [one.id])[0].stage


def everything(book: Book) -> list[Any]:
    """One thing of every noun, that belong together."""
    ana, ben = Person(name=Name(full="Ana")), Person(name=Name(full="Ben"))
    event = Event("Breakfast", datetime(2026, 11, 20, 7, 30), attendances=(Attendance(ana.id), Attendance(name="X")))
    parts = (Participant(book.me), Participant(ana.id, Role.PRESENT, "shy"))
    item = Interaction(kind=Kind.ONE_TO_ONE, on=TODAY, event_id=event.id, participants=parts)
    return [
        ana,
        ben,
        event,
        item,
        Link(ana.id, ben.id, kinds=(Tie.FRIEND,), introduced_by=book.me, pins=(Pin(ana.id, Stage.CARD, TODAY),)),
        Promise(book.me, ana.id, "call", TODAY, interaction_id=item.id),
        Referral(ana.id, book.me, TODAY, prospect_id=ben.id, consent=True),
        FollowUp(ana.id, TODAY, "write", event_id=event.id),
        Card(ana.id, "0" * 64, raw=b"x", came_at=datetime(2026, 1, 1)),
        Unreadable("1" * 64, "no", came_at=datetime(2026, 1, 1)),
    ]


def test_a_new_desk_holds_only_me(book: Book, desk: str) -> None:
    assert list(truth(book)) == [book.me]
    assert book.undoable() == (None, None)
    assert book.undo() is None
    assert book.redo() is None
    assert look(book).sound
    again = Book.open(desk)
    assert again.me == book.me
    again.close()


def test_a_change_is_there_after_reopening(book: Book, desk: str, clock: Clock) -> None:
    with book.changing("All") as change:
        for item in reversed(everything(book)):
            change.save(item)
    before = truth(book), derived(book)
    again = Book.open(desk, clock)
    assert (truth(again), derived(again)) == before
    assert look(again).sound
    again.close()


def test_a_change_that_raises_leaves_nothing(book: Book) -> None:
    ana = person(book, "Ana")
    before = truth(book), derived(book), changes(book)
    told: list[Touched] = []
    book.listeners.append(told.append)
    with pytest.raises(ZeroDivisionError), book.changing("All") as change:
        change.add_many([Person(name=Name(full="Cid")), Person(name=Name(full="Dora"))])
        change.save(replace(ana, title="Architect"))
        change.keep_picture(b"picture")
        raise ZeroDivisionError
    assert (truth(book), derived(book), changes(book)) == before
    assert told == []
    with book.reading() as reader:
        assert reader.connection.scalar(select(func.count()).select_from(tables.picture)) == 0


def test_a_reference_that_leads_nowhere_is_refused_in_words(book: Book) -> None:
    before = truth(book)
    with pytest.raises(NetdeskError, match="not on the desk any more"), book.changing("Plan") as change:
        change.save(FollowUp("0" * 32, TODAY, "call"))
    assert truth(book) == before


def test_a_change_without_effect_is_no_change(book: Book) -> None:
    ana = person(book, "Ana")
    told: list[Touched] = []
    book.listeners.append(told.append)
    with book.changing("Nothing") as change:
        assert change.save(ana) is ana
        change.add_many([])
    assert changes(book) == [("Add Ana", False)]
    assert told == []


def test_what_was_saved_twice_in_one_change_is_undone_at_once(book: Book) -> None:
    before = truth(book)
    with book.changing("Twice") as change:
        ana = change.save(Person(name=Name(full="Ana")))
        change.save(replace(ana, title="Architect"))
    after = truth(book)
    assert after[ana.id].title == "Architect"
    assert (book.undo(), truth(book)) == ("Twice", before)
    assert (book.redo(), truth(book)) == ("Twice", after)


def test_undo_and_redo_of_every_noun(book: Book) -> None:
    states = [(truth(book), derived(book))]
    for item in everything(book):
        with book.changing(type(item).__name__) as change:
            change.save(item)
        states.append((truth(book), derived(book)))
    for before in reversed(states[:-1]):
        assert book.undo()
        assert (truth(book), derived(book)) == before
    assert book.undo() is None
    for after in states[1:]:
        assert book.redo()
        assert (truth(book), derived(book)) == after
    assert book.redo() is None
    assert look(book).sound


def test_edits_removals_and_restores_are_undone_and_redone(book: Book) -> None:
    ana = person(book, "Ana")
    item = talk(book, ana)
    states = [(truth(book), derived(book))]
    learned = replace(ana, title="Architect", letters=(Letter(LetterKind.GOALS, "grow", TODAY),), tags=("choir",))
    for step in (
        lambda change: change.save(learned),
        lambda change: change.save(replace(item, kind=Kind.HELP, on=TODAY - timedelta(days=5))),
        lambda change: change.remove(change.get(Person, ana.id)),
        lambda change: change.restore(change.get(Person, ana.id)),
        lambda change: change.remove(change.get(Interaction, item.id)),
    ):
        with book.changing("Step") as change:
            step(change)
        states.append((truth(book), derived(book)))
        assert look(book).sound
    for state in reversed(states[:-1]):
        book.undo()
        assert (truth(book), derived(book)) == state
    for state in states[1:]:
        book.redo()
        assert (truth(book), derived(book)) == state


def test_undo_and_redo_after_reopening(desk: str, clock: Clock) -> None:
    first = Book.open(desk, clock)
    empty = truth(first)
    ana = person(first, "Ana")
    talk(first, ana)
    full = truth(first)
    first.close()
    second = Book.open(desk, clock)
    assert second.undoable() == ("Log", None)
    assert [second.undo(), second.undo(), second.undo()] == ["Log", "Add Ana", None]
    assert truth(second) == empty
    second.close()
    third = Book.open(desk, clock)
    assert third.undoable() == (None, "Add Ana")
    assert [third.redo(), third.redo(), third.redo()] == ["Add Ana", "Log", None]
    assert truth(third) == full
    assert look(third).sound
    third.close()


def test_a_bulk_change_is_undone_redone_and_undone_again(book: Book) -> None:
    before = truth(book)
    people = [Person(name=Name(full=f"Person {number}"), tags=("new",)) for number in range(950)]
    with book.changing("Import") as change:
        change.add_many(people[:500])
        change.add_many(people[500:])
        change.save(replace(change.get(Person, people[3].id), title="Architect"))
        change.add_many([Interaction(on=TODAY, participants=(Participant(book.me), Participant(people[0].id)))])
    after = truth(book)
    assert len(after) == len(before) + 951
    for _ in range(2):
        assert (book.undo(), truth(book)) == ("Import", before)
        assert (book.redo(), truth(book)) == ("Import", after)
    assert look(book).sound


def test_a_bulk_change_then_an_edit_are_undone_in_their_order(book: Book) -> None:
    before = truth(book)
    with book.changing("Import") as change:
        ana = Person(name=Name(full="Ana"))
        change.add_many([ana])
    imported = truth(book)
    with book.changing("Edit") as change:
        change.save(replace(change.get(Person, ana.id), title="Architect"))
    edited = truth(book)
    book.undo()
    assert truth(book) == imported
    book.undo()
    assert truth(book) == before
    book.redo()
    book.redo()
    assert truth(book) == edited


def test_redo_is_lost_after_a_new_change(book: Book) -> None:
    person(book, "Ana")
    person(book, "Ben")
    book.undo()
    person(book, "Cid")
    assert book.redo() is None
    assert [title for title, _ in changes(book)] == ["Add Ana", "Add Cid"]
    book.undo()
    book.undo()
    assert list(truth(book)) == [book.me]


def test_only_so_many_changes_are_kept(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.storage.change.KEPT_CHANGES", 3)
    for number in range(6):
        person(book, str(number))
    assert [title for title, _ in changes(book)] == ["Add 3", "Add 4", "Add 5"]
    with book.reading() as reader:
        assert reader.connection.scalar(select(func.count()).select_from(tables.image)) == 3
    assert KEPT_CHANGES > 100


def test_listeners_hear_what_was_touched(book: Book) -> None:
    told: list[Touched] = []
    book.listeners.append(told.append)
    ana = person(book, "Ana")
    item = talk(book, ana)
    assert told[0] == Touched("Add Ana", {"person": frozenset({ana.id})}, frozenset({ana.id}))
    assert told[1].nouns == {"interaction": frozenset({item.id})}
    assert told[1].people == {book.me, ana.id}
    book.undo()
    assert (told[2].title, told[2].nouns, told[2].people) == ("Log", told[1].nouns, told[1].people)


# Two programs on one desk


def test_two_programs_do_not_overwrite_each_other(book: Book, desk: str, clock: Clock) -> None:
    other = Book.open(desk, clock)
    ana = person(book, "Ana")
    with other.reading() as reader:
        seen = reader.get(Person, ana.id)
    with book.changing("Edit") as change:
        change.save(replace(ana, title="Architect"))
    with pytest.raises(ChangedElsewhere), other.changing("Edit") as change:
        change.save(replace(seen, title="Baker"))
    with other.reading() as reader:
        assert reader.get(Person, ana.id).title == "Architect"
    assert [title for title, _ in changes(other)] == ["Add Ana", "Edit"]
    other.close()


def test_what_the_other_program_undid_is_gone(book: Book, desk: str, clock: Clock) -> None:
    ana = person(book, "Ana")
    other = Book.open(desk, clock)
    assert other.undo() == "Add Ana"
    with pytest.raises(NetdeskError, match="no such person"), book.changing("Edit") as change:
        change.save(replace(ana, title="Architect"))
    with pytest.raises(NetdeskError), book.reading() as reader:
        reader.get(Person, ana.id)
    other.close()


def test_a_change_made_past_the_book_is_not_undone_over(book: Book) -> None:
    ana = person(book, "Ana")
    with book.changing("Edit") as change:
        change.save(replace(ana, title="Architect"))
    with book.engine.begin() as connection:
        connection.execute(tables.person.update().where(tables.person.c.id == ana.id).values(title="Baker"))
    with pytest.raises(ChangedElsewhere):
        book.undo()
    assert truth(book)[ana.id].title == "Baker"
    assert book.undoable() == ("Edit", None)


def test_a_stale_copy_is_refused_after_undo_too(book: Book) -> None:
    ana = person(book, "Ana")
    with book.changing("Edit") as change:
        stale = change.save(replace(ana, title="Architect"))
    book.undo()
    with pytest.raises(ChangedElsewhere), book.changing("Edit") as change:
        change.save(replace(stale, organisation="Firm"))


def test_many_threads_write_one_after_the_other(book: Book, desk: str, clock: Clock) -> None:
    from concurrent.futures import ThreadPoolExecutor

    other = Book.open(desk, clock)

    def write(number: int) -> None:
        person(other if number % 2 else book, f"Person {number}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(24)))
    assert len(changes(book)) == 24
    assert look(book).sound
    while book.undo():
        pass
    assert list(truth(book)) == [book.me]
    other.close()


def test_reading_sees_one_state(book: Book, desk: str, clock: Clock) -> None:
    """What another program commits in the middle is not half seen."""
    person(book, "Ana")
    other = Book.open(desk, clock)
    with book.reading() as reader:
        before = people_ids(reader, PeopleQuery())
        person(other, "Ben")
        assert people_ids(reader, PeopleQuery()) == before
        assert len(list(reader.all(Person))) == 2
    other.close()


# The trash


def test_trash_restore_and_purge(book: Book) -> None:
    ana = person(book, "Ana")
    with book.changing("Remove") as change:
        change.remove(ana)
    with book.reading() as reader:
        assert people_ids(reader, PeopleQuery()) == []
        assert people_ids(reader, PeopleQuery(removed=True)) == [ana.id]
    with book.changing("Restore") as change:
        change.restore(change.get(Person, ana.id))
    with pytest.raises(NetdeskError, match="in the trash"):
        book.purge(Person, [ana.id])
    with book.changing("Remove") as change:
        change.remove(change.get(Person, ana.id))
    told: list[Touched] = []
    book.listeners.append(told.append)
    book.purge(Person, [ana.id])
    assert list(truth(book)) == [book.me]
    assert changes(book) == []
    assert look(book).sound
    assert told, "a list that shows the trash must hear of it"
    with book.reading() as reader:
        assert people_ids(reader, PeopleQuery(removed=True)) == []


def test_purging_somebody_on_whom_something_hangs_is_refused_in_words(book: Book) -> None:
    ana = person(book, "Ana")
    talk(book, ana)
    with book.changing("Remove") as change:
        change.remove(ana)
    before = truth(book)
    with pytest.raises(NetdeskError, match="nothing was changed"):
        book.purge(Person, [ana.id])
    assert truth(book) == before
    assert book.undo() == "Remove"


def test_purging_an_interaction_leaves_no_trace_of_it(book: Book) -> None:
    ana = person(book, "Ana")
    item = talk(book, ana)
    with book.changing("Remove") as change:
        change.remove(item)
    book.purge(Interaction, [item.id])
    assert look(book).sound
    assert stage(book, ana) is Stage.CARD


# Derived rows and the clock


def test_time_alone_moves_stages_when_the_book_is_opened_again(desk: str, clock: Clock) -> None:
    book = Book.open(desk, clock)
    ana = person(book, "Ana")
    talk(book, ana)
    with book.changing("Used") as change:
        parts = (Participant(book.me, Role.GIVER), Participant(ana.id, Role.RECEIVER))
        change.save(Interaction(kind=Kind.USED_SERVICE, on=clock.day, participants=parts))
        parts = (Participant(ana.id, Role.GIVER), Participant(book.me, Role.RECEIVER))
        change.save(Interaction(kind=Kind.TESTIMONIAL, on=clock.day, participants=parts))
    assert stage(book, ana) is Stage.CREDIBILITY
    book.close()
    clock.later(800)
    book = Book.open(desk, clock)
    assert stage(book, ana) is Stage.VISIBILITY
    assert look(book).sound
    book.close()


def test_catch_up_while_open_tells_whom_it_concerns(book: Book, clock: Clock) -> None:
    ana, ben = person(book, "Ana"), person(book, "Ben")
    talk(book, ana)
    talk(book, ben)
    with book.changing("Pin") as change:
        change.save(Link(book.me, ana.id, pins=(Pin(book.me, Stage.CREDIBILITY, TODAY + timedelta(days=9)),)))
    clock.later(8)
    told: list[Touched] = []
    book.listeners.append(told.append)
    book.catch_up()
    assert told == []
    clock.later(1)
    book.catch_up()
    assert [ana.id in touched.people and ben.id not in touched.people for touched in told] == [True]
    assert look(book).sound


@pytest.mark.parametrize("days", [1, 40, 200, 600, 2000])
def test_after_any_time_catching_up_equals_a_rebuild(book: Book, clock: Clock, days: int) -> None:
    with book.changing("All") as change:
        for item in everything(book):
            change.save(item)
    clock.later(days)
    book.catch_up()
    assert look(book).sound


def test_a_clock_that_ran_ahead_and_was_put_right_leaves_no_stale_stages(book: Book, clock: Clock) -> None:
    ana = person(book, "Ana")
    talk(book, ana)
    with book.changing("Refer") as change:
        change.save(Referral(book.me, ana.id, TODAY, consent=True))
        change.save(Referral(book.me, ana.id, TODAY, consent=True))
        change.save(Referral(ana.id, book.me, TODAY, consent=True))
    assert stage(book, ana) is Stage.CREDIBILITY
    clock.later(3000)
    book.catch_up()
    assert stage(book, ana) is Stage.VISIBILITY
    clock.later(-3000)
    book.catch_up()
    assert stage(book, ana) is Stage.CREDIBILITY
    assert look(book).sound


def test_a_new_policy_is_used_at_once_and_kept(book: Book, desk: str, clock: Clock) -> None:
    ana = person(book, "Ana")
    talk(book, ana)
    with book.changing("Refer") as change:
        change.save(Referral(book.me, ana.id, TODAY, consent=True))
        change.save(Referral(ana.id, book.me, TODAY, consent=True))
    assert stage(book, ana) is Stage.CREDIBILITY
    with book.changing("Other thresholds") as change:
        change.use_policy(TrustPolicy(referrals=1))
    assert stage(book, ana) is Stage.PROFITABILITY
    again = Book.open(desk, clock)
    assert again.policy == TrustPolicy(referrals=1)
    assert look(again).sound
    again.close()


def test_a_rebuild_repairs_what_was_damaged(book: Book) -> None:
    ana = person(book, "Ana")
    talk(book, ana)
    with book.engine.begin() as connection:
        connection.execute(tables.person_row.update().values(stage=3, name="Nobody"))
        connection.execute(tables.link_state.delete())
    assert look(book).stale > 0
    seen: list[tuple[int, int]] = []
    book.rebuild(lambda done, total: seen.append((done, total)))
    assert look(book).sound
    assert seen[-1] == (2, 2)


def test_looking_changes_nothing(book: Book) -> None:
    person(book, "Ana")
    with book.engine.begin() as connection:
        connection.execute(tables.person_row.update().values(name="Nobody"))
    before = derived(book)
    assert not look(book).sound
    assert derived(book) == before


def test_an_own_cadence_is_the_person_s_rhythm_and_never_upside_down(book: Book) -> None:
    def days(**cadence: int | None) -> tuple[int, int, int]:
        ana = person(book, "Ana", **cadence)
        with book.reading() as reader:
            row = people_rows(reader, [ana.id])[0]
        return tuple((day - TODAY).days for day in (row.due_on, row.late_on, row.dormant_on))  # type: ignore[return-value]

    assert days() == (2, 7, 21)
    assert days(cadence_ideal=10, cadence_longest=15) == (10, 15, 45)
    assert days(cadence_ideal=10) == (10, 20, 60)
    assert days(cadence_ideal=30, cadence_longest=5) == (30, 30, 90)


def test_settings_of_the_desk_are_kept_with_it(book: Book, desk: str) -> None:
    assert book.setting("goal") is None
    book.keep_setting("goal", "3")
    book.keep_setting("goal", "5")
    assert book.setting("goal") == "5"
    assert book.undoable() == (None, None)


def test_a_picture_is_stored_once(book: Book) -> None:
    with book.changing("Pictures") as change:
        keys = [change.keep_picture(data) for data in (b"one", b"one", b"two")]
        change.save(Person(name=Name(full="Ana"), picture=keys[0]))
    with book.reading() as reader:
        assert keys[0] == keys[1] != keys[2]
        assert reader.picture(keys[0]) == b"one"
        assert reader.picture("") is None
        assert reader.picture("missing") is None


def test_days_at_the_edges_of_the_calendar_are_kept(book: Book) -> None:
    with book.changing("Old") as change:
        old = change.save(Person(name=Name(full="Old"), created_on=date.min))
        change.save(Link(book.me, old.id, kinds=(Tie.FRIEND,), since=date.max))
    assert truth(book)[old.id].created_on == date.min
    assert look(book).sound


def test_what_undo_keeps_of_a_card_does_not_hold_its_text_again(book: Book) -> None:
    ana = person(book, "Ana")
    with book.changing("Card") as change:
        card = change.save(Card(ana.id, "d" * 64, raw=b"photo" * 5000, came_at=book.now()))
    before = truth(book)
    with book.changing("Decide") as change:
        change.save(replace(card, decided_on=TODAY))
    with book.reading() as reader:
        rows = reader.connection.execute(select(tables.image).where(tables.image.c.change_number == 3)).all()
    assert rows and all(len(row.before) + len(row.after) < 1000 for row in rows)
    after = truth(book)
    book.undo()
    assert truth(book) == before
    book.redo()
    assert truth(book) == after


def test_bytes_that_do_change_are_kept(book: Book) -> None:
    ana = person(book, "Ana")
    with book.changing("Card") as change:
        card = change.save(Card(ana.id, "d" * 64, raw=b"one", came_at=book.now()))
    before = truth(book)
    with book.changing("Twice") as change:
        card = change.save(replace(card, decided_on=TODAY))
        change.save(replace(card, raw=b"two"))
    book.undo()
    assert truth(book) == before
    book.redo()
    assert {one.raw for one in truth(book).values() if isinstance(one, Card)} == {b"two"}


@pytest.mark.parametrize("fresh", [True, False])
def test_the_text_of_a_card_that_was_saved_twice_in_one_change_is_done_again(book: Book, fresh: bool) -> None:
    ana = person(book, "Ana")
    with book.changing("Card") as change:
        card = change.save(Card(ana.id, "d" * 64, raw=b"one", came_at=book.now()))
        if fresh:
            change.save(replace(card, decided_on=TODAY))
    if not fresh:
        with book.changing("Twice") as change:
            change.save(replace(change.save(replace(card, raw=b"two")), decided_on=TODAY))
    full = truth(book)
    book.undo()
    book.redo()
    assert truth(book) == full


def test_somebody_new_of_whom_something_is_noted_with_a_day_ahead_is_told_as_in_a_rebuild(book: Book) -> None:
    ahead = Letter(LetterKind.GOALS, "a shop", TODAY + timedelta(days=3))
    with book.changing("Import") as change:
        change.add_many([Person(name=Name(full="Ana"), created_on=TODAY, letters=(ahead,))])
    assert look(book).sound
