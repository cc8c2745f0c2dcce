"""A user's folders and the programs that run there, for tests that start the window as a process."""

import os
import subprocess
import sys
import time
from pathlib import Path

from netdesk.domain.query import PeopleQuery
from netdesk.storage.book import Book
from netdesk.storage.people import names, people_ids

SECONDS = 40
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:;{name};;;\nEND:VCARD\n"


class Machine:
    """A user's own folders, and the programs that run there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.running: list[subprocess.Popen[str]] = []
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        self.environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "NETDESK_SNAPSHOTS": str(home / "kept")}

    @property
    def desk(self) -> Path:
        return self.home / ".local" / "share" / "Netdesk" / "desk.netdesk"

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "netdesk", *(str(word) for word in words)]
        pipe = subprocess.PIPE
        one = subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True)
        self.running.append(one)
        return one

    def card(self, name: str) -> Path:
        file = self.home / f"{name}.vcf"
        file.write_text(CARD.format(name=name), encoding="utf-8")
        return file

    def people(self) -> set[str]:
        return names_on(self.desk) if self.desk.exists() else set()

    def wait_for(self, *people: str) -> None:
        end = time.monotonic() + SECONDS
        while not set(people) <= self.people():
            assert time.monotonic() < end, f"{self.people()}, {[one.poll() for one in self.running]}"
            for one in self.running:
                assert not one.poll() or one.poll() < 0, one.communicate()
            time.sleep(0.2)

    def listening(self) -> Path:
        """The sign of the window that is open, when it is."""
        end = time.monotonic() + SECONDS
        while not (found := list(self.home.rglob("*.open"))):
            assert time.monotonic() < end
            time.sleep(0.05)
        return found[0]

    def end(self) -> None:
        for one in self.running:
            one.kill()
            one.communicate()


def names_on(desk: Path) -> set[str]:
    book = Book.open(desk)
    try:
        with book.reading() as reader:
            found = people_ids(reader, PeopleQuery())
            return set(names(reader, found).values())
    finally:
        book.close()
