"""Warmest ways in words: what weakens a link, what to plan, and the message that asks for an introduction."""

from datetime import date

from netdesk.domain.draft import Draft
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.domain.warmth import Weak, Weakness
from netdesk.i18n import _, day, plural
from netdesk.words import missing, stage


def weakest(why: Weakness, asking: str, asked: str, trust: Stage) -> str:
    """The weakest link of a way and why it is; `asking` is empty where I ask myself."""
    said = _said(why, asking, asked, trust)
    first = why.missing[:1]
    if not first:
        return said
    helpful = _("What would help: {what}.").format(what=missing(first[0]))
    return f"{said} {helpful}"


def _said(why: Weakness, asking: str, asked: str, trust: Stage) -> str:
    who = {"asking": asking, "asked": asked, "stage": stage(trust), "day": _day(why.last_contact)}
    mine = {
        Weak.CARD: _("Weakest: you and {asked} have not talked yet."),
        Weak.STATED: _("Weakest: you and {asked} know each other, but no conversation is noted."),
        Weak.SHALLOW: _("Weakest: {asked} trusts you at {stage} only."),
        Weak.QUIET: _("Weakest: you and {asked} last talked on {day}."),
        Weak.SOUND: _("{asked} trusts you at {stage}: enough to ask."),
    }
    theirs = {
        Weak.CARD: _("Weakest: nothing is known of a conversation between {asking} and {asked}."),
        Weak.STATED: _("Weakest: {asking} and {asked} know each other, but no conversation is noted."),
        Weak.SHALLOW: _("Weakest: {asked} trusts {asking} at {stage} only."),
        Weak.QUIET: _("Weakest: {asking} and {asked} last talked on {day}."),
        Weak.SOUND: _("{asked} trusts {asking} at {stage}: enough to ask."),
    }
    return (theirs if asking else mine)[why.what].format(**who)


def _day(value: date | None) -> str:
    return day(value) if value else "–"


def warning() -> str:
    """What is said of a way that leads across a link below Credibility."""
    return _("This asks across a link below Credibility: give something first, or take another way.")


def deeds(asking: str, asked: str, count: int) -> str:
    """What the last link rests on, as in `Giulia did three deeds with Paolo Bianco this year`; `asking` is empty where
    it is me."""
    if not asking:
        said = plural("{n} thing happened between you and {asked} within a year.",
                      "{n} things happened between you and {asked} within a year.", count)  # fmt: skip
        return said.format(asked=asked)
    said = plural("{n} thing happened between {asking} and {asked} within a year.",
                  "{n} things happened between {asking} and {asked} within a year.", count)  # fmt: skip
    return said.format(asking=asking, asked=asked)


def plan(first: str, goal: str) -> str:
    """The next step with who is asked first."""
    return _("Ask {first} for an introduction to {goal}").format(first=first, goal=goal)


def plan_directly(goal: str) -> str:
    """The next step where there is nobody between."""
    return _("Get in touch with {goal}").format(goal=goal)


def ask(me: Person, first: Person, goal: Person, over: str = "") -> Draft:
    """Words that ask somebody to introduce me to the goal; `over` is who they would ask in turn, if anybody."""
    known = _("I would like to get to know {goal}, and I believe that you can tell me whether that is a good idea.")
    turn = _("You know {over}, who knows them. Would you be comfortable with asking {over} to bring us together?")
    body = [
        known.format(goal=_told(goal)),
        turn.format(over=over) if over else _("Would you be comfortable with bringing the two of us together?"),
        _("If it does not feel right, just tell me; and tell me in any case whom I could keep in mind for you."),
    ]
    return _letter(me, first, _("A word with {goal}?").format(goal=goal.shown), body)


def ask_directly(me: Person, goal: Person) -> Draft:
    """Words to somebody whom I can ask myself."""
    body = [
        _("it is time that we talked again. Would you have a quarter of an hour in the next days?"),
        _("And tell me whom I could keep in mind for you."),
    ]
    return _letter(me, goal, _("A quarter of an hour?"), body)


def _told(goal: Person) -> str:
    """Who the goal is, with the company where there is one."""
    at = goal.organisation if goal.organisation != goal.shown else ""
    return _("{name} of {company}").format(name=goal.shown, company=at) if at else goal.shown


def _letter(me: Person, to: Person, subject: str, body: list[str]) -> Draft:
    greeting = _("Dear {name},").format(name=to.name.given or to.shown)
    text = "\n\n".join(part for part in (greeting, *body, _("Warm regards,"), me.name.given or me.shown) if part)
    return Draft(tuple(mail.address for mail in to.emails[:1]), subject, text)
