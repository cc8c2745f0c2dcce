"""Which folder is watched for cards."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.watching import PICTURES, watching_of
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox


class WatchedFolder(QWidget):
    """The folder, if there is one, and the ways to choose another or none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        told = _(
            "Cards that appear in a folder, of a telephone for example, come in by themselves. The files are then "
            "moved into “Taken into Netdesk” beside them; nothing is deleted."
        )
        self._name = ElidedLabel()
        self.pictures_box = QCheckBox(_("&Pictures too: a scanner puts photographed cards there"))
        self.pictures_box.setChecked(watching_of(desk).pictures)
        self.pictures_box.toggled.connect(lambda on: desk.settings.set(PICTURES, on))
        self.choose_button = button(_("Choose a &folder…"), self.choose, icon=icon("folder", INK))
        self.stop_button = button(_("Stop watching"), lambda: self._watch(None))
        row = hbox(self.choose_button, self.stop_button, self._name)
        self.setLayout(vbox(label(told, tone="muted", wrap=True), row, self.pictures_box, spacing=10))
        self._show()

    def choose(self) -> None:
        """Ask for the folder."""
        start = self._desk.settings.get("watch.folder", "") or str(Path.home())
        if folder := QFileDialog.getExistingDirectory(self, _("The folder to watch"), start):
            self._watch(Path(folder))

    def _watch(self, folder: Path | None) -> None:
        watching_of(self._desk).watch(folder)
        self._show()

    def _show(self) -> None:
        folder = self._desk.settings.get("watch.folder", "")
        self._name.setText(folder)
        self.stop_button.setVisible(bool(folder))
        self.pictures_box.setVisible(bool(folder))
