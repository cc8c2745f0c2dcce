"""Fields that are marked sure must be right: each of them against what is printed."""

from collections.abc import Iterator, Sequence
from typing import Any

from netdesk.domain.scan import Field, FieldKind
from tests.benchmarks.unseen_cards.matching import letters, number, same, site, without_state
from tests.benchmarks.unseen_cards.pools import REGIONS
from tests.benchmarks.unseen_cards.totals import Verdict

NAME = (FieldKind.GIVEN, FieldKind.MIDDLE, FieldKind.FAMILY)
NUMBERS = {FieldKind.MOBILE: "mobile", FieldKind.WORK: "office", FieldKind.HOME: "office", FieldKind.FAX: "fax"}


def name_of(read: Sequence[Field]) -> str:
    """The name that was read, in the order of its parts."""
    return " ".join(one.text for kind in NAME for one in read if one.kind is kind)


def sure_ones(truth: dict[str, Any], read: Sequence[Field]) -> Iterator[Verdict]:
    """Whether each field that is marked sure is right; the parts of a name count as one."""
    parts = [one for one in read if one.kind in NAME]
    if parts and all(one.sure for one in parts):
        yield Verdict("sure and right", same(name_of(read), truth["fields"]["name"]), "name")
    for one in read:
        if one.sure and one.kind not in NAME:
            yield Verdict("sure and right", _is_right(one, truth), one.kind.value)


def _is_right(one: Field, truth: dict[str, Any]) -> bool:
    fields = truth["fields"]
    if one.kind in NUMBERS:
        number_read = number(one.text, REGIONS[truth["locale"]])
        return any(number_read == each["e164"] and NUMBERS[one.kind] == each["kind"] for each in fields["phones"])
    if one.kind is FieldKind.EMAIL:
        return one.text.lower() in (each.lower() for each in fields["emails"])
    if one.kind in _SINGLE:
        return same(one.text, fields[_SINGLE[one.kind]])
    if one.kind in _PLACE:
        first = without_state(fields[_PLACE[one.kind]])
        return same(one.text, first) or _elsewhere(one.text, first, truth)
    if one.kind is FieldKind.WEB:
        return site(one.text) in " ".join((fields["url"], fields["social"], truth["qr"])).lower() or _printed(
            one.text, truth
        )
    return _printed(one.text, truth)


_SINGLE = {
    FieldKind.ORGANISATION: "org",
    FieldKind.TITLE: "title",
    FieldKind.PREFIX: "prefix",
    FieldKind.SUFFIX: "suffix",
}
_PLACE = {FieldKind.POSTCODE: "zip", FieldKind.LOCALITY: "city", FieldKind.STREET: "street"}


def _elsewhere(text: str, first: str, truth: dict[str, Any]) -> bool:
    """Whether it stands in the address of another office."""
    lines = [letters(one["text"]) for one in truth["lines"] if one["field"] == "address"]
    return any(letters(text) in line and letters(first) not in line for line in lines)


def _printed(text: str, truth: dict[str, Any]) -> bool:
    return letters(text) in letters(" ".join(one["text"] for one in truth["lines"]))
