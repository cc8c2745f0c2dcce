"""Ids: time-ordered UUIDs (RFC 9562, version 7) as 32 hex digits, made by the domain, never by the database."""

import os
import time
import uuid
import zlib

Id = str


def id_of_uid(uid: str) -> Id:
    """The id that a vCard UID would be if this desk had written it: `urn:uuid:` and the id with dashes."""
    return uid.lower().removeprefix("urn:uuid:").replace("-", "")


def new_id() -> Id:
    """A new UUIDv7 as 32 lower-case hex digits: sorts by the millisecond it was made in."""
    millis = time.time_ns() // 1_000_000
    rest = int.from_bytes(os.urandom(10), "big")
    number = (millis << 80) | rest
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=number).hex


GROUNDS = 9


def ground(person_id: Id) -> int:
    """Which of the `GROUNDS` colours stands behind somebody's initials: always the same for the same person."""
    return zlib.crc32(person_id.encode()) % GROUNDS
