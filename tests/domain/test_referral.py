"""One referral: how far it is, who waits for word, how long the prospect waited."""

from datetime import date, timedelta

import pytest
from desk_clock import TODAY
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.referral import (
    Direction,
    Referral,
    ReferralStatus,
    StatusStep,
    contacted_on,
    days_to_contact,
    direction,
    next_status,
    to_tell,
    untold,
    waited_until,
)

S = ReferralStatus
MONDAY = date(2026, 11, 2)
STEPS = st.lists(
    st.builds(
        StatusStep,
        st.sampled_from(S),
        st.dates(MONDAY, TODAY),
        st.just(""),
        st.none() | st.dates(MONDAY, TODAY),
    ),
    max_size=8,
)


def step(status: ReferralStatus, days: int, told: int | None = None) -> StatusStep:
    return StatusStep(status, MONDAY + timedelta(days), told_on=None if told is None else MONDAY + timedelta(told))


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ([], 20),
        ([step(S.HANDED_OVER, 0)], 20),
        ([step(S.HANDED_OVER, 0), step(S.CONTACTED, 1), step(S.OFFER, 9)], 1),
        ([step(S.HANDED_OVER, 0), step(S.MEETING_SET, 4)], 4),
        ([step(S.OFFER, 9), step(S.CONTACTED, 2)], 2),
        ([step(S.LOST, 6)], 6),
        ([step(S.LOST, 6), step(S.CONTACTED, 8)], 8),
        ([step(S.CONTACTED, -3)], 0),
    ],
)
def test_days_to_the_first_contact(steps: list[StatusStep], days: int) -> None:
    assert days_to_contact(MONDAY, waited_until(steps), MONDAY + timedelta(20)) == days


@given(STEPS)
def test_who_was_contacted_does_not_wait_longer_tomorrow(steps: list[StatusStep]) -> None:
    now, later = (days_to_contact(MONDAY, waited_until(steps), TODAY + timedelta(days)) for days in (0, 30))
    over = contacted_on(steps) is not None or any(each.status is S.LOST for each in steps)
    assert later == (now if over else now + 30)


def test_the_giver_is_told_of_every_step_but_the_first() -> None:
    steps = (step(S.HANDED_OVER, 0), step(S.CONTACTED, 1, told=2), step(S.MEETING_SET, 3), step(S.CLOSED, 5))
    assert [each.status for each in untold(steps)] == [S.MEETING_SET, S.CLOSED]


def test_i_owe_word_only_of_what_i_received() -> None:
    steps = (step(S.CONTACTED, 1),)
    assert to_tell(Referral("giver", "me", MONDAY, statuses=steps), "me") == steps
    assert to_tell(Referral("me", "giver", MONDAY, statuses=steps), "me") == ()
    assert to_tell(Referral("one", "other", MONDAY, statuses=steps), "me") == ()
    assert to_tell(Referral("giver", "me", MONDAY, prospect_id="giver", statuses=steps), "me") == (), "they know"


@pytest.mark.parametrize(
    ("giver", "receiver", "way"),
    [("me", "a", Direction.GIVEN), ("a", "me", Direction.RECEIVED), ("a", "b", Direction.BETWEEN)],
)
def test_which_way_it_went(giver: str, receiver: str, way: Direction) -> None:
    assert direction(giver, receiver, "me") is way


def test_one_step_further_leads_from_hand_to_hand_to_the_end() -> None:
    path, status = [], next_status(S.HANDED_OVER)
    while status:
        path.append(status)
        status = next_status(status)
    assert path == [S.CONTACTED, S.MEETING_SET, S.OFFER, S.CLOSED]
    assert next_status(S.LOST) is None


def test_a_lead_does_not_count() -> None:
    assert Referral("a", "b", MONDAY, consent=True).counts
    assert not Referral("a", "b", MONDAY).counts
