"""The frame of the people's page: the list on the left, the chosen person on the right."""

from PySide6.QtWidgets import QSplitter, QWidget

from netdesk.ui.widgets.layout import between, vbox

_PANEL_WIDTH = 430


def beside(head: QWidget, listing: QWidget, panel: QWidget) -> QSplitter:
    """What narrows the list above it, and the panel beside both."""
    left = QWidget()
    left.setLayout(vbox(head, listing, margins=(18, 14, 6, 0), spacing=8))
    split = QSplitter()
    split.addWidget(left)
    split.addWidget(panel)
    split.setStretchFactor(0, 1)
    split.setSizes([1000, _PANEL_WIDTH])
    split.setCollapsible(0, False)
    split.setCollapsible(1, False)
    between(panel, 340, 620)
    return split
