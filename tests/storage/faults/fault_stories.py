"""What is done to a desk while something goes wrong, in processes of their own: one that has loaded everything forks
another for each story, so that hundreds of faults do not take an hour.

A line of JSON on standard input asks for a story; the process that tells it says its number, waits until it is let go
through a pipe, and then says what was saved. It speaks by `sendto`, so that no fault meant for files hits its words.
"""

import json
import os
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import Name, Person
from netdesk.operations import importing
from netdesk.storage import schema, ways
from netdesk.storage.book import Book
from netdesk.storage.engine import desk_url, open_engine
from netdesk.storage.key import Key, key_of, salt_of
from netdesk.storage.snapshot import snapshot

DAY = date(2026, 11, 22)
CARDS = 30
ACTS = 6
Say = Callable[..., None]


def card(number: int) -> bytes:
    """One of the cards that are imported."""
    lines = f"FN:Card {number}\nTEL:+39 011 {555000 + number}\nEMAIL:card{number}@example.com\nNOTE:{'n' * 300}\n"
    return f"BEGIN:VCARD\nVERSION:3.0\n{lines}END:VCARD\n".encode()


def talk(book: Book, name: str, say: Say | None = None) -> None:
    """Save somebody and a conversation with them; only then is it said that they were saved."""
    with book.changing("Met") as change:
        person = change.save(Person(name=Name(full=name), note="x" * 600, created_on=DAY))
        parts = (Participant(book.me), Participant(person.id))
        change.save(Interaction(kind=Kind.MET, on=DAY, participants=parts))
    if say:
        say("saved", name)


@cache
def _key(salt: bytes) -> Key:
    return key_of("a passphrase", salt)


def key_for(desk: Path) -> Key | None:
    """The key of a desk if it is sealed; making it takes a moment, the first time."""
    salt = salt_of(desk)
    return _key(salt) if salt else None


def opened(desk: Path) -> Book:
    """A desk, opened."""
    return Book.open(desk, lambda: DAY, key_for(desk))


def fill(desk: Path, key: Key | None = None) -> None:
    """A desk with some people and conversations."""
    book = Book.open(desk, lambda: DAY, key)
    for number in range(12):
        talk(book, f"Person {number}")
    book.close()


def fill_old(desk: Path) -> None:
    """A desk as it was two schemas ago, with bare SQL."""
    engine = open_engine(desk_url(desk), foreign_keys=False)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for pragma in ("application_id=1314145355", "user_version=2"):
            connection.execute(text(f"PRAGMA {pragma}"))
        person = "INSERT INTO person (id, name_full, is_group, created_on, version) VALUES (:id, :name, 0, :on, 1)"
        met = "INSERT INTO interaction (id, kind, \"on\", minutes, version) VALUES (:id, 'met', :on, 30, 1)"
        present = (
            "INSERT INTO interaction_participant (owner_id, position, person_id, role)"
            " VALUES (:id, :at, :person, 'present')"
        )
        me = "e" * 32
        connection.execute(text(person), {"id": me, "name": "Me", "on": "2026-01-01"})
        for number in range(12):
            one = f"{number:032x}"
            connection.execute(text(person), {"id": one, "name": f"Person {number}", "on": "2026-01-01"})
            connection.execute(text(met), {"id": f"{number:031x}f", "on": "2026-03-01"})
            for at, who in enumerate((me, one)):
                connection.execute(text(present), {"id": f"{number:031x}f", "at": at, "person": who})
        connection.execute(text("INSERT INTO setting VALUES ('me', :me)"), {"me": me})
    engine.dispose()


def change(desk: Path, say: Say) -> None:
    """Some changes, one after the other, and the desk is closed."""
    book = opened(desk)
    for number in range(ACTS):
        talk(book, f"New {number}", say)
    book.close()


def take_in(desk: Path, say: Say) -> None:
    """A file of cards is imported, which a copy of the desk comes before."""
    book = opened(desk)
    importing.run_text(book, "fair.vcf", b"".join(map(card, range(CARDS))))
    say("saved", "cards")
    book.close()


def bring_up(desk: Path, say: Say) -> None:
    """A desk of an older version is opened."""
    book = opened(desk)
    say("saved", "schema")
    book.close()


def copy(desk: Path, say: Say) -> None:
    """A verified copy is made."""
    book = opened(desk)
    say("saved", str(snapshot(book.engine, desk, "by-hand")))
    book.close()


def everything(desk: Path, say: Say) -> None:
    """Changes without an end, with a file of cards now and then."""
    book = opened(desk)
    for number in range(100_000):
        if number % 5 == 4:
            importing.run_text(book, f"{number}.vcf", b"".join(card(CARDS * number + one) for one in range(CARDS)))
            say("saved", f"cards {number}")
        else:
            talk(book, f"New {number}", say)


STORIES: dict[str, Callable[[Path, Say], None]] = {
    one.__name__: one for one in (change, take_in, bring_up, copy, everything)
}


def tell(order: dict[str, Any], line: socket.socket) -> None:
    """Tell one story, and say how it went: saved …, refused (in words), wrong (a bug), or nothing more."""

    def say(what: str, more: str = "") -> None:
        line.sendall(json.dumps([what, more]).encode() + b"\n")

    usual = getattr(ways, order["way"])
    ways.USUAL = replace(usual, pragmas=(*usual.pragmas[:-1], order["synchronous"] or usual.pragmas[-1]))
    os.environ["NETDESK_SNAPSHOTS"] = order["snapshots"]
    with open(order["gate"], "rb") as gate:  # noqa: PTH123 - a pipe
        gate.read(1)
    try:
        STORIES[order["story"]](Path(order["desk"]), say)
        say("done")
    except NetdeskError as error:
        say("refused", str(error))
    except Exception:  # noqa: BLE001 - whatever it is, it is told
        say("wrong", traceback.format_exc())


def main() -> None:
    """Fork a process for each line that is read."""
    for asked in sys.stdin:
        order = json.loads(asked)
        key_for(Path(order["desk"]))
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(order["line"])
            child = os.fork()
            if child == 0:
                _let_be_traced()
                tell(order, line)
                os._exit(0)
        print(child, flush=True)  # noqa: T201
        _pid, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def _let_be_traced() -> None:
    """Some systems let only a parent trace; this one may be traced by its cousin."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)


if __name__ == "__main__":
    main()
