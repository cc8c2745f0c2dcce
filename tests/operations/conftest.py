"""What the verbs are tested with: one desk in a file, me and two others. After every test the desk must be sound: what
a verb derived is what a rebuild makes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.person import Name, Person
from netdesk.operations import people
from netdesk.storage.book import Book
from netdesk.storage.soundness import look


@pytest.fixture
def desk(tmp_path: Path) -> str:
    return str(tmp_path / "desk.netdesk")


@pytest.fixture(autouse=True)
def _sound_in_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    book: Book | None = request.getfixturevalue("book") if "book" in request.fixturenames else None
    yield
    if book:
        findings = look(book)
        assert findings.sound, findings


@pytest.fixture
def ana(book: Book) -> Person:
    return people.add(book, Person(name=Name(full="Ana Kovač", given="Ana", family="Kovač")))


@pytest.fixture
def ben(book: Book) -> Person:
    return people.add(book, Person(name=Name(full="Ben Okafor")))
