"""The country that telephone numbers are dialled from: numbers of that country are shown without its code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from netdesk import i18n
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.identity.phones import regions
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import grown
from netdesk.ui.person.numbers import SETTING, home_region

_WIDTH = 260


class CountryBox(QComboBox):
    """All countries by their names in the user's language; works at once and is remembered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(_("Country for phone numbers"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(grown(_WIDTH))
        self.setMaxVisibleItems(14)
        self.addItem(_("None: as they were typed"), "")
        for name, code in _countries():
            self.addItem(name, code)
        self.setCurrentIndex(self.findData(home_region(desk.settings)))
        self.activated.connect(lambda _row: self._keep())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page; it must not change what it passes over

    def _keep(self) -> None:
        self._desk.settings.set(SETTING, self.currentData())
        self._desk.changed.emit(Touched("", everything=True))  # every number that is shown


def _countries() -> list[tuple[str, str]]:
    """Names and codes, by name."""
    names = i18n.country_names()
    return sorted(((names.get(code, code), code) for code in regions()), key=lambda one: fold(one[0]))
