"""Referrals given, received and between others."""

from dataclasses import replace
from datetime import date

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.referral import Level, Referral, ReferralStatus, StatusStep
from netdesk.i18n import _
from netdesk.storage.book import Book


def refer(
    book: Book,
    giver: Id,
    receiver: Id,
    *,
    prospect: str = "",
    prospect_id: Id | None = None,
    need: str = "",
    level: Level = Level.DETAILS,
    consent: bool = True,
    on: date | None = None,
) -> Referral:
    """Note a referral; without the prospect's consent it is a lead and counts for nothing."""
    when = on or book.today
    if giver == receiver:
        raise NetdeskError(_("A referral needs two different people."))
    if when > book.today:
        raise NetdeskError(_("{day} is still to come.").format(day=when.isoformat()))
    step = StatusStep(ReferralStatus.HANDED_OVER, when)
    with book.changing(_("Note a referral")) as change:
        return change.save(
            Referral(
                giver,
                receiver,
                when,
                prospect_id=prospect_id,
                prospect_name=prospect.strip(),
                need=need.strip(),
                level=level,
                consent=consent,
                statuses=(step,),
            )
        )


def advance(book: Book, referral_id: Id, status: ReferralStatus, note: str = "") -> Referral:
    """A referral came one step further."""
    with book.changing(_("Referral: new status")) as change:
        referral = change.get(Referral, referral_id)
        return change.save(replace(referral, statuses=(*referral.statuses, StatusStep(status, book.today, note))))


def remove(book: Book, referral_id: Id) -> None:
    """Put a referral into the trash."""
    with book.changing(_("Remove a referral")) as change:
        change.remove(change.get(Referral, referral_id))
