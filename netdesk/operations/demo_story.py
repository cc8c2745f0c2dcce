"""What the demo tells of its cast, so that everything that can be cared for is there to be seen: promises in every
standing, referrals each way and a tree of them, next steps, days to celebrate, goals of the week and what they cost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from netdesk.domain.aim import Aim, Expense, Measure
from netdesk.domain.bank import Asked, BankQuestion, Topic
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.person import Anniversary, Letter, LetterKind, Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Level, Money, Referral, ReferralStatus, StatusStep
from netdesk.domain.scorecard import POINTS, monday_of
from netdesk.domain.tagcadence import TagCadence
from netdesk.operations.demo_told import (
    ASKED,
    DAYS,
    EARLIER,
    EXPENSES,
    GIVEN,
    GOALS,
    OWN_QUESTION,
    PLANS,
    RESTAURANTS,
    TOLD_PROMISES,
    TOLD_REFERRALS,
    WISHES,
)
from netdesk.operations.demo_words import CAST

ME, ELENA, BEATA = "me", "elena", "beata"
_SINCE = timedelta(weeks=20)


@dataclass(slots=True)
class Story:
    """What is told beside the history that everybody has; `people` are those of the demo, changed where it says so."""

    people: list[Person]
    promises: list[Promise] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)


def tell(people: Sequence[Person], me: Id, today: date, new_id: Callable[[], Id]) -> Story:
    """The story of as many of the cast as there are; `new_id` gives ids that are the same for a seed."""
    teller = _Teller(Story(list(people)), me, today, new_id)
    teller.tell()
    return teller.story


def course(status: ReferralStatus, on: date, today: date, *, told: bool = True) -> tuple[StatusStep, ...]:
    """How a referral of a day came to where it is, some days a step; of the last the giver may not know yet."""
    way = [one for one in ReferralStatus if one is not ReferralStatus.LOST]
    passed = way[:2] if status is ReferralStatus.LOST else way[: way.index(status)]
    days = [min(on + timedelta(days=at * (3 + on.day % 5)), today) for at in range(len(passed) + 1)]
    steps = [StatusStep(one, day, told_on=day) for one, day in zip(passed, days, strict=False)]
    return (*steps, StatusStep(status, days[-1], told_on=days[-1] if told else None))


@dataclass(slots=True)
class _Teller:
    story: Story
    me: Id
    today: date
    new_id: Callable[[], Id]
    places: dict[str, int] = field(default_factory=dict)

    def tell(self) -> None:
        """Everything, in the order of the ids."""
        names = [given for given, *_rest in CAST] + [ELENA, BEATA]
        self.places = {name: place for place, name in enumerate(names) if place < len(self.story.people)}
        self._dress()
        self._promises()
        self._referrals()
        self._given()
        self._plans()
        self._week()

    def _ago(self, days: int) -> date:
        """So many days before today; less than none is a day to come."""
        return self.today - timedelta(days=days)

    def _who(self, name: str) -> Id | None:
        """The id behind a name of the story; None for whom the demo is too small."""
        if name == ME:
            return self.me
        return self.story.people[self.places[name]].id if name in self.places else None

    def _change(self, name: str, **values: Any) -> None:
        if name in self.places:
            place = self.places[name]
            self.story.people[place] = replace(self.story.people[place], **values)

    def _dress(self) -> None:
        """Days to celebrate around today, what was known before, restaurants, and wishes in other languages."""
        for name, kind, ahead, year in DAYS:
            day = self._ago(-ahead)
            born = f"{year}-{day:%m-%d}" if (day.month, day.day) != (2, 29) else f"--{day:%m-%d}"
            self._change(name, anniversaries=(Anniversary(kind, born),))
        for name, letter, text, days in EARLIER:
            if name in self.places:
                letters = self.story.people[self.places[name]].letters
                self._change(name, letters=(Letter(letter, text, self._ago(days)), *letters))
        for place, (title, firm, sphere) in RESTAURANTS.items():
            if place < len(self.story.people):
                one = self.story.people[place]
                named = firm.format(family=one.name.family)
                self.story.people[place] = replace(one, title=title, organisation=named, sphere=sphere)
        for place, wish in WISHES.items():
            if place < len(self.story.people):
                one = self.story.people[place]
                wished = Letter(LetterKind.LOOKS_FOR, wish, self._ago(40))
                self.story.people[place] = replace(one, letters=(*one.letters, wished))

    def _promises(self) -> None:
        for by, to, text, made, due, kept, broken, good in TOLD_PROMISES:
            one, other = self._who(by), self._who(to)
            if not one or not other:
                continue
            promise = Promise(one, other, text, self._ago(made), self.new_id())
            ends = [None if days is None else self._ago(days) for days in (due, kept, broken, good)]
            self.story.promises.append(
                replace(promise, due_on=ends[0], kept_on=ends[1], broken_on=ends[2], made_good_on=ends[3])
            )

    def _referrals(self) -> None:
        ids: dict[str, Id] = {}
        for told in TOLD_REFERRALS:
            giver, receiver = self._who(told.giver), self._who(told.receiver)
            if not giver or not receiver:
                continue
            ids[told.prospect] = self.new_id()
            on = self._ago(told.ago)
            prospect = self._who(told.known_as) if told.known_as else None
            steps = [StatusStep(ReferralStatus.HANDED_OVER, on)]
            steps += [self._step(*step) for step in told.steps]
            self.story.referrals.append(
                Referral(
                    giver,
                    receiver,
                    on,
                    id=ids[told.prospect],
                    prospect_id=prospect,
                    prospect_name="" if prospect else told.prospect,
                    need=told.need,
                    level=Level(told.level),
                    consent=told.consent,
                    thanked_on=None if told.thanked is None else self._ago(told.thanked),
                    reported_on=next((step.told_on for step in reversed(steps) if step.told_on), None),
                    parent_id=ids.get(told.parent),
                    statuses=tuple(steps),
                    money=tuple(Money(Decimal(sum_), code, self._ago(days)) for sum_, code, days in told.money),
                )
            )
            if told.talked:
                self._talk(giver, told.ago + told.talked)

    def _step(self, status: ReferralStatus, ago: int, told: int | None = None) -> StatusStep:
        return StatusStep(status, self._ago(ago), told_on=None if told is None else self._ago(told))

    def _talk(self, person: Id, ago: int) -> None:
        """The one-to-one with which it began: nobody refers anybody to a stranger."""
        parts = (Participant(self.me), Participant(person))
        item = Interaction(kind=Kind.ONE_TO_ONE, on=self._ago(ago), participants=parts, id=self.new_id(), minutes=60)
        self.story.interactions.append(item)

    def _given(self) -> None:
        """What I gave in these days."""
        for kind, names, ago, note in GIVEN:
            there = [person for name in names if (person := self._who(name))]
            if len(there) == len(names):
                parts = (Participant(self.me, Role.GIVER), *(Participant(one, Role.RECEIVER) for one in there))
                item = Interaction(kind=kind, on=self._ago(ago), participants=parts, id=self.new_id(), note=note)
                self.story.interactions.append(item)

    def _plans(self) -> None:
        for name, ahead, reason in PLANS:
            if person := self._who(name):
                self.story.follow_ups.append(FollowUp(person, self._ago(-ahead), reason, id=self.new_id()))
        for name, key, ago in ASKED:
            if person := self._who(name):
                self.story.others.append(Asked(person, key, self._ago(ago), id=self.new_id()))
        self.story.others.append(BankQuestion(Topic.LOOKS_FOR, OWN_QUESTION, "own.demo", id=self.new_id()))
        self.story.others.append(TagCadence("Rotary", 30, 75, id=self.new_id()))

    def _week(self) -> None:
        """Goals since some weeks, and what the network cost in time and money."""
        since = monday_of(self.today) - _SINCE
        for measure, goal in GOALS.items():
            self.story.others.append(Aim(measure, goal, POINTS.get(measure, 0), since, id=self.new_id()))
        self.story.others.append(Aim(Measure.SPENT, 60, 0, since, id=self.new_id(), currency="EUR"))
        for what, amount, currency, minutes, days in EXPENSES:
            for ago in days:
                money = Decimal(amount) if amount else None
                item = Expense(what, self._ago(ago), self.new_id(), money, currency, minutes or None)
                self.story.others.append(item)
