"""Everything that can be done with an event, in any order and with mistakes: undone as before, redone as after."""

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desk_clock import TODAY, Clock, hurry
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from netdesk.domain.debrief import Told
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.promise import Said
from netdesk.domain.sequence import SequenceStep
from netdesk.operations import debrief, events, guests, people, sequence, series
from netdesk.storage.book import Book
from netdesk.storage.shelf import SHELVES
from netdesk.storage.soundness import look
from netdesk.storage.yields import yields

NAMES = st.sampled_from(["Zoe", "zoe ", "Ugo Neri", "", "田中"])
PICK = st.integers(0, 20)


class Evenings(RuleBasedStateMachine):
    """Events of some days around today, three people and some names."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = Book.open(Path(self.folder.name) / "desk.netdesk", Clock())
        hurry(self.book)
        self.states: list[dict[Id, Any]] = []

    @initialize()
    def begin(self) -> None:
        self.people = [people.add(self.book, Person(name=Name(full=name))).id for name in ("Ada", "Bea", "Cyd")]
        starts = [datetime(TODAY.year, TODAY.month, TODAY.day, 18) + timedelta(days=days) for days in (-8, -1, 3)]
        self.events = [events.add(self.book, "Fair", each, people=self.people[:2], names=["Zoe"]).id for each in starts]
        self.states = [self.contents()]

    def teardown(self) -> None:
        self.undo(len(self.states) - 1)
        assert self.contents() == self.states[0]
        self.book.close()
        self.folder.cleanup()

    def contents(self) -> dict[Id, Any]:
        with self.book.reading() as reader:
            return {one.id: replace(one, version=0) for kind in SHELVES for one in reader.all(kind)}

    def do(self, verb: Any, *arguments: Any, **more: Any) -> Any:
        before = self.book.undoable()
        try:
            made = verb(self.book, *arguments, **more)
        except NetdeskError as error:
            assert str(error).endswith((".", "?"))
            assert self.book.undoable() == before
            return None
        now = self.contents()
        if now != self.states[-1]:
            self.states.append(now)
        return made

    def guest(self, event: Id, pick: int) -> Attendance:
        with self.book.reading() as reader:
            there = events.resolve(reader, event).attendances
        return there[pick % len(there)] if there else Attendance(self.people[0])

    def event(self, pick: int) -> Id:
        return self.events[pick % len(self.events)]

    @rule(at=PICK, pick=PICK, name=NAMES)
    def expect(self, at: int, pick: int, name: str) -> None:
        who = [Attendance(self.people[pick % 3]), Attendance(name=name, note="Firm"), Attendance(self.book.me)]
        self.do(guests.expect, self.event(at), who)

    @rule(at=PICK, name=NAMES)
    def new_face(self, at: int, name: str) -> None:
        self.do(guests.new_face, self.event(at), name, "Firm")

    @rule(at=PICK, pick=PICK, met=st.sampled_from([True, False, None]))
    def tick(self, at: int, pick: int, met: bool | None) -> None:
        event = self.event(at)
        self.do(events.met, event, self.guest(event, pick), met)

    @rule(at=PICK, pick=PICK, person=PICK)
    def recognise(self, at: int, pick: int, person: int) -> None:
        event = self.event(at)
        self.do(guests.recognise, event, self.guest(event, pick), self.people[person % 3])

    @rule(at=PICK, pick=PICK)
    def welcome(self, at: int, pick: int) -> None:
        event = self.event(at)
        self.do(guests.welcome, event, self.guest(event, pick))

    @rule(at=PICK, pick=PICK, table=NAMES)
    def seat(self, at: int, pick: int, table: str) -> None:
        event = self.event(at)
        self.do(guests.seat, event, [self.guest(event, pick)], table)

    @rule(at=PICK)
    def repeat(self, at: int) -> None:
        if made := self.do(series.next_of, self.event(at)):
            assert made.starts.date() >= TODAY

    @rule(at=PICK, pick=PICK, kind=st.sampled_from(Kind), step=st.sampled_from(["", "Call"]))
    def tell(self, at: int, pick: int, kind: Kind, step: str) -> None:
        event = self.event(at)
        told = Told(kind, "note", None, ((LetterKind.GOALS, "grow"),), (Said("a name"),), step)
        self.do(debrief.tell, event, self.guest(event, pick), told)

    @rule(at=PICK)
    def finish(self, at: int) -> None:
        with self.book.reading() as reader:
            found = debrief.sitting(reader, self.event(at))
        write_to = [face.attendance for face in found.missed]
        keep = [face.attendance.person_id for face in found.new if face.attendance.person_id]
        if self.do(debrief.finish, self.event(at), write_to=write_to, keep_in_touch=keep) is not None:
            with self.book.reading() as reader:
                assert debrief.sitting(reader, self.event(at)).missed == ()

    @rule(days=st.lists(st.integers(0, 40), max_size=3))
    def change_sequence(self, days: list[int]) -> None:
        self.do(sequence.set_steps, [SequenceStep(each, "Write") for each in days])

    @rule(pick=PICK)
    def remove_somebody(self, pick: int) -> None:
        self.do(people.remove, [self.people[pick % 3]])

    @precondition(lambda self: len(self.states) > 1)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _time in range(min(times, len(self.states) - 1)):
            assert self.book.undo()
            self.states.pop()
            assert self.contents() == self.states[-1]

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_and_redo(self) -> None:
        assert self.book.undo() and self.contents() == self.states[-2]
        assert self.book.redo() and self.contents() == self.states[-1]

    @invariant()
    def nobody_is_there_twice(self) -> None:
        if not self.states:
            return
        with self.book.reading() as reader:
            for event in self.events:
                people_there = [item.who for item in events.resolve(reader, event).attendances]
                assert len(people_there) == len(set(people_there))
                found = debrief.sitting(reader, event)
                assert set(found.waiting) <= set(found.met) and not set(found.met) & set(found.missed)
            for each in yields(reader):
                assert set(each.first) <= set(each.met) and {one.person_id for one in each.grown} <= set(each.met)

    @invariant()
    def is_sound(self) -> None:
        if self.states:
            findings = look(self.book)
            assert findings.sound, findings


TestEvenings = Evenings.TestCase
EXPLORING = settings.default.max_examples > 100
TestEvenings.settings = settings(max_examples=150 if EXPLORING else 10, stateful_step_count=40 if EXPLORING else 20)
