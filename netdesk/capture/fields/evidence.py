"""Evidence: how much speaks for a piece being the name, the title or the company. The weights were set on samples."""

from collections.abc import Sequence
from itertools import pairwise

from netdesk.capture.fields.firms import domain_fit, firm_words, legal_form, without_form
from netdesk.capture.fields.hints import Hints
from netdesk.capture.fields.honours import has_honours, split_honours
from netdesk.capture.fields.mailfit import mail_fit
from netdesk.capture.fields.names import could_be_name, has_family_ending, is_given
from netdesk.capture.fields.pieces import Piece
from netdesk.capture.fields.titles import is_department, runs_on, title_words
from netdesk.capture.fields.wordlists import plain, plain_words, word_list
from netdesk.domain.scan import FieldKind
from netdesk.domain.text import fold

NEVER = -99.0


def for_name(piece: Piece, hints: Hints) -> float:
    """What speaks for a piece being the person's name."""
    _, bare, _ = split_honours(piece.text)
    words = tuple(bare.replace(",", " ").split())
    known = " ".join(one.text for one in hints.known if one.kind in _NAME)
    if known and sorted(plain_words(bare)) == sorted(plain_words(known)):
        return 12.0
    if any(map(str.isdigit, bare)) or (legal_form(piece.text) and not has_honours(piece.text)):
        return NEVER
    if not could_be_name(piece.text):
        return NEVER if len(words) != 1 or (not is_given(words[0]) and not has_honours(piece.text)) else 0.2
    points = 1.0 + 4.5 * mail_fit(words, hints.people)
    points += 1.8 * any(map(is_given, words)) + 0.5 * any(map(has_family_ending, words))
    points += 1.5 * has_honours(piece.text) + 0.8 * min(piece.size - 1, 1.5)
    points -= 1.6 * firm_words(bare) + 4.0 * title_words(bare) + 3.0 * is_department(bare)
    points -= 2.0 * max(0.0, domain_fit(bare, hints.companies) - 0.3) * (mail_fit(words, hints.people) < 0.6)
    return points - 0.4 * (len(words) > 3) + 0.2 * (fold(bare) != bare.lower())


_NAME = (FieldKind.GIVEN, FieldKind.MIDDLE, FieldKind.FAMILY)


def for_title(span: Sequence[Piece], hints: Hints) -> float:
    """What speaks for one or two pieces being the job title, their place apart."""
    text = " ".join(one.text for one in span)
    known = hints.said(FieldKind.TITLE)
    if known and plain(text) == known:
        return 8.0
    words = plain_words(text)
    if (any(map(str.isdigit, text)) and len(words) < 2) or len(words) > 9 or "@" in text:
        return NEVER
    share = title_words(text)
    points = 4.0 * share - 0.6 + 0.4 * (share == 1)
    points -= 3.5 * bool(legal_form(text)) + 4.5 * is_department(text)
    points -= 2.5 * max(0.0, domain_fit(text, hints.companies) - 0.4) * 2
    points -= 0.5 * firm_words(text) * (share < 0.5) + 1.5 * (text[:1].islower())
    points -= 2.5 * (mail_fit(tuple(text.split()), hints.people) >= 0.6)
    points -= 1.0 * max(0.0, max(one.size for one in span) - 1.8)
    return points - sum(-1.2 if runs_on(one.text, other.text) else 1.2 for one, other in pairwise(span))


def for_company(span: Sequence[Piece], hints: Hints) -> float:
    """What speaks for one to three pieces being the company."""
    text = " ".join(one.text for one in span)
    known = hints.said(FieldKind.ORGANISATION)
    if known and plain(text) == known:
        return 10.0
    bare = without_form(text)
    fit = domain_fit(text, hints.companies)
    share = title_words(bare)
    points = 5.0 * max(0.0, fit - 0.3) + 3.0 * bool(legal_form(text)) + 0.8 * min(_firm_words(span, hints), 2)
    points += 0.7 * min(max(one.size for one in span) - 1, 1.5) + 0.8 * ("&" in text or " + " in text)
    points -= 2.5 * share * (fit < 0.6) + 2.0 * (text[:1].islower() and fit < 0.7)
    points -= 3.0 * (len(span) > 1 and any(is_department(one.text) for one in span))
    points -= 1.5 * is_department(text) * (fit < 0.5) + 0.25 * max(0, len(plain_words(text)) - 6)
    points -= 1.2 * (_is_motto(bare) and fit < 0.6 and not legal_form(text))
    points -= 3.0 * _is_person(bare, hints) * (fit < 0.8) + 6.0 * (not bare.strip(" &.,"))
    return points - _seams(span, hints)


def _firm_words(span: Sequence[Piece], hints: Hints) -> int:
    """The words of companies in the lines, but for lines that bring nothing else where another is the whole domain."""
    texts = [without_form(one.text) for one in span]
    whole = [text for text in texts if domain_fit(text, hints.companies) >= 0.95]
    return sum(map(firm_words, whole if whole and len(span) > 1 else texts))


def _is_person(text: str, hints: Hints) -> bool:
    words = tuple(text.split())
    if not could_be_name(text):
        return False
    return mail_fit(words, hints.people) >= 0.6 or (is_given(words[0]) and not firm_words(text))


def _seams(span: Sequence[Piece], hints: Hints) -> float:
    """What speaks against several lines being one company: each must bring a form, a word of companies, or part of the
    domain; lines as high as each other cost less."""
    if len(span) == 1:
        return 0.0
    seams = [_seam(first, second, hints) for first, second in pairwise(span)]
    held = {one for pair, seam in zip(pairwise(span), seams, strict=True) if seam < 0 for one in pair}
    cost = 1.5 * sum(one not in held and not _brings(one, hints) for one in span)
    alone = max(domain_fit(one.text, hints.companies) for one in span)
    cost -= 1.0 * (alone < 0.95 <= domain_fit(" ".join(one.text for one in span), hints.companies))
    return cost + sum(0.4 + seam for seam in seams)


def _seam(first: Piece, second: Piece, hints: Hints) -> float:
    """What two lines, one below the other, speak against being one company; less than nothing: they hold together."""
    if not without_form(second.text).strip(" &.,") or "&" in (second.text[:1], first.text[-1:]):
        return -0.8
    ratio = max(first.size, second.size) / max(min(first.size, second.size), 0.1)
    both = domain_fit(f"{first.text} {second.text}", hints.companies)
    pure = _is_of_firms(first.text) or _is_of_firms(second.text)
    further = both - domain_fit(first.text, hints.companies) > 0.15 and both >= 0.95
    if (ratio < 1.35 and (pure or further)) or (ratio < 1.25 and _are_large_words(first, second, hints)):
        return -1.1
    return 2.0 * min(max(ratio - 1.1, 0), 1.0)


def _brings(one: Piece, hints: Hints) -> bool:
    """Whether a line has something of a company: its form, a word of companies, or part of the domain."""
    return bool(legal_form(one.text)) or firm_words(one.text) > 0 or "&" in one.text or _is_of_domain(one, hints)


def _is_of_domain(one: Piece, hints: Hints) -> bool:
    return domain_fit(one.text, hints.companies) > 0.35


def _are_large_words(first: Piece, second: Piece, hints: Hints) -> bool:
    """Whether lines are larger than most and no titles: what is printed so, one below the other, is one name."""
    lines = (first, second)
    if any(_is_person(one.text, hints) or (could_be_name(one.text) and not _brings(one, hints)) for one in lines):
        return False
    return all(
        one.size > 1.15 and one.text[:1].isupper() and title_words(one.text) < 0.5 and not _is_motto(one.text)
        for one in lines
    )


def _is_motto(text: str) -> bool:
    """Whether a text is written like a sentence, with most of its longer words small."""
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].islower() for word in words) >= max(1, len(words) / 2)


def _is_of_firms(text: str) -> bool:
    """Whether a line has only words of companies' names (or a legal form): Kancelaria Prawna, Holding, GmbH."""
    bare = without_form(text).strip(" &.,")
    if word_list("firms").knows(" ".join(plain_words(bare))):
        return True
    return all(word_list("firms").knows(word) for word in plain_words(bare)) and text[:1].isupper()
