"""Says what follows from where the desk stands: a full disk, one that is read-only, a drive in the network, a folder
that is copied to other computers. Room that was put aside is offered when there is none."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from netdesk.i18n import _
from netdesk.storage import ways
from netdesk.storage.book import Book
from netdesk.storage.place import is_full, synced_by
from netdesk.storage.room import make_room, put_aside, room_beside
from netdesk.ui.messages import Action

if TYPE_CHECKING:
    from netdesk.ui.desk import Desk

_TOLD = "place.told"
_LATER = 60_000  # milliseconds after which room is put aside: opening has ended, and nobody waits


def mind_the_place(desk: "Desk") -> None:
    """Say what hinders the work on a desk, offer room where there is none, and put some aside later."""
    if desk.book.file is None:
        return
    desk.messages.remedy = partial(_remedy, desk, desk.book.file)
    _say(desk, desk.book.file)
    later = QTimer(desk, singleShot=True, interval=_LATER)
    later.timeout.connect(partial(_put_aside, desk, desk.book.file))
    later.start()


def _say(desk: "Desk", file: Path) -> None:
    way = desk.book.way
    if way in (ways.FULL, ways.READING, ways.FROZEN) and is_full(file.parent):
        told = _("The disk is full: everything can be read, but nothing can be saved until there is room.")
        desk.messages.tell(told, _remedy(desk, file), stay=True)
    elif not way.writes:
        told = _("Everything can be read, but nothing can be changed: the file or its folder is read-only ({file}).")
        desk.messages.tell(told.format(file=file), stay=True)
    elif (hint := _hint(way, file)) and desk.settings.get(_TOLD) != str(file):
        desk.settings.set(_TOLD, str(file))
        desk.messages.tell(hint, stay=True)


def _hint(way: ways.Way, file: Path) -> str:
    """What to know, once, about a place where work goes on."""
    if way is ways.NETWORK:
        return _("The desk is on a drive in the network: only one program may have it open at a time.")
    if folder := synced_by(file.absolute()):
        told = _("“{folder}” is copied to other computers: have this desk open on one of them at a time.")
        return told.format(folder=folder)
    return ""


def _remedy(desk: "Desk", file: Path) -> Action | None:
    """The room that was put aside, where there is none left."""
    if room_beside(file) and is_full(file.parent):
        return Action(_("Make room"), partial(_make_room, desk, file))
    return None


def _make_room(desk: "Desk", file: Path) -> None:
    freed = make_room(file)
    if not desk.book.way.writes:  # else nothing has to be opened anew, and what is being typed stays
        desk.reopen_wanted.emit(partial(Book.open, file, key=desk.book.key))
    else:
        told = _("There are {size} MB for your changes again. Soon make more room on the disk.")
        desk.messages.tell(told.format(size=freed >> 20), stay=True)


def _put_aside(desk: "Desk", file: Path) -> None:
    if desk.book.way is ways.USUAL:
        desk.jobs.pool(lambda _context: put_aside(file))
