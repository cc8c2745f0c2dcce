"""Two people side by side, line by line: what both say, what each says alone, and what a merge makes of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from netdesk import words
from netdesk.domain.merging import same_number
from netdesk.domain.person import Job, Person, Phone
from netdesk.domain.text import fold
from netdesk.i18n import _


class After(StrEnum):
    """What a merge makes of a line: both say it, both are kept, one says it alone, or one of the two stands."""

    SAME = "same"
    BOTH = "both"
    STAYS = "stays"
    ADDED = "added"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison. `field` is the field of a person, which for a choice `merged` takes by that name;
    `told` says what becomes of the one that is not chosen. Values are text, a picture's the key of it."""

    field: str
    label: str
    known: str
    incoming: str
    after: After
    told: str = ""


def lines(known: Person, incoming: Person) -> list[Line]:
    """Everything that two people say, in the order of a card; what neither says has no line."""
    found = [_single(field, label, known, incoming) for field, label in _singles().items()]
    found += [line for field in _LISTS for line in _listed(field, known, incoming)]
    found.append(_notes(known, incoming))
    return [line for line in found if line.known or line.incoming]


def gained(before: Person, after: Person) -> list[Line]:
    """What somebody has now that they had not before."""
    return [_only_new(line) for line in lines(before, after) if line.after not in (After.SAME, After.STAYS)]


def _only_new(line: Line) -> Line:
    """Of a note that was continued only what it says now besides."""
    return replace(line, incoming=line.incoming.removeprefix(line.known).strip()) if line.field == "note" else line


def _single(field: str, label: str, known: Person, incoming: Person) -> Line:
    one, other = (person.name.shown if field == "name" else getattr(person, field) for person in (known, incoming))
    told = ""
    if field == "organisation" and one and other and fold(one) != fold(other):
        told = _("the other goes into the history")
    return Line(field, label, one, other, _after(one, other, After.CHOICE), told)


def _notes(known: Person, incoming: Person) -> Line:
    one, other = known.note.strip(), incoming.note.strip()
    return Line("note", _("Note"), one, other, _after(one, other, After.BOTH))


def _after(one: str, other: str, differ: After) -> After:
    if one == other:
        return After.SAME
    return differ if one and other else After.STAYS if one else After.ADDED


def _listed(field: str, known: Person, incoming: Person) -> Iterator[Line]:
    """The entries of a list: those that both have, then the others, two of one kind beside each other."""
    text, label, same = _LISTS[field]
    ours, theirs = list(getattr(known, field)), list(getattr(incoming, field))
    alone = []
    for item in ours:
        twin = next((one for one in theirs if same(item, one)), None)
        if twin is None:
            alone.append(item)
        else:
            theirs = [one for one in theirs if not same(item, one)]
            yield Line(field, label(item), text(item), text(twin), After.SAME)
    for name in dict.fromkeys(label(item) for item in (*alone, *theirs)):
        pairs = zip_longest(_of(name, label, alone), _of(name, label, theirs))
        for one, other in ((text(one) if one else "", text(other) if other else "") for one, other in pairs):
            yield Line(field, name, one, other, After.BOTH if one and other else _after(one, other, After.BOTH))


def _of(name: str, label: Callable[[Any], str], items: Iterable[Any]) -> list[Any]:
    return [item for item in items if label(item) == name]


def _singles() -> dict[str, str]:
    return {
        "name": _("Name"),
        "picture": _("Picture"),
        "title": _("Title"),
        "role": _("Role"),
        "organisation": _("Organisation"),
        "department": _("Department"),
        "sphere": _("Trade circle"),
        "gender": _("Gender"),
        "language": _("Language"),
    }


def _phone_label(phone: Phone) -> str:
    if "fax" in phone.labels:
        return _("Fax")
    known = {"cell": _("Mobile"), "work": _("Work phone"), "home": _("Home phone")}
    return next((known[name] for name in known if name in phone.labels), _("Phone"))


def _day_label(kind: str) -> str:
    return {"birthday": _("Birthday"), "anniversary": _("Anniversary")}.get(kind, kind.capitalize())


def _job_text(job: Job) -> str:
    return " · ".join(part for part in (job.title, job.organisation) if part)


def _same_text(text: Callable[[Any], str]) -> Callable[[Any, Any], bool]:
    return lambda one, other: fold(text(one)) == fold(text(other))


def _plain(text: Callable[[Any], str], label: Callable[[Any], str]) -> tuple[Any, Any, Any]:
    return text, label, _same_text(text)


_LISTS: dict[str, tuple[Callable[[Any], str], Callable[[Any], str], Callable[[Any, Any], bool]]] = {
    "phones": (lambda one: one.number, _phone_label, lambda one, other: same_number(one.number, other.number)),
    "emails": _plain(lambda one: one.address, lambda _one: _("E-mail")),
    "addresses": _plain(lambda one: one.one_line, lambda _one: _("Address")),
    "webs": (lambda one: one.url, lambda _one: _("Web"), _same_text(lambda one: one.url.rstrip("/"))),
    "handles": _plain(lambda one: one.account or one.url, lambda one: one.service.capitalize() or _("Account")),
    "anniversaries": (lambda one: one.day, lambda one: _day_label(one.kind), lambda one, other: one == other),
    "relatives": (
        lambda one: one.name,
        lambda one: one.kind.capitalize(),
        lambda one, other: one.kind == other.kind and fold(one.name) == fold(other.name),
    ),
    "nicknames": _plain(str, lambda _one: _("Nickname")),
    "tags": _plain(str, lambda _one: _("Tag")),
    "jobs": _plain(_job_text, lambda _one: _("Before")),
    "letters": (
        lambda one: one.text,
        lambda one: words.letter(one.kind),
        lambda one, other: (one.kind, one.text) == (other.kind, other.text),
    ),
}
"""By field: an entry's text, its label, and whether two entries are one, as `domain.merging` sees it."""
