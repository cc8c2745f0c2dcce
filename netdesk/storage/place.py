"""Where a desk stands: on a drive in the network, in a folder that a program copies to other computers, on a disk that
is full. Pure functions of a path and of what the system tells about its drives."""

import errno
import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath

# Locks and shared memory between computers do not hold there, or not always: SQLite's own list of how desks are lost.
NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs davfs vboxsf prl_fs fuse.sshfs fuse.rclone fuse.gvfsd-fuse fuse.davfs "
    "fuse.davfs2 fuse.s3fs fuse.vmhgfs-fuse fuse.glusterfs".split()
)
_SYNCED = re.compile(
    r"(dropbox|onedrive|nextcloud|owncloud|icloud ?drive|google ?drive|my drive|pclouddrive|mega|proton ?drive)"
    r"( [-–(].*| ?\(.*)?|com~apple~clouddocs|cloudstorage",
    re.IGNORECASE,
)
_MOUNTS = Path("/proc/self/mounts")
_TRIED = 1 << 18  # bytes that a disk must take to have room


def filesystem(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds an absolute path, by the lines of Linux's table of mounts; nothing where
    the table does not tell."""
    found = ("", "")
    for line in mounts.splitlines():
        _device, where, kind, *_more = line.split(" ")
        where = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), where)
        if path.is_relative_to(where) and len(where) >= len(found[0]):  # what is mounted later lies on top
            found = (where, kind)
    return found[1]


def in_network(path: Path) -> bool:
    """Whether a file is, or would be, on a drive in the network. What macOS mounts is not told apart."""
    here = path.absolute().resolve()
    if sys.platform == "win32":
        return str(here).startswith("\\\\")  # a drive's letter is resolved to the server that it stands for
    try:
        return filesystem(here, _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")) in NETWORK
    except OSError:
        return False


def synced_by(path: PurePath) -> str:
    """The folder above a file that a program such as Dropbox copies to other computers, by its name; else nothing."""
    return next((part for part in path.parts[:-1] if _SYNCED.fullmatch(part)), "")


def is_full(folder: Path) -> bool:
    """Whether a folder's disk, or the user's share of it, takes nothing more. It is tried: no figure shows a quota."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as trial:
            return trial.write(os.urandom(_TRIED)) < _TRIED
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last; where folders cannot be synced (Windows) the system does it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
