"""Boxes in one line: layouts with their margins, spacing and contents."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_USUAL = 13  # pixels of text

Item = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for the stretch that takes what is left."""

Margins = int | tuple[int, int] | tuple[int, int, int, int]
"""All sides, or (left and right, top and bottom), or (left, top, right, bottom)."""

B = TypeVar("B", bound=QBoxLayout)


def vbox(*items: Item, margins: Margins = 0, spacing: int = 8) -> QVBoxLayout:
    """A column."""
    return _filled(QVBoxLayout(), items, margins, spacing)


def hbox(*items: Item, margins: Margins = 0, spacing: int = 8) -> QHBoxLayout:
    """A row."""
    return _filled(QHBoxLayout(), items, margins, spacing)


def add(box: QBoxLayout, *items: Item) -> None:
    """Append to a row or column."""
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def set_margins(layout: QLayout, margins: Margins) -> None:
    """The margins of a layout in one of the short forms."""
    if isinstance(margins, int):
        margins = (margins, margins)
    if len(margins) == 2:
        margins = (*margins, *margins)
    layout.setContentsMargins(*margins)


def _filled(box: B, items: tuple[Item, ...], margins: Margins, spacing: int) -> B:
    set_margins(box, margins)
    box.setSpacing(spacing)
    add(box, *items)
    return box


def keep_room(widget: QWidget) -> None:
    """What is hidden leaves an empty place of its size."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


@contextmanager
def resting(page: QWidget, parts: Sequence[QWidget]) -> Iterator[None]:
    """While the parts of a page change, its layouts wait for the end: showing a child would lay out all of them."""
    layouts = [layout for layout in (each.layout() for each in (*parts, page)) if layout]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
        for layout in layouts:
            layout.activate()


def grown(width: int) -> int:
    """A width in pixels that fits as much text as it does at the usual size."""
    return max(width, round(width * QGuiApplication.font().pixelSize() / _USUAL))


def between(widget: QWidget, least: int, most: int) -> None:
    """Keep a widget from `least` to `most` pixels wide at the usual size of text, and in proportion at others."""
    _Between(widget, least, most)


class _Between(QObject):
    """Follows the size of text."""

    def __init__(self, widget: QWidget, least: int, most: int) -> None:
        super().__init__(widget)
        self._widget, self._least, self._most = widget, least, most
        widget.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False

    def _fit(self) -> None:
        self._widget.setMinimumWidth(grown(self._least))
        self._widget.setMaximumWidth(grown(self._most))


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size at the usual size of text; with larger letters more, as far as the window has room."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent else QSize(width, height)
    dialog.resize(min(grown(width), max(room.width(), width)), min(grown(height), max(room.height(), height)))
