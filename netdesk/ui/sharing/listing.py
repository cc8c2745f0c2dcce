"""Sharing from the list of people: dragged out as cards, copied as text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.people.model import PeopleModel


class ListSharing(QObject):
    """Gives a list of people its ways out; `chosen` says who is selected."""

    def __init__(self, desk: Desk, view: QAbstractItemView, model: PeopleModel, chosen: Callable[[], list[Id]]) -> None:
        super().__init__(view)
        self._desk, self._chosen = desk, chosen
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        model.carry = self._carry
        shortcut = QShortcut(QKeySequence.StandardKey.Copy, view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)

    def add_to(self, menu: QMenu) -> None:
        """Put the way out into the list's own menu."""
        menu.addAction(icon("copy", INK), _("Copy as text"), self.copy)

    def copy(self) -> None:
        """Put who is selected on the clipboard as text."""
        if people := self._chosen():
            copy_as_text(self._desk, people)

    def _carry(self, people: Sequence[Id]) -> QMimeData:
        from netdesk.ui.sharing.dragging import CarriedCards

        return CarriedCards(self._desk, people)


def copy_as_text(desk: Desk, people: Sequence[Id]) -> None:
    """Put people on the clipboard as text, and say so; they are read in the background, there may be thousands."""
    from netdesk.ui.sharing.text import as_text

    def put(text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        told = plural(
            "{n} person is on the clipboard as text.", "{n} people are on the clipboard as text.", len(people)
        )
        desk.messages.tell(told)

    desk.fetch("copy", lambda reader: as_text(reader.find(Person, people)), put)
