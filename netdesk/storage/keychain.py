"""A copy of a desk's key with the system, so that it opens without asking. Only ever a copy: a system that has no
keychain, has lost it or will not open it means that the user is asked, and nothing else."""

from pathlib import Path

from netdesk.storage.engine import desk_file, desk_url
from netdesk.storage.key import Key, salt_of

_SERVICE = "Netdesk"


def kept_key(desk: str | Path) -> Key | None:
    """The key of a sealed desk, a file or a URL, if the system has it. May wait for the user to open the keychain."""
    file = desk_file(desk_url(desk))
    salt = salt_of(file) if file else None
    if salt is None:
        return None
    from keyring import get_password
    from keyring.errors import KeyringError

    try:
        secret = bytes.fromhex(get_password(_SERVICE, salt.hex()) or "")
    except (KeyringError, OSError, ValueError):
        return None
    key = Key(secret, salt)
    return key if key.fits() else None


def keep(key: Key) -> bool:
    """Leave a copy with the system; whether it took it, and gives it back."""
    from keyring import get_password, set_password
    from keyring.errors import KeyringError

    try:
        set_password(_SERVICE, key.salt.hex(), key.secret.hex())
        return get_password(_SERVICE, key.salt.hex()) == key.secret.hex()
    except (KeyringError, OSError):
        return False


def forget(key: Key) -> None:
    """Take the copy back from the system, if it has one."""
    from keyring import delete_password
    from keyring.errors import KeyringError

    try:
        delete_password(_SERVICE, key.salt.hex())
    except (KeyringError, OSError):
        return
