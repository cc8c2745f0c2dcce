"""A whole desk copied by the command line."""

from pathlib import Path

import pytest
from cli_terminal import Command

from netdesk.cli.copying import _named
from netdesk.storage.key import new_key
from netdesk.storage.sealing import change_key


def test_a_desk_is_copied_with_undo(netdesk: Command, office: Path, tmp_path: Path) -> None:
    new = tmp_path / "deep" / "new.netdesk"
    answer = netdesk("copy", office, new, desk=office)
    assert answer.status == 0
    assert answer.out.startswith("The desk was copied: ")
    assert answer.err.startswith("Copying: ")
    assert netdesk("list", "--json", desk=new).json == netdesk("list", "--json", desk=office).json
    assert netdesk("undo", desk=new).out == netdesk("undo", desk=office).out
    assert list(new.parent.iterdir()) == [new]


def test_a_copy_never_goes_over_a_desk(netdesk: Command, office: Path, tmp_path: Path) -> None:
    netdesk("copy", office, tmp_path / "new.netdesk", desk=office)
    answer = netdesk("copy", office, tmp_path / "new.netdesk", desk=office)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "already" in answer.err


@pytest.mark.parametrize("source", ["nothing.netdesk", "."])
def test_where_no_desk_is_none_is_made(netdesk: Command, tmp_path: Path, source: str) -> None:
    answer = netdesk("copy", tmp_path / source, tmp_path / "new.netdesk", desk=tmp_path / "unused")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("netdesk: There is no desk at")
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_said() -> None:
    assert _named("postgresql://ann:se@cret@host/desk") == "postgresql://host/desk"


def test_a_copy_of_a_protected_desk_says_that_it_is_open(
    netdesk: Command, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_key(office, None, new_key("four plain words here"))
    monkeypatch.setenv("NETDESK_PASSPHRASE", "four plain words here")
    answer = netdesk("copy", office, tmp_path / "new.netdesk", desk=office)
    assert answer.status == 0
    assert "not protected" in answer.err
    monkeypatch.delenv("NETDESK_PASSPHRASE")
    assert len(netdesk("list", "--json", desk=tmp_path / "new.netdesk").json) == 3
