"""Names with the family's first and a comma between, as in `Müller, Jörg`: told by a column, parted one by one."""

import re
from collections.abc import Iterable, Sequence

from netdesk.domain.text import fold
from netdesk.lists import looks

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_WORDS = 3
_PARTICLE = 3  # letters: von, de la, van der
_NO_NAMES = frozenset(
    """ag bv co company corp corporation doo ek ev gbr gmbh inc kg kgaa limited llc llp ltd mbh nv ohg oo oy plc sa sarl
    sas snc spa sp spolka srl srls ug und and e i
    ba bsc cpa dds dipl dr esq ii iii ing iv jr jun ma mag mba md mgr msc mr mrs ms pe phd prof rn sen sr""".split()
)
"""Words of companies, degrees and generations: one of them beside a comma, and it does not part a name."""


def is_family_first(cells: Iterable[str]) -> bool:
    """Whether a column of names is clearly written so: most of them, and most of the families by one word."""
    return looks.mostly(cells, _is_clear)


def given_and_family(text: str) -> tuple[str, str] | None:
    """Both parts of a name with one comma; None where the comma may part something else."""
    family, _comma, given = text.partition(",")
    parts = family.split(), given.split()
    return (" ".join(parts[1]), " ".join(parts[0])) if all(map(_is_part, parts)) else None


def _is_clear(text: str) -> bool:
    found = given_and_family(text)
    return found is not None and sum(len(word) > _PARTICLE for word in found[1].split()) < 2


def _is_part(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _MOST_WORDS and all(
        _WORD.fullmatch(word) and fold(word).replace(".", "") not in _NO_NAMES for word in words
    )
