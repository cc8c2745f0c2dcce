"""Words that do not fit: labels and buttons narrower than what they say, and what lies where nobody can scroll to."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollBar, QTabBar, QWidget

from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.rail import NavButton

_SLACK = 2  # pixels: a hint is rounded


def clipped(window: QWidget, room: QSize) -> list[str]:
    """What of a window cannot be read whole, nor by a tool tip; and the window itself where the room is too small."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # what was said a moment ago has its room
    found = [f"{problem}: {_said(each)}" for each in _wordy(window) if (problem := _problem(each, window))]
    size = window.size()
    if size.width() > room.width() or size.height() > room.height():
        found.append(f"the window wants {size.width()} x {size.height()}")
    return found


def _wordy(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        says = isinstance(each, QLabel | QAbstractButton) and bool(each.text().strip())
        if (says or isinstance(each, QTabBar)) and each.isVisible() and each.window() is window:
            yield each


def _problem(widget: QWidget, window: QWidget) -> str:
    if outside := _out_of_reach(widget):
        return outside
    if isinstance(widget, ElidedLabel):  # has the whole in its tool tip
        return "" if widget.height() + _SLACK >= widget.fontMetrics().height() else "too low"
    if widget.toolTip():
        return ""
    if isinstance(widget, QLabel):
        return _label_problem(widget)
    if isinstance(widget, QTabBar):
        return "" if widget.usesScrollButtons() or widget.width() >= widget.sizeHint().width() else "too narrow"
    return _button_problem(widget)


def _label_problem(label: QLabel) -> str:
    metrics, room = label.fontMetrics(), label.contentsRect().size()
    words = label.text().replace("&", "") if label.buddy() else label.text()
    if label.wordWrap():
        longest = max((metrics.horizontalAdvance(word) for word in label.text().split()), default=0)
        if longest > room.width() + _SLACK:
            return f"a word is {longest - room.width()} too wide"
        wanted = label.heightForWidth(label.width()) - label.height()
        return f"{wanted} too low" if wanted > _SLACK else ""
    wanted = metrics.size(0, words) - room
    if wanted.width() > _SLACK:
        return f"{wanted.width()} too narrow"
    return f"{wanted.height()} too low" if wanted.height() > _SLACK else ""


def _button_problem(button: QWidget) -> str:
    wanted = button.sizeHint() - button.size()
    if isinstance(button, NavButton):  # the badge lies over its end
        wanted.setWidth(wanted.width() + (button._badge.width() if button.badge else 0))
    if wanted.width() > _SLACK:
        return f"{wanted.width()} too narrow"
    return f"{wanted.height()} too low" if wanted.height() > _SLACK else ""


def _out_of_reach(widget: QWidget) -> str:
    """Where an edge cuts it off that nobody can scroll away."""
    spot, at = widget.rect(), widget
    while at is not None and not at.isWindow():
        parent = at.parentWidget()
        spot = QRect(at.mapToParent(spot.topLeft()), spot.size())
        if parent is None:
            break
        frame = parent.parentWidget()
        if isinstance(frame, QAbstractScrollArea) and frame.viewport() is parent:
            if _scrolls(frame.verticalScrollBarPolicy(), frame.verticalScrollBar()):
                spot.setTop(max(spot.top(), 0))
                spot.setBottom(min(spot.bottom(), parent.height() - 1))
            if _scrolls(frame.horizontalScrollBarPolicy(), frame.horizontalScrollBar()):
                return ""
            if spot.height() <= 0:
                return ""
        over = max(-spot.left(), spot.right() - parent.width() + 1, -spot.top(), spot.bottom() - parent.height() + 1)
        if over > _SLACK:
            return f"{over} cut off by {type(parent).__name__}"
        at = parent
    return ""


def _scrolls(policy: Qt.ScrollBarPolicy, bar: QScrollBar) -> bool:
    return policy != Qt.ScrollBarPolicy.ScrollBarAlwaysOff and bar.maximum() > 0


def _said(widget: QWidget) -> str:
    named: list[str] = []
    up: QWidget | None = widget
    while up is not None and not up.isWindow():
        named.append(type(up).__name__)
        up = up.parentWidget()
    words = "tabs" if isinstance(widget, QTabBar) else str(widget.text())  # type: ignore[attr-defined]
    return f"{words[:50]!r} {' < '.join(named[:5])}"
