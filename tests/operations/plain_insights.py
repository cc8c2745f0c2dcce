"""Random small histories, and what insights should tell of them, counted a second time from the raw things."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from netdesk.domain.aim import Expense
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import GIFTS, Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Tie
from netdesk.domain.person import FIVE_LETTERS, Letter, LetterKind, Name, Person
from netdesk.domain.referral import Money, Referral, ReferralStatus, StatusStep
from netdesk.domain.stage import Stage
from netdesk.domain.trust import link_history
from netdesk.storage.book import Book, Reader

_DAYS = 700


def fill(book: Book, dice: random.Random, people: int = 6, happened: int = 60) -> None:
    """A history of anything that may be on a desk, the trash included."""
    maker = _Maker(book, dice)
    maker.people = [maker.person(number) for number in range(people)]
    with book.changing("random") as change:
        for each in maker.people:
            change.save(each)
        events = [change.save(maker.event()) for _ in range(4)]
        for _ in range(happened):
            change.save(maker.interaction(dice.choice([None, None, None, *events])))
        for _ in range(happened // 3):
            change.save(maker.referral())
        for _ in range(4):
            change.save(maker.expense())
        for each in maker.people[::3]:
            change.save(Link(book.me, each.id, kinds=(Tie.FRIEND,), since=maker.day()))
    with book.changing("trash") as change:
        kinds = (Person, Interaction, Referral, Event, Expense)
        for kind in kinds:
            things = [item for item in change.all(kind) if item.id != book.me]
            for item in dice.sample(things, max(1, len(things) // 9)):
                change.remove(item)


@dataclass
class _Maker:
    book: Book
    dice: random.Random
    people: list[Person] = ()  # type: ignore[assignment]

    def day(self) -> date:
        return self.book.today - timedelta(days=self.dice.choice((0, 1, 3, 20, self.dice.randrange(_DAYS))))

    def person(self, number: int) -> Person:
        kinds = self.dice.sample(list(LetterKind), self.dice.randrange(8))
        letters = tuple(Letter(kind, "x", self.day()) for kind in (*kinds, *kinds[:1]))
        return Person(name=Name(full=f"Person {number}"), created_on=self.day(), letters=letters)

    def somebody(self, count: int) -> list[Id]:
        found = [each.id for each in self.dice.sample(self.people, min(count, len(self.people)))]
        return found if self.dice.random() < 0.2 else [self.book.me, *found[1:]]

    def event(self) -> Event:
        starts = datetime.combine(self.day(), datetime.min.time()).replace(hour=9)
        ends = starts + timedelta(hours=self.dice.choice((1, 2, 40))) if self.dice.random() < 0.7 else None
        cost = Decimal(self.dice.randrange(1, 90)) / 4 if self.dice.random() < 0.6 else None
        there = tuple(
            Attendance(each.id, met=self.dice.choice((None, True, False))) for each in self.dice.sample(self.people, 2)
        )
        return Event("Evening", starts, ends=ends, cost=cost, currency="EUR" if cost else "", attendances=there)

    def interaction(self, event: Event | None) -> Interaction:
        kind, who = self.dice.choice(list(Kind)), self.somebody(self.dice.choice((2, 2, 3)))
        self.dice.shuffle(who)
        given = kind in GIFTS or (kind is Kind.MESSAGE and self.dice.random() < 0.5)
        givers = self.dice.choice((1, 1, 1, 2)) if given else 0
        roles = [Role.GIVER] * givers + [Role.RECEIVER if given else Role.PRESENT] * len(who)
        parts = tuple(Participant(one, role) for one, role in zip(who, roles, strict=False))
        on, minutes = self.day(), self.dice.choice((None, 0, 15, 40))
        return Interaction(kind=kind, on=on, minutes=minutes, event_id=event.id if event else None, participants=parts)

    def referral(self) -> Referral:
        giver, receiver = self.dice.sample([self.book.me, *(each.id for each in self.people)], 2)
        if self.dice.random() < 0.6:
            giver = self.book.me if receiver != self.book.me else giver
        on = self.day()
        steps = tuple(StatusStep(self.dice.choice(list(ReferralStatus)), self.day()) for _ in range(2))
        money = tuple(
            Money(Decimal(self.dice.randrange(1, 9999)) / 100, self.dice.choice(("EUR", "PLN")), self.day())
            for _ in range(self.dice.randrange(3))
        )
        return Referral(giver, receiver, on, consent=self.dice.random() < 0.7, statuses=steps, money=money)

    def expense(self) -> Expense:
        amount = Decimal(self.dice.randrange(1, 4000)) / 100
        return Expense("Dinner", self.day(), amount=amount, currency="PLN", minutes=self.dice.choice((None, 30)))


class Plain:
    """The raw things of a desk that count, and what can be counted of them one by one."""

    def __init__(self, reader: Reader) -> None:
        self.me, self.today = reader.me, reader.today
        everybody = [each for each in reader.all(Person) if each.id != reader.me]
        self.people = {each.id: each for each in everybody if not each.removed_at}
        self.happened = [item for item in reader.all(Interaction) if not item.removed_at and item.on <= self.today]
        self.mine = [item for item in self.happened if self.me in item.people() and item.people() & set(self.people)]
        self.referrals = [item for item in reader.all(Referral) if not item.removed_at and item.consent]
        self.events = [each for each in reader.all(Event) if not each.removed_at]
        self.expenses = [each for each in reader.all(Expense) if not each.removed_at]
        self.histories = {one: link_history(reader.evidence(self.me, one), self.today) for one in self.people}

    def stage(self, one: Id, day: date) -> Stage | None:
        """The stage of a link at the end of a day; None before there was anything of it."""
        reached = [step.stage for step in self.histories[one] if step.on <= day]
        if reached:
            return reached[-1]
        return Stage.CARD if self.people[one].created_on <= day else None

    def letters(self, one: Id) -> int:
        """How many of the five letters are known."""
        return len({letter.kind for letter in self.people[one].letters} & set(FIVE_LETTERS))

    def gifts(self, first: date, last: date, *, given: bool) -> Counter[tuple[Id, str]]:
        """What I gave each person (or they me), by kind."""
        found: Counter[tuple[Id, str]] = Counter()
        for item in self.mine:
            if item.kind in GIFTS and first <= item.on <= last:
                for one in item.people() & set(self.people):
                    giver = item.givers() & {one, self.me}
                    if giver == ({self.me} if given else {one}):
                        found[one, item.kind.value] += 1
        for referral in self.referrals:
            ends = (referral.giver_id, referral.receiver_id)
            mine, other = ends if given else ends[::-1]
            if mine == self.me and other in self.people and first <= referral.on <= last:
                found[other, "referral"] += 1
        return found

    def minutes(self, first: date, last: date) -> Counter[str]:
        """The minutes with people, at events, and beside both."""
        timed = {each.id for each in self.events if each.ends and each.ends > each.starts}
        found: Counter[str] = Counter()
        for item in self.mine:
            if first <= item.on <= last and item.event_id not in timed:
                found["interaction"] += item.minutes or 0
        for event in self.events:
            met = any(each.met for each in event.attendances)
            met |= any(item.event_id == event.id for item in self.happened)
            if met and event.ends and first <= event.starts.date() <= last:
                days = (event.ends.date() - event.starts.date()).days + 1
                found["event"] += min(int((event.ends - event.starts).total_seconds() // 60), 480 * days)
        found["expense"] += sum(each.minutes or 0 for each in self.expenses if first <= each.on <= last)
        return +found

    def closed(self, first: date, last: date, *, for_me: bool) -> dict[tuple[Id, str], Decimal]:
        """Money that came of referrals, by the other one and the currency."""
        found: dict[tuple[Id, str], Decimal] = {}
        for item in self.referrals:
            ends = (item.receiver_id, item.giver_id)
            mine, other = ends if for_me else ends[::-1]
            if mine != self.me or other not in self.people:
                continue
            for money in item.money:
                if first <= money.on <= last:
                    key = (other, money.currency)
                    found[key] = found.get(key, Decimal(0)) + money.amount
        return found
