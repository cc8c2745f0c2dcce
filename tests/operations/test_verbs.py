"""Each verb does what it says, and refuses in words what cannot be."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from desk_clock import TODAY, Clock

from netdesk.domain.errors import ChangedElsewhere, NetdeskError
from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.ids import Id, new_id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Pin, Tie
from netdesk.domain.person import Email, Letter, LetterKind, Name, Person
from netdesk.domain.promise import Promise, PromiseState
from netdesk.domain.referral import Level, Referral, ReferralStatus
from netdesk.domain.stage import Stage
from netdesk.operations import events, interactions, links, people, promises, referrals, trust
from netdesk.operations.checking import check
from netdesk.storage.book import Book
from netdesk.storage.people import people_rows

NOBODY = "0" * 32
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def get(book: Book, one: Person) -> Person:
    with book.reading() as reader:
        return reader.get(Person, one.id)


def stated(book: Book, one: Id, other: Id) -> Link | None:
    with book.reading() as reader:
        return reader.evidence(one, other).link


def roles(item: Interaction) -> dict[Id, Role]:
    return {part.person_id: part.role for part in item.participants}


# People


def test_somebody_new_is_only_a_card_from_today(book: Book) -> None:
    one = people.add(book, Person(name=Name(full="Ana")), picture=b"png")
    assert (one.created_on, one.version) == (TODAY, 1)
    with book.reading() as reader:
        assert reader.picture(one.picture) == b"png"
        assert people_rows(reader, [one.id])[0].stage is Stage.CARD
    assert book.undoable() == ("Add Ana", None)
    assert people.add(book, Person(organisation="Firm", created_on=YESTERDAY)).created_on == YESTERDAY


def test_a_person_needs_something_to_be_called_by(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="needs at least a name"):
        people.add(book, Person(title="Architect"))
    with pytest.raises(NetdeskError, match="needs at least a name"):
        people.edit(book, replace(ana, name=Name()))
    assert people.add(book, Person(emails=(Email("a@b.example"),))).shown == "a@b.example"


def test_i_may_leave_my_own_name_empty(book: Book) -> None:
    with book.reading() as reader:
        me = reader.get(Person, book.me)
    assert people.edit(book, replace(me, title="Notary")).title == "Notary"


def test_a_picture_that_is_too_large_is_refused(book: Book, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MAX_PICTURE", 10)
    with pytest.raises(NetdeskError, match="larger than 20 MB"):
        people.edit(book, ana, picture=b"x" * 11)
    assert people.edit(book, ana, picture=b"x" * 10).picture


def test_an_edit_of_what_was_edited_elsewhere_is_refused(book: Book, ana: Person) -> None:
    people.edit(book, replace(ana, title="Architect"))
    with pytest.raises(ChangedElsewhere):
        people.edit(book, replace(ana, title="Baker"))
    assert get(book, ana).title == "Architect"


def test_tags_are_added_and_dropped_whatever_their_writing(book: Book, ana: Person, ben: Person) -> None:
    people.tag(book, [ana.id, ben.id], add=["  Choir   Porta ", "", "choir porta", "Rotary"])
    assert get(book, ana).tags == get(book, ben).tags == ("Choir Porta", "Rotary")
    people.tag(book, [ana.id], add=["ROTARY", "Chór"], drop=["CHOIR PORTA"])
    assert get(book, ana).tags == ("Rotary", "Chór")
    assert get(book, ben).tags == ("Choir Porta", "Rotary")
    assert book.undo() == "Tag 1 person"
    assert book.undo() == "Tag 2 people"
    assert get(book, ana).tags == ()


def test_who_is_in_the_trash_is_not_tagged(book: Book, ana: Person, ben: Person) -> None:
    people.remove(book, [ana.id])
    people.tag(book, [ana.id, ben.id], add=["Choir"])
    assert book.undo() == "Tag 1 person" and book.redo()
    with book.reading() as reader:
        assert {one.id: one.tags for one in reader.find(Person, [ana.id, ben.id])} == {ana.id: (), ben.id: ("Choir",)}
    with pytest.raises(NetdeskError, match="trash"):
        people.tag(book, [ana.id], drop=["Choir"])


def test_people_go_into_the_trash_and_come_back_but_not_i(book: Book, ana: Person, ben: Person) -> None:
    with pytest.raises(NetdeskError, match="yourself"):
        people.remove(book, [ana.id, book.me])
    assert get(book, ana).removed_at is None
    people.remove(book, [ana.id, ben.id])
    assert get(book, ana).removed_at
    people.restore(book, [ana.id])
    assert get(book, ana).removed_at is None
    assert get(book, ben).removed_at


def test_what_is_learned_stands_beside_what_was_known(book: Book, ana: Person) -> None:
    people.learn(book, ana.id, LetterKind.GOALS, " grow ", YESTERDAY)
    people.learn(book, ana.id, LetterKind.GOALS, "sell")
    assert get(book, ana).letters == (
        Letter(LetterKind.GOALS, "grow", YESTERDAY),
        Letter(LetterKind.GOALS, "sell", TODAY),
    )
    with pytest.raises(NetdeskError, match="nothing to note"):
        people.learn(book, ana.id, LetterKind.SKILLS, "  ")
    with pytest.raises(NetdeskError, match="no such person"):
        people.learn(book, NOBODY, LetterKind.SKILLS, "sails")


def test_who_is_meant(book: Book, ana: Person, ben: Person) -> None:
    second = people.add(book, Person(name=Name(full="Ana Kovačević")))
    people.add(book, Person(name=Name(full="Cid"), note="a friend of Ben Okafor"))
    with book.reading() as reader:
        assert people.resolve(reader, " ME ") == book.me
        assert people.resolve(reader, ana.id) == ana.id
        assert people.resolve(reader, "ana kovac") == ana.id, "the exact name wins over the longer one"
        assert people.resolve(reader, "kovacevic") == second.id
        assert people.resolve(reader, "okafor") == ben.id, "a note about him is not him"
        with pytest.raises(NetdeskError, match="could be Ana Kovač"):
            people.resolve(reader, "ana")
        with pytest.raises(NetdeskError, match="Nobody on the desk"):
            people.resolve(reader, "Zoe")


# Interactions


def test_a_talk_is_logged_for_today_among_all(book: Book, ana: Person, ben: Person) -> None:
    item = interactions.log(book, [ana.id, ben.id, ana.id, book.me], Kind.CALL, minutes=15, note=" hello ", quality=4)
    assert roles(item) == dict.fromkeys((book.me, ana.id, ben.id), Role.PRESENT)
    assert (item.on, item.minutes, item.note, item.quality) == (TODAY, 15, "hello", 4)
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].stage is Stage.VISIBILITY
        assert trust.of_link(reader, ana.id, ben.id).stage is Stage.VISIBILITY
        assert trust.of_link(reader, ana.id, ben.id, YESTERDAY).stage is Stage.CARD


@pytest.mark.parametrize(
    ("kind", "giver", "mine", "hers"),
    [
        (Kind.HELP, None, Role.GIVER, Role.RECEIVER),
        (Kind.USED_SERVICE, None, Role.GIVER, Role.RECEIVER),
        (Kind.GIFT, "her", Role.RECEIVER, Role.GIVER),
        (Kind.MESSAGE, None, Role.PRESENT, Role.PRESENT),
        (Kind.MESSAGE, "me", Role.GIVER, Role.RECEIVER),
        (Kind.NO_SHOW, None, Role.RECEIVER, Role.GIVER),
        (Kind.COMPLAINT, "me", Role.GIVER, Role.RECEIVER),
        (Kind.MET, "her", Role.PRESENT, Role.PRESENT),
        (Kind.NOTE, "her", Role.PRESENT, Role.PRESENT),
    ],
)
def test_who_gave(book: Book, ana: Person, kind: Kind, giver: str | None, mine: Role, hers: Role) -> None:
    by = {None: None, "me": book.me, "her": ana.id}[giver]
    item = interactions.log(book, [ana.id], kind, giver=by)
    assert roles(item) == {book.me: mine, ana.id: hers}


def test_a_giver_who_was_not_named_takes_part(book: Book, ana: Person, ben: Person) -> None:
    item = interactions.log(book, [ana.id], Kind.INTRODUCTION, giver=ben.id)
    assert roles(item) == {book.me: Role.RECEIVER, ana.id: Role.RECEIVER, ben.id: Role.GIVER}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"on": TOMORROW}, "still to come"),
        ({"minutes": 0}, "between 1 minute and 24 hours"),
        ({"minutes": 24 * 60 + 1}, "between 1 minute and 24 hours"),
        ({"quality": 0}, "from 1 to 5"),
        ({"quality": 6}, "from 1 to 5"),
        ({"giver": NOBODY, "kind": Kind.HELP}, "not on the desk any more"),
        ({"people": []}, "with whom"),
        ({"people": ["me"]}, "with whom"),
        ({"people": [NOBODY]}, "not on the desk any more"),
        ({"event_id": NOBODY}, "not on the desk any more"),
    ],
)
def test_what_cannot_have_happened_is_refused(book: Book, ana: Person, more: dict, why: str) -> None:
    said = {"people": [ana.id], "kind": Kind.MET, **more}
    said["people"] = [book.me if one == "me" else one for one in said["people"]]
    with pytest.raises(NetdeskError, match=why):
        interactions.log(book, **said)
    assert book.undoable() == ("Add Ana Kovač", None)


def test_nothing_happens_with_people_in_the_trash(book: Book, ana: Person) -> None:
    people.remove(book, [ana.id])
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        interactions.log(book, [ana.id], Kind.MET)
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        links.state(book, book.me, ana.id, [Tie.FRIEND])


def test_what_was_learned_is_noted_with_the_first_and_undone_together(book: Book, ana: Person, ben: Person) -> None:
    learned = [(LetterKind.GOALS, " grow "), (LetterKind.SKILLS, "  ")]
    interactions.log(book, [ana.id, ben.id], Kind.ONE_TO_ONE, on=YESTERDAY, learned=learned)
    assert get(book, ana).letters == (Letter(LetterKind.GOALS, "grow", YESTERDAY),)
    assert get(book, ben).letters == ()
    assert book.undo() == "Log: One-to-one"
    assert get(book, ana).letters == ()


def test_an_entry_is_corrected_removed_and_its_kind_changed(book: Book, ana: Person) -> None:
    item = interactions.log(book, [ana.id], Kind.MESSAGE)
    noted = replace(item, participants=tuple(replace(part, note="shy") for part in item.participants))
    changed = interactions.with_kind(noted, Kind.HELP, book.me, ana.id)
    saved = interactions.edit(book, replace(changed, on=YESTERDAY, minutes=30))
    assert roles(saved) == {book.me: Role.RECEIVER, ana.id: Role.GIVER}
    assert {part.note for part in saved.participants} == {"shy"}
    with pytest.raises(NetdeskError, match="still to come"):
        interactions.edit(book, replace(saved, on=TOMORROW))
    with pytest.raises(NetdeskError, match="with whom"):
        interactions.edit(book, replace(saved, participants=(Participant(book.me),)))
    interactions.remove(book, saved.id)
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].received == 0


def test_only_a_setback_is_made_good(book: Book, ana: Person) -> None:
    late = interactions.log(book, [ana.id], Kind.NO_SHOW, on=YESTERDAY)
    assert interactions.make_good(book, late.id).made_good_on == TODAY
    talk = interactions.log(book, [ana.id], Kind.MET)
    with pytest.raises(NetdeskError, match="no-show or a complaint"):
        interactions.make_good(book, talk.id)


# Links


def test_ties_are_stated_from_either_end_and_add_up(book: Book, ana: Person) -> None:
    links.state(book, book.me, ana.id, [])
    assert stated(book, book.me, ana.id).kinds == (Tie.KNOWS,)  # type: ignore[union-attr]
    links.state(book, book.me, ana.id, [Tie.CLIENT, Tie.CLIENT], since=YESTERDAY, note="first")
    links.state(book, ana.id, book.me, [Tie.FRIEND, Tie.SUPPLIER], introduced_by=None)
    link = stated(book, book.me, ana.id)
    assert link is not None
    assert (link.a_id, link.kinds, link.since, link.note) == (book.me, (Tie.CLIENT, Tie.FRIEND), YESTERDAY, "first")


def test_ties_are_taken_back(book: Book, ana: Person) -> None:
    links.state(book, ana.id, book.me, [Tie.CLIENT, Tie.FRIEND])
    links.unstate(book, book.me, ana.id, [Tie.SUPPLIER])
    assert stated(book, book.me, ana.id).kinds == (Tie.FRIEND,)  # type: ignore[union-attr]
    links.unstate(book, book.me, ana.id, [Tie.FRIEND])
    assert stated(book, book.me, ana.id) is None
    with pytest.raises(NetdeskError, match="No link was stated"):
        links.unstate(book, book.me, ana.id)
    links.state(book, book.me, ana.id, [Tie.FRIEND])
    links.unstate(book, book.me, ana.id)
    assert stated(book, book.me, ana.id) is None


def test_a_link_needs_two_people_who_are_there(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="two different people"):
        links.state(book, ana.id, ana.id, [Tie.FRIEND])
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        links.pin(book, book.me, NOBODY, Stage.CREDIBILITY)


def test_a_stage_is_pinned_and_given_back_to_the_rules(book: Book, ana: Person) -> None:
    links.pin(book, book.me, ana.id, Stage.VISIBILITY)
    links.pin(book, book.me, ana.id, Stage.PROFITABILITY, "I know her from school")
    links.pin(book, ana.id, book.me, Stage.CREDIBILITY)
    link = stated(book, book.me, ana.id)
    assert link is not None
    assert link.pins[0] == Pin(book.me, Stage.PROFITABILITY, TODAY, "I know her from school")
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].stage is Stage.CREDIBILITY
    links.pin(book, book.me, ana.id, None)
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].stage is Stage.CARD


def test_giving_the_last_pin_back_leaves_no_empty_statement(book: Book, ana: Person) -> None:
    links.pin(book, book.me, ana.id, Stage.CREDIBILITY)
    links.pin(book, book.me, ana.id, None)
    assert stated(book, book.me, ana.id) is None
    with pytest.raises(NetdeskError, match="No stage was set by hand"):
        links.pin(book, book.me, ana.id, None)
    links.state(book, book.me, ana.id, [Tie.FRIEND])
    links.pin(book, book.me, ana.id, Stage.CREDIBILITY)
    links.pin(book, book.me, ana.id, None)
    assert stated(book, book.me, ana.id).kinds == (Tie.FRIEND,)  # type: ignore[union-attr]


# Promises, follow-ups, referrals


def test_a_promise_is_kept_broken_and_made_good(book: Book, ana: Person) -> None:
    made = promises.make(book, ana.id, book.me, " call ", due_on=TOMORROW)
    assert (made.text, made.made_on, made.state(TODAY)) == ("call", TODAY, PromiseState.OPEN)
    assert promises.break_(book, made.id, YESTERDAY).state(TODAY) is PromiseState.BROKEN
    assert promises.make_good(book, made.id).made_good_on == TODAY
    assert promises.keep(book, made.id).state(TODAY) is PromiseState.KEPT
    promises.remove(book, made.id)
    with book.reading() as reader:
        assert reader.get(Promise, made.id).removed_at


def test_what_is_no_promise_is_refused(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="what was promised"):
        promises.make(book, book.me, ana.id, "  ")
    with pytest.raises(NetdeskError, match="two different people"):
        promises.make(book, ana.id, ana.id, "call")
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        promises.make(book, book.me, NOBODY, "call")
    with pytest.raises(NetdeskError, match="no such promise"):
        promises.keep(book, NOBODY)


def test_only_a_broken_promise_is_made_good(book: Book, ana: Person) -> None:
    made = promises.make(book, ana.id, book.me, "call")
    with pytest.raises(NetdeskError, match="broken promise"):
        promises.make_good(book, made.id)


def test_a_next_step_is_planned_and_done(book: Book, ana: Person) -> None:
    step = promises.follow_up(book, ana.id, " write ", TOMORROW)
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].next_step == "write"
    assert promises.done(book, step.id).done_on == TODAY
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].next_step == ""
        assert reader.get(FollowUp, step.id).reason == "write"
    with pytest.raises(NetdeskError, match="what is to be done"):
        promises.follow_up(book, ana.id, " ", TOMORROW)


def test_a_referral_is_noted_and_comes_further(book: Book, ana: Person, ben: Person) -> None:
    made = referrals.refer(
        book, book.me, ana.id, prospect=" Zoe ", prospect_id=ben.id, need=" roof ", level=Level.ARRANGED, on=YESTERDAY
    )
    assert (made.prospect_name, made.need, made.level, made.consent) == ("Zoe", "roof", Level.ARRANGED, True)
    assert made.status is ReferralStatus.HANDED_OVER
    assert referrals.advance(book, made.id, ReferralStatus.CLOSED, "done").status is ReferralStatus.CLOSED
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].given == 1
    referrals.remove(book, made.id)
    with book.reading() as reader:
        assert people_rows(reader, [ana.id])[0].given == 0
        assert reader.get(Referral, made.id).removed_at


def test_nothing_is_learned_on_a_day_to_come(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="still to come"):
        people.learn(book, ana.id, LetterKind.GOALS, "a second office", on=TOMORROW)


def test_what_is_no_referral_is_refused(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="two different people"):
        referrals.refer(book, ana.id, ana.id)
    with pytest.raises(NetdeskError, match="still to come"):
        referrals.refer(book, book.me, ana.id, on=TOMORROW)


def test_a_referral_noted_and_closed_on_one_day_is_closed(book: Book, ana: Person) -> None:
    made = referrals.refer(book, book.me, ana.id)
    assert referrals.advance(book, made.id, ReferralStatus.CLOSED).status is ReferralStatus.CLOSED


# Events


def at(day: date, hour: int = 7) -> datetime:
    return datetime(day.year, day.month, day.day, hour)


def test_an_event_has_goals_and_people_who_are_expected(book: Book, ana: Person, ben: Person) -> None:
    made = events.add(
        book, " Breakfast ", at(TOMORROW), goals=["meet", " "], people=[ana.id, ana.id], names=["Zoe", " "]
    )
    assert (made.name, made.goals, made.expected()) == ("Breakfast", ("meet",), (ana.id,))
    assert [item.name for item in made.attendances] == ["", "Zoe"]
    assert events.expect(book, made.id, [ana.id, ben.id, ben.id]) == 1
    assert events.expect(book, made.id, [ana.id]) == 0
    events.met(book, made.id, Attendance(ben.id), True)
    events.drop(book, made.id, [Attendance(ana.id), Attendance(name="Zoe")])
    with book.reading() as reader:
        assert [(item.person_id, item.met) for item in reader.get(Event, made.id).attendances] == [(ben.id, True)]
    assert events.expect(book, made.id, [ana.id, ben.id]) == 1
    events.remove(book, made.id)
    with book.reading() as reader:
        assert events.upcoming_first(reader) == []


def test_what_is_no_event_is_refused(book: Book) -> None:
    with pytest.raises(NetdeskError, match="needs a name"):
        events.add(book, "  ", at(TODAY))
    with pytest.raises(NetdeskError, match="before it starts"):
        events.save(book, Event("Fair", at(TODAY, 9), ends=at(TODAY, 8)))
    made = events.add(book, "Fair", at(TODAY))
    with pytest.raises(NetdeskError, match="needs a name"):
        events.edit(book, made.id, lambda event: replace(event, name=""))
    with pytest.raises(NetdeskError, match="not on the desk any more"):
        events.add(book, "Fair", at(TODAY), people=[NOBODY])
    assert events.edit(book, made.id, lambda event: replace(event, place="Hall")).place == "Hall"


def test_which_event_is_meant(book: Book) -> None:
    days = [TODAY - timedelta(days=7), TODAY, TODAY + timedelta(days=7)]
    first, now, later = (events.add(book, "Breakfast", at(day)) for day in days)
    fair = events.add(book, "Fair in Łódź", at(YESTERDAY))
    with book.reading() as reader:
        assert [item.id for item in events.upcoming_first(reader)] == [now.id, later.id, fair.id, first.id]
        assert events.resolve(reader, "breakfast").id == now.id
        assert events.resolve(reader, "lodz").id == fair.id
        assert events.resolve(reader, first.id).id == first.id
        with pytest.raises(NetdeskError, match="could be"):
            events.resolve(reader, "fa")
        with pytest.raises(NetdeskError, match="no event called"):
            events.resolve(reader, "opera")


# Checking


def test_a_check_finds_and_mends(book: Book, ana: Person, clock: Clock) -> None:
    interactions.log(book, [ana.id], Kind.MET)
    assert check(book).findings.sound
    clock.later(1000)
    assert check(book, rebuild=True).rebuilt
    assert check(book).findings.counts["person"] == 2


def test_a_new_id_is_nobody_s(book: Book) -> None:
    with book.reading() as reader:
        assert reader.find(Person, [new_id()]) == []
