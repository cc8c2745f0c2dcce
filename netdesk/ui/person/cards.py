"""The business cards of a person, as they were photographed: small, and large when one wants to look."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from netdesk.domain.scan import Scan
from netdesk.i18n import _, day
from netdesk.storage import scans
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.pictures import whole_picture
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import SectionTitle
from netdesk.ui.widgets.layout import clear, vbox

_SIZE = QSize(168, 104)  # pixels: a little wider than a card is for its height
_SHARP = 2  # times as many are kept, for doubled resolutions
_EDGE = 4


class CardsSection(Section):
    """A small picture of each side of each card that was photographed of them; away where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.scans: list[Scan] = []
        """The cards that are shown, the newest first."""
        row = QWidget()
        self._row = FlowLayout(row)
        self._box = QWidget()
        self._box.setLayout(vbox(SectionTitle(_("Business card"), row), row, spacing=6))
        self._box.hide()
        self.setLayout(vbox(self._box))

    @property
    def pictures(self) -> list["CardThumb"]:
        """The small pictures, in their order."""
        return self.findChildren(CardThumb)

    def show_person(self, shown: Shown) -> None:
        found = self._desk.read(lambda reader: scans.checked(reader, shown.person.id))
        if found != self.scans:
            self.scans = found
            self._fill()
        self._box.setVisible(bool(found))

    def _fill(self) -> None:
        clear(self._row)
        for scan in self.scans:
            for at, key in enumerate(_keys(scan)):
                made = CardThumb(_said(scan, at))
                made.clicked.connect(partial(self._open, scan, at))
                self._row.addWidget(made)
                self._desk.jobs.pool(partial(_read, self._desk, key), done=made.show_image)

    def _open(self, scan: Scan, side: int) -> None:
        from netdesk.ui.person.carddialog import CardDialog

        CardDialog(self._desk, _("Business card"), _keys(scan), scan.text, side, self.window()).open()


class CardThumb(QAbstractButton):
    """A side of a card, small; a click or Enter opens it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def there(self) -> bool:
        """Whether the picture has come."""
        return not self._image.isNull()

    def show_image(self, image: QImage | None) -> None:
        """Show the picture when it has come."""
        self._image = image or QImage()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        area = QRectF(self.rect())
        line = paint.role(self, paint.LINE_STRONG if self.underMouse() else paint.LINE)
        paint.rounded(brush, area, 6, paint.role(self, paint.TRACK), line)
        if self.there:
            brush.setRenderHint(brush.RenderHint.SmoothPixmapTransform)
            room = area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
            brush.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        if self.hasFocus():
            paint.focus_ring(brush, area, 6, paint.role(self, paint.ACCENT))
        brush.end()


def _keys(scan: Scan) -> list[str]:
    """The pictures of a card: straightened where it could be, else the photo."""
    return [side.picture or side.original for side in scan.sides]


def _said(scan: Scan, side: int) -> str:
    """What a picture shows, as in `Front of the card of 3 May 2026: open it large`."""
    when = day(scan.came_at.date())
    if len(scan.sides) == 1:
        return _("Card of {day}: open it large").format(day=when)
    front, back = _("Front of the card of {day}: open it large"), _("Back of the card of {day}: open it large")
    return (back if side else front).format(day=when)


def _read(desk: Desk, key: str, _context: Context) -> QImage | None:
    data = desk.load_picture(key)
    return whole_picture(data, _SIZE * _SHARP) if data else None
