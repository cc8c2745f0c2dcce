"""How a name fits what mails and profiles are made of: mario.rossi, m.rossi, rossim, mariorossi80."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from netdesk.capture.fields.wordlists import plain, writings
from netdesk.domain.text import fold

_SHORT = 6  # letters: a shorter mail says too little when it does not fit exactly


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
    """How well one given and one family part explain what stands before an @."""
    segments = [re.sub(r"\d+$", "", part) for part in re.split(r"[._\-+]", fold(local))]
    joined = "".join(segments)
    if len(joined) < 2:
        return 0.0
    initials = 0.3 * (joined == given[0] + family[0])
    near = _nearly(given, family, joined) if len(joined) > _SHORT else 0.0
    return _exactly(given, family, joined, len(segments)) or near or initials


def _exactly(given: str, family: str, joined: str, segments: int) -> float:
    """mariorossi, m.rossi, marior, rossi."""
    if joined == given + family:
        return 1.0
    if joined in (given[0] + family, given[:3] + family) or (segments > 1 and joined == given[:2] + family):
        return 0.9
    if joined == given + family[0] and len(given) > 2:
        return 0.75
    return 0.65 if joined in (given, family) and len(joined) > 2 else 0.0


def _nearly(given: str, family: str, joined: str) -> float:
    """The same with a letter that was misread, or with something more before or after."""
    if OSA.distance(joined, given + family) <= 1:
        return 0.85
    if joined[0] == given[0] and OSA.distance(joined, given[0] + family) <= 1:
        return 0.7
    begins, ends = joined.startswith(given) and len(given) > 3, joined.endswith(family) and len(family) > 4
    return 0.4 if begins or ends else 0.0
