"""What was given and received in words. It is no debt book: nobody owes anybody anything here."""

from netdesk import words
from netdesk.domain.interaction import Kind
from netdesk.i18n import _, meant, number


def gift(kind: str) -> str:
    """What was given, as in `Help`: a kind of interaction, a referral, or a promise that was kept."""
    other = {"referral": _("Referral"), "promise": _("Kept promise")}
    return other[kind] if kind in other else words.kind(Kind(kind))


def both_ways(kind: str, given: int, received: int) -> str:
    """How often each way, as in `Help: 3 given, 1 received`."""
    parts = [meant("kind of giving", "{n} given").format(n=number(given))] if given else []
    parts += [meant("kind of giving", "{n} received").format(n=number(received))] if received else []
    return f"{gift(kind)}: {', '.join(parts)}"
