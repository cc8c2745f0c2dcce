"""Trust said in words: the one act that would help, the steps by which it came about, the hours, when it lapses."""

from collections.abc import Callable
from datetime import date

from netdesk import words
from netdesk.domain.advice import Act, Advice
from netdesk.domain.evidence import Fact, FactKind
from netdesk.domain.turning import Turning
from netdesk.i18n import _, day, number, plural

ACQUAINTANCE, FRIEND, CLOSE = 50, 90, 200
"""Hours that make an acquaintance, a friend, a close one (J. A. Hall, 2018); they inform, they gate nothing."""


def advice(value: Advice, other: str) -> str:
    """What I could do for my own link with somebody, as in `Ask Anna for a one-to-one`."""
    told = _inward(value) if value.inward else _outward(value)
    asked = (_ask(value),) if value.letter and value.act is not Act.LEARN else ()
    return " ".join((told.format(name=other, **_facts(value)), *asked))


def advice_between(value: Advice, one: str, other: str) -> str:
    """What I could do for the link of two others, as in `Suggest a one-to-one to Anna and Bruno`."""
    truster, trusted = (other, one) if value.inward else (one, other)
    told = {
        Act.MAKE_GOOD: lambda: _("Help {trusted} make good what went wrong with {truster}: {what}, {day}."),
        Act.TALK: lambda: _("Introduce {one} and {other} to each other."),
        Act.TALK_AGAIN: lambda: _("Bring {one} and {other} together again; they have not talked for long."),
        Act.ONE_TO_ONE: lambda: _("Suggest a one-to-one to {one} and {other}."),
        Act.MEET_AGAIN: lambda: _("Give {one} and {other} one more occasion to talk."),
        Act.KEEP_PROMISES: lambda: _("Encourage {trusted} to keep what {truster} was promised."),
        Act.GIVE: lambda: _("Tell {truster} whom {trusted} can serve well."),
        Act.UNPIN: lambda: _("The stage is held down by hand: take the pin away if it no longer fits."),
        Act.KEEP_UP: lambda: _("It lapses on {day}: tell {truster} whom {trusted} can serve well."),
    }.get(value.act, lambda: _("Nothing is missing between {one} and {other}."))()
    return told.format(one=one, other=other, truster=truster, trusted=trusted, **_facts(value))


def _outward(value: Advice) -> str:
    """For my trust in them."""
    return _say(
        value,
        {
            Act.MAKE_GOOD: lambda: _("Talk with {name} about what went wrong ({what}, {day}), so it can be made good."),
            Act.KEEP_PROMISES: lambda: _("Ask {name} kindly about what was promised."),
            Act.GIVE: lambda: _("Give {name} a referral: somebody who needs what they do well, and who agreed."),
            Act.KEEP_UP: lambda: _("One more referral for {name} keeps it; without one it lapses on {day}."),
        },
    )


def _inward(value: Advice) -> str:
    """For their trust in me."""
    return _say(
        value,
        {
            Act.MAKE_GOOD: lambda: _("Make good with {name} what went wrong: {what}, {day}."),
            Act.KEEP_PROMISES: lambda: _("Keep what you promised {name}, and promise only what you can keep."),
            Act.GIVE: lambda: _("Give {name} something first: help, an introduction, a referral."),
            Act.KEEP_UP: lambda: _("Keep giving, and tell {name} what came of their referrals; it lapses on {day}."),
        },
    )


def _say(value: Advice, told: dict[Act, Callable[[], str]]) -> str:
    """What both directions say alike, and what only one says."""
    alike: dict[Act, Callable[[], str]] = {
        Act.TALK: lambda: _("Have a first conversation with {name}."),
        Act.TALK_AGAIN: lambda: (
            _("Talk with {name} before {day}, with no agenda.")
            if value.on
            else _("Call {name}, with no agenda: it has been quiet for long.")
        ),
        Act.ONE_TO_ONE: lambda: _("Ask {name} for a one-to-one."),
        Act.MEET_AGAIN: lambda: (
            _("Talk with {name} once more, on {day} or later.") if value.on else _("Talk with {name} once more.")
        ),
        Act.LEARN: lambda: _("Ask {name}: “{question}”"),
        Act.UNPIN: lambda: _("You hold this stage down by hand: take the pin away if it no longer fits."),
        Act.STAY: lambda: _("Nothing is missing. Stay in touch with {name}."),
    }
    return {**alike, **told}[value.act]()


def _ask(value: Advice) -> str:
    assert value.letter
    return _("A question to take along: “{question}”").format(question=words.question(value.letter))


def _facts(value: Advice) -> dict[str, str]:
    """What a sentence of advice may name: what it is about, the day, the question."""
    reason = value.reason
    on = value.on or (max(reason.dates) if reason and reason.dates else None)
    return {
        "what": words.sources(reason.sources) if reason else "",
        "day": day(on) if on else "",
        "question": words.question(value.letter) if value.letter else "",
    }


def turning(value: Turning) -> str:
    """A step and why it came, as in `rose to Credibility: one-to-one`."""
    told = _("rose to {stage}: {why}") if value.stage > value.before else _("fell back to {stage}: {why}")
    return told.format(stage=words.stage(value.stage), why=", ".join(_happened(value)))


def _happened(value: Turning) -> list[str]:
    if value.pin and value.pin.stage is not None:
        return [_("pinned by you: {note}").format(note=value.pin.note) if value.pin.note else _("pinned by you")]
    told = [_("pin taken away")] if value.pin else []
    told += [words.sources(_named(value.facts))] if value.facts else []
    told += [_("made good: {what}").format(what=words.sources(_named(value.made_good)))] if value.made_good else []
    told += [_("friends from that day")] if value.friends else []
    told += [plural("{n} letter learned", "{n} letters learned", value.learned)] if value.learned else []
    return told or [_("time went by")]


def _named(facts: tuple[Fact, ...]) -> list[str]:
    """What facts are; that a promise was kept is no broken one."""
    return list(dict.fromkeys(_("promise kept") if one.kind is FactKind.KEPT else one.source for one in facts))


def together(minutes: int) -> str:
    """The hours of a link against the yardsticks, as in `12 hours together · 50 make an acquaintance`."""
    spent = round(minutes / 60, 1)
    hours = number(int(spent) if spent == int(spent) else spent)
    told_hours = _("1 hour together") if spent == 1 else _("{hours} hours together").format(hours=hours)
    if spent >= CLOSE:
        return _("{together}: as many as a close friendship takes").format(together=told_hours)
    if spent >= FRIEND:
        told = _("{together}: as many as a friendship takes; about {n} make a close one")
    elif spent >= ACQUAINTANCE:
        told = _("{together}: as many as an acquaintance takes; about {n} make a friend")
    else:
        told = _("{together}; about {n} make an acquaintance")
    following = next(one for one in (ACQUAINTANCE, FRIEND, CLOSE) if spent < one)
    return told.format(together=told_hours, n=number(following))


def lapse(on: date) -> str:
    """When a stage lapses."""
    return _("lapses on {day} if nothing happens").format(day=day(on))
