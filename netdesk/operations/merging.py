"""Two who are one become one, with everything that names them; and are parted again at any later time."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Answer
from netdesk.domain.link import Link
from netdesk.domain.merge import Merge, Moved
from netdesk.domain.merging import merged
from netdesk.domain.person import Person
from netdesk.domain.repointing import means_nothing, parted, repointed
from netdesk.i18n import _
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.guard import guard
from netdesk.storage.merges import open_merges, questions_about
from netdesk.storage.plain import dumps, loads, same_bytes
from netdesk.storage.references import referring
from netdesk.storage.shelf import BY_NAME, SHELVES


def merge(book: Book, kept: Id, gone: Sequence[Id], take: Collection[str] = ()) -> Person:
    """Make one person of several: everything of all is kept, everything that named one of `gone` names `kept`. Of
    single fields that differ those in `take` come from `gone`. They can be parted again at any time."""
    guard(book, "before-merge")
    with book.changing(_("Merge")) as change:
        person = change.get(Person, kept)
        for one in gone:
            person = merge_in(change, person.id, one, take)
        change.title = _("Merge {name}").format(name=person.shown)
        return person


def merge_in(change: Change, kept_id: Id, gone_id: Id, take: Collection[str] = ()) -> Person:
    """Merge one person into another within a change."""
    change.see_all()
    if gone_id == change.me or (gone_id in change.sharing and kept_id not in change.sharing):
        kept_id, gone_id = gone_id, kept_id
    kept, gone = change.get(Person, kept_id), change.get(Person, gone_id)
    _check(kept, gone)
    asked = questions_about(change, kept.id, gone.id)
    moved = [_moved(one, change.save(replace(one, answer=Answer.SAME))) for one in asked]
    moved += _repoint(change, gone.id, kept.id, {one.id for one in asked})
    whole = change.save(merged(kept, gone, take, change.today))
    change.remove(gone)
    change.save(Merge(kept.id, gone.id, change.book.now(), moved=(_moved(kept, whole), *moved)))
    return whole


def part(book: Book, gone: Id) -> Person:
    """Part somebody again from whom they were merged into; what was edited since stays where it is."""
    with book.changing(_("Part")) as change:
        person = part_in(change, gone)
        change.title = _("Part {name}").format(name=person.shown)
        return person


def part_in(change: Change, gone_id: Id) -> Person:
    """Part two people within a change; NetdeskError when a later merge has to be parted first."""
    found = next((one for one in open_merges(change, [gone_id]) if one.gone_id == gone_id), None)
    if found is None:
        raise NetdeskError(_("This person is not merged with anybody."))
    later = [one for one in open_merges(change, [found.kept_id]) if one.gone_id == found.kept_id]
    if later:
        names = [person.shown for person in change.find(Person, [found.kept_id, later[0].kept_id])]
        raise NetdeskError(_("First part {one} from {other}.").format(one=names[0], other=names[-1]))
    change.see_all()
    for moved in found.moved:
        _part(change, moved, found)
    change.save(replace(found, parted_at=change.book.now()))
    return change.restore(change.get(Person, gone_id))  # type: ignore[no-any-return]


def merged_with(reader: Reader, person_id: Id) -> list[Person]:
    """Who was merged into somebody, the newest first."""
    ids = [one.gone_id for one in open_merges(reader, [person_id]) if one.kept_id == person_id]
    return reader.find(Person, ids)


def _check(kept: Person, gone: Person) -> None:
    if kept.id == gone.id:
        raise NetdeskError(_("This is one person already."))
    for one in (kept, gone):
        if one.removed_at:
            raise NetdeskError(_("{name} is in the trash; restore them first.").format(name=one.shown))


def _repoint(change: Change, gone: Id, kept: Id, but: Collection[Id]) -> list[Moved]:
    """Let everything that names `gone` name `kept`; what is left without meaning goes into the trash."""
    moved = []
    links = {frozenset((one.a_id, one.b_id)): one for one in referring(change, kept) if _stands(one)}
    for item in [one for one in referring(change, gone) if one.id not in but]:
        pointed = repointed(item, gone, kept)
        if means_nothing(pointed):
            after = item if item.removed_at else change.remove(item)
        elif _stands(pointed) and (known := links.get(frozenset((pointed.a_id, pointed.b_id)))):
            moved.append(_moved(known, change.save(_one_link(known, pointed))))
            after = change.remove(item)
        else:
            after = change.save(pointed)
        if after is not item:
            moved.append(_moved(item, after))
    return moved


def _stands(item: Any) -> bool:
    return isinstance(item, Link) and item.removed_at is None


def _one_link(known: Link, other: Link) -> Link:
    """Two statements of one tie as one."""
    same = other.seen_from(known.a_id)
    days = [day for day in (known.since, same.since) if day]
    return replace(
        known,
        kinds=tuple(dict.fromkeys((*known.kinds, *same.kinds))),
        since=min(days, default=None),
        introduced_by=known.introduced_by or same.introduced_by,
        note="\n".join(dict.fromkeys(note for note in (known.note, same.note) if note)),
        pins=(*known.pins, *(pin for pin in same.pins if pin not in known.pins)),
    )


def _moved(before: Any, after: Any) -> Moved:
    alike = same_bytes(before, after)
    return Moved(SHELVES[type(before)].name, before.id, dumps(before, alike), dumps(after, alike))


def _part(change: Change, moved: Moved, found: Merge) -> None:
    kind = BY_NAME[moved.noun].kind
    now = next(iter(change.find(kind, [moved.entity_id])), None)
    if now is None:
        return
    before, after = loads(kind, moved.before, now), loads(kind, moved.after, now)
    change.save(parted(before, after, now, found.kept_id, found.gone_id))
