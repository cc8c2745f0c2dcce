"""A text as a code to hold under a camera: on the screen, as a picture, on paper."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role

_EDGE = 4  # fields of white around the code (ISO/IEC 18004)
_BLACK, _WHITE = QColor("#000000"), QColor("#ffffff")
_FIELD = 12  # pixels of a field in a picture to keep
_ON_SCREEN = 4  # of a field on the screen
_LEAST = 360
_CORNER = 10


class Code:
    """A QR code of a text, with error correction M: black on white whatever the theme, as cameras want it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def fields(self) -> tuple[tuple[bool, ...], ...]:
        """The rows of fields, the white edge included: whether each is black."""
        import segno

        code = segno.make_qr(self.text, error="m", encoding="utf-8", boost_error=False)
        return tuple(tuple(bool(dark) for dark in row) for row in code.matrix_iter(border=_EDGE))

    def paint(self, brush: QPainter, area: QRectF) -> None:
        """Paint the code as large as it goes with fields of whole dots, in the middle of an area."""
        size = len(self.fields)
        field = min(area.width(), area.height()) / size
        field = max(1.0, float(int(field))) if field >= 1 else field
        left, top = round(area.center().x() - field * size / 2), round(area.center().y() - field * size / 2)
        brush.fillRect(QRectF(left, top, field * size, field * size), _WHITE)
        for y, row in enumerate(self.fields):
            for x, dark in enumerate(row):
                if dark:
                    brush.fillRect(QRectF(left + x * field, top + y * field, field, field), _BLACK)

    def image(self, field: int = _FIELD) -> QImage:
        """The code as a picture with so many pixels a field."""
        side = len(self.fields) * field
        made = QImage(side, side, QImage.Format.Format_RGB32)
        brush = QPainter(made)
        self.paint(brush, QRectF(0, 0, side, side))
        brush.end()
        return made

    def svg(self) -> str:
        """The code as a drawing, a unit a field."""
        size = len(self.fields)
        black = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(self.fields) for x, dark in enumerate(row) if dark)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size * _FIELD}" height="{size * _FIELD}" '
            f'viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
            f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{black}"/></svg>\n'
        )

    def save(self, file: Path) -> None:
        """Write an .svg, or a picture in the format of the ending. NetdeskError where it cannot be written."""
        try:
            if file.suffix.lower() == ".svg":
                file.write_text(self.svg(), encoding="utf-8")
                return
            written = QImageWriter(str(file)).write(self.image())
        except OSError:
            written = False
        if not written:
            raise NetdeskError(_("The picture could not be written to {path}.").format(path=file))


class CodeView(QWidget):
    """The code on the screen, on a white ground with soft corners; never smaller than a camera likes."""

    spoken_as = Role.Graphic

    def __init__(self, code: Code) -> None:
        super().__init__()
        self._code = code
        least = max(_LEAST, len(code.fields) * _ON_SCREEN + _CORNER)
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("QR code"))

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        ratio = self.devicePixelRatioF()
        side = min(self.width(), self.height())
        ground = QRect(0, 0, side, side)
        ground.moveCenter(self.rect().center())
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(_WHITE)
        brush.drawRoundedRect(ground, _CORNER, _CORNER)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        inner = QRectF(ground).marginsRemoved(QMarginsF(*[_CORNER / 2] * 4))
        brush.scale(1 / ratio, 1 / ratio)
        self._code.paint(brush, QTransform.fromScale(ratio, ratio).mapRect(inner))
        brush.end()
