"""Introductions in words: what is proposed and why, and the message that brings two people together."""

from dataclasses import dataclass

from netdesk.domain.draft import Draft
from netdesk.domain.person import LetterKind, Person
from netdesk.i18n import _


@dataclass(frozen=True, slots=True)
class Side:
    """One of two who are brought together: what they look for that the other has, and what answers it there; both
    empty where nothing of theirs is answered."""

    person: Person
    looks_for: str = ""
    has: str = ""

    @property
    def name(self) -> str:
        """What they are called by those who know them."""
        return self.person.name.given or self.person.shown


def proposal(seeker: str, looks_for: str, offer: str, has: str) -> str:
    """What is proposed, as in `Introduce Anna (looks for restaurants) to Bruno (Trattoria Bruno)`."""
    return _("Introduce {seeker} (looks for {wish}) to {offer} ({has})").format(
        seeker=seeker, wish=looks_for, offer=offer, has=has
    )


def i_could_help(seeker: str, looks_for: str, has: str) -> str:
    """What is proposed where I myself have what somebody looks for."""
    return _("{seeker} looks for {wish}: that could be you ({has})").format(seeker=seeker, wish=looks_for, has=has)


def could_help_me(offer: str, looks_for: str, has: str) -> str:
    """What is proposed where somebody has what I look for."""
    return _("You look for {wish}: talk with {offer} ({has})").format(wish=looks_for, offer=offer, has=has)


def only_a_card() -> str:
    """Why an introduction is better not made yet."""
    return _("Only a card so far: talk with them yourself before you introduce them.")


def follow_up(other: str) -> str:
    """What to ask one of the two some days later."""
    return _("Ask how it went with {name}").format(name=other)


def bring_together(me: Person, one: Side, other: Side) -> Draft:
    """The message to both, which says for each why the other is worth meeting."""
    paragraphs = [
        _("Dear {one}, dear {other},").format(one=one.name, other=other.name),
        _("I would like the two of you to know each other, because I believe that each of you is worth meeting."),
        _worth_meeting(to=one, of=other),
        _worth_meeting(to=other, of=one),
        _("How about a coffee, or a short call in the next days? You find each other’s address above."),
        _("I leave the rest to you, and I am curious how it goes."),
        _("Warm regards,"),
        me.name.given or me.shown,
    ]
    to = tuple(mail.address for side in (one, other) for mail in side.person.emails[:1])
    subject = _("{one}, meet {other}").format(one=one.name, other=other.name)
    return Draft(to, subject, "\n\n".join(part for part in paragraphs if part))


def _worth_meeting(to: Side, of: Side) -> str:
    """Why `of` is worth meeting for `to`: who they are, what of it `to` looks for, and what they are proud of."""
    name, work = of.person.shown, of.person.work
    parts = [
        _("{to}, this is {name} ({work}).").format(to=to.name, name=name, work=work)
        if work
        else _("{to}, this is {name}.").format(to=to.name, name=name)
    ]
    if to.looks_for:
        parts.append(
            _("You told me that you look for {wish}, and at once I thought of {name}.").format(
                wish=to.looks_for, name=of.name
            )
        )
    elif of.looks_for:
        parts.append(
            _("{name} looks for {wish}, and nobody I know is closer to that than you.").format(
                name=of.name, wish=of.looks_for
            )
        )
    proud = of.person.latest(LetterKind.ACCOMPLISHMENTS) or of.person.latest(LetterKind.SKILLS)
    if proud:
        what = proud.text.strip().rstrip(".")
        parts.append(_("What you should know of {name}: {what}.").format(name=of.name, what=what))
    return " ".join(parts)


def offer_myself(me: Person, to: Person, looks_for: str) -> Draft:
    """Words to somebody who looks for what I have: an offer to listen, not a pitch."""
    text = _(
        "when we spoke you said that you look for {wish}. That is close to what I do, and I would be glad to help, "
        "with advice first of all.\n\nMay I call you in the next days, so that you tell me what exactly you need?"
    )
    return _letter(me, to, _("You look for {wish}").format(wish=looks_for), text.format(wish=looks_for))


def ask_for_advice(me: Person, to: Person, looks_for: str) -> Draft:
    """Words to somebody who has what I look for: a question for advice, which is a gift to give, not a sale."""
    text = _(
        "I am looking for {wish}, and nobody I know understands that better than you.\n\nWould you have a quarter of "
        "an hour to tell me how you see it? And tell me whom I should keep in mind for you."
    )
    return _letter(me, to, _("A question about {wish}").format(wish=looks_for), text.format(wish=looks_for))


def _letter(me: Person, to: Person, subject: str, body: str) -> Draft:
    greeting = _("Dear {name},").format(name=to.name.given or to.shown)
    text = "\n\n".join(part for part in (greeting, body, _("Warm regards,"), me.name.given or me.shown) if part)
    return Draft(tuple(mail.address for mail in to.emails[:1]), subject, text)
