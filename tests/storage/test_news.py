"""What one program changes on a server another hears, soon and once; and nothing of its own."""

import select
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk_clock import Clock
from hypothesis import given
from hypothesis import strategies as st
from nouns import person, talk
from sqlalchemy import text

from netdesk.domain.errors import LostServer
from netdesk.domain.ids import new_id
from netdesk.domain.person import Name, Person
from netdesk.storage.book import Book, Touched
from netdesk.storage.news import News, _read, _written, together

WAIT = 5.0  # seconds; it takes milliseconds


@pytest.fixture
def shared(desk: str) -> str:
    if "://" not in desk:
        pytest.skip("a file tells nobody")
    return desk


@pytest.fixture
def ours(shared: str, clock: Clock) -> Iterator[Book]:
    book = Book.open(shared, clock)
    yield book
    book.close()


@pytest.fixture
def theirs(ours: Book, shared: str, clock: Clock) -> Iterator[Book]:
    book = Book.open(shared, clock)
    yield book
    book.close()


@pytest.fixture
def news(ours: Book, theirs: Book) -> Iterator[News]:
    news = News(ours)
    yield news
    news.close()


def heard(news: News) -> list[Touched]:
    """What is heard next; of what comes, one's own is not told."""
    told, end = news.take(), time.monotonic() + WAIT
    while not told and time.monotonic() < end:
        select.select([news.fileno()], [], [], end - time.monotonic())
        told = news.take()
    return told


def test_a_change_is_heard_with_whom_it_concerns(news: News, theirs: Book) -> None:
    ann = person(theirs, "Ann")
    told = heard(news)
    assert [one.people for one in told] == [{ann.id}]
    assert [dict(one.nouns) for one in told] == [{"person": frozenset([ann.id])}]
    met = talk(theirs, ann)
    assert heard(news)[0].nouns == {"interaction": frozenset([met.id])}
    theirs.undo()
    assert heard(news)[0].nouns == {"interaction": frozenset([met.id])}
    theirs.rebuild()
    assert heard(news)[0].everything


def test_my_own_changes_are_not_news(news: News, ours: Book, theirs: Book) -> None:
    person(ours, "Ann")
    ben = person(theirs, "Ben")
    told = heard(news)
    assert [one.people for one in told] == [{ben.id}]


def test_what_was_not_committed_is_not_news(news: News, theirs: Book) -> None:
    with pytest.raises(KeyboardInterrupt), theirs.changing("Add") as change:
        change.save(Person(name=Name(full="Ann"), created_on=theirs.today))
        raise KeyboardInterrupt
    ben = person(theirs, "Ben")
    assert [one.people for one in heard(news)] == [{ben.id}]


def test_what_concerns_many_is_told_as_everything(news: News, theirs: Book) -> None:
    many = [Person(name=Name(full=f"P{n}"), created_on=theirs.today) for n in range(400)]
    with theirs.changing("Import") as change:
        change.add_many(many)
    assert [one.everything for one in heard(news)] == [True]


def test_a_lost_connection_is_said(news: News, theirs: Book) -> None:
    with theirs.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"))
    with pytest.raises(LostServer, match="does not answer"):
        for _look in range(3):  # the server's last words come first
            assert heard(news) == []


IDS = st.frozensets(st.builds(new_id), max_size=300)
TOUCHED = st.builds(
    Touched, st.just(""), st.dictionaries(st.sampled_from(["person", "event"]), IDS), IDS, st.booleans()
)


@given(TOUCHED)
def test_what_is_told_fits_and_comes_as_it_was_or_as_everything(touched: Touched) -> None:
    text = _written("me", touched)
    assert len(text.encode()) < 8_000
    assert _read(text) in (("me", touched), ("me", Touched("", everything=True)))


@given(st.lists(TOUCHED, max_size=4))
def test_together_forgets_nothing(heard: list[Touched]) -> None:
    all_of_it = together(heard)
    for one in heard:
        assert one.people <= all_of_it.people
        assert all(ids <= all_of_it.nouns[noun] for noun, ids in one.nouns.items())
        assert all_of_it.everything or not one.everything
    assert together([all_of_it, *heard]) == replace(all_of_it)
