"""What speaks for caring for whom, read from a desk of its own on both engines."""

from datetime import date, datetime, timedelta

import pytest
from desk_clock import TODAY, Clock
from nouns import person

from netdesk.domain.event import Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.laidaside import LaidAside, Suggestion
from netdesk.domain.person import Anniversary
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral, ReferralStatus, StatusStep
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.today import Cause, Occasion
from netdesk.storage.book import Book
from netdesk.storage.capital import capital
from netdesk.storage.days import anniversaries, open_follow_ups, open_promises
from netdesk.storage.today import last_notes, next_event, occasions


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def save(book: Book, *items: object) -> None:
    with book.changing("Test") as change:
        for item in items:
            change.save(item)


def happened(book: Book, one: Id, kind: Kind, on: date, giver: Id = "", note: str = "") -> Interaction:
    roles = {book.me: Role.PRESENT, one: Role.PRESENT}
    if giver:
        roles = {each: Role.GIVER if each == giver else Role.RECEIVER for each in roles}
    parts = tuple(Participant(each, role) for each, role in roles.items())
    return Interaction(kind=kind, on=on, note=note, participants=parts)


def found(book: Book, *causes: Cause) -> list[Occasion]:
    with book.reading() as reader:
        return [each for each in occasions(reader) if not causes or each.cause in causes]


def test_nobody_speaks_for_nothing(book: Book) -> None:
    assert found(book) == []


def test_promises_speak_when_they_are_due(book: Book) -> None:
    giulia = person(book, "Giulia").id
    mine = Promise(book.me, giulia, "two names", ago(9), due_on=ago(2))
    theirs = Promise(giulia, book.me, "the plans", ago(30), due_on=ago(10))
    undated = Promise(book.me, giulia, "a book", ago(20))
    save(book, mine, theirs, undated, Promise(book.me, giulia, "later", ago(1), due_on=TODAY + timedelta(days=9)))
    save(book, Promise(book.me, giulia, "kept", ago(9), due_on=ago(2), kept_on=ago(3)))
    assert [(each.text, each.on, each.about) for each in found(book, Cause.PROMISED)] == [
        ("two names", ago(2), mine.id),
        ("a book", None, undated.id),
    ]
    assert [each.about for each in found(book, Cause.AWAITED)] == [theirs.id]


def test_next_steps_speak_from_their_day_on(book: Book) -> None:
    giulia = person(book, "Giulia").id
    due = FollowUp(giulia, TODAY, "send the book")
    save(
        book,
        due,
        FollowUp(giulia, TODAY + timedelta(days=1), "not yet"),
        FollowUp(giulia, ago(1), "done", done_on=TODAY),
    )
    assert [each.about for each in found(book, Cause.FOLLOW_UP)] == [due.id]


def test_thanks_are_owed_until_they_are_said(book: Book) -> None:
    marco = person(book, "Marco").id
    referral = Referral(marco, book.me, ago(20), prospect_name="Ana", consent=True)
    save(book, referral, happened(book, marco, Kind.HELP, ago(10), giver=marco))
    assert {each.cause for each in found(book, Cause.REFERRED, Cause.HELPED)} == {Cause.REFERRED, Cause.HELPED}
    save(book, happened(book, marco, Kind.THANK_YOU, ago(15), giver=book.me))
    assert [each.cause for each in found(book, Cause.REFERRED, Cause.HELPED)] == [Cause.HELPED], (
        "thanked before the help"
    )
    thanks = happened(book, marco, Kind.THANK_YOU, ago(9), giver=book.me)
    save(book, thanks)
    assert found(book, Cause.REFERRED, Cause.HELPED) == []
    with book.changing("No") as change:
        change.remove(change.get(Interaction, thanks.id))
    assert [each.cause for each in found(book, Cause.REFERRED, Cause.HELPED)] == [Cause.HELPED]


def test_help_that_i_gave_owes_me_nothing(book: Book) -> None:
    marco = person(book, "Marco").id
    save(book, happened(book, marco, Kind.HELP, ago(10), giver=book.me), Referral(book.me, marco, ago(3), consent=True))
    assert found(book, Cause.REFERRED, Cause.HELPED, Cause.TELL, Cause.CLOSED) == []


def test_the_giver_is_told_of_the_newest_step_once(book: Book) -> None:
    marco = person(book, "Marco").id
    steps = (
        StatusStep(ReferralStatus.HANDED_OVER, ago(30)),
        StatusStep(ReferralStatus.CONTACTED, ago(20)),
        StatusStep(ReferralStatus.CLOSED, ago(5)),
    )
    referral = Referral(marco, book.me, ago(30), consent=True, thanked_on=ago(29), statuses=steps)
    save(book, referral)
    assert [(each.text, each.about) for each in found(book, Cause.TELL)] == [("closed", referral.id)]
    assert [each.on for each in found(book, Cause.CLOSED)] == [ago(5)], "it was thanked for before it became a client"


def test_a_giver_who_became_the_client_knows_how_it_went(book: Book) -> None:
    marco = person(book, "Marco").id
    steps = (StatusStep(ReferralStatus.CLOSED, ago(5)),)
    save(book, Referral(marco, book.me, ago(30), prospect_id=marco, consent=True, statuses=steps))
    assert found(book, Cause.TELL) == []


def test_days_to_remember_speak_within_a_week(book: Book) -> None:
    def born(name: str, day: str) -> Id:
        return person(book, name, anniversaries=(Anniversary("birthday", day),)).id

    saturday, yearless = born("Lucia", "1984-11-28"), born("Ana", "--11-22")
    born("Ewa", "1984-11-30"), born("Sara", "1984-11-21"), born("Paolo", "in November, the 28th: 9-11-28")
    assert {(each.person_id, each.on) for each in found(book, Cause.DAY)} == {
        (saturday, date(2026, 11, 28)),
        (yearless, TODAY),
    }


def test_a_leap_day_is_kept_on_the_last_of_february(book: Book, clock: Clock) -> None:
    ana = person(book, "Ana", anniversaries=(Anniversary("birthday", "--02-29"),)).id
    clock.day = date(2027, 2, 23)
    assert [(each.person_id, each.on) for each in found(book, Cause.DAY)] == [(ana, date(2027, 2, 28))]
    clock.day = date(2028, 2, 28)
    assert [each.on for each in found(book, Cause.DAY)] == [date(2028, 2, 29)]


def test_cards_speak_while_they_are_remembered(book: Book) -> None:
    fresh, old = person(book, "Fresh", created_on=ago(3)).id, person(book, "Old", created_on=ago(60)).id
    assert [each.person_id for each in found(book, Cause.CARD)] == [fresh]
    assert old not in {each.person_id for each in found(book)}


def test_a_first_talk_wants_a_next_step(book: Book) -> None:
    ewa, sara, ana = (person(book, name).id for name in ("Ewa", "Sara", "Ana"))
    save(book, happened(book, ewa, Kind.MET, ago(2)), happened(book, sara, Kind.MET, ago(2)))
    save(book, FollowUp(sara, TODAY + timedelta(days=3), "call"))
    save(book, happened(book, ana, Kind.MET, ago(2)), happened(book, ana, Kind.CALL, ago(1)))
    assert [each.person_id for each in found(book, Cause.MET)] == [ewa]


def test_quiet_links_come_by_worth_and_are_cut_there(book: Book) -> None:
    ids = [person(book, f"Quiet {number}").id for number in range(6)]
    for number, one in enumerate(ids):
        save(book, happened(book, one, Kind.MET, ago(70)))
        for _gift in range(number):
            save(book, happened(book, one, Kind.HELP, ago(65), giver=book.me))
    quiet = found(book, Cause.QUIET)
    assert [each.person_id for each in quiet] == ids[::-1]
    assert all(
        each.stage is Stage.VISIBILITY and each.freshness is Freshness.DUE and each.usual == 60 for each in quiet
    )
    with book.reading() as reader:
        assert [each.person_id for each in occasions(reader, 2) if each.cause is Cause.QUIET] == ids[:3:-1]


def test_a_stage_speaks_before_it_lapses(book: Book, clock: Clock) -> None:
    marco = person(book, "Marco").id
    save(book, happened(book, marco, Kind.USED_SERVICE, ago(500), giver=book.me))
    save(
        book, happened(book, marco, Kind.USED_SERVICE, ago(500), giver=marco), happened(book, marco, Kind.MET, ago(535))
    )
    lapsing = found(book, Cause.LAPSES)
    assert [(each.person_id, each.stage) for each in lapsing] == [(marco, Stage.CREDIBILITY)]
    assert lapsing[0].on is not None and TODAY < lapsing[0].on <= TODAY + timedelta(days=21)


@pytest.mark.parametrize("removed", [False, True])
def test_what_was_laid_aside_rests(book: Book, clock: Clock, removed: bool) -> None:
    giulia = person(book, "Giulia", anniversaries=(Anniversary("birthday", "--11-25"),)).id
    promise = Promise(book.me, giulia, "two names", ago(9), due_on=ago(2))
    save(book, promise, happened(book, giulia, Kind.MET, ago(90)))
    assert {each.cause for each in found(book)} == {Cause.PROMISED, Cause.DAY, Cause.QUIET}
    until = TODAY + timedelta(days=3)
    save(book, LaidAside(Suggestion.PROMISE, giulia, TODAY, about=promise.id, until=until))
    save(book, LaidAside(Suggestion.CARE, giulia, TODAY), LaidAside(Suggestion.DAY, giulia, TODAY, about="12-24"))
    assert {each.cause for each in found(book)} == {Cause.DAY}, "another day is another suggestion"
    if removed:
        with book.changing("Remember") as change:
            for aside in list(change.all(LaidAside)):
                change.remove(aside)
        assert {each.cause for each in found(book)} == {Cause.PROMISED, Cause.DAY, Cause.QUIET}
    clock.later(3)
    assert Cause.PROMISED in {each.cause for each in found(book)}, "the day until which it rested is over"


def test_nobody_in_the_trash_and_never_me(book: Book) -> None:
    gone = person(book, "Gone", created_on=ago(1), anniversaries=(Anniversary("birthday", "--11-25"),))
    save(book, Promise(book.me, gone.id, "two names", ago(9), due_on=ago(2)), FollowUp(gone.id, ago(1), "call"))
    with book.changing("Remove") as change:
        change.remove(change.get(type(gone), gone.id))
        me = change.get(type(gone), book.me)
        change.save(type(me)(id=me.id, version=me.version, anniversaries=(Anniversary("birthday", "--11-25"),)))
    assert found(book) == []


def test_the_last_note_is_of_a_talk_with_me(book: Book) -> None:
    ewa, ana = person(book, "Ewa").id, person(book, "Ana").id
    save(book, happened(book, ewa, Kind.MET, ago(9), note="the clinic"), happened(book, ewa, Kind.CALL, ago(3)))
    save(book, happened(book, ewa, Kind.HELP, ago(2), giver=ewa, note="lent a hand"))
    parts = (Participant(ewa), Participant(ana))
    save(book, Interaction(kind=Kind.CALL, on=ago(1), note="without me", participants=parts))
    with book.reading() as reader:
        assert last_notes(reader, [ewa, ana]) == {ewa: (ago(9), "the clinic")}


def test_the_next_event_is_today_or_later(book: Book) -> None:
    with book.reading() as reader:
        assert next_event(reader) == ""
    soon = Event("Breakfast", datetime.combine(TODAY, datetime.min.time()))
    save(book, Event("Past", datetime(2026, 11, 21, 23)), Event("Fair", datetime(2026, 12, 1)), soon)
    with book.reading() as reader:
        assert next_event(reader) == soon.id


def test_capital_counts_each_gift_in_its_fortnight(book: Book) -> None:
    ewa = person(book, "Ewa").id
    save(book, happened(book, ewa, Kind.HELP, TODAY, giver=book.me), happened(book, ewa, Kind.HELP, ago(14), giver=ewa))
    save(
        book, happened(book, ewa, Kind.GIFT, ago(15), giver=book.me), happened(book, ewa, Kind.GIFT, ago(90), giver=ewa)
    )
    save(book, Referral(ewa, book.me, ago(89), consent=True), Referral(ewa, book.me, ago(89), consent=False))
    with book.reading() as reader:
        assert capital(reader) == ((0, 1), (0, 0), (0, 0), (0, 0), (1, 0), (1, 1))


def test_a_calendar_takes_what_is_open(book: Book) -> None:
    ewa = person(book, "Ewa", anniversaries=(Anniversary("birthday", "1980-05-06"),)).id
    step, promise = FollowUp(ewa, TODAY, "call"), Promise(ewa, book.me, "plans", ago(1), due_on=TODAY)
    save(book, step, promise, FollowUp(ewa, TODAY, "done", done_on=TODAY), Promise(book.me, ewa, "some day", ago(1)))
    with book.reading() as reader:
        assert [each.id for each in open_follow_ups(reader)] == [step.id]
        assert [each.id for each in open_promises(reader)] == [promise.id]
        assert anniversaries(reader) == [(ewa, "birthday", "1980-05-06")]
