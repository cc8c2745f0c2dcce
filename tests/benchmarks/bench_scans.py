"""Twenty photographed cards in the window: brought in, the first one seen, all read, then accepted one after the other.

    python tests/benchmarks/bench_scans.py FOLDER

FOLDER holds pictures, such as `python -m tests.benchmarks.cardphotos.make` makes. Says also how long the GUI thread was
blocked, and how much memory the window keeps: it gave the reading to a process that has ended.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if __name__ == "__main__":  # the process that reads the cards loads this file too
    from heart import Heart, turn  # type: ignore[import-not-found]
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from netdesk.operations.sources import sources
    from netdesk.settings import Settings
    from netdesk.storage.book import Book
    from netdesk.ui.app import Program, application
    from netdesk.ui.inbox.page import InboxPage
    from netdesk.ui.scans.bringing import bring_pictures
    from netdesk.ui.scans.reading import card_reading

CARDS = 20


def megabytes() -> float:
    """What the window's own process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Bring the cards in, read them, accept them; print seconds."""
    pictures = sorted(Path(sys.argv[1]).iterdir())[:CARDS]
    with tempfile.TemporaryDirectory() as folder:
        app = application()
        sys.setswitchinterval(0.002)  # as the program does
        book = Book.open(Path(folder) / "desk.netdesk")
        program = Program.on(app, book, Settings(Path(folder) / "settings.json"))
        window, desk = program.window, program.desk
        window.resize(1280, 800)
        window.show()
        page = window.show_page("inbox")
        assert isinstance(page, InboxPage)
        turn(lambda: False, 3.0)  # until the window has loaded what it loads at rest
        before, heart, begun = megabytes(), Heart(), time.perf_counter()
        over: list[object] = []
        bring_pictures(window, desk, sources(pictures), over=over.append)
        turn(lambda: bool(over), 60)
        told(f"{len(pictures)} pictures brought in", begun)
        panel = page.checking
        turn(lambda: panel.isVisible() and bool(panel._look and panel._look.draft.lines), 60)
        told("the first card on screen", begun)
        turn(lambda: not card_reading(desk).running, 300)
        told("all read", begun)
        settle(program)
        print(f"the window holds {megabytes() - before:.0f} MB more than the {before:.0f} MB before")
        print(f"    the GUI thread was blocked for {heart.worst * 1000:.0f} ms at the worst")
        accept(window, panel, heart)
        settle(program)
        print(f"the window holds {megabytes() - before:.0f} MB more than before")
        program.close()


def settle(program: Any) -> None:
    """Until nothing is done any more."""
    turn(lambda: not program.jobs.busy, 10)
    turn(lambda: False, 3.0)


def accept(window: Any, panel: Any, heart: Any) -> None:
    """Enter on every card until none is left."""
    panel.form.start()
    heart.reset()
    waits: list[float] = []
    while panel.wanted is not None and len(waits) < 3 * CARDS:
        here, begun = panel.wanted, time.perf_counter()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        turn(lambda here=here: panel.wanted != here and (panel._look or panel.wanted is None), 20)
        waits.append(time.perf_counter() - begun)
    told_of = f"median {sorted(waits)[len(waits) // 2] * 1000:.0f} ms, {max(waits) * 1000:.0f} at the worst"
    print(f"{len(waits)} times Enter until none was left: the next card after {told_of}")
    print(f"    the GUI thread was blocked for {heart.worst * 1000:.0f} ms at the worst")


def told(what: str, begun: float) -> None:
    """Print how long something took."""
    print(f"{what:<30} {time.perf_counter() - begun:6.2f} s")


if __name__ == "__main__":
    main()
