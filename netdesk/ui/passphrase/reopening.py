"""The desk closes, comes under another key, and opens again; where that cannot be it opens as it was."""

from dataclasses import dataclass
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.operations import passphrase
from netdesk.storage import keychain
from netdesk.storage.book import Book
from netdesk.storage.key import Key


@dataclass(slots=True)
class Reopening:
    """What opens the next window; `told` is what it says then. `kept`: the system has a copy of the key, and is given
    the new one instead."""

    file: Path
    old: Key | None
    new: Key | None
    drop_copies: bool = False
    kept: bool = False
    told: str = ""

    def __call__(self) -> Book:
        try:
            book = passphrase.change(self.file, self.old, self.new, drop_copies=self.drop_copies)
        except NetdeskError as error:
            self.told = str(error)
            return Book.open(self.file, key=self.old)
        if self.old:
            keychain.forget(self.old)
        if self.kept and self.new:
            keychain.keep(self.new)
        self.told = self._done()
        return book

    def _done(self) -> str:
        if self.new is None:
            return _("The passphrase is removed: anybody who has the file can read it.")
        return _("The new passphrase is set.") if self.old else _("This desk is protected by your passphrase now.")
