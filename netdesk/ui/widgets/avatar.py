"""A round picture, or initials, with a ring around it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role

Ring = QPen | Callable[[], QPen]

_WHITE = QColor("#ffffff")
_GAP = 1.6
_RIM = 4.4


def paint_avatar(
    brush: QPainter,
    area: QRectF,
    initials: str,
    ground: QColor,
    picture: QPixmap | None,
    ring: QPen | None,
    font: QFont,
) -> None:
    """Paint into a square: a ring of up to 4.4 pixels at its edge, a gap, and the disc."""
    rim = _RIM + _GAP if ring is not None else 0.0
    disc = area.adjusted(rim, rim, -rim, -rim)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(ground if picture is None or picture.isNull() else _filled(picture, disc))
    brush.drawEllipse(disc)
    if picture is None or picture.isNull():
        brush.setPen(_WHITE)
        brush.setFont(font)
        brush.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initials)
    if ring is not None:
        radius = (area.width() - ring.widthF()) / 2 - (_RIM - ring.widthF()) / 2
        brush.setPen(ring)
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawEllipse(area.center(), radius, radius)


def _filled(picture: QPixmap, disc: QRectF) -> QBrush:
    """A brush that lets the picture cover the disc, its middle in the middle."""
    size = picture.deviceIndependentSize()
    scale = disc.width() / min(size.width(), size.height()) / picture.devicePixelRatio()
    made = QBrush(picture)
    corner = disc.center() - QPointF(picture.width() * scale / 2, picture.height() * scale / 2)
    transform = made.transform()
    transform.translate(corner.x(), corner.y())
    transform.scale(scale, scale)
    made.setTransform(transform)
    return made


class Avatar(QWidget):
    """The widget of it, `size` pixels across, ring included."""

    spoken_as = Role.Graphic

    def __init__(self, size: int = 46, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = ""
        self._ground: paint.Colour = QColor("#50575f")
        self._picture: QPixmap | None = None
        self._ring: Ring | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(
        self,
        name: str,
        initials: str,
        ground: paint.Colour,
        *,
        picture: QPixmap | None = None,
        ring: Ring | None = None,
    ) -> None:
        """Show somebody. The ring is a pen (colour, width, dash) or something that is asked for one when painting."""
        self._initials, self._ground, self._picture, self._ring = initials, ground, picture, ring
        self.setAccessibleName(name)
        self.update()

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show another picture, or the initials again."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        letters = QFont(self.font())
        letters.setPixelSize(max(9, round(self._size * 0.29)))
        letters.setWeight(QFont.Weight.DemiBold)
        ring = self._ring if isinstance(self._ring, QPen) or self._ring is None else self._ring()
        square = QRectF(0, 0, self._size, self._size)
        ground = paint.colour_of(self._ground)
        paint_avatar(brush, square, self._initials, ground, self._picture, ring, letters)
        brush.end()
