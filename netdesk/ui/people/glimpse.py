"""The first cards, on the screen while the rest of the program loads; the page itself takes their place."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.domain.query import Sort
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.storage.glimpse import glimpse
from netdesk.storage.rows import PersonRow
from netdesk.ui.people.delegate import PersonDelegate
from netdesk.ui.people.frame import beside
from netdesk.ui.people.model import PAGE, PeopleModel
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.grid import GridView
from netdesk.ui.widgets.layout import vbox


def first_cards(file: Path, settings: Settings, theme: Theme) -> "FirstCards | None":
    """The cards that the page will begin with; None when there is nothing to show yet."""
    sort, today = Sort(settings.get("people.sort", Sort.CARE.value)), date.today()
    rows = glimpse(file, sort, today, PAGE)
    return FirstCards(rows, settings, theme, today) if rows else None


class FirstCards(QWidget):
    """Stands where the page's list will stand; nothing in it can be chosen yet."""

    def __init__(self, rows: list[PersonRow], settings: Settings, theme: Theme, today: date) -> None:
        super().__init__()
        dense = bool(settings.get("people.dense", False))
        delegate = PersonDelegate(theme, lambda _key: None, lambda: today, dense=dense, parent=self)
        model = PeopleModel(lambda _ids: rows, lambda: today, self)
        model.set_ids([row.id for row in rows])
        self.view = GridView(_("People"), delegate.fit)
        self.view.setModel(model)
        self.view.setItemDelegate(delegate)
        self.view.show_grid(not dense)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QWidget()
        head.setFixedHeight(int(settings.get("people.head", 28)))
        self.setLayout(vbox(beside(head, self.view, QWidget())))
