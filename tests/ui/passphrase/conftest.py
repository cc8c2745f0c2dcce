"""A desk of 20 people, plain and under a passphrase, and the windows that open it."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from demodesk import demo_desk
from following import PASSPHRASE, Windows
from keychains import Keychain
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.settings import Settings
from netdesk.storage.key import Key, new_key
from netdesk.storage.sealing import reseal


@pytest.fixture(autouse=True)
def _copies_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "copies"))


@pytest.fixture(autouse=True)
def keychain() -> Keychain:
    made = Keychain()
    keyring.set_keyring(made)
    return made


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Windows]:
    made = Windows(qtbot, qapp, Settings(tmp_path / "settings.json"))
    yield made
    for program in made.programs:
        program.window.close()
        program.close()
        program.window.deleteLater()
    assert made.problems == []


@pytest.fixture(scope="session")
def key() -> Key:
    return new_key(PASSPHRASE)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return demo_desk(tmp_path, 20)


@pytest.fixture
def sealed(plain: Path, key: Key) -> Path:
    reseal(plain, None, key)
    return plain
