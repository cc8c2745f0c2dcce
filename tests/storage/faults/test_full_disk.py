"""A disk without a byte left: the desk opens, all can be read, what is saved is refused in words, and room can be made.
Run on small disks of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import netdesk
from netdesk.storage import room

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk of its own")

START = """
import os, sys
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from netdesk.domain.errors import FullDisk, NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.operations import today
from netdesk.storage import room, ways
from netdesk.storage.book import Book
from netdesk.storage.place import is_full
from netdesk.storage.soundness import look

room._PLENTY = 0
disk = Path(sys.argv[1])
desk = disk / "desk.netdesk"
os.environ["NETDESK_SNAPSHOTS"] = str(disk / "snapshots")

def add(book, name):
    with book.changing("Add") as change:
        return change.save(Person(name=Name(full=name), note="x" * 400, created_on=book.today)).id

def names(book):
    with book.reading() as reader:
        return {one.shown for one in reader.all(Person)}

def fill():
    with suppress(OSError), (disk / "other").open("ab", buffering=0) as other:
        for size in (4096, 1):
            with suppress(OSError):
                while other.write(os.urandom(size)):
                    pass
    assert os.statvfs(disk).f_bavail == 0

def crash(name):
    "Save something, and be killed with the log beside the file."
    if os.fork() == 0:
        book = Book.open(desk)
        add(book, name)
        os._exit(0)
    os.wait()
"""

OPENS = """
Book.open(desk).close()
crash("Ana")
assert desk.with_name("desk.netdesk-wal").stat().st_size > 0
desk.with_name("desk.netdesk-shm").unlink()
fill()
book = Book.open(desk)
assert "Ana" in names(book)
book.close()  # which gives the room of the log back
fill()
book = Book.open(desk, lambda: date.today() + timedelta(days=1))
assert book.way is ways.FULL, book.way
assert "Ana" in names(book)
with book.reading() as reader:
    assert today.care(reader).peopled
try:
    add(book, "Ben")
except FullDisk as error:
    print(error)
assert "Ben" not in names(book)
(disk / "other").unlink()
assert add(book, "Cyd") and "Cyd" in names(book), "the same book goes on as soon as there is room"
book.undo()
fill()
book.close()
book = Book.open(desk)
assert "Ana" in names(book) and len(names(book)) == 2
book.close()
(disk / "other").unlink()
book = Book.open(desk)
assert book.way is ways.USUAL
add(book, "Ben")
assert {"Ana", "Ben"} <= names(book) and look(book).sound
"""

ROOM = """
book = Book.open(desk)
room.put_aside(desk)
assert room.room_beside(desk).stat().st_size == room.SIZE
fill()
assert is_full(disk)
told = ""
for number in range(1000):
    try:
        add(book, f"Person {number}")
    except FullDisk as error:
        told = str(error)
        break
print(told)
assert f"Person {number}" not in names(book)
assert room.make_room(desk) == room.SIZE and room.room_beside(desk) is None
assert not is_full(disk)
add(book, "Ben")
assert "Ben" in names(book) and look(book).sound
assert room.make_room(desk) == 0
"""

FIRST = """
fill()
try:
    Book.open(desk)
except NetdeskError as error:
    print(error)
(disk / "other").unlink()
book = Book.open(desk)
assert look(book).sound
"""

COPIED = """
Book.open(desk).close()
import sqlite3
plain = sqlite3.connect(desk)
plain.execute("PRAGMA journal_mode=DELETE")
plain.close()
fill()
book = Book.open(desk)
assert not book.way.writes and len(names(book)) == 1
try:
    add(book, "Ben")
except NetdeskError as error:
    print(type(error).__name__, error)
"""

SNAPSHOT = """
from netdesk.storage.snapshot import snapshot
book = Book.open(desk)
ana = add(book, "Ana")
fill()
try:
    snapshot(book.engine, desk, "by-hand")
except NetdeskError as error:
    print("The disk is full" if "no room" in str(error) else error)
assert [one for one in (disk / "snapshots").glob("*")] == []
assert "Ana" in names(book) and look(book).sound
"""


@pytest.mark.parametrize(
    "story", [OPENS, ROOM, FIRST, COPIED, SNAPSHOT], ids="opens room first copied snapshot".split()
)
def test_on_a_full_disk(tmp_path: Path, story: str) -> None:
    mount = 'mount -t tmpfs -o size=24m netdesk "$1"'
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount, "sh", tmp_path], capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    command = ["unshare", "-rm", "sh", "-c", f'{mount} && shift && exec "$@"', "sh", tmp_path]
    run = [sys.executable, "-W", "error", "-c", START + story, tmp_path]
    where = {**os.environ, "PYTHONPATH": str(Path(netdesk.__file__).parents[1])}
    done = subprocess.run([*command, *run], capture_output=True, text=True, env=where)
    assert done.returncode == 0, done.stderr
    assert "disk is full" in done.stdout


def test_a_quota_is_a_full_disk_in_other_words(tmp_path: Path) -> None:
    """A limit on the size of files is what a test can set without being root."""
    script = """
import resource, sys
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.storage.book import Book
from netdesk.storage.soundness import look
book = Book.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    with book.changing("Add") as change:
        change.save(Person(name=Name(full="Ana"), note="x" * 200_000, created_on=book.today))
except NetdeskError as error:
    print(type(error).__name__, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert look(book).sound
"""
    where = {**os.environ, "PYTHONPATH": str(Path(netdesk.__file__).parents[1])}
    run = [sys.executable, "-c", script, tmp_path / "desk.netdesk"]
    done = subprocess.run(run, capture_output=True, text=True, env=where)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("FullDisk")


def test_room_is_put_aside_only_where_there_is_plenty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "desk.netdesk"
    monkeypatch.setattr(room, "_PLENTY", 1 << 62)
    room.put_aside(desk)
    assert room.room_beside(desk) is None
    monkeypatch.setattr(room, "_PLENTY", 0)
    (tmp_path / room.NAME).write_bytes(b"half of it: the program was killed")
    room.put_aside(desk)
    kept = room.room_beside(desk)
    assert kept and kept.stat().st_size == room.SIZE
    assert kept.read_bytes().startswith(b"Netdesk keeps this room")
    assert kept.stat().st_blocks * 512 >= room.SIZE, "it takes the room that it is to give"


def test_no_room_is_put_aside_in_a_folder_that_is_copied_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    room.put_aside(tmp_path / "Dropbox" / "desk.netdesk")
    assert list((tmp_path / "Dropbox").iterdir()) == []
