"""The desktop gets to know the program, wherever it lies, and forgets it without a trace."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_terminal import terminal

from netdesk.cli import integrate
from netdesk.cli.integrate import of_windows, quoted
from netdesk.storage.book import Book

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders of freedesktop.org")

_KINDS = """
import sys
from PySide6.QtCore import QMimeDatabase
for file in sys.argv[1:]:
    print(QMimeDatabase().mimeTypeForFile(file).name())
"""


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "Zoë's share"


def files(share: Path) -> set[str]:
    return {one.relative_to(share).as_posix() for one in share.rglob("*") if one.is_file()}


def entry(share: Path) -> dict[str, str]:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(share / "applications" / "netdesk.desktop", encoding="utf-8")
    return dict(read["Desktop Entry"])


def test_the_menu_knows_the_program_and_forgets_it(share: Path) -> None:
    done = terminal(["integrate"], XDG_DATA_HOME=str(share))
    assert (done.returncode, done.stderr) == (0, b"")
    there = files(share)
    assert {
        "applications/netdesk.desktop",
        "icons/hicolor/256x256/apps/netdesk.png",
        "icons/hicolor/scalable/apps/netdesk.svg",
        "mime/packages/netdesk.xml",
    } <= there
    assert entry(share)["Exec"] == f'"{sys.executable}" "-m" "netdesk" %F'
    assert terminal(["integrate", "--remove"], XDG_DATA_HOME=str(share)).returncode == 0
    assert not [name for name in files(share) if Path(name).name.startswith("netdesk")]


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-validate here")
def test_the_entry_is_valid_in_a_folder_of_any_name(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrate, "command", lambda: ('/home/Zoë "Z" Ćwik/100% $new\\folder/netdesk',))
    integrate._into_folders(share, remove=False)
    made = share / "applications" / "netdesk.desktop"
    done = subprocess.run(["desktop-file-validate", str(made)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_command_is_quoted_as_the_specification_says() -> None:
    assert quoted("/opt/net desk") == '"/opt/net desk"'
    assert quoted('a"b$c`d\\e%f') == r'"a\\"b\\$c\\`d\\\\e%%f"'


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no shared-mime-info here")
def test_a_desk_is_known_by_its_name_and_without_one_by_what_is_in_it(share: Path, tmp_path: Path) -> None:
    integrate._into_folders(share, remove=False)
    desk = tmp_path / "desk.netdesk"
    Book.open(desk).close()
    nameless = shutil.copyfile(desk, tmp_path / "copy")
    told = subprocess.run(
        [sys.executable, "-c", _KINDS, str(desk), str(nameless)],
        env={"XDG_DATA_HOME": str(share), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["application/x-netdesk"] * 2


def test_windows_opens_our_files_here_and_offers_us_for_others() -> None:
    told = {(key, name): value for key, name, value in of_windows(r"C:\Zoë Ćwik\netdesk.exe")}
    classes = r"Software\Classes"
    assert told[rf"{classes}\Netdesk.desk\shell\open\command", ""] == r'"C:\Zoë Ćwik\netdesk.exe" "%1"'
    assert told[rf"{classes}\.netdesk", ""] == "Netdesk.desk"
    assert (rf"{classes}\.vcf\OpenWithProgids", "Netdesk.desk") in told
    assert not [key for key, name in told if key.endswith(".vcf") and not name], "nobody's choice of a program changes"
