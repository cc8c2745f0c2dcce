"""Today: whom to care for and with what words to begin, and what becomes of a line: done, later, never."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, Interaction, Kind
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.person import FIVE_LETTERS, LetterKind, Person
from netdesk.domain.promise import Promise, Said
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.domain.today import MOST, Act, Care, Cause, Occasion, chosen
from netdesk.domain.trust import Missing
from netdesk.i18n import _, plural
from netdesk.operations.bank import next_questions
from netdesk.operations.interactions import log_in
from netdesk.operations.referrals import tell_in, thank_in
from netdesk.operations.trust import of_link
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.people import people_rows
from netdesk.storage.rows import PersonRow
from netdesk.storage.today import last_notes, occasions
from netdesk.words import asking
from netdesk.words import today as words

LEAST_MOST, MOST_MOST = 1, 12
_SETTING = "today.most"
_PROPOSED = 12
_ANSWER = 7  # days to wait for an answer before somebody comes back onto the list


@dataclass(frozen=True, slots=True)
class CareLine:
    """A line of the day as it is shown: the care, the person, the reason and the words to begin with.

    `talked` is when and what was noted last; `warning` the quiet word where a plan asks too early.
    """

    care: Care
    row: PersonRow
    person: Person
    why: str
    reasons: tuple[str, ...]
    opening: str
    talked: tuple[date, str] | None = None
    other: PersonRow | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """Today: the lines, and whether there is anybody on the desk at all."""

    lines: tuple[CareLine, ...]
    peopled: bool


def most_of(desk: Book | Reader) -> int:
    """How many people a day has room for on this desk. While it is being read the reader is asked: a desk that is
    opened alone has no second connection."""
    kept = desk.setting(_SETTING) or ""
    return min(max(int(kept), LEAST_MOST), MOST_MOST) if kept.isdigit() else MOST


def keep_most(book: Book, most: int) -> None:
    """Show up to so many people a day from now on."""
    book.keep_setting(_SETTING, str(most))


def care(reader: Reader, most: int | None = None, more: Sequence[Occasion] = ()) -> Day:
    """Whom to care for today; `more` are occasions that take longer to find, such as introductions to give."""
    limit = most_of(reader) if most is None else most
    cares = chosen([*occasions(reader), *more], reader.today, limit)
    return Day(tuple(_lines(reader, cares)), bool(cares) or _peopled(reader))


def introductions(reader: Reader) -> list[Occasion]:
    """The best introductions to give, among people with whom there is trust to introduce; takes its time."""
    from netdesk.operations import giving

    found = (each for each in giving.proposals(reader, limit=_PROPOSED) if not each.with_me)
    return [
        Occasion(
            each.seeker.person.id,
            Cause.INTRODUCE,
            text=each.match.because[0].looks_for,
            other_id=each.offer.person.id,
            stage=each.match.stage,
        )
        for each in found
        if each.match.proposed
    ]


def count(reader: Reader) -> int:
    """How many people there are to care for today. Introductions are only looked for where there is room for them."""
    most = most_of(reader)
    found = occasions(reader)
    there = len(chosen(found, reader.today, most))
    return there if there >= most else len(chosen([*found, *introductions(reader)], reader.today, most))


def _peopled(reader: Reader) -> bool:
    from netdesk.domain.query import PeopleQuery, Sort
    from netdesk.storage.people import first_ids

    return bool(first_ids(reader, PeopleQuery(sort=Sort.NEW), 1))


def _lines(reader: Reader, cares: Sequence[Care]) -> list[CareLine]:
    ids = [one for care in cares for one in (care.person_id, care.other_id) if one]
    rows = {row.id: row for row in people_rows(reader, ids)}
    people = {person.id: person for person in reader.find(Person, ids)}
    notes = last_notes(reader, [care.person_id for care in cares])
    found = []
    for care in cares:
        row, person, noted = rows[care.person_id], people[care.person_id], notes.get(care.person_id)
        other = rows.get(care.other_id) if care.other_id else None
        able = replace(care, act=_possible(care.act, person))
        begin = _opening(reader, able, person, noted[1] if noted else "", other.name if other else "")
        reasons = words.every_reason(able, reader.today)
        warning = _warning(reader, able, row.stage)
        found.append(CareLine(able, row, person, words.why(able, reader.today), reasons, begin, noted, other, warning))
    return found


def _opening(reader: Reader, care: Care, person: Person, note: str, other: str) -> str:
    """The words to begin with; what to ask comes from the question bank as the user made it."""
    asks = next_questions(reader, person, 1, (*FIVE_LETTERS, LetterKind.LOOKS_FOR))
    return words.opening(care, person, note, reader.today, other, asks[0].text if asks else "")


def _possible(act: Act, person: Person) -> Act:
    """What can be done: nobody is called without a number, or written to without an address."""
    if act is Act.CALL and not person.phones:
        return Act.MESSAGE if person.emails else Act.LOG
    if act is Act.MESSAGE and not person.emails:
        return Act.CALL if person.phones else Act.LOG
    return act


def _warning(reader: Reader, care: Care, stage: Stage) -> str:
    planned = (each.text for each in care.reasons if each.cause is Cause.FOLLOW_UP)
    if any(asking.too_early(text, stage) for text in planned):
        return ask_warning(reader, care.person_id)
    return ""


def ask_warning(reader: Reader, person_id: Id) -> str:
    """The quiet word for a plan that asks somebody too early: where the link is, and what would come first."""
    link = of_link(reader, reader.me, person_id)
    lower = min((link.outward, link.inward), key=lambda side: side.stage)
    first: tuple[Missing, ...] = lower.missing
    return asking.quiet_warning(link.stage, first)


def later(book: Book, care: Care, until: date) -> None:
    """Let a line rest until a day."""
    if until <= book.today:
        raise NetdeskError(_("Choose a day that is still to come."))
    with book.changing(_("Later")) as change:
        _lay_aside(change, care.reasons, until)


def never(book: Book, care: Care) -> None:
    """Never propose this about somebody again; promises and plans are only taken off the list for these."""
    with book.changing(_("Never propose again")) as change:
        _lay_aside(change, care.reasons, None)


def _lay_aside(change: Change, reasons: Sequence[Occasion], until: date | None) -> None:
    asides = {
        (each.cause.what, each.about, each.other_id): LaidAside(
            each.cause.what, each.person_id, change.today, other_id=each.other_id, about=each.about, until=until
        )
        for each in reasons
    }
    for aside in asides.values():
        change.save(aside)


def logged(
    book: Book,
    care: Care,
    kind: Kind,
    *,
    note: str = "",
    giver: Id | None = None,
    minutes: int | None = None,
    learned: Sequence[tuple[LetterKind, str]] = (),
    promised: Sequence[Said] = (),
    kept: Collection[Id] = (),
) -> Interaction:
    """Log what was done about a line, in one change: next steps are done, thanks are said, the giver is told, and who
    only got a message rests until there was time to answer. A promise comes back tomorrow unless it is among those
    `kept`."""
    with book.changing(_("Care for somebody")) as change:
        item = log_in(
            change, [care.person_id], kind, note=note, giver=giver, minutes=minutes, learned=learned, promised=promised
        )
        waits = [each for each in care.reasons if not _settled(change, each, kind, kept)]
        open_ones = [each for each in waits if each.cause is Cause.PROMISED]
        tomorrow = change.today + timedelta(days=1)
        answer = tomorrow if kind in CONVERSATIONS else change.today + timedelta(days=_ANSWER)
        _lay_aside(change, open_ones, tomorrow)
        _lay_aside(change, [each for each in waits if each not in open_ones], answer)
        return item


def _settled(change: Change, one: Occasion, kind: Kind, kept: Collection[Id]) -> bool:
    """Settle what logging something settles by itself, and the promises that were kept by it; whether it did."""
    if one.about in kept:
        return _ticked(change, one)
    if one.cause is Cause.FOLLOW_UP:
        change.save(replace(change.get(FollowUp, one.about), done_on=change.today))
    elif one.cause in (Cause.CLOSED, Cause.REFERRED) and kind is Kind.THANK_YOU:
        change.save(replace(change.get(Referral, one.about), thanked_on=change.today))
    elif one.cause is Cause.TELL and (kind in CONVERSATIONS or kind in (Kind.MESSAGE, Kind.THANK_YOU)):
        tell_in(change, one.about, change.today)
    else:
        return one.cause is Cause.HELPED and kind is Kind.THANK_YOU
    return True


def done(book: Book, care: Care) -> int:
    """Tick a line off: promises of mine are kept, of others kept too, next steps done, thanks said, givers told; how
    many things were. NetdeskError where there is nothing to tick off."""
    with book.changing(_("Done")) as change:
        count = sum(_ticked(change, each) for each in care.reasons)
        if not count:
            raise NetdeskError(_("Log what you did: nothing else is waiting here."))
        change.title = plural("{n} thing done", "{n} things done", count)
        return count


def _ticked(change: Change, one: Occasion) -> bool:
    if one.cause in (Cause.PROMISED, Cause.AWAITED):
        change.save(replace(change.get(Promise, one.about), kept_on=change.today))
    elif one.cause is Cause.FOLLOW_UP:
        change.save(replace(change.get(FollowUp, one.about), done_on=change.today))
    elif one.cause in (Cause.CLOSED, Cause.REFERRED):
        if not change.get(Referral, one.about).thanked_on:
            thank_in(change, one.about, change.today)
    elif one.cause is Cause.TELL:
        tell_in(change, one.about, change.today)
    elif one.cause is Cause.DAY:
        _lay_aside(change, [one], (one.on or change.today) + timedelta(days=1))
    else:
        return False
    return True
