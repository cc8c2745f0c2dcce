"""Everything can leave and come back: a whole desk as JSON, on both engines, to the last byte."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from desk_clock import Clock, hurry
from hypothesis import given
from hypothesis import strategies as st
from nouns import anything, derived, person, truth

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.inbox import Unreadable
from netdesk.domain.person import Anniversary, Name, Person
from netdesk.domain.policy import TrustPolicy
from netdesk.operations import demo, wholedesk
from netdesk.operations.sources import sources
from netdesk.storage.book import Book, Touched
from netdesk.storage.head import HEAD
from netdesk.storage.plain import from_plain, to_plain
from netdesk.storage.shelf import SHELVES
from netdesk.storage.soundness import look

PICTURE = bytes(range(256)) * 300
POLICY = TrustPolicy(silence_months=9)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The demo with what it lacks: a picture, a trash, bytes, an amount with its noughts, thresholds, a setting."""
    book = Book.open(tmp_path_factory.mktemp("full") / "desk.netdesk", Clock())
    hurry(book)
    demo.fill(book, 60)
    gone = person(book, "Gone")
    with book.changing("More") as change:
        key = change.keep_picture(PICTURE)
        change.save(
            Person(name=Name(full="Zoë „Ł“\n☎"), picture=key, anniversaries=(Anniversary("birthday", "--02-29"),))
        )
        change.save(Event("Fair", datetime(2026, 1, 2, 3, 4, 5, 678901), cost=Decimal("0.00"), currency="EUR"))
        change.save(Unreadable("d" * 64, "why", raw=b"\0\xff\r\n", came_at=datetime(2026, 1, 2)))
        change.remove(gone)
    with book.changing("Other thresholds") as change:
        change.use_policy(POLICY)
    book.keep_setting("own", "ä")
    yield book
    book.close()


@pytest.fixture(scope="module")
def dump(full: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("dump") / "whole.json"
    assert wholedesk.write(full, file) == len(truth(full)) + 1
    return file


def altered(dump: Path, file: Path, alter: Any) -> Path:
    """The dump with something changed in it."""
    data = json.loads(dump.read_text("utf-8"))
    alter(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_desk_that_left_and_came_back_is_the_same(full: Book, dump: Path, book: Book, tmp_path: Path) -> None:
    told: list[Touched] = []
    book.listeners.append(told.append)
    assert wholedesk.read(book, dump) == len(truth(full)) + 1
    assert truth(book) == truth(full)
    assert derived(book) == derived(full)
    assert (book.me, book.policy, book.setting("own")) == (full.me, POLICY, "ä")
    assert [one.everything for one in told] == [True]
    again = tmp_path / "again.json"
    wholedesk.write(book, again)
    assert again.read_bytes() == dump.read_bytes()
    with book.reading() as reader:
        (zoe,) = (one for one in reader.all(Person) if one.picture)
        assert reader.picture(zoe.picture) == PICTURE
        (fair,) = (one for one in reader.all(Event) if one.name == "Fair")
        assert str(fair.cost) == "0.00"
    findings = look(book)
    assert findings.sound, findings


def test_whose_desk_it_is_survives_closing_it(dump: Path, desk: str, full: Book) -> None:
    first = Book.open(desk, Clock())
    wholedesk.read(first, dump)
    first.close()
    opened = Book.open(desk, Clock())
    assert (opened.me, opened.policy) == (full.me, POLICY)
    opened.close()


def test_reading_is_one_change_and_undo_leaves_an_empty_desk(dump: Path, book: Book, full: Book) -> None:
    wholedesk.read(book, dump)
    assert book.undo() == "Read a whole desk"
    assert truth(book) == {full.me: Person(id=full.me, created_on=book.today)}
    assert look(book).sound
    book.redo()
    assert truth(book) == truth(full)
    assert derived(book) == derived(full)
    book.undo()
    wholedesk.read(book, dump)
    assert truth(book) == truth(full)


def test_the_file_is_json_that_says_everything(dump: Path, full: Book) -> None:
    data = json.loads(dump.read_text("utf-8"))
    assert list(data) == ["netdesk", "things", "pictures"]
    assert data["netdesk"]["schema"] == HEAD
    assert set(data["things"]) == {shelf.name for shelf in SHELVES.values()}
    fields = set(Person.__slots__)
    assert all(set(one) == fields for one in data["things"]["person"])
    assert len(data["things"]["person"]) == 63


def test_the_layout_of_the_file_does_not_matter(dump: Path, book: Book, full: Book, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    data = json.loads(dump.read_text("utf-8"))
    other.write_text("\ufeff" + json.dumps(data, indent=4, sort_keys=True), encoding="utf-8")
    wholedesk.read(book, other)
    assert truth(book) == truth(full)


def test_a_desk_in_an_archive_is_read_from_there(dump: Path, book: Book, full: Book, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(dump, "whole.json")
    (source,) = sources([tmp_path / "all.zip"])
    assert source.kind == "desk"
    wholedesk.read_stream(book, io.BytesIO(source.data()), source.size)
    assert truth(book) == truth(full)


def test_a_file_of_an_earlier_version_is_read(dump: Path, book: Book, full: Book, tmp_path: Path) -> None:
    def earlier(data: dict[str, Any]) -> None:
        data["netdesk"]["schema"] = "0001"
        del data["things"]["question"]
        for one in data["things"]["person"]:
            del one["jobs"]

    wholedesk.read(book, altered(dump, tmp_path / "old.json", earlier))
    assert truth(book) == truth(full)


def _with_newer(data: dict[str, Any]) -> None:
    data["netdesk"]["schema"] = "9999"


def _with_other_picture(data: dict[str, Any]) -> None:
    data["pictures"][0]["data"] = "AAAA"


def _with_unknown_noun(data: dict[str, Any]) -> None:
    data["things"]["wish"] = [{"id": "0" * 32}]


def _with_loose_end(data: dict[str, Any]) -> None:
    data["things"]["person"].pop()
    data["things"]["interaction"][0]["participants"][0]["person_id"] = "f" * 32


def _with_one_twice(data: dict[str, Any]) -> None:
    data["things"]["event"].append(data["things"]["event"][0])


def _without_me(data: dict[str, Any]) -> None:
    del data["netdesk"]["settings"]["me"]


def _with_no_date(data: dict[str, Any]) -> None:
    data["things"]["interaction"][0]["on"] = "tomorrow"


@pytest.mark.parametrize(
    ("alter", "sentence"),
    [
        (_with_newer, "made by a newer Netdesk"),
        (_with_other_picture, "damaged"),
        (_with_unknown_noun, "damaged"),
        (_without_me, "damaged"),
        (_with_no_date, "damaged"),
        (_with_loose_end, "does not hang together"),
        (_with_one_twice, "does not hang together"),
    ],
)
def test_a_damaged_file_changes_nothing(dump: Path, book: Book, tmp_path: Path, alter: Any, sentence: str) -> None:
    before, me = truth(book), book.me
    with pytest.raises(NetdeskError, match=sentence):
        wholedesk.read(book, altered(dump, tmp_path / "bad.json", alter))
    assert (truth(book), book.me) == (before, me)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"other": 1}', '{"netdesk": 5}', "\x00", "no json"])
def test_what_is_no_whole_desk_is_refused(new_desk: Path, tmp_path: Path, text: str) -> None:
    book = Book.open(new_desk, Clock())
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(NetdeskError, match=r"damaged, or no whole desk; nothing was changed\."):
        wholedesk.read(book, tmp_path / "x.json")
    book.close()


def test_half_a_file_is_refused_wherever_it_ends(dump: Path, book: Book, tmp_path: Path) -> None:
    data = dump.read_bytes()
    before = truth(book)
    for end in (10, len(data) // 3, len(data) // 2, len(data) - 3):
        (tmp_path / "half.json").write_bytes(data[:end])
        with pytest.raises(NetdeskError, match="damaged"):
            wholedesk.read(book, tmp_path / "half.json")
    (tmp_path / "more.json").write_bytes(data + b"{}")
    with pytest.raises(NetdeskError, match="damaged"):
        wholedesk.read(book, tmp_path / "more.json")
    assert truth(book) == before


def test_two_desks_are_never_merged(dump: Path, book: Book) -> None:
    ana = person(book, "Ana")
    with pytest.raises(NetdeskError, match=r"^This desk is not empty"):
        wholedesk.read(book, dump)
    with book.changing("Remove") as change:
        change.remove(ana)
    with pytest.raises(NetdeskError, match=r"^This desk is not empty"):
        wholedesk.read(book, dump)


def test_a_desk_on_which_i_am_known_is_not_empty(dump: Path, book: Book) -> None:
    with book.changing("Me") as change:
        change.save(replace(change.get(Person, book.me), name=Name(full="Me")))
    with pytest.raises(NetdeskError, match=r"^This desk is not empty"):
        wholedesk.read(book, dump)


class _Enough(Exception):
    pass


def test_both_ways_tell_how_far_they_are_and_can_be_left(dump: Path, full: Book, book: Book, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    wholedesk.write(full, tmp_path / "a.json", lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, steps[-1][1]) and steps[-1][0] == steps[-1][1] == len(truth(full)) + 1

    def enough(done: int, total: int) -> None:
        if done > total / 2:
            raise _Enough

    with pytest.raises(_Enough):
        wholedesk.write(full, tmp_path / "b.json", enough)
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix in (".json", ".part")) == ["a.json"]
    before = truth(book)
    with pytest.raises(_Enough):
        wholedesk.read(book, dump, enough)
    assert truth(book) == before
    wholedesk.read(book, dump, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (dump.stat().st_size,) * 2


def test_a_folder_that_is_not_there_is_told(full: Book, tmp_path: Path) -> None:
    with pytest.raises(NetdeskError, match="could not be written"):
        wholedesk.write(full, tmp_path / "no" / "a.json")
    (tmp_path / "file").touch()
    with pytest.raises(NetdeskError, match="could not be written"):
        wholedesk.write(full, tmp_path / "file" / "a.json")
    with pytest.raises(NetdeskError, match="could not be read"):
        wholedesk.read(full, tmp_path / "no" / "a.json")


@pytest.mark.parametrize("kind", SHELVES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_any_value_of_any_noun_is_the_same_after_json(kind: type, data: st.DataObject) -> None:
    value = data.draw(anything(kind))
    text = json.dumps(to_plain(value, full=True), ensure_ascii=False)
    assert to_plain(from_plain(kind, json.loads(text)), full=True) == to_plain(value, full=True)
    assert from_plain(kind, json.loads(text)) == value
