"""A believable network with two years of history, made from a seed: for trying, for pictures, for measuring."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Tie
from netdesk.domain.person import Address, Anniversary, Email, Letter, LetterKind, Name, Person, Phone, Web
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Level, Money, Referral, ReferralStatus
from netdesk.domain.text import fold
from netdesk.operations.demo_evenings import evening
from netdesk.operations.demo_story import course, tell
from netdesk.operations.demo_words import (
    CAST,
    CAST_LETTERS,
    COMPANIES,
    EVENTS,
    FAMILY_NAMES,
    FIRST_NAMES,
    LETTERS,
    NEEDS,
    NOTES,
    PLACES,
    PROMISES,
    STEPS,
    TOWNS,
    TRADES,
)
from netdesk.storage.book import Book

PEOPLE = 300
_DAYS = 730
_JUST_MET = 14


def fill(book: Book, count: int = PEOPLE, seed: int = 7) -> None:
    """Fill an empty desk with `count` people and two years of what happened with them; one change."""
    maker = _Maker(random.Random(seed), book.today, book.me)
    maker.make(count)
    story = tell(maker.people, book.me, book.today, maker.new_id)
    with book.changing("Demo") as change:
        me = change.get(Person, book.me)
        change.save(replace(_me(book.today), id=me.id, version=me.version, created_on=me.created_on))
        for items in (story.people, maker.events, maker.interactions + story.interactions, maker.links):
            change.add_many(items)
        for more in (maker.promises + story.promises, maker.follow_ups + story.follow_ups):
            change.add_many(more)
        change.add_many(maker.referrals + story.referrals)
        for kind in sorted({type(one) for one in story.others}, key=lambda kind: kind.__name__):
            change.add_many([one for one in story.others if type(one) is kind])


def _me(today: date) -> Person:
    learned = today - timedelta(days=200)
    return Person(
        name=Name(full="Chiara Novak", given="Chiara", family="Novak"),
        title="Consultant for family businesses",
        organisation="Studio Novak",
        phones=(Phone("+39 347 555 0100", ("cell",), True),),
        emails=(Email("chiara@studionovak.example", ("work",), True),),
        letters=(
            Letter(LetterKind.LOOKS_FOR, "Owners of firms with 5 to 50 people who want to hand over in time", learned),
            Letter(LetterKind.RECOGNISE, "They say: my daughter does something quite different", learned),
            Letter(LetterKind.SKILLS, "Succession, family councils, talks between generations", learned),
        ),
    )


@dataclass(slots=True)
class _Maker:
    """Makes people whose links have grown to different depths, and what made them grow."""

    dice: random.Random
    today: date
    me: Id
    people: list[Person] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    places: dict[Id, int] = field(default_factory=dict)
    number: int = 0

    def make(self, count: int) -> None:
        """Make everybody and everything."""
        for number in range(count):
            self._person(number)
        self.places = {person.id: place for place, person in enumerate(self.people)}
        for number, person in enumerate(self.people):
            self._history(person, _DEPTHS[number] if number < len(_DEPTHS) else self._depth())
        self._circles()
        self._events()

    def new_id(self) -> Id:
        """An id from the seed, so that the same demo has the same ids, and so the same colours and order."""
        self.number += 1
        return f"{self.number:012x}{self.dice.getrandbits(80):020x}"

    def _depth(self) -> int:
        return self.dice.choices((0, 1, 2, 3), (32, 40, 20, 8))[0]

    def _day(self, earliest: int, latest: int) -> date:
        return self.today - timedelta(days=self.dice.randint(latest, max(earliest, latest)))

    def _person(self, number: int) -> None:
        dice = self.dice
        if number < len(CAST):
            given, family, trade, firm = CAST[number]
        else:
            given, family = dice.choice(FIRST_NAMES), dice.choice(FAMILY_NAMES)
            trade = dice.choice(list(TRADES))
            firm = dice.choice(COMPANIES).format(family=family, given=given, trade=trade)
        town = dice.choice(TOWNS)
        host = "".join(sign for sign in fold(firm) if sign.isalnum()) or "firm"
        mail = f"{fold(given)}.{fold(family)}@{host}.example".replace(" ", "")
        born = date(dice.randint(1955, 1998), dice.randint(1, 12), dice.randint(1, 28))
        created = self.today - timedelta(days=dice.randint(3, _DAYS))
        tags = dice.sample(
            ("Breakfast Porta Nuova", "Chamber", "Rotary", "Choir", "Fair 2025", "School"), dice.randint(0, 2)
        )
        self.people.append(
            Person(
                id=self.new_id(),
                name=Name(full=f"{given} {family}", given=given, family=family),
                title=trade,
                organisation=firm,
                sphere=TRADES.get(trade, ""),
                phones=(Phone(f"+39 3{dice.randint(20, 49)} 555 {dice.randint(0, 9999):04}", ("cell",), True),),
                emails=(Email(mail, ("work",), True),),
                addresses=(Address(street=f"Via Roma {dice.randint(1, 90)}", locality=town, country="Italia"),),
                webs=(Web(f"https://www.{host}.example"),),
                anniversaries=(Anniversary("birthday", born.isoformat()),) if dice.random() < 0.6 else (),
                tags=tuple(tags),
                created_on=created,
            )
        )

    def _history(self, person: Person, depth: int) -> None:
        if depth == 0:
            return
        dice = self.dice
        last = dice.choices((2, 20, 55, 100, 240), (30, 30, 20, 12, 8))[0] + dice.randint(0, 12)
        begun = last + {1: dice.randint(0, 25), 2: dice.randint(90, 400), 3: dice.randint(200, 560)}[depth]
        days = sorted(
            dice.sample(range(last, begun + 1), min(begun - last + 1, {1: 1 + dice.randint(0, 1), 2: 5, 3: 8}[depth]))
        )
        days = sorted({*days, last, begun} if depth > 1 else {*days, begun}, reverse=True)
        for place, ago in enumerate(days):
            kind = (
                Kind.MET
                if place == 0
                else dice.choice((Kind.CALL, Kind.MESSAGE, Kind.ONE_TO_ONE, Kind.MET, Kind.VIDEO))
            )
            self._talk(person, kind, ago)
        if depth > 1 or dice.random() < 0.4 or self.places[person.id] < len(CAST):
            self._learn(person, begun)
        if depth > 1:
            self._talk(person, Kind.ONE_TO_ONE, (last + begun) // 2)
            self._give(person, last, begun)
        if depth == 3 or (depth == 2 and dice.random() < 0.25):
            self._refer(person, begun, both=depth == 3)
        if dice.random() < 0.3:
            self._promise(person, last, begun)
        if dice.random() < 0.4:
            on = self.today + timedelta(days=dice.randint(1, 20))
            self.follow_ups.append(FollowUp(person.id, on, dice.choice(STEPS), id=self.new_id()))
        if depth > 1 and dice.random() < 0.2:
            self.links.append(
                Link(self.me, person.id, id=self.new_id(), kinds=(Tie.FRIEND,), since=self._day(begun, last))
            )

    def _talk(self, person: Person, kind: Kind, ago: int) -> None:
        minutes = {Kind.CALL: 15, Kind.MESSAGE: None, Kind.ONE_TO_ONE: 60, Kind.MET: 20, Kind.VIDEO: 30}[kind]
        self.interactions.append(
            Interaction(
                id=self.new_id(),
                kind=kind,
                on=self.today - timedelta(days=ago),
                minutes=minutes and minutes + 5 * self.dice.randint(-2, 4),
                place=self.dice.choice(PLACES) if kind in (Kind.MET, Kind.ONE_TO_ONE) else "",
                note=self.dice.choice(NOTES) if self.dice.random() < 0.6 else "",
                participants=(Participant(self.me), Participant(person.id)),
            )
        )

    def _learn(self, person: Person, begun: int) -> None:
        kinds = self.dice.sample(list(LETTERS), self.dice.randint(4, 8))
        letters = tuple(Letter(kind, self.dice.choice(LETTERS[kind]), self._day(begun, 1)) for kind in kinds)
        told = CAST_LETTERS.get(person.name.given, ()) if self.places[person.id] < len(CAST) else ()
        first = self.today - timedelta(days=begun)
        letters = letters[:1] if begun < _JUST_MET else letters  # nobody tells everything in the first days
        letters = (*letters[:1], *(replace(one, on=min(one.on, first)) for one in letters[1:]))
        letters = tuple(Letter(kind, text, self._day(begun, 1)) for kind, text in told) or letters
        self.people[self.places[person.id]] = replace(person, letters=letters)

    def _give(self, person: Person, last: int, begun: int) -> None:
        kinds = (Kind.INTRODUCTION, Kind.HELP, Kind.THANK_YOU, Kind.GIFT, Kind.TESTIMONIAL, Kind.USED_SERVICE)
        for _number in range(self.dice.randint(1, 5)):
            mine = self.dice.random() < 0.6
            kind = self.dice.choice(kinds)
            giver, receiver = (self.me, person.id) if mine else (person.id, self.me)
            parts = [Participant(giver, Role.GIVER), Participant(receiver, Role.RECEIVER)]
            if kind is Kind.INTRODUCTION and len(self.people) > 2:
                other = self.dice.choice(self.people).id
                if other not in (giver, receiver):
                    parts.append(Participant(other, Role.RECEIVER))
            on = self._day(begun, last)
            self.interactions.append(Interaction(id=self.new_id(), kind=kind, on=on, participants=tuple(parts)))

    def _refer(self, person: Person, begun: int, *, both: bool) -> None:
        ends = (
            [(self.me, person.id), (person.id, self.me)]
            if both
            else [self.dice.choice([(self.me, person.id), (person.id, self.me)])]
        )
        for giver, receiver in ends:
            for _number in range(self.dice.randint(2, 4) if both else 1):
                on = self._day(min(begun, 330), 5)
                status = self.dice.choice(list(ReferralStatus))
                sum_ = self.dice.randint(4, 90) * 100 if status is ReferralStatus.CLOSED else 0
                prospect = f"{self.dice.choice(FIRST_NAMES)} {self.dice.choice(FAMILY_NAMES)}"
                nth = len(self.referrals) % 6  # most are thanked, and the giver knows how it went
                steps = course(status, on, self.today, told=nth != 1)
                self.referrals.append(
                    Referral(
                        giver,
                        receiver,
                        on,
                        id=self.new_id(),
                        prospect_name=prospect,
                        need=self.dice.choice(NEEDS),
                        level=Level(self.dice.randint(1, 5)),
                        consent=True,
                        statuses=steps,
                        money=(Money(Decimal(sum_), "EUR", steps[-1].on),) if sum_ else (),
                        thanked_on=steps[-1].on if nth != 2 else None,
                    )
                )

    def _promise(self, person: Person, last: int, begun: int) -> None:
        mine = self.dice.random() < 0.6
        by, to = (self.me, person.id) if mine else (person.id, self.me)
        made = self._day(begun, last)
        due = made + timedelta(days=self.dice.randint(5, 30))
        recent = due > self.today - timedelta(days=12)
        kept = None if recent and self.dice.random() < 0.7 else min(due, self.today)
        self.promises.append(
            Promise(by, to, self.dice.choice(PROMISES), made, id=self.new_id(), due_on=due, kept_on=kept)
        )

    def _circles(self) -> None:
        """Ties among the contacts: colleagues and partners of one trade circle, some of whom talk and refer."""
        by_sphere: dict[str, list[Person]] = {}
        for person in self.people:
            by_sphere.setdefault(person.sphere, []).append(person)
        for circle in by_sphere.values():
            for one, other in pairwise(circle):
                if self.dice.random() < 0.45:
                    self._tie(one, other)
        for _number in range(len(self.people) // 4):
            if len(self.people) > 1:
                self._tie(*self.dice.sample(self.people, 2))

    def _tie(self, one: Person, other: Person) -> None:
        kind = self.dice.choice((Tie.KNOWS, Tie.COLLEAGUE, Tie.PARTNER, Tie.FRIEND))
        self.links.append(Link(one.id, other.id, id=self.new_id(), kinds=(kind,), since=self._day(_DAYS, 30)))
        if self.dice.random() < 0.7:
            parts, on = (Participant(one.id), Participant(other.id)), self._day(300, 10)
            self.interactions.append(
                Interaction(id=self.new_id(), kind=Kind.ONE_TO_ONE, on=on, minutes=60, participants=parts)
            )
        if self.dice.random() < 0.3:
            for giver, receiver in ((one, other), (other, one)):
                for number in range(2):
                    on = self._day(300, 10)
                    self.referrals.append(
                        Referral(
                            giver.id,
                            receiver.id,
                            on,
                            id=self.new_id(),
                            prospect_name=FAMILY_NAMES[(len(self.referrals) + number) % len(FAMILY_NAMES)],
                            need=NEEDS[len(self.referrals) % len(NEEDS)],
                            consent=True,
                            statuses=course(ReferralStatus.CLOSED, on, self.today),
                        )
                    )

    def _events(self) -> None:
        mine = [item.people() for item in self.interactions if self.me in item.people()]
        known = {one for people in mine for one in people} - {self.me}
        for place, (name, where, weeks, goals) in enumerate(EVENTS):
            day = self.today + timedelta(days=1 if place == 0 else weeks * 7)
            starts = datetime.combine(day, time(7, 30) if place == 0 else time(18, 30))
            guests = [*self.people[: min(9, len(self.people))], *self._guests(12)] if place == 0 else self._guests(16)
            there = [Attendance(person_id=one.id) for one in dict.fromkeys(guests)]
            there += [
                Attendance(name=f"{self.dice.choice(FIRST_NAMES)} {self.dice.choice(FAMILY_NAMES)}") for _ in range(4)
            ]
            event = Event(name, starts, id=self.new_id(), place=where, goals=goals, attendances=tuple(there))
            event, talks = evening(event, place, known, self.me, self.today, self.new_id)
            self.events.append(event)
            self.interactions += talks

    def _guests(self, count: int) -> Sequence[Person]:
        return self.dice.sample(self.people, min(count, len(self.people)))


# How far the links with the nine people of the cast have grown.
_DEPTHS = (2, 1, 3, 1, 0, 1, 2, 3, 2)
