"""Who would move: a list of names that stays open beside the window while one after the other is opened from it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QDialog, QListView, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox


class Movers(QDialog):
    """Names by alphabet; Enter or a double click opens the person."""

    def __init__(self, desk: Desk, title: str, people: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk = desk
        self._people: list[Id] = []
        self._model = QStringListModel()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(title)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._open)
        close = button(_("Close"), self.accept)
        close.setAutoDefault(False)
        self.setLayout(vbox(label(title, "heading", wrap=True), self.list, hbox(None, close), margins=18, spacing=10))
        open_at(self, 380, 460)
        desk.fetch(f"movers {id(self)}", lambda reader: names(reader, people), self._show)

    def _show(self, called: dict[Id, str]) -> None:
        self._people = sorted(called, key=lambda one: called[one].casefold())
        self._model.setStringList([called[one] for one in self._people])
        self.list.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self._desk.person_wanted.emit(self._people[index.row()])
