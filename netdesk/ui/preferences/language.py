"""The language that the program speaks: the system's, or one that it has words in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from netdesk import i18n
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import grown

_WIDTH = 260


class LanguageBox(QComboBox):
    """Each language by its own name, so that who chose a wrong one finds the way back; spoken from the next start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(_("Language"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(grown(_WIDTH))
        system = i18n.language_name(i18n.spoken(""))
        self.addItem(_("Like the system: {language}").format(language=system), "")
        for code in i18n.LANGUAGES:
            self.addItem(i18n.language_name(code), code)
        self.setCurrentIndex(max(0, self.findData(desk.settings.get(i18n.SETTING, ""))))
        self.activated.connect(lambda _row: self._keep())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page; it must not change what it passes over

    def _keep(self) -> None:
        code = self.currentData()
        self._desk.settings.set(i18n.SETTING, code)
        if i18n.spoken(code)[:2] != i18n.language()[:2]:
            told = _("From its next start on, Netdesk speaks: {language}")
            self._desk.messages.tell(told.format(language=i18n.language_name(i18n.spoken(code))))
