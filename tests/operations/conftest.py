"""What the verbs are tested with: one desk in a file, me and two others."""

from pathlib import Path

import pytest

from netdesk.domain.person import Name, Person
from netdesk.operations import people
from netdesk.storage.book import Book


@pytest.fixture
def desk(tmp_path: Path) -> str:
    return str(tmp_path / "desk.netdesk")


@pytest.fixture
def ana(book: Book) -> Person:
    return people.add(book, Person(name=Name(full="Ana Kovač", given="Ana", family="Kovač")))


@pytest.fixture
def ben(book: Book) -> Person:
    return people.add(book, Person(name=Name(full="Ben Okafor")))
