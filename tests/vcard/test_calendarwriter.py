"""Events for a calendar: at their hour, with ids that stay, and read again as they were."""

from datetime import datetime

from netdesk.vcard.calendar import read
from netdesk.vcard.calendarwriter import CalendarMoment, write

STAMP = datetime(2026, 11, 22, 8, 0)


def test_an_event_comes_back_as_it_was() -> None:
    moment = CalendarMoment(
        "a@netdesk",
        datetime(2026, 11, 24, 7, 30),
        "Breakfast, with; all\x07",
        datetime(2026, 11, 24, 9, 0),
        "Hôtel Roma",
        "First coffee\nthen talk",
        3,
    )
    data = write([moment], STAMP)
    (found,) = read(data)
    assert (found.uid, found.starts, found.ends) == (moment.uid, moment.starts, moment.ends)
    assert (found.title.strip(), found.place, found.note) == ("Breakfast, with; all", moment.place, moment.description)
    assert b"DTSTART:20261124T073000\r\n" in data  # local time: it stays at its hour
    assert b"SEQUENCE:3\r\n" in data


def test_without_an_end_it_has_none() -> None:
    (found,) = read(write([CalendarMoment("a", datetime(2026, 11, 24, 7, 30), "Fair")], STAMP))
    assert found.ends is None and found.place == ""
