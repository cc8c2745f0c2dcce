"""After a random session on a protected desk nobody on it can be read in any file that the program wrote."""

import logging
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from following import PASSPHRASE, Windows
from PySide6.QtTest import QTest

from netdesk.domain.interaction import Kind
from netdesk.domain.person import Address, Email, LetterKind, Name, Person, Phone
from netdesk.domain.query import PeopleQuery
from netdesk.operations import briefing, events, importing, interactions, merging, people
from netdesk.operations.passphrase import open_with
from netdesk.storage.book import Book
from netdesk.storage.guard import copy_now
from netdesk.storage.people import people_ids
from netdesk.ui.app import Program
from netdesk.ui.bugreport import BugReport
from netdesk.ui.logbook import log_into
from netdesk.ui.passphrase.locking import guard_of

WORDS = ("quorblatt", "heliotrop", "600700811", "600 700 811", "zyxwvut")
"""What stands on the desk and nowhere else: of a name, a note, a telephone, a place."""


def tellings(word: str) -> set[bytes]:
    return {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}


def readable(folder: Path) -> dict[str, set[str]]:
    """The words that can be read in the files of a folder, in any case of letters, by file."""
    found: dict[str, set[str]] = {}
    for file in (each for each in folder.rglob("*") if each.is_file()):
        held = file.read_bytes().lower()
        if words := {word for word in WORDS if any(telling in held for telling in tellings(word))}:
            found[file.name] = words
    return found


class Session:
    """What somebody does in an hour, in any order."""

    def __init__(self, windows: Windows, program: Program, dice: random.Random) -> None:
        self.windows, self.program, self.dice = windows, program, dice
        self.acts: list[Callable[[], object]] = [
            self.add,
            self.bring_in,
            self.look_for,
            self.open_somebody,
            self.note,
            self.undo,
            self.redo,
            self.merge,
            self.sheet,
            self.copy,
            self.stumble,
            self.lock,
        ]

    @property
    def book(self) -> Book:
        return self.program.book

    def everybody(self) -> list[str]:
        with self.book.reading() as reader:
            return people_ids(reader, PeopleQuery("quorblatt"))

    def anybody(self) -> str:
        return self.dice.choice(self.everybody() or [self.add()])

    def add(self) -> str:
        name = Name(given=f"Zdzisława {self.dice.randrange(100)}", family="Quorblatt")
        mail = Email(f"quorblatt{self.dice.randrange(100)}@zyxwvut.example")
        where = Address(street="Zyxwvut Street 3", locality="Quorblattstadt")
        wanted = Person(name=name, emails=(mail,), phones=(Phone("+48 600 700 811"),), addresses=(where,))
        return people.add(self.book, wanted).id

    def bring_in(self) -> None:
        card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ottavio Quorblatt {self.dice.random()}\nTEL:600700811\nEND:VCARD\n"
        importing.run_text(self.book, "pasted", card.encode())

    def look_for(self) -> None:
        self.program.window.show_page("people")
        QTest.keyClicks(self.program.window.search, "quorblatt")
        self.windows.rest(self.program)
        self.program.window.search.clear()

    def open_somebody(self) -> None:
        self.program.desk.person_wanted.emit(self.anybody())

    def note(self) -> None:
        interactions.log(self.book, [self.anybody()], Kind.CALL, note="talked about heliotropes")
        people.learn(self.book, self.anybody(), LetterKind.INTERESTS, "heliotropes")

    def undo(self) -> None:
        self.book.undo()

    def redo(self) -> None:
        self.book.redo()

    def merge(self) -> None:
        one, other = self.add(), self.add()
        merging.merge(self.book, one, [other])

    def sheet(self) -> None:
        evening = datetime(2026, 12, 1, 19)
        event = events.add(self.book, "Quorblatt evening", evening, people=[self.anybody()])
        briefing.page_pictures(briefing.room_sheet(self.book, event), "A4", 40)

    def copy(self) -> None:
        copy_now(self.book, "test")

    def stumble(self) -> None:
        """A fault of the program, with somebody in its words."""

        with self.book.reading() as reader:
            somebody = reader.get(Person, self.anybody())

        def fail(_context: object) -> None:
            raise ValueError(f"{somebody.shown} likes heliotropes: {somebody}")

        self.program.jobs.pool(fail)

    def lock(self) -> None:
        self.windows.rest(self.program)
        guard = guard_of(self.program.window)
        for report in self.program.window.findChildren(BugReport):
            report.close()
        if guard:
            guard.lock()
            self.program = self.windows.following(self.program)
            self.windows.unlock(self.program)

    def go_on(self, acts: int) -> None:
        for act in (*self.acts, *self.dice.choices(self.acts, k=acts)):
            act()
            self.windows.rest(self.program)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everything that the program writes is written here."""
    for name in ("temp", "logs"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setattr("netdesk.paths.log_dir", lambda: tmp_path / "logs")
    handler = log_into(tmp_path / "logs")
    assert handler is not None
    yield tmp_path
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.mark.parametrize("seed", range(3))
def test_nobody_can_be_read_in_any_file(windows: Windows, sealed: Path, folder: Path, seed: int) -> None:
    program = windows.open(partial(open_with, sealed, PASSPHRASE))
    session = Session(windows, program, random.Random(seed))
    session.go_on(12)
    windows.problems.clear()
    assert session.everybody(), "there was something to be read"
    assert sealed.with_name(sealed.name + "-wal").stat().st_size > 0
    assert readable(folder) == {}, "while the desk is open"
    session.lock()
    assert readable(folder) == {}, "while it is locked"
    assert any(file.suffix == ".netdesk" for file in (folder / "copies").iterdir())
    assert "bug" in (folder / "logs" / "netdesk.log").read_text(encoding="utf-8")


def test_a_plain_desk_can_be_read(windows: Windows, plain: Path, folder: Path) -> None:
    """The words are found where they are."""
    program = windows.open(partial(Book.open, plain))
    session = Session(windows, program, random.Random(0))
    session.acts.remove(session.stumble)
    session.go_on(3)
    program.window.close()
    program.close()
    found = readable(folder)
    assert found[plain.name] == set(WORDS)
    assert any(name.endswith("-test.netdesk") for name in found)
