"""The bar below the picture: a day of the past to look at, and play."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider

from netdesk import i18n
from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.widgets.panel import Panel

_FRAME_MS = 33
_FRAMES = 360  # of the whole past, played from the first day to today
_MONTH = "MMM yyyy"


class TimeBar(Panel):
    """Tells which day is wanted. Space on the slider plays and pauses; the arrows go by days, Page keys by months."""

    day_wanted = Signal(int)
    """The ordinal of a day before today."""
    today_wanted = Signal()
    wanted = Signal()
    """Somebody reaches for the past: whoever has it may now read it."""

    def __init__(self) -> None:
        super().__init__(margins=(10, 5, 14, 5))
        self._last = 0
        self.play_button = icon_button(_("Play the past"), icon("play", INK), self.toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("Day that the picture shows"))
        self.slider.setPageStep(30)
        self.slider.setEnabled(False)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderPressed.connect(self.pause)
        self._from = label("", "small", "faint")
        self._from.setMinimumWidth(60)
        self._shown = label(_("today"), "small", "muted")
        self._shown.setMinimumWidth(86)
        self._clock = QTimer(self, interval=_FRAME_MS)
        self._clock.timeout.connect(self._step)
        self._eager = False
        row = hbox(self.play_button, self._from, self.slider, self._shown, spacing=10)
        row.setStretchFactor(self.slider, 1)
        self.add(row)

    @property
    def playing(self) -> bool:
        """Whether the past runs by."""
        return self._clock.isActive()

    @property
    def ready(self) -> bool:
        """Whether there is a past to look at."""
        return self._last > 0

    def set_span(self, first: int, last: int) -> None:
        """Offer the days from `first` to `last` (ordinals; `last` is today)."""
        self._last = last
        self.slider.blockSignals(True)
        self.slider.setRange(min(first, last), last)
        self.slider.setValue(last)
        self.slider.blockSignals(False)
        self.slider.setEnabled(first < last)
        self._from.setText(i18n.day(date.fromordinal(first), _MONTH))
        self._say(last)
        if self._eager:
            self._eager = False
            self.toggle()

    def toggle(self) -> None:
        """Play from the day that is shown, from the first where that is today; or pause."""
        if not self.ready:
            self._eager = True
            self.wanted.emit()
        elif self.playing:
            self.pause()
        elif self.slider.isEnabled():
            if self.slider.value() >= self._last:
                self.slider.setValue(self.slider.minimum())
            self._clock.start()
            self._show_playing()

    def pause(self) -> None:
        """Stand still at the day that is shown."""
        self._clock.stop()
        self._show_playing()

    def rest(self) -> None:
        """Stand at today, without asking for it."""
        self.pause()
        self.slider.blockSignals(True)
        self.slider.setValue(self.slider.maximum())
        self.slider.blockSignals(False)
        self._shown.setText(_("today"))

    def forget(self) -> None:
        """Stand at today; the past has to be read anew."""
        self.rest()
        self._last = 0
        self.slider.setEnabled(False)

    def _step(self) -> None:
        whole = self._last - self.slider.minimum()
        self.slider.setValue(self.slider.value() + max(1, whole // _FRAMES))
        if self.slider.value() >= self._last:
            self.pause()

    def _moved(self, day: int) -> None:
        self._say(day)
        if day >= self._last:
            self.today_wanted.emit()
        else:
            self.day_wanted.emit(day)

    def _say(self, day: int) -> None:
        self._shown.setText(_("today") if day >= self._last else i18n.day(date.fromordinal(day)))

    def _show_playing(self) -> None:
        name = _("Pause") if self.playing else _("Play the past")
        self.play_button.setIcon(icon("pause" if self.playing else "play", INK))
        self.play_button.setToolTip(name)
        self.play_button.setAccessibleName(name)
