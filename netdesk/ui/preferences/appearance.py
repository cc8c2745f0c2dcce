"""How the window looks: light, dark, high contrast, the size of text; the language, the paper, the country."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSlider, QWidget

from netdesk import i18n
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Form
from netdesk.ui.preferences.country import CountryBox
from netdesk.ui.preferences.language import LanguageBox
from netdesk.ui.theme import Mode
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import grown

V = TypeVar("V", bound=str)

PAPERS = ("A4", "Letter")
SMALLEST, LARGEST = 80, 200  # per cent
_PAUSE = 200  # milliseconds: dressing the window anew for every step of the slider would stutter


class Appearance(QWidget):
    """Works at once and is remembered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.modes: dict[Mode, QRadioButton] = {
            "system": QRadioButton(_("Like the s&ystem")),
            "light": QRadioButton(_("&Light")),
            "dark": QRadioButton(_("&Dark")),
            "contrast": QRadioButton(_("&High contrast")),
        }
        self.starts = {"people": QRadioButton(_("&People")), "today": QRadioButton(_("To&day"))}
        self.papers = {paper: QRadioButton(paper) for paper in PAPERS}
        self.text_size = _Slider(Qt.Orientation.Horizontal)
        self._said = label("", tone="muted")
        self._said.setMinimumWidth(grown(52))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._write_size)
        form = Form()
        self._choice(form, _("Appearance"), self.modes, desk.theme.mode, self._set_mode)
        self._make_size(form)
        self.language = LanguageBox(desk)
        form.row(_("Lan&guage"), self.language, None, buddy=self.language)
        self._choice(form, _("Start with"), self.starts, desk.settings.get("start", "people"), self._set_start)
        self._choice(form, _("Paper"), self.papers, desk.settings.get("paper", PAPERS[0]), self._set_paper)
        self.country = CountryBox(desk)
        form.row(_("&Country for phone numbers"), self.country, None, buddy=self.country)
        self.setLayout(form)

    def _choice(
        self, form: Form, name: str, buttons: Mapping[V, QRadioButton], now: str, chosen: Callable[[V], None]
    ) -> None:
        group = QButtonGroup(self)
        for value, each in buttons.items():
            each.setAccessibleName(f"{name}: {each.text().replace('&', '')}")
            each.setChecked(value == now)
            group.addButton(each)
            each.clicked.connect(lambda _checked=False, value=value: chosen(value))
        flow = FlowLayout(spacing=18)
        for each in buttons.values():
            flow.addWidget(each)
        form.row(name, flow, buddy=next(iter(buttons.values())))

    def _make_size(self, form: Form) -> None:
        self.text_size.setRange(SMALLEST, LARGEST)
        self.text_size.setSingleStep(5)
        self.text_size.setPageStep(10)
        self.text_size.setValue(round(self._desk.theme.text_scale * 100))
        self.text_size.setAccessibleName(_("Size of text in per cent"))
        self.text_size.setFixedWidth(260)
        self.text_size.valueChanged.connect(self._size_moved)
        usual = button(_("Usual size"), lambda: self.text_size.setValue(100), look="link")
        form.row(_("&Text size"), self.text_size, self._said, usual, None)
        self._say_size()

    def _set_mode(self, mode: Mode) -> None:
        self._desk.settings.set("theme", mode)
        self._desk.theme.set_mode(mode)

    def _set_start(self, page: str) -> None:
        self._desk.settings.set("start", page)

    def _set_paper(self, paper: str) -> None:
        self._desk.settings.set("paper", paper)

    def _size_moved(self) -> None:
        self._say_size()
        self._pause.start()

    def _say_size(self) -> None:
        self._said.setText(_("{n} %").format(n=i18n.number(self.text_size.value())))

    def _write_size(self) -> None:
        if self.text_size.isSliderDown():
            self._pause.start()  # the slider would move away under the pointer
            return
        scale = self.text_size.value() / 100
        if scale != self._desk.theme.text_scale:
            self._desk.settings.set("text_scale", scale)
            self._desk.theme.set_text_scale(scale)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
