"""A PostgreSQL server of its own for tests that stop it; without the programs for it they are left out."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "postgres"  # the server refuses to run as root


class OwnServer:
    """A server on a socket in a folder; it may be stopped and started again."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._programs, self._data, self._socket = programs, folder / "data", folder / "socket"
        for one in (folder, self._data, self._socket):
            one.mkdir(exist_ok=True)
            if os.geteuid() == 0:
                shutil.chown(one, USER)
        self._socket.chmod(0o755)
        folder.chmod(0o755)
        self._data.chmod(0o700)
        self._run("initdb", "-U", "netdesk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"postgresql+psycopg://netdesk@/postgres?host={self._socket}"

    def start(self) -> None:
        """Let it answer."""
        options = f"-k {self._socket} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        self._run("pg_ctl", "-w", "-l", str(self._data / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Cut all connections, and answer no more."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *words]
        as_somebody = ["runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else command
        subprocess.run(as_somebody, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    at_hand = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(at_hand).parent if at_hand else None


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A server for the time of a block."""
    programs = _programs()
    if programs is None:
        pytest.skip("there is no PostgreSQL here to start and stop")
    with tempfile.TemporaryDirectory(prefix="netdesk-pg-", ignore_cleanup_errors=True) as folder:
        server = OwnServer(Path(folder), programs)
        try:
            yield server
        finally:
            server.stop()
