"""What commands print: stable JSON values, and the same as text."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction
from netdesk.domain.link import Link
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment
from netdesk.domain.turning import Turning
from netdesk.i18n import _, ago, day, plural
from netdesk.operations.importing import Outcome, Report
from netdesk.operations.invitations import InvitationReport
from netdesk.operations.trust import LinkStory, LinkTrust, story, unknown_letters
from netdesk.storage.book import Reader
from netdesk.storage.people import people_rows, tags_of
from netdesk.storage.personfile import PersonFile
from netdesk.storage.plain import to_plain
from netdesk.storage.rows import PersonRow
from netdesk.words import trust as trust_words

Names = tuple[str, str]
"""What to call the two ends of a link."""


def report(value: Report) -> dict[str, Any]:
    """An import as JSON."""
    entries = [
        {
            "file": entry.file,
            "index": entry.index,
            "line": entry.line,
            "outcome": entry.outcome.value,
            "person": entry.person,
            "name": entry.name,
            "problems": list(entry.problems),
        }
        for entry in value.entries
    ]
    return {**{outcome.value: value.count(outcome) for outcome in Outcome}, "entries": entries}


def report_text(value: Report) -> str:
    """An import in a line, and a line for every problem."""
    counts = (
        plural("{n} new", "{n} new", value.count(Outcome.NEW)),
        plural("{n} updated", "{n} updated", value.count(Outcome.UPDATED)),
        plural("{n} unchanged", "{n} unchanged", value.count(Outcome.UNCHANGED)),
        plural("{n} unreadable", "{n} unreadable", value.count(Outcome.UNREADABLE)),
    )
    lines = [", ".join(counts)]
    for entry in value.entries:
        if entry.problems:
            lines.append(f"{entry.file}:{entry.line}: {entry.name or entry.outcome.value}: {'; '.join(entry.problems)}")
    return "\n".join(lines)


def invitations(value: InvitationReport | None) -> dict[str, Any]:
    """The invitations of an import as JSON; nothing where none was brought."""
    if value is None:
        return {}
    events = [
        {
            "name": entry.name,
            "outcome": entry.outcome.value,
            "event": entry.event,
            "starts": entry.starts.isoformat() if entry.starts else None,
            "problems": list(entry.problems),
        }
        for entry in value.entries
    ]
    return {"events": events}


def invitation_lines(value: InvitationReport | None) -> list[str]:
    """The invitations of an import, a line each."""
    return [
        "; ".join((f"{entry.name}: {entry.outcome.value}", *entry.problems))
        for entry in (value.entries if value else ())
    ]


def people(reader: Reader, ids: Sequence[Id]) -> list[dict[str, Any]]:
    """A list of people as JSON rows."""
    tags = tags_of(reader, ids)
    rows = {row.id: row for row in people_rows(reader, ids)}
    found = (person for start in range(0, len(ids), 500) for person in reader.find(Person, ids[start : start + 500]))
    return [
        {
            "id": person.id,
            "name": rows[person.id].name,
            "organisation": person.organisation,
            "title": person.title,
            "emails": [email.address for email in person.emails],
            "phones": [phone.number for phone in person.phones],
            "stage": rows[person.id].stage.word,
            "freshness": rows[person.id].freshness(reader.today).word,
            "last_contact": _iso(rows[person.id].last_contact),
            "tags": tags.get(person.id, []),
        }
        for person in found
    ]


def people_text(rows: Sequence[PersonRow], today: date) -> str:
    """A list of people as a table."""
    if not rows:
        return _("Nobody matches.")
    lines = []
    for row in rows:
        last = ago(row.last_contact, today) if row.last_contact else _("never talked")
        work = " · ".join(part for part in (row.title, row.organisation) if part)
        lines.append(f"{row.name:<28.28}  {words.stage(row.stage):<14}  {last:<16}  {work}".rstrip())
    return "\n".join(lines)


def person(file: PersonFile, link: LinkTrust | None, reader: Reader) -> dict[str, Any]:
    """Everything about a person as JSON: fields, links, timeline."""
    row = next(iter(people_rows(reader, [file.person.id])), None)
    return {
        "person": to_plain(file.person, full=True),
        "name": file.person.shown,
        "stage": link.stage.word if link else None,
        "freshness": row.freshness(reader.today).word if row else None,
        "last_contact": _iso(row.last_contact) if row else None,
        "trust": trust(link, *_story(link, file, reader)) if link else None,
        "links": [_link(one) for one in file.links],
        "timeline": [
            {**to_plain(item, full=True), "kind": item.kind.value, "on": item.on.isoformat()}
            for item in file.interactions
        ],
        "promises": [to_plain(one, full=True) for one in file.promises],
        "referrals": [to_plain(one, full=True) for one in file.referrals],
        "follow_ups": [to_plain(one, full=True) for one in file.follow_ups],
    }


def _link(value: Link) -> dict[str, Any]:
    """A stated link as JSON, with the stages of its pins as words, none where a pin was taken back."""
    plain: dict[str, Any] = to_plain(value, full=True)
    if value.pins:
        plain["pins"] = [
            {**to_plain(pin, full=True), "stage": pin.stage.word if pin.stage is not None else None}
            for pin in value.pins
        ]
    return plain


def person_text(file: PersonFile, link: LinkTrust | None, reader: Reader) -> str:
    """A person as text."""
    return "\n".join(line for line in _person_lines(file, link, reader) if line)


def _person_lines(file: PersonFile, link: LinkTrust | None, reader: Reader) -> Iterator[str]:
    one = file.person
    yield one.shown or _("me")
    yield one.work
    for email in one.emails:
        yield f"  {email.address}  {', '.join(email.labels)}".rstrip()
    for phone in one.phones:
        yield f"  {phone.number}  {', '.join(phone.labels)}".rstrip()
    for address in one.addresses:
        yield f"  {address.one_line}"
    if one.tags:
        yield "  # " + ", ".join(one.tags)
    for letter in one.letters:
        yield f"  {words.letter(letter.kind)}: {letter.text} ({day(letter.on)})"
    yield one.note
    if link:
        yield trust_text(link, *_story(link, file, reader))
    for item in file.interactions:
        yield f"  {day(item.on)}  {words.kind(item.kind)}{_with(item, file, reader)}  {item.note}".rstrip()


def _with(item: Interaction, file: PersonFile, reader: Reader) -> str:
    others = [file.names.get(one, "") for one in item.people() if one not in (reader.me, file.person.id)]
    return " " + _("with {names}").format(names=", ".join(sorted(others))) if others else ""


def _story(link: LinkTrust, file: PersonFile, reader: Reader) -> tuple[LinkStory, Names]:
    """The story of my own link with somebody, and what to call the two."""
    told = story(link, reader.today, reader.policy, unknown_letters(file.person))
    return told, (_("me"), file.person.shown)


def trust(found: LinkTrust, told: LinkStory, names: Names, *, turned: bool = False) -> dict[str, Any]:
    """The trust on a link as JSON; `turned` where the story, which puts me first, begins with the second named."""
    there, back = _histories(told, turned)
    return {
        "stage": found.stage.word,
        "outward": {**_assessment(found.outward), "history": _history(there)},
        "inward": {**_assessment(found.inward), "history": _history(back)},
        "advice": {"act": told.advice.act.value, "text": _advice(told, names, turned)},
        "hours": round(told.minutes / 60, 1),
    }


def _history(steps: Sequence[Turning]) -> list[dict[str, Any]]:
    return [{"on": step.on.isoformat(), "stage": step.stage.word, "text": trust_words.turning(step)} for step in steps]


def _histories(told: LinkStory, turned: bool) -> tuple[Sequence[Turning], Sequence[Turning]]:
    """How both directions came about, in the order in which the two were named."""
    return (told.inward, told.outward) if turned else (told.outward, told.inward)


def _advice(told: LinkStory, names: Names, turned: bool) -> str:
    """The one act, from my own side where I am one of the two."""
    one, other = reversed(names) if turned else names
    if told.trust.evidence.letters is not None:
        return trust_words.advice(told.advice, other)
    return trust_words.advice_between(told.advice, one, other)


def _assessment(value: Assessment) -> dict[str, Any]:
    return {
        "stage": value.stage.word,
        "computed": value.computed.word,
        "since": _iso(value.since),
        "reasons": [
            {
                "why": reason.why.value,
                "text": words.reason(reason),
                "dates": [item.isoformat() for item in reason.dates],
                "evidence": list(reason.refs),
            }
            for reason in value.reasons
        ],
        "missing": [
            {"need": item.need.value, "count": item.count, "text": words.missing(item)} for item in value.missing
        ],
        "lapses_on": _iso(value.lapses_on),
    }


def trust_text(found: LinkTrust, told: LinkStory, names: Names, *, turned: bool = False) -> str:
    """The trust on a link as text."""
    one, other = names
    there, back = _histories(told, turned)
    lines = [words.stage(found.stage)]
    for title, side, steps in (
        (f"{one} → {other}", found.outward, there),
        (f"{other} → {one}", found.inward, back),
    ):
        since = _(" since {day}").format(day=day(side.since)) if side.since and side.stage > Stage.CARD else ""
        lines.append(f"{title}: {words.stage(side.stage)}{since}")
        lines += [f"  + {words.reason(reason)}" for reason in side.reasons]
        lines += [f"  … {words.missing(item)}" for item in side.missing]
        if side.lapses_on:
            lines.append("  " + trust_words.lapse(side.lapses_on))
        lines += [f"  {day(step.on)}  {trust_words.turning(step)}" for step in steps]
    return "\n".join((*lines, f"→ {_advice(told, names, turned)}"))


def both_names(reader: Reader, ends: tuple[Id, Id]) -> tuple[str, str]:
    """What to call the two ends of a link."""
    found = {person.id: person.shown for person in reader.find(Person, ends)}
    one, other = (found[end] or _("me") for end in ends)
    return one, other


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
