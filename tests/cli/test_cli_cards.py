"""Cards in and out by the command line."""

import json
from pathlib import Path

import pytest
from cli_terminal import CARDS, Command

from netdesk.storage.book import Book

ENTRY = {"file", "index", "line", "outcome", "person", "name", "problems"}


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "cards.vcf"
    file.write_text(CARDS, encoding="utf-8")
    return file


def test_import_reports_every_entry(netdesk: Command, tmp_path: Path, cards: Path) -> None:
    report = netdesk("import", cards, "--json", desk=tmp_path / "new.netdesk").json
    assert set(report) == {"new", "updated", "unchanged", "unreadable", "entries"}
    assert [report[word] for word in ("new", "updated", "unchanged", "unreadable")] == [3, 0, 0, 1]
    assert all(set(entry) == ENTRY for entry in report["entries"])
    first, bad, third, fourth = report["entries"]
    assert (first["file"], first["index"], first["line"], first["outcome"]) == ("cards.vcf", 1, 1, "new")
    assert (first["name"], first["problems"]) == ("Ada Rossi", [])
    assert (bad["index"], bad["line"], bad["outcome"], bad["person"], bad["name"]) == (2, 13, "unreadable", None, "")
    assert bad["problems"]
    assert [third["name"], fourth["name"]] == ["Łukasz Żółć", "Zofia Żółć"]
    assert len({first["person"], third["person"], fourth["person"]}) == 3


def test_import_again_changes_nothing(netdesk: Command, office: Path, cards: Path) -> None:
    before = netdesk("list", "--json", desk=office).json
    report = netdesk("import", cards, "--json", desk=office).json
    assert [report[word] for word in ("new", "updated", "unchanged", "unreadable")] == [0, 0, 3, 1]
    assert netdesk("list", "--json", desk=office).json == before
    assert "card: 3\nquestion: 0\nmerge: 0\nunreadable: 1\n" in netdesk("check", desk=office).out


def test_import_adds_to_whom_it_knows(netdesk: Command, office: Path, cards: Path) -> None:
    cards.write_text(CARDS.replace("ORG:Rossi Srl", "ORG:Rossi Srl\nTEL;TYPE=WORK:+39 011 555"), encoding="utf-8")
    report = netdesk("import", cards, "--json", desk=office).json
    assert [report[word] for word in ("new", "updated", "unchanged", "unreadable")] == [0, 1, 2, 1]
    assert netdesk("list", "ada", "--json", desk=office).json[0]["phones"] == ["+39 333 1234567", "+39 011 555"]


def test_import_takes_folders_and_tells_in_text(netdesk: Command, tmp_path: Path, cards: Path) -> None:
    folder = tmp_path / "cards" / "old"
    folder.mkdir(parents=True)
    cards.rename(folder / "a.vcf")
    (folder / "b.VCF").write_bytes(b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:\xa3\xf3d\x9f;Jan\r\nEND:VCARD\r\n")
    answer = netdesk("import", tmp_path / "cards", "--charset", "cp1250", desk=tmp_path / "new.netdesk")
    assert answer.out.splitlines()[0] == "4 new, 0 updated, 0 unchanged, 1 unreadable"
    assert "a.vcf:13: unreadable: " in answer.out
    assert netdesk("list", "Łódź", "--json", desk=tmp_path / "new.netdesk").json[0]["name"] == "Jan Łódź"


def test_import_of_nothing_is_refused(netdesk: Command, tmp_path: Path, office: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "missing.vcf"):
        answer = netdesk("import", path, desk=office)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("format", ["vcard3", "vcard4"])
def test_exported_cards_come_back_unchanged(netdesk: Command, office: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / "out.vcf"
    answer = netdesk("export", "-o", out, "--format", format, desk=office)
    assert (answer.status, answer.out) == (0, f"3 people written to {out}\n")
    assert f"VERSION:{'3.0' if format == 'vcard3' else '4.0'}" in out.read_text(encoding="utf-8")
    report = netdesk("import", out, "--json", desk=office).json
    assert (report["unchanged"], len(report["entries"])) == (3, 3)


def test_export_as_tables(netdesk: Command, office: Path, tmp_path: Path) -> None:
    netdesk("export", "-o", tmp_path / "out.csv", "--format", "csv", desk=office)
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (lines[0].split(",")[0], len(lines)) == ("Name", 4)
    netdesk("export", "-o", tmp_path / "out.json", "--format", "json", "Ada Rossi", "zofia", desk=office)
    people = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [person["name"]["given"] for person in people] == ["Ada", "Zofia"]


def test_export_that_cannot_be_written_leaves_nothing(netdesk: Command, office: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "no" / "out.vcf", tmp_path):
        answer = netdesk("export", "-o", target, desk=office)
        assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def test_unreadable_text_is_kept(office: Path) -> None:
    from netdesk.domain.inbox import Unreadable
    from netdesk.operations import inbox

    book = Book.open(office)
    with book.reading() as reader:
        (row,) = inbox.waits(reader).unreadable
        assert "TEL:" in inbox.preview(reader.get(Unreadable, row.id))
    book.close()


def test_import_takes_lists_and_invitations(netdesk: Command, tmp_path: Path) -> None:
    desk = tmp_path / "lists.netdesk"
    (tmp_path / "people.csv").write_text("Name;E-Mail;Firma\nAda Quill;ada@quill.example;Quill AG\n", encoding="utf-8")
    (tmp_path / "fair.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Spring fair\r\nDTSTART:20270301T180000"
        "\r\nATTENDEE;CN=Ada Quill:mailto:ada@quill.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    report = netdesk("import", tmp_path / "people.csv", tmp_path / "fair.ics", "--json", desk=desk).json
    assert (report["new"], report["unreadable"]) == (1, 0)
    (event,) = report["events"]
    assert (event["name"], event["outcome"], event["starts"]) == ("Spring fair", "new", "2027-03-01T18:00:00")
    assert netdesk("list", "quill", "--json", desk=desk).json[0]["organisation"] == "Quill AG"
    assert netdesk("import", tmp_path / "fair.ics", desk=desk).out == "Spring fair: unchanged\n"
