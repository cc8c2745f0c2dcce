"""How a name fits what mails and profiles are made of: mario.rossi, m.rossi, rossim, mariorossi80."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from netdesk.capture.fields.wordlists import plain, writings
from netdesk.domain.text import fold


@lru_cache(maxsize=4096)
def mail_fit(words: tuple[str, ...], people: Sequence[str]) -> float:
    """How well the words of a name, as written, explain what a mail or profile has, 0 to 1, for the best of them."""
    return max((_fit(given, family, one) for one in people for given, family in _halves(words)), default=0.0)


def _halves(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each way to part the words in a given and a family part, both orders, as they may stand in mails."""
    words = [word for word in words if plain(word)]
    for writing in {tuple(writings(word)[0] for word in words), tuple(writings(word)[-1] for word in words)}:
        for cut in range(1, len(writing)):
            first, last = "".join(writing[:cut]), "".join(writing[cut:])
            yield first, last
            yield last, first
        if len(writing) > 2:
            yield writing[0], writing[-1]
            yield writing[0], writing[1]
        for word in words:
            if "-" in word:
                half = [plain(part) for part in word.split("-") if plain(part)]
                yield from ((writing[0], part) for part in half if part != writing[0])


def _fit(given: str, family: str, local: str) -> float:
    segments = [re.sub(r"\d+$", "", part) for part in re.split(r"[._\-+]", fold(local))]
    joined = "".join(segments)
    if len(joined) < 2:
        return 0.0
    if joined == given + family:
        return 1.0
    if (
        joined == given[0] + family
        or (len(segments) > 1 and joined == given[:2] + family)
        or joined == given[:3] + family
    ):
        return 0.9
    if joined == given + family[0] and len(given) > 2:
        return 0.75
    if joined in (given, family) and len(joined) > 2:
        return 0.65
    if len(joined) > 6 and OSA.distance(joined, given + family) <= 1:
        return 0.85
    if len(joined) > 6 and joined[0] == given[0] and OSA.distance(joined, given[0] + family) <= 1:
        return 0.7
    begins, ends = joined.startswith(given) and len(given) > 3, joined.endswith(family) and len(family) > 4
    if len(joined) > 6 and (begins or ends):
        return 0.4
    return 0.3 if joined == given[0] + family[0] else 0.0
