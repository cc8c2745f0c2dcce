"""One short function per command: call the verb, print what it says."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from netdesk import words
from netdesk.cli import scans, show
from netdesk.cli.output import json_text
from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.stage import Stage
from netdesk.i18n import _, plural
from netdesk.operations import (
    checking,
    exporting,
    importing,
    interactions,
    invitations,
    links,
    people,
    scanning,
    trust,
    wholedesk,
)
from netdesk.operations.sources import sources
from netdesk.storage.book import Book
from netdesk.storage.people import people_counts, people_ids, people_rows
from netdesk.storage.personfile import person_file


def take_in(book: Book, arguments: Namespace) -> int:
    """`import`"""
    if len(arguments.files) == 1 and wholedesk.is_whole(Path(arguments.files[0])):
        return _read_whole(book, arguments)
    brought = sources(Path(file) for file in arguments.files)
    calendars = [one for one in brought if one.kind == "calendar" and not one.error]
    pictures = scanning.photographed(brought)
    others = [one for one in brought if one not in calendars and one not in pictures]
    alone = others or not (calendars or pictures)
    report = importing.take(book, others, fallback=arguments.charset) if alone else importing.Report()
    events = invitations.take_found(book, calendars) if calendars else None
    photographed = scans.take_in(book, pictures) if pictures else None
    if arguments.json:
        print(json_text({**show.report(report), **show.invitations(events), **scans.plain(photographed)}))
    else:
        said = [*([show.report_text(report)] if alone else []), *show.invitation_lines(events)]
        print("\n".join([*said, *scans.text(photographed)]))
    return 0


def export(book: Book, arguments: Namespace) -> int:
    """`export`"""
    if arguments.format == exporting.Format.JSON and not arguments.people:
        return _write_whole(book, Path(arguments.output))
    with book.reading() as reader:
        chosen = [people.resolve(reader, text) for text in arguments.people]
    count = exporting.export(book, Path(arguments.output), exporting.Format(arguments.format), chosen)
    print(plural("{n} person written to {file}", "{n} people written to {file}", count).format(file=arguments.output))
    return 0


def _write_whole(book: Book, file: Path) -> int:
    wholedesk.write(book, file)
    print(_("The whole desk is in {file}").format(file=file))
    return 0


def _read_whole(book: Book, arguments: Namespace) -> int:
    wholedesk.read(book, Path(arguments.files[0]))
    with book.reading() as reader:
        count = people_counts(reader).total
    told = plural("The whole desk is here: {n} person", "The whole desk is here: {n} people", count)
    print(json_text({"people": count}) if arguments.json else told)
    return 0


def list_people(book: Book, arguments: Namespace) -> int:
    """`list`"""
    stages = frozenset({Stage.of(arguments.stage)}) if arguments.stage else frozenset()
    tags = frozenset({arguments.tag}) if arguments.tag else frozenset()
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(arguments.text, stages, tags=tags, sort=Sort.NAME))
        if arguments.json:
            print(json_text(show.people(reader, ids)))
        else:
            print(show.people_text(people_rows(reader, ids), reader.today))
    return 0


def show_person(book: Book, arguments: Namespace) -> int:
    """`show`"""
    with book.reading() as reader:
        file = person_file(reader, people.resolve(reader, arguments.person))
        link = trust.of_link(reader, reader.me, file.person.id) if file.person.id != reader.me else None
        print(json_text(show.person(file, link, reader)) if arguments.json else show.person_text(file, link, reader))
    return 0


def log(book: Book, arguments: Namespace) -> int:
    """`log`"""
    with book.reading() as reader:
        who = [people.resolve(reader, text) for text in (arguments.person, *arguments.others)]
        giver = people.resolve(reader, arguments.giver) if arguments.giver else None
    item = interactions.log(
        book,
        who,
        Kind(arguments.kind),
        on=arguments.on,
        minutes=arguments.minutes,
        giver=giver,
        note=arguments.note,
    )
    print(f"{words.kind(item.kind)}, {item.on.isoformat()}")
    return 0


def link(book: Book, arguments: Namespace) -> int:
    """`link`"""
    with book.reading() as reader:
        one, other = people.resolve(reader, arguments.person), people.resolve(reader, arguments.other)
    stated = links.state(book, one, other, [Tie(kind) for kind in arguments.kinds])
    print(", ".join(words.tie(kind) for kind in stated.seen_from(one).kinds))
    return 0


def tell_trust(book: Book, arguments: Namespace) -> int:
    """`trust`"""
    with book.reading() as reader:
        one = people.resolve(reader, arguments.person)
        other = people.resolve(reader, arguments.other) if arguments.other else None
        ends = (one, other) if other else (reader.me, one)
        if ends[0] == ends[1]:
            raise NetdeskError(_("A link needs two different people."))
        found = trust.of_link(reader, *ends, on=arguments.on)
        story = trust.tell(reader, *ends, on=arguments.on)
        names = show.both_names(reader, ends)
        turned = other == reader.me
    if arguments.json:
        print(json_text(show.trust(found, story, names, turned=turned)))
    else:
        print(show.trust_text(found, story, names, turned=turned))
    return 0


def undo(book: Book, _arguments: Namespace) -> int:
    """`undo`"""
    title = book.undo()
    print(_("Undone: {title}").format(title=title) if title else _("There is nothing to undo."))
    return 0


def redo(book: Book, _arguments: Namespace) -> int:
    """`redo`"""
    title = book.redo()
    print(_("Done again: {title}").format(title=title) if title else _("There is nothing to redo."))
    return 0


def check(book: Book, arguments: Namespace) -> int:
    """`check`"""
    found = checking.check(book, rebuild=arguments.rebuild)
    for noun, count in found.findings.counts.items():
        print(f"{noun}: {count}")
    for problem in found.findings.problems:
        print(problem)
    if found.findings.stale:
        print(plural("{n} derived row was stale", "{n} derived rows were stale", found.findings.stale))
    if found.findings.sound:
        print(_("The desk is sound."))
        return 0
    return 0 if found.rebuilt and not found.findings.problems else 1


COMMANDS: dict[str, Callable[[Book, Namespace], int]] = {
    "import": take_in,
    "export": export,
    "list": list_people,
    "show": show_person,
    "log": log,
    "link": link,
    "trust": tell_trust,
    "undo": undo,
    "redo": redo,
    "check": check,
}
