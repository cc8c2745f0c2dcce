"""The errors that are worth telling a user."""

from pathlib import Path
from typing import Any


class NetdeskError(Exception):
    """Something the user can act on, said in one sentence. Everything else that is raised is a bug."""


class ChangedElsewhere(NetdeskError):
    """Another window or program saved the same thing first; nothing was overwritten."""


class EditedTwice(ChangedElsewhere):
    """Somebody else saved other values in `fields` that were changed here too: what both began with, what was made of
    it here, and what stands. Nothing was overwritten."""

    def __init__(self, told: str, base: Any, mine: Any, theirs: Any, fields: tuple[str, ...]) -> None:
        super().__init__(told)
        self.base, self.mine, self.theirs, self.fields = base, mine, theirs, fields


class LostServer(NetdeskError):
    """The server that a desk lies on does not answer now; nothing of the change was saved."""


class FullDisk(NetdeskError):
    """There is no room for a change; it was not saved, and nothing was lost."""


class SealedDesk(NetdeskError):
    """The desk is protected by a passphrase, and none that opens it was given."""

    def __init__(self, told: str, file: Path) -> None:
        super().__init__(told)
        self.file = file


class DamagedDesk(NetdeskError):
    """The desk's file is damaged: there are copies to go back to, and rows that can be saved; `key` opens them where
    the desk is protected by a passphrase."""

    def __init__(self, told: str, file: Path, key: Any = None) -> None:
        super().__init__(told)
        self.file, self.key = file, key
