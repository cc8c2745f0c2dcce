"""The whole desk out and in by the command line."""

from pathlib import Path

from cli_terminal import Command


def test_a_whole_desk_goes_out_and_into_a_new_one(netdesk: Command, office: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "all.json", tmp_path / "new.netdesk"
    answer = netdesk("export", "-o", file, "--format", "json", desk=office)
    assert (answer.status, answer.out) == (0, f"The whole desk is in {file}\n")
    answer = netdesk("import", file, desk=new)
    assert (answer.status, answer.out) == (0, "The whole desk is here: 3 people\n")
    assert netdesk("list", "--json", desk=new).json == netdesk("list", "--json", desk=office).json
    assert "card: 3\n" in netdesk("check", desk=new).out
    assert netdesk("import", file, "--json", desk=tmp_path / "other.netdesk").json == {"people": 3}


def test_a_desk_with_people_takes_in_no_other(netdesk: Command, office: Path, tmp_path: Path) -> None:
    netdesk("export", "-o", tmp_path / "all.json", "--format", "json", desk=office)
    answer = netdesk("import", tmp_path / "all.json", desk=office)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("netdesk: This desk is not empty")
