"""Whether the system's tray reminds once a day of who waits, when, and with names or without."""

from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Form
from netdesk.ui.today.reminder import HOUR, ON, PRIVATE, USUAL_HOUR, available, reminder_of
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.number import NumberBox


class ReminderSettings(QWidget):
    """Works at once; says so where this desktop has no tray."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.on = QCheckBox(_("&Remind me once a day of who waits"))
        self.hour = NumberBox(_("The hour of the reminder"), 0, 23)
        self.private = QCheckBox(_("Say how &many, and no names"))
        self.on.setChecked(bool(desk.settings.get(ON)))
        self.hour.setValue(int(desk.settings.get(HOUR, USUAL_HOUR)))
        self.hour.setSuffix(":00")
        self.private.setChecked(bool(desk.settings.get(PRIVATE, True)))
        self.missing = label(
            _("This desktop has no tray that shows messages, so nothing can remind you here."), tone="muted", wrap=True
        )
        self.missing.setVisible(not available())
        form = Form()
        form.row(_("A&t"), self.hour, None, buddy=self.hour)
        self.setLayout(vbox(self.on, form, self.private, self.missing, spacing=10))
        self.on.toggled.connect(lambda on: self._keep(ON, on))
        self.hour.valueChanged.connect(lambda hour: self._keep(HOUR, hour))
        self.private.toggled.connect(lambda on: self._keep(PRIVATE, on))
        self._tell()

    def _keep(self, name: str, value: bool | int) -> None:
        self._desk.settings.set(name, value)
        if name == ON:
            reminder_of(self._desk).begin()
        self._tell()

    def _tell(self) -> None:
        there = available()
        self.on.setEnabled(there)
        for each in (self.hour, self.private):
            each.setEnabled(there and self.on.isChecked())
