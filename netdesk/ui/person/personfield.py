"""A line that finds a person: type, and choose from who matches."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.people import people_ids, people_rows
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import TextField

_SHOWN = 10
_PAUSE = 120  # milliseconds
_ID = Qt.ItemDataRole.UserRole

Found = list[tuple[Id, str, str]]
"""Ids, names, and what tells people of one name apart."""


class PersonField(TextField):
    """Searches in the background while somebody types. Enter takes the first who matches, leaving the line the only
    one, or the only one of exactly this name. With `me` the user can be chosen too; `without` are people who cannot."""

    chosen = Signal(str, str)
    """Somebody was chosen: id and name."""
    emptied = Signal()
    """What is written is nobody any more."""

    def __init__(
        self, desk: Desk, name: str = "", *, me: bool = False, without: Iterable[Id] = (), placeholder: str = ""
    ) -> None:
        super().__init__(name or _("Person"), "", placeholder or _("type a name"))
        self._desk, self._me, self._without = desk, me, frozenset(without)
        self._key = f"person field {id(self)}"
        self._person: Id = ""
        self._found: Found = []
        self._eager = False
        self._asked: str | None = None
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN + 1)
        self._completer.setWidget(self)
        self._popup = QListView(self)
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._edited)
        self.addAction(icon("person", INK), self.ActionPosition.LeadingPosition)

    @property
    def person_id(self) -> Id:
        """Who is chosen; nothing when it is nobody."""
        return self._person

    @property
    def unsettled(self) -> bool:
        """Whether something is typed that is nobody yet."""
        return bool(self.text().strip()) and not self._person

    def set_person(self, person: Id, name: str) -> None:
        """Show somebody as chosen, or nobody."""
        self._pause.stop()
        self._asked, self._found, self._eager = None, [], False
        self.give(name)
        self._choose(person, name)

    def clear(self) -> None:
        """Show nobody."""
        self.set_person("", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._popup
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.unsettled:
            if popup.isVisible() and popup.currentIndex().isValid():
                event.ignore()  # the list asks the line first; what the line leaves, the list takes
            else:
                self._take_first()
        elif event.key() == Qt.Key.Key_Down:  # with the list open, the list gets it
            self._search()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self.unsettled and (sole := self._sole()):
            self._take(*sole)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()
        super().hideEvent(event)

    def _sole(self) -> tuple[Id, str] | None:
        """Who alone can be meant: the only one who matches, or the only one of exactly this name."""
        wanted, me = fold(self.text()).strip(), self._desk.book.me
        found = [(one, name) for one, name, _work in self._found]
        exact = [each for each in found if wanted == fold(each[1]) or (each[0] == me and wanted == fold(_("me")))]
        each = exact or found
        return each[0] if len(each) == 1 else None

    def _take_first(self) -> None:
        """Take the first who matches, once it is known who does."""
        if self._found:
            self._take(*self._found[0][:2])
        else:
            self._eager = True
            self._search()

    def _edited(self) -> None:
        self._found, self._eager = [], False
        self._choose("", "")
        self._pause.start()

    def _search(self) -> None:
        text = self._asked = self.text().strip()

        def look(reader: Reader) -> Found:
            return matching(reader, text, me=self._me, without=self._without)

        self._desk.fetch(self._key, look, self._show)

    def _show(self, found: Found) -> None:
        if self._person or self._asked != self.text().strip():
            return
        self._found = found
        self._model.clear()
        for one, name, work in found:
            item = QStandardItem(f"{name} · {work}" if work else name)
            item.setData((one, name), _ID)
            self._model.appendRow(item)
        popup = self._popup
        if found and self._eager:
            self._take_first()
        elif found and self.hasFocus():
            self._completer.complete()
            popup.setCurrentIndex(self._completer.completionModel().index(0, 0))  # Enter takes the first
        else:
            popup.hide()

    def _take_index(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._take(*index.data(_ID))

    def _take(self, person: Id, name: str) -> None:
        self._popup.hide()
        self.set_person(person, name)

    def _choose(self, person: Id, name: str) -> None:
        if person == self._person:
            return
        self._person = person
        if person:
            self.chosen.emit(person, name)
        else:
            self.emptied.emit()


def matching(reader: Reader, text: str, *, me: bool, without: frozenset[Id]) -> Found:
    """The first people that match a text, me before them where me is asked for, those who begin with it first."""
    ids = people_ids(reader, PeopleQuery(text=text, sort=Sort.NAME))
    found: Found = []
    if me and reader.me not in without:
        own = reader.get(Person, reader.me)
        if fold(text) in fold(f"{own.shown} {_('me')}"):
            found.append((reader.me, own.shown or _("Me"), _("me")))
    wanted = fold(text)
    rows = [row for row in people_rows(reader, ids[:200]) if row.id not in without]
    rows.sort(key=lambda row: wanted not in fold(row.name))
    for row in rows[:_SHOWN]:
        found.append((row.id, row.name, " · ".join(part for part in (row.title, row.organisation) if part)))
    return found
