"""The picture of the network on paper: a PNG at print size, an SVG, a PDF page. Needs no window: a worker may do it."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.network import legend
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.view import View

_DOTS_PER_METRE = 11811  # 300 per inch
_LEAST, _MOST = 1300.0, 5200.0  # pixels of the picture before it is enlarged to print size
_EDGE = 28.0


def png(picture: Picture, path: Path, width: int = 3600) -> None:
    """Write a PNG `width` pixels wide, with the legend. NetdeskError where it cannot be written."""
    view = _page(picture)
    factor = width / view.width
    image = QImage(width, max(1, round(view.height * factor)), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    painter.scale(factor, factor)
    _paint(painter, picture, view)
    painter.end()
    if not QImageWriter(str(path), QByteArray(b"png")).write(image):
        raise _unwritable(path)


def svg(picture: Picture, path: Path) -> None:
    """Write an SVG with the legend. NetdeskError where it cannot be written."""
    from PySide6.QtSvg import QSvgGenerator

    view = _page(picture)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setTitle(_("Network"))
    generator.setSize(QSize(round(view.width), round(view.height)))
    generator.setViewBox(QRect(0, 0, round(view.width), round(view.height)))
    painter = QPainter()
    if not painter.begin(generator):
        raise _unwritable(path)
    _paint(painter, picture, view)
    painter.end()


def pdf(picture: Picture, path: Path) -> None:
    """Write a PDF of one A4 page on its side, with the legend. NetdeskError where it cannot be written."""
    writer = QPdfWriter(str(path))
    writer.setTitle(_("Network"))
    writer.setCreator("Netdesk")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(8, 8, 8, 8), QPageLayout.Unit.Millimeter)
    view = _page(picture)
    painter = QPainter()
    if not painter.begin(writer):
        raise _unwritable(path)
    room = painter.viewport()
    factor = min(room.width() / view.width, room.height() / view.height)
    painter.translate((room.width() - view.width * factor) / 2, (room.height() - view.height * factor) / 2)
    painter.scale(factor, factor)
    _paint(painter, picture, view)
    painter.end()


WRITERS = {".png": png, ".svg": svg, ".pdf": pdf}
"""By the ending of the file."""


def _page(picture: Picture) -> View:
    """The whole picture at its own size as far as that is sensible, with an edge."""
    box = picture.box
    width = min(max(box.width() + 2 * _EDGE, _LEAST), _MOST)
    height = (width - 2 * _EDGE) * box.height() / box.width() + 2 * _EDGE
    size = QSizeF(width, max(height, legend.size(picture.font, picture.tints)[1] + 2 * _EDGE))
    return View.fitting(box, size.width(), size.height(), _EDGE)


def _paint(painter: QPainter, picture: Picture, view: View) -> None:
    painter.fillRect(QRectF(0, 0, view.width, view.height), QColor(picture.colours.background))
    for _step in picture.steps(painter, view, vector=True):
        pass
    points = view.pixels(picture.places)
    below = view.height - legend.size(picture.font, picture.tints)[1] - _EDGE / 2
    corner = QRectF(QPointF(_EDGE / 2, below), QSizeF(*legend.size(picture.font, picture.tints)))
    for label in picture.labels(view, taken=[corner]):
        x, y = points[label.row].tolist()
        box = QRectF(x + label.dx, y + label.dy, label.width, label.height)
        picture.paint_label(painter, label.row, box)
    legend.paint(painter, corner.topLeft(), picture.font, picture.colours, picture.tints)


def _unwritable(path: Path) -> NetdeskError:
    return NetdeskError(_("The picture could not be written to {path}.").format(path=path))
