"""Pictures, each stored once under the SHA-256 of its bytes, so that undo and merging never copy them."""

import hashlib

from sqlalchemy import Connection, insert, select

from netdesk.storage.tables import picture

MAX_PICTURE = 20 * 1024 * 1024  # bytes


def store(connection: Connection, data: bytes) -> str:
    """Keep a picture; its key."""
    key = hashlib.sha256(data).hexdigest()
    if connection.scalar(select(picture.c.key).where(picture.c.key == key)) is None:
        connection.execute(insert(picture).values(key=key, data=data))
    return key


def load(connection: Connection, key: str) -> bytes | None:
    """The bytes of a picture; None when there is none."""
    return connection.scalar(select(picture.c.data).where(picture.c.key == key)) if key else None
