"""What can be done about a line of the day, each with one key."""

from collections.abc import Callable
from enum import StrEnum

from netdesk.i18n import _


class Deed(StrEnum):
    """What the user chose; ACT is what the line itself proposes."""

    ACT = "act"
    LOG = "log"
    MESSAGE = "message"
    CALL = "call"
    DONE = "done"
    LATER = "later"
    NEVER = "never"
    OPEN = "open"


KEYS: dict[Deed, tuple[str, Callable[[], str], str]] = {
    Deed.LOG: ("L", lambda: _("Log"), "plus"),
    Deed.MESSAGE: ("M", lambda: _("Message"), "mail"),
    Deed.CALL: ("C", lambda: _("Call"), "call"),
    Deed.DONE: ("D", lambda: _("Done"), "check"),
    Deed.LATER: ("S", lambda: _("Later"), "clock"),
    Deed.NEVER: ("N", lambda: _("Never"), "close"),
    Deed.OPEN: ("O", lambda: _("Open"), "person"),
}
"""Key, word and icon of each."""
