"""Today as a user goes through it: each act settles what it should, and can be undone."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Anniversary, Email, Letter, LetterKind, Name, Person, Phone
from netdesk.domain.promise import Promise, Said
from netdesk.domain.referral import Referral, ReferralStatus
from netdesk.domain.today import Act, Cause
from netdesk.operations import bank, calendar, interactions, people, promises, referrals, today
from netdesk.operations.today import CareLine
from netdesk.storage.book import Book
from netdesk.vcard.calendar import read

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def known(book: Book, name: str, **more: object) -> Id:
    """Somebody with whom I talked twice and who is not due."""
    more = {"emails": (Email(f"{name.lower()}@example.org"),), "phones": (Phone("+39 347 555 0100"),)} | more
    person = people.add(book, Person(name=Name(full=f"{name} Rossi", given=name), created_on=ago(300), **more))  # type: ignore[arg-type]
    for days in (20, 10):
        interactions.log(book, [person.id], Kind.CALL, on=ago(days))
    return person.id


def lines(book: Book) -> list[CareLine]:
    with book.reading() as reader:
        return list(today.care(reader).lines)


def only(book: Book) -> CareLine:
    (line,) = lines(book)
    return line


def test_an_empty_desk_and_a_desk_in_order_are_told_apart(book: Book) -> None:
    with book.reading() as reader:
        assert not today.care(reader).peopled
    known(book, "Ewa")
    with book.reading() as reader:
        assert today.care(reader).peopled and today.care(reader).lines == () and today.count(reader) == 0


def test_a_promise_comes_back_tomorrow_until_it_is_kept(book: Book, clock: object) -> None:
    giulia = known(book, "Giulia")
    promise = promises.make(book, book.me, giulia, "two builders’ names", due_on=ago(3), made_on=ago(9))
    assert only(book).why == "You promised: two builders’ names – 3 days late"
    today.logged(book, only(book).care, Kind.MESSAGE, giver=book.me)
    assert lines(book) == []
    clock.later(1)  # type: ignore[attr-defined]
    today.done(book, only(book).care)
    assert lines(book) == []
    with book.reading() as reader:
        assert reader.get(Promise, promise.id).kept_on == TODAY + timedelta(days=1)
    book.undo()
    assert only(book).care.first.cause is Cause.PROMISED


def test_logging_ticks_the_next_step_off_in_one_change(book: Book) -> None:
    ewa = known(book, "Ewa")
    step = promises.follow_up(book, ewa, "ask how the clinic is going", TODAY)
    line = only(book)
    assert (line.why, line.care.act) == ("Planned for today: ask how the clinic is going", Act.MESSAGE)
    today.logged(book, line.care, Kind.CALL, note="well", learned=[(LetterKind.GOALS, "a second clinic")])
    with book.reading() as reader:
        assert reader.get(FollowUp, step.id).done_on == TODAY
        assert reader.get(Person, ewa).known_letters() == {LetterKind.GOALS}
    assert lines(book) == []
    book.undo()
    assert only(book).care == line.care


def test_thanking_settles_the_referral_and_telling_its_steps(book: Book) -> None:
    marco = known(book, "Marco")
    referral = referrals.refer(book, marco, book.me, prospect="Ana Kovač", on=ago(9))
    referrals.advance(book, referral.id, ReferralStatus.CLOSED)
    line = only(book)
    assert line.why == "Their referral of Ana Kovač became a client"
    assert line.reasons[1] == "Waits for news of their referral: closed"
    assert (line.care.act, line.opening) == (Act.THANK, "Thank them, in writing")
    today.logged(book, line.care, Kind.THANK_YOU, giver=book.me)
    assert lines(book) == []
    with book.reading() as reader:
        found = reader.get(Referral, referral.id)
    assert found.thanked_on == TODAY and found.statuses[-1].told_on == TODAY


def test_a_thanks_ticked_off_is_logged_once(book: Book) -> None:
    marco = known(book, "Marco")
    referral = referrals.refer(book, marco, book.me, prospect="Ana Kovač", on=ago(9))
    referrals.advance(book, referral.id, ReferralStatus.CLOSED)
    today.done(book, only(book).care)
    with book.reading() as reader:
        thanks = [item for item in reader.all(Interaction) if item.kind is Kind.THANK_YOU]
        assert [item.givers() for item in thanks] == [{book.me}]
        assert reader.get(Referral, referral.id).thanked_on == TODAY


def test_later_and_never_rest_and_come_back_by_undo(book: Book, clock: object) -> None:
    ewa = known(book, "Ewa", anniversaries=(Anniversary("birthday", "1980-11-25"),))
    line = only(book)
    assert (line.why, line.care.act) == ("Birthday on Wednesday", Act.NOTE)
    today.later(book, line.care, TODAY + timedelta(days=2))
    assert lines(book) == []
    clock.later(2)  # type: ignore[attr-defined]
    assert only(book).why == "Birthday tomorrow"
    today.never(book, only(book).care)
    assert lines(book) == []
    book.undo()
    assert only(book).row.id == ewa
    with pytest.raises(NetdeskError):
        today.later(book, line.care, book.today)


def test_who_only_got_a_message_has_time_to_answer(book: Book, clock: object) -> None:
    ewa = known(book, "Ewa")
    clock.later(60)  # type: ignore[attr-defined]
    assert only(book).care.first.cause is Cause.QUIET
    today.logged(book, only(book).care, Kind.MESSAGE, giver=book.me)
    assert lines(book) == []
    clock.later(7)  # type: ignore[attr-defined]
    assert only(book).row.id == ewa
    today.logged(book, only(book).care, Kind.CALL)
    clock.later(30)  # type: ignore[attr-defined]
    assert lines(book) == []


def test_nothing_to_tick_off_is_said(book: Book, clock: object) -> None:
    known(book, "Ewa")
    clock.later(60)  # type: ignore[attr-defined]
    with pytest.raises(NetdeskError, match="Log what you did"):
        today.done(book, only(book).care)


def test_words_begin_with_what_is_known(book: Book, clock: object) -> None:
    ewa = known(book, "Ewa", letters=(Letter(LetterKind.GOALS, "Open the new clinic", ago(15)),))
    interactions.log(book, [ewa], Kind.CALL, on=ago(5), note="the lease is signed")
    clock.later(60)  # type: ignore[attr-defined]
    line = only(book)
    assert line.opening == "Ask how it goes: Open the new clinic"
    assert line.talked == (ago(5), "the lease is signed")
    assert line.why == "2 months quiet" or line.why.endswith("weeks quiet, usually every 8")


def test_what_cannot_be_done_is_not_proposed(book: Book, clock: object) -> None:
    known(book, "Ewa", emails=())
    known(book, "Ana", phones=(), emails=())
    clock.later(61)  # type: ignore[attr-defined]
    assert {line.row.name: line.care.act for line in lines(book)} == {"Ewa Rossi": Act.CALL, "Ana Rossi": Act.LOG}


def test_an_ask_before_its_time_gets_a_quiet_word(book: Book) -> None:
    ewa = known(book, "Ewa")
    promises.follow_up(book, ewa, "ask for a referral", TODAY)
    assert only(book).warning == "The link is at Visibility; before asking would come a one-to-one."
    interactions.log(book, [ewa], Kind.USED_SERVICE, on=ago(2))
    interactions.log(book, [ewa], Kind.USED_SERVICE, on=ago(2), giver=ewa)
    assert [line.warning for line in lines(book)] == [""]


def test_a_day_has_room_for_so_many(book: Book) -> None:
    for number in range(5):
        promises.follow_up(book, known(book, f"N{number}"), "call", TODAY)
    assert len(lines(book)) == 5
    today.keep_most(book, 3)
    assert len(lines(book)) == 3 and today.most_of(book) == 3
    with book.reading() as reader:
        assert today.count(reader) == 3


def test_introductions_to_give_come_last_and_stand_among_the_others(book: Book) -> None:
    wish = Letter(LetterKind.LOOKS_FOR, "physiotherapists", ago(15))
    anna, bruno = known(book, "Anna", letters=(wish,)), known(book, "Bruno", title="Physiotherapist")
    with book.reading() as reader:
        found = today.introductions(reader)
        line = today.care(reader, more=found).lines[0]
    assert (line.row.id, line.other and line.other.id, line.care.act) == (anna, bruno, Act.INTRODUCE)
    assert (line.why, line.opening) == ("Looks for physiotherapists", "Introduce Bruno Rossi")
    today.never(book, line.care)
    with book.reading() as reader:
        assert today.introductions(reader) == []


def test_the_calendar_keeps_its_ids(book: Book, tmp_path: Path, clock: object) -> None:
    ewa = known(book, "Ewa, “the physio”", anniversaries=(Anniversary("birthday", "--02-29"),))
    step = promises.follow_up(book, ewa, "call; about the clinic\nand the lease", TODAY)
    promises.make(book, book.me, ewa, "two names", due_on=TODAY + timedelta(days=3))
    file = tmp_path / "days.ics"
    assert calendar.write(book, file) == 3
    first = file.read_bytes()
    found = {each.uid: each for each in read(first)}
    assert found[f"{step.id}@netdesk"].starts == datetime(2026, 11, 22)
    assert b"VALUE=DATE:20261122" in first and b"BEGIN:VALARM" not in first
    assert b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" in first
    with book.changing("Move") as change:
        change.save(FollowUp(ewa, TODAY + timedelta(days=9), step.reason, id=step.id, version=step.version))
    calendar.write(book, file)
    again = {each.uid: each for each in read(file.read_bytes())}
    assert again.keys() == found.keys() and again[f"{step.id}@netdesk"].starts == datetime(2026, 12, 1)
    assert b"SEQUENCE:2" in file.read_bytes()
    with pytest.raises(NetdeskError, match="could not be written"):
        calendar.write(book, tmp_path / "no" / "days.ics")


def test_what_to_ask_comes_from_the_question_bank(book: Book) -> None:
    ewa = known(book, "Ewa")
    promises.follow_up(book, ewa, "say hello", TODAY)
    assert only(book).opening == "Ask: What would make next year a success for you?"
    bank.word_differently(book, "goals.success", "What is next for you?")
    assert only(book).opening == "Ask: What is next for you?"
    bank.ask(book, ewa, "goals.success")
    assert only(book).opening == "Ask: Which piece of work are you proud of?"


def test_a_promise_kept_while_logging_stays_away(book: Book) -> None:
    promise = promises.make(book, book.me, known(book, "Giulia"), "two names", due_on=ago(3), made_on=ago(9))
    today.logged(book, only(book).care, Kind.CALL, promised=[Said("the list", by_me=False)], kept=[promise.id])
    with book.reading() as reader:
        assert {each.text: each.kept_on for each in reader.all(Promise)} == {"two names": TODAY, "the list": None}
    book.undo()
    assert only(book).care.first.about == promise.id
