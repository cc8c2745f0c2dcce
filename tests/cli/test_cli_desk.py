"""Events, sheets, the network, undo and check by the command line."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from cli_terminal import Command
from pypdf import PdfReader

from netdesk.domain.event import Event
from netdesk.storage.book import Book


def _events(desk: Path) -> list[Event]:
    book = Book.open(desk)
    with book.reading() as reader:
        found = list(reader.all(Event))
    book.close()
    return found


def test_event_and_its_sheet(netdesk: Command, office: Path, tmp_path: Path) -> None:
    added = netdesk(
        *("event", "add", "Colazione d’affari", "--on", "2999-12-01T07:30", "--at", "Caffè Torino"),
        *("--goal", "meet a printer", "--goal", "thank Ada", "--with", "Ada", "--with", "Łukasz"),
        desk=office,
    )
    (event,) = _events(office)
    assert (added.status, added.out) == (0, f"Colazione d’affari ({event.id})\n")
    assert (event.starts.isoformat(), event.place) == ("2999-12-01T07:30:00", "Caffè Torino")
    assert (event.goals, len(event.attendances)) == (("meet a printer", "thank Ada"), 2)
    for paper, width in (("A4", 595), ("Letter", 612)):
        sheet = tmp_path / f"{paper}.pdf"
        answer = netdesk("brief", "colazione", "-o", sheet, "--paper", paper, desk=office)
        assert (answer.status, answer.out) == (0, f"2 people on {sheet}\n")
        assert sheet.read_bytes().startswith(b"%PDF")
        page = PdfReader(sheet).pages[0]
        assert round(float(page.mediabox.width)) == width
        text = page.extract_text()
        assert "Ada Rossi" in text and "Łukasz Żółć" in text
    answer = netdesk("brief", event.id, "-o", tmp_path / "no" / "sheet.pdf", desk=office)
    assert (answer.status, answer.err.count("\n")) == (1, 1)


def test_event_times_are_local(netdesk: Command, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Rome")
    time.tzset()
    try:
        netdesk("event", "add", "Abroad", "--on", "2030-07-01T12:00+00:00", desk=office)
    finally:
        monkeypatch.undo()
        time.tzset()
    (event,) = _events(office)
    assert event.starts.isoformat() == "2030-07-01T14:00:00"


def test_network_as_graphml(netdesk: Command, office: Path, tmp_path: Path) -> None:
    netdesk("link", "Ada", "Zofia", "friend", desk=office)
    file = tmp_path / "network.graphml"
    assert netdesk("network", "-o", file, desk=office).status == 0
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.parse(file).getroot()
    nodes, edges = list(root.iter(f"{space}node")), list(root.iter(f"{space}edge"))
    assert (root.tag, len(nodes), len(edges)) == (f"{space}graphml", 4, 4)  # me and three, each linked with me
    assert netdesk("network", "-o", tmp_path / "no" / "x.graphml", desk=office).status == 1


def test_undo_and_redo(netdesk: Command, office: Path) -> None:
    netdesk("link", "Ada", "Zofia", "friend", desk=office)
    undone, again = netdesk("undo", desk=office), netdesk("redo", desk=office)
    assert (undone.out, again.out) == ("Undone: State a link\n", "Done again: State a link\n")
    assert netdesk("redo", desk=office).out == "There is nothing to redo.\n"
    netdesk("undo", desk=office)
    assert netdesk("undo", desk=office).out == "Undone: Import 3 people\n"
    assert netdesk("list", "--json", desk=office).json == []
    assert netdesk("undo", desk=office).out == "There is nothing to undo.\n"
    netdesk("redo", desk=office)
    assert len(netdesk("list", "--json", desk=office).json) == 3


def test_check_finds_and_rebuild_repairs(netdesk: Command, office: Path) -> None:
    netdesk("log", "Ada", "met", desk=office)
    sound = netdesk("check", desk=office)
    assert (sound.status, sound.out.splitlines()[-1]) == (0, "The desk is sound.")
    assert "person: 4\n" in sound.out and "interaction: 1\n" in sound.out
    _spoil_derived_rows(office)
    stale = netdesk("check", desk=office)
    assert (stale.status, stale.out.splitlines()[-1]) == (1, "2 derived rows were stale")
    assert netdesk("check", "--rebuild", desk=office).status == 0
    assert netdesk("check", desk=office).out == sound.out


def _spoil_derived_rows(desk: Path) -> None:
    """Lower a stage behind the program's back."""
    import sqlcipher3.dbapi2 as sqlite

    connection = sqlite.connect(str(desk))
    assert connection.execute("UPDATE link_state SET stage = 0 WHERE stage = 1").rowcount == 1
    connection.commit()
    connection.close()
