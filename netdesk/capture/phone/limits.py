"""How much a phone may send, how long it may take, and when the page has seen enough of somebody."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and counts of one session."""

    lifetime: float = 600
    grace: float = 30
    """How long after the end phones are still told that it is over."""
    silence: float = 15
    """How long a phone that waits for its answer may be silent before another one may ask."""
    head: float = 10
    whole: float = 30
    """How long the head of a request, and all of it, may take."""
    each: int = 6
    connections: int = 24
    """How many connections may be open at once: from one address, and from all."""
    chunk: int = MEGABYTE // 4
    chunks: int = 100
    """The largest piece of a file, and the most pieces of one: 25 MB."""
    files: int = 100
    unfinished: int = 8
    total: int = 400 * MEGABYTE
    wrong: int = 20
    """How many guesses of the address of the page end the session."""
    asks: int = 5
    """How many devices may ask, one after the other, before the session ends."""

    @property
    def largest(self) -> int:
        """The size of the largest file."""
        return self.chunk * self.chunks
