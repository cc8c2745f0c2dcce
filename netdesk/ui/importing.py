"""Bringing in cards, lists and invitations from wherever on the window; with progress, cancel, and what came of it.

What reads and compares them is loaded with the first import: it would take a sixth of the start.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from netdesk.i18n import _
from netdesk.operations.report import Outcome, Report
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.triage.launch import way_on
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.capture.phone.parcels import Received
    from netdesk.ui.bringing import Told
    from netdesk.ui.lists.asking import Brought

_KINDS = "*.vcf *.vcard *.vct *.csv *.tsv *.ics *.zip *.json *.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.pdf"


class Importer(QObject):
    """Runs imports one at a time; `finished` tells the report on people."""

    finished = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        window.files_dropped.connect(self.run)

    def choose(self) -> None:
        """Ask for files."""
        folder = self._desk.settings.get("import_folder", str(Path.home()))
        kinds = _("Cards, photos of cards, lists and invitations ({kinds});;All files (*)").format(kinds=_KINDS)
        files, _kind = QFileDialog.getOpenFileNames(self._window, _("Bring in cards"), folder, kinds)
        if files:
            self._desk.settings.set("import_folder", str(Path(files[0]).parent))
            self.run([Path(file) for file in files])

    def run(self, paths: list[Path]) -> None:
        """Import files, folders and archives; a whole desk that comes alone goes its own way."""
        from netdesk.ui.sharing.wholedesk import read_if_whole

        if not read_if_whole(self._desk, paths):
            self._desk.jobs.pool(lambda _context: _look(paths), done=self._asked)

    def run_text(self, name: str, data: bytes) -> None:
        """Import what was pasted as one change."""
        from netdesk.operations.sources import Source
        from netdesk.ui.lists.asking import Brought

        self._bring(Brought([Source(name, "cards", len(data), lambda: data)]))

    def run_picture(self, name: str, data: bytes) -> None:
        """Bring in a picture of cards that was pasted."""
        from netdesk.operations.sources import Source
        from netdesk.ui.lists.asking import Brought

        self._bring(Brought([Source(name, "picture", len(data), lambda: data)]))

    def from_phone(self) -> None:
        """Show the way for a phone to send cards, and bring in what it sends."""
        from netdesk.ui.lists.asking import Brought
        from netdesk.ui.phone.launch import show_phone
        from netdesk.ui.scans.fromphone import PhonePictures, source_of

        pictures = PhonePictures(self._window, self._desk)

        def arrived(came: "list[Received]") -> None:
            if cards := [source_of(one) for one in came if one.kind == "card"]:
                self._bring(Brought(cards))
            pictures.take([one for one in came if one.kind == "picture"])

        show_phone(self._window, self._desk, arrived)

    def _asked(self, brought: "Brought") -> None:
        """Ask what the columns of unknown lists are, one list after the other; then bring in everything."""
        from netdesk.ui.lists.asking import ask

        ask(brought, self._window, self._bring)

    def _bring(self, brought: "Brought") -> None:
        from netdesk.operations.scanning import photographed

        pictures = photographed(brought.sources)
        if pictures:
            from netdesk.ui.scans.bringing import bring_pictures

            bring_pictures(self._window, self._desk, pictures)
            brought = replace(brought, sources=[one for one in brought.sources if one not in pictures])
        if not brought.sources:
            return

        def work(book: Book, context: Context) -> "Told":
            from netdesk.ui.bringing import bring_in

            return bring_in(book, brought, context.step)

        self._desk.work(_("Reading cards"), work, done=self._done)

    def _done(self, told: "Told") -> None:
        step = self._next(told)
        self._desk.messages.tell(told.sentence, step, stay=step is not None)
        if told.people:
            self.finished.emit(told.people)

    def _next(self, told: "Told") -> Action | None:
        """The way on: how the new people were met, the unreadable ones, the events, or the way back."""
        report = told.people or Report()
        if report.questions:
            return Action(_("Review"), lambda: self._window.show_page("inbox"))
        if report.count(Outcome.NEW):
            return way_on(self._desk, self._window, report.people(Outcome.NEW))
        if report.count(Outcome.UNREADABLE):
            return Action(_("Show"), lambda: self._window.show_page("inbox"))
        if told.events and told.events.events():
            return Action(_("Show"), lambda: self._window.show_page("events"))
        return Action(_("Undo"), self._desk.undo) if report.count(Outcome.UPDATED) else None


def _look(paths: Sequence[Path]) -> "Brought":
    from netdesk.ui.lists.asking import look

    return look(paths)
