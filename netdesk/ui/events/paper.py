"""Pages of paper one below the other, at the width of the view, whole, or at any zoom; always sharp in the end."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role

Zoom = Literal["width", "page", "free"]

_GAP = 20
_EDGE = 24
_SCREEN_DPI = 96
_LEAST, _MOST = 30, 300  # dots per inch on the screen
_STEP = 1.2
_WHITE = QColor("#ffffff")


class _Sheet(QWidget):
    """The canvas: it asks the view where everything is."""

    def __init__(self, view: "PaperView") -> None:
        super().__init__()
        self._view = view
        self.setProperty("look", "page")

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in range(len(self._view.images)):
            area = self._view.page_area(number)
            if area.intersects(QRectF(event.rect()).adjusted(-8, -8, 8, 8)):
                self._paint_page(brush, area, self._view.images[number])
        brush.end()

    def _paint_page(self, brush: QPainter, area: QRectF, image: QImage) -> None:
        brush.setPen(Qt.PenStyle.NoPen)
        for depth in range(4, 0, -1):
            brush.setBrush(QColor(0, 0, 0, 10))
            brush.drawRoundedRect(area.adjusted(-depth, 1 - depth, depth, depth + 1), depth, depth)
        brush.fillRect(area, _WHITE)
        ratio = self.devicePixelRatioF()
        if abs(image.width() / ratio - area.width()) < 1:
            image.setDevicePixelRatio(ratio)  # dot for dot
            brush.drawImage(area.topLeft(), image)
        else:
            image.setDevicePixelRatio(1)
            brush.drawImage(area, image)


class PaperView(QScrollArea):
    """`needs` tells, a moment after the zoom or the window changed, the resolution at which pages would be sharp."""

    spoken_as = Role.Document

    needs = Signal(int)
    zoomed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.images: Sequence[QImage] = ()
        self._inches = (8.27, 11.69)
        self._zoom: Zoom = "width"
        self._free = _SCREEN_DPI
        self._told = 0
        self._sheet = _Sheet(self)
        self.setWidget(self._sheet)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._tell)

    @property
    def zoom(self) -> Zoom:
        """How the size of pages is chosen."""
        return self._zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Pages as wide as the view, or as high, or as large as they were last made."""
        self._free = self.resolution() if zoom == "free" else self._free
        self._zoom = zoom
        self._fit()
        self.zoomed.emit()

    def step(self, larger: bool) -> None:
        """A little larger or smaller."""
        dpi = self.resolution() / self.devicePixelRatioF()
        self._zoom = "free"
        self._free = round(min(max(dpi * _STEP if larger else dpi / _STEP, _LEAST), _MOST))
        self._fit()
        self.zoomed.emit()

    def set_paper(self, inches: tuple[float, float]) -> None:
        """Another paper: width and height in inches. The pages of the one before go."""
        self._inches = inches
        self.images = ()
        self._told = 0
        self._fit()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show pages, staying at the place on them."""
        self.images = images
        self._fit()

    def resolution(self) -> int:
        """Dots per inch of the screen at which a page fills its place."""
        ratio = self.devicePixelRatioF()
        if self._zoom == "free":
            return round(self._free * ratio)
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.maximumViewportSize()
        across = (room.width() - bar - 2 * _EDGE) / self._inches[0]
        down = (room.height() - 2 * _EDGE) / self._inches[1]
        dpi = across if self._zoom == "width" else min(across, down)
        return int(min(max(dpi, _LEAST), _MOST) * ratio)

    def page_area(self, number: int) -> QRectF:
        """Where a page lies on the canvas, on whole dots of the screen."""
        size, ratio = self._page_size(), self.devicePixelRatioF()
        left = max(float(_EDGE), (self._sheet.width() - size.width() / ratio) / 2)
        top = _EDGE + number * (size.height() / ratio + _GAP)
        left, top = round(left * ratio) / ratio, round(top * ratio) / ratio
        return QRectF(QPointF(left, top), QPointF(left + size.width() / ratio, top + size.height() / ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(event.angleDelta().y() > 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def _page_size(self) -> QSize:
        """A page in dots of the screen."""
        dpi = self.resolution()
        return QSize(round(self._inches[0] * dpi), round(self._inches[1] * dpi))

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        size, ratio = self._page_size(), self.devicePixelRatioF()
        pages = max(len(self.images), 1)
        width = max(self.maximumViewportSize().width() - bar.sizeHint().width(), size.width() / ratio + 2 * _EDGE)
        height = 2 * _EDGE + pages * size.height() / ratio + (pages - 1) * _GAP
        self._sheet.resize(int(width), round(height))
        bar.setValue(round(share * bar.maximum()))
        self._sheet.update()
        if self.resolution() != self._told:
            self._pause.start()

    def _tell(self) -> None:
        if self.resolution() != self._told:
            self._told = self.resolution()
            self.needs.emit(self._told)
