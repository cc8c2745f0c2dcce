"""The network in words: what speaks for a link, and names of groups."""

from netdesk.domain.linkhint import Hint, Sign
from netdesk.i18n import _, plural


def hint(value: Hint) -> str:
    """What speaks for a link, as in `at 3 events together`."""
    count = len(value.refs)
    if value.sign is Sign.EVENTS:
        return plural("at {n} event together", "at {n} events together", count)
    if value.sign is Sign.INTRODUCTION:
        return _("one introduced the other to you")
    return plural("one referred the other", "one referred the other {n} times", count)


def around(name: str) -> str:
    """A group without a word of its own, by who is in the middle of it."""
    return _("Around {name}").format(name=name)
