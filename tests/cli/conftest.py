"""The command line as its users meet it: in this process where that shows the same, else as a process of its own."""

import shutil
from pathlib import Path

import pytest
from cli_terminal import CARDS, Answer, Command, terminal

from netdesk.cli.main import run


@pytest.fixture
def netdesk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command in this process: `netdesk("list", desk=file)`."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def command(*words: object, desk: Path) -> Answer:
        capsys.readouterr()
        try:
            status = run(["--desk", str(desk), *map(str, words)], _no_window)
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return command


def _no_window(arguments: object) -> int:
    raise AssertionError(f"no window was wanted for {arguments}")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with three people and one unreadable entry, filled by the command line itself; not to be changed."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "cards.vcf").write_text(CARDS, encoding="utf-8")
    done = terminal(["--desk", folder / "desk.netdesk", "import", folder / "cards.vcf"])
    assert done.returncode == 0, done.stderr.decode()
    return folder / "desk.netdesk"


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Path:
    """The same desk, for one test to change."""
    return Path(shutil.copy(filled, tmp_path / "office.netdesk"))
