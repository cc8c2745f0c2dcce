"""The program tries itself: every page is shown, a person opened, a sheet written; it says what did not work."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from netdesk.operations import briefing, checkingcards, events, exporting, importing, scanning
from netdesk.operations.passphrase import open_with
from netdesk.operations.sources import sources
from netdesk.storage.book import Book
from netdesk.storage.key import is_sealed, new_key
from netdesk.storage.keychain import kept_key
from netdesk.storage.soundness import look
from netdesk.ui.bugs import told
from netdesk.ui.network.taking import write_picture

if TYPE_CHECKING:
    from netdesk.ui.app import Program

PAGES = ("today", "people", "network", "events", "referrals", "inbox", "settings")
_PATIENCE = 60.0  # seconds for one step


def self_test(app: QApplication, program: "Program") -> int:
    """Run all steps; 0 when each worked, else 1, with a line for each on stdout or stderr."""
    bugs: list[str] = []
    program.jobs.bug.connect(lambda error: bugs.append(told(error)))
    program.jobs.error.connect(bugs.append)
    failed = 0
    program.window.resize(1280, 800)
    program.window.show()
    with tempfile.TemporaryDirectory(prefix="netdesk-test-") as folder:
        for name, step in _steps(program, Path(folder)):
            try:
                step()
                settle(app, program)
                problem = "; ".join(bugs)
            except Exception as error:  # noqa: BLE001  every step is tried, whatever went wrong before
                problem = f"{type(error).__name__}: {error}"
            bugs.clear()
            failed += bool(problem)
            stream = sys.stderr if problem else sys.stdout
            stream.write(f"{'FAILED' if problem else 'ok'}  {name}{': ' + problem if problem else ''}\n")
    program.window.close()
    program.close()
    return 1 if failed else 0


def settle(app: QApplication, program: "Program", looks: int = 5) -> None:
    """Let the window work until nothing is under way for so many looks, 10 ms apart; TimeoutError when
    it does not come to rest."""
    end = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < looks:
        app.processEvents()
        quiet = 0 if program.jobs.busy else quiet + 1
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        time.sleep(0.01)


def _steps(program: "Program", folder: Path) -> list[tuple[str, Callable[[], object]]]:
    window, book = program.window, program.book
    pages = [(f"page {key}", lambda key=key: window.show_page(key)) for key in PAGES]
    return [
        *pages,
        ("briefing sheet", lambda: _sheet(program, folder)),
        ("network picture", lambda: _written(folder / "network.png", lambda path: write_picture(book, path))),
        ("vCards out and in", lambda: _round_trip(program, folder)),
        ("photographed card", lambda: _card(program, folder)),
        ("undo", lambda: _undo(program)),
        ("passphrase", lambda: _passphrase(folder)),
        ("soundness", lambda: _sound(program)),
    ]


def _written(path: Path, write: Callable[[Path], object]) -> None:
    write(path)
    if path.stat().st_size < 1000:
        raise ValueError(f"{path.name} is nearly empty")


def _sheet(program: "Program", folder: Path) -> None:
    with program.book.reading() as reader:
        event = events.upcoming_first(reader)[0]
    _written(folder / "sheet.pdf", lambda path: briefing.write_pdf(program.book, event, path))


def _round_trip(program: "Program", folder: Path) -> None:
    file = folder / "people.vcf"
    count = exporting.export(program.book, file)
    report = importing.run(program.book, [file])
    if report.count(importing.Outcome.UNCHANGED) != count:
        raise ValueError(f"of {count} people {report.count(importing.Outcome.UNCHANGED)} came back unchanged")


def _card(program: "Program", folder: Path) -> None:
    """Draw a card, and let the process that reads cards read it."""
    file, mail = folder / "card.png", "ana@kovac.example"
    picture = QImage(1000, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    brush = QPainter(picture)
    font = brush.font()
    font.setPixelSize(64)
    brush.setFont(font)
    for line, text in enumerate(("Ana Rossi", "Translator", mail)):
        brush.drawText(80, 180 + 120 * line, text)
    brush.end()
    picture.save(str(file))
    scanning.bring(program.book, sources([file]))
    scanning.read_waiting(program.book)
    with program.book.reading() as reader:
        fields = [field.text for draft in checkingcards.waiting(reader) for field in draft.fields]
    if mail not in fields:
        raise ValueError(f"read {fields} on a card")


def _passphrase(folder: Path) -> None:
    """Protect a desk, look for its key with the system, and open it."""
    file = folder / "protected.netdesk"
    Book.open(file, key=new_key("self-test")).close()
    if kept_key(file) is not None or not is_sealed(file):
        raise ValueError("the desk is not protected")
    open_with(file, "self-test").close()


def _undo(program: "Program") -> None:
    if program.book.undo() is None or program.book.redo() is None:
        raise ValueError("nothing could be undone")


def _sound(program: "Program") -> None:
    findings = look(program.book)
    if not findings.sound:
        raise ValueError(f"{findings.problems}, {findings.stale} stale rows")
