"""Bringing in cards, lists and invitations from wherever on the window; with progress, cancel, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from netdesk.i18n import _, plural
from netdesk.operations import importing, invitations
from netdesk.operations.importing import Outcome, Report
from netdesk.operations.invitations import InvitationReport, Taken
from netdesk.operations.sources import Source
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.lists.asking import Brought, ask, look
from netdesk.ui.messages import Action
from netdesk.ui.triage.launch import way_on
from netdesk.ui.window import MainWindow

_KINDS = "*.vcf *.vcard *.vct *.csv *.tsv *.ics *.zip *.json"


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of what came in: people, and invitations."""

    people: Report | None = None
    events: InvitationReport | None = None


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
        kinds = _("Cards, lists and invitations ({kinds});;All files (*)").format(kinds=_KINDS)
        files, _kind = QFileDialog.getOpenFileNames(self._window, _("Bring in cards"), folder, kinds)
        if files:
            self._desk.settings.set("import_folder", str(Path(files[0]).parent))
            self.run([Path(file) for file in files])

    def run(self, paths: list[Path]) -> None:
        """Import files, folders and archives; a whole desk that comes alone goes its own way."""
        from netdesk.ui.sharing.wholedesk import read_if_whole

        if not read_if_whole(self._desk, paths):
            self._desk.jobs.pool(lambda _context: look(paths), done=self._asked)

    def run_text(self, name: str, data: bytes) -> None:
        """Import what was pasted as one change."""
        self._bring(Brought([Source(name, "cards", len(data), lambda: data)]))

    def _asked(self, brought: Brought) -> None:
        """Ask what the columns of unknown lists are, one list after the other; then bring in everything."""
        ask(brought, self._window, self._bring)

    def _bring(self, brought: Brought) -> None:
        if not brought.sources:
            return

        def work(book: Book, context: Context) -> Told:
            def progress(done: int, total: int) -> None:
                context.check()
                context.progress(done, total)

            return _bring_in(book, brought, progress)

        self._desk.work(_("Reading cards"), work, done=self._done)

    def _done(self, told: Told) -> None:
        said = [*_of_people(told.people), *_of_events(told.events)]
        step = self._next(told)
        self._desk.messages.tell(" ".join(said), step, stay=step is not None)
        if told.people:
            self.finished.emit(told.people)

    def _next(self, told: Told) -> Action | None:
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


def _bring_in(book: Book, brought: Brought, progress: importing.Progress) -> Told:
    """Bring in people, then invitations, so that who comes with both is known to the event."""
    calendars = [one for one in brought.sources if one.kind == "calendar" and not one.error]
    others = [one for one in brought.sources if importing.is_read(one)]
    people = importing.take(book, others, progress=progress, lists=brought.lists) if others or not calendars else None
    return Told(people, invitations.take_found(book, calendars) if calendars else None)


def _of_people(report: Report | None) -> list[str]:
    if report is None:
        return []
    said = {
        Outcome.NEW: plural("{n} new", "{n} new", report.count(Outcome.NEW)),
        Outcome.UPDATED: plural("{n} updated", "{n} updated", report.count(Outcome.UPDATED)),
        Outcome.UNCHANGED: plural("{n} known already", "{n} known already", report.count(Outcome.UNCHANGED)),
        Outcome.UNREADABLE: plural("{n} could not be read", "{n} could not be read", report.count(Outcome.UNREADABLE)),
    }
    shown = [text for outcome, text in said.items() if report.count(outcome)]
    if report.questions:
        shown.append(plural("{n} perhaps known", "{n} perhaps known", report.questions))
    return [_("Cards: {counts}.").format(counts=", ".join(shown) or _("none"))]


def _of_events(report: InvitationReport | None) -> list[str]:
    if report is None:
        return []
    counts = [
        (Taken.NEW, plural("{n} new", "{n} new", report.count(Taken.NEW))),
        (Taken.UPDATED, plural("{n} updated", "{n} updated", report.count(Taken.UPDATED))),
        (Taken.UNCHANGED, plural("{n} known already", "{n} known already", report.count(Taken.UNCHANGED))),
        (Taken.CANCELLED, plural("{n} called off", "{n} called off", report.count(Taken.CANCELLED))),
        (Taken.LEFT, plural("{n} could not be read", "{n} could not be read", report.count(Taken.LEFT))),
    ]
    shown = [text for outcome, text in counts if report.count(outcome)]
    return [_("Invitations: {counts}.").format(counts=", ".join(shown))]
