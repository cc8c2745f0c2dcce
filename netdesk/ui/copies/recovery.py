"""What stands in the window when the desk is damaged: its copies, and saving what can be read. Nothing is erased."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, moment, plural
from netdesk.storage.book import Book
from netdesk.storage.guard import DAMAGED
from netdesk.storage.key import Key
from netdesk.storage.restoring import restore
from netdesk.storage.salvage import Saved, salvage
from netdesk.storage.snapshot import Snapshot, snapshot_folder, snapshots, verified
from netdesk.ui.copies.listing import CopyTable
from netdesk.ui.icons import INK, icon
from netdesk.ui.jobs import Context, Jobs
from netdesk.ui.messages import ProgressRow, announce
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import SectionTitle, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

_WIDTH = 680
_NAMES = 12


class RecoveryPage(QWidget):
    """Two ways out, both of which keep the damaged file: the newest good copy, and what can be read of the file."""

    mended = Signal(object)
    """What opens the desk, now that it can be opened."""

    def __init__(self, jobs: Jobs, file: Path, key: Key | None = None) -> None:
        super().__init__()
        self._jobs, self._file, self._key = jobs, file, key
        self.saved: Saved | None = None
        self.table = CopyTable()
        self.table.wanted.connect(self.go_back)
        self.wrong = label(tone="warn", wrap=True)
        self.wrong.hide()
        self.result = label(wrap=True)
        self.result.hide()
        self.back_button = button(_("Go &back to this copy"), self.go_back, look="primary")
        self.other_button = button(_("&Another copy…"), self.choose, icon=icon("folder", INK))
        self.save_button = button(_("&Save what can be read"), self.save, icon=icon("restore", INK))
        self.open_button = button(_("&Open what was saved"), self.open_saved, look="primary")
        self.open_button.hide()
        self.quit_button = button(_("Quit"))
        self._none = label(_("There is no copy of it in the usual folder."), tone="muted", wrap=True)
        self._progress = vbox()
        self._lay_out()
        jobs.pool(lambda _context: _good(file), done=self._show)

    def go_back(self) -> None:
        """Put the chosen copy into the place of the desk."""
        if copy := self.table.chosen:
            self._replace(copy.path, copy.sha256)

    def choose(self) -> None:
        """Ask for a copy that lies elsewhere."""
        kinds = _("Desks ({kinds})").format(kinds="*.netdesk")
        file, _kind = QFileDialog.getOpenFileName(self, _("Another copy"), str(snapshot_folder()), kinds)
        if file:
            self._replace(Path(file))

    def save(self) -> None:
        """Read what can be read, with what cannot as the newest copy has it."""
        target = self._file.with_name(f"{self._file.stem}-saved.netdesk")
        copy = self.table.copies[0].path if self.table.copies else None

        def work(context: Context) -> Saved:
            return salvage(self._file, target, copy, self._key, context.step)

        self._run(work, self._saved, _("Reading what can be read"))

    def open_saved(self) -> None:
        """Put what was saved into the place of the desk."""
        if self.saved:
            self._replace(self.saved.file, drop=True)

    # --- inside

    def _show(self, copies: list[Snapshot]) -> None:
        self.table.show_copies(copies)
        for each in (self.table, self.back_button):
            each.setVisible(bool(copies))
        self._none.setVisible(not copies)
        (self.back_button if copies else self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, copy: Path, sha256: str = "", *, drop: bool = False) -> None:
        """Put a copy into the place of the desk; one that nobody needs then is dropped."""
        opening = partial(Book.open, self._file, key=self._key)

        def work(_context: Context) -> None:
            restore(self._file, copy, self._key, sha256)
            if drop:
                copy.unlink(missing_ok=True)

        self._run(work, lambda _none: self.mended.emit(opening), _("Going back to the copy"))

    def _saved(self, saved: Saved) -> None:
        self.saved = saved
        told = [plural("{n} person was saved.", "{n} people were saved.", max(0, saved.people - 1))]
        talks = saved.rows.get("interaction", 0)
        told.append(plural("{n} interaction was read.", "{n} interactions were read.", talks))
        if saved.older:
            names = ", ".join(saved.older[:_NAMES]) + (" …" if len(saved.older) > _NAMES else "")
            made = moment(self.table.copies[0].made)
            told.append(_("As in the copy of {when}: {names}.").format(when=made, names=names))
        if saved.loose:
            told.append(plural("{n} entry hung on what is lost.", "{n} entries hung on what is lost.", saved.loose))
        if not (saved.broken or saved.loose):
            told.append(_("Nothing is missing."))
        self.result.setText(" ".join(told))
        self.result.show()
        self.open_button.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.result.text())

    def _run(self, work: Callable[[Context], object], done: Callable[..., None], told: str) -> None:
        """Run one thing at a time, with its progress, and say below what did not work."""
        self._rest(False)
        self.wrong.hide()
        row = ProgressRow(told)
        self._progress.addWidget(row)

        def end() -> None:
            row.deleteLater()
            self._rest(True)

        job = self._jobs.pool(work, done=done, failed=self._failed)
        job.progressed.connect(row.set_progress)
        row.cancelled.connect(job.cancel)
        job.finished.connect(end)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, NetdeskError):
            self._jobs.report(error)
            return
        self.wrong.setText(str(error))
        self.wrong.show()
        announce(self, str(error))

    def _rest(self, on: bool) -> None:
        for each in (self.table, self.back_button, self.other_button, self.save_button, self.open_button):
            each.setEnabled(on)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setFixedWidth(grown(_WIDTH))
        told = _(
            "{file} cannot be read as it should: a disk failed, or something wrote into it. Nothing in it was changed, "
            "and it is kept as it is whatever you choose here."
        )
        back = _("The desk as it was when the copy was made. What was entered later is not in it.")
        save = _(
            "Everything that is still whole is read, the newest entries too. The rest is as the newest copy has it."
        )
        column = vbox(
            label(_("The desk is damaged"), "title"),
            label(told.format(file=self._file), tone="muted", wrap=True),
            Panel(
                SectionTitle(_("Go back to a copy")),
                label(back, tone="muted", wrap=True),
                self.table,
                self._none,
                hbox(self.back_button, self.other_button, None),
                margins=16,
                spacing=10,
            ),
            Panel(
                SectionTitle(_("Save what can be read")),
                label(save, tone="muted", wrap=True),
                self.result,
                hbox(self.save_button, self.open_button, None),
                margins=16,
                spacing=10,
            ),
            self.wrong,
            self._progress,
            hbox(None, self.quit_button),
            spacing=14,
        )
        inner.setLayout(column)
        page = QWidget()
        page.setProperty("look", "page")
        page.setLayout(hbox(None, vbox(None, inner, None, margins=(0, 24)), None))
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(vbox(scroll))


def _good(file: Path) -> list[Snapshot]:
    """The copies whose bytes are what they were."""
    return [one for one in snapshots(file) if one.reason != DAMAGED and verified(one)]
