"""Keychains that a system may have: one that works, one that is broken."""

from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeychain
from keyring.errors import KeyringLocked

__all__ = ["BrokenKeychain", "Keychain", "NoKeychain"]


class Keychain(KeyringBackend):
    """Works, and forgets everything at the end."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


class BrokenKeychain(Keychain):
    """Is there, and the user will not open it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("dismissed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("dismissed")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("dismissed")
