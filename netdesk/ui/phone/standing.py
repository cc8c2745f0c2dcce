"""How it stands with the phone: nobody yet, a question, a phone that may send, or the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.capture.phone.door import Device
from netdesk.capture.phone.reception import Ending
from netdesk.i18n import _
from netdesk.ui.messages import announce
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.widgets.panel import Panel


class Standing(Panel):
    """One line, and under it the two answers or the way to another code."""

    answered = Signal(object, bool)
    """A device, and whether it is welcome."""
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._device: Device | None = None
        self._text = label(wrap=True, look="strong")
        self.accept_button = button(_("&Accept"), lambda: self._answer(True), look="primary")
        self.refuse_button = button(_("&Refuse"), lambda: self._answer(False))
        self.again_button = button(_("Show a &new code"), self.again.emit, look="primary")
        self.add(self._text, hbox(self.accept_button, self.refuse_button, self.again_button, None))
        self.wait()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def wait(self) -> None:
        """No phone has opened the page."""
        self._say(_("Waiting for a phone…"))

    def ask(self, device: Device) -> None:
        """A device asks to be accepted."""
        self._device = device
        text = _("Accept cards from {device}?").format(device=device_words(device))
        self._say(text, self.accept_button, self.refuse_button)

    def over(self, ending: Ending) -> None:
        """It ended by itself."""
        words = {
            Ending.EXPIRED: _("The ten minutes are over: this code is no longer valid."),
            Ending.GUESSED: _("Somebody on this network tried to guess the address; the code was taken back."),
            Ending.ASKED: _("Several phones were refused; the code was taken back."),
            Ending.CLOSED: _("This code is no longer valid."),
        }
        self._say(words[ending], self.again_button)

    def _answer(self, welcome: bool) -> None:
        device, self._device = self._device, None
        if device is None:
            return
        if welcome:
            self._say(_("{device} may send cards now.").format(device=device_words(device)))
        else:
            self.wait()
        self.answered.emit(device, welcome)

    def _say(self, text: str, *buttons: QWidget) -> None:
        self._text.setText(text)
        for each in (self.accept_button, self.refuse_button, self.again_button):
            each.setVisible(each in buttons)
        announce(self, text)


def device_words(device: Device) -> str:
    """A device as one recognises it: what it is, and its address."""
    return f"{device.name or _('a phone')} ({device.address})"
