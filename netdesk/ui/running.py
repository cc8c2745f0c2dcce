"""From the first window of a desk to the last: what is opened is brought to it meanwhile; how it ends is watched."""

from argparse import Namespace
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from netdesk import paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.ui.app import Opening, Program, open_desk, throw_away
from netdesk.ui.application import Application
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from netdesk.ui.handing import Hatch
    from netdesk.ui.mishaps import Watch
    from netdesk.ui.opened import OpenSign


_LONG = 1000  # milliseconds after which an empty window looks as if it hung


def run_window(app: QApplication, arguments: Namespace, sign: "OpenSign | None") -> int:
    """Run the window, and those that take its place, until the last is closed; the exit status."""
    programs: list[Program] = []
    hatch = _listen(app, arguments, sign, lambda files: programs[-1].bring(files))
    watch = cache(partial(_watch, sign))  # what it needs is loaded when the first cards are on the screen
    with throw_away(arguments) as folder:
        settings = Settings(folder / "settings.json" if folder else None)
        at_once = None if folder or "://" in (arguments.desk or "") else arguments.desk or paths.default_desk()
        bringing = [Path(file) for file in arguments.bring]
        opening: Opening | None = partial(open_desk, arguments, folder)
        while opening:
            program = Program(app, settings)
            program.bringing, program.elsewhere = bringing, sign is not None and sign.elsewhere
            programs = [program]
            _show(program, opening, Path(at_once).expanduser() if at_once else None, watch)
            opening, at_once, bringing = program.afterwards, None, program.bringing
    if hatch:
        hatch.close()
    watch().close()
    if program.failed:
        raise NetdeskError(program.failed)
    return 0


def _watch(sign: "OpenSign | None") -> "Watch":
    from netdesk.ui.mishaps import Watch

    return Watch(sign)


def _listen(
    app: QApplication, arguments: Namespace, sign: "OpenSign | None", bring: Callable[[list[Path]], None]
) -> "Hatch | None":
    """From now on hear of what is opened while the window is there: handed in by later starts, told by macOS."""
    if isinstance(app, Application):
        app.file_opened.connect(partial(_bring_or_open, bring))
    if not (sign and sign.is_ours):
        return None
    try:
        from netdesk.ui.handing import Hatch
    except ImportError:  # Qt's network part wants a library that is not everywhere; a window works without
        return None
    hatch = Hatch(arguments.desk or paths.default_desk(), app)
    hatch.handed.connect(bring)
    hatch.open()
    return hatch


def _bring_or_open(bring: Callable[[list[Path]], None], file: Path) -> None:
    if file.suffix.lower() == ".netdesk":
        from netdesk.ui.handing import open_window

        open_window(file)
    else:
        bring([file])


def _show(program: Program, opening: Opening, at_once: Path | None, watch: Callable[[], "Watch"]) -> None:
    """Run one window until it is closed; the first cards of the desk `at_once` stand there before it is open."""
    program.window.show()
    program.app.processEvents()
    if at_once:
        program.show_first_cards(at_once)
    from netdesk.ui.mishaps import catch_bugs

    catch_bugs(program.window, program.jobs)
    program.watch = watch()
    program.open_later(opening)
    if not at_once:
        QTimer.singleShot(_LONG, program.window, partial(say_it_takes, program))
    program.app.exec()
    program.close()
    if program.afterwards:
        program.clear_away()


def say_it_takes(program: Program) -> None:
    """Say that the desk is still being opened, as one is that is written anew before; unless there is something to see
    by now."""
    window = program.window
    if program.failed or not window.rail.isVisible() or window.rail.isEnabled():
        return
    told = _("The desk is being written or read. With many pictures this takes a while.")
    window.show_meanwhile(program.start_page, EmptyState(icon("clock", INK), _("One moment …"), told))
