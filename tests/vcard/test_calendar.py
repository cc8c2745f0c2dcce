"""Invitations are read as they were meant; what is broken is told; any bytes end soon and raise nothing."""

import random
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.vcard.calendar import Invitation, read
from netdesk.vcard.zones import zone

FOLDER = Path(__file__).parent / "invitations"
ROME = ZoneInfo("Europe/Rome")


def invitations(name: str) -> list[Invitation]:
    return read((FOLDER / name).read_bytes(), ROME)


def only(lines: str) -> Invitation:
    """The one invitation with these lines."""
    (found,) = read(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n".encode(), ROME)
    return found


def at(*parts: int) -> datetime:
    return datetime(2026, *parts)  # type: ignore[arg-type]


def test_an_invitation_of_google() -> None:
    (found,) = invitations("google.ics")
    assert found == Invitation(
        uid="7kukuqrfedlm2f9t0vr8q3mf5c@google.com",
        title="Colazione: Capitolo Porta Nuova",
        starts=at(12, 3, 7, 30),
        ends=at(12, 3, 9),
        place="Caffè Centrale, Piazza Castello 1, Torino",
        note="Colazione dei soci, puntuali!\n\nPortate i biglietti; e un’idea.\nhttps://meet.google.com/abc-defg-hij",
        organiser=("Chiara Novak", "chiara@novak.example"),
        attendees=(("", "ana@kovac.example"), ("Okafor, Ben", "Ben@okafor.example")),
        problems=("1 person has declined and was left out.",),
    )


def test_an_invitation_of_outlook() -> None:
    (found,) = invitations("outlook.ics")
    assert (found.title, found.starts, found.ends) == ("Unternehmerfrühstück", at(7, 10, 8), at(7, 10, 9, 30))
    assert found.note == "Agenda:\n1. Introductions\n2. Referrals"
    assert (found.organiser, found.attendees) == (
        ("Groß, Jürgen", "juergen@mueller.example"),
        (("Ana Kovač", "ana@kovac.example"),),
    )
    assert found.problems == (
        "This is a series; only its first date was taken.",
        "1 changed date of the series was left out.",
    )


def test_whole_days_and_lengths() -> None:
    fair, gala, workshop = invitations("fair.ics")
    assert (fair.starts, fair.ends, fair.note) == (at(12, 7), at(12, 9, 23, 59), "https://targi.example")
    assert (gala.starts, gala.ends) == (at(12, 8), None)
    assert (workshop.starts, workshop.ends, workshop.problems) == (at(12, 9, 17), at(12, 9, 18, 30), ())


def test_what_was_called_off_says_so() -> None:
    (found,) = invitations("called-off.ics")
    assert found.cancelled and found.uid.endswith("@google.com")
    assert only("DTSTART:20261203\nSTATUS:CANCELLED").cancelled
    late = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101\nEND:VEVENT\nMETHOD:CANCEL\nEND:VCALENDAR\n"
    assert [one.cancelled for one in read(late + late.replace(b"CANCEL", b"REQUEST").replace(b"UID:1", b"UID:2"))] == [
        True,
        False,
    ]


def test_broken_lines_are_told_and_stop_nothing() -> None:
    first, second = invitations("broken.ics")
    assert (first.title, first.starts) == ("When it suits", None)
    assert first.problems == ("“next Tuesday” is no date.", "1 line could not be read, from line 3 on.")
    assert (second.title, second.starts) == ("Café with Müller", at(12, 1, 10))
    assert second.note == "First line\nsecond line without a fold\nZoom: https://zoom.example/j/1"
    assert second.attendees == (("Rossi, Mario", "mario@rossi.example"),)
    assert second.problems == (
        "The time zone “Customized Time Zone” is not known; the time is as it was written.",
        "It would end before it starts; the end was left out.",
        "The end of this invitation is missing.",
    )


def test_an_old_phone() -> None:
    (found,) = invitations("old-phone.vcs")
    assert (found.title, found.starts, found.uid) == ("Obiad z Małgorzatą", at(12, 1, 12), "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Europe/Rome", "Europe/Rome"),
        ("/freeassociation.sourceforge.net/Europe/Warsaw", "Europe/Warsaw"),
        ('"Eastern Standard Time"', "America/New_York"),
        ("Central European Standard Time", "Europe/Warsaw"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
    ],
)
def test_zones_have_many_names(name: str, expected: str) -> None:
    assert zone(name) == ZoneInfo(expected)


@pytest.mark.parametrize(
    "name", ["", "Europe", "../../etc/passwd", "/etc/passwd", "Mars/Base", "x" * 999, "(UTC) Nowhere"]
)
def test_names_that_are_no_zone(name: str) -> None:
    assert zone(name) is None


def test_utc_has_many_names() -> None:
    assert {zone(name) for name in ("UTC", "Z", "Etc/UTC", "Coordinated Universal Time")} == {UTC}


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        ("DTSTART;TZID=America/New_York:20261203T090000", at(12, 3, 15)),
        ("DTSTART;TZID=Pacific Standard Time:20260703T090000", at(7, 3, 18)),
        ("DTSTART:20260703T090000Z", at(7, 3, 11)),
        ("DTSTART:20260703T090000", at(7, 3, 9)),
        ("DTSTART;VALUE=DATE-TIME:2026-07-03T09:00:00", at(7, 3, 9)),
        ("DTSTART;VALUE=DATE:20260703", at(7, 3)),
        ("DTSTART:20261231T235960Z", datetime(2027, 1, 1, 0, 59, 59)),
    ],
)
def test_moments_are_told_by_the_clock_on_the_wall(lines: str, starts: datetime) -> None:
    assert only(lines).starts == starts


@pytest.mark.parametrize(
    "lines", ["DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART:99991231T235900Z\nDURATION:P99999D", "DTSTART:0"]
)
def test_days_beyond_all_calendars_do_no_harm(lines: str) -> None:
    assert only(lines).ends is None


def test_the_newest_version_stays() -> None:
    def version(sequence: int, title: str) -> bytes:
        return f"BEGIN:VEVENT\nUID:1\nDTSTART:20260101\nSEQUENCE:{sequence}\nSUMMARY:{title}\nEND:VEVENT\n".encode()

    assert [one.title for one in read(version(2, "new") + version(1, "old"))] == ["new"]
    assert [one.title for one in read(version(1, "old") + version(1, "later"))] == ["later"]


def test_one_changed_date_alone_is_an_invitation_too() -> None:
    assert only("DTSTART:20260703\nRECURRENCE-ID:20260702\nSUMMARY:Moved").title == "Moved"


def test_what_is_no_calendar_has_no_invitations() -> None:
    assert read(b"") == read(b"Name,Mail\n") == read(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n") == []


def test_wide_characters() -> None:
    data = (FOLDER / "google.ics").read_text("utf-8").encode("utf-16")
    assert read(data, ROME) == invitations("google.ics")


MANY = 100_000
HOSTILE = {
    "begins": b"BEGIN:VEVENT\n" * MANY,
    "nested": b"BEGIN:VEVENT\n" + b"BEGIN:A\n" * MANY + b"END:B\n" * MANY,
    "guests": b"BEGIN:VEVENT\n" + b"".join(b"ATTENDEE:mailto:%d@x\n" % number for number in range(MANY)),
    "stray lines": b"BEGIN:VEVENT\nDESCRIPTION:x\n" + b"stray\n" * MANY,
    "folds": b"BEGIN:VEVENT\nDESCRIPTION:x" + b"\n y" * MANY,
    "zones": b"".join(b"BEGIN:VEVENT\nDTSTART;TZID=A%d/B:20260101T000000\n" % number for number in range(MANY // 10)),
    "same event": b"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:1\nEND:VEVENT\n" * (MANY // 5),
    "quoted-printable": b"BEGIN:VEVENT\nSUMMARY;QUOTED-PRINTABLE:x=\n" + b"=C3=\n" * MANY,
    "digits": b"BEGIN:VEVENT\nDTSTART:" + b"1" * MANY + b"\nDURATION:P" + b"1" * MANY + b"\nSEQUENCE:" + b"9" * MANY,
    "calls": b"BEGIN:VEVENT\nDESCRIPTION:" + b"x" * MANY + b"\n" + b"URL:http://x\n" * MANY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_calendars_take_no_long_time(name: str) -> None:
    start = time.process_time()
    read(HOSTILE[name])
    assert time.process_time() - start < 8


@given(st.binary(max_size=300), st.sampled_from([b"", b"BEGIN:VEVENT\n", b"BEGIN:VEVENT\nDTSTART;TZID="]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    for found in read(start + data):
        assert found.problems, "it has no end"


@given(st.text(max_size=60), st.sampled_from(["SUMMARY", "LOCATION", "DESCRIPTION"]))
def test_texts_come_back(text: str, name: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    found = only(f"DTSTART:20260101\n{name}:{escaped}".replace("\r", "").replace("\0", ""))
    kept = {"SUMMARY": found.title, "LOCATION": found.place, "DESCRIPTION": found.note}[name]
    assert {sign for sign in text if sign.isalnum()} <= set(kept)


def test_damaged_calendars() -> None:
    chance = random.Random(3)
    for file in sorted(FOLDER.glob("*.ics")):
        data = file.read_bytes()
        for _ in range(40):
            place, length = chance.randrange(len(data)), chance.choice((1, 5, 80))
            piece = chance.choice([b"", b"\n", b":", b'"', b";", b"\xff", b"\\", b"BEGIN:VEVENT\n", b"END:VEVENT\n"])
            assert isinstance(read(data[:place] + piece + data[place + length :]), list)
