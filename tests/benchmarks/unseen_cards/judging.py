"""A card that was read against its truth."""

from collections.abc import Iterator, Sequence
from typing import Any

from netdesk.domain.scan import Field, FieldKind
from tests.benchmarks.unseen_cards.matching import alike, letters, number, same, without_state
from tests.benchmarks.unseen_cards.pools import REGIONS
from tests.benchmarks.unseen_cards.sureness import NUMBERS, name_of, sure_ones
from tests.benchmarks.unseen_cards.totals import Verdict

Truth = dict[str, Any]


def judged(truth: Truth, read: Sequence[Field], codes: Sequence[bytes], lines: Sequence[str]) -> Iterator[Verdict]:
    """What is right and wrong with the fields of a card. `lines`: the texts that were read, to tell why."""
    printed = letters(" ".join(lines))
    matters = [*_reached(truth, read), *_who(truth, read, printed)]
    yield from matters
    yield Verdict("all that matters", all(one.right for one in matters if one.of not in _BESIDE))
    yield from _where(truth, read, printed)
    yield from sure_ones(truth, read)
    if truth["qr"]:
        yield Verdict("code found", any(_same_code(one, truth["qr"]) for one in codes))


_BESIDE = ("name, accents aside", "name parted", "phone kind")


def _same_code(code: bytes, text: str) -> bool:
    """Whether a code holds this text, whatever letters it is written in."""
    return any(code.split() == text.encode(charset, "replace").split() for charset in ("utf-8", "latin-1", "iso8859-2"))


def _texts(read: Sequence[Field], *kinds: FieldKind) -> list[str]:
    return [one.text for one in read if one.kind in kinds]


# --- how they are reached


def _reached(truth: Truth, read: Sequence[Field]) -> Iterator[Verdict]:
    mails = {one.lower() for one in truth["fields"]["emails"]}
    given = {one.lower() for one in _texts(read, FieldKind.EMAIL)}
    for one in sorted(mails):
        yield Verdict(
            "mail found", one in given, "none given" if not given else "misread" if given - mails else "one missing"
        )
    for one in sorted(given):
        yield Verdict("mail given right", one in mails)
    yield from _called(truth, read)


def _called(truth: Truth, read: Sequence[Field]) -> Iterator[Verdict]:
    region = REGIONS[truth["locale"]]
    wanted = {one["e164"]: one["kind"] for one in truth["fields"]["phones"]}
    given = {number(one.text, region): one.kind for one in read if one.kind in NUMBERS}
    for one, kind in wanted.items():
        yield Verdict("phone found", one in given, "misread" if given.keys() - wanted.keys() else "missing")
        if one in given:
            yield Verdict("phone kind", NUMBERS[given[one]] == kind, f"{kind} as {given[one].value}")
    for one in given:
        yield Verdict("phone given right", one in wanted)


# --- who they are


def _who(truth: Truth, read: Sequence[Field], printed: str) -> Iterator[Verdict]:
    fields = truth["fields"]
    name, wanted = name_of(read), fields["name"]
    yield Verdict("name", same(name, wanted), _why(name, wanted, printed))
    yield Verdict("name, accents aside", alike(name, wanted))
    if same(name, wanted):
        yield Verdict("name parted", same("".join(_texts(read, FieldKind.FAMILY)), fields["family"]))
    for of, kind in (("org", FieldKind.ORGANISATION), ("title", FieldKind.TITLE)):
        given = " ".join(_texts(read, kind))
        told = {"org": "company", "title": "title"}[of] if fields[of] else f"no {of}"
        yield Verdict(told, same(given, fields[of]), _why(given, fields[of], printed))


def _why(given: str, wanted: str, printed: str) -> str:
    """The class of an error: of the reader when the letters were not read, else of the fields."""
    if not wanted:
        return "invented"
    if given and alike(given, wanted):
        return "accent"
    if letters(wanted) not in printed:
        return "not read as printed" if given else "not read as printed, none given"
    if not given:
        return "read, yet none given"
    if letters(wanted) in letters(given):
        return "too much taken"
    return "too little taken" if letters(given) in letters(wanted) else "another text taken"


# --- where they are


def _where(truth: Truth, read: Sequence[Field], printed: str) -> Iterator[Verdict]:
    for of, kind in (("zip", FieldKind.POSTCODE), ("city", FieldKind.LOCALITY), ("street", FieldKind.STREET)):
        if wanted := without_state(truth["fields"][of]):
            given = _texts(read, kind)
            first = next((one for one in given if same(one, wanted)), given[0] if given else "")
            yield Verdict(of, same(first, wanted), _why(first, wanted, printed))
