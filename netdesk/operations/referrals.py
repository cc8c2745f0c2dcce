"""Referrals given, received and between others: note them, bring them further, thank, and tell the giver."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from netdesk.domain.errors import NetdeskError
from netdesk.domain.genealogy import circular
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.referral import Level, Money, Referral, ReferralStatus, StatusStep, untold
from netdesk.i18n import _, currency_digits
from netdesk.operations.editing import upon
from netdesk.storage.book import Book, Change


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
    parent_id: Id | None = None,
    note: str = "",
) -> Referral:
    """Note a referral, which may have grown out of another; the prospect is somebody on the desk or a name alone.
    Without the prospect's consent it is a lead and counts for nothing."""
    when = on or book.today
    referral = Referral(
        giver,
        receiver,
        when,
        prospect_id=prospect_id,
        prospect_name=prospect.strip(),
        need=need.strip(),
        level=level,
        consent=consent,
        parent_id=parent_id,
        note=note.strip(),
    )
    return note_down(book, referral)


def note_down(book: Book, referral: Referral) -> Referral:
    """Put a referral that was made up elsewhere on the desk, as handed over on its day."""
    begun = (StatusStep(ReferralStatus.HANDED_OVER, referral.on),)
    with book.changing(_("Note a referral") if referral.consent else _("Note a lead")) as change:
        _check(change, referral)
        return change.save(replace(referral, statuses=begun))


def edit(book: Book, referral_id: Id, alter: Callable[[Referral], Referral], base: Referral | None = None) -> Referral:
    """Save a referral as corrected: another prospect, need, level, day, or what it grew out of; with the `base` that
    was corrected it is joined with what others saved since."""
    with book.changing(_("Correct a referral")) as change:
        before = change.get(Referral, referral_id)
        after = _with_its_day(alter(base or before), base or before)
        after = upon(change, base, after) if base else after
        _check(change, after, before)
        return change.save(after)


def consent(book: Book, referral_id: Id, given: bool = True) -> Referral:
    """The prospect agreed, so that a lead becomes a referral; or did not, after all."""
    with book.changing(_("Referral: the prospect agreed") if given else _("Referral: only a lead")) as change:
        return change.save(replace(change.get(Referral, referral_id), consent=given))


def advance(
    book: Book,
    referral_id: Id,
    status: ReferralStatus,
    note: str = "",
    *,
    on: date | None = None,
    amount: Decimal | None = None,
    currency: str = "",
) -> Referral:
    """A referral reached a status on a day; one that closed may bring money with it."""
    when = on or book.today
    if amount is not None and status is not ReferralStatus.CLOSED:
        raise NetdeskError(_("Only a referral that closed brings money."))
    with book.changing(_("Referral: new status")) as change:
        referral = change.get(Referral, referral_id)
        _check_day(change, when)
        _check_after(referral, when)
        more = () if amount is None else (_money(amount, currency, when),)
        steps = (*referral.statuses, StatusStep(status, when, note.strip()))
        return change.save(replace(referral, statuses=steps, money=(*referral.money, *more)))


def correct_step(book: Book, referral_id: Id, place: int, step: StatusStep) -> Referral:
    """Correct a step of the history: its status, its day, its note."""
    with book.changing(_("Referral: correct the history")) as change:
        referral = change.get(Referral, referral_id)
        _check_day(change, step.on)
        _check_after(referral, step.on)
        steps = list(referral.statuses)
        steps[_place(place, steps)] = step
        return change.save(replace(referral, statuses=tuple(steps)))


def drop_step(book: Book, referral_id: Id, place: int) -> Referral:
    """Take a step out of the history."""
    with book.changing(_("Referral: correct the history")) as change:
        referral = change.get(Referral, referral_id)
        steps = list(referral.statuses)
        del steps[_place(place, steps)]
        return change.save(replace(referral, statuses=tuple(steps)))


def add_money(
    book: Book, referral_id: Id, amount: Decimal, currency: str, *, on: date | None = None, note: str = ""
) -> Referral:
    """Note money that came of a referral, in the currency it came in (ISO 4217)."""
    when = on or book.today
    with book.changing(_("Referral: note money")) as change:
        referral = change.get(Referral, referral_id)
        _check_day(change, when)
        return change.save(replace(referral, money=(*referral.money, _money(amount, currency, when, note))))


def drop_money(book: Book, referral_id: Id, place: int) -> Referral:
    """Take a sum off again."""
    with book.changing(_("Referral: take money off")) as change:
        referral = change.get(Referral, referral_id)
        money = list(referral.money)
        del money[_place(place, money)]
        return change.save(replace(referral, money=tuple(money)))


def thank(book: Book, referral_id: Id, *, on: date | None = None, note: str = "") -> Referral:
    """The receiver thanked the giver; a thank-you is logged with it, since thanking is giving."""
    with book.changing(_("Thank for a referral")) as change:
        return thank_in(change, referral_id, on or book.today, note)


def thank_in(change: Change, referral_id: Id, on: date, note: str = "") -> Referral:
    """Thank as `thank` does, within a change that is under way."""
    referral = change.get(Referral, referral_id)
    _check_day(change, on)
    parts = (Participant(referral.receiver_id, Role.GIVER), Participant(referral.giver_id, Role.RECEIVER))
    change.save(Interaction(kind=Kind.THANK_YOU, on=on, note=note.strip(), participants=parts))
    return change.save(replace(referral, thanked_on=on))


def tell(book: Book, referral_id: Id, *, on: date | None = None) -> Referral:
    """The giver was told how it went: of every step they did not know of."""
    with book.changing(_("Tell the giver")) as change:
        return tell_in(change, referral_id, on or book.today)


def tell_in(change: Change, referral_id: Id, on: date) -> Referral:
    """Tell as `tell` does, within a change that is under way."""
    referral = change.get(Referral, referral_id)
    _check_day(change, on)
    news = untold(referral.statuses)
    steps = tuple(replace(step, told_on=on) if step in news else step for step in referral.statuses)
    return change.save(replace(referral, statuses=steps, reported_on=on))


def remove(book: Book, referral_id: Id) -> None:
    """Put a referral into the trash; what grew out of it stays."""
    with book.changing(_("Remove a referral")) as change:
        change.remove(change.get(Referral, referral_id))


def _with_its_day(after: Referral, before: Referral) -> Referral:
    """On another day, the history begins on that day too."""
    if after.on == before.on:
        return after
    begun = StatusStep(ReferralStatus.HANDED_OVER, before.on)
    steps = tuple(replace(step, on=after.on) if step == begun else step for step in after.statuses)
    if any(step.on < after.on for step in steps):
        raise NetdeskError(_("Something came of it before that day; correct the history first."))
    return replace(after, statuses=steps)


def _check(change: Change, after: Referral, before: Referral | None = None) -> None:
    if after.giver_id == after.receiver_id:
        raise NetdeskError(_("A referral needs two different people."))
    if after.prospect_id == after.receiver_id:
        raise NetdeskError(_("Nobody can be referred to themselves; name the one who needs something."))
    _check_day(change, after.on)
    known = set(_people(before)) if before else set()
    added = set(_people(after)) - known
    if change.present(added) != added:
        raise NetdeskError(_("Somebody of this referral is not on the desk any more."))
    if after.parent_id and (before is None or before.parent_id != after.parent_id):
        _check_parent(change, after)


def _people(referral: Referral) -> list[Id]:
    ends = (referral.giver_id, referral.receiver_id, referral.prospect_id)
    return [one for one in ends if one]


def _check_parent(change: Change, referral: Referral) -> None:
    parents: dict[Id, Id | None] = {}
    above = referral.parent_id
    while above and above not in parents:
        parent = change.get(Referral, above)
        if not parents and parent.removed_at:
            raise NetdeskError(_("The referral it grew out of is in the trash."))
        parents[above], above = parent.parent_id, parent.parent_id
    if circular(referral.id, referral.parent_id, parents):
        raise NetdeskError(_("A referral cannot grow out of itself, nor out of what grew out of it."))


def _check_day(change: Change, when: date) -> None:
    if when > change.today:
        raise NetdeskError(_("{day} is still to come.").format(day=when.isoformat()))


def _check_after(referral: Referral, when: date) -> None:
    if when < referral.on:
        text = _("The referral was handed over on {day}; nothing can have come of it before.")
        raise NetdeskError(text.format(day=referral.on.isoformat()))


def _place(place: int, entries: list[StatusStep] | list[Money]) -> int:
    if not 0 <= place < len(entries):
        raise NetdeskError(_("This entry is not there any more."))
    return place


def _money(amount: Decimal, currency: str, on: date, note: str = "") -> Money:
    code = currency.strip().upper()
    digits = currency_digits(code)
    if digits is None:
        raise NetdeskError(_("“{text}” is no currency like EUR, PLN or CHF.").format(text=currency.strip()))
    if not amount.is_finite() or amount <= 0:
        raise NetdeskError(_("An amount of money is more than nothing."))
    if amount >= 10**15:
        raise NetdeskError(_("This amount is too large to be true."))
    if amount != round(amount, digits):
        raise NetdeskError(_("{currency} has no such small coins; round the amount.").format(currency=code))
    return Money(amount, code, on, note.strip())
