"""Text, ids, names, cadence, promises and merging."""

import string
import time
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import new_id
from netdesk.domain.merging import add_card, phone_key
from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Letter,
    LetterKind,
    Name,
    Person,
    Phone,
    Relative,
    Web,
    initials,
)
from netdesk.domain.policy import DEFAULT_POLICY, Cadence, TrustPolicy, months_later, rhythm
from netdesk.domain.promise import Promise, PromiseState
from netdesk.domain.referral import Money, Referral, ReferralStatus, StatusStep
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Wiśniewski", "wisniewski"),
        ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"),
        ("Đorđe", "dorde"),
        ("Straße", "strasse"),
        ("İSTANBUL ığdır", "istanbul igdir"),
        ("Þór", "thor"),
        ("Œuvre", "oeuvre"),
        ("Muñoz Peña", "munoz pena"),
        ("Ελλάδα", "ελλαδα"),
        ("Иван Йод", "иван иод"),
        ("田中", "田中"),
        ("100%_a\\b", "100  a b"),
        ("１００％＿ａ", "100  a"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more_and_leaves_no_pattern_signs(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not set(folded) & set("%_\\")


@given(st.text(), st.text())
def test_parts_fold_as_the_whole(one: str, other: str) -> None:
    """Search folds a person's words together and a typed word alone."""
    assert fold(f"{one}\n{other}") == f"{fold(one)}\n{fold(other)}"


@given(st.text(string.ascii_letters + "éüł "))
def test_capitals_and_accents_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())


def test_ids_sort_by_the_millisecond_they_were_made_in() -> None:
    first = new_id()
    time.sleep(0.002)
    later = [new_id() for _ in range(200)]
    assert all(first < one for one in later)
    assert len(set(later)) == 200
    assert all(len(one) == 32 and one[12] == "7" and one[16] in "89ab" for one in later)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Kovač", "AK"),
        ("ana", "A"),
        ("Jean-Luc de la Tour", "JT"),
        ("田中 太郎", "田"),
        ("(Dr) Ana (IT)", "A"),
        ("", "?"),
        ("  ", "?"),
        ("+39 347", "3"),
        ("...", "."),
        ("ßeta ßorn", "SS"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_initials_are_one_or_two_letters(name: str) -> None:
    assert 1 <= len(initials(name)) <= 2


def test_what_a_person_is_called() -> None:
    assert Person(name=Name(given="Ana", family="Kovač", prefix="Dr", suffix="MBA")).shown == "Dr Ana Kovač, MBA"
    assert Person(name=Name(full="A. Kovač", given="Ana")).shown == "A. Kovač"
    assert Person(nicknames=("Ančka",), organisation="Firm").shown == "Ančka"
    assert Person(organisation="Firm", emails=(Email("a@b.example"),)).shown == "Firm"
    assert Person(emails=(Email("a@b.example"),)).shown == "a@b.example"
    assert Person(phones=(Phone("123"),)).shown == "123"
    assert Person(note="\n  first line\nsecond").shown == "first line"
    assert Person().shown == ""
    assert Name(family="Kovač", given="Ana").sort_key == "Kovač Ana"
    assert (
        Name(family="田中", given="太郎", reading_family="たなか", reading_given="たろう").sort_key == "たなか たろう"
    )
    assert Name(full="Cher").sort_key == "Cher"


def test_the_letters_known_on_a_day() -> None:
    person = Person(
        letters=(
            Letter(LetterKind.GOALS, "grow", TODAY),
            Letter(LetterKind.GOALS, "sell", TODAY),
            Letter(LetterKind.SKILLS, "sails", TODAY - timedelta(days=9)),
            Letter(LetterKind.FAMILY, "two sons", TODAY - timedelta(days=9)),
        )
    )
    assert person.known_letters() == {LetterKind.GOALS, LetterKind.SKILLS}
    assert person.known_letters(TODAY - timedelta(days=1)) == {LetterKind.SKILLS}
    latest = person.latest(LetterKind.GOALS)
    assert latest is not None
    assert latest.text == "sell", "of several on one day the last written, as the docstring promises"
    assert person.latest(LetterKind.NETWORKS) is None


# Cadence


@pytest.mark.parametrize(
    ("stage", "ideal", "longest"),
    [(Stage.CARD, 2, 7), (Stage.VISIBILITY, 60, 120), (Stage.CREDIBILITY, 45, 90), (Stage.PROFITABILITY, 30, 60)],
)
def test_the_rhythm_of_each_stage(stage: Stage, ideal: int, longest: int) -> None:
    cadence = DEFAULT_POLICY.cadence(stage)
    assert cadence == Cadence(ideal, longest)
    days = rhythm(TODAY, cadence)
    assert [(one - TODAY).days for one in (days.due_on, days.late_on, days.dormant_on)] == [ideal, longest, 3 * longest]


def test_a_rhythm_near_the_end_of_time_ends_there() -> None:
    assert rhythm(date.max, Cadence(60, 120)).dormant_on == date.max
    assert months_later(date(9999, 6, 30), 12) == date.max


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_month_s_last(day: date, count: int) -> None:
    later = months_later(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_the_policy_of_the_product() -> None:
    policy = TrustPolicy()
    assert (policy.grown_days, policy.grown_span_days, policy.letters_known) == (3, 30, 2)
    assert (policy.referrals, policy.referral_months, policy.silence_months, policy.setback_months) == (2, 12, 18, 6)
    assert policy.dormant_factor == 3


# Promises, referrals, events, stages


def test_how_a_promise_stands() -> None:
    due = Promise("a", "b", "call", TODAY, due_on=TODAY + timedelta(days=5))
    assert due.state(due.due_on or TODAY) is PromiseState.OPEN
    assert due.state(TODAY + timedelta(days=6)) is PromiseState.LATE
    kept = replace(due, kept_on=TODAY + timedelta(days=8))
    assert kept.state(TODAY + timedelta(days=7)) is PromiseState.LATE
    assert kept.state(TODAY + timedelta(days=8)) is PromiseState.KEPT
    assert replace(due, broken_on=TODAY).state(TODAY) is PromiseState.BROKEN
    assert Promise("a", "b", "call", TODAY).state(date.max) is PromiseState.OPEN


def test_a_referral_s_status_is_the_newest() -> None:
    steps = (StatusStep(ReferralStatus.CLOSED, TODAY), StatusStep(ReferralStatus.OFFER, TODAY - timedelta(days=3)))
    assert Referral("a", "b", TODAY, statuses=steps).status is ReferralStatus.CLOSED
    assert Referral("a", "b", TODAY).status is ReferralStatus.HANDED_OVER


def test_of_two_steps_on_one_day_the_later_written_is_the_status() -> None:
    steps = (StatusStep(ReferralStatus.HANDED_OVER, TODAY), StatusStep(ReferralStatus.CLOSED, TODAY))
    assert Referral("a", "b", TODAY, statuses=steps, money=(Money(Decimal("1.50"), "EUR", TODAY),)).status == "closed"


def test_who_is_expected_at_an_event() -> None:
    there = (Attendance("b"), Attendance(name="Somebody"), Attendance("a"), Attendance("c", expected=False))
    assert Event("Breakfast", starts=datetime(2026, 1, 1), attendances=there).expected() == ("b", "a")


def test_words_of_stages_and_freshness() -> None:
    assert [Stage.of(f" {stage.word.upper()} ") for stage in Stage] == list(Stage)
    assert [state.word for state in Freshness] == ["fresh", "due", "fading", "dormant"]
    with pytest.raises(ValueError, match="rich"):
        Stage.of("rich")


# Merging

words = st.sampled_from(["", "Ana", "ana", "Kovač", "KOVAC", "Firm", "x"])
numbers = st.sampled_from(["+39 347 555 0100", "347 5550100", "0039347555 0100", "112", "+48 600 100 200"])
people = st.builds(
    Person,
    name=st.builds(Name, full=words, given=words, family=words),
    nicknames=st.lists(words, max_size=2).map(tuple),
    organisation=words,
    title=words,
    note=words,
    uid=words,
    tags=st.lists(words, max_size=2).map(tuple),
    phones=st.lists(st.builds(Phone, numbers, st.just(("work",))), max_size=2).map(tuple),
    emails=st.lists(st.builds(Email, words), max_size=2).map(tuple),
    addresses=st.lists(st.builds(Address, street=words, locality=words), max_size=2).map(tuple),
    webs=st.lists(st.builds(Web, st.sampled_from(["https://a.example", "https://a.example/"])), max_size=2).map(tuple),
    anniversaries=st.lists(st.builds(Anniversary, words, words), max_size=2).map(tuple),
    relatives=st.lists(st.builds(Relative, words, words), max_size=2).map(tuple),
    letters=st.lists(st.builds(Letter, st.sampled_from(LetterKind), words, st.just(TODAY)), max_size=2).map(tuple),
)


@given(people, people)
def test_adding_a_card_twice_is_adding_it_once(known: Person, incoming: Person) -> None:
    once = add_card(known, incoming)
    assert add_card(once, incoming) == once
    assert add_card(known, known) == known


@given(people, people)
def test_adding_a_card_overwrites_nothing(known: Person, incoming: Person) -> None:
    joined = add_card(known, incoming)
    for item in fields(Person):
        before, after = getattr(known, item.name), getattr(joined, item.name)
        if isinstance(before, tuple):
            assert after[: len(before)] == before, item.name
        elif before and item.name != "name":
            assert after == before, item.name
    for item in fields(Name):
        if getattr(known.name, item.name):
            assert getattr(joined.name, item.name) == getattr(known.name, item.name)


@given(people, people)
def test_everything_of_the_card_is_there_afterwards_or_something_stood_there(known: Person, incoming: Person) -> None:
    joined = add_card(known, incoming)
    assert {fold(mail.address) for mail in incoming.emails} <= {fold(mail.address) for mail in joined.emails}
    assert {phone_key(item.number) for item in incoming.phones} <= {phone_key(item.number) for item in joined.phones}
    assert joined.organisation == (known.organisation or incoming.organisation)
    assert (joined.id, joined.created_on, joined.version) == (known.id, known.created_on, known.version)


def test_one_number_in_three_writings_is_one() -> None:
    assert len({phone_key(number) for number in ("+39 347 555 0100", "347 5550100", "0039347555 0100")}) == 1
    assert phone_key(" ext ") == "ext"
    assert phone_key("112") == "112"
