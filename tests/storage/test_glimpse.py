"""What the window shows before the program is loaded is what the list begins with."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations import demo, people
from netdesk.storage.book import Book
from netdesk.storage.glimpse import glimpse
from netdesk.storage.people import people_ids, people_rows

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(tmp_path_factory.mktemp("glimpse")) / "desk.netdesk"
    book = Book.open(path, lambda: TODAY)
    demo.fill(book, 90)
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(sort=Sort.NAME))
    people.remove(book, ids[:7])
    book.close()
    return path


@pytest.mark.parametrize("limit", [1, 30, 500])
@pytest.mark.parametrize("sort", list(Sort))
def test_the_first_rows_are_those_of_the_list(file: Path, sort: Sort, limit: int) -> None:
    book = Book.open(file, lambda: TODAY)
    with book.reading() as reader:
        expected = people_rows(reader, people_ids(reader, PeopleQuery(sort=sort))[:limit])
    book.close()
    assert glimpse(file, sort, TODAY, limit) == expected
    assert len(expected) == min(limit, 83)


def test_what_is_no_desk_of_this_version_is_left_alone(file: Path, tmp_path: Path) -> None:
    data = bytearray(file.read_bytes())
    data[63] = 99
    (tmp_path / "newer").write_bytes(data)
    (tmp_path / "other").write_bytes(b"SQLite format 3\0" + bytes(84))
    (tmp_path / "short").write_bytes(b"SQLite")
    (tmp_path / "damaged").write_bytes(file.read_bytes()[:100] + bytes(5000))
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    for name in ("newer", "other", "short", "damaged", "missing"):
        assert glimpse(tmp_path / name, Sort.CARE, TODAY, 10) == []
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_desk_that_is_being_written_shows_what_stood_there(file: Path) -> None:
    book = Book.open(file, lambda: TODAY)
    before = glimpse(file, Sort.NAME, TODAY, 5)
    with book.changing("Remove") as change:
        change.remove(change.find(people.Person, [before[0].id])[0])
        assert glimpse(file, Sort.NAME, TODAY, 5) == before
    book.undo()
    book.close()


def test_it_loads_neither_sqlalchemy_nor_qt(file: Path) -> None:
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from netdesk.domain.query import Sort\nfrom netdesk.storage.glimpse import glimpse\n"
        f"assert glimpse(Path({str(file)!r}), Sort.CARE, date.today(), 3)\n"
        "print({'sqlalchemy', 'PySide6', 'alembic'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
