"""The whole desk out into one file, and back in from one."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.sharing.wholedesk import read_whole, write_whole
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_FILES = "JSON (*.json)"


class WholeDesk(QWidget):
    """Two buttons, and what they are for. Everything leaves; what comes back wants an empty desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        told = _(
            "One file with everything, the trash and the pictures too, that any program can read. "
            "It can be read back into an empty desk, here or on another computer."
        )
        self.write_button = button(_("Whole desk as &JSON…"), self.choose_target, icon=icon("export", INK))
        self.read_button = button(_("&Read a whole desk…"), self.choose_source, icon=icon("import", INK))
        row = hbox(self.write_button, self.read_button, None)
        self.setLayout(vbox(label(told, tone="muted", wrap=True), row, spacing=10))

    def choose_target(self) -> None:
        """Ask where to write everything."""
        start = self._folder() / f"netdesk-{self._desk.book.today.isoformat()}.json"
        file, _kind = QFileDialog.getSaveFileName(self, _("Write the whole desk"), str(start), _FILES)
        if file:
            target = Path(file)
            self.write(target if target.suffix else target.with_suffix(".json"))

    def choose_source(self) -> None:
        """Ask which whole desk to read."""
        file, _kind = QFileDialog.getOpenFileName(self, _("Read a whole desk"), str(self._folder()), _FILES)
        if file:
            self.read(Path(file))

    def write(self, file: Path) -> None:
        """Write everything to a file."""
        self._remember(file)
        write_whole(self._desk, file)

    def read(self, file: Path) -> None:
        """Read everything from a file into an empty desk."""
        self._remember(file)
        read_whole(self._desk, file)

    def _folder(self) -> Path:
        return Path(self._desk.settings.get("export_folder", str(Path.home())))

    def _remember(self, file: Path) -> None:
        self._desk.settings.set("export_folder", str(file.parent))
