"""Watches a folder of the user's choice, and brings in the cards that appear there. Off until a folder is chosen."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, plural
from netdesk.operations import watching
from netdesk.operations.watching import Mark, Taken
from netdesk.ui.desk import Desk
from netdesk.ui.messages import Action
from netdesk.ui.scans.reading import card_reading

SETTING = "watch.folder"
PICTURES = "watch.pictures"
_POLL = 30_000  # milliseconds: folders of other computers and telephones tell nothing by themselves
_PAUSE = 2_000  # between the two looks that say whether a file is complete


class Watching(QObject):
    """The folder that is watched, and what was seen in it. It may go away and come back."""

    taken = Signal(object)
    """A `Taken`: files were looked at; what came of it is told in the message bar too."""

    def __init__(self, desk: Desk, *, poll: int = _POLL, pause: int = _PAUSE) -> None:
        super().__init__(desk.messages)  # it lives as long as the place it tells things in
        self._desk = desk
        self._seen: Mapping[Path, Mark] = {}
        self._tried: dict[Path, Mark] = {}
        self._told: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stirred)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._pauses = poll, pause
        self._begin()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched; none when nothing is."""
        chosen = self._desk.settings.get(SETTING, "")
        return Path(chosen) if chosen else None

    def watch(self, folder: Path | None) -> None:
        """Watch another folder from now on, or none."""
        self._desk.settings.set(SETTING, str(folder) if folder else "")
        self._seen, self._tried = {}, {}
        self._told.clear()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._begin()

    @property
    def pictures(self) -> bool:
        """Whether pictures that appear there are of cards, as those that a scanner makes."""
        return bool(self._desk.settings.get(PICTURES, False))

    def _begin(self) -> None:
        if self.folder is None:
            self._timer.stop()
        else:
            self._timer.start(0)

    def _stirred(self) -> None:
        """Something happened in the folder: look soon, but never twice within the pause that tells what is complete."""
        _poll, pause = self._pauses
        if self._timer.remainingTime() > pause:
            self._timer.start(pause)

    def _look(self) -> None:
        """Off the GUI thread: a folder on another computer may take its time to answer."""
        if (folder := self.folder) is not None:
            pictures = self.pictures
            self._desk.jobs.latest(
                "watching",
                lambda _context: (folder, folder.is_dir(), watching.look(folder, pictures=pictures)),
                done=self._looked,
                lane="pool",
            )

    def _looked(self, found: tuple[Path, bool, dict[Path, Mark]]) -> None:
        folder, there, now = found
        if folder != self.folder:
            return
        if there and not self._watcher.directories():
            self._watcher.addPath(str(folder))
        ripe = watching.complete(self._seen, now, self._tried)
        stirring = any(mark != self._seen.get(file) for file, mark in now.items())
        self._seen = now
        if ripe:
            self._take(ripe)
        else:
            poll, pause = self._pauses
            self._timer.start(pause if stirring else poll)

    def _take(self, files: dict[Path, Mark]) -> None:
        def done(taken: Taken) -> None:
            self._tried |= files
            self._over(taken)

        def failed(error: Exception) -> None:
            if isinstance(error, NetdeskError):  # a full disk, a busy desk: it may go better the next time
                self._over(Taken(failed=(str(error),)))

        self._desk.jobs.database(lambda _context: watching.take(self._desk.book, files), done=done, failed=failed)

    def _over(self, taken: Taken) -> None:
        news = [sentence for sentence in taken.failed if sentence not in self._told]
        self._told.update(news)
        if news:
            self._desk.messages.warn(" ".join(news))
        elif taken.report is not None:
            self._say(len(taken.report.people()))
        if taken.photographed and taken.photographed.scans:
            self._read(len(taken.photographed.scans))
        self._begin_again()
        self.taken.emit(taken)

    def _read(self, count: int) -> None:
        """Read the cards on the pictures that came; they wait in the inbox."""
        name = self.folder.name if self.folder else ""
        text = plural("{n} picture came in from {folder}", "{n} pictures came in from {folder}", count)
        self._desk.messages.tell(text.format(folder=name), Action(_("Undo"), self._desk.undo))
        card_reading(self._desk).start()

    def _begin_again(self) -> None:
        if self.folder is not None:
            self._timer.start(self._pauses[1])

    def _say(self, people: int) -> None:
        name = self.folder.name if self.folder else ""
        if people:
            text = plural("{n} person came in from {folder}", "{n} people came in from {folder}", people)
            self._desk.messages.tell(text.format(folder=name), Action(_("Undo"), self._desk.undo))
        else:
            self._desk.messages.tell(_("What came in from {folder} was known already").format(folder=name))


def watching_of(desk: Desk) -> Watching:
    """The one watching of a desk."""
    return desk.messages.findChild(Watching) or Watching(desk)
