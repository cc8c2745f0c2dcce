"""`integrate`: the system's menu of programs gets to know Netdesk, and its file manager what Netdesk opens."""

import re
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from netdesk import paths
from netdesk.cli.grammar import Commands
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

OPENED = (".vcf", ".vcard", ".ics")
"""What Netdesk offers to open beside its own files; the user's choice of a program for them stays."""

_OWN = "Netdesk.desk"  # under which name Windows keeps what our files are
_CLASSES = r"Software\Classes"
_SIZE = re.compile(r"netdesk-0*(\d+)\.png")


def add_commands(commands: Commands) -> None:
    """Add `integrate`."""
    integrate = commands.add_parser("integrate", help=_("be in the menu of programs, and open files by double click"))
    integrate.add_argument("--remove", action="store_true", help=_("take that back"))
    integrate.set_defaults(alone=integrate_here)


def integrate_here(arguments: Namespace) -> int:
    """Tell this user's desktop of the program, or have it forget; OSError where that cannot be written."""
    if sys.platform == "darwin":
        raise NetdeskError(_("On a Mac there is nothing to do: put Netdesk into the folder Applications."))
    if sys.platform == "win32":
        _into_registry(arguments.remove)
    else:
        _into_folders(paths.data_dir().parent, arguments.remove)
    said = _("Netdesk is no longer in the menu of programs.")
    print(
        said if arguments.remove else _("Netdesk is in the menu of programs, and opens .netdesk, .vcf and .ics files.")
    )
    return 0


def command() -> tuple[str, ...]:
    """The words that start this program, wherever the user put it."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "netdesk")


# --- freedesktop.org


def _into_folders(share: Path, remove: bool) -> None:
    for place, content in _files(share):
        if remove:
            place.unlink(missing_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    _look_again("update-mime-database", share / "mime")
    _look_again("update-desktop-database", share / "applications")


def _files(share: Path) -> Iterator[tuple[Path, bytes]]:
    """Where each file goes, and what is in it."""
    app, icons = paths.resource("app"), share / "icons" / "hicolor"
    yield share / "mime" / "packages" / "netdesk.xml", (app / "netdesk-mime.xml").read_bytes()
    yield icons / "scalable" / "apps" / "netdesk.svg", (app / "netdesk.svg").read_bytes()
    for picture in app.glob("netdesk-*.png"):
        if size := _SIZE.fullmatch(picture.name):
            yield icons / f"{size[1]}x{size[1]}" / "apps" / "netdesk.png", picture.read_bytes()
    entry = (app / "netdesk.desktop").read_text(encoding="utf-8")
    words = " ".join(quoted(word) for word in command())
    yield share / "applications" / "netdesk.desktop", entry.replace("Exec=netdesk ", f"Exec={words} ").encode()


def quoted(word: str) -> str:
    """A word of `Exec=`: quoted as for a shell, then as a value of the file (Desktop Entry Specification, 7)."""
    shell = re.sub(r'(["`$\\])', r"\\\1", word)
    return '"' + shell.replace("\\", "\\\\").replace("%", "%%") + '"'


def _look_again(program: str, folder: Path) -> None:
    """Have the desktop read a folder anew; where the program is missing it does at the next login."""
    if shutil.which(program) and folder.is_dir():
        subprocess.run([program, str(folder)], check=False, capture_output=True)


# --- Windows


def of_windows(program: str) -> tuple[tuple[str, str, str], ...]:
    """What this user's Explorer is told, as key, name and value: our own files open here, others offer it."""
    own, kinds = rf"{_CLASSES}\{_OWN}", tuple(rf"{_CLASSES}\{ending}\OpenWithProgids" for ending in OPENED)
    return (
        (own, "", "Netdesk"),
        (rf"{own}\DefaultIcon", "", f'"{program}",0'),
        (rf"{own}\shell\open\command", "", f'"{program}" "%1"'),
        (rf"{_CLASSES}\.netdesk", "", _OWN),
        *((kind, _OWN, "") for kind in kinds),
    )


def _into_registry(remove: bool) -> None:
    if sys.platform == "win32":
        import winreg

        for key, name, value in of_windows(sys.executable):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                if not remove:
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
                    continue
                with suppress(FileNotFoundError):
                    winreg.DeleteValue(opened, name)
