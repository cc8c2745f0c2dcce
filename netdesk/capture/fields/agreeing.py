"""Mails and webs of one card agree: a domain that differs from another only in look-alike signs is the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from netdesk.capture.fields.firms import domain_fit
from netdesk.capture.fields.hints import company_name, domain_of
from netdesk.capture.fields.mails import has_ending
from netdesk.capture.fields.pieces import Found
from netdesk.domain.scan import FieldKind
from netdesk.domain.text import fold

_ALIKE = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("i", "l"),
    ("|", "l"),
    ("5", "s"),
    ("-", ""),
    (".", ""),
)


def agreed(contacts: Sequence[Found], texts: Sequence[str]) -> list[Found]:
    """The contacts, each domain written as most of those that look like it are, and best fits another text of the
    card, which has the company's name."""
    addresses = [one for one in contacts if one.field.kind in (FieldKind.EMAIL, FieldKind.WEB)]
    domains = [domain_of(one.field.text) for one in addresses]
    return [_agreed(one, domains, texts) if one in addresses else one for one in contacts]


def _agreed(one: Found, domains: Sequence[str], texts: Sequence[str]) -> Found:
    domain = domain_of(one.field.text)
    alike = Counter(other for other in domains if _is_alike(other, domain))
    if len(alike) < 2:
        return one
    best = max(alike, key=lambda other: _worth(other, alike[other], texts))
    if best == domain:
        return replace(one, field=replace(one.field, sure=alike[best] > 1))
    text = best.join(one.field.text.rsplit(domain, 1))
    return replace(one, field=replace(one.field, text=text, sure=False))


def _worth(domain: str, times: int, texts: Sequence[str]) -> tuple[float, ...]:
    """What speaks for one of several domains that look alike: the company, how often it stands there, no digits, all
    its dots and hyphens."""
    fit = max((domain_fit(text, (company_name(domain),)) for text in texts), default=0.0)
    return (round(fit, 1), times, -sum(map(str.isdigit, domain)), domain.count("."), domain.count("-"))


def _is_alike(other: str, domain: str) -> bool:
    """Whether a domain may be another that was misread: all but two letters are the same, or look so."""
    if not has_ending(other):
        return False
    if _looks(other) == _looks(domain):
        return True
    one, two = other.rpartition("."), domain.rpartition(".")
    return one[2] == two[2] and min(len(one[0]), len(two[0])) > 6 and OSA.distance(one[0], two[0]) <= 2


def _looks(domain: str) -> str:
    """A domain as a careless eye sees it."""
    text = fold(domain)
    for sign, other in _ALIKE:
        text = text.replace(sign, other)
    return text
