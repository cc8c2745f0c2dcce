"""Files that other programs are handed: in a folder that is gone when Netdesk ends."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


def file_name(text: str, ending: str) -> str:
    """A text as a file may be called on any computer."""
    name = _UNFIT.sub(" ", text).strip(" .")[:80].strip()
    return f"{name or 'Netdesk'}{ending}"


def passing_file(name: str, data: bytes) -> Path:
    """A file with this name and content that stays until the program ends."""
    file = Path(tempfile.mkdtemp(dir=_folder())) / name
    file.write_bytes(data)
    return file


def forget_passing_files() -> None:
    """Delete the files that other programs were handed so far: somebody may be in them who is to be forgotten."""
    for folder in _folder().iterdir():
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="netdesk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
