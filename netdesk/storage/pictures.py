"""Pictures, each stored once under the SHA-256 of its bytes, so that undo and merging never copy them."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from netdesk.storage.tables import picture

MAX_PICTURE = 20 * 1024 * 1024  # bytes


def picture_key(data: bytes) -> str:
    """The key that a picture has in the store."""
    return hashlib.sha256(data).hexdigest()


def store(connection: Connection, data: Sequence[bytes]) -> None:
    """Keep pictures that are not kept yet."""
    by_key = {picture_key(one): one for one in data}
    if by_key:
        known = set(connection.scalars(select(picture.c.key).where(picture.c.key.in_(list(by_key)))))
        if rows := [{"key": key, "data": one} for key, one in by_key.items() if key not in known]:
            connection.execute(insert(picture), rows)


def load(connection: Connection, key: str) -> bytes | None:
    """The bytes of a picture; None when there is none."""
    return connection.scalar(select(picture.c.data).where(picture.c.key == key)) if key else None
