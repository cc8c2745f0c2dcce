"""Promises by me and to me: corrected, kept in time and late, broken by the user's word, and what trust makes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from desk_clock import TODAY, Clock

from netdesk.domain.errors import NetdeskError
from netdesk.domain.evidence import FactKind
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.promise import Promise, Said, Standing, by_urgency, settled
from netdesk.domain.trust import Why
from netdesk.operations import interactions, people, promises, trust
from netdesk.storage.book import Book
from netdesk.storage.personfile import person_file
from netdesk.words.dates import read_due, split_due
from netdesk.words.promises import standing, state

DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


def facts(book: Book, one: Person) -> list[FactKind]:
    with book.reading() as reader:
        return [fact.kind for fact in reader.evidence(book.me, one.id).facts]


def test_what_was_kept_late_counts_as_kept(book: Book, ana: Person) -> None:
    made = promises.make(book, ana.id, book.me, "the list", made_on=TODAY - 20 * DAY, due_on=TODAY - 10 * DAY)
    assert made.standing(TODAY) is Standing.LATE
    assert facts(book, ana) == [], "late is not broken"
    kept = promises.keep(book, made.id, TODAY - 3 * DAY)
    assert kept.standing(TODAY) is Standing.KEPT_LATE and kept.standing(TODAY - 5 * DAY) is Standing.LATE
    assert facts(book, ana) == [FactKind.KEPT]
    assert promises.keep(book, made.id, TODAY - 10 * DAY).standing(TODAY) is Standing.KEPT


def test_only_the_users_word_breaks_and_what_is_made_good_weighs_no_more(book: Book, ana: Person) -> None:
    for ago in (60, 40, 20):
        interactions.log(book, [ana.id], Kind.ONE_TO_ONE, on=TODAY - ago * DAY)
    for kind in (LetterKind.GOALS, LetterKind.SKILLS):
        people.learn(book, ana.id, kind, "something", TODAY - 30 * DAY)
    made = promises.make(book, ana.id, book.me, "the list", made_on=TODAY - 50 * DAY, due_on=TODAY - 40 * DAY)

    def reasons() -> set[Why]:
        with book.reading() as reader:
            return {reason.why for reason in trust.of_link(reader, book.me, ana.id).outward.reasons}

    assert Why.GROWN in reasons() and Why.LET_DOWN not in reasons()
    promises.break_(book, made.id, TODAY - 5 * DAY)
    assert Why.LET_DOWN in reasons() and Why.GROWN not in reasons()
    good = promises.make_good(book, made.id)
    assert good.standing(TODAY) is Standing.MADE_GOOD and Why.LET_DOWN not in reasons()
    assert promises.reopen(book, made.id).standing(TODAY) is Standing.LATE
    assert Why.GROWN in reasons()
    assert book.undo() and book.undo() and book.undo()
    assert Why.GROWN in reasons() and facts(book, ana).count(FactKind.BROKEN) == 0


def test_a_promise_is_corrected(book: Book, ana: Person) -> None:
    made = promises.make(book, book.me, ana.id, "two names", due_on=TOMORROW)
    changed = promises.edit(book, replace(made, by_id=ana.id, to_id=book.me, text=" three names ", due_on=None))
    assert (changed.by_id, changed.text, changed.due_on) == (ana.id, "three names", None)
    assert book.undo()
    with book.reading() as reader:
        assert replace(reader.get(Promise, made.id), version=made.version) == made


@pytest.mark.parametrize("verb", [promises.keep, promises.break_, promises.make_good])
def test_nothing_is_settled_on_a_day_to_come(book: Book, ana: Person, verb: object) -> None:
    made = promises.make(book, ana.id, book.me, "call")
    promises.break_(book, made.id)
    with pytest.raises(NetdeskError, match="still to come"):
        verb(book, made.id, TOMORROW)  # type: ignore[operator]
    with pytest.raises(NetdeskError, match="still to come"):
        promises.make(book, ana.id, book.me, "call", made_on=TOMORROW)
    with pytest.raises(NetdeskError, match="two different people"):
        promises.edit(book, replace(made, by_id=book.me))


def test_what_was_promised_is_logged_with_what_happened(book: Book, ana: Person) -> None:
    said = [Said("two names", due_on=TOMORROW), Said("the photos", by_me=False)]
    item = interactions.log(book, [ana.id], Kind.MET, on=TODAY - DAY, promised=said)
    with book.reading() as reader:
        made = {one.text: one for one in person_file(reader, ana.id).promises}
    assert (made["two names"].by_id, made["two names"].to_id) == (book.me, ana.id)
    assert (made["two names"].made_on, made["two names"].due_on) == (TODAY - DAY, TOMORROW)
    assert (made["the photos"].by_id, made["the photos"].interaction_id) == (ana.id, item.id)
    assert book.undo()
    with book.reading() as reader:
        assert not person_file(reader, ana.id).promises and not person_file(reader, ana.id).interactions


def test_the_urgent_come_first_and_the_settled_last_first(clock: Clock) -> None:
    def one(text: str, **days: date) -> Promise:
        return Promise("me", "ana", text, TODAY - 30 * DAY, **days)  # type: ignore[arg-type]

    there = [
        one("some day"),
        one("soon", due_on=TODAY + 2 * DAY),
        one("late", due_on=TODAY - DAY),
        one("kept", kept_on=TODAY - 9 * DAY),
        one("broken", broken_on=TODAY - 2 * DAY),
    ]
    assert [each.text for each in by_urgency(there, TODAY)] == ["late", "soon", "some day"]
    assert [each.text for each in settled(there, TODAY)] == ["broken", "kept"]


@pytest.mark.parametrize(
    ("days", "told", "short"),
    [
        ({}, "open", "open"),
        ({"due_on": TODAY}, "due today", "due soon"),
        ({"due_on": TOMORROW}, "due tomorrow", "due soon"),
        ({"due_on": TODAY + 3 * DAY}, "due in 3 days", "due soon"),
        ({"due_on": TODAY + 4 * DAY}, "due in 4 days", "open"),
        ({"due_on": TODAY - DAY}, "late since 21 Nov 2026", "late"),
        ({"kept_on": TODAY - DAY}, "kept on 21 Nov 2026", "kept"),
        ({"due_on": TODAY - 5 * DAY, "kept_on": TODAY - DAY}, "kept late on 21 Nov 2026", "kept late"),
        ({"broken_on": TODAY - DAY}, "broken on 21 Nov 2026", "broken"),
        ({"broken_on": TODAY - 5 * DAY, "made_good_on": TODAY - DAY}, "made good on 21 Nov 2026", "made good"),
    ],
)
def test_how_a_promise_stands_is_said_in_words(days: dict[str, date], told: str, short: str) -> None:
    one = Promise("me", "ana", "call", TODAY - 30 * DAY, **days)  # type: ignore[arg-type]
    assert standing(one, TODAY) == told
    assert state(one.standing(TODAY)) == short


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("today", 0),
        ("tomorrow", 1),
        ("friday", 5),
        ("by Fri", 5),
        ("sunday", 7),
        ("next week", 1),
        ("in 2 weeks", 14),
        ("in two weeks", 14),
        ("in a week", 7),
        ("10 days", 10),
        ("3 Dec", 11),
        ("by 3.12.2026", 11),
        ("2026-11-25", 3),
        ("1 Nov", 344),
        ("in 1 month", 30),
    ],
)
def test_days_ahead_are_read_as_people_type_them(text: str, ahead: int) -> None:
    assert TODAY.weekday() == 6
    assert read_due(text, TODAY) == TODAY + ahead * DAY


@pytest.mark.parametrize("text", ["", "soon", "in a", "the summer", "two names", "in 0 days"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_due(text, TODAY) is None


@pytest.mark.parametrize(
    ("line", "what", "ahead"),
    [
        ("two names by friday", "two names", 5),
        ("two names, tomorrow", "two names", 1),
        ("a list in 2 weeks", "a list", 14),
        ("the photos by 3 Dec 2026", "the photos", 11),
        ("the photos of march", "the photos of march", None),
        ("an introduction to May", "an introduction to May", None),
        ("the article on travel cover", "the article on travel cover", None),
        ("friday", "friday", None),
    ],
)
def test_a_line_ends_with_its_day(line: str, what: str, ahead: int | None) -> None:
    assert split_due(line, TODAY) == (what, None if ahead is None else TODAY + ahead * DAY)
