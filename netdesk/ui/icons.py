"""Icons: line drawings from resources/icons in any colour, crisp at any size."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from netdesk import paths

Colour = QColor | str | Callable[[], QColor] | QPalette.ColorRole

INK = QPalette.ColorRole.Dark
ACCENT = QPalette.ColorRole.Highlight


def icon(name: str, colour: Colour = INK, on: Colour | None = None) -> QIcon:
    """The icon of that name (a file in resources/icons). A palette role or a callable is asked whenever the icon is
    painted, so the icon follows the theme by itself; `on` colours it on checked buttons. KeyError for an unknown name.
    """
    svg(name)
    return QIcon(_Engine(name, colour, on if on is not None else colour))


def pixmap(name: str, colour: Colour, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for painting code; drawn once per colour, size and ratio."""
    return _drawn(name, _resolved(colour), QSize(size, size), ratio)


def names() -> list[str]:
    """Every icon there is."""
    return sorted(file.stem for file in paths.resource("icons").glob("*.svg"))


@lru_cache(maxsize=256)
def svg(name: str) -> str:
    """The drawing itself, coloured `currentColor`; KeyError for an unknown name."""
    try:
        return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(name) from None


def app_icon() -> QIcon:
    """The icon of the program in all its sizes."""
    made = QIcon()
    for file in sorted(paths.resource("app").glob("netdesk-*.png")):
        made.addFile(str(file))
    return made


_copies: list[QIconEngine] = []
"""PySide does not hand the ownership of a clone to Qt: without a reference it would be freed under Qt's feet. Qt clones
only when a shared icon is changed, which nothing here does."""


class _Engine(QIconEngine):
    """Draws on demand, so that every size and screen gets its own sharp picture."""

    def __init__(self, name: str, colour: Colour, on: Colour) -> None:
        super().__init__()
        self._name, self._colour, self._on = name, colour, on

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._colour, self._on)
        _copies.append(copy)
        return copy

    def iconName(self) -> str:
        return self._name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = abs(painter.deviceTransform().m11()) or 1.0  # to ask the device would load half of Qt at start
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        colour = QColor(_resolved(self._on if state is QIcon.State.On else self._colour))
        if mode is QIcon.Mode.Disabled:
            colour.setAlphaF(0.4)
        return _drawn(self._name, colour, size, scale)


def _resolved(colour: Colour) -> QColor:
    if isinstance(colour, QPalette.ColorRole):
        return QGuiApplication.palette().color(colour)
    return QColor(colour) if isinstance(colour, QColor | str) else colour()


def _drawn(name: str, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    key = f"netdesk-icon/{name}/{colour.rgba():08x}/{size.width()}x{size.height()}@{ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(size * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(colour.alphaF())
    side = min(made.width(), made.height())  # a wider picture leaves a gap behind the drawing
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    text = svg(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(text.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer
