"""The people behind a figure of an event."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.yields import EventYield
from netdesk.i18n import _, day
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import stage
from netdesk.words import yields as words

_ID = int(Qt.ItemDataRole.UserRole)
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Behind:
    """A figure in words, with a row for each that it counts: the person to open, and what is said of them."""

    title: str
    rows: tuple[tuple[Id, str], ...]


def figures(found: EventYield, called: Mapping[Id, str]) -> tuple[Behind, ...]:
    """The figures of an event."""
    grown_to = words.grown_to(found.grown)
    return (
        Behind(words.met(found), tuple((one, called[one]) for one in found.met)),
        Behind(words.first(found), tuple((one, called[one]) for one in found.first)),
        Behind(
            f"{words.grown(found)} ({grown_to})" if grown_to else words.grown(found),
            tuple(
                (one.person_id, f"{called[one.person_id]}: {stage(one.before)} → {stage(one.after)}, {day(one.on)}")
                for one in found.grown
            ),
        ),
        Behind(
            words.referrals(found),
            tuple(
                (one.people[0], f"{', '.join(called.get(each, '') for each in one.people)} · {day(one.on)}")
                for one in found.referrals
            ),
        ),
    )


class BehindDialog(QDialog):
    """Enter or a double click opens the person."""

    def __init__(self, desk: Desk, behind: Behind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(behind.title)
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName(behind.title)
        for one, text in behind.rows:
            item = QListWidgetItem(text)
            item.setData(_ID, one)
            self.list.addItem(item)
        self.list.itemActivated.connect(self._open)
        self.list.setMinimumHeight(min(_MOST_LINES, len(behind.rows) + 1) * (self.fontMetrics().height() + 12))
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        hint = label(_("Enter opens the person."), "small", "faint")
        self.setLayout(vbox(label(behind.title, "heading"), self.list, hbox(hint, None, close), margins=18, spacing=10))
        self.setMinimumWidth(grown(460))
        if behind.rows:
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        self.accept()
        self._desk.person_wanted.emit(item.data(_ID))
