"""The first page of a list is the beginning of the whole list, whichever way it was found."""

from datetime import date
from pathlib import Path

import pytest

from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations import demo, people
from netdesk.storage import search
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids, people_ids


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = Book.open(Path(tmp_path_factory.mktemp("page")) / "desk.netdesk", lambda: date(2026, 11, 22))
    demo.fill(made, 150)
    with made.reading() as reader:
        ids = people_ids(reader, PeopleQuery(sort=Sort.NAME))
    people.remove(made, ids[10:20])
    return made


@pytest.mark.parametrize("many", [0, 1, 40, 10_000])
@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["", "a", "an", "studio", "nobody at all"])
def test_the_first_page_begins_the_whole_list(
    book: Book, text: str, sort: Sort, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MANY", many)
    for removed in (False, True):
        query = PeopleQuery(text=text, sort=sort, removed=removed)
        with book.reading() as reader:
            whole, page = people_ids(reader, query), first_ids(reader, query, 25)
        assert page == whole[:25]
