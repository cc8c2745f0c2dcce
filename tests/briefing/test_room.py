"""What the sheet for a room says, by example."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from netdesk.briefing.room import Entry, colour, compose
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
    people = (known(GIULIA), known(PAOLO, freshness=Freshness.DORMANT), known(EWA, freshness=Freshness.FADING))
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
    assert [entry.name for entry in sheet(*people).people] == names


def test_a_kept_promise_does_not_move_anybody_up() -> None:
    kept = known(EWA, promises_mine=(promised(EWA, kept_on=date(2026, 11, 1)),))
    assert sheet(kept, known(GIULIA, Stage.CREDIBILITY)).people[0].name == "Giulia Ferraris"


def test_only_names_are_listed_apart_and_me_nowhere() -> None:
    attendances = (
        Attendance(ME.id),
        Attendance(EWA.id, name="Ewa"),
        Attendance(name="Ana  Kovač"),
        Attendance(name="Not Coming", expected=False),
    )
    made = compose(event(*attendances), ME, (known(EWA), known(ME)), TODAY)
    assert made.unknown == ("Ana Kovač",)
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
    made = only(EWA, Stage.CARD, Freshness.DORMANT)
    assert (made.freshness_word, made.history, made.next_step) == (
        "",
        ("You have not talked yet.",),
        ("Say hello and listen",),
    )


def test_history_tells_the_last_two_in_their_order() -> None:
    made = only(
        GIULIA,
        interactions=(
            happened(GIULIA, Kind.ONE_TO_ONE, date(2026, 10, 2), "wants an office in Asti"),
            happened(GIULIA, Kind.MET, date(2026, 7, 1), "at the fair"),
        ),
        referrals=(Referral(ME.id, GIULIA.id, date(2026, 11, 12), prospect_name="Elena Costa"),),
    )
    assert made.history == ("2 Oct one-to-one: wants an office in Asti. 12 Nov you referred Elena Costa.",)
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
    assert only(EWA, interactions=(theirs, mine)).history == ("1 Nov you helped: set up the stall. 2 Nov thanked you.",)


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
    assert only(born, given=1, received=3).history == ("Birthday on Saturday. Received 3, given 1 – give first.",)
    met = happened(EWA, Kind.MET, date(2026, 7, 12))
    assert only(EWA, freshness=Freshness.DORMANT, interactions=(met,)).history == ("12 Jul met.", "Quiet for 4 months.")
    theirs = Promise(EWA.id, ME.id, "send the plan", date(2026, 10, 1))
    assert only(EWA, promises_theirs=(theirs,)).history == ("Said they would: send the plan.",)


@pytest.mark.parametrize("day", ["1984-02-29", "in spring", "", "--12-25", "1984-11-22"])
def test_birthdays_that_are_no_date_or_not_near_say_nothing(day: str) -> None:
    assert only(replace(EWA, anniversaries=(Anniversary("birthday", day),))).history == ()


def test_next_step_puts_my_word_first_then_follow_ups_then_introductions() -> None:
    mine = (promised(GIULIA, due=date(2026, 11, 20)), promised(GIULIA, "call her brother"))
    later = FollowUp(GIULIA.id, date(2026, 11, 26), "One-to-one on Thursday")
    done = replace(later, reason="Write", done_on=TODAY)

    def step(**more: object) -> tuple[str, ...]:
        return sheet(known(GIULIA, Stage.PROFITABILITY, **more), known(PAOLO)).people[0].next_step

    assert step(promises_mine=mine, follow_ups=(later,)) == (
        "You promised: bring the article (by 20 Nov)",
        "You promised: call her brother",
    )
    assert step(follow_ups=(later, done)) == (
        "One-to-one on Thursday",
        "Introduce to Paolo Bianco (Builder, Bianco Costruzioni)",
    )


def test_introductions_join_what_one_looks_for_with_what_another_does() -> None:
    tomasz = person(4, "Tomasz Wiśniewski", "Architekt", "budowniczych")
    steps = {entry.name: entry.next_step for entry in sheet(known(GIULIA), known(PAOLO), known(tomasz)).people}
    assert steps["Giulia Ferraris"] == ("Introduce to Paolo Bianco (Builder, Bianco Costruzioni)",)
    assert steps["Paolo Bianco"] == ("Introduce to Giulia Ferraris (Notary, Studio Ferraris)",)
    skilled = replace(EWA, letters=(Letter(LetterKind.SKILLS, "architecture for architects", TODAY),))
    steps = {entry.name: entry.next_step for entry in sheet(known(GIULIA), known(PAOLO), known(skilled)).people}
    assert steps["Paolo Bianco"] == ("Introduce to Ewa Lis, Giulia Ferraris",)


def test_nobody_is_introduced_before_we_talked() -> None:
    made = sheet(known(GIULIA), known(PAOLO, Stage.CARD))
    assert all("Introduce" not in line for entry in made.people for line in entry.next_step)


def test_the_desk_may_propose_somebody_who_is_not_here() -> None:
    assert only(EWA, introduced=(PAOLO,)).next_step == ("Introduce to Paolo Bianco (Builder, Bianco Costruzioni)",)


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


def test_private_notes_and_the_language_of_debts_never_appear() -> None:
    debtor = known(
        EWA,
        Stage.PROFITABILITY,
        given=9,
        received=1,
        interactions=(happened(EWA, Kind.MET, date(2026, 11, 1), "at the fair"),),
        promises_theirs=(Promise(EWA.id, ME.id, "pay for lunch", date(2026, 10, 1)),),
    )
    made = compose(event(Attendance(EWA.id, note="a private word")), ME, (debtor,), TODAY)
    everything = repr(made)
    assert "private word" not in everything
    assert "owe" not in everything.lower() and "lead" not in everything.lower()
