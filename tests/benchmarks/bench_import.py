"""Importing 10,000 cards (28 MB, 3.0) in the window, against vobject's default parsing of the same text, in one run.

    python tests/benchmarks/bench_import.py [cards]

Says also how long the GUI thread was blocked at the worst while it ran, the second import of the same file, and the
time until a cancel was obeyed.
"""

import gc
import io
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

if __name__ == "__main__":  # the process that reads the cards loads this file too, and must not wait for a window
    from cards import file as cards_file  # type: ignore[import-not-found]
    from heart import Heart, turn  # type: ignore[import-not-found]

    from netdesk.operations.importing import Outcome
    from netdesk.settings import Settings
    from netdesk.storage.book import Book
    from netdesk.ui.app import Program, application


def vobject_alone(text: str) -> tuple[float, int]:
    """Seconds that vobject's default parsing takes, and how many cards came out before it gave up."""
    import vobject

    begun, count = time.perf_counter(), 0
    try:
        for _card in vobject.readComponents(io.StringIO(text)):
            count += 1
    except Exception as error:  # noqa: BLE001  it ends at the first card that it does not understand
        print(f"vobject stopped after {count} cards: {type(error).__name__}")
    taken = time.perf_counter() - begun
    gc.collect()  # it leaves cycles behind, whose collection would be counted as ours
    return taken, count


def main() -> None:
    """Import, import again, cancel a third; print seconds and ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.vcf"
        file.write_bytes(cards_file(count, only_3=True))
        print(f"{count} cards, {file.stat().st_size / 1e6:.1f} MB")
        floor, read = vobject_alone(file.read_text(encoding="utf-8", errors="replace"))
        app = application()
        sys.setswitchinterval(0.002)  # as the program does
        book = Book.open(Path(folder) / "desk.netdesk")
        program = Program.on(app, book, Settings(Path(folder) / "settings.json"))
        program.window.resize(1280, 800)
        program.window.show()
        page = program.window.show_page("people")
        importer = page._importer  # type: ignore[attr-defined]
        reports: list[object] = []
        importer.finished.connect(reports.append)
        heart = Heart()
        turn(lambda: False, 3.0)  # until the window has loaded what it loads at rest
        for name in ("import", "the same again"):
            reports.clear()
            heart.reset()
            begun = time.perf_counter()
            importer.run([file])
            turn(lambda: bool(reports), 600)
            taken, worst = time.perf_counter() - begun, heart.worst
            if name == "import":
                floor = (floor + vobject_alone(file.read_text(encoding="utf-8", errors="replace"))[0]) / 2
                print(f"vobject parsing alone     {floor:6.2f} s ({read} cards; before and after)")
            report = reports[0]
            counts = {outcome.value: report.count(outcome) for outcome in Outcome}  # type: ignore[attr-defined]
            print(f"{name:<25} {taken:6.2f} s  {taken / floor:.2f} of vobject  {counts}")
            print(f"    the GUI thread was blocked for {worst * 1000:.0f} ms at the worst")
            turn(lambda: not program.jobs.busy, 60)
            turn(lambda: False, 3.0)  # until what came is shown
        book.undo()
        importer.run([file])
        turn(lambda: False, 0.6)
        begun = time.perf_counter()
        imports = [one.job for one in program.jobs._running.values() if one.lane == "database"]
        for job in imports:
            job.cancel()
        turn(lambda: all(job.over for job in imports), 60)
        with book.reading() as reader:
            left = reader.connection.exec_driver_sql("select count(*) from person").scalar()
        print(f"cancel obeyed after {time.perf_counter() - begun:.2f} s, people left behind: {(left or 1) - 1}")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        program.close()


if __name__ == "__main__":
    main()
