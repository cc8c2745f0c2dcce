"""Where the command line hands over to the window: says in one sentence what a screen would need and is missing."""

import os
import sys
from argparse import Namespace

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def enter(arguments: Namespace) -> int:
    """Run what needs Qt; NetdeskError when the system lacks something that Qt wants."""
    import sqlalchemy  # noqa: F401  before Qt: its import hook slows what comes after

    if arguments.command in ("network", "screenshots") or (arguments.command == "self-test" and not _has_screen()):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _check_system()
    from netdesk.ui import app

    return app.start(arguments)


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_system() -> None:
    """Qt aborts the process when its plugin cannot be loaded; loading it by hand first names what is missing."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise NetdeskError(_missing(str(error))) from error
    if sys.platform != "linux" or platform.startswith(("offscreen", "minimal", "wayland", "vnc")):
        return
    if not _has_screen():
        raise NetdeskError(_("There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."))
    if os.environ.get("WAYLAND_DISPLAY") and not platform:
        return
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    try:
        ctypes.CDLL(f"{plugins}/platforms/libqxcb.so")
    except OSError as error:
        raise NetdeskError(_missing(str(error))) from error


def _missing(error: str) -> str:
    library = error.partition(":")[0].strip()
    package = _PACKAGES.get(library)
    if package:
        told = _("Qt needs the system library {library}; on Debian and Ubuntu: sudo apt install {package}")
        return told.format(library=library, package=package)
    return _("Qt cannot start on this system: {why}").format(why=error.splitlines()[0])
