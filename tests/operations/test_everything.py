"""Everything about one person: every text that the tables can hold of somebody comes out, as JSON and on paper."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from itertools import count
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pypdfium2
import pytest
from pypdfium2 import raw
from sqlalchemy import LargeBinary, String, select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.link import Link
from netdesk.domain.person import Name, Person
from netdesk.domain.referral import Referral
from netdesk.domain.scan import Reading, Scan, Side
from netdesk.operations import everything, importing, interactions, merging, people
from netdesk.storage import scans
from netdesk.storage.book import Book
from netdesk.storage.pictures import picture_key
from netdesk.storage.shelf import SHELVES
from netdesk.storage.tables import metadata

MARK = re.compile("mark[0-9]+x")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NOT_OF_SOMEBODY = {
    "sequence_step": "what is done after a first meeting, the same for everybody",
    "tag_cadence": "how often people of a tag are cared for",
    "bank_question": "the user's questions; whom they were asked stands in `asked`",
    "sphere": "trades that go together",
    "aim": "the user's goals",
    "expense": "what the user spent",
    "unreadable": "belongs to nobody known: found as a place where the name stands",
    "setting": "the user's choices, and who the user is",
    "person_row": "made of the person, anew at any time",
    "stage_step": "ids and days: how the stage of a link came about, told by what happened",
    "link_state": "ids and figures: told as figures",
}
WITHOUT_WORDS = {
    "event.goals": "the user's own plans",
    "event.agenda": "the user's own plans",
    "event.note": "about the event; found as a place where the name stands",
    "event.uid": "tells an invitation",
    "event.cost": "what the user paid",
    "event.currency": "what the user paid",
    "card.digest": "a sum of the text, which comes whole",
    "scan_side.digest": "a sum of the picture",
    "scan_side.original": "the key of a picture, which comes whole",
    "scan_side.picture": "the key of a picture, which comes whole",
    "scan_side.corners": "where the card lies in the picture",
    "scan_field.lines": "numbers of lines",
    "reading.original": "the key of a picture",
    "reading.asked": "where the card lies in the picture",
    "picture.key": "the key of a picture, which comes whole",
    "person.picture": "the key of a picture, which comes whole",
    "merge_moved.noun": "a kind of thing",
    "image.noun": "a kind of thing",
}
NO_TEXT = (
    "change.who",  # of several on a server the one who made the change
    *("interaction.kind", "link.kinds", "referral_status.status", "person_letter.kind", "laid_aside.what"),
    *("question.answer", "scan_field.kind", "interaction_participant.role", "referral_money.amount", "picture.data"),
)
"""Columns with words of the program's own, with numbers, or with pictures."""
NUMBERS = count(1)


def marked(kind: Any, name: str = "") -> Any:
    """A value of a type in which every text is a mark of its own."""
    if get_origin(kind) in (Union, UnionType):
        return marked(next(part for part in get_args(kind) if part is not NoneType), name)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        return (marked(parts[0], name),) if parts[-1] is Ellipsis else tuple(marked(part, name) for part in parts)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{item.name: marked(hints[item.name], item.name) for item in fields(kind)})  # type: ignore[operator]
    if issubclass(kind, Enum):
        return next(item for item in kind if item.value)
    mark = f"mark{next(NUMBERS)}x"
    made = {str: mark, bytes: mark.encode(), date: date(2026, 5, 3), datetime: datetime(2026, 5, 3, 9), bool: True}
    return Decimal("7.5") if kind is Decimal else made.get(kind, 3)


def of(kind: type, **known: Any) -> Any:
    """A thing that is new on the desk, all its texts marks, its ids only those `known`."""
    hints = get_type_hints(kind)
    made = {}
    for item in fields(kind):
        if item.name in known or item.name in ("id", "version"):
            continue
        refers = item.name.endswith("_id") or item.name == "introduced_by"
        if refers or item.name == "removed_at":
            assert item.default is not MISSING or not refers, f"{kind.__name__}.{item.name} says whom it is about"
            continue
        made[item.name] = marked(hints[item.name], item.name)
    return kind(**made, **known)


def somebody(book: Book) -> str:
    """Somebody of whom every table holds something: each kind of thing names them, in every way it can."""
    with book.changing("title") as change:
        change.title = f"mark{next(NUMBERS)}x"
        change.keep_pictures([PNG])
        key = picture_key(PNG)
        me, one = change.me, change.save(of(Person, picture=key))
        known = {"person_id": one.id}
        arrival = change.save(of(Arrival))
        for kind in SHELVES:
            if kind in (Person, Arrival) or SHELVES[kind].name in NOT_OF_SOMEBODY:
                continue
            hints = get_type_hints(kind)
            names = [item.name for item in fields(kind) if item.name.endswith("_id") or item.name == "introduced_by"]
            them = {name: one.id for name in names if name in ("person_id", "one_id", "giver_id", "by_id", "a_id")}
            them |= {name: me for name in names if name in ("other_id", "receiver_id", "to_id", "b_id", "gone_id")}
            them |= {"kept_id": one.id} if "kept_id" in names else {}
            them |= {"arrival_id": arrival.id} if "arrival_id" in names else {}
            item = of(kind, **them)
            for name in hints:
                listed = getattr(item, name)
                if isinstance(listed, tuple) and listed and is_dataclass(listed[0]):
                    item = replace(item, **{name: tuple(_pointed(each, known | {"truster_id": me}) for each in listed)})
            if isinstance(item, Scan):
                item = replace(item, sides=(replace(item.sides[0], original=key, picture=key, corners=()),))
            if SHELVES[kind].name == "merge":
                item = replace(item, moved=(_moved(item.moved[0], one),))
            change.save(item)
    _change(book, one)
    scans.keep(book, [replace(of(Reading), original=key, asked=(), picture=key)], [], [])
    return str(one.id)


def _change(book: Book, one: Person) -> None:
    """An earlier version of everything that has a note."""
    with book.changing(f"mark{next(NUMBERS)}x") as change:
        for kind in (Person, Interaction, Link, Referral):
            for item in change.all(kind):
                if item.id != change.me:
                    change.save(replace(item, note=f"mark{next(NUMBERS)}x"))


def _pointed(item: Any, known: dict[str, str]) -> Any:
    return replace(item, **{name: one for name, one in known.items() if name in {each.name for each in fields(item)}})


def _moved(moved: Any, one: Person) -> Any:
    from netdesk.storage.plain import dumps

    before, after = (replace(one, note=f"mark{next(NUMBERS)}x") for _side in range(2))
    return replace(moved, noun="person", entity_id=one.id, before=dumps(before), after=dumps(after))


def columns(book: Book) -> Iterator[tuple[str, str]]:
    """Every column that holds text, with all that it holds."""
    with book.reading() as reader:
        for table in metadata.sorted_tables:
            for column in table.c:
                refers = column.foreign_keys or (column.name in ("id", "entity_id", "owner_id"))
                if isinstance(column.type, (String, LargeBinary)) and not refers and table.name not in NOT_OF_SOMEBODY:
                    held = reader.connection.scalars(select(column)).all()
                    texts = (each.decode("latin-1") if isinstance(each, bytes) else each or "" for each in held)
                    yield f"{table.name}.{column.name}", "\n".join(map(decoded, texts))


def decoded(text: str) -> str:
    """A text with marks that stand in it as base64 made readable: bytes are written so in JSON."""
    return re.sub('"(bWFya[A-Za-z0-9+/=]+)"', lambda found: base64.b64decode(found[1]).decode(), text)


def paper(file: Path) -> tuple[str, int]:
    """The words of a PDF, and how many pictures it has."""
    document = pypdfium2.PdfDocument(file)
    pages = [document[number] for number in range(len(document))]
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    images = sum(len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=10))) for page in pages)
    document.close()
    return text, images


def test_every_text_of_somebody_comes_out(book: Book, tmp_path: Path) -> None:
    one = somebody(book)
    everything.write(book, one, tmp_path / "all.json")
    everything.write(book, one, tmp_path / "all.pdf")
    plain = decoded((tmp_path / "all.json").read_text(encoding="utf-8"))
    printed, pictures = paper(tmp_path / "all.pdf")
    assert pictures >= 2
    held = {name: set(MARK.findall(texts)) for name, texts in columns(book)}
    left_out = set().union(*(held[name] for name in WITHOUT_WORDS))
    for name, marks in held.items():
        if name not in (*WITHOUT_WORDS, *NO_TEXT):
            assert marks, f"{name}: nothing was put there, so nobody knows whether it comes out"
            assert marks - left_out <= set(MARK.findall(plain)), f"{name} is missing in JSON"
            assert marks - left_out <= set(MARK.findall(printed)), f"{name} is missing on paper"


def told(book: Book, one: str) -> dict[str, Any]:
    with book.reading() as reader:
        return everything.plain(everything.gather(reader, one))


def test_what_is_noted_about_others_alone_is_left_out(book: Book, ana: Person, ben: Person) -> None:
    with book.changing("talk") as change:
        parts = (Participant(book.me), Participant(ana.id, note="of Ana"), Participant(ben.id, note="of Ben"))
        change.save(Interaction(on=book.today, participants=parts))
        guests = (Attendance(ana.id), Attendance(ben.id, note="of Ben"), Attendance(name="Stranger"))
        starts = datetime(2026, 5, 3)
        fair = change.save(Event("Fair", starts, goals=("find clients",), note="my plans", attendances=guests))
        change.save(Link(ben.id, book.me, introduced_by=ana.id, note="of Ben"))
        change.save(replace(fair, host="somebody"))
    text = json.dumps(told(book, ana.id), ensure_ascii=False)
    assert "of Ana" in text and ben.shown in text and "Fair" in text
    assert not [word for word in ("of Ben", "Stranger", "find clients", "my plans") if word in text]


def test_a_photograph_with_cards_of_others_is_not_handed_out(book: Book, ana: Person, ben: Person) -> None:
    photo, cut, own = b"two cards", b"cut out", b"one card"
    with book.changing("cards") as change:
        change.keep_pictures([photo, cut, own])
        arrival = change.save(Arrival("photo.jpg", datetime(2026, 5, 3)))
        shared = Side("photo.jpg", "d", picture_key(photo), (1,) * 8, picture_key(cut))
        alone = Side("own.jpg", "d", picture_key(own), (1,) * 8)
        change.save(Scan(arrival.id, arrival.came_at, (shared, alone), person_id=ana.id))
        change.save(Scan(arrival.id, arrival.came_at, (replace(shared, corners=(2,) * 8),), person_id=ben.id))
    assert {one["key"] for one in told(book, ana.id)["pictures"]} == {picture_key(cut), picture_key(own)}


def test_who_was_merged_belongs_to_it_and_so_do_earlier_versions(book: Book, ana: Person, ben: Person) -> None:
    people.edit(book, replace(ana, note="first thoughts"))
    with book.reading() as reader:
        ana = reader.get(Person, ana.id)
    people.edit(book, replace(ana, note="second thoughts"), PNG)
    merging.merge(book, ana.id, [ben.id])
    found = told(book, ana.id)
    assert [one["name"]["full"] for one in found["merged"]] == [ben.shown]
    assert [one["before"]["note"] for one in found["earlier"] if one["title"].startswith("Edit")] == [
        "",
        "first thoughts",
    ]
    assert found["everything"] == {
        "format": 1,
        "about": ana.shown,
        "desk_of": "",
        "on": book.today.isoformat(),
        "language": "en_GB",
    }


def test_a_damaged_picture_and_any_script_stand_on_paper_of_either_size(book: Book, tmp_path: Path) -> None:
    one = people.add(book, Person(name=Name(full="سلمى 田中 Żaneta"), note="line one\n\nline two\t🦆"), PNG[:40])
    interactions.log(book, [one.id], Kind.MET, note="x" * 3000)
    heights = set()
    for size in ("A4", "Letter"):
        everything.write(book, one.id, tmp_path / "all.pdf", size)
        text, pictures = paper(tmp_path / "all.pdf")
        assert "田中" in text and "line two" in text and pictures == 0
        document = pypdfium2.PdfDocument(tmp_path / "all.pdf")
        heights.add(round(document[0].get_height()))
        document.close()
    assert heights == {842, 792}


def test_a_card_is_told_as_it_came_without_its_picture_in_letters(book: Book, tmp_path: Path) -> None:
    photo = base64.b64encode(PNG * 9).decode()
    folded = "\r\n ".join(photo[at : at + 70] for at in range(0, len(photo), 70))
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë\r\nPHOTO;ENCODING=b:{folded}\r\nX-SHOE:42\r\nEND:VCARD\r\n"
    (one,) = importing.run_text(book, "zoe.vcf", card.encode("latin-1")).people()
    everything.write(book, one, tmp_path / "all.pdf")
    text, _pictures = paper(tmp_path / "all.pdf")
    assert "FN:Zoë" in text and "X-SHOE:42" in text and "(a picture)" in text and photo[100:140] not in text
    assert told(book, one)["things"]["card"][0]["text"] == card.rstrip()


def test_nobody_and_nowhere_are_said(book: Book, ana: Person, tmp_path: Path) -> None:
    with pytest.raises(NetdeskError, match="no such person"):
        everything.write(book, "0" * 32, tmp_path / "all.pdf")
    with pytest.raises(NetdeskError, match="could not be written"):
        everything.write(book, ana.id, tmp_path / "missing" / "all.json")
    assert list(tmp_path.glob("all*")) == []
