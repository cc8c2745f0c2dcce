"""Everything about a person, and forgetting them, by the command line."""

import json
from pathlib import Path

import pytest
from cli_terminal import Command


@pytest.fixture(autouse=True)
def _snapshots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))


@pytest.fixture
def ada(netdesk: Command, office: Path) -> str:
    return str(netdesk("list", "--json", desk=office).json[0]["name"])


def test_everything_is_written_as_pdf_and_as_json(netdesk: Command, office: Path, ada: str, tmp_path: Path) -> None:
    for name, start in (("all.pdf", b"%PDF"), ("all.json", b"{")):
        answer = netdesk("everything", ada, "-o", tmp_path / name, desk=office)
        assert (answer.status, answer.out) == (0, f"Everything about {ada} is in {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(start)
    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert told["everything"]["about"] == ada and told["things"]["card"][0]["text"].startswith("BEGIN:VCARD")
    answer = netdesk("everything", ada, "-o", tmp_path / "all.doc", desk=office)
    assert answer.status == 1 and ".pdf or .json" in answer.err and not (tmp_path / "all.doc").exists()


def test_forgetting_asks_for_a_yes_and_leaves_nothing(netdesk: Command, office: Path, ada: str) -> None:
    answer = netdesk("forget", ada, desk=office)
    assert answer.status == 1 and "add --yes" in answer.err
    assert ada.encode() in office.read_bytes()
    answer = netdesk("forget", ada, "--yes", desk=office)
    assert (answer.status, answer.out) == (0, f"{ada} is forgotten.\n")
    assert ada.encode() not in office.read_bytes() and not office.with_name(office.name + "-wal").exists()
    assert netdesk("show", ada, desk=office).status == 1


def test_where_the_name_stands_and_which_copies_have_it_is_said(
    netdesk: Command, office: Path, ada: str, tmp_path: Path
) -> None:
    others = [str(one["name"]) for one in netdesk("list", "--json", desk=office).json if one["name"] != ada]
    netdesk("log", others[0], "call", "--note", f"asked for {ada} again", desk=office)
    said = netdesk("forget", ada, desk=office).out
    assert f"What happened · {others[0]}: asked for {ada} again" in said
    from netdesk.storage.book import Book
    from netdesk.storage.snapshot import snapshot

    book = Book.open(office)
    copy = snapshot(book.engine, office, "test")
    book.close()
    assert "1 safety copy has them (--copies):" in netdesk("forget", ada, desk=office).out
    assert netdesk("forget", ada, "--yes", "--copies", desk=office).status == 0 and not copy.exists()


def test_nobody_forgets_themselves(netdesk: Command, office: Path) -> None:
    answer = netdesk("forget", "me", "--yes", desk=office)
    assert answer.status == 1 and "yourself" in answer.err
