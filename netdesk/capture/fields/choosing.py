"""Who the card is of: name, title and company chosen together, by all that speaks for each and for their places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from netdesk.capture.fields.candidates import is_below, spans_of
from netdesk.capture.fields.evidence import NEVER, for_company, for_name, for_title
from netdesk.capture.fields.hints import Hints
from netdesk.capture.fields.pieces import Piece, together
from netdesk.capture.fields.titles import is_department, title_words

Span = tuple[Piece, ...]
_NAMES, _TITLES, _COMPANIES = 5, 7, 9
_LEAST_NAME, _LEAST_TITLE, _LEAST_COMPANY = 1.0, 0.9, 0.6
_ALONE = 9.0
_SURE_COMPANY, _ABOVE = 2.0, 0.6  # where the company is known, what stands above the name is a title
_LARGE = 1.25


@dataclass(frozen=True, slots=True)
class Choice:
    """The pieces that were chosen (none: an empty span), and how much less spoke for the next best choice that has
    another name, title or company."""

    name: Span = ()
    title: Span = ()
    company: Span = ()
    leads: tuple[float, float, float] = (_ALONE, _ALONE, _ALONE)


@dataclass(frozen=True, slots=True)
class _Scored:
    span: Span
    points: float
    above: bool = False
    """Of a title: whether it stands right above the name and is written as titles are."""


def chosen(pieces: Sequence[Piece], hints: Hints) -> Choice:
    """The best name, title and company of the pieces; one of which too little speaks is left out."""
    spans = spans_of(pieces)
    names = _best((_Scored(one, _name_points(one, hints)) for one in spans if len(one) < 3), _NAMES, _LEAST_NAME - 0.5)
    titles = _best((_Scored(one, for_title(one, hints)) for one in spans if len(one) < 3), _TITLES, -1.5)
    companies = _best((_Scored(one, for_company(one, hints)) for one in spans), _COMPANIES, 0.2)
    ranked = sorted(_choices(names, titles, companies), key=lambda one: -one.total)
    choice = _led(ranked)
    return choice if choice.company else replace(choice, company=_largest(pieces, choice))


def _largest(pieces: Sequence[Piece], choice: Choice) -> Span:
    """Where nothing else speaks for a company: the largest of what is neither name nor title, and is written as names
    are or printed large."""
    taken = {*choice.name, *choice.title}
    left = [one for one in pieces if one not in taken and (one.size > _LARGE or _is_named(one.text))]
    left = [one for one in left if not is_department(one.text) and title_words(one.text) < 0.5]
    left = [one for one in left if len(one.text.split()) < 5 and not any(map(str.isdigit, one.text))]
    return (max(left, key=lambda one: one.size),) if left else ()


def _is_named(text: str) -> bool:
    """Whether all longer words of a text begin large."""
    return all(word[0].isupper() for word in text.split() if len(word) > 3) and text[0].isupper()


def _name_points(span: Span, hints: Hints) -> float:
    if len(span) == 1:
        return for_name(span[0], hints)
    first, second = span
    ratio = max(first.size, second.size) / max(min(first.size, second.size), 0.1)
    if ratio > 1.5 or len(first.text.split()) > 2 or len(second.text.split()) > 2:
        return NEVER
    return for_name(together(span), hints) - 1.0


def _best(scored: Iterable[_Scored], most: int, least: float) -> list[_Scored]:
    return sorted((one for one in scored if one.points > least), key=lambda one: -one.points)[:most]


@dataclass(frozen=True, slots=True)
class _Set:
    """A name, a title and a company together, and what speaks for them with their places."""

    total: float
    name: _Scored
    title: _Scored
    company: _Scored


_NONE = _Scored((), 0.0)


def _choices(names: Sequence[_Scored], titles: Sequence[_Scored], companies: Sequence[_Scored]) -> Iterator[_Set]:
    for name in [*names, _NONE]:
        own = name.points - _LEAST_NAME if name.span else 0.0
        for title in [_placed(one, name) for one in titles if _apart(one, name)] + [_NONE]:
            role = title.points - _LEAST_TITLE if title.span else 0.0
            for company in [*companies, _NONE]:
                if _apart(company, name) and _apart(company, title):
                    place = _company_place(name.span, company.span) - _LEAST_COMPANY if company.span else 0.0
                    known = _ABOVE if title.above and company.points > _SURE_COMPANY else 0.0
                    yield _Set(own + role + company.points + place + known, name, title, company)


def _placed(title: _Scored, name: _Scored) -> _Scored:
    above = (
        bool(name.span) and is_below(title.span[-1], name.span[0]) and all(_is_named(one.text) for one in title.span)
    )
    return _Scored(title.span, title.points + _title_place(name.span, title.span), above)


def _apart(one: _Scored, other: _Scored) -> bool:
    """Whether two have no piece in common."""
    return not set(one.span) & set(other.span)


def _title_place(name: Span, title: Span) -> float:
    """What the place of a title beside a name is worth: right below it most, then in its line, above it, near."""
    if not name:
        return -0.3
    first, last = name[0], name[-1]
    if first.side != title[0].side:
        return -1.0
    points = -0.8 * max(0.0, title[0].size / max(first.size, 0.1) - 1)
    if set(last.lines) & set(title[0].lines):
        return points + 1.8
    if is_below(last, title[0]):
        return points + 2.0
    if is_below(title[-1], first):
        return points + 1.0
    away = abs(title[0].middle - last.middle) / max(last.height, 1)
    return points + (0.4 if away < 3 else -0.4)


def _company_place(name: Span, company: Span) -> float:
    """What the place of a company is worth: less right below the name, where titles stand, and on the other side."""
    if not name:
        return 0.0
    if name[0].side != company[0].side:
        return -0.2
    return -0.4 if is_below(name[-1], company[0]) else 0.2


def _led(ranked: Sequence[_Set]) -> Choice:
    """The first of the choices, with its lead before those that differ in the name, the title, or the company."""
    best = ranked[0]
    others = ranked[1:]
    leads = (
        next((best.total - one.total for one in others if one.name.span != best.name.span), _ALONE),
        next((best.total - one.total for one in others if one.title.span != best.title.span), _ALONE),
        next((best.total - one.total for one in others if one.company.span != best.company.span), _ALONE),
    )
    return Choice(best.name.span, best.title.span, best.company.span, leads)
