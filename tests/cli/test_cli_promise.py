"""Promises by the command line."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_terminal import Command

DAY = timedelta(days=1)


def test_a_promise_is_noted_listed_kept_and_broken(netdesk: Command, office: Path) -> None:
    answer = netdesk("promise", "Ada", "the list by tomorrow", "--json", desk=office)
    assert answer.status == 0, answer.err
    mine = json.loads(answer.out)
    assert (mine["text"], mine["by"]["name"], mine["standing"]) == ("the list", "me", "soon")
    assert mine["due_on"] == (date.today() + DAY).isoformat()
    theirs = json.loads(
        netdesk("promise", "Ada", "a visit", "--by", "them", "--due", "in 2 weeks", "--json", desk=office).out
    )
    assert (theirs["by"]["name"], theirs["to"]["name"]) == (mine["to"]["name"], "me")
    assert theirs["due_on"] == (date.today() + 14 * DAY).isoformat()
    listed = netdesk("promise", "Ada", desk=office).out.splitlines()
    assert listed == netdesk("promise", "--list", desk=office).out.splitlines()
    assert [line.partition("  ")[0] for line in listed] == [mine["id"], theirs["id"]]
    assert listed[0].endswith(": the list (due tomorrow)")
    yesterday = (date.today() - DAY).isoformat()
    kept = json.loads(netdesk("promise", "--keep", mine["id"], "--on", yesterday, "--json", desk=office).out)
    assert (kept["standing"], kept["kept_on"]) == ("kept", yesterday)
    assert "(broken on" in netdesk("promise", "--break", theirs["id"], desk=office).out
    told = json.loads(netdesk("promise", "--list", "--by", "them", "--json", desk=office).out)
    assert [each["standing"] for each in told] == ["broken"]
    assert netdesk("undo", desk=office).out == "Undone: Promise broken\n"


def test_what_cannot_be_is_said(netdesk: Command, office: Path) -> None:
    assert netdesk("promise", desk=office).out == "Nothing is promised.\n"
    assert netdesk("promise", "--list", "--json", desk=office).out == "[]\n"
    assert netdesk("promise", "Nobody Here", "a call", desk=office).status == 1
    assert "no such promise" in netdesk("promise", "--keep", "0" * 32, desk=office).err
    assert netdesk("promise", "Ada", "a call", "--due", "whenever", desk=office).status == 2
    later = (date.today() + DAY).isoformat()
    answer = netdesk("promise", "Ada", "a call", "--on", later, desk=office)
    assert (answer.status, answer.err.count("\n")) == (1, 1) and "still to come" in answer.err


def test_programs_read_me_in_any_language(netdesk: Command, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.cli.promises._", lambda message: f"<{message}>")
    told = netdesk("promise", "Ada", "a visit", "--json", desk=office).json
    assert told["by"]["name"] == "me"
    assert "<me> → " in netdesk("promise", desk=office).out
