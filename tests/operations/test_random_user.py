"""A user who does anything in any order, makes mistakes, takes things back and does them again."""

import random
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from desk_clock import Clock, hurry
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.domain.query import PeopleQuery
from netdesk.domain.referral import ReferralStatus
from netdesk.domain.stage import Stage
from netdesk.domain.trust import link_history
from netdesk.operations import (
    cadence,
    demo,
    events,
    interactions,
    links,
    merging,
    network,
    people,
    places,
    promises,
    referrals,
    thresholds,
    trust,
    ways,
)
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import people_ids, people_rows
from netdesk.storage.shelf import SHELVES
from netdesk.storage.soundness import derived_rows, look
from netdesk.storage.tables import stage_step

WORDS = st.sampled_from(["Ana", "Łucja", "Ben", "choir", "Fair", "a_b%c", "田中"])
AGO = st.integers(0, 700)
PICK = st.integers(0, 1000)


def contents(book: Book) -> tuple[dict[Id, Any], set[Any]]:
    """Everything on the desk but its versions, and all derived rows."""
    with book.reading() as reader:
        truth = {one.id: replace(one, version=0) for kind in SHELVES for one in reader.all(kind)}
        return truth, derived_rows(reader.connection)


def derived_steps(reader: Reader, person: Id) -> list[tuple[date, Stage]]:
    """The history of a link with me as it is kept: where the stage of the link itself changed."""
    row = stage_step.c
    query = select(row.on, row.stage).where(row.a_id == reader.me, row.b_id == person).order_by(row.on)
    steps, last = [], Stage.CARD
    for on, stage in reader.connection.execute(query):
        if stage != last:
            steps.append((on, Stage(stage)))
        last = Stage(stage)
    return steps


class RandomUser(RuleBasedStateMachine):
    """Every verb with whatever it meets; a refusal in words is fine, anything else is a bug."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.book = Book.open(Path(self.folder.name) / "desk.netdesk", self.clock)
        hurry(self.book)
        self.empty = contents(self.book)
        self.done = 0
        self.undone = 0
        self.looked_at: object = None
        self.ids: dict[str, list[Id]] = {name: [] for name in ("people", "talks", "promises", "referrals", "events")}
        self.steps: list[Id] = []
        self.suggested: list[network.Suggested] = []
        self.ways: list[ways.Way] = []
        self.put: dict[str, dict[Id, tuple[float, float]]] = {layout: {} for layout in places.LAYOUTS}

    def teardown(self) -> None:
        self.back_to_the_beginning_and_forth_again()
        self.book.close()
        self.folder.cleanup()

    def one(self, kind: str, pick: int) -> Id:
        """Something that was made once; perhaps it is in the trash or undone by now."""
        made = self.ids[kind] or ["0" * 32]
        return made[pick % len(made)]

    def anybody(self, pick: int) -> Id:
        return self.book.me if pick % 5 == 0 else self.one("people", pick)

    def do(self, verb: Any, *arguments: Any, **more: Any) -> Any:
        """Use a verb; what it did counts for undo, what it refused changed nothing."""
        before = self.book.undoable()
        told: list[Any] = []
        self.book.listeners.append(told.append)
        try:
            made = verb(self.book, *arguments, **more)
        except NetdeskError as error:
            assert str(error).endswith((".", "?")), error
            assert told == []
            assert self.book.undoable() == before
            return None
        finally:
            self.book.listeners.remove(told.append)
        if told:
            self.done += 1
            self.undone = 0
        return made

    def keep(self, kind: str, made: Any) -> None:
        if made is not None:
            self.ids[kind].append(made.id)

    @initialize(names=st.lists(WORDS, min_size=2, max_size=3))
    def somebody(self, names: list[str]) -> None:
        for name in names:
            self.keep("people", self.do(people.add, Person(name=Name(full=name))))

    @rule(name=WORDS, tag=WORDS)
    def add(self, name: str, tag: str) -> None:
        self.keep("people", self.do(people.add, Person(name=Name(full=name), tags=(tag,), organisation="Firm")))

    @rule(pick=PICK, name=st.just("") | WORDS, cadence=st.none() | st.integers(1, 90))
    def edit(self, pick: int, name: str, cadence: int | None) -> None:
        with self.book.reading() as reader:
            found = reader.find(Person, [self.anybody(pick)])
        for one in found:
            self.do(people.edit, replace(one, name=Name(full=name), cadence_ideal=cadence, cadence_longest=30))

    @rule(picks=st.lists(PICK, max_size=3), word=WORDS, drop=WORDS)
    def tag(self, picks: list[int], word: str, drop: str) -> None:
        self.do(people.tag, [self.anybody(pick) for pick in picks], add=[word], drop=[drop])

    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        self.do(people.remove, [self.anybody(pick)])

    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        self.do(people.restore, [self.anybody(pick)])

    @rule(picks=st.lists(PICK, min_size=2, max_size=3), take=st.booleans())
    def merge(self, picks: list[int], take: bool) -> None:
        kept, *gone = (self.anybody(pick) for pick in picks)
        self.do(merging.merge, kept, gone, ["organisation"] if take else [])

    @rule(pick=PICK)
    def part(self, pick: int) -> None:
        self.do(merging.part, self.anybody(pick))

    @rule(pick=PICK, kind=st.sampled_from(LetterKind), ago=AGO)
    def learn(self, pick: int, kind: LetterKind, ago: int) -> None:
        self.do(people.learn, self.anybody(pick), kind, "words", self.clock.day - timedelta(days=ago))

    @rule(
        picks=st.lists(PICK, min_size=1, max_size=3),
        kind=st.sampled_from([*Kind, Kind.ONE_TO_ONE, Kind.MET, Kind.MESSAGE]),
        ago=st.integers(-1, 700),
        giver=st.none() | PICK,
        minutes=st.none() | st.integers(0, 90),
    )
    def log(self, picks: list[int], kind: Kind, ago: int, giver: int | None, minutes: int | None) -> None:
        made = self.do(
            interactions.log,
            [self.anybody(pick) for pick in picks],
            kind,
            on=self.clock.day - timedelta(days=ago),
            giver=None if giver is None else self.anybody(giver),
            minutes=minutes,
            learned=[(LetterKind.GOALS, "grow")] if picks[0] % 3 == 0 else (),
        )
        self.keep("talks", made)

    @rule(pick=PICK, ago=AGO)
    def back_date(self, pick: int, ago: int) -> None:
        """It happened on another day than was typed: everything derived follows."""
        with self.book.reading() as reader:
            found = reader.find(Interaction, [self.one("talks", pick)])
        for item in found:
            self.do(interactions.edit, replace(item, on=self.clock.day - timedelta(days=ago)))

    @rule(tag=WORDS, ideal=st.integers(0, 90), longest=st.integers(1, 200))
    def every_so_often(self, tag: str, ideal: int, longest: int) -> None:
        self.do(cadence.set_tag, tag, ideal, longest)

    @rule(tag=WORDS)
    def no_more_by_tag(self, tag: str) -> None:
        self.do(cadence.remove_tag, tag)

    @rule(
        days=st.integers(1, 4), referrals_=st.integers(1, 3), silence=st.sampled_from([1, 18]), ideal=st.integers(1, 60)
    )
    def other_thresholds(self, days: int, referrals_: int, silence: int, ideal: int) -> None:
        policy = TrustPolicy(days, 10, 1, referrals_, silence_months=silence, visibility=Cadence(ideal, 90))
        told = thresholds.preview(self.book, policy)
        before = self.stages()
        self.do(thresholds.use, policy)
        assert self.book.policy == policy
        moved = {one: (stage, self.stages()[one]) for one, stage in before.items() if stage != self.stages()[one]}
        assert moved == {one: move for move, people in told.stages.items() for one in people}

    def stages(self) -> dict[Id, Stage]:
        with self.book.reading() as reader:
            return {row.id: row.stage for row in people_rows(reader, people_ids(reader, PeopleQuery()))}

    @rule(pick=PICK, verb=st.sampled_from([interactions.remove, interactions.make_good]))
    def correct(self, pick: int, verb: Any) -> None:
        self.do(verb, self.one("talks", pick))

    @rule(one=PICK, other=PICK, ties=st.lists(st.sampled_from(Tie), max_size=2), ago=st.none() | AGO)
    def state(self, one: int, other: int, ties: list[Tie], ago: int | None) -> None:
        since = None if ago is None else self.clock.day - timedelta(days=ago)
        self.do(links.state, self.anybody(one), self.anybody(other), ties, since=since)

    @rule(one=PICK, other=PICK, ties=st.lists(st.sampled_from(Tie), max_size=1))
    def unstate(self, one: int, other: int, ties: list[Tie]) -> None:
        self.do(links.unstate, self.anybody(one), self.anybody(other), ties)

    @rule(one=PICK, other=PICK, stage=st.none() | st.sampled_from(Stage))
    def pin(self, one: int, other: int, stage: Stage | None) -> None:
        self.do(links.pin, self.anybody(one), self.anybody(other), stage)

    @rule(pick=PICK, verb=st.sampled_from([network.confirm, network.dismiss]))
    def settle_a_suggested_link(self, pick: int, verb: Any) -> None:
        """One that is suggested now, or one that was on the screen before."""
        with self.book.reading() as reader:
            self.suggested += network.suggested_links(reader)
        if self.suggested:
            one = self.suggested[pick % len(self.suggested)]
            self.do(verb, one)
            with self.book.reading() as reader:
                assert {one.a, one.b} not in [{left.a, left.b} for left in network.suggested_links(reader)]

    @rule(one=PICK, other=PICK, tie=st.sampled_from(Tie), introduced=st.none() | PICK, note=st.just("") | WORDS)
    def draw_a_link(self, one: int, other: int, tie: Tie, introduced: int | None, note: str) -> None:
        by = None if introduced is None else self.anybody(introduced)
        self.do(links.state, self.anybody(one), self.anybody(other), [tie], introduced_by=by, note=note)

    @rule(picks=st.lists(PICK, max_size=3), layout=st.sampled_from(places.LAYOUTS), at=st.integers(-900, 900))
    def put_somewhere(self, picks: list[int], layout: str, at: int) -> None:
        """Where somebody stands in the picture is no change of the desk; without people all are let go."""
        put = {self.anybody(pick): (float(at), float(-at)) for pick in picks}
        before = self.book.undoable()
        if put:
            self.do(places.drag, layout, put)
            self.put[layout] |= put
        else:
            self.do(places.let_go, layout)
            self.put[layout] = {}
        assert self.book.undoable() == before

    @rule(pick=PICK)
    def ask_the_way_and_plan_it(self, pick: int) -> None:
        with self.book.reading() as reader:
            try:
                self.ways += ways.warmest_ways(reader, self.anybody(pick))
            except NetdeskError as error:
                assert str(error).endswith((".", "?")), error
        if self.ways:
            way = self.ways[-1 - pick % min(len(self.ways), 3)]
            if self.do(ways.plan_request, way):
                with self.book.reading() as reader:
                    assert ways.request(reader, way) is not None

    @precondition(lambda self: self.ways)
    @rule(pick=PICK, came=st.booleans())
    def outcome_of_a_way(self, pick: int, came: bool) -> None:
        way = self.ways[pick % len(self.ways)]
        self.do(ways.outcome, way, came=came)

    @rule(one=PICK, other=PICK, due=st.integers(-30, 30))
    def promise(self, one: int, other: int, due: int) -> None:
        on = self.clock.day + timedelta(days=due)
        self.keep("promises", self.do(promises.make, self.anybody(one), self.anybody(other), "call", due_on=on))

    @rule(
        pick=PICK,
        verb=st.sampled_from([promises.keep, promises.break_, promises.break_, promises.make_good]),
        ago=AGO,
    )
    def settle(self, pick: int, verb: Any, ago: int) -> None:
        self.do(verb, self.one("promises", pick), self.clock.day - timedelta(days=ago // 4))

    @rule(giver=PICK, receiver=PICK, ago=AGO, consent=st.booleans())
    def refer(self, giver: int, receiver: int, ago: int, consent: bool) -> None:
        on = self.clock.day - timedelta(days=ago)
        made = self.do(referrals.refer, self.anybody(giver), self.anybody(receiver), on=on, consent=consent)
        self.keep("referrals", made)

    @rule(pick=PICK, status=st.sampled_from(ReferralStatus))
    def advance(self, pick: int, status: ReferralStatus) -> None:
        self.do(referrals.advance, self.one("referrals", pick), status)

    @rule(pick=PICK, verb=st.sampled_from([(promises.remove, "promises"), (referrals.remove, "referrals")]))
    def drop(self, pick: int, verb: Any) -> None:
        self.do(verb[0], self.one(verb[1], pick))

    @rule(pick=PICK, days=st.integers(-5, 30))
    def plan(self, pick: int, days: int) -> None:
        made = self.do(promises.follow_up, self.anybody(pick), "write", self.clock.day + timedelta(days=days))
        if made:
            self.steps.append(made.id)

    @rule(pick=PICK)
    def finish(self, pick: int) -> None:
        self.do(promises.done, self.steps[pick % len(self.steps)] if self.steps else "0" * 32)

    @rule(name=st.just("") | WORDS, picks=st.lists(PICK, max_size=3))
    def arrange(self, name: str, picks: list[int]) -> None:
        guests = [self.anybody(pick) for pick in picks]
        self.keep("events", self.do(events.add, name, datetime(2026, 12, 1, 7), people=guests, names=["Zoe"]))

    @rule(pick=PICK, guest=PICK)
    def change_event(self, pick: int, guest: int) -> None:
        event, who = self.one("events", pick), self.anybody(guest)
        self.do(events.expect, event, [who])
        self.do(events.met, event, Attendance(who), guest % 2 == 0)
        if guest % 3 == 0:
            self.do(events.remove, event)

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.done)):
            assert self.book.undo()
            self.done, self.undone = self.done - 1, self.undone + 1

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, self.undone)):
            assert self.book.redo()
            self.done, self.undone = self.done + 1, self.undone - 1

    @rule(days=st.sampled_from([1, 30, 200]))
    def time_goes_on(self, days: int) -> None:
        self.clock.later(days)
        self.book.catch_up()

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Book.open(Path(self.folder.name) / "desk.netdesk", self.clock)
        hurry(self.book)

    @invariant()
    def is_sound(self) -> None:
        now = (self.clock.day, self.done, self.undone, self.book.undoable())
        if now != self.looked_at:
            findings = look(self.book)
            assert findings.sound, findings
        self.looked_at = now

    @invariant()
    def everybody_stands_where_they_were_put(self) -> None:
        for layout, put in self.put.items():
            assert places.dragged(self.book, layout) == put

    @invariant()
    def undo_is_offered_for_what_was_done(self) -> None:
        back, forth = self.book.undoable()
        assert (back is not None, forth is not None) == (self.done > 0, self.undone > 0)

    @invariant()
    def the_list_shows_what_the_link_s_assessment_says(self) -> None:
        with self.book.reading() as reader:
            for row in people_rows(reader, people_ids(reader, PeopleQuery())):
                link = trust.of_link(reader, reader.me, row.id)
                assert row.stage == link.stage
                chosen = cadence.cadence_of(reader, reader.get(Person, row.id), link.stage).cadence
                person = reader.get(Person, row.id)
                last = row.last_contact or person.created_on
                assert (row.due_on - last).days == chosen.ideal and (row.late_on - last).days == chosen.longest
                steps = [step for step in derived_steps(reader, row.id) if step[0] <= reader.today]
                assert steps == [
                    (step.on, step.stage) for step in link_history(link.evidence, reader.today, reader.policy)
                ]

    def back_to_the_beginning_and_forth_again(self) -> None:
        """Undo everything: the empty desk. Redo everything: what was there, to the last derived row."""
        full, done = contents(self.book), self.done
        for _ in range(done):
            assert self.book.undo()
        assert self.book.undo() is None
        assert contents(self.book) == self.empty
        for _ in range(done):
            assert self.book.redo()
        assert contents(self.book) == full
        assert look(self.book).sound


TestRandomUser = RandomUser.TestCase
EXPLORING = settings.default.max_examples > 100
TestRandomUser.settings = settings(max_examples=200 if EXPLORING else 10, stateful_step_count=50 if EXPLORING else 25)


# The demo is a user too


def test_the_demo_is_sound_believable_and_one_change(book: Book) -> None:
    before = contents(book)
    demo.fill(book, 60)
    assert look(book).sound
    with book.reading() as reader:
        rows = people_rows(reader, people_ids(reader, PeopleQuery()))
    assert len(rows) == 60
    assert {row.stage for row in rows} == set(Stage), "all four stages are shown"
    assert len({row.freshness(book.today) for row in rows}) == 4
    full = contents(book)
    assert book.undo()
    assert contents(book) == before
    assert book.redo()
    assert contents(book) == full


def test_the_demo_is_the_same_for_a_seed_and_a_day(tmp_path: Path, clock: Clock) -> None:
    def filled(name: str, seed: int) -> dict[Id, Any]:
        random.seed(name)
        book = Book.open(tmp_path / name, clock)
        demo.fill(book, 60, seed)
        truth = contents(book)[0]
        truth.pop(book.me)
        me = book.me
        book.close()
        return {one: repr(item).replace(me, "me") for one, item in truth.items()}

    first = filled("one", 7)
    assert filled("two", 7) == first
    assert filled("three", 8) != first
