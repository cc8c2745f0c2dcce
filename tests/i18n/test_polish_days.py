"""Days as Poles type them: in the cases that stand behind `do`, `w` and `za`."""

from collections.abc import Iterator
from datetime import date

import pytest

from netdesk import i18n
from netdesk.words.dates import read_due, read_past, split_due

TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture(autouse=True)
def _polish() -> Iterator[None]:
    before = i18n.language()
    i18n.use_language("pl_PL")
    yield
    i18n.use_language(before)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("jutro", date(2026, 11, 24)),
        ("pojutrze", date(2026, 11, 25)),
        ("piątek", date(2026, 11, 27)),
        ("do piątku", date(2026, 11, 27)),
        ("w środę", date(2026, 11, 25)),
        ("we wtorek", date(2026, 11, 24)),
        ("do niedzieli", date(2026, 11, 29)),
        ("na poniedziałek", date(2026, 11, 30)),
        ("za tydzień", date(2026, 11, 30)),
        ("za 2 tygodnie", date(2026, 12, 7)),
        ("za dwa tygodnie", date(2026, 12, 7)),
        ("za pięć tygodni", date(2026, 12, 28)),
        ("za miesiąc", date(2026, 12, 23)),
        ("za 10 dni", date(2026, 12, 3)),
        ("w tym tygodniu", date(2026, 11, 27)),
        ("w przyszłym tygodniu", date(2026, 11, 30)),
        ("w przyszłym miesiącu", date(2026, 12, 1)),
        ("3 gru", date(2026, 12, 3)),
        ("do 3 grudnia", date(2026, 12, 3)),
    ],
)
def test_a_day_ahead(typed: str, due: date) -> None:
    assert read_due(typed, TODAY) == due


def test_a_promise_ends_with_its_day() -> None:
    assert split_due("wysłać dwa nazwiska do piątku", TODAY) == ("wysłać dwa nazwiska", date(2026, 11, 27))
    assert split_due("zadzwonić za tydzień", TODAY) == ("zadzwonić", date(2026, 11, 30))
    assert split_due("pomóc za darmo", TODAY) == ("pomóc za darmo", None)


def test_a_day_behind_us() -> None:
    assert read_past("wczoraj", TODAY) == date(2026, 11, 22)
    assert read_past("5 paź", TODAY) == date(2026, 10, 5)
    assert read_past("5 października", TODAY) == date(2026, 10, 5)
