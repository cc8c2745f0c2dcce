"""Where a desk stands: drives in the network, folders that are copied elsewhere, disks that are full."""

import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.storage import place
from netdesk.storage.book import Book
from netdesk.storage.engine import desk_url, open_engine
from netdesk.storage.place import filesystem, in_network, is_full, synced_by
from netdesk.storage.soundness import look
from netdesk.storage.ways import NETWORK, USUAL, Way

MOUNTS = r"""/dev/vda / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/ana/disk ext4 rw 0 0
//box/share /mnt/the\040office cifs rw 0 0
ana@host:/ /mnt/far fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdc1 /mnt/the\040office/box ext4 rw 0 0
C:\134 /mnt/c 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/desk.netdesk", "ext4"),
        ("/tmp/desk.netdesk", "tmpfs"),
        ("/tmpfolder/desk.netdesk", "ext4"),
        ("/home/ana/desk.netdesk", "nfs4"),
        ("/home/ana/disk/desk.netdesk", "ext4"),
        ("/mnt/the office/desk.netdesk", "cifs"),
        ("/mnt/the office/box/desk.netdesk", "ext4"),
        ("/mnt/far/desk.netdesk", "fuse.sshfs"),
        ("/run/user/1000/gvfs/dav:host=x/desk.netdesk", "fuse.gvfsd-fuse"),
        ("/mnt/c/Users/desk.netdesk", "9p"),
    ],
)
def test_the_nearest_mount_tells_the_kind(path: str, kind: str) -> None:
    assert filesystem(PurePosixPath(path), MOUNTS) == kind


def test_what_is_mounted_later_lies_on_top() -> None:
    assert filesystem(PurePosixPath("/a/b"), "x /a nfs rw 0 0\ny /a ext4 rw 0 0\n") == "ext4"
    assert filesystem(PurePosixPath("/a/b"), "") == ""


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (PurePosixPath("/home/ana/Dropbox/desk.netdesk"), "Dropbox"),
        (PurePosixPath("/home/ana/Dropbox (Personal)/a/desk.netdesk"), "Dropbox (Personal)"),
        (PurePosixPath("/home/ana/Nextcloud/desk.netdesk"), "Nextcloud"),
        (PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x"), "com~apple~CloudDocs"),
        (PurePosixPath("/Users/a/Library/CloudStorage/OneDrive-Studio/x"), "CloudStorage"),
        (PureWindowsPath(r"C:\Users\Ana\OneDrive - Studio\desk.netdesk"), "OneDrive - Studio"),
        (PureWindowsPath(r"C:\Users\Ana\iCloudDrive\desk.netdesk"), "iCloudDrive"),
        (PureWindowsPath(r"G:\My Drive\desk.netdesk"), "My Drive"),
        (PurePosixPath("/home/ana/dropbox.netdesk"), ""),
        (PurePosixPath("/home/ana/Dropbox"), ""),
        (PurePosixPath("/home/megan/onedrivers/desk.netdesk"), ""),
    ],
)
def test_a_folder_that_is_copied_to_other_computers_is_known_by_its_name(path: PurePosixPath, folder: str) -> None:
    assert synced_by(path) == folder


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the table of mounts says to be on a server."""
    if sys.platform != "linux":
        pytest.skip("only Linux has the table")
    table = tmp_path / "mounts"
    table.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path / 'far'} nfs4 rw 0 0\n")
    monkeypatch.setattr(place, "_MOUNTS", table)
    (tmp_path / "far").mkdir()
    return tmp_path / "far"


def test_a_desk_on_a_drive_in_the_network_is_opened_by_one_program_alone(far: Path) -> None:
    file = far / "desk.netdesk"
    assert in_network(file)
    assert not in_network(far.parent / "desk.netdesk")
    book = Book.open(file)
    assert book.way is NETWORK
    with book.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    assert not (far / "desk.netdesk-shm").exists()
    script = f"""
import sys
from netdesk.domain.errors import NetdeskError
from netdesk.storage import place
from netdesk.storage.book import Book
from pathlib import Path
place._MOUNTS = Path({str(far.parent / "mounts")!r})
Book.open({str(file)!r})
"""
    second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "only one program may have it open" in second.stderr
    assert look(book).sound
    book.close()
    assert [one.name for one in far.iterdir()] == ["desk.netdesk"]


def test_who_waits_too_long_for_the_one_connection_is_told_in_words(far: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.storage.engine._WAIT", 50)
    book = Book.open(far / "desk.netdesk")
    with book.reading(), pytest.raises(NetdeskError, match="busy"), book.reading():
        pass
    assert book.setting("me") == book.me
    book.close()


def test_a_desk_that_was_local_moves_to_the_network_and_back(far: Path) -> None:
    near = far.parent / "desk.netdesk"
    Book.open(near).close()
    near.rename(far / near.name)
    book = Book.open(far / near.name)
    assert (book.way, look(book).sound) == (NETWORK, True)
    book.close()
    (far / near.name).rename(near)
    book = Book.open(near)
    assert (book.way, look(book).sound) == (USUAL, True)
    book.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/home/a b/50%?.netdesk", "file:///home/a%20b/50%25%3F.netdesk"),
        ("C:/Users/desk.netdesk", "file:///C:/Users/desk.netdesk"),
    ],
)
def test_an_address_says_how_a_file_is_opened(path: str, address: str) -> None:
    url = Way(query="mode=ro").url(desk_url("x").set(database=path))
    assert url.database == address
    assert dict(url.query) == {"mode": "ro", "uri": "true"}


def test_a_file_with_any_name_is_opened_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "50%? #1 ü.netdesk"
    Book.open(file).close()
    monkeypatch.setattr("netdesk.storage.engine.way_to", lambda *_: Way(query="mode=ro", writes=False))
    engine = open_engine(desk_url(file))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar() == 1
    engine.dispose()


def test_a_disk_with_room_is_not_full(tmp_path: Path) -> None:
    assert not is_full(tmp_path)
    assert not is_full(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []
