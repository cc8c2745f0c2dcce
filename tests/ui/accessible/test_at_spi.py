"""The program used as somebody does who cannot see it: by the accessibility tree alone, on a real session bus."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from demodesk import TODAY, demo_desk

from netdesk.domain.interaction import Kind
from netdesk.domain.query import PeopleQuery
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids
from netdesk.storage.personfile import person_file

WALK = Path(__file__).with_name("atspi_walk.py")
SYSTEM_PYTHON = "/usr/bin/python3"
NAME, WORDS = "Giulia Ferraris", "her new office in Asti"


def missing() -> str:
    """What this machine lacks; nothing where it has all."""
    for tool, package in (("xvfb-run", "xvfb"), ("dbus-run-session", "dbus"), (SYSTEM_PYTHON, "python3")):
        if shutil.which(tool) is None:
            return package
    if not any(Path(each, "at-spi-bus-launcher").exists() for each in ("/usr/libexec", "/usr/lib/at-spi2-core")):
        return "at-spi2-core"
    found = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "python3-pyatspi" if found.returncode else ""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The surroundings of somebody who uses a screen reader, and has nothing yet."""
    kept = {key: os.environ[key] for key in ("PATH", "NETDESK_SNAPSHOTS") if key in os.environ}
    with tempfile.TemporaryDirectory(prefix="netdesk-") as short:  # the name of a socket has to fit
        ours = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": short}
        yield kept | ours | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


def test_somebody_is_found_and_a_call_logged_by_the_accessibility_tree(tmp_path: Path, home: dict[str, str]) -> None:
    if lacks := missing():
        pytest.skip(f"{lacks} is not installed")
    desk = demo_desk(tmp_path, 30)
    screen = ["xvfb-run", "-a", "dbus-run-session", "--"]
    program = [sys.executable, "-m", "netdesk", "--desk", str(desk)]
    walk = [*screen, SYSTEM_PYTHON, str(WALK), NAME, WORDS, *program]
    done = subprocess.run(walk, env=home, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    assert WORDS in done.stdout
    book = Book.open(desk, lambda: TODAY)
    with book.reading() as reader:
        file = person_file(reader, people_ids(reader, PeopleQuery(text=NAME))[0])
    book.close()
    assert [item.kind for item in file.interactions if item.note == WORDS] == [Kind.CALL]
