"""`network` and `path` as they are typed."""

import csv
import json
from pathlib import Path

import pytest
from cli_terminal import Command, terminal


@pytest.fixture
def town(netdesk: Command, office: Path) -> Path:
    """The office, where two know each other and I know one of them."""
    people = json.loads(netdesk("list", "--json", desk=office).out)
    one, other = people[0]["id"], people[1]["id"]
    assert netdesk("log", one, "met", desk=office).status == 0
    assert netdesk("link", one, "me", "friend", desk=office).status == 0
    assert netdesk("link", one, other, "friend", desk=office).status == 0
    return office


def listed(netdesk: Command, desk: Path) -> list[dict[str, str]]:
    return list(json.loads(netdesk("list", "--json", desk=desk).out))


def test_the_way_is_told_with_its_weakest_link(netdesk: Command, town: Path) -> None:
    one, other = listed(netdesk, town)[:2]
    said = netdesk("path", other["id"], desk=town)
    assert said.status == 0
    first = said.out.splitlines()[0]
    assert first.startswith("Me –Credibility→ ")
    assert first.index(one["name"]) < first.index(other["name"])
    assert "know each other, but no conversation is noted" in said.out
    assert "asks across a link below Credibility" in said.out


def test_the_way_for_programs(netdesk: Command, town: Path) -> None:
    one, other = listed(netdesk, town)[:2]
    found = json.loads(netdesk("path", other["id"], "--json", "--limit", 1, desk=town).out)
    assert len(found) == 1
    assert [step["id"] for step in found[0]["steps"]] == [one["id"], other["id"]]
    assert found[0]["steps"][0]["asked_trusts_asker"] == "credibility"
    assert (found[0]["warns"], found[0]["weakest"], found[0]["why"]) == (True, 1, "stated")


def test_a_goal_that_means_nobody_is_said(netdesk: Command, town: Path) -> None:
    said = netdesk("path", "zeppelin pilots", desk=town)
    assert (said.status, said.err) == (1, "netdesk: Nobody on the desk is meant by “zeppelin pilots”.\n")
    assert netdesk("path", " ", desk=town).status == 2


def test_the_network_is_told(netdesk: Command, town: Path) -> None:
    one, other = listed(netdesk, town)[:2]
    said = netdesk("network", desk=town)
    assert said.status == 0
    assert f"Only {one['name']} leads to {other['name']}" in said.out
    assert "3 people · 4 links" in said.out
    assert "1 person is only a card" in said.out


def test_the_network_for_programs(netdesk: Command, town: Path) -> None:
    one, other = listed(netdesk, town)[:2]
    told = json.loads(netdesk("network", "--json", desk=town).out)
    assert [person["me"] for person in told["people"]] == [True, False, False, False]
    assert told["bridges"] == [{"id": one["id"], "cuts_off": [other["id"]]}]
    assert len(told["isolated"]) == 1
    tie = next(link for link in told["links"] if {link["a"], link["b"]} == {one["id"], other["id"]})
    assert tie["stated"] and tie["a_trusts_b"] == tie["b_trusts_a"] == "card"


def test_tables_and_graphml_are_written_without_qt(town: Path, tmp_path: Path) -> None:
    done = terminal(["--desk", town, "network", "-o", tmp_path / "net.csv"])
    assert done.returncode == 0, done.stderr.decode()
    with (tmp_path / "net.csv").open(encoding="utf-8", newline="") as links:
        assert len(list(csv.DictReader(links))) == 4
    with (tmp_path / "net-people.csv").open(encoding="utf-8", newline="") as people:
        assert len(list(csv.DictReader(people))) == 4


def test_other_endings_are_bad_usage(netdesk: Command, town: Path, tmp_path: Path) -> None:
    said = netdesk("network", "-o", tmp_path / "net.gif", desk=town)
    assert said.status == 2
    assert ".graphml or .csv" in said.err
