"""After a session in which much goes wrong, nobody on the desk is named in the log, nor in the report of a bug."""

import logging
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Email, Name, Person, Phone
from netdesk.operations import interactions, people
from netdesk.storage.book import Book
from netdesk.ui.bugreport import BugReport
from netdesk.ui.logbook import log_into

STEPS = 40
WORDS = ("Quillfeather", "Żbigniewa", "Übelacker", "nettlewort", "wobbegong", "名刺子", "Ó'Brannagáin")
NUMBER = "+39 0141 7788990"
SECRET = (*WORDS, "7788990", "zanzibarine")
BROKEN = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{name}@zanzibarine.example\nTEL:{number}\n",
    "BEGIN:VCARD\nVERSION:9\nFN;ENCODING=QUOTED-PRINTABLE:={name}\nPHOTO;ENCODING=b:{name}!!\nEND:VCARD\n",
    "BEGIN:VCARD\n{name}\n:{number}\nEND:VCARD\n",
    'Name,Mail,{name}\n"{name},,\n',
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{name}\nATTENDEE;CN={name}:mailto:{name}@zanzibarine.example\n",
)
ENDINGS = (".vcf", ".vcf", ".vcf", ".csv", ".ics")


class Session:
    """A user who does this and that, by the numbers that a seed gives, on a program that has its faults."""

    def __init__(self, one: Whole, folder: Path, seed: int) -> None:
        self.one, self.folder, self.any = one, folder, random.Random(seed)
        self.reports: list[str] = []

    def go(self) -> None:
        acts = (self.add, self.log, self.remove, self.bring, self.fail, self.fail_of_a_library, self.visit, self.undo)
        for _step in range(STEPS):
            self.any.choice(acts)()
            self.one.settle()
            self.close_what_is_open()

    def close_what_is_open(self) -> None:
        for report in self.one.window.findChildren(BugReport):
            self.reports.append(report.text)
            report.close()
        for dialog in self.one.window.findChildren(QDialog):
            dialog.close()
        self.one.settle()

    @property
    def word(self) -> str:
        return self.any.choice(WORDS)

    def add(self) -> None:
        person = Person(
            name=Name(given=self.word, family=self.word),
            emails=(Email(f"{self.word.lower()}@zanzibarine.example"),),
            phones=(Phone(NUMBER),),
            note=self.word,
        )
        self.one.desk.run(lambda book: people.add(book, person))

    @property
    def somebody(self) -> list[str]:
        """One of those on the desk; none where there is nobody yet."""
        ids = self.one.people.model.ids()
        return [self.any.choice(ids)] if ids else []

    def log(self) -> None:
        if who := self.somebody:
            note = self.word
            self.one.desk.run(lambda book: interactions.log(book, who, Kind.CALL, note=note))

    def remove(self) -> None:
        if who := self.somebody:
            self.one.desk.run(lambda book: people.remove(book, who))

    def bring(self) -> None:
        number = self.any.randrange(len(BROKEN))
        file = self.folder / f"{self.word}-{self.any.randrange(1000)}{ENDINGS[number]}"
        file.write_text(BROKEN[number].format(name=self.word, number=NUMBER), encoding="utf-8")
        self.one.program.bring([file])

    def fail(self) -> None:
        word = self.word

        def stumble(_book: Book) -> None:
            try:
                {}[word]
            except KeyError as error:
                raise self.any.choice((ValueError, NetdeskError, OSError))(f"{word} is not {NUMBER}") from error

        self.one.desk.run(stumble)

    def fail_of_a_library(self) -> None:
        """As one does whose own words hold what it was given."""
        from sqlalchemy import text

        word = self.word

        def stumble(book: Book) -> None:
            logging.getLogger("sqlalchemy.engine").warning("about %s", word)
            with book.reading() as reader:
                reader.connection.execute(text(f"select '{word}' from nowhere where name = :name"), {"name": word})

        self.one.desk.run(stumble)

    def visit(self) -> None:
        self.one.window.show_page(self.any.choice(("today", "people", "events", "inbox", "referrals")))

    def undo(self) -> None:
        self.one.desk.undo()


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "log"
    monkeypatch.setattr("netdesk.paths.log_dir", lambda: folder)
    handler = log_into(folder)
    assert handler
    yield folder
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_is_named(qtbot: QtBot, tmp_path: Path, logs: Path, seed: int) -> None:
    with whole(qtbot, tmp_path, 0) as one:
        session = Session(one, tmp_path, seed)
        session.go()
        one.problems.clear()
    written = b"\n".join(file.read_bytes() for file in logs.iterdir())
    reports = "\n".join(session.reports)
    assert written.count(b"ERROR bug") > 3 and b"sqlalchemy.engine has something to say" in written
    assert "in stumble" in reports
    for secret in SECRET:
        for told in (secret, secret.lower(), secret.encode("unicode_escape").decode()):
            assert told.encode() not in written and told not in reports
