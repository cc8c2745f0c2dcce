"""Whether two cards are about one person: what is shared is weighed, and the fit of the names says how much is wanted.

Nobody is the same on a name alone, and nobody with another given name is the same on anything: families share phones,
colleagues share a switchboard. All weights stand in the tables below. They are rough logarithms of how much likelier a
thing is shared by two cards of one person than by two people; each three points halve the doubt in the score.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netdesk.domain.likeness import Likeness, Reason, Verdict
from netdesk.identity.names import Fit, fit
from netdesk.identity.traits import Traits

_MAIL, _PHONE, _MOBILE = 6.0, 5.0, 6.0
_FURTHER = 2.0  # another number or address shared beside the first
_FEW = 4.0  # a number or address behind which some people are known: a family's; enough for the same name only
_MANY = 0.75  # one behind which many are: a switchboard's, info@
_FEWEST_OF_MANY = 7  # names
_ORGANISATION, _ORGANISATION_BESIDE = 2.0, 0.5  # beside a phone or mail it says little more: both may be the firm's
_BIRTHDAY, _BIRTHDAY_NO_YEAR = 3.5, 2.0
_AGAINST = 3.0  # points off the score for a thing that speaks against; the verdict has its own rules for it
_HALF_DOUBT = 3.0  # points
_LEAST = 0.05  # the score of what is asked about all the same, however much speaks against it
_A_GENERATION = 14  # years between the birthdays of father and son, at least
_NEVER = 99.0
_NOBODY: Mapping[str, int] = {}


class _Rule(NamedTuple):
    """What a fit of the names is worth in the score, how many shared points make a question of it, how many a match."""

    worth: float
    ask: float
    same: float
    reason: Reason


_RULES = {
    Fit.SAME: _Rule(2.0, 0.0, 4.0, Reason.SAME_NAME),
    Fit.SWAPPED: _Rule(1.5, 0.0, 4.0, Reason.SWAPPED_NAME),
    Fit.NICKNAME: _Rule(1.0, 2.0, 5.0, Reason.NICKNAME),
    Fit.UNCLEAR_NICKNAME: _Rule(0.5, 2.0, 8.0, Reason.NICKNAME),
    Fit.LONGER: _Rule(1.0, 1.0, 6.0, Reason.LONGER_NAME),
    Fit.ALIKE: _Rule(0.0, 2.0, 6.0, Reason.ALIKE_NAME),
    Fit.ALIKE_GIVEN: _Rule(-1.0, 2.0, _NEVER, Reason.ALIKE_NAME),
    Fit.FAR_GIVEN: _Rule(-2.0, 6.0, _NEVER, Reason.ALIKE_NAME),
    Fit.OTHER_MIDDLE: _Rule(-1.0, 4.0, _NEVER, Reason.OTHER_MIDDLE),
    Fit.INITIAL: _Rule(0.0, 2.0, 11.0, Reason.INITIAL),
    Fit.SINGLE: _Rule(0.0, 4.0, 6.0, Reason.SAME_NAME),
    Fit.PART: _Rule(-1.0, 5.0, 11.0, Reason.PART_OF_NAME),
    Fit.NAMELESS: _Rule(-1.0, 5.0, 6.0, Reason.NO_NAME),
    Fit.OTHER_FAMILY: _Rule(-2.0, 6.0, _NEVER, Reason.OTHER_FAMILY),
    Fit.OTHER_GIVEN: _Rule(-4.0, _NEVER, _NEVER, Reason.OTHER_GIVEN),
    Fit.OTHER: _Rule(-6.0, _NEVER, _NEVER, Reason.OTHER_NAME),
}


def compare(known: Traits, incoming: Traits, shared: Mapping[str, int] = _NOBODY) -> Likeness:
    """Whether two cards are one person's. `shared` are the mails and phones (as in `Traits`) of several people, with
    how many names are known behind each."""
    rule = _RULES[fit(known, incoming)]
    if rule.ask == _NEVER:
        return Likeness(Verdict.OTHER, 0.0, (rule.reason,))
    points, reasons = _reach(known, incoming, shared)
    about, further = _context(known, incoming, beside=points >= _FEW)
    best, against = _contradiction(known, incoming)
    points += about
    enough = points >= rule.same or (points > 0 and _is_copy(known, incoming))
    verdict = Verdict.SAME if enough else Verdict.ASK if points >= rule.ask else Verdict.OTHER
    if against and not points:
        best = Verdict.OTHER
    if best is Verdict.OTHER or (best is Verdict.ASK and verdict is Verdict.SAME):
        verdict = best
    score = _score(points + rule.worth - _AGAINST * len(against))
    if verdict is not Verdict.OTHER:
        score = max(score, _LEAST)
    return Likeness(verdict, score, (*reasons, rule.reason, *further, *against))


def _is_copy(known: Traits, incoming: Traits) -> bool:
    """Whether both cards say the same throughout: then nothing is left that could tell two people apart."""
    return (
        bool(known.words and (known.mails or known.phones))
        and (known.given, known.family, known.mails) == (incoming.given, incoming.family, incoming.mails)
        and (known.phones, known.organisation) == (incoming.phones, incoming.organisation)
        and known.birthday == incoming.birthday
    )


def _score(points: float) -> float:
    return round(1 - 0.5 ** (points / _HALF_DOUBT), 3) if points > 0 else 0.0


def _reach(known: Traits, incoming: Traits, shared: Mapping[str, int]) -> tuple[float, list[Reason]]:
    """The points for phones and mails in common; one of many says nothing more beside one that is somebody's own."""
    mails, phones = known.mails & incoming.mails, _phones_in_common(known, incoming)
    mobiles = known.mobiles | incoming.mobiles
    by_mail = _together(_of_several(mail, shared) or (_MANY if mail in known.roles else _MAIL) for mail in mails)
    by_phone = _together(_of_several(key, shared) or (_MOBILE if key in mobiles else _PHONE) for key in phones)
    reasons = []
    if mails:
        reasons.append(Reason.SAME_MAIL if by_mail >= _FEW else Reason.SHARED_MAIL)
    if phones:
        reasons.append(Reason.SAME_PHONE if by_phone >= _FEW else Reason.SHARED_NUMBER)
    own = sum(points for points in (by_mail, by_phone) if points >= _FEW)
    return own or by_mail + by_phone, reasons


def _of_several(reach: str, shared: Mapping[str, int]) -> float:
    """The points for a mail or phone of several people; nothing when it is not known to be."""
    return 0.0 if reach not in shared else _MANY if shared[reach] >= _FEWEST_OF_MANY else _FEW


def _together(points: Iterable[float]) -> float:
    """The points for several mails or several phones: the best, and a little for one more that is somebody's own."""
    best, *others = sorted(points, reverse=True) or [0.0]
    return best + (_FURTHER if others and others[0] >= _FEW else 0)


def _phones_in_common(known: Traits, incoming: Traits) -> frozenset[str]:
    """The keys of numbers of which one ends as the other: with and without country code or area code."""
    keys = known.phones & incoming.phones
    if not keys:
        return keys
    return frozenset(
        key
        for key in keys
        if any(
            one.endswith(other) or other.endswith(one)
            for one in known.numbers
            if one.endswith(key)
            for other in incoming.numbers
            if other.endswith(key)
        )
    )


def _context(known: Traits, incoming: Traits, *, beside: bool) -> tuple[float, list[Reason]]:
    """The points for organisation and birthday in common; `beside` a phone or mail of their own in common."""
    points, reasons = 0.0, []
    if same_organisation(known, incoming):
        points += _ORGANISATION_BESIDE if beside else _ORGANISATION
        reasons.append(Reason.SAME_ORGANISATION)
    first, second = known.birthday, incoming.birthday
    if first and second and first[-5:] == second[-5:]:
        whole = first == second and first[:4].isdigit()
        if whole or first.startswith("--") or second.startswith("--"):
            points += _BIRTHDAY if whole else _BIRTHDAY_NO_YEAR
            reasons.append(Reason.SAME_BIRTHDAY)
    return points, reasons


def same_organisation(known: Traits, incoming: Traits) -> bool:
    """Whether both work at one place: its name is the same or begins so, or an employer's mail domain is."""
    if not known.domains.isdisjoint(incoming.domains):
        return True
    first, second = known.organisation, incoming.organisation
    if not first or not second or first[0] != second[0]:
        return False
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] and len("".join(first[:shorter])) > 3


def _contradiction(known: Traits, incoming: Traits) -> tuple[Verdict, list[Reason]]:
    """The best verdict that is left in view of what speaks against, and that."""
    if known.is_group != incoming.is_group or _is_company_beside_person(known, incoming):
        by_mail = known.is_group == incoming.is_group and (known.mails & incoming.mails) - known.roles
        return Verdict.ASK if by_mail else Verdict.OTHER, [Reason.OTHER_KIND]
    best, reasons = Verdict.SAME, []
    if known.generation != incoming.generation:
        reasons.append(Reason.OTHER_GENERATION)
        best = Verdict.OTHER if known.generation and incoming.generation else Verdict.ASK
    if _reached_apart(known, incoming):
        reasons.append(Reason.OTHER_REACH)
        best = min(best, Verdict.ASK, key=_ORDER.index)
    if years := _years_between(known.birthday, incoming.birthday):
        reasons.append(Reason.OTHER_BIRTHDAY)
        best = Verdict.OTHER if years >= _A_GENERATION else min(best, Verdict.ASK, key=_ORDER.index)
    return best, reasons


_ORDER = (Verdict.OTHER, Verdict.ASK, Verdict.SAME)


def _is_company_beside_person(known: Traits, incoming: Traits) -> bool:
    """Whether one of two cards is a person's and the other an organisation's, or both are of two organisations."""
    if known.words and incoming.words:
        return False
    if known.words or incoming.words:
        nameless = incoming if known.words else known
        return bool(nameless.organisation)
    return bool(known.organisation and incoming.organisation) and not same_organisation(known, incoming)


def _reached_apart(known: Traits, incoming: Traits) -> bool:
    """Whether each of two cards knows a mobile that the other does not, or shares the phone of a house only while each
    also has something else: of father and son with one name both may stand with the phone of the house."""
    if not known.mails.isdisjoint(incoming.mails):
        return False
    common = known.phones & incoming.phones
    if known.mobiles and incoming.mobiles and common.isdisjoint(known.mobiles | incoming.mobiles):
        return True
    at_home = bool(common) and common <= known.homes | incoming.homes
    return at_home and all(one.mails or len(one.phones) > len(common) for one in (known, incoming))


def _years_between(first: str, second: str) -> float:
    """How many years lie between two birthdays, nothing when they agree or one is not known; at least a part of one."""
    if not first or not second or first == second:
        return 0.0
    days = first[-5:], second[-5:]
    if first.startswith("--") or second.startswith("--"):
        return 0.5 if days[0] != days[1] else 0.0
    try:
        return max(0.5, abs(int(first[:4]) - int(second[:4])))
    except ValueError:
        return 0.0
