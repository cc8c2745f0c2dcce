"""Referrals in words: levels in their full meaning, statuses, tiers, money, and what to write to the giver."""

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.draft import Draft
from netdesk.domain.genealogy import Sums, Tier
from netdesk.domain.person import Person
from netdesk.domain.referral import Direction, Level, ReferralStatus, StatusStep, newest
from netdesk.i18n import _, day, money, plural


def level(value: Level) -> str:
    """What the giver did, in full; each level includes the ones before."""
    return {
        Level.DETAILS: _("Details handed over; the prospect knows"),
        Level.MATERIAL: _("… and material given, or a written introduction"),
        Level.RECOMMENDED: _("… and a recommendation in person or by phone"),
        Level.ARRANGED: _("… and a call or a meeting arranged"),
        Level.IN_PERSON: _("… and introduced in person"),
    }[value]


def level_short(value: Level) -> str:
    """The level in a word or two, as in `meeting arranged`."""
    return {
        Level.DETAILS: _("details"),
        Level.MATERIAL: _("in writing"),
        Level.RECOMMENDED: _("recommended"),
        Level.ARRANGED: _("meeting arranged"),
        Level.IN_PERSON: _("in person"),
    }[value]


def status(value: ReferralStatus) -> str:
    """How far a referral has come, as the title of a column: `Meeting set`."""
    return {
        ReferralStatus.HANDED_OVER: _("Handed over"),
        ReferralStatus.CONTACTED: _("Contacted"),
        ReferralStatus.MEETING_SET: _("Meeting set"),
        ReferralStatus.OFFER: _("Offer made"),
        ReferralStatus.CLOSED: _("Closed"),
        ReferralStatus.LOST: _("Came to nothing"),
    }[value]


def further(value: ReferralStatus) -> str:
    """What to press to bring a referral to a status, as in `Contact made`."""
    return {
        ReferralStatus.HANDED_OVER: _("Handed over"),
        ReferralStatus.CONTACTED: _("Contact made"),
        ReferralStatus.MEETING_SET: _("Meeting set"),
        ReferralStatus.OFFER: _("Offer made"),
        ReferralStatus.CLOSED: _("It closed"),
        ReferralStatus.LOST: _("It came to nothing"),
    }[value]


def direction(value: Direction) -> str:
    """Which way it went, as in `Received`."""
    return {
        Direction.GIVEN: _("Given"),
        Direction.RECEIVED: _("Received"),
        Direction.BETWEEN: _("Between others"),
    }[value]


def tier(value: Tier) -> str:
    """Who bought, as the chain says."""
    return {
        Tier.THEMSELVES: _("Tier 1: the giver bought themselves"),
        Tier.THIRD_PERSON: _("Tier 2: a third person"),
        Tier.GROWN: _("Tier 3: grown from another referral"),
    }[value]


def sums(value: Sums) -> str:
    """Money by currency, as in `€1,200.00 · PLN 300.00`; the currencies stand side by side."""
    return " · ".join(money(amount, currency) for currency, amount in sorted(value.items()))


def total(count: int, leads: int, money: Sums) -> str:
    """What referrals add up to, as in `12 referrals · 2 leads · €1,200.00`."""
    parts = [plural("{n} referral", "{n} referrals", count)]
    if leads:
        parts.append(plural("{n} lead", "{n} leads", leads))
    return " · ".join([*parts, *([sums(money)] if money else [])])


def waiting(days: int, contacted: bool) -> str:
    """When the prospect was first spoken to, as in `after 3 days`; `waits 12 days` for one who waits still."""
    if not days:
        return _("the same day") if contacted else _("new today")
    if contacted:
        return plural("after {n} day", "after {n} days", days)
    return plural("waits {n} day", "waits {n} days", days)


@dataclass(frozen=True, slots=True)
class News:
    """What a message to the giver speaks of: who gave, who writes, the prospect by name if it is known, and whether the
    giver became the client themselves."""

    giver: Person
    me: Person
    prospect: str = ""
    themselves: bool = False


def tell_giver(news: News, steps: Sequence[StatusStep]) -> Draft:
    """Words that tell the giver how their referral went: the newest of the steps, warmly and by name."""
    last = newest(steps)
    reached = last.status if last else ReferralStatus.HANDED_OVER
    who = news.prospect or _("the person you sent to me")
    body = _BODIES[reached]().format(who=who, day=day(last.on, "d MMMM") if last else "")
    subject = _SUBJECTS[reached]().format(who=who)
    return _letter(news, subject, body)


def thank_giver(news: News) -> Draft:
    """Words that thank the giver of a referral, whatever comes of it; or the giver who became the client."""
    if news.themselves:
        text = _(
            "thank you for your trust. That you come to me yourself with this means a lot to me, and I will do my best "
            "to deserve it.\n\nIf anything is not as you wished, please tell me first."
        )
        return _letter(news, _("Thank you for your trust"), text)
    who = news.prospect or _("the person you sent to me")
    text = _(
        "thank you for thinking of me and for putting me in touch with {who}. That you speak of my work to people "
        "you know means a lot to me.\n\nI will look after {who} well and tell you how it goes. And if there is "
        "somebody I could introduce to you, please say so."
    )
    return _letter(news, _("Thank you for {who}").format(who=who), text.format(who=who))


def _letter(news: News, subject: str, body: str) -> Draft:
    name = news.giver.name.given or news.giver.shown
    greeting = _("Dear {name},").format(name=name)
    own = news.me.name.given or news.me.shown
    text = "\n\n".join(part for part in (greeting, body, _("Warm regards,"), own) if part)
    return Draft(tuple(mail.address for mail in news.giver.emails[:1]), subject[:1].upper() + subject[1:], text)


_SUBJECTS = {
    ReferralStatus.HANDED_OVER: lambda: _("Thank you for {who}"),
    ReferralStatus.CONTACTED: lambda: _("{who}: we have been in touch"),
    ReferralStatus.MEETING_SET: lambda: _("{who}: we are going to meet"),
    ReferralStatus.OFFER: lambda: _("{who}: my offer is with them"),
    ReferralStatus.CLOSED: lambda: _("{who}: we are working together, thanks to you"),
    ReferralStatus.LOST: lambda: _("{who}: how it ended, and thank you"),
}

_BODIES = {
    ReferralStatus.HANDED_OVER: lambda: _(
        "thank you for putting me in touch with {who}. I will call within the next days and tell you how it goes."
    ),
    ReferralStatus.CONTACTED: lambda: _(
        "you put me in touch with {who}, and I want you to know how it goes: we have been in touch on {day}, and it "
        "was a good first talk. Your word opened the door.\n\nI will tell you what comes of it. Thank you!"
    ),
    ReferralStatus.MEETING_SET: lambda: _(
        "good news of {who}: since {day} we have a meeting set, and I am looking forward to it.\n\nThank you for the "
        "trust. Is there anything I should know or bring, so that it does you credit?"
    ),
    ReferralStatus.OFFER: lambda: _(
        "{who} and I have talked it through, and since {day} my offer is with them. Whatever they decide, it was a "
        "good conversation, and I have you to thank for it.\n\nI will tell you how they decide."
    ),
    ReferralStatus.CLOSED: lambda: _(
        "I wanted you to be the first to know: since {day} {who} and I are working together. That would not have "
        "happened without you. Thank you!\n\nI will look after them as you would. And tell me: whom could I introduce "
        "to you?"
    ),
    ReferralStatus.LOST: lambda: _(
        "you put me in touch with {who}, and you should hear it from me: this time nothing came of it. It was no fault "
        "of yours, and the introduction was good; the time was not right.\n\nThank you all the same for thinking of "
        "me. I will gladly do the same for you."
    ),
}
