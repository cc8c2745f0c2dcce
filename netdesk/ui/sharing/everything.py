"""Everything about one person out into a file, for that person."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.briefing.pages import Paper
from netdesk.domain.everything import Everything
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import everything
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.sharing.files import file_name

_KINDS = ("PDF (*.pdf)", "JSON (*.json)")


def choose_target(desk: Desk, person: Person, parent: QWidget) -> None:
    """Ask where to write everything about somebody, as PDF or as JSON."""
    title = _("Everything about {name}").format(name=person.shown)
    start = Path(desk.settings.get("export_folder", str(Path.home()))) / file_name(title, ".pdf")
    file, kind = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(_KINDS))
    if file:
        desk.settings.set("export_folder", str(Path(file).parent))
        write(desk, person, named(file, kind))


def named(file: str, kind: str) -> Path:
    """The file with an ending that says what it is: its own, else that of the kind which was chosen."""
    target = Path(file)
    endings = dict(zip(_KINDS, everything.ENDINGS, strict=True))
    if target.suffix.lower() == ".json" or (target.suffix.lower() == ".pdf" and endings.get(kind) != ".json"):
        return target
    stem = target.with_suffix("") if target.suffix.lower() == ".pdf" else target
    return stem.with_name(stem.name + endings.get(kind, ".pdf"))


def write(desk: Desk, person: Person, file: Path) -> None:
    """Write it in the background, and offer to open it: the user's own notes on somebody are in it too."""
    paper: Paper = "Letter" if desk.settings.get("paper") == "Letter" else "A4"

    def work(_context: Context) -> Everything:
        return everything.write(desk.book, person.id, file, paper)

    def tell(_found: Everything) -> None:
        said = _("Everything about {name} is in {file}. Read it before you hand it over: your own notes are in it.")
        show = Action(_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))
        desk.messages.tell(said.format(name=person.shown, file=file.name), show)

    desk.jobs.pool(work, done=tell)
