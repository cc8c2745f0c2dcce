"""Saving upon what somebody else saved: other fields are joined, the same field is asked in words."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from netdesk.domain.aim import Expense
from netdesk.domain.errors import ChangedElsewhere, EditedTwice
from netdesk.domain.event import Event
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Name, Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Level, Referral
from netdesk.operations import editing, events, interactions, people, promises, referrals, scorecard
from netdesk.storage.book import Book
from netdesk.words.fields import label

Edit = Callable[[Book, Any, Any], Any]


def made(book: Book) -> dict[str, tuple[Any, Edit]]:
    """One of each noun that is edited in a form, and the verb that saves it."""
    ann = people.add(book, Person(name=Name(full="Ann")))
    return {
        "person": (ann, lambda book, base, mine: people.edit(book, mine, base=base)),
        "interaction": (
            interactions.log(book, [ann.id], Kind.CALL, note="n"),
            lambda book, base, mine: interactions.edit(book, mine, base),
        ),
        "promise": (
            promises.make(book, book.me, ann.id, "the list"),
            lambda book, base, mine: promises.edit(book, mine, base),
        ),
        "referral": (
            referrals.note_down(book, Referral(ann.id, book.me, book.today, prospect_name="Carla", consent=True)),
            lambda book, base, mine: referrals.edit(book, base.id, lambda _base: mine, base),
        ),
        "event": (
            events.add(book, "Fair", datetime(2026, 12, 1, 18)),
            lambda book, base, mine: events.edit(book, base.id, lambda _base: mine, base),
        ),
        "expense": (
            scorecard.spend(book, "Dues", on=book.today, amount=Decimal(5), currency="EUR"),
            lambda book, base, mine: scorecard.edit_expense(book, mine, base),
        ),
    }


DAY = timedelta(days=1)
EDITS: list[tuple[str, dict[str, Any], dict[str, Any], tuple[str, str, str]]] = [
    ("person", {"title": "Judge"}, {"title": "Mayor"}, ("Title", "Judge", "Mayor")),
    ("person", {"name": Name("Anna")}, {"name": Name("Anne")}, ("Name", "Anna", "Anne")),
    ("interaction", {"kind": Kind.MET}, {"kind": Kind.VIDEO}, ("What happened", "Met", "Video call")),
    ("interaction", {"minutes": 20}, {"minutes": 30}, ("Minutes", "20", "30")),
    ("promise", {"text": "two names"}, {"text": "one name"}, ("What was promised", "two names", "one name")),
    (
        "promise",
        {"due_on": date(2027, 1, 2)},
        {"due_on": date(2027, 1, 3)},
        ("By when", "2 Jan 2027", "3 Jan 2027"),
    ),
    ("referral", {"need": "a roof"}, {"need": "a door"}, ("Need", "a roof", "a door")),
    ("event", {"place": "Mill"}, {"place": "Hall"}, ("Place", "Mill", "Hall")),
    (
        "event",
        {"starts": datetime(2026, 12, 1, 19)},
        {"starts": datetime(2026, 12, 2, 18, 30)},
        ("Starts", "1 Dec 2026 19:00", "2 Dec 2026 18:30"),
    ),
    ("expense", {"what": "Dinner"}, {"what": "Lunch"}, ("What for", "Dinner", "Lunch")),
    ("expense", {"amount": Decimal(7)}, {"amount": Decimal(8)}, ("Amount", "7", "8")),
]


@pytest.mark.parametrize(("noun", "mine", "theirs", "asked"), EDITS)
def test_the_same_field_is_asked_and_the_answer_saved(
    book: Book, noun: str, mine: dict[str, Any], theirs: dict[str, Any], asked: tuple[str, str, str]
) -> None:
    base, edit = made(book)[noun]
    edit(book, base, replace(base, **theirs))
    with pytest.raises(EditedTwice) as caught:
        edit(book, base, replace(base, **mine))
    problem = caught.value
    with book.reading() as reader:
        assert reader.get(type(base), base.id) == problem.theirs
        (side,) = editing.sides(reader, problem)
    assert (side.label, side.mine, side.theirs) == asked
    saved = edit(book, problem.theirs, editing.answered(problem, {side.field}))
    assert all(getattr(saved, name) == value for name, value in mine.items())
    kept = edit(book, saved, replace(saved, **theirs))
    assert all(getattr(kept, name) == value for name, value in theirs.items())


def test_who_and_whether_are_said_in_words(book: Book) -> None:
    ben = people.add(book, Person(name=Name(full="Ben")))
    base, edit = made(book)["referral"]
    theirs = replace(base, giver_id=ben.id, receiver_id=base.giver_id, consent=False, level=Level.MATERIAL)
    edit(book, base, theirs)
    parent = referrals.note_down(book, Referral(ben.id, book.me, book.today, prospect_name="X", need="a loan"))
    mine = replace(base, giver_id=book.me, receiver_id=ben.id, level=Level.ARRANGED, parent_id=parent.id)
    with pytest.raises(EditedTwice) as caught:
        edit(book, base, mine)
    with book.reading() as reader:
        said = {one.field: (one.mine, one.theirs) for one in editing.sides(reader, caught.value)}
        assert said["giver_id"] == ("Me", "Ben")
        assert said["receiver_id"] == ("Ben", "Ann")
        assert set(said) == {"giver_id", "receiver_id", "level"}
        assert editing._said(reader, "consent", True) == "yes"
        assert editing._said(reader, "parent_id", parent.id) == "a loan"
        assert editing._said(reader, "picture", "key") == "a picture"
        assert editing._said(reader, "note", "") == ""


def test_what_was_removed_meanwhile_is_not_saved(book: Book) -> None:
    base, edit = made(book)["interaction"]
    interactions.remove(book, base.id)
    with pytest.raises(ChangedElsewhere, match="trash"):
        edit(book, base, replace(base, note="more"))


@pytest.mark.parametrize("kind", [Person, Interaction, Promise, Referral, Event, Expense])
def test_every_field_that_may_be_asked_has_a_name(kind: type) -> None:
    never = {"id", "version", "removed_at", "created_on", "uid", "picture_url", "is_group", "interaction_id"}
    lists = {item.name for item in fields(kind) if "tuple" in str(item.type) and item.name != "participants"}
    for item in fields(kind):
        if item.name not in never | lists | {"debriefed_on"}:
            assert label(item.name) != item.name, item.name
