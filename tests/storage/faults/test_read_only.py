"""A file, a folder or a disk that may not be written: the desk opens and is read, and changes are refused in words."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import netdesk
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.storage import ways
from netdesk.storage.book import Book

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")

SAVED = """
import os, sys
from netdesk.domain.person import Name, Person
from netdesk.storage.book import Book
book = Book.open(sys.argv[1])
with book.changing("Add") as change:
    change.save(Person(name=Name(full="Ana"), created_on=book.today))
if sys.argv[2] == "closed":
    book.close()
os._exit(0)
"""


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody may enter, as pytest's own may not be."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
        Path(folder).chmod(0o755)


def saved(shelf: Path, how: str) -> Path:
    """A desk with Ana on it, closed or left by a program that was killed."""
    desk = shelf / "desk.netdesk"
    where = {**os.environ, "PYTHONPATH": str(Path(netdesk.__file__).parents[1])}
    subprocess.run([sys.executable, "-c", SAVED, desk, how], check=True, env=where)
    return desk


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write anywhere: give that up for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def reads_and_refuses(desk: Path) -> None:
    before = {one.name: one.read_bytes() for one in desk.parent.iterdir() if not one.name.endswith("-shm")}
    book = Book.open(desk)
    assert not book.way.writes
    with book.reading() as reader:
        assert "Ana" in {one.shown for one in reader.all(Person)}
    with pytest.raises(NetdeskError, match=r"Nothing can be changed .*read-only"), book.changing("Add") as change:
        change.save(Person(name=Name(full="Ben"), created_on=book.today))
    with pytest.raises(NetdeskError, match="read-only"):
        book.undo()
    book.close()
    after = {one.name: one.read_bytes() for one in desk.parent.iterdir() if not one.name.endswith("-shm")}
    assert {**after, "desk.netdesk-wal": b""} == {**before, "desk.netdesk-wal": b""}
    assert after.get("desk.netdesk-wal", b"") == before.get("desk.netdesk-wal", b"")


@pytest.mark.parametrize("how", ["closed", "killed"])
@pytest.mark.parametrize("locked", ["file", "folder", "both"])
def test_a_desk_that_may_not_be_written_is_read(shelf: Path, how: str, locked: str) -> None:
    desk = saved(shelf, how)
    for one in shelf.iterdir():
        one.chmod(0o666 if locked == "folder" and one == desk else 0o444)
    shelf.chmod(0o777 if locked == "file" else 0o555)
    with as_somebody_else():
        reads_and_refuses(desk)


def test_a_log_is_never_passed_over(shelf: Path) -> None:
    """Without its index it cannot be read where nothing may be written; the file alone would look empty."""
    desk = saved(shelf, "killed")
    desk.with_name("desk.netdesk-shm").unlink()
    shelf.chmod(0o555)
    with as_somebody_else(), pytest.raises(NetdeskError, match="read-only"):
        Book.open(desk)


def test_a_desk_of_an_older_version_is_not_brought_up_to_date_where_it_cannot_be(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))
    desk = saved(shelf, "closed")
    monkeypatch.setattr("netdesk.storage.schema.HEAD", "9999")
    shelf.chmod(0o555)
    with as_somebody_else(), pytest.raises(NetdeskError, match="older Netdesk"):
        Book.open(desk)
    assert not (tmp_path / "snapshots").exists()


def test_a_desk_on_a_disk_that_is_mounted_read_only_is_read(shelf: Path) -> None:
    mount = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"'
    unshared = ["unshare", "-rm", "sh", "-c"]
    if subprocess.run([*unshared, mount, "sh", shelf], capture_output=True).returncode:
        pytest.skip("this user may not mount")
    desk = saved(shelf, "closed")
    command = [*unshared, f'{mount} && shift && exec "$@"', "sh", shelf]
    script = "import sys, test_read_only\nfrom pathlib import Path\ntest_read_only.reads_and_refuses(Path(sys.argv[1]))"
    paths = f"{Path(netdesk.__file__).parents[1]}{os.pathsep}{Path(__file__).parent}"
    where = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run([*command, sys.executable, "-c", script, desk], capture_output=True, text=True, env=where)
    assert done.returncode == 0, done.stderr


def test_what_is_beside_a_desk_that_is_only_read_counts(tmp_path: Path) -> None:
    """The last way looks at nothing but the file: it is not among those tried while a log or a journal is there."""
    desk = tmp_path / "desk.netdesk"
    desk.write_bytes(b"x")
    tried: list[ways.Way] = []

    class Refused(Exception):
        sqlite_errorname = "SQLITE_READONLY"

    def connect(way: ways.Way) -> object:
        tried.append(way)
        raise Refused

    assert ways.way_to(desk, connect, Refused) is ways.USUAL
    assert tried == [ways.USUAL, ways.FULL, ways.READING, ways.FROZEN]
    for end in ("-wal", "-journal"):
        tried.clear()
        beside = tmp_path / f"desk.netdesk{end}"
        beside.write_bytes(b"x")
        ways.way_to(desk, connect, Refused)
        assert ways.FROZEN not in tried
        beside.unlink()
