"""How well the words on a window can be told from what they stand on, by the colours that are really painted."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QRadioButton, QWidget

from netdesk.ui.widgets.chip import Chip

Pixels = NDArray[np.uint8]

SHARP = 2  # pixels of the picture for one of the window: a thin letter then has its full colour somewhere
_EDGE = 4  # the frame of a field or button is no word


@dataclass(frozen=True, slots=True)
class Written:
    """Words that painting code wrote: where on the picture, in which colour."""

    words: str
    area: QRect
    ink: QColor


def pale(window: QWidget, least: float) -> list[str]:
    """Words on a window with less contrast than that; those of what is disabled do not count (WCAG 1.4.3)."""
    picture, written = _picture(window)
    found = [(_said(each), _contrast_of_label(each, window, picture)) for each in _wordy(window)]
    found += [(f"painted {each.words!r} {each.ink.name()}", _contrast_of_painted(each, picture)) for each in written]
    return [f"{contrast:.1f} {said}" for said, contrast in found if contrast < least]


def _picture(window: QWidget) -> tuple[Pixels, list[Written]]:
    """The window as it is painted, as RGB, and what its own painting code wrote."""
    image = QImage(window.size() * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    written: list[Written] = []
    with pytest.MonkeyPatch.context() as patch:
        _watch(patch, written)
        window.render(image, QPoint())
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return lines[:, : image.width(), 2::-1].copy(), written


def _watch(patch: pytest.MonkeyPatch, written: list[Written]) -> None:
    """Note every word that Python code writes with a painter."""
    write = QPainter.drawText

    def noting(brush: QPainter, *how: object) -> object:
        words = next((each for each in how if isinstance(each, str)), "")
        area = how[0]
        if isinstance(area, QRect | QRectF) and words.strip() and isinstance(brush.device(), QWidget):
            shown = brush.boundingRect(QRectF(area), how[1], words) if isinstance(how[1], int) else QRectF(area)
            spot = brush.deviceTransform().mapRect(shown).toAlignedRect()
            if _on_picture(brush.device()).contains(spot):
                written.append(Written(words, spot, QColor(brush.pen().color())))
        return write(brush, *how)

    patch.setattr(QPainter, "drawText", noting)


def _on_picture(widget: QWidget) -> QRect:
    """Where on the picture a widget is, as far as nothing cuts it off."""
    seen = widget.visibleRegion().boundingRect()
    corner = widget.mapTo(widget.window(), seen.topLeft())
    return QRect(corner * SHARP, seen.size() * SHARP)


def _wordy(window: QWidget) -> Iterator[QWidget]:
    """Visible widgets that say something, which nothing covers."""
    for each in window.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton | QLineEdit | QComboBox) and _words(each).strip():
            whole = each.isVisible() and each.visibleRegion().boundingRect() == each.rect()
            middle = window.childAt(each.mapTo(window, each.rect().center())) if each.window() is window else None
            if whole and each.isEnabled() and middle is not None and (middle is each or each.isAncestorOf(middle)):
                yield each


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return "" if widget.isEditable() else widget.currentText()
    return str(widget.text())  # type: ignore[attr-defined]


def _contrast_of_label(widget: QWidget, window: QWidget, picture: Pixels) -> float:
    spot = widget.rect()
    if not isinstance(widget, QLabel):
        spot = spot.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if isinstance(widget, QAbstractButton):
        spot.setLeft(spot.left() + _before_words(widget))
    spot.moveTopLeft(widget.mapTo(window, spot.topLeft()))
    colours, counts = _colours(picture, QRect(spot.topLeft() * SHARP, spot.size() * SHARP))
    if not len(counts):
        return 21.0
    ground = colours[counts.argmax()]
    return float(_contrast(ground, colours).max())


def _before_words(widget: QAbstractButton) -> int:
    """How much room an icon, a box to tick, or a coloured dot takes in front of the words."""
    if isinstance(widget, QCheckBox | QRadioButton):
        return 20
    marked = isinstance(widget, Chip) and widget._marked
    return 24 if marked else 0 if widget.icon().isNull() else widget.iconSize().width() + 8


def _contrast_of_painted(written: Written, picture: Pixels) -> float:
    colours, counts = _colours(picture, written.area)
    ink = np.array([written.ink.red(), written.ink.green(), written.ink.blue()], np.uint8)
    others = (colours != ink).any(axis=1)
    if not others.any() or written.area.width() < 8:
        return 21.0
    ground = colours[others][counts[others].argmax()]
    return float(_contrast(ground, ink))


def _colours(picture: Pixels, spot: QRect) -> tuple[Pixels, NDArray[np.int64]]:
    """The colours in a part of the picture, and how often each is there."""
    spot = spot.intersected(QRect(0, 0, picture.shape[1], picture.shape[0]))
    if spot.isEmpty():
        return np.zeros((0, 3), np.uint8), np.zeros(0, np.int64)
    part = picture[spot.top() : spot.bottom() + 1, spot.left() : spot.right() + 1].reshape(-1, 3)
    packed = part.astype(np.int64) @ np.array([65536, 256, 1])
    values, counts = np.unique(packed, return_counts=True)
    return np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1).astype(np.uint8), counts


def _contrast(one: Pixels, other: Pixels) -> NDArray[np.float64]:
    """By WCAG 2: 1 for the same colour, 21 for black on white; of one with each of several."""
    first, second = _luminance(one), _luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def _luminance(colours: Pixels) -> NDArray[np.float64]:
    parts = colours / 255.0
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _said(widget: QWidget) -> str:
    named: list[str] = []
    up: QWidget | None = widget
    while up is not None and not up.isWindow():
        named.append(type(up).__name__)
        up = up.parentWidget()
    return f"{_words(widget)!r} {' < '.join(named[:5])}"
