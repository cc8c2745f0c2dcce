"""The briefing sheet on the screen: its real pages, A4 or Letter, to be printed or saved as a PDF."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QStackedWidget, QWidget

from netdesk.briefing.room import RoomSheet
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import briefing
from netdesk.operations.briefing import Paper
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.events.paper import PaperView
from netdesk.ui.events.printing import ask_printer, inches, print_sheet
from netdesk.ui.icons import icon
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.paint import ON_ACCENT

PAPERS: tuple[Paper, ...] = ("A4", "Letter")
_PAPER_SETTING = "paper"


class BriefingView(QWidget):
    """The pages of one event's sheet, remade when the event or its people change."""

    closed = Signal()
    arrived = Signal()
    """New pages are on show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._event: Event | None = None
        self._event_id: Id = ""
        self._sheet: RoomSheet | None = None
        self._printer: QPrinter | None = None
        self._stale = False
        self._paper: Paper = self._kept_paper()
        self.paper_view = PaperView(_("Briefing sheet"))
        self.paper_view.set_paper(inches(self._paper))
        self.paper_view.needs.connect(self._render)
        self.paper_view.zoomed.connect(self._mark_zoom)
        self._later = QTimer(self, singleShot=True, interval=250)
        self._later.timeout.connect(self._compose)
        self._lay_out()
        self.setFocusProxy(self.paper_view)
        desk.changed.connect(self._follow)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def paper(self) -> Paper:
        """The paper chosen."""
        return self._paper

    @property
    def pages(self) -> Sequence[QImage]:
        """The pages on show."""
        return self.paper_view.images

    def show_event(self, event_id: Id) -> None:
        """Show the sheet of an event, with all that was saved until now."""
        if event_id != self._event_id:
            self._event, self._sheet = None, None
            self.paper_view.show_pages(())
            self._body.setCurrentWidget(self._waiting)
            self._say("")
        self._event_id = event_id
        self._compose()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._event_id:
            self._later.start()

    def set_paper(self, paper: Paper) -> None:
        """Set the sheet for another paper, from now on for all sheets."""
        if paper == self._paper:
            return
        self._paper = paper
        self._desk.settings.set(_PAPER_SETTING, paper)
        self._chips[paper].setChecked(True)
        self.paper_view.set_paper(inches(paper))

    def print_out(self) -> None:
        """Ask for a printer, and print on it."""
        if self._sheet is None or self._printer is not None:
            return
        printer = ask_printer(self, self._paper, self._title(), len(self.pages))
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer in the background, with progress and a way to stop."""
        if self._sheet is None:
            return
        self._printer = printer  # kept here, so that it is freed on this thread
        work = partial(print_sheet, self._sheet, self._paper, printer)
        job = self._desk.jobs.pool(work, done=self._printed)
        self._desk.messages.follow(job, _("Printing the briefing sheet"))
        job.finished.connect(self._let_printer_go)

    def save_pdf(self) -> None:
        """Ask for a file, and save the sheet as a PDF."""
        if self._event is None:
            return
        target = self._ask_file()
        if target is not None:
            self.write_pdf(target)

    def write_pdf(self, target: Path) -> None:
        """Save the sheet as a PDF in the background."""
        event, paper, book = self._event, self._paper, self._desk.book
        if event is None:
            return

        def write(_context: Context) -> Path:
            briefing.write_pdf(book, event, target, paper)
            return target

        job = self._desk.jobs.pool(write, done=self._saved)
        self._desk.messages.follow(job, _("Saving the briefing sheet"))

    # building

    def _lay_out(self) -> None:
        back = icon_button(_("Back to the event"), icon("arrow-left"), self.closed.emit, size=18)
        self._name = ElidedLabel("", "title")
        self._about = label("", "small", "muted")
        self._save = button(_("Save PDF …"), self.save_pdf, icon=icon("pdf"))
        self._print = button(_("Print …"), self.print_out, icon=icon("print", ON_ACCENT), look="primary")
        self._print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self._save.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self._chips: dict[str, Chip] = {}
        papers = self._choice([(paper, paper) for paper in PAPERS], self._choose_paper)
        zooms = self._choice([("width", _("Fit width")), ("page", _("Whole page"))], self._choose_zoom)
        smaller = icon_button(_("Smaller"), icon("zoom-out"), lambda: self.paper_view.step(False))
        larger = icon_button(_("Larger"), icon("zoom-in"), lambda: self.paper_view.step(True))
        smaller.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut))
        larger.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn))
        first = hbox(back, self._name, self._save, self._print, spacing=10)
        second = hbox(*papers, 14, *zooms, 4, smaller, larger, None, self._about, margins=(34, 0, 0, 0), spacing=6)
        self._waiting = QFrame()
        self._waiting.setLayout(vbox(None, hbox(None, label(_("Setting the pages …"), tone="muted"), None), None))
        self._body = QStackedWidget()
        self._body.addWidget(self._waiting)
        self._body.addWidget(self.paper_view)
        head = vbox(first, second, margins=(14, 12, 18, 10), spacing=8)
        column = vbox(head, self._body, spacing=0)
        column.setStretch(1, 1)
        self.setLayout(column)
        self._chips[self._paper].setChecked(True)
        self._mark_zoom()
        self._say("")

    def _choice(self, options: list[tuple[str, str]], chosen: Callable[[str], None]) -> list[Chip]:
        """Chips of which one is chosen."""
        group = QButtonGroup(self)
        made = []
        for key, text in options:
            chip = Chip(text)
            chip.clicked.connect(lambda _checked, key=key: chosen(key))
            group.addButton(chip)
            self._chips[key] = chip
            made.append(chip)
        self._zoom_group = group
        return made

    def _choose_paper(self, paper: str) -> None:
        self.set_paper(cast(Paper, paper))

    def _choose_zoom(self, zoom: str) -> None:
        self.paper_view.set_zoom("page" if zoom == "page" else "width")

    def _mark_zoom(self) -> None:
        zoom = self.paper_view.zoom
        self._zoom_group.setExclusive(False)
        for key in ("width", "page"):
            self._chips[key].setChecked(zoom == key)
        self._zoom_group.setExclusive(True)

    def _kept_paper(self) -> Paper:
        return "Letter" if self._desk.settings.get(_PAPER_SETTING) == "Letter" else "A4"

    # reading

    def _follow(self, touched: Touched) -> None:
        about_people = bool(touched.people) or "person" in touched.nouns
        mine = self._event_id in touched.nouns.get("event", ())
        if touched.everything or about_people or mine:
            self._stale = True
            if self.isVisible():
                self._later.start()

    def _compose(self) -> None:
        """On the database's thread, so that what was typed last is on the sheet."""
        book, event_id = self._desk.book, self._event_id
        self._stale = False

        def work(_context: Context) -> tuple[Event, RoomSheet]:
            with book.reading() as reader:
                event = reader.get(Event, event_id)
            return event, briefing.room_sheet(book, event)

        self._desk.jobs.latest("events.sheet", work, done=self._take_sheet)

    def _take_sheet(self, made: tuple[Event, RoomSheet]) -> None:
        event, sheet = made
        if event.id != self._event_id:
            return
        if event.removed_at:
            self.closed.emit()
            return
        self._event, self._sheet = event, sheet
        self._say(event.name)
        self._render(self.paper_view.resolution())

    def _render(self, dpi: int) -> None:
        if self._sheet is None or not self.isVisible():
            return
        sheet, paper = self._sheet, self._paper

        def work(context: Context) -> tuple[Paper, list[QImage]]:
            context.check()
            pages = briefing.page_pictures(sheet, paper, dpi)
            return paper, [QImage.fromData(page) for page in pages]

        self._desk.jobs.latest("events.pages", work, done=self._take_pages, lane="pool")

    def _take_pages(self, made: tuple[Paper, list[QImage]]) -> None:
        paper, images = made
        if paper != self._paper or self._sheet is None:
            return
        self.paper_view.show_pages(images)
        self._body.setCurrentWidget(self.paper_view)
        self._say(self._title())
        self.arrived.emit()

    def _say(self, name: str) -> None:
        self._name.setText(name)
        ready = bool(self.pages) and self._sheet is not None
        if ready and self._sheet:
            people = plural("{n} person", "{n} people", len(self._sheet.people))
            self._about.setText(plural("{n} page", "{n} pages", len(self.pages)) + " · " + people)
        else:
            self._about.setText("")
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and self._printer is None)

    def _title(self) -> str:
        return self._event.name if self._event else ""

    # printing and saving

    def _printed(self, count: int) -> None:
        text = plural("{n} page went to the printer.", "{n} pages went to the printer.", count)
        file = self._printer.outputFileName() if self._printer else ""
        if file:
            self._saved(Path(file))
        else:
            self._desk.messages.tell(text)

    def _let_printer_go(self) -> None:
        self._printer = None
        self._say(self._title())

    def _ask_file(self) -> Path | None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        folder = documents if documents.is_dir() else Path.home()
        dialog = QFileDialog(self, _("Save the briefing sheet"), str(folder / self._file_name()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _file_name(self) -> str:
        """The event's name and day as a file may be called anywhere."""
        if self._event is None:
            return "briefing.pdf"
        name = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", self._event.name).strip(" .")[:80]
        return f"{name or _('Briefing')} {self._event.starts:%Y-%m-%d}.pdf"

    def _saved(self, target: Path) -> None:
        def look() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        text = _("The briefing sheet is in {file}.").format(file=target.name)
        self._desk.messages.tell(text, Action(_("Open"), look))
