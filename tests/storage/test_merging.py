"""Two who are one, and who are parted again."""

from dataclasses import replace
from datetime import date

import pytest
from nouns import derived, person, talk, truth

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.inbox import Answer, Card, Question
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Tie
from netdesk.domain.merge import Merge
from netdesk.domain.person import Email, Job, Person, Phone
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.operations import merging, people
from netdesk.storage.book import Book
from netdesk.storage.people import people_rows


def whole(book: Book, kept: Person, gone: Person, third: Person) -> None:
    """One thing of every noun about somebody, and things that both are part of."""
    day = date(2026, 3, 2)
    with book.changing("Everything") as change:
        change.save(Interaction(kind=Kind.CALL, on=day, participants=(Participant(book.me), Participant(gone.id))))
        both = (Participant(kept.id), Participant(gone.id, Role.GIVER, "n"), Participant(third.id))
        change.save(Interaction(kind=Kind.HELP, on=day, participants=both))
        change.save(Interaction(kind=Kind.MET, on=day, participants=both[:2]))
        change.save(Link(gone.id, third.id, kinds=(Tie.FRIEND,), introduced_by=kept.id))
        change.save(Link(third.id, kept.id, kinds=(Tie.CLIENT,), since=day))
        change.save(Link(kept.id, gone.id))
        change.save(Promise(gone.id, book.me, "the plans", day))
        change.save(Promise(gone.id, kept.id, "to each other", day))
        change.save(Referral(gone.id, book.me, day, prospect_id=third.id, consent=True))
        change.save(Event("Fair", book.now(), attendances=(Attendance(kept.id), Attendance(gone.id, met=True))))
        change.save(Card(gone.id, "d" * 64, raw=b"raw", came_at=book.now()))
        change.save(Question(kept.id, gone.id, 80, book.now()))


@pytest.fixture
def three(book: Book) -> tuple[Person, Person, Person]:
    kept = person(book, "Ana Nowak", organisation="Verdi", title="Notary", note="one", phones=(Phone("+48 1"),))
    gone = person(book, "Anna Nowak", organisation="Rossi", note="two", emails=(Email("a@x.it"),), tags=("choir",))
    third = person(book, "Ben")
    whole(book, kept, gone, third)
    return kept, gone, third


def test_everything_of_both_is_kept_and_named_once(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, third = three
    done = merging.merge(book, kept.id, [gone.id])
    assert (done.id, done.organisation, done.note, done.tags) == (kept.id, "Verdi", "one\n\ntwo", ("choir",))
    assert done.emails == gone.emails and done.phones == kept.phones
    assert done.jobs == (Job("Rossi", until=book.today),)
    with book.reading() as reader:
        named = [item for item in truth(book).values() if not item.removed_at and not isinstance(item, Merge)]
        talks = {one.kind: one for one in named if isinstance(one, Interaction)}
        assert set(talks) == {Kind.CALL, Kind.HELP}
        assert talks[Kind.HELP].participants == (Participant(kept.id, Role.GIVER, "n"), Participant(third.id))
        (link,) = [one for one in named if isinstance(one, Link)]
        assert {link.a_id, link.b_id} == {kept.id, third.id}
        assert set(link.kinds) == {Tie.CLIENT, Tie.FRIEND} and link.since and link.introduced_by == kept.id
        assert [one.by_id for one in named if isinstance(one, Promise)] == [kept.id]
        assert [one.giver_id for one in named if isinstance(one, Referral)] == [kept.id]
        (event,) = [one for one in named if isinstance(one, Event)]
        assert event.attendances == (Attendance(kept.id, met=True),)
        assert [one.person_id for one in named if isinstance(one, Card)] == [kept.id]
        assert [one.answer for one in named if isinstance(one, Question)] == [Answer.SAME]
        assert [one.id for one in merging.merged_with(reader, kept.id)] == [gone.id]
        assert people_rows(reader, [kept.id])[0].stage is Stage.VISIBILITY


def test_the_other_ones_job_can_be_taken(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, _third = three
    done = merging.merge(book, kept.id, [gone.id], take=["organisation"])
    assert done.organisation == "Rossi"
    assert done.jobs == (Job("Verdi", "Notary", until=book.today),)


def test_parting_gives_back_what_was(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, _third = three
    before, figures = truth(book), derived(book)
    merging.merge(book, kept.id, [gone.id])
    merging.part(book, gone.id)
    after = {one: item for one, item in truth(book).items() if not isinstance(item, Merge)}
    assert after == before
    assert derived(book) == figures


def test_undo_and_redo_of_both(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, _third = three
    states = [(truth(book), derived(book))]
    merging.merge(book, kept.id, [gone.id])
    states.append((truth(book), derived(book)))
    people.restore(book, [gone.id])
    states.append((truth(book), derived(book)))
    for step in (1, 0):
        assert book.undo()
        assert (truth(book), derived(book)) == states[step]
    for step in (1, 2):
        assert book.redo()
        assert (truth(book), derived(book)) == states[step]


def test_what_was_edited_since_stays_where_it_is(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, _third = three
    done = merging.merge(book, kept.id, [gone.id])
    edited = people.edit(book, replace(done, title="Partner", tags=(*done.tags, "new"), phones=(Phone("+48 2"),)))
    later = talk(book, edited)
    (call,) = [one for one in truth(book).values() if isinstance(one, Interaction) and one.kind is Kind.CALL]
    with book.changing("Edit") as change:
        change.save(replace(change.get(Interaction, call.id), note="longer than thought"))
    parted = merging.part(book, gone.id)
    now = truth(book)
    assert (parted.organisation, parted.tags, parted.emails) == ("Rossi", ("choir",), gone.emails)
    assert (now[kept.id].title, now[kept.id].tags, now[kept.id].phones) == ("Partner", ("new",), (Phone("+48 2"),))
    assert now[kept.id].emails == () and now[kept.id].jobs == ()
    assert now[later.id].people() == {book.me, kept.id}
    assert now[call.id].people() == {book.me, gone.id} and now[call.id].note == "longer than thought"


def test_a_chain_is_parted_from_its_end(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, third = three
    before = truth(book)
    merging.merge(book, kept.id, [gone.id])
    merging.merge(book, third.id, [kept.id])
    with pytest.raises(NetdeskError, match="First part Ana Nowak from Ben"):
        merging.part(book, gone.id)
    merging.part(book, kept.id)
    merging.part(book, gone.id)
    assert {one: item for one, item in truth(book).items() if not isinstance(item, Merge)} == before


def test_several_at_once_and_me_stays_me(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, third = three
    done = merging.merge(book, kept.id, [gone.id, third.id])
    assert done.id == kept.id
    assert merging.merge(book, kept.id, [book.me]).id == book.me
    assert book.undo() == "Merge Ana Nowak"


def test_what_cannot_be_merged_is_said(book: Book, three: tuple[Person, Person, Person]) -> None:
    kept, gone, _third = three
    with pytest.raises(NetdeskError, match="one person already"):
        merging.merge(book, kept.id, [kept.id])
    people.remove(book, [gone.id])
    with pytest.raises(NetdeskError, match="Anna Nowak is in the trash"):
        merging.merge(book, kept.id, [gone.id])
    with pytest.raises(NetdeskError, match="not merged"):
        merging.part(book, gone.id)
