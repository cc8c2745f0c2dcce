"""Going back to a copy from the window: it closes, the copy takes the desk's place, and the desk opens again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, moment
from netdesk.storage.book import Book
from netdesk.storage.guard import DAMAGED
from netdesk.storage.key import Key
from netdesk.storage.restoring import restore
from netdesk.storage.snapshot import Snapshot, snapshots


@dataclass(slots=True)
class GoingBack:
    """What opens the next window. `told` is what it says then, and `back` the way to what stood there before. Where
    the copy cannot be taken the desk opens as it is, and says why."""

    desk: Path
    copy: Snapshot
    key: Key | None
    told: str = ""
    back: "Callable[[], Book] | None" = None

    def __call__(self) -> Book:
        try:
            kept = restore(self.desk, self.copy.path, self.key, self.copy.sha256)
        except NetdeskError as error:
            self.told = str(error)
            return Book.open(self.desk, key=self.key)
        self.told = _("The desk is as it was: {when}.").format(when=moment(self.copy.made))
        before = next((one for one in snapshots(self.desk) if one.path == kept and one.reason != DAMAGED), None)
        if before:
            self.back = GoingBack(self.desk, before, self.key)
        return Book.open(self.desk, key=self.key)
