"""Events to a calendar and back: one, or all that are coming; what comes back is the same event."""

from datetime import datetime
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.operations import eventfile, events, invitations
from netdesk.operations.invitations import Taken
from netdesk.storage.book import Book


def arranged(book: Book, name: str, day: int) -> Event:
    return events.save(
        book,
        Event(
            name, datetime(2026, 11, day, 7, 30), ends=datetime(2026, 11, day, 9), goals=("secret",), agenda="Coffee"
        ),
    )


def test_all_that_are_coming_and_nothing_that_is_private(book: Book, tmp_path: Path) -> None:
    arranged(book, "Past", 2)
    arranged(book, "Soon", 24)
    arranged(book, "Later", 27)
    assert eventfile.write(book, tmp_path / "all.ics") == 2
    text = (tmp_path / "all.ics").read_text(encoding="utf-8")
    assert text.index("SUMMARY:Soon") < text.index("SUMMARY:Later") and "Past" not in text and "secret" not in text


def test_one_event_that_is_named_and_read_again_is_the_same(book: Book, tmp_path: Path) -> None:
    event = arranged(book, "Past", 2)
    assert eventfile.write(book, tmp_path / "one.ics", [event.id]) == 1
    (entry,) = invitations.take(book, tmp_path / "one.ics").entries
    assert (entry.outcome, entry.event) == (Taken.UNCHANGED, event.id)


def test_nothing_coming_is_said(book: Book, tmp_path: Path) -> None:
    with pytest.raises(NetdeskError):
        eventfile.write(book, tmp_path / "none.ics")
    assert not (tmp_path / "none.ics").exists()
