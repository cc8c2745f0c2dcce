"""Ctrl+K: the search field names commands too, and finds people, companies, events and notes from wherever one is."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.storage.hits import Hits, further_hits, hits
from netdesk.ui.events.drawing import VALUE_ROLE, Index
from netdesk.ui.messages import announce
from netdesk.ui.palette.command import Command, Reach
from netdesk.ui.palette.offers import Offer, command_offers, found_offers
from netdesk.ui.palette.popup import Popup
from netdesk.ui.palette.registry import commands

_LATELY = "palette.lately"
_REMEMBERED = 5
_MOST = 5  # hits of a kind
_OWN_SEARCH = ("people", "network")
"""Pages that look for people in what they show: there the list below the field offers the rest, and nothing of it is
marked before an arrow is pressed, so that Enter stays the page's own."""


class Palette(QObject):
    """Watches the search field. What is typed is asked of the commands at once, of the desk in the background."""

    def __init__(self, reach: Reach) -> None:
        super().__init__(reach.window)
        self._reach, self._field = reach, reach.window.search
        self._commands: list[Command] = []
        self._before: QWidget | None = None
        self._asked = ""
        self._enter_waits = False
        self.popup = Popup(reach.desk, self._field)
        self.popup.clicked.connect(self._clicked)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self.ask)

    def call(self) -> None:
        """The keyboard comes to the field: offer everything that can be done now, what was used lately first."""
        focus = QApplication.focusWidget()
        if focus is not self._field:
            self._before = focus
        self._commands = commands(self._reach)
        self._asked = ""
        self._show()

    def ask(self, text: str) -> None:
        """Offer what a text means; until that is known what was offered stays, unmarked."""
        if not self._commands:
            self._commands = commands(self._reach)
        self._asked, self._enter_waits = text.strip(), False
        if self._own_search and len(self._asked) == 1:
            self.popup.fill([])
        elif not self._asked:
            self._show()
        else:
            asked = self._asked
            self.popup.unmark()
            self._reach.desk.fetch("palette", lambda reader: (asked, hits(reader, asked, _MOST)), self._take)

    def close(self) -> None:
        """Hide the list."""
        self.popup.hide()
        self._commands, self._enter_waits = [], False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys that belong to the list while it is there."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.key())
        return False

    # --- inside

    @property
    def _own_search(self) -> bool:
        return self._reach.window.page in _OWN_SEARCH

    def _take(self, answer: tuple[str, Hits]) -> None:
        text, found = answer
        if text != self._asked or not self._field.hasFocus():
            return
        self._show(found)
        if self._enter_waits:
            self._run(self.popup.marked)
        elif not self._own_search:
            further = lambda reader: (text, further_hits(reader, text, _MOST, found))  # noqa: E731
            self._reach.desk.fetch("palette.further", further, self._take_further)

    def _take_further(self, answer: tuple[str, Hits]) -> None:
        text, found = answer
        if text == self._asked and self._field.hasFocus() and self.popup.isVisible():
            self._show(found)

    def _show(self, found: Hits | None = None) -> None:
        """Fill the list; what is marked stays so."""
        marked = self.popup.marked if self.popup.isVisible() else None
        named = command_offers(self._commands, self._asked, self._lately())
        there = found_offers(found, self._asked, self._reach, people=not self._own_search) if found else []
        self.popup.fill([*named, *there])
        if marked is not None:
            self.popup.mark(marked)
        if self.popup.marked is None and self._asked and self._marks_first(found):
            self.popup.step(1)

    def _marks_first(self, found: Hits | None) -> bool:
        """Whether Enter takes the first row: on the page of people once it is known that nobody there matches."""
        nobody = self._reach.window.page == "people" and found is not None and not found.people
        return nobody or not self._own_search

    def _pressed(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        shown = self.popup.isVisible()
        if shown and key in steps:
            self.popup.step(steps[Qt.Key(key)])
            self._announce()
        elif shown and key in pages:
            self.popup.page(pages[Qt.Key(key)])
            self._announce()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        elif key == Qt.Key.Key_Escape:
            return self._leave()
        else:
            return False
        return True

    def _announce(self) -> None:
        if self.popup.marked:
            announce(self._field, self.popup.marked.spoken)

    def _enter(self) -> bool:
        """Take what is marked; elsewhere than on pages that search themselves, wait for an answer on its way."""
        if self.popup.isVisible() and self.popup.marked:
            self._run(self.popup.marked)
            return True
        self._enter_waits = bool(self._asked) and not self._own_search
        return self._enter_waits

    def _leave(self) -> bool:
        """The first Escape empties the field of a page that searches; then, and elsewhere, the keyboard goes back."""
        if self._own_search and self._field.text():
            self.close()
            return False
        self._field.empty()
        self._go_back()
        return True

    def _go_back(self) -> None:
        before, window = self._before, self._reach.window
        self.close()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page := window.made_page(window.page):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, index: Index) -> None:
        self._run(index.data(VALUE_ROLE))

    def _run(self, offer: Offer | None) -> None:
        """Do what was chosen, from where the keyboard was before."""
        if offer is None or offer.act is None:
            return
        self._field.empty()
        self._go_back()
        if offer.command and offer.command.id:
            kept = [one for one in self._lately() if one != offer.command.id]
            self._reach.desk.settings.set(_LATELY, [offer.command.id, *kept][:_REMEMBERED])
        offer.act()

    def _lately(self) -> list[str]:
        return list(self._reach.desk.settings.get(_LATELY, []))
