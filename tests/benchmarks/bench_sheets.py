"""The sheets of a room with pictures, as somebody waits for them: first preview and second, PDF, memory, file size.

    python tests/benchmarks/bench_sheets.py [people …]

Each room is measured in a process of its own; `warm` is what the events page does while the user looks for the event.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import segno

from netdesk.briefing.choice import Choice, Length, Sheet
from netdesk.domain.event import Event
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations import briefing, demo, events
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids

ROOMS = (40, 300)
LIMITS = {40: (1.0, 2.0), 300: (8.0, 8.0)}
"""Seconds for the preview and for the PDF."""
_DPI = 110


def desk(file: Path, people: int) -> Event:
    """A desk whose people all have a picture of their own and come to one event."""
    book = Book.open(file, lambda: date(2026, 11, 22))
    demo.fill(book, max(people, 60))
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(sort=Sort.NAME))[:people]
        found = reader.find(Person, ids)
    with book.changing("Pictures") as change:
        for person in found:
            change.save(replace(person, picture=change.keep_picture(picture(person.id))))
    made = events.add(book, "A large room", datetime(2026, 11, 23, 7, 30), people=ids)
    book.close()
    return made


def picture(text: str) -> bytes:
    """A picture of 800 dots a side, another for each text."""
    out = io.BytesIO()
    segno.make(text * 4, error="m").save(out, kind="png", scale=16, dark="#27506b", light="#f3dfc8")
    return out.getvalue()


def measure(people: int) -> None:
    """Print one room's figures."""
    with tempfile.TemporaryDirectory() as folder:
        event = desk(Path(folder, "desk.netdesk"), people)
        subprocess.run([sys.executable, __file__, "--room", folder, event.id, str(people)], check=True)


def room(folder: Path, event_id: str, people: int) -> None:
    """What the user waits for, in a fresh process."""
    book = Book.open(folder / "desk.netdesk", lambda: date(2026, 11, 22))
    with book.reading() as reader:
        event = reader.get(Event, event_id)
    begun = time.perf_counter()
    briefing.warm()
    say("warm, while the page opens", time.perf_counter() - begun)
    begun = time.perf_counter()
    briefing.prepare(book, event_id)
    say("pictures, while the event is on show", time.perf_counter() - begun)
    limits = LIMITS.get(people, (float("inf"), float("inf")))
    for name in ("first preview", "second preview"):
        begun = time.perf_counter()
        sheet = briefing.room_sheet(book, event)
        pages = briefing.page_pictures(sheet, "A4", _DPI)
        say(f"{name}, {len(pages)} pages", time.perf_counter() - begun, limits[0])
    for kind in Sheet:
        for length in Length if kind is Sheet.ROOM else (Length.SHORT,):
            begun, target = time.perf_counter(), folder / "sheet.pdf"
            briefing.write_pdf(book, event, target, choice=Choice(kind, length))
            size = target.stat().st_size / 1024
            say(f"PDF, {kind} {length}, {size:,.0f} KB", time.perf_counter() - begun, limits[1])
    book.close()
    print(f"    memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def say(name: str, seconds: float, limit: float = float("inf")) -> None:
    """One line of the table."""
    print(f"    {name:<42} {seconds:6.2f} s" + (f"   (under {limit:g} s)" if limit < float("inf") else ""))


def main() -> None:
    """The rooms named, or those of the floor."""
    for people in [int(text) for text in sys.argv[1:]] or ROOMS:
        print(f"{people} people, each with a picture")
        sys.stdout.flush()
        measure(people)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--room"]:
        room(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        main()
