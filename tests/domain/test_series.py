"""When the next of a series is."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.series import next_start

START = datetime(2026, 11, 10, 7, 30)  # the second Tuesday


def test_one_alone_is_weekly() -> None:
    assert next_start([START], date(2026, 11, 11)) == datetime(2026, 11, 17, 7, 30)
    assert next_start([START], date(2026, 11, 25)) == datetime(2026, 12, 1, 7, 30)


def test_every_second_week_stays_every_second_week() -> None:
    assert next_start([START - timedelta(weeks=2), START], date(2026, 11, 11)) == datetime(2026, 11, 24, 7, 30)


def test_the_same_weekday_of_the_month_is_kept() -> None:
    assert next_start([datetime(2026, 10, 13, 7, 30), START], date(2026, 11, 11)) == datetime(2026, 12, 8, 7, 30)
    assert next_start([datetime(2026, 10, 13, 7, 30), START], date(2027, 1, 1)) == datetime(2027, 1, 12, 7, 30)


@given(st.integers(0, 400), st.integers(1, 80), st.integers(-30, 200))
def test_it_is_later_at_the_same_weekday_and_time(shift: int, gap: int, ahead: int) -> None:
    last = START + timedelta(days=shift)
    today = last.date() + timedelta(days=ahead)
    found = next_start([last, last - timedelta(days=gap)], today)
    assert found > last and found.date() >= today
    assert (found.weekday(), found.time()) == (last.weekday(), last.time())
