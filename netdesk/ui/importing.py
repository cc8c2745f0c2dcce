"""Bringing in cards from wherever on the window: file dialog, drops; with progress, cancel, and what came of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from netdesk.i18n import _, plural
from netdesk.operations import importing
from netdesk.operations.importing import Outcome, Report
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.triage.launch import way_on
from netdesk.ui.window import MainWindow


class Importer(QObject):
    """Runs imports one at a time; `finished` tells the report."""

    finished = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        window.files_dropped.connect(self.run)

    def choose(self) -> None:
        """Ask for files."""
        folder = self._desk.settings.get("import_folder", str(Path.home()))
        kinds = _("Cards (*.vcf *.vcard);;All files (*)")
        files, _kind = QFileDialog.getOpenFileNames(self._window, _("Bring in cards"), folder, kinds)
        if files:
            self._desk.settings.set("import_folder", str(Path(files[0]).parent))
            self.run([Path(file) for file in files])

    def run(self, paths: list[Path]) -> None:
        """Import files and folders as one change; a whole desk that comes alone goes its own way."""
        from netdesk.ui.sharing.wholedesk import read_if_whole

        if read_if_whole(self._desk, paths):
            return

        def work(book: Book, context: Context) -> Report:
            def progress(done: int, total: int) -> None:
                context.check()
                context.progress(done, total)

            return importing.run(book, paths, progress=progress)

        self._desk.work(_("Reading cards"), work, done=self._done)

    def run_text(self, name: str, data: bytes) -> None:
        """Import what was pasted as one change."""
        self._desk.work(
            _("Reading cards"), lambda book, _context: importing.run_text(book, name, data), done=self._done
        )

    def _done(self, report: Report) -> None:
        counts = {outcome: report.count(outcome) for outcome in Outcome}
        said = [
            plural("{n} new", "{n} new", counts[Outcome.NEW]),
            plural("{n} updated", "{n} updated", counts[Outcome.UPDATED]),
            plural("{n} known already", "{n} known already", counts[Outcome.UNCHANGED]),
            plural("{n} could not be read", "{n} could not be read", counts[Outcome.UNREADABLE]),
        ]
        shown = [text for text, count in zip(said, counts.values(), strict=True) if count]
        text = _("Cards: {counts}.").format(counts=", ".join(shown) or _("none"))
        self._desk.messages.tell(text, self._next(report))
        self.finished.emit(report)

    def _next(self, report: Report) -> Action | None:
        """The way on: how the new people were met, the unreadable ones, or the way back."""
        new = [entry.person for entry in report.entries if entry.person and entry.outcome is Outcome.NEW]
        if new:
            return way_on(self._desk, self._window, list(dict.fromkeys(new)))
        if report.count(Outcome.UNREADABLE):
            return Action(_("Show"), lambda: self._window.show_page("inbox"))
        return Action(_("Undo"), self._desk.undo) if report.count(Outcome.UPDATED) else None
