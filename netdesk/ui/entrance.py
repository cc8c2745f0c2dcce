"""Where the command line hands over to the window: says in one sentence what a screen would need and is missing."""

import os
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

if TYPE_CHECKING:
    import ctypes

    from netdesk.ui.opened import OpenSign

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
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb.so.1": "libxcb1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def enter(arguments: Namespace) -> int:
    """Run what needs Qt; NetdeskError when the system lacks something that Qt wants."""
    if arguments.command in ("network", "screenshots") or (arguments.command == "self-test" and not _has_screen()):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sign = None if arguments.command or arguments.temp else _sign(arguments)
    try:
        return 0 if sign and _handed(arguments, sign) else _start(arguments, sign)
    finally:
        if sign:
            sign.take_in()


def _sign(arguments: Namespace) -> "OpenSign | None":
    """The sign that the user's desk is open; None where Qt is not to be had, which is said later."""
    try:
        from netdesk.ui.opened import OpenSign
    except ImportError:
        return None
    folder = paths.log_dir()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return OpenSign(arguments.desk or paths.default_desk(), folder)


def _handed(arguments: Namespace, sign: "OpenSign") -> bool:
    """Whether another window has the desk open, and took what was to be opened."""
    try:
        from netdesk.ui.handing import hand_over
    except ImportError:
        sign.hang_out()
        return False
    return hand_over(arguments.desk or paths.default_desk(), [Path(file) for file in arguments.bring], sign)


def _start(arguments: Namespace, sign: "OpenSign | None") -> int:
    _check_system()
    from netdesk.ui import app

    return app.start(arguments, sign)


def _has_screen() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY")) or _has_wayland()


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", ""), name or "").exists()


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
    if _has_wayland() and not platform:
        return
    import ctypes

    from PySide6.QtCore import QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    try:
        ctypes.CDLL(f"{plugins}/platforms/libqxcb.so")
        if not _answers(ctypes.CDLL("libxcb.so.1")):
            raise NetdeskError(_("The screen {name} does not answer.").format(name=os.environ.get("DISPLAY", "")))
    except OSError as error:
        raise NetdeskError(_missing(str(error))) from error


def _answers(xcb: "ctypes.CDLL") -> bool:
    """Whether the X server can be reached: where it cannot, Qt would end the process."""
    from ctypes import c_char_p, c_int, c_void_p

    xcb.xcb_connect.restype, xcb.xcb_connect.argtypes = c_void_p, (c_char_p, c_void_p)
    xcb.xcb_connection_has_error.restype, xcb.xcb_connection_has_error.argtypes = c_int, (c_void_p,)
    xcb.xcb_disconnect.restype, xcb.xcb_disconnect.argtypes = None, (c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _missing(error: str) -> str:
    library = error.partition(":")[0].strip()
    package = _PACKAGES.get(library)
    if package:
        told = _("Qt needs the system library {library}; on Debian and Ubuntu: sudo apt install {package}")
        return told.format(library=library, package=package)
    return _("Qt cannot start on this system: {why}").format(why=error.splitlines()[0])
