"""A referral in the short words of cards and lists."""

from datetime import date

from netdesk.i18n import _, day, meant, plural
from netdesk.storage.referrals import ReferralRow
from netdesk.words import referrals as words


def about(row: ReferralRow) -> str:
    """Whom it is about, or else the need."""
    return prospect(row) or row.need or _("Somebody")


def prospect(row: ReferralRow) -> str:
    """The prospect by name; nothing where none is named."""
    return row.prospect or (_("you") if row.prospect_id else "")


def called(name: str) -> str:
    """Giver or receiver by name. Only I have none in a row."""
    return name or _("you")


def ends(row: ReferralRow) -> str:
    """From whom to whom, as in `Anna Rossi → you`."""
    return f"{called(row.giver)} → {called(row.receiver)}"


def owes_word(row: ReferralRow) -> bool:
    """Whether the giver of what I received waits to hear how it went."""
    return row.tells and row.untold > 0


def accessible(row: ReferralRow, today: date) -> str:
    """A card as a screen reader says it."""
    me = meant("from or to", "you")
    from_to = _("from {giver} to {receiver}").format(giver=row.giver or me, receiver=row.receiver or me)
    parts = [about(row), row.need if prospect(row) else "", from_to, words.status(row.status), day(row.on)]
    parts.append("" if row.consent else _("a lead: no consent yet"))
    parts.append(words.level_short(row.level))
    parts.append(words.sums(row.sums) if row.consent else "")
    parts.append(_("the giver does not know yet") if owes_word(row) else "")
    parts.append(words.waiting(row.days(today), contacted=False) if row.waited_until is None else "")
    return ", ".join(part for part in parts if part)


def count_words(count: int) -> str:
    """How many a column holds, as in `3 referrals`."""
    return plural("{n} referral", "{n} referrals", count)
