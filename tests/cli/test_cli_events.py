"""`event` on the command line: made, listed, who was met, what came of it, for the calendar."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_terminal import Command

PAST = date.today() - timedelta(days=10)


@pytest.fixture
def fair(netdesk: Command, office: Path) -> str:
    """The id of an event ten days ago, with Ada expected."""
    made = netdesk(
        "event", "add", "Fair", "--on", f"{PAST}T18:00", "--until", f"{PAST}T20:30", "--at", "Hall 3", "--price", "35",
        "--currency", "eur", "--goal", "Meet a roofer", "--with", "Ada Rossi", desk=office,
    )  # fmt: skip
    assert made.status == 0, made.err
    return made.out.rpartition("(")[2].rstrip(")\n")


def test_events_are_listed_the_coming_ones_first(netdesk: Command, office: Path, fair: str) -> None:
    soon = date.today() + timedelta(days=3)
    netdesk("event", "add", "Breakfast", "--on", f"{soon}T07:30", "--series", "Breakfast", desk=office)
    said = netdesk("event", "list", desk=office).out.splitlines()
    assert [line.split("  ")[1] for line in said] == ["Breakfast", "Fair"]
    soonest, past = netdesk("event", "list", "--json", desk=office).json
    assert (soonest["series"], soonest["ends"], soonest["people"]) == ("Breakfast", None, [])
    assert (past["id"], past["cost"], past["currency"], past["place"]) == (fair, "35", "EUR", "Hall 3")
    assert [(one["expected"], one["met"]) for one in past["people"]] == [(True, None)]


def test_who_was_met_is_noted_and_can_be_taken_back(netdesk: Command, office: Path, fair: str) -> None:
    assert netdesk("event", "met", "fair", "Ada Rossi", "zofia zolc", desk=office).out == "2 more met at Fair\n"
    (past,) = netdesk("event", "list", "--json", desk=office).json
    assert [(one["expected"], one["met"]) for one in past["people"]] == [(True, True), (False, True)]
    assert "1 expected, 2 met" in netdesk("event", "list", desk=office).out
    netdesk("undo", desk=office)
    (past,) = netdesk("event", "list", "--json", desk=office).json
    assert [one["met"] for one in past["people"]] == [None]


def test_what_came_of_it(netdesk: Command, office: Path, fair: str) -> None:
    netdesk("event", "met", "Fair", "Ada Rossi", desk=office)
    netdesk("log", "Ada Rossi", "met", "--on", PAST, desk=office)
    netdesk("referral", "add", "Ada Rossi", "me", "--on", PAST + timedelta(days=2), desk=office)
    found = netdesk("event", "yield", "Fair", "--json", desk=office).json
    assert (found["stands"], found["minutes"], found["money"]) == (False, 150, {"EUR": "35"})
    for figure in ("met", "first_conversations"):
        assert [one["name"] for one in found[figure]] == ["Ada Rossi"]
    assert (len(found["referrals"]), found["grown"]) == (1, [])
    said = netdesk("event", "yield", "Fair", desk=office).out
    assert "1 first conversation: Ada Rossi" in said
    assert "0 links grew" in said
    assert "so far, after 10 of 90 days" in said and "2 h 30 min" in said


def test_the_calendar_file(netdesk: Command, office: Path, fair: str, tmp_path: Path) -> None:
    file = tmp_path / "fair.ics"
    assert netdesk("event", "ics", "-o", file, desk=office).status == 1  # nothing is coming
    assert netdesk("event", "ics", "Fair", "-o", file, desk=office).status == 0
    assert "SUMMARY:Fair" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "status"),
    [((), 2), (("add", "X"), 2), (("add", "X", "--on", "soon"), 2), (("met", "Fair"), 2), (("yield", "None"), 1)],
)
def test_what_cannot_be_is_refused(netdesk: Command, office: Path, words: tuple[str, ...], status: int) -> None:
    assert netdesk("event", *words, desk=office).status == status


def test_a_price_that_nobody_has_is_refused(netdesk: Command, office: Path) -> None:
    answer = netdesk("event", "add", "Gala", "--on", f"{PAST}", "--price", "1e400", "--currency", "EUR", desk=office)
    assert (answer.status, answer.err) == (1, "netdesk: This amount is too large to be true.\n")
