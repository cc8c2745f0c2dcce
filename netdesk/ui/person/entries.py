"""The timeline as values: what happened, newest first, by month; each with the stage of the link at that time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import GIFTS, SETBACKS, Interaction, Kind
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Step
from netdesk.i18n import _, day, money, plural
from netdesk.ui.person.section import Shown
from netdesk.words.promises import standing


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline. `item` is the interaction behind it, which can be corrected in place."""

    on: date
    ref: Id
    icon: str
    title: str
    text: str
    meta: str
    stage: Stage
    item: Interaction | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """The heading of a month."""

    text: str


def timeline(shown: Shown, steps: Sequence[Step], today: date) -> list[TimelineEntry | Month]:
    """Everything that happened with somebody, the newest first, with a heading for every month."""
    entries = sorted(_entries(shown, steps, today), key=lambda entry: (entry.on, entry.ref), reverse=True)
    lines: list[TimelineEntry | Month] = []
    month = None
    for entry in entries:
        if (entry.on.year, entry.on.month) != month:
            month = (entry.on.year, entry.on.month)
            lines.append(Month(day(entry.on, "LLLL yyyy")))
        lines.append(entry)
    return lines


def _entries(shown: Shown, steps: Sequence[Step], today: date) -> Iterator[TimelineEntry]:
    for item in shown.file.interactions:
        title, meta = _title(item, shown), _meta(item)
        yield TimelineEntry(item.on, item.id, item.kind.value, title, item.note, meta, _stage(steps, item.on), item)
    for referral in shown.file.referrals:
        yield _referral(referral, shown, steps)
    for promise in shown.file.promises:
        yield _promise(promise, shown, steps, today)
    for letter in shown.person.letters:
        title = _("Learned: {letter}").format(letter=words.letter(letter.kind))
        yield TimelineEntry(
            letter.on,
            f"{letter.kind}{letter.text}",
            "lightbulb",
            title,
            letter.text,
            day(letter.on),
            _stage(steps, letter.on),
        )


def _stage(steps: Sequence[Step], on: date) -> Stage:
    return next((step.stage for step in reversed(steps) if step.on <= on), Stage.CARD)


def _title(item: Interaction, shown: Shown) -> str:
    title = words.kind(item.kind)
    if item.kind in GIFTS:
        if shown.me in item.givers():
            title = _("{kind} given").format(kind=title)
        elif shown.person.id in item.givers():
            title = _("{kind} received").format(kind=title)
    elif item.kind is Kind.MESSAGE and item.givers():
        title = _("Message sent") if shown.me in item.givers() else _("Message received")
    others = [shown.file.names[one] for one in item.people() if one != shown.person.id and one in shown.file.names]
    if others:
        title = _("{what} with {names}").format(what=title, names=", ".join(sorted(others)))
    return title


def _meta(item: Interaction) -> str:
    parts = [day(item.on), item.place]
    if item.minutes:
        parts.append(_("{n} min").format(n=item.minutes))
    if item.kind in SETBACKS:
        made = item.made_good_on
        parts.append(_("made good {day}").format(day=day(made)) if made else _("not made good yet"))
    return " · ".join(part for part in parts if part)


def _referral(referral: Referral, shown: Shown, steps: Sequence[Step]) -> TimelineEntry:
    names = shown.file.names
    if referral.giver_id == shown.me:
        title = _("Referral given")
    elif referral.receiver_id == shown.me:
        title = _("Referral received")
    else:
        giver, receiver = names.get(referral.giver_id, ""), names.get(referral.receiver_id, "")
        title = _("Referral from {giver} to {receiver}").format(giver=giver, receiver=receiver)
    prospect = names.get(referral.prospect_id or "", "") or referral.prospect_name
    text = ", ".join(part for part in (prospect, referral.need) if part)
    consent = "" if referral.consent else _("a lead: no consent yet")
    level = _("{n} of 5").format(n=int(referral.level))
    sums = ", ".join(money(one.amount, one.currency) for one in referral.money)
    parts = (day(referral.on), level, words.referral_status(referral.status), sums, consent)
    meta = " · ".join(part for part in parts if part)
    return TimelineEntry(referral.on, referral.id, "referral", title, text, meta, _stage(steps, referral.on))


def _promise(promise: Promise, shown: Shown, steps: Sequence[Step], today: date) -> TimelineEntry:
    title = _("I promised") if promise.by_id == shown.me else _("Promised")
    meta = f"{day(promise.made_on)} · {standing(promise, today)}"
    return TimelineEntry(
        promise.made_on, promise.id, "promise", title, promise.text, meta, _stage(steps, promise.made_on)
    )


def count_word(entries: Sequence[TimelineEntry | Month]) -> str:
    """How much happened, for screen readers."""
    return plural("{n} entry", "{n} entries", sum(1 for entry in entries if isinstance(entry, TimelineEntry)))
