"""What opens a protected desk for a command: a variable, the keychain, or the passphrase typed at a terminal."""

import os
import sys
from getpass import getpass
from pathlib import Path

from netdesk.domain.errors import SealedDesk
from netdesk.i18n import _
from netdesk.operations.passphrase import typed_key
from netdesk.storage.engine import desk_file, desk_url
from netdesk.storage.key import Key, is_sealed
from netdesk.storage.keychain import kept_key

VARIABLE = "NETDESK_PASSPHRASE"
"""Holds the passphrase, or the recovery key, where nobody sits at a terminal."""


def key_for(desk: str | Path) -> Key | None:
    """The key of a desk, a file or a URL; None for one that needs none. SealedDesk when there is no right one."""
    file = desk_file(desk_url(desk))
    if file is None or not is_sealed(file):
        return None
    given = os.environ.get(VARIABLE)
    if given:
        return typed_key(file, given)
    return kept_key(file) or typed_key(file, _ask(file))


def _ask(file: Path) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        told = _("This desk is protected by a passphrase: call this at a terminal, or put it into {variable}.")
        raise SealedDesk(told.format(variable=VARIABLE), file)
    try:
        return getpass(_("Passphrase of {file}: ").format(file=file))
    except EOFError:
        return ""
