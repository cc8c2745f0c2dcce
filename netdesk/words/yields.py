"""What came of an event, in words that window and terminal share."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from netdesk import i18n
from netdesk.domain.stage import Stage
from netdesk.domain.yields import DAYS, EventYield, Growth
from netdesk.i18n import _, number, plural
from netdesk.words import stage


def standing(found: EventYield, today: date) -> str:
    """Whether the figures stand, as in `so far, after 12 of 90 days`."""
    if found.stands(today):
        return plural("after {n} day", "after {n} days", DAYS)
    gone = max(0, (today - found.day).days)
    return _("so far, after {n} of {all} days").format(n=gone, all=DAYS)


def met(found: EventYield) -> str:
    """As in `9 met`."""
    return plural("{n} met", "{n} met", len(found.met))


def first(found: EventYield) -> str:
    """As in `4 first conversations`."""
    return plural("{n} first conversation", "{n} first conversations", len(found.first))


def grown(found: EventYield) -> str:
    """As in `3 links grew`."""
    return plural("{n} link grew", "{n} links grew", len(found.grown))


def grown_to(grown: Sequence[Growth]) -> str:
    """As in `2 to Credibility, 1 to Profitability`."""
    counts = {each: sum(one.after is each for one in grown) for each in Stage}
    told = (_("{n} to {stage}").format(n=count, stage=stage(each)) for each, count in counts.items() if count)
    return ", ".join(told)


def referrals(found: EventYield) -> str:
    """As in `2 referrals`."""
    return plural("{n} referral", "{n} referrals", len(found.referrals))


def took(found: EventYield) -> str:
    """What it took, as in `2 h 30 min · €45.00`."""
    return " · ".join(part for part in (hours(found.minutes), money(found.money)) if part)


def hours(minutes: int) -> str:
    """As in `2 h 30 min`; nothing for no time."""
    whole, rest = divmod(minutes, 60)
    parts = [_("{n} h").format(n=number(whole)) if whole else "", _("{n} min").format(n=rest) if rest else ""]
    return " ".join(part for part in parts if part)


def money(amounts: Sequence[tuple[str, Decimal]]) -> str:
    """As in `€45.00, PLN 120.00`; never added up across currencies."""
    return ", ".join(i18n.money(amount, currency) for currency, amount in amounts)
