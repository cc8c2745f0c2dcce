"""How well a crowd decides about cards whose truth is known."""

import time
from collections import Counter
from dataclasses import dataclass, field

from acquaintances import Case, World

from netdesk.domain.likeness import Reason, Verdict
from netdesk.identity.crowd import Crowd
from netdesk.identity.traits import traits


@dataclass(slots=True)
class Tally:
    """What was decided: right and wrong matches, those found, needless questions, and seconds."""

    right: int = 0
    wrong: list[Case] = field(default_factory=list)
    known: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    merged: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[Case] = field(default_factory=list)
    needless: list[tuple[Case, bool]] = field(default_factory=list)
    seconds_traits: float = 0.0
    seconds_adding: float = 0.0
    seconds_finding: float = 0.0

    @property
    def precision(self) -> float:
        """The share of automatic matches that are right."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of cards about known people that were matched with them or asked about."""
        return self.found.total() / max(1, self.known.total())

    @property
    def questions(self) -> float:
        """Questions for a thousand cards of new people; those about people of one name are left out."""
        needless = [case for case, is_homonym in self.needless if not is_homonym]
        return 1000 * len(needless) / max(1, self.new.total())

    @property
    def all_questions(self) -> float:
        """Questions for a thousand cards of new people, those about homonyms too."""
        return 1000 * len(self.needless) / max(1, self.new.total())


def tally(world: World) -> Tally:
    """Decide about every card of a world."""
    result, clock = Tally(), time.perf_counter
    begun = clock()
    known = [traits(person) for person in world.known]
    cards = [traits(case.card) for case in world.cases]
    result.seconds_traits, begun = clock() - begun, clock()
    crowd = Crowd(known)
    result.seconds_adding, begun = clock() - begun, clock()
    answers = [crowd.alike(card) for card in cards]
    result.seconds_finding = clock() - begun
    for case, answer in zip(world.cases, answers, strict=True):
        _count(result, case, [person_id for person_id, _likeness in answer])
        if answer and answer[0][1].verdict is Verdict.SAME:
            if answer[0][0] == case.truth:
                result.right += 1
                result.merged[case.kind] += 1
            else:
                result.wrong.append(case)
        elif answer and case.truth is None:
            result.asked[case.kind] += 1
            result.needless.append((case, Reason.SAME_NAME in answer[0][1].reasons))
    return result


def _count(result: Tally, case: Case, found: list[str]) -> None:
    if case.truth is None:
        result.new[case.kind] += 1
    else:
        result.known[case.kind] += 1
        if case.truth in found:
            result.found[case.kind] += 1
        else:
            result.missed.append(case)
