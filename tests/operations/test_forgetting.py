"""Forgetting without a trace: the bytes of every file are looked through, and what is left is told beforehand."""

import base64
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_clock import TODAY, Clock
from sqlcipher3 import dbapi2

from netdesk.capture.card import Card
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Email, LetterKind, Name, Person, Phone
from netdesk.domain.promise import Said
from netdesk.domain.scan import Line
from netdesk.operations import (
    checkingcards,
    events,
    forgetting,
    importing,
    interactions,
    links,
    merging,
    people,
    promises,
    referrals,
    scanning,
)
from netdesk.operations.sources import Source
from netdesk.storage import traces
from netdesk.storage.book import Book
from netdesk.storage.key import new_key
from netdesk.storage.snapshot import snapshot, snapshots

NAME, MAIL, PHONE, NOTE = "Zéldaquux Vranitzky", "zeldaquux@example.org", "+48 601 777 313", "likes quuxberries"
PORTRAIT = b"\xff\xd8\xff" + b"portrait of quux" * 40
CARD = b"photograph: zeldaquux" + bytes(9000)
WORDS = (NAME, "Zéldaquux", "zeldaquux", "Vranitzky", "vranitzky", MAIL, PHONE, "601777313", "quuxberries")
NEEDLES = (
    *(text.encode() for text in WORDS),
    b"portrait of quux",
    base64.b64encode(PORTRAIT)[9:49],
    b"photograph: z",
)


def vcard(name: str, *lines: str) -> bytes:
    given, family = name.split()
    head = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{family};{given};;;"]
    return "\r\n".join([*head, *lines, "END:VCARD", ""]).encode()


@contextmanager
def reader_of_cards(check: Callable[[], None] = lambda: None) -> Iterator["Cards"]:
    yield Cards()


class Cards:
    """Reads every picture as the same card."""

    def pages(self, data: bytes) -> list[bytes]:
        return [data]

    def read(self, page: bytes, corners: Sequence[int] = ()) -> list[Card]:
        told = (NAME, MAIL, PHONE)
        lines = tuple(Line(text, 0.99, 40, 40 + 60 * at, 400, 80 + 60 * at) for at, text in enumerate(told))
        return [Card(b"straight " + CARD, (900, 500), tuple(corners) or (0, 0, 9, 0, 9, 5, 0, 5), lines, ())]


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporary files and snapshots of these tests lie beside the desk, so that they are looked through too."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))
    monkeypatch.setattr(scanning, "reader", reader_of_cards)


@pytest.fixture
def zelda(book: Book, ana: Person) -> str:
    """Somebody with a past: imported, edited, merged, scanned, undone, met, referred, promised to."""
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PORTRAIT).decode()}"
    first = vcard(NAME, f"EMAIL:{MAIL}", f"NOTE:{NOTE}", photo)
    (one,) = importing.run_text(book, f"{NAME}.vcf", first).people()
    (other,) = importing.run_text(book, "two.vcf", vcard("Zelda Vranitzky", f"TEL:{PHONE}", "ORG:Quuxworks")).people()
    with book.reading() as reader:
        person = reader.get(Person, one)
    people.edit(book, replace(person, phones=(Phone("+48 601777313"),)), b"\xff\xd8\xffanother portrait")
    people.learn(book, one, LetterKind.GOALS, f"{NOTE} in jars")
    merging.merge(book, one, [other])
    book.undo()
    book.redo()
    _scan(book)
    _live_through(book, one, ana)
    people.tag(book, [one], add=["quuxberries"])
    book.undo()
    return one


def _scan(book: Book) -> None:
    brought = scanning.bring(book, [Source("zeldaquux.jpg", "picture", len(CARD), lambda: CARD)])
    scanning.read_waiting(book, arrival=brought.arrival)
    with book.reading() as reader:
        (draft,) = checkingcards.waiting(reader, brought.arrival)
    checkingcards.confirm(book, draft.scan.id, draft.fields)


def _live_through(book: Book, one: str, ana: Person) -> None:
    talk = interactions.log(book, [one], Kind.MET, note=NOTE, promised=[Said("a jar of quuxberries")])
    interactions.edit(book, replace(talk, note="nothing about berries"))
    interactions.log(book, [one, ana.id], Kind.MET, note="the three of us")
    promises.follow_up(book, one, "call about quuxberries", book.today)
    links.state(book, ana.id, one, [])
    referrals.refer(book, ana.id, book.me, prospect_id=one, need="a notary")
    starts = datetime.combine(TODAY - timedelta(days=1), datetime.min.time())
    events.save(book, Event("Fair", starts, attendances=(Attendance(one, note="Vranitzky"), Attendance(ana.id))))


def told(folder: Path) -> list[str]:
    """The files below a folder, by name and content, that still tell of her."""
    found = []
    for file in folder.rglob("*"):
        data = file.name.encode() + (file.read_bytes() if file.is_file() else b"")
        found += [f"{file.relative_to(folder)}: {needle!r}" for needle in NEEDLES if needle in data]
    return found


def forgotten(book: Book, one: str, **more: Any) -> bool:
    """Forget with the copies that hold her."""
    return forgetting.forget(book, [one], forgetting.trail(book, [one]).copies, **more)


def test_not_one_byte_is_left_in_any_file(book: Book, zelda: str, ana: Person, tmp_path: Path) -> None:
    assert told(tmp_path), "there was something to forget"
    assert forgotten(book, zelda)
    assert told(tmp_path) == []
    assert not traces.waiting(book)
    copy = snapshot(book.engine, Path(str(book.file)), "by-hand")
    assert copy.exists() and told(tmp_path) == []
    book.close()
    assert told(tmp_path) == []


def test_deleting_alone_would_leave_traces(book: Book, zelda: str, tmp_path: Path) -> None:
    people.remove(book, [zelda])
    people.delete_for_good(book, [zelda])
    book.close()
    assert told(tmp_path)


def test_what_others_did_stays(book: Book, zelda: str, ana: Person) -> None:
    forgetting.forget(book, [zelda])
    with book.reading() as reader:
        assert {one.id for one in reader.all(Person)} == {book.me, ana.id}
        assert [(item.note, len(item.participants)) for item in reader.all(Interaction)] == [("the three of us", 2)]


def test_while_somebody_else_reads_what_they_see_waits(book: Book, zelda: str, tmp_path: Path) -> None:
    other = dbapi2.connect(str(book.file), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM person").fetchone()
    with book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    assert not forgotten(book, zelda)
    assert traces.waiting(book) and told(tmp_path)
    other.close()
    assert forgetting.catch_up(book)
    assert not traces.waiting(book) and told(tmp_path) == []


def test_clearing_that_is_called_off_is_made_up_for(book: Book, zelda: str, tmp_path: Path) -> None:
    with book.changing("many") as change:
        change.add_many([Person(name=Name(full=f"Somebody {n}"), note="x" * 500) for n in range(3000)])
    seen: list[tuple[int, int]] = []
    assert not forgotten(book, zelda, progress=lambda *at: seen.append(at), wanted=lambda: False)
    assert seen and told(tmp_path)
    assert forgetting.catch_up(book, lambda *at: seen.append(at)) and told(tmp_path) == []
    assert seen[-1][0] == seen[-1][1] and all(done <= total for done, total in seen)


def test_a_file_that_cannot_be_written_anew_says_so(book: Book, zelda: str) -> None:
    other = dbapi2.connect(str(book.file), isolation_level=None)
    people.remove(book, [zelda])
    people.delete_for_good(book, [zelda])
    other.execute("BEGIN IMMEDIATE")
    with book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with pytest.raises(NetdeskError, match="could not be written anew"):
        forgetting.catch_up(book)
    other.close()
    assert forgetting.catch_up(book)


def test_older_copies_are_told_and_go_when_that_is_wanted(book: Book, zelda: str, tmp_path: Path) -> None:
    file = Path(str(book.file))
    snapshot(book.engine, file, "with")
    people.remove(book, [zelda])
    snapshot(book.engine, file, "trash")
    found = forgetting.trail(book, [zelda])
    assert {one.reason for one in found.copies} >= {"with", "trash"}
    forgetting.forget(book, [zelda], found.copies[:1])
    assert len(snapshots(file)) == len(found.copies) - 1 and told(tmp_path / "snapshots")
    snapshot(book.engine, file, "without")
    assert "without" not in {one.reason for one in forgetting.copies_with(book, [zelda])}
    for one in found.copies[1:]:
        one.delete()
    assert told(tmp_path) == []


def test_a_copy_that_cannot_be_looked_into_counts(book: Book, ana: Person) -> None:
    copy = snapshot(book.engine, Path(str(book.file)), "torn")
    copy.write_bytes(b"no desk at all" * 100)
    assert [one.path for one in forgetting.trail(book, [ana.id]).copies] == [copy]


def test_where_else_the_name_stands_is_told_and_left(book: Book, zelda: str, ana: Person) -> None:
    interactions.log(book, [ana.id], Kind.CALL, note="She praised ZÉLDAQUUX VRANITZKY.".replace("É", "é"))
    people.add(book, Person(name=Name(full="Ben"), emails=(Email(MAIL.upper()),)))
    found = forgetting.trail(book, [zelda])
    assert found.called == (NAME,) and found.merged == ("Zelda Vranitzky",)
    assert {(one.noun, one.field, one.of) for one in found.elsewhere} == {
        ("interaction", "note", "Ana Kovač"),
        ("person", "address", "Ben"),
    }
    forgetting.forget(book, [zelda])
    with book.reading() as reader:
        assert any("VRANITZKY" in item.note for item in reader.all(Interaction))


def test_nobody_forgets_themselves(book: Book) -> None:
    with pytest.raises(NetdeskError, match="yourself"):
        forgetting.forget(book, [book.me])


def test_a_desk_under_a_passphrase_is_cleared_too(tmp_path: Path, clock: Clock) -> None:
    file, key = tmp_path / "sealed.netdesk", new_key("a passphrase")
    book = Book.open(file, clock, key=key)
    one = people.add(book, Person(name=Name(full=NAME)))
    copy = snapshot(book.engine, file, "sealed")
    found = forgetting.trail(book, [one.id])
    assert [each.path for each in found.copies] == [copy]
    assert forgetting.forget(book, [one.id], found.copies)
    with book.reading() as reader:
        assert [each.id for each in reader.all(Person)] == [book.me]
        assert reader.connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
    book.close()
    assert told(tmp_path) == [] and not copy.exists()
    Book.open(file, clock, key=key).close()


def test_of_a_whole_trash_only_the_copies_are_looked_for(book: Book, zelda: str, ana: Person) -> None:
    interactions.log(book, [ana.id], Kind.CALL, note=NAME)
    with book.changing("many") as change:
        many = [Person(name=Name(full=f"Somebody {n}")) for n in range(1200)]
        change.add_many(many)
    ids = [zelda, *(one.id for one in many)]
    found = forgetting.trail(book, ids)
    assert len(found.called) == 1201 and found.elsewhere == () and found.merged == ("Zelda Vranitzky",)
    assert [one.reason for one in found.copies] == ["before-merge"]
    assert len(forgetting.trail(book, ids[:1]).elsewhere) == 1
