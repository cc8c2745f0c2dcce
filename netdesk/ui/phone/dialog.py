"""The window "From phone": the code, three steps, the question, the time that is left, and what arrives."""

import os
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from netdesk.capture.phone.door import Device
from netdesk.capture.phone.parcels import Received
from netdesk.capture.phone.reception import Ending
from netdesk.capture.phone.session import PhoneSession
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.phone.arrivals import Arrivals
from netdesk.ui.phone.networks import Network, networks
from netdesk.ui.phone.standing import Standing
from netdesk.ui.sharing.qr import Code, CodeView
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel

_WIDTH = 800
_TEXTS = 380
_DRAWING = 64
_TOGETHER = 400  # milliseconds: what comes within them is handed over at once
_FIREWALL = "phone_firewall_told"
_WINDOWS = os.name == "nt"


class _Told(QObject):
    """Brings what the session's threads tell to the GUI thread."""

    asked = Signal(object)
    received = Signal(object)
    ended = Signal(object)

    def __init__(self, came: deque[Received], parent: QObject) -> None:
        super().__init__(parent)
        self._came = came

    def receive(self, received: Received) -> None:
        """Keep what came, whatever becomes of the window, then tell of it."""
        self._came.append(received)
        self.received.emit(received)


class PhoneDialog(QDialog):
    """Open as long as a phone may send; closing it ends that."""

    def __init__(self, desk: Desk, arrived: Callable[[list[Received]], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("From phone"))
        self._desk, self._arrived = desk, arrived
        self._networks: list[Network] = []
        self._came: deque[Received] = deque()  # filled on the session's threads, so that closing loses nothing
        self.session: PhoneSession | None = None
        self._told: _Told | None = None
        self.standing = Standing()
        self.arrivals = Arrivals(desk.jobs)
        self.notice = Notice()
        self.network = ChoiceBox(_("Network"))
        self.where = label(tone="muted", wrap=True)
        self.time = label(tone="muted")
        self.count = label(look="heading")
        self.close_button = button(_("Close"), self.close)
        self._code_place = vbox()
        self._clock = QTimer(self, interval=1000)
        self._together = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._lay_out()
        self._connect()
        self._begin()

    def start(self) -> None:
        """Show a code for a network that is chosen, and let one phone in; what was before ends."""
        self._stop()
        self.notice.hide()
        self.standing.wait()
        self.standing.show()
        self._told = told = self._telling()
        try:
            self.session = PhoneSession(
                self._networks[self.network.currentIndex()].address,
                asked=told.asked.emit,
                received=told.receive,
                ended=told.ended.emit,
            )
        except NetdeskError as error:
            self._pause(str(error), button(_("Look again"), self.look))
            return
        self._show(CodeView(Code(self.session.url)))
        self._clock.start()
        self._tick()

    def look(self) -> None:
        """Find the networks of this computer, and start on the likeliest."""
        self._networks = networks()
        self.network.blockSignals(True)
        self.network.clear()
        self.network.addItems(self._names())
        self.network.blockSignals(False)
        self.network.setVisible(len(self._networks) > 1)
        self.where.setText("".join(self._names()[:1]))
        self.where.setVisible(len(self._networks) == 1)
        if self._networks:
            self.start()
        else:
            text = _("This computer is on no network: join the phone's Wi-Fi, or let the phone share its hotspot.")
            self._pause(text, button(_("Look again"), self.look))

    # --- inside

    def _names(self) -> list[str]:
        return [_("Network: {name}, {address}").format(name=each.name, address=each.address) for each in self._networks]

    def _begin(self) -> None:
        if not _WINDOWS or self._desk.settings.get(_FIREWALL):
            self.look()
            return
        text = _("Windows will ask once whether Netdesk may be reached from private networks: please allow it.")
        self.network.hide()
        self._pause(text, button(_("Show the code"), self._agree))

    def _agree(self) -> None:
        self._desk.settings.set(_FIREWALL, True)
        self.look()

    def _lay_out(self) -> None:
        steps = (
            _("1.  Phone and computer are on the same Wi-Fi, or the computer is on the phone's hotspot."),
            _("2.  Point the phone's camera at the code and open the link."),
            _("3.  Accept the phone here; then photograph cards, or send contacts from it."),
        )
        texts = vbox(label(_("Cards from a phone, with nothing to install"), "title", wrap=True), spacing=10)
        for step in steps:
            texts.addWidget(label(step, wrap=True))
        for widget in (self.network, self.where, self.standing, self.time, self._honest()):
            texts.addWidget(widget)
        texts.addStretch(1)
        side = QWidget()
        side.setLayout(texts)
        side.setFixedWidth(grown(_TEXTS))
        row = hbox(self._code_place, side, spacing=20)
        row.setStretch(0, 1)
        column = vbox(row, self.notice, self.count, self.arrivals, hbox(None, self.close_button), spacing=12)
        column.setContentsMargins(20, 18, 20, 16)
        column.setStretch(0, 1)
        self.setLayout(column)
        self.setMinimumWidth(grown(_WIDTH))
        self.count.hide()
        self.arrivals.hide()

    def _honest(self) -> QWidget:
        """What a network can see of it: the measured truth, not a promise."""
        text = _(
            "What the phone sends is encrypted on it: others on the network see that something is sent, not what. Only "
            "an attacker who alters the network's traffic could change the page; use a hotspot where you fear that."
        )
        return label(text, "small", "muted", wrap=True)

    def _connect(self) -> None:
        self.network.currentIndexChanged.connect(lambda _index: self.start())
        self.standing.answered.connect(self._answer)
        self.standing.again.connect(self.look)
        self._clock.timeout.connect(self._tick)
        self._together.timeout.connect(self._hand_over)
        self.finished.connect(self._finish)
        if app := QApplication.instance():
            app.aboutToQuit.connect(self._finish)

    def _telling(self) -> _Told:
        told = _Told(self._came, self)
        told.asked.connect(self._ask)
        told.received.connect(self._receive)
        told.ended.connect(self._end)
        return told

    def _show(self, widget: QWidget) -> None:
        clear(self._code_place)
        self._code_place.addWidget(widget)

    def _pause(self, text: str, way_on: QPushButton) -> None:
        """There is no code: why, and what to do."""
        self._show(_no_code())
        self.standing.hide()
        self.time.clear()
        self.notice.say(text, way_on)

    def _ask(self, device: Device) -> None:
        self.standing.ask(device)
        QApplication.alert(self)

    def _answer(self, device: Device, welcome: bool) -> None:
        if self.session:
            self.session.answer(device, welcome)

    def _receive(self, received: Received) -> None:
        self.arrivals.put(received)
        self.arrivals.show()
        self.count.setText(_("Arrived: {what}").format(what=self.arrivals.said()))
        self.count.show()
        self._together.start() if not self._together.isActive() else None

    def _hand_over(self) -> None:
        came = [self._came.popleft() for _each in range(len(self._came))]
        if came:
            self._arrived(came)

    def _tick(self) -> None:
        left = round(self.session.left()) if self.session else 0
        text = _("Valid for another {time} min, as long as this window is open.")
        self.time.setText(text.format(time=f"{left // 60}:{left % 60:02}"))

    def _end(self, ending: Ending) -> None:
        self._clock.stop()
        self.time.clear()
        self._show(_no_code())
        self.standing.over(ending)

    def _stop(self) -> None:
        self._clock.stop()
        if self.session:
            self.session.close()
            self.session = None
        if self._told:
            self._told.deleteLater()
            self._told = None

    def _finish(self) -> None:
        self._stop()
        self._hand_over()


def _no_code() -> QWidget:
    """What stands where the code was, or will be."""
    drawing = QLabel()
    drawing.setPixmap(icon("qr", INK).pixmap(_DRAWING, _DRAWING))
    drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return Panel(drawing)
