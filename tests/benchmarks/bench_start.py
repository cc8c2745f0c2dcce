"""Start with 10,000 people, against a bare PySide6 main window started the same way: first paint, the first
cards, the page that works, memory.

    python tests/benchmarks/bench_start.py [people] [rounds]

Every start is a new process, offscreen unless QT_QPA_PLATFORM says otherwise; the two kinds take turns.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
from PySide6.QtCore import QTimer

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
app.exec()
print(time.clock_gettime(time.CLOCK_BOOTTIME))
"""

NETDESK = """
import sys, time
from argparse import Namespace
from netdesk.ui import app as program_module
from netdesk.ui.app import Program, application
from netdesk.settings import Settings
from netdesk.ui.widgets.grid import GridView
from PySide6.QtCore import QEvent, QObject, QTimer
from pathlib import Path

marks = {}

def cards_painted(widget):
    return any(view.model() and view.model().rowCount() for view in widget.findChildren(GridView) if view.isVisible())

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: marks.setdefault("paint", time.clock_gettime(time.CLOCK_BOOTTIME)))
        return False

app = application()
program = Program(app, Settings(Path(sys.argv[2])))
watch = Watch()
program.window.installEventFilter(watch)
program.window.resize(1280, 800)
program.window.show()
app.processEvents()
app.processEvents()  # the mark of the first paint comes with the next turn of the event loop
program.show_first_cards(Path(sys.argv[1]))
if cards_painted(program.window):
    marks["cards"] = time.clock_gettime(time.CLOCK_BOOTTIME)
program.open_later(lambda: program_module.open_desk(Namespace(desk=sys.argv[1], command=None), None))

def look():
    page = program.window._pages.get("people")
    if page and page.model.ids() and page.model._pages and "paint" in marks:
        marks["page"] = time.clock_gettime(time.CLOCK_BOOTTIME)
        memory = next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]
        print(marks["paint"], marks.get("cards", marks["page"]), marks["page"], int(memory) / 1024)
        program.window.close()
        program.close()
        app.quit()

timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
app.exec()
"""


def run(code: str, *arguments: str) -> list[float]:
    """Start a process; how many seconds after its start each mark was reached (and what else it printed)."""
    import time

    begun = time.clock_gettime(time.CLOCK_BOOTTIME)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    values = [float(word) for word in done.stdout.split()[-4:]]
    return [value - begun if value > begun else value for value in values]


def main() -> None:
    """Take turns, print medians and ratios."""
    from netdesk.operations import demo
    from netdesk.storage.book import Book

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk.netdesk"
        book = Book.open(desk)
        demo.fill(book, people)
        book.close()
        bare, ours = [], []
        for _round in range(rounds):
            bare.append(run(BARE)[-1])
            ours.append(run(NETDESK, str(desk), f"{folder}/settings.json"))
    floor = statistics.median(bare)
    paint, cards, page, memory = (statistics.median(values) for values in zip(*ours, strict=True))
    print(f"bare window       {floor * 1000:7.0f} ms")
    print(f"first paint       {paint * 1000:7.0f} ms   {paint / floor:.2f} of the bare window (at most 1.8)")
    print(f"cards on screen   {cards * 1000:7.0f} ms   {cards / floor:.2f} of the bare window (at most 3.5)")
    print(f"the page itself   {page * 1000:7.0f} ms   {page / floor:.2f} of the bare window")
    print(f"memory            {memory:7.0f} MB   (at most 200)")


if __name__ == "__main__":
    main()
