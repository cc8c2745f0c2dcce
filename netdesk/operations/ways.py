"""The warmest way to somebody: whom to ask, who asks in turn, how warm that is, and the request as a next step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

from netdesk.domain.draft import Draft
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.evidence import FactKind
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Person
from netdesk.domain.policy import Rhythm
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.trust import assess
from netdesk.domain.warmth import Weakness, warmth, weak
from netdesk.i18n import _
from netdesk.network.ways import Path, Ties, warmest
from netdesk.operations.goals import goal_people
from netdesk.operations.interactions import log_in
from netdesk.storage import ties as stored
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import names
from netdesk.words import ways as words

YEAR = 365
"""Days within which deeds are counted."""


@dataclass(frozen=True, slots=True)
class WayStep:
    """One ask: of `person_id`, by the one before (me at first). `outward` is the asker's trust in the one asked,
    `inward` the trust of the one asked in who asks, which is what the ask rests on; `warmth` is from 0 to 1."""

    person_id: Id
    name: str
    stage: Stage
    freshness: Freshness
    outward: Stage
    inward: Stage
    last_contact: date | None
    stated: bool
    warmth: float
    deeds: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way to somebody. `trust` is the product of the warmth of its steps, `weakest` the index of the one that weakens
    it most, `why` what does; it `warns` where an ask goes across a link below Credibility."""

    steps: tuple[WayStep, ...]
    trust: float
    weakest: int
    why: Weakness
    warns: bool

    @property
    def goal(self) -> WayStep:
        """Who is to be reached."""
        return self.steps[-1]

    def asking(self, at: int) -> str:
        """The name of who asks at a step; empty where it is me."""
        return self.steps[at - 1].name if at else ""

    @property
    def weakest_said(self) -> str:
        """The weakest link and why, in words."""
        step = self.steps[self.weakest]
        return words.weakest(self.why, self.asking(self.weakest), step.name, step.inward)

    @property
    def deeds_said(self) -> str:
        """What the last link rests on, in words; empty where nothing happened within a year."""
        last = len(self.steps) - 1
        return words.deeds(self.asking(last), self.goal.name, self.goal.deeds) if self.goal.deeds else ""

    @property
    def plan_said(self) -> str:
        """The request as a next step, in words."""
        first, goal = self.steps[0].name, self.goal.name
        return words.plan(first, goal) if len(self.steps) > 1 else words.plan_directly(goal)


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: tuple[object, ...]
    ties: Ties


_kept: WeakKeyDictionary[Book, _Kept] = WeakKeyDictionary()


def warmest_ways(reader: Reader, goal: str | Id, most: int = 3) -> tuple[Way, ...]:
    """The warmest ways of up to three links to whom a person's id or name, a company, a trade or a free text means,
    each with another first step, the warmest first. NetdeskError where nobody is meant."""
    known = ties(reader)
    people = goal_people(reader, goal)
    paths = warmest(known, [known.rows[one] for one in people if one in known.rows], most)
    return tuple(_way(reader, known, path) for path in paths)


def ties(reader: Reader) -> Ties:
    """Who can ask whom, kept until a link changes."""
    now, kept = stored.stamp(reader), _kept.get(reader.book)
    if kept is None or kept.stamp != now:
        kept = _Kept(now, Ties.build(reader.me, stored.present_people(reader), stored.tied(reader)))
        _kept[reader.book] = kept
    return kept.ties


def _way(reader: Reader, known: Ties, path: Path) -> Way:
    ids = [reader.me, *(known.ids[row] for row in path.rows)]
    called, links = names(reader, ids), stored.links_of(reader, ids)
    pairs = list(pairwise(ids))
    steps = tuple(_step(reader, asker, asked, called[asked], links[asker, asked]) for asker, asked in pairs)
    weakest = min(range(len(steps)), key=lambda at: (steps[at].warmth, at))
    warns = any(step.inward < Stage.CREDIBILITY for step in steps)
    return Way(steps, path.warmth, weakest, _why(reader, *pairs[weakest], steps[weakest]), warns)


def _step(reader: Reader, asker: Id, asked: Id, name: str, link: Mapping[str, Any]) -> WayStep:
    fresh = Rhythm(link["due_on"], link["late_on"], link["dormant_on"]).freshness(reader.today)
    trust, stated = Stage(link["back"]), bool(link["stated"])
    return WayStep(
        person_id=asked,
        name=name,
        stage=Stage(link["stage"]),
        freshness=fresh,
        outward=Stage(link["toward"]),
        inward=trust,
        last_contact=link["last_contact"],
        stated=stated,
        warmth=warmth(trust, fresh, stated=stated),
        deeds=_deeds(reader, asker, asked),
    )


def _deeds(reader: Reader, one: Id, other: Id) -> int:
    """How many things, setbacks aside, happened between two people within a year."""
    since, bad = reader.today - timedelta(days=YEAR), (FactKind.BROKEN, FactKind.SETBACK)
    facts = reader.evidence(one, other).facts
    return len({fact.ref for fact in facts if since < fact.on <= reader.today and fact.kind not in bad})


def _why(reader: Reader, asker: Id, asked: Id, step: WayStep) -> Weakness:
    what = weak(step.inward, step.freshness, stated=step.stated)
    if step.inward >= Stage.CREDIBILITY:
        return Weakness(what, step.last_contact)
    told = assess(reader.evidence(asker, asked), asked, reader.today, reader.policy)
    return Weakness(what, step.last_contact, told.missing)


# --- the request, and what came of it


def plan_request(book: Book, way: Way) -> Draft:
    """Plan the request today as a next step with the first person of the way, once, and give the words to send."""
    first, goal = way.steps[0].person_id, way.goal.person_id
    with book.changing(_("Plan a request")) as change:
        if change.present([first, goal]) != {first, goal}:
            raise NetdeskError(_("One of the two is not on the desk any more."))
        if request(change, way) is None:
            change.save(FollowUp(first, change.today, way.plan_said))
        return _words(change, way)


def request(reader: Reader, way: Way) -> FollowUp | None:
    """The request of a way that was planned and of which the outcome is not known yet."""
    for planned in reader.find(FollowUp, stored.plans_with(reader, way.steps[0].person_id)):
        if planned.reason == way.plan_said:
            return planned
    return None


def outcome(book: Book, way: Way, *, came: bool) -> None:
    """What came of a request: it is done, and where the introduction came it is logged as given by who asked last."""
    with book.changing(_("Introduction received") if came else _("No introduction came")) as change:
        if planned := request(change, way):
            change.save(replace(planned, done_on=change.today))
        if came and len(way.steps) > 1:
            giver = way.steps[-2].person_id
            log_in(change, [giver, way.goal.person_id], Kind.INTRODUCTION, giver=giver)


def _words(reader: Reader, way: Way) -> Draft:
    me, first, goal = (reader.get(Person, one) for one in (reader.me, way.steps[0].person_id, way.goal.person_id))
    if len(way.steps) == 1:
        return words.ask_directly(me, goal)
    return words.ask(me, first, goal, way.steps[1].name if len(way.steps) > 2 else "")
