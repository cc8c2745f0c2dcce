"""`insights` on the command line: the figures of the page, as text and as JSON."""

from pathlib import Path

from cli_terminal import Command


def test_figures_are_printed_and_agree_with_what_was_logged(netdesk: Command, office: Path) -> None:
    assert netdesk("log", "Ada Rossi", "one-to-one", "--minutes", 60, desk=office).status == 0
    assert netdesk("log", "Ada Rossi", "help", desk=office).status == 0
    assert netdesk("log", "Ada Rossi", "gift", "--giver", "Ada Rossi", desk=office).status == 0
    done = netdesk("insights", "--months", 1, "--json", desk=office)
    assert done.status == 0, done.err
    network, plots = done.json["network"], done.json["plots"]
    assert (network["breadth"], network["given"], network["received"], network["moved-up"]) == (1, 1, 1, 1)
    assert plots["giving"]["rows"]["given:help"] == [1]
    assert plots["hours"]["rows"]["interaction"] == [60]
    assert sum(sum(row) for row in plots["depth"]["rows"].values()) == 3
    assert list(done.json["names"].values()) == ["Ada Rossi"]
    week = done.json["weeks"][-1]
    assert (week["done"]["one-to-ones"], week["done"]["help"], week["minutes"]) == (1, 1, 60)
    told = netdesk("insights", "--months", 1, desk=office)
    assert "1  person in the network" in told.out
    assert "100 % of what came hangs on one person: Ada Rossi." in told.out


def test_a_number_of_months_that_is_none_is_refused(netdesk: Command, office: Path) -> None:
    assert netdesk("insights", "--months", "some", desk=office).status == 2
    assert netdesk("insights", "--months", 0, desk=office).status == 0
