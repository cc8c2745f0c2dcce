"""`referral` on the command line: noted, brought further, listed with what closed."""

from datetime import date
from pathlib import Path

import pytest
from cli_terminal import Command


@pytest.fixture
def first(netdesk: Command, office: Path) -> str:
    """The id of a referral from Ada to me."""
    made = netdesk(
        "referral", "add", "Ada Rossi", "me", "--prospect", "Paolo", "--need", "a roof", "--level", 3,
        "--on", "2026-01-10", "--json", desk=office,
    )  # fmt: skip
    assert made.status == 0, made.err
    assert (made.json["direction"], made.json["status"], made.json["level"]) == ("received", "handed-over", 3)
    return str(made.json["id"])


def test_a_referral_is_noted_and_closes_with_money(netdesk: Command, office: Path, first: str) -> None:
    assert netdesk("referral", "status", first, "contacted", "--on", "2026-01-12", desk=office).status == 0
    done = netdesk(
        "referral", "status", first, "closed", "--on", "2026-02-01", "--amount", "1200.50", "--currency", "eur",
        "--note", "signed", "--json", desk=office,
    )  # fmt: skip
    assert done.json["status"] == "closed"
    assert done.json["money"] == {"EUR": "1200.50"}
    assert (done.json["days_to_contact"], done.json["contacted"], done.json["untold"]) == (2, True, 2)


def test_lists_by_direction_add_up_to_what_they_show(netdesk: Command, office: Path, first: str) -> None:
    netdesk("referral", "status", first, "closed", "--amount", 100, "--currency", "EUR", desk=office)
    grown = netdesk("referral", "add", "me", "Zofia Żółć", "--parent", first, "--json", desk=office).json
    netdesk("referral", "status", grown["id"], "closed", "--amount", 50, "--currency", "PLN", desk=office)
    netdesk("referral", "add", "Łukasz Żółć", "Zofia Żółć", "--no-consent", desk=office)
    every = netdesk("referral", "list", "--json", desk=office).json
    by_way = {one["direction"]: one for one in every["referrals"]}
    assert by_way["received"]["rolled_up"] == {"EUR": "100", "PLN": "50"}
    assert by_way["given"]["parent"] == first
    assert every["totals"]["received"] == {"count": 1, "leads": 0, "money": {"EUR": "100"}}
    assert every["totals"]["given"] == {"count": 1, "leads": 0, "money": {"PLN": "50"}}
    assert every["totals"]["between"] == {"count": 0, "leads": 1, "money": {}}
    given = netdesk("referral", "list", "--given", "--json", desk=office).json
    assert [one["id"] for one in given["referrals"]] == [grown["id"]]
    assert list(given["totals"]) == ["given"]


def test_a_desk_without_referrals_says_so(netdesk: Command, office: Path) -> None:
    assert netdesk("referral", "list", desk=office).out == "No referrals yet.\n"
    assert netdesk("referral", "list", "--given", "--json", desk=office).json["referrals"] == []


def test_a_line_says_who_what_and_how_far(netdesk: Command, office: Path, first: str) -> None:
    said = netdesk("referral", "list", desk=office).out.splitlines()
    assert said == [f"2026-01-10  Ada Rossi to me  Paolo, a roof  Handed over  {first}", "Received: 1 referral"]
    netdesk("referral", "add", "me", "Ada Rossi", "--no-consent", desk=office)
    assert "a lead: no consent yet" in netdesk("referral", "list", "--given", desk=office).out


def test_a_prospect_is_somebody_on_the_desk_or_a_name(netdesk: Command, office: Path) -> None:
    known = netdesk("referral", "add", "me", "Ada Rossi", "--prospect", "zofia zolc", "--json", desk=office).json
    assert (known["prospect_name"], len(known["prospect"])) == ("Zofia Żółć", 32)
    named = netdesk("referral", "add", "me", "Ada Rossi", "--prospect", "Zofia", "--json", desk=office).json
    assert (named["prospect_name"], named["prospect"]) == ("Zofia", None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("add", "me", "me"), "two different people"),
        (("add", "me", "Nobody"), "Nobody on the desk"),
        (("add", "me", "Ada Rossi", "--parent", "0" * 32), "no such referral"),
        (("status", "0" * 32, "closed"), "no such referral"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(netdesk: Command, office: Path, words: tuple[str, ...], why: str) -> None:
    answer = netdesk("referral", *words, desk=office)
    assert answer.status == 1
    assert why in answer.err


def test_money_needs_amount_and_currency(netdesk: Command, office: Path, first: str) -> None:
    answer = netdesk("referral", "status", first, "closed", "--amount", "5", desk=office)
    assert (answer.status, answer.out) == (1, "")
    assert "--currency" in answer.err


@pytest.mark.parametrize(
    "words",
    [(), ("add", "me"), ("status", "x", "won"), ("add", "a", "b", "--level", "6"), ("list", "--given", "--between")],
)
def test_bad_usage_is_refused(netdesk: Command, office: Path, words: tuple[str, ...]) -> None:
    assert netdesk("referral", *words, desk=office).status == 2


def test_word_is_owed_where_the_board_says_so(netdesk: Command, office: Path) -> None:
    given = netdesk("referral", "add", "me", "Ada Rossi", "--prospect", "Paolo", "--json", desk=office).json["id"]
    client = netdesk("referral", "add", "Ada Rossi", "me", "--prospect", "Ada Rossi", "--json", desk=office).json
    for one in (given, client["id"]):
        assert netdesk("referral", "status", one, "offer", "--json", desk=office).json["untold"] == 0
    assert client["prospect"] == client["giver"]


def test_undo_takes_a_step_back(netdesk: Command, office: Path, first: str) -> None:
    netdesk("referral", "status", first, "offer", desk=office)
    netdesk("undo", desk=office)
    (only,) = netdesk("referral", "list", "--json", desk=office).json["referrals"]
    assert (only["status"], only["untold"]) == ("handed-over", 0)
    assert only["days_to_contact"] == (date.today() - date(2026, 1, 10)).days
