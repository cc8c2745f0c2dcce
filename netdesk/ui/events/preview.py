"""The pages of a sheet on the screen, A4 or Letter, to be printed or saved as a PDF; its owner gives it the sheets."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QFrame, QStackedWidget, QWidget

from netdesk.briefing.pages import Paper
from netdesk.briefing.sheet import Printable
from netdesk.i18n import _, plural
from netdesk.operations import briefing
from netdesk.ui.desk import Desk
from netdesk.ui.events.paper import PaperView
from netdesk.ui.events.printing import ask_printer, inches, print_sheet
from netdesk.ui.icons import icon
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.unpacking import unpacked
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.paint import ON_ACCENT

PAPERS: tuple[Paper, ...] = ("A4", "Letter")
_PAPER_SETTING = "paper"
_SHOWN_LETTERS = 12

Made = tuple[Printable, Paper, list[QImage], str]
"""A sheet with its pages, and the letters on it that have no font."""


class SheetPreview(QWidget):
    """Shows a sheet. `tools` are the papers and the zoom, `save_button` and `print_button` the ways out: where they
    stand is the owner's choice."""

    arrived = Signal()
    """New pages are on show."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self.sheet: Printable | None = None
        self._file_name = ""
        self._missing = ""
        self._printer: QPrinter | None = None
        self._chips: dict[str, Chip] = {}
        self._paper: Paper = "Letter" if desk.settings.get(_PAPER_SETTING) == "Letter" else "A4"
        self.paper_view = PaperView(name)
        self.paper_view.set_paper(inches(self._paper))
        self.paper_view.needs.connect(self._render)
        self.paper_view.zoomed.connect(self._mark_zoom)
        self.about = label("", "small", "muted")
        self.save_button = button(_("Save PDF …"), self.save_pdf, icon=icon("pdf"))
        self.print_button = button(_("Print …"), self.print_out, icon=icon("print", ON_ACCENT), look="primary")
        self.print_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.save_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.tools = self._make_tools()
        self._waiting = QFrame()
        self._waiting.setLayout(vbox(None, hbox(None, label(_("Setting the pages …"), tone="muted"), None), None))
        self._body = QStackedWidget()
        self._body.addWidget(self._waiting)
        self._body.addWidget(self.paper_view)
        self.setLayout(vbox(self._body, spacing=0))
        self.setFocusProxy(self.paper_view)
        self._chips[self._paper].setChecked(True)
        self._mark_zoom()
        self._say()
        desk.jobs.pool(_warm)

    @property
    def paper(self) -> Paper:
        """The paper chosen."""
        return self._paper

    @property
    def pages(self) -> Sequence[QImage]:
        """The pages on show."""
        return self.paper_view.images

    def clear(self) -> None:
        """Show that another sheet is on its way."""
        self.sheet = None
        self.paper_view.show_pages(())
        self._body.setCurrentWidget(self._waiting)
        self._say()

    def show_sheet(self, sheet: Printable, file_name: str) -> None:
        """Show a sheet; `file_name` is what its PDF would be called."""
        self.sheet, self._file_name = sheet, file_name
        self._render(self.paper_view.resolution())

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
        if self.sheet is None or self._printer is not None:
            return
        printer = ask_printer(self, self._paper, self.sheet.title, len(self.pages))
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer in the background, with progress and a way to stop."""
        if self.sheet is None:
            return
        self._printer = printer  # kept here, so that it is freed on this thread
        work = partial(print_sheet, self.sheet, self._paper, printer)
        job = self._desk.jobs.pool(work, done=self._printed)
        self._desk.messages.follow(job, _("Printing the briefing sheet"))
        job.finished.connect(self._let_printer_go)

    def save_pdf(self) -> None:
        """Ask for a file, and save the sheet as a PDF."""
        if self.sheet is None:
            return
        target = self._ask_file()
        if target is not None:
            self.write_pdf(target)

    def write_pdf(self, target: Path) -> None:
        """Save the sheet on show as a PDF in the background."""
        sheet, paper = self.sheet, self._paper
        if sheet is None:
            return

        def write(_context: Context) -> Path:
            briefing.write(sheet, target, paper)
            return target

        job = self._desk.jobs.pool(write, done=self._saved)
        self._desk.messages.follow(job, _("Saving the briefing sheet"))

    # building

    def _make_tools(self) -> QBoxLayout:
        papers = self._choice([(paper, paper) for paper in PAPERS], self._choose_paper)
        zooms = self._choice([("width", _("Fit width")), ("page", _("Whole page"))], self._choose_zoom)
        smaller = icon_button(_("Smaller"), icon("zoom-out"), lambda: self.paper_view.step(False))
        larger = icon_button(_("Larger"), icon("zoom-in"), lambda: self.paper_view.step(True))
        smaller.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut))
        larger.setShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn))
        return hbox(*papers, 14, *zooms, 4, smaller, larger, None, self.about, spacing=6)

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

    # setting

    def _render(self, dpi: int) -> None:
        if self.sheet is None or not self.isVisible():
            return
        sheet, paper = self.sheet, self._paper

        def work(context: Context) -> Made:
            context.check()
            pages = briefing.page_pictures(sheet, paper, dpi)
            return sheet, paper, [unpacked(page) for page in pages], briefing.unprintable(sheet)

        self._desk.jobs.latest(f"sheet pages {id(self)}", work, done=self._take_pages, lane="pool")

    def _take_pages(self, made: Made) -> None:
        sheet, paper, images, self._missing = made
        if paper != self._paper or self.sheet is not sheet:
            return
        self.paper_view.show_pages(images)
        self._body.setCurrentWidget(self.paper_view)
        self._say()
        self.arrived.emit()

    def _say(self) -> None:
        ready = bool(self.pages) and self.sheet is not None
        texts = [plural("{n} page", "{n} pages", len(self.pages))] if ready else []
        if ready and self._missing:
            some = " ".join(self._missing[:_SHOWN_LETTERS])
            texts.append(_("no font of Netdesk for {letters}").format(letters=some))
        self.about.setText(" · ".join(texts))
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready and self._printer is None)

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
        self._say()

    def _ask_file(self) -> Path | None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        folder = documents if documents.is_dir() else Path.home()
        dialog = QFileDialog(self, _("Save the briefing sheet"), str(folder / self._file_name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _saved(self, target: Path) -> None:
        def look() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        text = _("The briefing sheet is in {file}.").format(file=target.name)
        self._desk.messages.tell(text, Action(_("Open"), look))


def _warm(_context: Context) -> None:
    """While the user still looks for the event, the typesetter reads its fonts."""
    briefing.warm()
