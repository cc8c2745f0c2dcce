"""The menu that asks what lines of a card are."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.scan import FieldKind
from netdesk.i18n import _
from netdesk.words import scans as words


def ask_kind(parent: QWidget, place: QPoint, chosen: Callable[[FieldKind | None], object]) -> None:
    """Ask at a place of the screen; `chosen` gets the kind of field, None for the whole name."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(_("Name"), partial(chosen, None))
    for kind in FieldKind:
        menu.addAction(words.kind(kind), partial(chosen, kind))
    menu.popup(place)
