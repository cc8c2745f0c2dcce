"""The sentences about one person: what happened, what to ask, what to do next. Short, for a glance."""

import zlib
from collections.abc import Iterator
from datetime import date, timedelta

from netdesk import words
from netdesk.briefing.choice import Length
from netdesk.briefing.sheet import Known, Meeting, Moment
from netdesk.domain.bank import next_questions
from netdesk.domain.event import Attendance
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import FIVE_LETTERS, LetterKind, Person
from netdesk.domain.promise import Promise, by_urgency
from netdesk.domain.referral import Referral, ReferralStatus
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day, money
from netdesk.words.bank import built_in

_HAPPENINGS = {Length.LINE: 1, Length.SHORT: 2, Length.FULL: 5}
_PROMISES = {Length.LINE: 1, Length.SHORT: 1, Length.FULL: 5}
_LINES = {Length.LINE: 1, Length.SHORT: 2, Length.FULL: 5}
_GIFTS = {Length.LINE: 1, Length.SHORT: 2, Length.FULL: 4}
_NOTE = 90
_CHOICE = 3
_NEWS_DAYS = 90
_BIRTHDAY_DAYS = 7
_OVER = (ReferralStatus.CLOSED, ReferralStatus.LOST)

# What to ask first depends on how far the two have come: a stranger is asked about their work, an acquaintance about
# whom to send them, somebody trusted about where they want to go.
_ASK: dict[Stage, tuple[LetterKind, ...]] = {
    Stage.CARD: (LetterKind.SATISFIES, LetterKind.LOOKS_FOR, LetterKind.ACCOMPLISHMENTS),
    Stage.VISIBILITY: (LetterKind.LOOKS_FOR, LetterKind.RECOGNISE, LetterKind.SATISFIES),
    Stage.CREDIBILITY: (LetterKind.LOOKS_FOR, LetterKind.GOALS, LetterKind.RECOGNISE),
    Stage.PROFITABILITY: (LetterKind.LOOKS_FOR, LetterKind.GOALS, LetterKind.NETWORKS),
}
_ASK_LATER = (LetterKind.HOBBIES, LetterKind.FAMILY)


def work(person: Person) -> str:
    """What somebody does and where, as in `Notary, Studio Ferraris`."""
    parts = (" ".join(part.split()) for part in (person.title or person.role, person.organisation))
    return ", ".join(part for part in parts if part and part != person.shown)


def short(text: str, limit: int = _NOTE) -> str:
    """The text in one line, cut at a word with an ellipsis when it is longer than `limit` letters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0]
    return (cut if len(cut) > limit // 2 else line[:limit]).rstrip(" ,;:.–-") + "…"


def history(known: Known, moment: Moment, length: Length = Length.SHORT) -> tuple[str, ...]:
    """What happened last, in the order it happened."""
    told = sorted(_happenings(known, moment), key=lambda item: item[0])[-_HAPPENINGS[length] :]
    return tuple(text for _on, text in told)


def remarks(known: Known, moment: Moment) -> str:
    """What else matters before saying hello."""
    return " ".join(_remarks(known, moment))


def question(known: Known, moment: Moment) -> str:
    """What to ask: how a referral of mine went, then the next thing I do not know of them."""
    asked = [*_news(known, moment), _unknown(known)]
    return " ".join(text for text in asked if text)


def promises(known: Known, moment: Moment, length: Length = Length.SHORT) -> tuple[str, ...]:
    """What I promised them and they promised me and is still open, mine first."""
    mine = by_urgency(known.promises_mine, moment.today)[: _PROMISES[length] + 1]
    theirs = by_urgency(known.promises_theirs, moment.today)[: _PROMISES[length]]
    return (
        *(_promise(_("You promised: {text}"), one) for one in mine),
        *(_promise(_("They promised: {text}"), one) for one in theirs),
    )


def give(known: Known, length: Length = Length.SHORT) -> tuple[str, ...]:
    """What I can give them: introductions, to those in the room first; to others only where nobody here fits, or where
    there is paper for all."""
    here = [one for one in known.meetings if one.here]
    wanted = known.meetings if length is Length.FULL else here or known.meetings[:1]
    return tuple(_meeting(one) for one in wanted[: _GIFTS[length]])


def next_step(known: Known, moment: Moment, length: Length = Length.SHORT) -> tuple[str, ...]:
    """What to do: what is planned, then thanks, and only when there is neither the act that the stage asks for."""
    lines = [
        *_follow_ups(known),
        *(_("Thank them for {name}").format(name=name) for name in unthanked(known, moment.me)),
    ]
    return tuple(line for line in lines if line)[: _LINES[length]] or (_by_stage(known),)


def letters(known: Known) -> tuple[tuple[str, str], ...]:
    """What is known of their goals and the rest, in the order of the letters; whom they look for stands elsewhere."""
    kinds = [kind for kind in LetterKind if kind is not LetterKind.LOOKS_FOR]
    found = [(kind, known.person.latest(kind)) for kind in kinds]
    return tuple((words.letter(kind), short(letter.text, 160)) for kind, letter in found if letter)


def private(known: Known, seat: Attendance | None, me: Person) -> Iterator[str]:
    """The user's private notes: on them at this event, on the card, and on their part in what happened last."""
    notes = [seat.note if seat else "", known.person.note]
    for item in known.interactions:
        notes += [part.note for part in item.participants if part.person_id in (known.person.id, me.id)]
    yield from dict.fromkeys(short(note, 200) for note in notes if note.strip())


def last_talk(known: Known) -> date | None:
    """The day of the last contact of which the desk knows; None where there was none."""
    talks = (item.on for item in known.interactions if item.removed_at is None and item.kind is not Kind.NOTE)
    return max(talks, default=None)


def late_first(known: Known, today: date) -> tuple[int, date]:
    """A sort key: those to whom I promised something come first, the earliest date before the others."""
    waiting = by_urgency(known.promises_mine, today)
    return (0, waiting[0].due_on or date.max) if waiting else (1, date.max)


def _happenings(known: Known, moment: Moment) -> Iterator[tuple[date, str]]:
    for item in known.interactions:
        if item.removed_at is None and item.on <= moment.today:
            yield item.on, _happening(item, moment)
    for referral in known.referrals:
        if referral.removed_at is None and referral.on <= moment.today:
            yield _last_step(referral), _referral(referral, moment)


def _happening(item: Interaction, moment: Moment) -> str:
    """`2 Oct one-to-one: wants an office in Asti.` Only the shared note is told, never a note on a participant."""
    start = f"{_on(item.on, max(moment.today, moment.event_on))} {_what(item, moment.me.id)}"
    note = short(item.note)
    return _stop(f"{start}: {note}" if note else start)


def _what(item: Interaction, me: str) -> str:
    givers = item.givers()
    mine, theirs = {
        Kind.INTRODUCTION: (_("you made an introduction"), _("made you an introduction")),
        Kind.HELP: (_("you helped"), _("helped you")),
        Kind.THANK_YOU: (_("you said thank you"), _("thanked you")),
        Kind.GIFT: (_("you brought something"), _("brought you something")),
        Kind.TESTIMONIAL: (_("you wrote a testimonial"), _("wrote you a testimonial")),
        Kind.USED_SERVICE: (_("you used their service"), _("used your service")),
        Kind.MESSAGE: (_("you wrote"), _("wrote to you")),
        Kind.NO_SHOW: (_("you did not come"), _("did not come")),
    }.get(item.kind, ("", ""))
    if givers and mine:
        return mine if me in givers else theirs
    word = words.kind(item.kind)
    return word[:1].lower() + word[1:]


def _referral(referral: Referral, moment: Moment) -> str:
    name = _prospect(referral)
    on = _on(_last_step(referral), max(moment.today, moment.event_on))
    if referral.money:
        last = max(referral.money, key=lambda item: item.on)
        return _("{day} {name}: closed, {amount}.").format(
            day=on, name=name, amount=money(last.amount, last.currency) if last.currency else last.amount
        )
    if referral.status is ReferralStatus.CLOSED:
        return _("{day} {name}: closed.").format(day=on, name=name)
    if referral.giver_id == moment.me.id:
        return _("{day} you referred {name}.").format(day=on, name=name)
    return _("{day} referred {name} to you.").format(day=on, name=name)


def _prospect(referral: Referral) -> str:
    return referral.prospect_name or short(referral.need, 40) or _("somebody")


def _last_step(referral: Referral) -> date:
    closed = [step.on for step in referral.statuses if step.status is ReferralStatus.CLOSED]
    return max([referral.on, *closed, *(item.on for item in referral.money)])


def _remarks(known: Known, moment: Moment) -> Iterator[str]:
    said = birthday(known.person, moment)
    if said:
        yield said
    if known.received > known.given:
        yield _("Received {received}, given {given} – give first.").format(received=known.received, given=known.given)


def birthday(person: Person, moment: Moment) -> str:
    """That they have their birthday on the day of the event or in the week after it; nothing else."""
    text = person.birthday
    for year in (moment.event_on.year, moment.event_on.year + 1):
        try:
            this = date.fromisoformat(f"{year}-{text[-5:]}")
        except ValueError:
            continue
        if this == moment.event_on:
            return _("Birthday today.")
        if moment.event_on < this <= moment.event_on + timedelta(days=_BIRTHDAY_DAYS):
            return _("Birthday on {day}.").format(day=day(this, "EEEE"))
    return ""


def _news(known: Known, moment: Moment) -> Iterator[str]:
    """How did the one go whom I sent to them? Asked once, while it is news."""
    mine = [
        referral
        for referral in known.referrals
        if referral.giver_id == moment.me.id
        and referral.status not in _OVER
        and referral.prospect_name
        and timedelta() <= moment.today - referral.on <= timedelta(days=_NEWS_DAYS)
    ]
    if mine:
        yield _("How did it go with {name}?").format(name=max(mine, key=lambda item: item.on).prospect_name)


def _unknown(known: Known) -> str:
    """One of the next three unknown things, always the same for the same person but not the same for the whole room;
    whom to send them comes before everything once we have talked."""
    order = tuple(dict.fromkeys((*_ASK[known.stage], *FIVE_LETTERS, *_ASK[Stage.VISIBILITY], *_ASK_LATER)))
    have = {letter.kind for letter in known.person.letters}
    wanted = [one for one in known.bank or built_in() if one.letter and one.letter not in have]
    found = next_questions(wanted, have, known.asked, _CHOICE, order)
    if found and found[0].letter is LetterKind.LOOKS_FOR:
        return found[0].text
    if found:
        return found[zlib.crc32(known.person.id.encode()) % len(found)].text
    goal = known.person.latest(LetterKind.GOALS)
    return _("How is it going: {goal}?").format(goal=short(goal.text, 60).rstrip(".?!")) if goal else ""


def _promise(words_: str, promise: Promise) -> str:
    text = words_.format(text=short(promise.text))
    if promise.due_on is None:
        return text
    return _("{promise} (by {day})").format(promise=text, day=day(promise.due_on, "d MMM"))


def _follow_ups(known: Known) -> list[str]:
    waiting = (item for item in known.follow_ups if item.done_on is None and item.removed_at is None)
    return [short(item.reason) for item in sorted(waiting, key=lambda item: item.on)]


def unthanked(known: Known, me: Person) -> list[str]:
    """The names of those they referred to me for whom I have not thanked them, the newest first."""
    return [
        _prospect(referral)
        for referral in sorted(known.referrals, key=lambda item: item.on, reverse=True)
        if referral.receiver_id == me.id and referral.thanked_on is None and referral.removed_at is None
    ][:1]


def _meeting(one: Meeting) -> str:
    person = one.person
    does = person.title or person.role or person.organisation
    about = [] if does in ("", person.shown) else [short(does, 40)]
    about += [] if one.here else [_("not here")]
    told = _("Introduce to {name}").format(name=" ".join(person.shown.split()))
    return f"{told} ({', '.join(about)})" if about else told


def _by_stage(known: Known) -> str:
    return {
        Stage.CARD: _("Say hello and listen"),
        Stage.VISIBILITY: _("Agree on a one-to-one"),
        Stage.CREDIBILITY: _("Ask whom to send them"),
        Stage.PROFITABILITY: _("Ask what would help them now"),
    }[known.stage]


def _on(then: date, today: date) -> str:
    """The day in as few letters as possible, as it reads on the day of the event: today, yesterday, Fri, 2 Oct."""
    days = (today - then).days
    if days in (0, 1):
        return _("Today") if days == 0 else _("Yesterday")
    if 0 < days < 7:
        word = day(then, "EEE")
        return word[:1].upper() + word[1:]  # it begins a sentence, in Italian and Polish too
    return _date(then, today)


def _date(then: date, today: date) -> str:
    return day(then, "d MMM") if then.year == today.year else day(then)


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。", "؟", "।")) else text + "."
