"""What the sheet for a room says, by example."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import product

import pytest

from netdesk.briefing.choice import Choice, Length, Sheet
from netdesk.briefing.room import Entry, colour, compose
from netdesk.briefing.sheet import Meeting
from netdesk.domain.event import Attendance, FollowUp
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Anniversary, Letter, LetterKind, Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Money, Referral
from netdesk.domain.stage import Freshness, Stage

from .room_of import ME, TODAY, event, happened, known, person, sheet

GIULIA = person(1, "Giulia Ferraris", "Notary", "first-time buyers, small builders", organisation="Studio Ferraris")
PAOLO = person(2, "Paolo Bianco", "Builder", "architects with running sites", organisation="Bianco Costruzioni")
EWA = person(3, "Ewa Lis", "Physiotherapist", organisation="Ruch")


def only(*args: object, **more: object) -> Entry:
    (found,) = sheet(known(*args, **more)).people  # type: ignore[arg-type]
    return found


def plain(room_summary: object) -> str:
    return "".join(run.text for run in room_summary)  # type: ignore[attr-defined]


def promised(one: Person, text: str = "bring the article", due: date | None = None, **more: object) -> Promise:
    return Promise(ME.id, one.id, text, date(2026, 10, 1), due_on=due, **more)  # type: ignore[arg-type]


def test_head_says_what_when_where_and_why() -> None:
    made = compose(event(goals=("two introductions", " ")), ME, (), TODAY)
    assert (made.title, made.when, made.place) == (
        "Breakfast Porta Nuova",
        "Mon 23 Nov 2026, 7:30",
        "Hotel Concord, Torino",
    )
    assert made.goals == ("two introductions",)
    assert (made.looks_for, made.recognise) == ("owners of small workshops", "a founder past sixty")


@pytest.mark.parametrize(
    ("ends", "when"),
    [
        (datetime(2026, 11, 23, 9, 0), "Mon 23 Nov 2026, 7:30–9:00"),
        (datetime(2026, 11, 24, 18, 0), "Mon 23 Nov 2026, 7:30 – Tue 24 Nov 2026, 18:00"),
    ],
)
def test_end_is_shown_short_on_the_same_day(ends: datetime, when: str) -> None:
    assert compose(event(ends=ends), ME, (), TODAY).when == when


def test_summary_counts_people_and_introductions_and_names_whom_to_meet() -> None:
    pair = (Meeting(GIULIA), Meeting(EWA, here=False))
    people = (
        known(GIULIA, meetings=(Meeting(PAOLO),)),
        known(PAOLO, freshness=Freshness.DORMANT, meetings=pair),
        known(EWA, freshness=Freshness.FADING),
    )
    made = compose(event(Attendance(name="Ana Kovač")), ME, people, TODAY)
    assert plain(made.summary) == (
        "4 coming · you know 3 · meet today: Ewa Lis, Paolo Bianco · give first: 1 introduction is ready"
    )
    assert [run.text for run in made.summary if run.strong] == ["Ewa Lis", "Paolo Bianco"]


def test_meet_today_falls_back_to_those_never_talked_with() -> None:
    made = sheet(known(GIULIA), known(EWA, Stage.CARD, Freshness.DORMANT))
    assert "you know 1 · meet today: Ewa Lis" in plain(made.summary)


def test_order_is_promises_then_stage_then_fading() -> None:
    names = ["promise late", "promise soon", "profit", "cred", "vis fading", "vis dormant", "vis due", "vis", "card"]
    one = {name: person(number, name) for number, name in enumerate(names, start=10)}
    people = [
        known(one["card"], Stage.CARD),
        known(one["vis"]),
        known(one["vis due"], freshness=Freshness.DUE),
        known(one["vis dormant"], freshness=Freshness.DORMANT),
        known(one["vis fading"], freshness=Freshness.FADING),
        known(one["cred"], Stage.CREDIBILITY),
        known(one["profit"], Stage.PROFITABILITY),
        known(one["promise soon"], promises_mine=(promised(one["promise soon"], due=date(2026, 12, 1)),)),
        known(one["promise late"], promises_mine=(promised(one["promise late"], due=date(2026, 11, 1)),)),
    ]
    made = sheet(*people)
    assert [entry.name for entry in made.everybody] == names
    assert [entry.name for entry in made.strangers] == ["card"]


def test_a_kept_promise_does_not_move_anybody_up() -> None:
    kept = known(EWA, promises_mine=(promised(EWA, kept_on=date(2026, 11, 1)),))
    assert sheet(kept, known(GIULIA, Stage.CREDIBILITY)).people[0].name == "Giulia Ferraris"


def test_only_names_are_listed_apart_and_me_nowhere() -> None:
    attendances = (
        Attendance(ME.id),
        Attendance(EWA.id, name="Ewa"),
        Attendance(name="Ana  Kovač", note="Kovač Languages", table="3"),
        Attendance(name="Not Coming", expected=False),
    )
    made = compose(event(*attendances), ME, (known(EWA), known(ME)), TODAY)
    (ana,) = made.strangers
    assert (ana.name, ana.work, ana.table, ana.stage_word) == ("Ana Kovač", "Kovač Languages", "3", "")
    assert [entry.name for entry in made.people] == ["Ewa Lis"]


def test_entry_says_who_and_how_it_stands() -> None:
    made = only(GIULIA, Stage.CREDIBILITY, Freshness.FADING)
    assert (made.name, made.work, made.initials) == ("Giulia Ferraris", "Notary, Studio Ferraris", "GF")
    assert (made.stage_word, made.freshness_word) == ("Credibility", "fading")
    assert made.looks_for == "first-time buyers, small builders"
    assert made.colour == colour(GIULIA.id) == only(GIULIA).colour


def test_a_company_card_does_not_say_its_name_twice() -> None:
    made = only(Person(id="9" * 32, organisation="Acme", title=" Tools "))
    assert (made.name, made.work) == ("Acme", "Tools")


def test_a_card_is_not_fresh_and_not_talked_with() -> None:
    (made,) = sheet(known(EWA, Stage.CARD, Freshness.DORMANT)).strangers
    assert (made.freshness_word, made.reason, made.next_step) == (
        "",
        "You have not talked yet",
        ("Say hello and listen",),
    )


def test_who_was_promised_something_is_no_stranger() -> None:
    made = sheet(known(EWA, Stage.CARD, promises_mine=(promised(EWA),)))
    assert [entry.name for entry in made.people] == ["Ewa Lis"] and made.strangers == ()


def test_history_tells_the_last_two_in_their_order() -> None:
    made = only(
        GIULIA,
        interactions=(
            happened(GIULIA, Kind.ONE_TO_ONE, date(2026, 10, 2), "wants an office in Asti"),
            happened(GIULIA, Kind.MET, date(2026, 7, 1), "at the fair"),
        ),
        referrals=(Referral(ME.id, GIULIA.id, date(2026, 11, 12), prospect_name="Elena Costa"),),
    )
    assert made.history == (
        "2 Oct one-to-one: wants an office in Asti.",
        "12 Nov you referred Elena Costa.",
    )
    assert made.question.startswith("How did it go with Elena Costa? ")


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "Yesterday call."),
        (date(2026, 11, 21), "Sat call."),
        (date(2026, 11, 20), "Fri call."),
        (date(2026, 11, 15), "15 Nov call."),
        (date(2025, 11, 15), "15 Nov 2025 call."),
    ],
)
def test_days_are_said_in_few_letters(on: date, said: str) -> None:
    assert only(EWA, interactions=(happened(EWA, Kind.CALL, on),)).history == (said,)


def test_gifts_say_who_gave() -> None:
    mine = happened(EWA, Kind.HELP, date(2026, 11, 1), "set up the stall", giver=ME)
    theirs = happened(EWA, Kind.THANK_YOU, date(2026, 11, 2), giver=EWA)
    assert only(EWA, interactions=(theirs, mine)).history == (
        "1 Nov you helped: set up the stall.",
        "2 Nov thanked you.",
    )


def test_long_notes_are_cut_at_a_word() -> None:
    made = only(EWA, interactions=(happened(EWA, Kind.CALL, date(2026, 11, 1), "wonderful " * 40),))
    assert made.history[0].endswith("wonderful…") and len(made.history[0]) < 120


def test_closed_business_is_told_with_its_money() -> None:
    deal = Referral(
        EWA.id,
        ME.id,
        date(2026, 9, 1),
        prospect_name="Costa",
        money=(Money(Decimal(4200), "EUR", date(2026, 11, 10)),),
    )
    made = only(EWA, referrals=(deal,))
    assert made.history == ("10 Nov Costa: closed, €4,200.00.",)
    assert made.next_step == ("Thank them for Costa",)
    thanked = replace(deal, thanked_on=date(2026, 11, 11))
    assert only(EWA, referrals=(thanked,)).next_step == ("Agree on a one-to-one",)


def test_remarks_tell_what_matters_before_saying_hello() -> None:
    born = replace(EWA, anniversaries=(Anniversary("birthday", "--11-28"),))
    assert only(born, given=1, received=3).remarks == "Birthday on Saturday. Received 3, given 1 – give first."


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"promises_mine": (promised(EWA, due=date(2026, 11, 20)),)}, "Your promise is late since 20 Nov"),
        ({"promises_mine": (promised(EWA, due=date(2026, 11, 24)),)}, "Your promise is due on 24 Nov"),
        ({"promises_mine": (promised(EWA),)}, "Your promise is open"),
        ({"referrals": (Referral(EWA.id, ME.id, TODAY, prospect_name="Costa"),)}, "Thanks are due for Costa"),
        (
            {"freshness": Freshness.DORMANT, "interactions": (happened(EWA, Kind.MET, date(2026, 7, 12)),)},
            "Quiet for 4 months",
        ),
        ({"meetings": (Meeting(PAOLO, here=False), Meeting(GIULIA))}, "Should meet Giulia Ferraris"),
        ({"given": 1, "received": 3}, "They gave more than you did"),
        ({}, "You are getting to know each other"),
        ({"stage": Stage.CREDIBILITY}, "You trust each other"),
        ({"stage": Stage.PROFITABILITY}, "You send each other people"),
    ],
)
def test_everybody_is_where_they_are_for_a_reason(more: dict[str, object], why: str) -> None:
    assert only(EWA, **more).reason == why


def test_open_promises_of_both_are_told_apart() -> None:
    theirs = (Promise(EWA.id, ME.id, "send the plan", date(2026, 10, 1), due_on=date(2026, 11, 30)),)
    mine = (promised(EWA, due=date(2026, 11, 20)), promised(EWA, "call her brother", kept_on=TODAY))
    made = only(EWA, promises_mine=mine, promises_theirs=theirs)
    assert made.promises == ("You promised: bring the article (by 20 Nov)", "They promised: send the plan (by 30 Nov)")


@pytest.mark.parametrize("day", ["1984-02-29", "in spring", "", "--12-25", "1984-11-22"])
def test_birthdays_that_are_no_date_or_not_near_say_nothing(day: str) -> None:
    assert only(replace(EWA, anniversaries=(Anniversary("birthday", day),))).remarks == ""


def test_next_step_is_what_is_planned_then_thanks_then_what_the_stage_asks_for() -> None:
    later = FollowUp(GIULIA.id, date(2026, 11, 26), "One-to-one on Thursday")
    done = replace(later, reason="Write", done_on=TODAY)
    received = Referral(GIULIA.id, ME.id, TODAY, prospect_name="Costa")
    assert only(GIULIA, follow_ups=(done, later), referrals=(received,)).next_step == (
        "One-to-one on Thursday",
        "Thank them for Costa",
    )
    assert only(GIULIA, Stage.PROFITABILITY).next_step == ("Ask what would help them now",)


def test_introductions_go_to_those_present_first() -> None:
    meetings = (Meeting(PAOLO), Meeting(EWA, here=False))
    assert only(GIULIA, meetings=meetings).give == ("Introduce to Paolo Bianco (Builder)",)
    assert only(GIULIA, meetings=meetings[1:]).give == ("Introduce to Ewa Lis (Physiotherapist, not here)",)
    (full,) = sheet(known(GIULIA, meetings=meetings), length=Length.FULL).people
    assert len(full.give) == 2 and only(GIULIA).give == ()


def test_question_comes_from_what_is_not_known() -> None:
    assert only(EWA).question == "Who should I keep in mind for you?"
    asked = {only(person(number, "Somebody", "", "x")).question for number in range(1, 20)}
    assert asked == {
        "How would I notice somebody who needs you?",
        "What do you enjoy most in your work?",
        "What would make next year a success for you?",
    }


def test_when_everything_is_known_the_goal_is_asked_after() -> None:
    letters = tuple(Letter(kind, f"a {kind.value} text.", TODAY) for kind in LetterKind)
    assert only(replace(EWA, letters=letters)).question == "How is it going: a goals text?"


def test_private_notes_and_the_language_of_debts_never_appear_by_themselves() -> None:
    debtor = known(
        replace(EWA, note="a private word of the card"),
        Stage.PROFITABILITY,
        given=9,
        received=1,
        interactions=(happened(EWA, Kind.MET, date(2026, 11, 1), "at the fair"),),
        promises_theirs=(Promise(EWA.id, ME.id, "pay for lunch", date(2026, 10, 1)),),
    )
    seated = event(Attendance(EWA.id, note="a private word of the evening"))
    for kind, length in product(Sheet, Length):
        everything = repr(compose(seated, ME, (debtor,), TODAY, Choice(kind, length)))
        assert "private word" not in everything
        assert "owe" not in everything.lower() and "lead" not in everything.lower()
    (asked,) = compose(seated, ME, (debtor,), TODAY, Choice(private=True)).people
    assert asked.private == ("a private word of the evening", "a private word of the card", "a private word")
