"""`copies` and `restore` on the command line."""

import json
from pathlib import Path

import pytest
from cli_terminal import CARDS, Command


@pytest.fixture
def desk(tmp_path: Path, netdesk: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))
    (tmp_path / "cards.vcf").write_text(CARDS, encoding="utf-8")
    assert netdesk("import", tmp_path / "cards.vcf", desk=tmp_path / "desk.netdesk").status == 0
    return tmp_path / "desk.netdesk"


def people(netdesk: Command, desk: Path) -> list[str]:
    return sorted(row["name"] for row in json.loads(netdesk("list", "--json", desk=desk).out))


def test_a_desk_without_copies_says_so(netdesk: Command, desk: Path) -> None:
    assert netdesk("copies", desk=desk).out == "There is no copy yet.\n"
    assert json.loads(netdesk("copies", "--json", desk=desk).out) == []


def test_a_copy_is_made_listed_and_gone_back_to(netdesk: Command, desk: Path) -> None:
    before = people(netdesk, desk)
    (copy,) = json.loads(netdesk("copies", "--now", "--json", desk=desk).out)
    assert copy["reason"] == "asked"
    assert copy["bytes"] == Path(copy["file"]).stat().st_size
    assert netdesk("undo", desk=desk).status == 0
    assert people(netdesk, desk) != before
    done = netdesk("restore", desk=desk)
    assert done.status == 0
    assert "What stood there is kept" in done.out
    assert people(netdesk, desk) == before


def test_a_named_file_is_gone_back_to(netdesk: Command, desk: Path, tmp_path: Path) -> None:
    before = people(netdesk, desk)
    netdesk("copies", "--now", desk=desk)
    (copy,) = json.loads(netdesk("copies", "--json", desk=desk).out)
    Path(copy["file"]).rename(tmp_path / "elsewhere.netdesk")
    netdesk("undo", desk=desk)
    assert netdesk("restore", tmp_path / "elsewhere.netdesk", desk=desk).status == 0
    assert people(netdesk, desk) == before


def test_a_damaged_desk_is_said_to_be_and_saved(netdesk: Command, desk: Path) -> None:
    before = people(netdesk, desk)
    data = bytearray(desk.read_bytes())
    data[:100] = bytes(100)
    desk.write_bytes(data)
    told = netdesk("list", desk=desk)
    assert (told.status, "damaged" in told.err) == (1, True)
    done = netdesk("restore", "--salvage", desk=desk)
    assert done.status == 0
    assert people(netdesk, desk) == before


def test_without_a_copy_one_has_to_be_named(netdesk: Command, desk: Path) -> None:
    told = netdesk("restore", desk=desk)
    assert (told.status, "name a file" in told.err) == (1, True)
