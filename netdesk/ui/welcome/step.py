"""What the three steps have in common."""

from PySide6.QtWidgets import QWidget

from netdesk.i18n import _


class Step(QWidget):
    """A title for the row of steps; the keyboard is given to it, and it keeps what was said in it."""

    title = ""

    def keys(self) -> str:
        """What Enter and Esc do here."""
        return _("Enter goes on · Esc skips")

    def begin(self) -> None:
        """Take the keyboard."""
        raise NotImplementedError

    def enter(self) -> bool:
        """Enter was pressed: whether it led on within the step, which then stays."""
        return False

    def accept(self) -> None:
        """Keep what was said; most have nothing to keep."""
