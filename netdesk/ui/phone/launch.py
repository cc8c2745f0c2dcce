"""The way to "From phone" from wherever on the window; what it needs is loaded when it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netdesk.ui.desk import Desk

if TYPE_CHECKING:
    from netdesk.capture.phone.parcels import Received


def show_phone(parent: QWidget, desk: Desk, arrived: Callable[[list["Received"]], object]) -> None:
    """Show the window of the phone, or bring the one that is open to the front. `arrived` is given what came, in the
    order it came, on the GUI thread."""
    from netdesk.ui.phone.dialog import PhoneDialog

    dialog = parent.findChild(PhoneDialog) or PhoneDialog(desk, arrived, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
