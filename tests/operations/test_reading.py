"""Large files are read by a process of their own, and nobody can tell by what comes in."""

import multiprocessing
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Interaction, Participant
from netdesk.domain.person import Name, Person
from netdesk.domain.query import PeopleQuery
from netdesk.i18n import use_language
from netdesk.operations import importing, reading
from netdesk.operations.incoming import Incoming, digest_of, entries
from netdesk.operations.reading import Before
from netdesk.operations.report import Outcome
from netdesk.operations.sources import Source, sources
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids, people_rows

TODAY = date(2026, 10, 2)
AHEAD = 7  # entries that are read here while the process starts
STRAY = "a line of no property"


def card(number: int) -> bytes:
    """As several producers write; some are odd in one way or another."""
    name, mail = f"Ęlia Nowak{number}", f"EMAIL:p{number}@x.example"
    shapes = [
        f"VERSION:3.0\r\nN:Nowak{number};Ęlia;;;\r\nFN:{name}\r\n{mail}\r\nBDAY:1604-04-12\r\nNOTE:{'long ' * 300}",
        f"VERSION:4.0\r\nFN:{name}\r\nTEL;VALUE=uri:tel:+48-601-{number:06}\r\nPHOTO:data:image/png;base64,iVBORw0KGgo=",
        f"VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=98lia {number}\r\nTEL;CELL:601{number:06}",
        f"VERSION:3.0\r\nFN:{name}\r\n{STRAY}\r\n{mail}",
        "VERSION:3.0\r\nNOTE:",
    ]
    text = shapes[number % len(shapes)].encode()
    return b"BEGIN:VCARD\r\n" + (text if number % 11 else text.replace("Ę".encode(), b"\xca")) + b"\r\nEND:VCARD\r\n"


CARDS = b"rubbish\r\n" + b"".join(card(number) for number in (*range(300), *range(100, 130))) + b"BEGIN:VCARD\r\nFN:Cut"


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every file is large, the language is not the system's, and no process is ever left behind."""
    monkeypatch.setattr(reading, "LARGE", 0)
    monkeypatch.setattr(reading, "_MEANWHILE", AHEAD)
    use_language("pl")
    yield
    use_language("en_GB")
    assert multiprocessing.active_children() == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARDS)
    return path


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)


class Desk:
    """What reading knows of a desk: the cards that came in, those of the file too as they are taken."""

    def __init__(self, *raws: bytes) -> None:
        self._digests = {digest_of(raw) for raw in raws}

    def has(self, raw: bytes) -> bool:
        return digest_of(raw) in self._digests

    def take(self, coming: Iterator[Incoming], then: Callable[[int], None] = lambda count: None) -> list[Incoming]:
        """All entries, people without their ids, which are made anew each time, and without what was looked at."""
        taken = []
        for count, entry in enumerate(coming, start=1):
            entry = replace(entry, looks=None, digest="")
            taken.append(replace(entry, person=replace(entry.person, id="")) if entry.person else entry)
            self._digests.add(digest_of(entry.raw))
            then(count)
        return taken

    def before(self) -> Before:
        return Before(self.has, self._digests.__contains__, lambda: frozenset(self._digests))


def here(source: Source, *known: bytes) -> list[Incoming]:
    desk = Desk(*known)
    return desk.take(entries(source, TODAY, {}, None, desk.has))


def apart(source: Source, *known: bytes, then: Callable[[int], None] = lambda count: None) -> list[Incoming]:
    desk = Desk(*known)
    return desk.take(reading.reading(source, TODAY, {}, None, desk.before()), then)


def test_what_a_process_reads_is_what_would_be_read_here(file: Path) -> None:
    (source,) = sources([file])
    known = [card(number).strip() for number in (0, 1, 40, 280)]
    at_work: list[int] = []
    found = apart(source, *known, then=lambda count: at_work.append(len(multiprocessing.active_children())))
    assert found == here(source, *known)
    assert at_work[-1] == 1
    assert any(entry.problems for entry in found)
    assert any(entry.error for entry in found)
    (polish,) = [entry.person for entry in found if b"FN:\xcalia Nowak275" in entry.raw]
    assert polish and polish.shown == "Ęlia Nowak275", "the charset of the user's language"


def test_what_lies_in_an_archive_goes_along(tmp_path: Path, file: Path) -> None:
    with zipfile.ZipFile(tmp_path / "old.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(file, "cards.vcf")
    (source,) = sources([tmp_path / "old.zip"])
    assert apart(source) == here(source)


@pytest.mark.parametrize("killed_after", [AHEAD, AHEAD + 60])
def test_when_the_process_dies_the_rest_is_read_here(file: Path, killed_after: int) -> None:
    (source,) = sources([file])
    killed = []

    def kill(count: int) -> None:
        if count == killed_after:
            for process in multiprocessing.active_children():
                process.kill()
                killed.append(process)

    assert apart(source, then=kill) == here(source)
    assert len(killed) == 1


def test_where_no_process_can_be_started_all_is_read_here(file: Path, no_process: None) -> None:
    (source,) = sources([file])
    assert apart(source) == here(source)


def test_a_cancelled_import_ends_the_process_and_leaves_nothing(book: Book, file: Path) -> None:
    class Stopped(Exception):
        pass

    at_work = []

    def stop(done: int, total: int) -> None:
        if done > total / 2:
            at_work.extend(multiprocessing.active_children())
            raise Stopped

    with pytest.raises(Stopped):
        importing.run(book, [file], progress=stop)
    assert len(at_work) == 1
    with book.reading() as reader:
        assert list(people_ids(reader, PeopleQuery())) == []


def test_what_came_in_before_starts_no_process(book: Book, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[int, int]] = []
    first = importing.run(book, [file], progress=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps) and steps[-1][0] <= steps[-1][1] == len(CARDS)
    assert first.count(Outcome.NEW) > 150
    lines = b"".join(card(number) for number in range(60) if number % 5 == 0)
    file.write_bytes(lines)
    monkeypatch.setattr(reading, "_process", None)
    assert importing.run(book, [file]).count(Outcome.UNCHANGED) == 12


def test_a_small_file_is_read_here(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = sources([file])
    monkeypatch.setattr(reading, "LARGE", len(CARDS) + 1)
    monkeypatch.setattr(reading, "_process", None)
    assert apart(source) == here(source)


def test_what_cannot_be_read_is_told_at_once(file: Path) -> None:
    (source,) = sources([file])
    file.unlink()
    with pytest.raises(NetdeskError, match=r"cards\.vcf"):
        reading.reading(source, TODAY, {}, None, Desk().before())


def test_the_process_loads_neither_the_window_nor_the_desk() -> None:
    code = "import sys\nimport netdesk.operations.reading\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "netdesk.vcard.reader" in loaded
    assert not {name for name in loaded if name.startswith(("PySide6", "sqlalchemy", "netdesk.storage", "netdesk.ui"))}
    assert not loaded & {"phonenumbers", "rapidfuzz", "vobject", "numpy", "babel"}


def test_people_whose_rows_were_written_with_them_are_written_anew_for_what_comes_after(book: Book) -> None:
    new = [Person(name=Name(full=name), created_on=TODAY) for name in ("Cleo", "Dan")]
    with book.changing("Bring in") as change:
        change.add_many(new, derived=True)
        change.save(Interaction(on=TODAY, participants=(Participant(book.me), Participant(new[0].id))))
        change.save(replace(change.get(Person, new[1].id), organisation="Dans Bakery"))
    with book.reading() as reader:
        cleo, dan = people_rows(reader, [one.id for one in new])
    assert cleo.last_contact == TODAY
    assert dan.organisation == "Dans Bakery"
