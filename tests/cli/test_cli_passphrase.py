"""A protected desk at the terminal: a variable, a kept copy or what is typed opens it; without, it says what to do."""

import sys
from pathlib import Path

import keyring
import pytest
from cli_terminal import Command
from keychains import BrokenKeychain, Keychain, NoKeychain
from keyring.backend import KeyringBackend

from netdesk.storage.key import Key, new_key
from netdesk.storage.keychain import forget, keep, kept_key
from netdesk.storage.sealing import reseal
from netdesk.storage.spelled import spelled

PASSPHRASE = "correct horse"


@pytest.fixture(autouse=True)
def _no_keychain() -> None:
    keyring.set_keyring(NoKeychain())


@pytest.fixture(scope="session")
def key() -> Key:
    return new_key(PASSPHRASE)


@pytest.fixture
def sealed(office: Path, key: Key) -> Path:
    reseal(office, None, key)
    return office


def test_a_variable_opens_it(netdesk: Command, sealed: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in (PASSPHRASE, spelled(key)):
        monkeypatch.setenv("NETDESK_PASSPHRASE", value)
        answer = netdesk("list", desk=sealed)
        assert answer.status == 0 and "Ada Rossi" in answer.out
    monkeypatch.setenv("NETDESK_PASSPHRASE", "correct hose")
    answer = netdesk("list", desk=sealed)
    assert (answer.status, answer.out, answer.err) == (1, "", "netdesk: That is not the passphrase of this desk.\n")


def test_it_is_asked_for_at_a_terminal(netdesk: Command, sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr("netdesk.cli.unlocking.getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)
    assert "Ada Rossi" in netdesk("list", desk=sealed).out
    assert asked == [f"Passphrase of {sealed}: "]


def test_without_a_terminal_it_says_what_to_do(netdesk: Command, sealed: Path) -> None:
    answer = netdesk("list", desk=sealed)
    assert answer.status == 1
    assert "NETDESK_PASSPHRASE" in answer.err and answer.err.count("\n") == 1


def test_what_the_system_keeps_opens_it_and_its_loss_only_asks(netdesk: Command, sealed: Path, key: Key) -> None:
    keyring.set_keyring(Keychain())
    assert keep(key) and kept_key(sealed) == key
    assert "Ada Rossi" in netdesk("list", desk=sealed).out
    forget(key)
    assert kept_key(sealed) is None and netdesk("list", desk=sealed).status == 1


def test_a_key_of_another_desk_is_not_used(sealed: Path, key: Key) -> None:
    chain = Keychain()
    keyring.set_keyring(chain)
    keep(key)
    ((place, _secret),) = chain.kept.items()
    for wrong in ("00" * 32, "no hexadecimal", ""):
        chain.kept[place] = wrong
        assert kept_key(sealed) is None


@pytest.mark.parametrize("chain", [NoKeychain, BrokenKeychain])
def test_no_keychain_is_no_error(sealed: Path, key: Key, chain: type[KeyringBackend]) -> None:
    keyring.set_keyring(chain())
    assert not keep(key)
    assert kept_key(sealed) is None
    forget(key)


def test_a_plain_desk_asks_for_nothing(netdesk: Command, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETDESK_PASSPHRASE", "anything")
    assert "Ada Rossi" in netdesk("list", desk=office).out


def test_the_picture_of_the_network_asks_too(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netdesk.cli.main import run

    monkeypatch.setenv("NETDESK_PASSPHRASE", PASSPHRASE)
    given: list[object] = []
    words = ["--desk", str(sealed), "network", "-o", str(sealed.with_suffix(".png"))]
    assert run(words, lambda arguments: given.append(arguments.key) or 0) == 0
    assert isinstance(given[0], Key)
