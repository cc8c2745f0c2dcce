"""The cells of one group of address columns as postal addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from netdesk.domain.person import Address
from netdesk.lists.target import Target

SEVERAL = ":::"
"""How Google parts several values in one cell."""
_BETWEEN = {Target.STREET: "\n"}


@dataclass(slots=True)
class Place:
    """What a row says of one group: each part as it comes, and addresses that stand whole in one cell."""

    labels: tuple[str, ...]
    preferred: bool
    parts: dict[Target, list[str]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)

    def addresses(self) -> list[Address]:
        """The addresses; where a cell holds several, the others do so in the same order."""
        columns = {target: _one_by_one(texts, _BETWEEN.get(target, " ")) for target, texts in self.parts.items()}
        rows = zip_longest(*columns.values(), fillvalue="")
        found = [self._address(dict(zip(columns, row, strict=True))) for row in rows]
        words = {word.strip(",") for texts in self.parts.values() for text in texts for word in text.split()}
        new = (text for text in self.whole if not words or not {word.strip(",") for word in text.split()} <= words)
        return [*found, *(Address(text, labels=self.labels, preferred=self.preferred) for text in new)]

    def _address(self, parts: dict[Target, str]) -> Address:
        return Address(
            street=parts.get(Target.STREET, ""),
            locality=parts.get(Target.TOWN, ""),
            region=parts.get(Target.REGION, ""),
            postcode=parts.get(Target.POSTCODE, ""),
            country=parts.get(Target.COUNTRY, ""),
            labels=self.labels,
            preferred=self.preferred,
        )


def _one_by_one(texts: Sequence[str], between: str) -> list[str]:
    """One part of each address: lines of the same address joined, several addresses apart."""
    rows = zip_longest(*(text.split(SEVERAL) for text in texts), fillvalue="")
    return [between.join(piece.strip() for piece in row if piece.strip()) for row in rows]
