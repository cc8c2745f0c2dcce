"""What came from the phone, picture by picture, while one watches."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from netdesk.capture.phone.parcels import Received
from netdesk.i18n import _, plural
from netdesk.ui.icons import INK, icon
from netdesk.ui.jobs import Jobs
from netdesk.ui.pictures import scaled

_SIDE = 96
_HEIGHT = 128


class Arrivals(QListWidget):
    """Small pictures in rows. Pictures are unpacked beside other work, and huge ones not at all."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._counts = {"picture": 0, "card": 0}
        self.setAccessibleName(_("What came from the phone"))
        self.setProperty("look", "plain")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setMinimumHeight(_HEIGHT)

    def put(self, received: Received) -> None:
        """Show one that came."""
        self._counts[received.kind] += 1
        is_card = received.kind == "card"
        item = QListWidgetItem(icon("person" if is_card else "picture", INK), self._name(received))
        self.addItem(item)
        self.scrollToItem(item)
        if not is_card:
            self._jobs.pool(lambda _context: scaled(received.data, _SIDE * 2), done=partial(self._show, item))

    def said(self) -> str:
        """How much came, in a few words; nothing while nothing did."""
        photos, cards = self._counts["picture"], self._counts["card"]
        parts = [plural("{n} photo", "{n} photos", photos)] if photos else []
        parts += [plural("{n} file of contacts", "{n} files of contacts", cards)] if cards else []
        return ", ".join(parts)

    def _name(self, received: Received) -> str:
        if received.kind == "card":
            count = received.data.upper().count(b"BEGIN:VCARD")
            return plural("{n} contact", "{n} contacts", max(1, count))
        return _("Photo {n}").format(n=self._counts["picture"])

    def _show(self, item: QListWidgetItem, image: QImage | None) -> None:
        if image is not None and not image.isNull():
            item.setIcon(QIcon(QPixmap.fromImage(image)))
