"""The four stages of trust and the four states of freshness."""

from enum import IntEnum


class Stage(IntEnum):
    """How far one person's trust in another has come; each stage is a gate to the next."""

    CARD = 0
    VISIBILITY = 1
    CREDIBILITY = 2
    PROFITABILITY = 3

    @property
    def word(self) -> str:
        """The word in JSON and on the command line."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Stage":
        """The stage of a word; ValueError for an unknown one."""
        try:
            return cls[word.strip().upper()]
        except KeyError:
            raise ValueError(word) from None


class Freshness(IntEnum):
    """How a link stands against its cadence, by the time since the last two-way contact."""

    FRESH = 0
    DUE = 1
    FADING = 2
    DORMANT = 3

    @property
    def word(self) -> str:
        """The word in JSON and on the command line."""
        return self.name.lower()
