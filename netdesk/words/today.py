"""The words of the day: each reason in half a line, the words to begin with, and what stands above the list."""

from datetime import date, timedelta

from netdesk import words
from netdesk.domain.interaction import Kind
from netdesk.domain.laidaside import Suggestion
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.domain.referral import ReferralStatus
from netdesk.domain.today import Act, Care, Cause, Occasion
from netdesk.i18n import _, day, meant, plural, span

_LONG = 70
_LINE = 76
_REMINDED = 4
_OLD_NEWS = 400  # days after which what was learned is no news to ask after
_TOLD = (LetterKind.GOALS, LetterKind.ACCOMPLISHMENTS, LetterKind.INTERESTS, LetterKind.FAMILY, LetterKind.HOBBIES)


def title(count: int) -> str:
    """What stands above the list, as in `Seven people to care for today`."""
    if count == 1:
        return _("One person to care for today")
    names = (
        _("Two"),
        _("Three"),
        _("Four"),
        _("Five"),
        _("Six"),
        _("Seven"),
        _("Eight"),
        _("Nine"),
        _("Ten"),
        _("Eleven"),
        _("Twelve"),
    )
    number = names[count - 2] if 2 <= count <= 12 else str(count)
    return _("{number} people to care for today").format(number=number)


def why(care: Care, today: date) -> str:
    """The weightiest reason of a line, and the next where there is room for both."""
    told: dict[str, str] = {}
    for each in care.reasons:
        kind = Suggestion.THANKS if each.cause is Cause.TELL else each.cause.what
        told.setdefault(kind, reason(each, today))
    first, *more = told.values()
    for text in more[:1]:
        joined = f"{first}; {text[:1].lower()}{text[1:]}"
        return joined if len(joined) <= _LINE else first
    return first


def every_reason(care: Care, today: date) -> tuple[str, ...]:
    """All reasons of a line, each once."""
    return tuple(dict.fromkeys(reason(each, today) for each in care.reasons))


def reason(one: Occasion, today: date) -> str:
    """One reason in half a line, as in `7 weeks quiet, usually every 4`."""
    return _REASON[one.cause](one, today)


def _promised(one: Occasion, today: date) -> str:
    what = short(one.text)
    if one.on is None:
        return _("You promised: {what}").format(what=what)
    if one.on < today:
        return _("You promised: {what} – {time} late").format(what=what, time=span((today - one.on).days))
    return _("You promised: {what} – {when}").format(what=what, when=_near(one.on, today))


def _awaited(one: Occasion, today: date) -> str:
    when = day(one.on, "d MMMM") if one.on else ""
    return _("Promised you by {day}: {what}").format(day=when, what=short(one.text))


def _planned(one: Occasion, today: date) -> str:
    if one.on is None or one.on >= today:
        return _("Planned for today: {what}").format(what=short(one.text))
    return _("Due {day}: {what}").format(day=_past(one.on, today), what=short(one.text))


def _closed(one: Occasion, today: date) -> str:
    if one.text:
        return _("Their referral of {name} became a client").format(name=short(one.text, 30))
    return _("Their referral became a client")


def _referred(one: Occasion, today: date) -> str:
    if one.text:
        return _("Referred {name} to you, not thanked yet").format(name=short(one.text, 30))
    return _("Gave you a referral, not thanked yet")


def _helped(one: Occasion, today: date) -> str:
    told = {
        Kind.HELP.value: _("Helped you {day}, not thanked yet"),
        Kind.INTRODUCTION.value: _("Introduced you {day}, not thanked yet"),
        Kind.TESTIMONIAL.value: _("Wrote you a testimonial {day}, not thanked yet"),
        Kind.USED_SERVICE.value: _("Used your service {day}, not thanked yet"),
    }.get(one.text, _("Gave you something {day}, not thanked yet"))
    return told.format(day=_past(one.on or today, today))


def _tell(one: Occasion, today: date) -> str:
    status = words.referral_status(ReferralStatus(one.text))
    return _("Waits for news of their referral: {status}").format(status=status)


def _celebrated(one: Occasion, today: date) -> str:
    when = _near(one.on or today, today)
    if one.text == "birthday":
        return _("Birthday {when}").format(when=when)
    name = _("Anniversary") if one.text == "anniversary" else one.text[:1].upper() + one.text[1:]
    return f"{name} {when}".strip()


def _met(one: Occasion, today: date) -> str:
    return _("Met {day}, no follow-up yet").format(day=_past(one.on or today, today))


def _card(one: Occasion, today: date) -> str:
    if one.on and one.on < today:
        return _("Only a card, since {day}").format(day=_named(one.on, today))
    return _("Only a card so far")


def _quiet(one: Occasion, today: date) -> str:
    if one.on is None:
        return _("Quiet for long")
    quiet, usual = (today - one.on).days, one.usual
    if quiet < 61 and usual < 61 and usual >= 14:
        told = plural("{n} week quiet, usually every {usual}", "{n} weeks quiet, usually every {usual}", quiet // 7)
        return told.format(usual=usual // 7)
    return _("{time} quiet").format(time=span(quiet))


def _lapses(one: Occasion, today: date) -> str:
    when = day(one.on, "d MMMM") if one.on else ""
    return _("{stage} lapses on {day}").format(stage=words.stage(one.stage), day=when)


def _introduce(one: Occasion, today: date) -> str:
    return _("Looks for {what}").format(what=short(one.text))


_REASON = {
    Cause.PROMISED: _promised,
    Cause.AWAITED: _awaited,
    Cause.FOLLOW_UP: _planned,
    Cause.CLOSED: _closed,
    Cause.REFERRED: _referred,
    Cause.HELPED: _helped,
    Cause.TELL: _tell,
    Cause.DAY: _celebrated,
    Cause.MET: _met,
    Cause.CARD: _card,
    Cause.QUIET: _quiet,
    Cause.LAPSES: _lapses,
    Cause.INTRODUCE: _introduce,
}


def opening(care: Care, person: Person, note: str, today: date, other: str = "", question: str = "") -> str:
    """The words to begin with, made from what is known of somebody. `note` is of the last talk; `other` is the name of
    whom to introduce; `question` is what to ask next, from the question bank."""
    first = care.first
    if first.cause is Cause.INTRODUCE:
        return _("Introduce {name}").format(name=other)
    if first.cause in (Cause.CLOSED, Cause.REFERRED):
        return _("Thank them, in writing")
    if first.cause is Cause.HELPED:
        return _("Say thank you, and what came of it")
    if first.cause is Cause.TELL:
        return _("Tell them how it stands, and thank them again")
    if first.cause is Cause.PROMISED:
        return _("Do it today, or say when it comes")
    if first.cause is Cause.AWAITED:
        return _("Ask how it goes, with no hurry: {what}").format(what=short(first.text, 40))
    if first.cause is Cause.CARD:
        return _of_card(person)
    if first.cause is Cause.MET and note:
        return _("Say what you enjoyed: {note}").format(note=short(note))
    if first.cause is Cause.DAY:
        return _of_day(person, today)
    return _of_known(person, note, today, question, call=care.act is Act.CALL)


def _of_card(person: Person) -> str:
    work = (person.title or person.role).strip()
    if work:
        return _("Ask what brought them to their work: {work}").format(work=short(work, 40))
    return _("Say where you met, and ask what they do")


def _of_day(person: Person, today: date) -> str:
    family = _newest(person, (LetterKind.FAMILY,), today)
    if family:
        return _("Send a card, and ask after the family: {what}").format(what=short(family.text, 50))
    return _("Send a card")


def _of_known(person: Person, note: str, today: date, question: str, *, call: bool) -> str:
    """After the newest thing learned, else the last talk, else the next question to ask."""
    if letter := _newest(person, _TOLD, today):
        return _after(letter)
    if note:
        return _("Last time: {note}").format(note=short(note))
    if question and (person.known_letters() or not call):
        return _("Ask: {question}").format(question=question)
    return _("Call with no agenda") if call else _("Ask how they are")


def _after(letter: Letter) -> str:
    text = short(letter.text)
    if letter.kind is LetterKind.GOALS:
        return _("Ask how it goes: {what}").format(what=text)
    if letter.kind is LetterKind.ACCOMPLISHMENTS:
        return _("Ask how it came about: {what}").format(what=text)
    if letter.kind is LetterKind.FAMILY:
        return _("Ask after the family: {what}").format(what=text)
    return _("Talk of what they like: {what}").format(what=text)


def _newest(person: Person, kinds: tuple[LetterKind, ...], today: date) -> Letter | None:
    found = [letter for kind in kinds if (letter := person.latest(kind)) and letter.text.strip()]
    fresh = [letter for letter in found if (today - letter.on).days <= _OLD_NEWS]
    return max(fresh, key=lambda letter: letter.on, default=None)


def act(value: Act) -> str:
    """What the button of a line says."""
    return {
        Act.MESSAGE: _("Message"),
        Act.CALL: _("Call"),
        Act.THANK: _("Thank"),
        Act.TELL: _("Tell"),
        Act.INTRODUCE: _("Introduce"),
        Act.NOTE: meant("a few lines", "Note"),
        Act.LOG: _("Log"),
    }[value]


def draft(care: Care, person: Person, begin: str, today: date) -> tuple[str, str]:
    """Subject and text of a message to begin with; `begin` is the line's opening words. The user writes the rest."""
    hello = _("Dear {name},").format(name=person.name.given or person.shown)
    cause = care.first.cause
    if cause in (Cause.CLOSED, Cause.REFERRED):
        subject, body = (
            _("Thank you"),
            _("thank you for sending {name} to me. It means a lot to me that you thought of me."),
        )
        body = body.format(name=care.first.text or _("somebody"))
    elif cause is Cause.HELPED:
        subject, body = _("Thank you"), _("thank you for what you did. It helped, and this is what came of it:")
    elif cause is Cause.TELL:
        status = words.referral_status(ReferralStatus(care.first.text))
        subject, body = _("News of your referral"), _("so that you know how it stands: {status}. Thank you again.")
        body = body.format(status=status)
    elif cause is Cause.DAY:
        subject, body = _("All the best"), _("all the best for your day. I hope you have time to celebrate it.")
    elif cause is Cause.PROMISED:
        subject = _headed(short(care.first.text, 50))
        body = _("I said I would: {what}. Here it is.").format(what=care.first.text.strip())
    elif cause is Cause.MET:
        subject, body = _("It was good to meet you"), _("it was good to talk with you. What stayed with me:")
    else:
        subject, body = _("How are you?"), _("it has been a while, and I was thinking of you. How are things?")
    return subject, f"{hello}\n\n{body}\n\n"


def empty() -> tuple[str, str]:
    """Title and sentence where nobody waits."""
    return (
        _("Nobody waits for you today"),
        _("Promises are kept, thanks are said, nobody has been quiet for too long. A good day to help somebody."),
    )


def balance(given: int, received: int) -> str:
    """What was given and received in one sentence, without keeping a debt book."""
    if not given and not received:
        return _("Nothing noted in these days: help, a thank-you and an introduction all count.")
    told = _("Given {given} · received {received}.").format(given=given, received=received)
    more = _("You may ask.") if given > received else _("A good time to give.")
    return f"{told} {more}"


def reminder(waiting: list[tuple[str, str]], *, private: bool) -> tuple[str, str]:
    """Title and text of the reminder, of names with their reasons: without them where that is private."""
    title = plural("{n} person to care for today", "{n} people to care for today", len(waiting))
    if private:
        return title, _("Netdesk has the words to begin with.")
    return title, "\n".join(f"{name}: {why}" for name, why in waiting[:_REMINDED])


def _headed(text: str) -> str:
    """The text with a capital at its beginning, as a subject has it."""
    return text[:1].upper() + text[1:]


def _near(on: date, today: date) -> str:
    """A day within a week, as in `on Saturday`."""
    if on == today:
        return _("today")
    if on == today + timedelta(days=1):
        return _("tomorrow")
    return meant("weekday", "on {day}").format(day=day(on, "EEEE"))


def _past(on: date, today: date) -> str:
    """A day that was, as in `on Friday`, `on 3 November`."""
    days = (today - on).days
    if days < 2:
        return _named(on, today)
    return (meant("weekday", "on {day}") if days < 7 else meant("date", "on {day}")).format(day=_named(on, today))


def _named(on: date, today: date) -> str:
    """A day that was, as in `yesterday`, `Friday`, `3 November`."""
    days = (today - on).days
    if days < 2:
        return _("yesterday") if days else _("today")
    return day(on, "EEEE" if days < 7 else "d MMMM")


def short(text: str, limit: int = _LONG) -> str:
    """The text in one line, cut at a word."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0]
    return (cut if len(cut) > limit // 2 else line[:limit]).rstrip(" ,;:.–-") + "…"
