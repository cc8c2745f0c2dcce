"""What came in at once: how much of what, who is new, who got what, and whether all is well."""

from collections.abc import Sequence
from datetime import UTC

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.i18n import _, moment, number, plural
from netdesk.operations import inbox
from netdesk.operations.inbox import Member
from netdesk.storage import waiting
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.inbox.lines import came
from netdesk.ui.inbox.members import MemberList
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox


class ArrivalPanel(QWidget):
    """Shows one arrival. `shown` tells its id, also when it is shown anew; `accepted` comes when the user says that all
    is well, `unwanted` to take it back whole."""

    shown = Signal(str)
    accepted = Signal()
    unwanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._arrival: Arrival | None = None
        self._people: dict[bool, list[Id]] = {False: [], True: []}
        self._title = ElidedLabel("", "title")
        self._came = label("", tone="muted", wrap=True)
        self._left = label("", "small", "faint", wrap=True)
        self.after_import: QVBoxLayout = vbox()
        """The place for what is asked about everybody who came in."""
        self._chips = {False: Chip(_("New")), True: Chip(_("Got more"))}
        self._group = QButtonGroup(self)
        for added, chip in self._chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, added=added: self._show_side(added))
        self.list = MemberList(desk, self._load)
        self.accept_button = button(_("Accept"), self.accepted.emit, look="primary")
        self.undo_button = button(_("Undo this import"), self.unwanted.emit, icon=icon("undo", INK))
        chips = hbox(*self._chips.values(), None)
        foot = hbox(self.accept_button, self.undo_button, None)
        column = vbox(
            vbox(self._title, self._came, spacing=2), self._left, self.after_import, chips, self.list, foot, spacing=10
        )
        column.setStretchFactor(self.list, 1)
        self.setLayout(column)

    def show_arrival(self, arrival: Arrival, newest: bool) -> None:
        """Show an arrival; `newest` when undo would take it back now."""
        same = self._arrival is not None and self._arrival.id == arrival.id
        self._arrival = arrival
        at = moment(arrival.came_at.replace(tzinfo=UTC).astimezone())
        self._title.setText(arrival.source)
        self._came.setText(f"{came(arrival, self._desk.book.now())} · {at}")
        self._left.setText(_left_words(arrival))
        self._left.setVisible(bool(self._left.text()))
        self.undo_button.setEnabled(newest)
        self.undo_button.setToolTip("" if newest else not_the_newest())
        if not same:
            self._show_people(([], []))
        self.shown.emit(arrival.id)
        wanted = arrival.id
        self._desk.fetch("arrival", lambda reader: _people(reader, wanted), self._show_people)

    def _show_people(self, found: tuple[list[Id], list[Id]]) -> None:
        """Fill the list; the side that is shown stays unless nobody is on it."""
        self._people = dict(zip((False, True), found, strict=True))
        for added, chip in self._chips.items():
            chip.set_text(chip.text(), number(len(self._people[added])))
            chip.setVisible(bool(self._people[added]))
        added = self._chips[True].isChecked() if any(found) else False
        self._show_side(added if self._people[added] else not added and bool(self._people[True]))

    def _show_side(self, added: bool) -> None:
        self._chips[added].setChecked(True)
        self.list.show_people(self._people[added], self._chips[added].text())

    def _load(self, ids: Sequence[Id]) -> list[Member]:
        arrival = self._arrival
        return self._desk.read(lambda reader: inbox.members(reader, arrival.id, ids)) if arrival else []


def not_the_newest() -> str:
    """Why undo does not reach an import."""
    return _("Other changes came after it. Take those back first, or remove people one by one.")


def _people(reader: Reader, arrival: Id) -> tuple[list[Id], list[Id]]:
    return waiting.made_by(reader, arrival), waiting.added_to_by(reader, arrival)


def _left_words(arrival: Arrival) -> str:
    """What else was in it, as in `2 were known already. 1 could not be read and is kept below.`"""
    known = plural("{n} card was known already.", "{n} cards were known already.", arrival.unchanged)
    unread = plural("{n} could not be read and is kept.", "{n} could not be read and are kept.", arrival.unreadable)
    told = (known if arrival.unchanged else "", unread if arrival.unreadable else "")
    return " ".join(text for text in told if text)
