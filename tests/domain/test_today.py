"""The list of a day: what weighs most, one line per person, a mixture, the same for the same facts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.laidaside import Suggestion
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.today import Act, Cause, Occasion, act, chosen, coming, falls_on, weight

TODAY = date(2026, 11, 22)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


ANY = st.builds(
    Occasion,
    person_id=st.sampled_from([f"{number:032x}" for number in range(12)]),
    cause=st.sampled_from(Cause),
    on=st.none() | st.integers(-400, 10).map(day),
    text=st.sampled_from(["", "two names", "help"]),
    about=st.sampled_from(["", "a", "b"]),
    stage=st.sampled_from(Stage),
    freshness=st.sampled_from(Freshness),
    exchanged=st.integers(0, 30),
)


@given(st.lists(ANY, max_size=60), st.integers(1, 12), st.randoms())
def test_a_day_is_a_bounded_list_of_different_people_that_does_not_depend_on_the_order(
    occasions: list[Occasion], most: int, dice: object
) -> None:
    cares = chosen(occasions, TODAY, most)
    people = {each.person_id for each in occasions}
    assert len(cares) == min(most, len(people)) == len({care.person_id for care in cares})
    assert [care.weight for care in cares] == sorted((care.weight for care in cares), reverse=True)
    assert all(each.person_id == care.person_id for care in cares for each in care.reasons)
    shuffled = list(occasions)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chosen(shuffled, TODAY, most) == cares


@given(st.lists(ANY, max_size=30))
def test_all_reasons_of_a_person_stand_in_their_line(occasions: list[Occasion]) -> None:
    cares = chosen(occasions, TODAY, 50)
    assert {each for care in cares for each in care.reasons} == set(occasions)
    assert all(care.first.cause.what is care.what and care.act is act(care.first) for care in cares)


def test_what_follows_a_first_meeting_is_not_crowded_out_by_what_could_wait() -> None:
    planned = [Occasion(f"f{number}", Cause.FOLLOW_UP, TODAY, "write") for number in range(4)]
    could = [
        Occasion("t", Cause.CLOSED, day(-1)),
        Occasion("d", Cause.DAY, TODAY, stage=Stage.VISIBILITY),
        *(Occasion(f"p{number}", Cause.PROMISED, TODAY) for number in range(2)),
        Occasion("q", Cause.QUIET, day(-90), stage=Stage.PROFITABILITY, freshness=Freshness.FADING),
    ]
    people = {care.person_id for care in chosen([*planned, *could], TODAY, 7)}
    assert len(people & {"f0", "f1", "f2", "f3"}) == 3 and "q" not in people


def test_a_day_is_a_mixture_where_there_is_one() -> None:
    thanks = [Occasion(f"t{number}", Cause.REFERRED, day(-1), stage=Stage.PROFITABILITY) for number in range(9)]
    others = [
        Occasion("quiet", Cause.QUIET, day(-60), stage=Stage.VISIBILITY, freshness=Freshness.DUE),
        Occasion("card", Cause.CARD, day(-1)),
        Occasion("day", Cause.DAY, day(6), "birthday", stage=Stage.VISIBILITY),
        Occasion("introduce", Cause.INTRODUCE, other_id="x", stage=Stage.VISIBILITY),
    ]
    kinds = [care.what for care in chosen([*thanks, *others], TODAY, 7)]
    assert set(kinds) == {Suggestion.THANKS, Suggestion.CARE, Suggestion.FRESH, Suggestion.DAY, Suggestion.INTRODUCTION}
    assert len(chosen(thanks, TODAY, 7)) == 7, "and is full where there is not"


def test_what_i_owe_comes_before_what_would_be_kind() -> None:
    promise = Occasion("a", Cause.PROMISED, day(0), "two names")
    quiet = Occasion("b", Cause.QUIET, day(-90), stage=Stage.PROFITABILITY, freshness=Freshness.FADING, exchanged=30)
    assert [care.person_id for care in chosen([quiet, promise], TODAY)] == ["a", "b"]
    assert (
        weight(replace(promise, on=day(-5)), TODAY)
        > weight(promise, TODAY)
        > weight(replace(promise, on=day(2)), TODAY)
    )


def test_links_are_ranked_by_what_they_are_worth_to_both() -> None:
    def quiet(stage: Stage, exchanged: int, freshness: Freshness = Freshness.DUE) -> int:
        return weight(
            Occasion("a", Cause.QUIET, day(-70), stage=stage, freshness=freshness, exchanged=exchanged), TODAY
        )

    assert quiet(Stage.CREDIBILITY, 4) > quiet(Stage.VISIBILITY, 4) > quiet(Stage.VISIBILITY, 0)
    assert (
        quiet(Stage.VISIBILITY, 0, Freshness.FADING)
        > quiet(Stage.VISIBILITY, 0)
        > quiet(Stage.VISIBILITY, 0, Freshness.DORMANT)
    )


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Occasion("a", Cause.QUIET, freshness=Freshness.DUE), Act.MESSAGE),
        (Occasion("a", Cause.QUIET, freshness=Freshness.DORMANT), Act.CALL),
        (Occasion("a", Cause.CLOSED), Act.THANK),
        (Occasion("a", Cause.DAY), Act.NOTE),
        (Occasion("a", Cause.INTRODUCE), Act.INTRODUCE),
        (Occasion("a", Cause.FOLLOW_UP), Act.MESSAGE),
    ],
)
def test_an_occasion_asks_for_one_act(found: Occasion, wanted: Act) -> None:
    assert act(found) is wanted


@pytest.mark.parametrize(
    ("kept", "today", "wanted"),
    [
        ("1984-11-22", TODAY, TODAY),
        ("--11-28", TODAY, date(2026, 11, 28)),
        ("1984-01-03", date(2026, 12, 30), date(2027, 1, 3)),
        ("--02-29", date(2026, 2, 25), date(2026, 2, 28)),
        ("2000-02-29", date(2028, 2, 25), date(2028, 2, 29)),
        ("--02-29", date(2027, 12, 31), date(2028, 2, 29)),
        ("some day in May", TODAY, None),
        ("1984-13-01", TODAY, None),
        ("", TODAY, None),
    ],
)
def test_days_come_again(kept: str, today: date, wanted: date | None) -> None:
    assert coming(kept, today) == wanted


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_every_day_comes_within_a_year(born: date, today: date) -> None:
    found = coming(born.isoformat(), today)
    assert found is not None and today <= found <= today + timedelta(days=366)
    assert found == falls_on(f"--{born:%m-%d}", found.year)
