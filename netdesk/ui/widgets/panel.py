"""A rounded frame that holds what belongs together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from netdesk.ui.widgets.layout import Item, Margins, add, set_margins


class Panel(QFrame):
    """A column of items in a rounded frame; `add` appends more."""

    def __init__(self, *items: Item, margins: Margins = 14, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(spacing)
        set_margins(self.column, margins)
        add(self.column, *items)

    def add(self, *items: Item) -> None:
        """Append to the column."""
        add(self.column, *items)
