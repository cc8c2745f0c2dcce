"""What only a process of its own shows: charsets, pipes, what is loaded, how fast it answers, and the window's part."""

import ctypes
import json
import os
import subprocess
import sys
import time
from argparse import Namespace
from pathlib import Path

import pytest
from cli_terminal import plain_environment, terminal

from netdesk import __version__
from netdesk.domain.errors import NetdeskError
from netdesk.ui.entrance import enter

LOADED = "import sys; from netdesk.__main__ import main; main(); print(*sorted(sys.modules), file=sys.stderr)"


@pytest.mark.parametrize(
    "charset",
    [
        {"LANG": "C"},
        {"LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
def test_any_name_passes_any_charset(filled: Path, charset: dict[str, str]) -> None:
    listed = terminal(["--desk", filled, "list", "--json"], **charset)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert [person["name"] for person in json.loads(listed.stdout)] == ["Ada Rossi", "Łukasz Żółć", "Zofia Żółć"]
    shown = terminal(["--desk", filled, "show", "Żółć"], **charset)
    assert (shown.returncode, shown.stdout, shown.stderr.count(b"\n")) == (1, b"", 1)


def test_a_closed_pipe_is_quiet(filled: Path) -> None:
    out, closed = os.pipe()
    os.close(out)
    with os.fdopen(closed, "wb") as pipe:
        ended = subprocess.run(
            [sys.executable, "-m", "netdesk", "--desk", str(filled), "list", "--json"],
            env=plain_environment(),
            stdout=pipe,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_sentence(filled: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "netdesk", "--desk", str(filled), "list"],
            env=plain_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (1, b"netdesk: No space left on device\n")


def test_list_is_quick_and_loads_little(filled: Path) -> None:
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, "--desk", str(filled), "list"],
        env=plain_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    taken = time.perf_counter() - started
    assert ended.returncode == 0
    loaded = {name.partition(".")[0] for name in ended.stderr.split()}
    assert not loaded & {"PySide6", "shiboken6", "pyqtgraph", "numpy", "rustworkx", "vobject", "typst", "alembic"}
    assert taken < 10  # generous: 0.6 s of work on a quiet machine


def test_help_loads_no_database() -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "netdesk", "--help"],
        env=plain_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout.splitlines()[0][:15]) == (0, "usage: netdesk ")
    assert not [line for line in ended.stderr.splitlines() if line.endswith(("| sqlalchemy", " sqlalchemy", "PySide6"))]


def test_version() -> None:
    assert terminal(["--version"]).stdout.decode().split() == ["netdesk", __version__]


def test_network_as_picture_needs_no_screen(filled: Path, tmp_path: Path) -> None:
    drawn = terminal(["--desk", filled, "network", "-o", tmp_path / "network.png"])
    assert (drawn.returncode, drawn.stdout) == (0, b"")
    assert (tmp_path / "network.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland can be missing")
def test_without_a_screen_the_window_says_so(filled: Path) -> None:
    for words, gone in ((["--desk", filled], {}), ([filled], {"WAYLAND_DISPLAY": "gone"}), (["demo", "5"], {})):
        ended = terminal(words, **gone)
        assert (ended.returncode, ended.stdout) == (1, b"")
        assert ended.stderr == b"netdesk: There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only there libraries come one by one")
def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", absent)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(NetdeskError, match=r"library libxcb-cursor.so.0; .* sudo apt install libxcb-cursor0"):
        enter(Namespace(command=None, temp=True))


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland can be missing")
def test_with_a_screen_that_is_gone_the_window_says_so(filled: Path) -> None:
    ended = terminal(["--desk", filled], DISPLAY=":987")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.startswith(b"netdesk: ") and ended.stderr.count(b"\n") == 1


def test_cards_opened_in_the_file_manager_are_brought_to_the_window() -> None:
    from argparse import Namespace

    from netdesk.cli.main import run

    asked: list[Namespace] = []
    assert run(["one.vcf", "two.VCF"], lambda arguments: asked.append(arguments) or 0) == 0  # type: ignore[func-returns-value]
    assert asked[0].command is None and asked[0].bring == ["one.vcf", "two.VCF"]
