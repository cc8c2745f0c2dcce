"""People, what happened with them and what ties them, by the command line."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cli_terminal import Command

from netdesk.domain.stage import Stage
from netdesk.operations import links
from netdesk.storage.book import Book

TODAY = date.today()


def test_list_finds_and_filters(netdesk: Command, office: Path) -> None:
    people = netdesk("list", "--json", desk=office).json
    assert [person["name"] for person in people] == ["Ada Rossi", "Łukasz Żółć", "Zofia Żółć"]
    assert people[0] == {
        "id": people[0]["id"],
        "name": "Ada Rossi",
        "organisation": "Rossi Srl",
        "title": "Notaio",
        "emails": ["ada@rossi.example"],
        "phones": ["+39 333 1234567"],
        "stage": "card",
        "freshness": people[0]["freshness"],
        "last_contact": None,
        "tags": ["bakers"],
    }
    assert [person["name"] for person in netdesk("list", "zolc", "--json", desk=office).json] == [
        "Łukasz Żółć",
        "Zofia Żółć",
    ]
    assert [person["name"] for person in netdesk("list", "--tag", "bakers", "--json", desk=office).json] == [
        "Ada Rossi"
    ]
    assert netdesk("list", "--stage", "visibility", "--json", desk=office).json == []
    assert netdesk("list", "nobody at all", desk=office).out == "Nobody matches.\n"
    assert "Łukasz Żółć" in netdesk("list", desk=office).out


def test_log_reaches_list_show_and_trust(netdesk: Command, office: Path) -> None:
    first, later = TODAY - timedelta(days=100), TODAY - timedelta(days=10)
    said = netdesk("log", "Ada", "met", "--on", first, "--note", "at the fair", desk=office)
    assert (said.status, said.out) == (0, f"Met, {first}\n")
    netdesk("log", "Ada", "video", "--with", "Łukasz", "--on", later, "--minutes", 90, desk=office)
    netdesk("log", "Ada", "gift", "--on", later, "--giver", "ada", desk=office)
    row, _lukasz = netdesk("list", "--stage", "visibility", "--json", desk=office).json
    assert (row["name"], row["stage"], row["last_contact"]) == ("Ada Rossi", "visibility", later.isoformat())
    shown = netdesk("show", "Ada Rossi", "--json", desk=office).json
    assert (shown["stage"], shown["person"]["name"]["family"]) == ("visibility", "Rossi")
    assert {(item["kind"], item["on"]) for item in shown["timeline"]} == {
        *((kind, later.isoformat()) for kind in ("gift", "video")),
        ("met", first.isoformat()),
    }
    gift = next(item for item in shown["timeline"] if item["kind"] == "gift")
    assert {part["person_id"]: part.get("role") for part in gift["participants"]}[shown["person"]["id"]] == "giver"
    text = netdesk("show", "Ada Rossi", desk=office).out
    assert "at the fair" in text and "with Łukasz Żółć" in text and "Visibility" in text


def test_trust_tells_the_stage_of_a_day(netdesk: Command, office: Path) -> None:
    day = TODAY - timedelta(days=50)
    netdesk("log", "Ada", "call", "--on", day, desk=office)
    now = netdesk("trust", "Ada", "--json", desk=office).json
    assert set(now) == {"stage", "outward", "inward", "advice", "hours"}
    assert set(now["outward"]) == {"stage", "computed", "since", "reasons", "missing", "lapses_on", "history"}
    assert now["outward"]["history"] == [
        {"on": day.isoformat(), "stage": "visibility", "text": "rose to Visibility: call"}
    ]
    assert now["advice"]["act"] == "one-to-one" and now["advice"]["text"].startswith("Ask Ada Rossi for a one-to-one.")
    assert (now["stage"], now["outward"]["since"]) == ("visibility", day.isoformat())
    (reason,) = now["outward"]["reasons"]
    assert set(reason) == {"why", "text", "dates", "evidence"}
    assert (reason["why"], reason["dates"], len(reason["evidence"])) == ("talked", [day.isoformat()], 1)
    assert all(set(item) == {"need", "count", "text"} for item in now["outward"]["missing"])
    before = netdesk("trust", "Ada", "--on", day - timedelta(days=1), "--json", desk=office).json
    assert before["stage"] == "card" and before["outward"]["history"] == []
    assert before["advice"]["text"] == "Have a first conversation with Ada Rossi."


def test_trust_of_others_is_told_from_the_first_named(netdesk: Command, office: Path) -> None:
    said = netdesk("link", "Ada", "Zofia", "friend", "client", desk=office)
    assert (said.status, said.out) == (0, "friend, client\n")
    netdesk("log", "Ada", "call", "--with", "Zofia", desk=office)
    assert netdesk("trust", "Ada", "Zofia", "--json", desk=office).json["stage"] == "credibility"
    text = netdesk("trust", "Zofia", "Ada", desk=office).out.splitlines()
    assert text[0] == "Credibility"
    assert text[1].startswith("Zofia Żółć → Ada Rossi: Credibility")
    assert text[-1] == "→ Tell Zofia Żółć whom Ada Rossi can serve well."
    mine, turned = (netdesk("trust", *ends, desk=office).out.splitlines() for ends in (["Ada"], ["Ada", "me"]))
    assert mine[1].startswith("me → Ada Rossi") and turned[1].startswith("Ada Rossi → me")
    assert mine[-1] == turned[-1], "what I can do is the same, whoever is named first"
    shown = netdesk("show", "Zofia", "--json", desk=office).json
    assert set(shown["links"][0]["kinds"]) == {"friend", "client"}


def test_pinned_stages_are_words_in_json(netdesk: Command, office: Path) -> None:
    ada = netdesk("list", "ada", "--json", desk=office).json[0]["id"]
    book = Book.open(office)
    links.pin(book, book.me, ada, Stage.CREDIBILITY, "my cousin")
    book.close()
    shown = netdesk("show", ada, "--json", desk=office).json
    assert shown["links"][0]["pins"][0]["stage"] == "credibility"
    assert (shown["trust"]["outward"]["stage"], shown["trust"]["outward"]["computed"]) == ("credibility", "card")


def test_names_that_fit_several_are_told_apart_by_id(netdesk: Command, office: Path) -> None:
    people = netdesk("list", "Żółć", "--json", desk=office).json
    answer = netdesk("show", "Żółć", desk=office)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("netdesk: “Żółć” could be ")
    assert all(f"{person['name']} ({person['id']})" in answer.err for person in people)
    assert netdesk("show", people[1]["id"], "--json", desk=office).json["name"] == people[1]["name"]
    assert netdesk("show", "me", desk=office).out.strip()


@pytest.mark.parametrize(
    "words",
    [
        "show Nobody",
        "log Ada met --on 2999-01-01",
        "log Ada met --minutes 0",
        "log me met",
        "log Ada call --giver Nobody",
        "link Ada Ada friend",
        "trust me",
        "trust Ada Ada",
        "brief Nothing -o sheet.pdf",
        "export -o out.vcf Nobody",
    ],
)
def test_what_cannot_be_done_is_one_sentence(netdesk: Command, filled: Path, words: str) -> None:
    answer = netdesk(*words.split(), desk=filled)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("netdesk: ") and answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["import", "cards.vcf", "--charset", "nonsense"],
        ["list", "--stage", "gold"],
        ["log", "Ada", "lunch"],
        ["log", "Ada", "met", "--on", "yesterday"],
        ["log", "Ada", "met", "--minutes", "long"],
        ["log", "", "met"],
        ["show", " "],
        ["link", "Ada", "Zofia", "enemy"],
        ["export"],
        ["export", "-o", "x", "--format", "xml"],
        ["event"],
        ["event", "add", "Lunch"],
        ["event", "add", "Lunch", "--on", "noon"],
        ["brief", "Lunch", "-o", "x.pdf", "--paper", "A3"],
        ["demo", "0"],
    ],
)
def test_bad_usage_is_2(netdesk: Command, filled: Path, words: list[str]) -> None:
    answer = netdesk(*words, desk=filled)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: ")


def test_an_empty_desk_is_not_ones_own(netdesk: Command) -> None:
    assert netdesk("list", desk="").status == 2  # type: ignore[arg-type]


def test_files_that_are_no_desk_are_left_alone(netdesk: Command, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("not a desk")
    answer = netdesk("list", desk=other)
    assert (answer.status, answer.err.count("\n"), other.read_text()) == (1, 1, "not a desk")


def test_text_that_is_no_text_finds_nobody(netdesk: Command, filled: Path) -> None:
    assert netdesk("show", "Ad\udcff", desk=filled).status == 1
    assert netdesk("list", "\udcff", desk=filled).out == "Nobody matches.\n"
