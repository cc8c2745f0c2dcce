"""What a screen reader is told: the accessibility tree below a widget, and what it lacks."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QWidget

Role = QAccessible.Role

_SAYS_NOTHING = {Role.NoRole, Role.Client, Role.Pane, Role.LayeredPane, Role.Border, Role.Whitespace}
_ITEMS = {Role.ListItem, Role.Cell, Role.TreeItem, Role.ColumnHeader, Role.MenuItem, Role.PageTab}
_WITH_VALUE = {Role.Slider, Role.SpinBox, Role.ProgressBar, Role.Dial}
_CHECKED = {Role.CheckBox, Role.RadioButton}
_MOST = 60  # items of a view; the others are of the same kind


def problems(widget: QWidget) -> list[str]:
    """What of the widget can take the keyboard, or is an item, and has no name, no role, or no value it should have."""
    return [f"{problem}: {_where(node)}" for node in nodes(widget) if (problem := _problem(node))]


def nodes(window: QWidget) -> Iterator[QAccessibleInterface]:
    """What is told of every visible widget, and of the first items of lists and tables."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not window:
            continue
        node = QAccessible.queryAccessibleInterface(widget)
        yield node
        if isinstance(widget, QAbstractItemView):
            items = (node.child(place) for place in range(min(node.childCount(), _MOST)))
            yield from (item for item in items if item is not None and item.isValid() and item.object() is None)


def _problem(node: QAccessibleInterface) -> str:
    role, state = node.role(), node.state()
    named = bool(node.text(QAccessible.Text.Name).strip())
    if role in _ITEMS:
        return "" if named or _empty_field(node) else "no words"
    if not _takes_keyboard(node):
        return ""
    if role in _SAYS_NOTHING:
        return "no role"
    if not named:
        return "no name"
    if role in _WITH_VALUE and node.valueInterface() is None:
        return "no value"
    if role == Role.EditableText and node.textInterface() is None:
        return "no text"
    return "no state" if role in _CHECKED and not state.checkable else ""


def _empty_field(node: QAccessibleInterface) -> bool:
    """A cell of a table that is said to be empty, in a column that is called something."""
    cell = node.tableCellInterface()
    return cell is not None and any(head.text(QAccessible.Text.Name) for head in cell.columnHeaderCells())


def _takes_keyboard(node: QAccessibleInterface) -> bool:
    """Whether Tab or a click leads there; what hands the keyboard on to another widget never has it."""
    widget = node.object()
    hands_on = isinstance(widget, QWidget) and widget.focusProxy() is not None
    return bool(node.state().focusable) and not node.state().disabled and not hands_on


def _where(node: QAccessibleInterface) -> str:
    told = f"{node.role().name} {node.text(QAccessible.Text.Name)!r}"
    while node is not None and node.isValid():
        told += f" < {type(node.object()).__name__}" if node.object() else ""
        node = node.parent() if node.role() not in (Role.Window, Role.Dialog) else None
    return told
