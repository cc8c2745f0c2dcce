"""A desk of any size for measuring: the demo's people with as many interactions and referrals as are wanted.

python tests/benchmarks/big_desk.py FILE [people] [interactions] [referrals]
"""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from netdesk.domain.interaction import GIFTS, Interaction, Kind, Participant, Role
from netdesk.domain.referral import Level, Referral, ReferralStatus, StatusStep
from netdesk.operations.demo import _Maker
from netdesk.storage.book import Book
from netdesk.storage.derived import Deriver
from netdesk.storage.shelf import SHELVES

PEOPLE, INTERACTIONS, REFERRALS = 50_000, 500_000, 20_000
_KINDS = (Kind.CALL, Kind.MET, Kind.MESSAGE, Kind.ONE_TO_ONE, Kind.HELP, Kind.THANK_YOU, Kind.INTRODUCTION)
_WEIGHTS = (30, 30, 20, 8, 5, 5, 2)
_DAYS = 1400


@contextmanager
def big_desk(people: int = PEOPLE, interactions: int = INTERACTIONS, referrals: int = REFERRALS) -> Iterator[Path]:
    """The file of such a desk: that named by `--keep FILE`, made where it is not there; else one for the moment."""
    kept = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    with TemporaryDirectory() as folder:
        file = Path(kept) if kept else Path(folder) / "desk.netdesk"
        if not file.exists():
            write(file, people, interactions, referrals)
        yield file


def write(file: Path, people: int, interactions: int, referrals: int) -> None:
    """Write the desk, and say how long it took."""
    begun = time.perf_counter()
    book = Book.open(file)
    maker = _Maker(random.Random(7), book.today, book.me)
    maker.make(people)
    dice = random.Random(3)
    talks = [_happened(maker, dice) for _number in range(interactions - len(maker.interactions))]
    handed = [_handed_over(maker, dice) for _number in range(referrals - len(maker.referrals))]
    shelves: tuple[list[Any], ...] = (
        maker.people,
        maker.events,
        maker.interactions[:interactions] + talks,
        maker.links,
        maker.promises,
        maker.referrals[:referrals] + handed,
        maker.follow_ups,
    )
    with book.engine.connect().execution_options(write=True) as connection, connection.begin():
        for items in shelves:
            if items:
                SHELVES[type(items[0])].insert(connection, items, version=1)
        Deriver(connection, book.me, book.today, book.policy).rebuild()
    book.close()
    print(f"{people:,} people written in {time.perf_counter() - begun:.0f} s, {file.stat().st_size / 1e6:.0f} MB")


def _happened(maker: _Maker, dice: random.Random) -> Interaction:
    """Something that happened, mostly with me; gifts go either way."""
    kind = dice.choices(_KINDS, _WEIGHTS)[0]
    other = dice.choice(maker.people).id
    one = maker.me if dice.random() < 0.8 else dice.choice(maker.people).id
    ends = [one, other if other != one else maker.me]
    dice.shuffle(ends)
    roles = (Role.GIVER, Role.RECEIVER) if kind in GIFTS else (Role.PRESENT, Role.PRESENT)
    parts = tuple(Participant(person, role) for person, role in zip(ends, roles, strict=True))
    on = maker.today - timedelta(days=dice.randint(0, _DAYS))
    return Interaction(kind=kind, on=on, minutes=dice.choice((None, 15, 30, 60)), participants=parts)


def _handed_over(maker: _Maker, dice: random.Random) -> Referral:
    """A referral between me and somebody, either way."""
    ends = [maker.me, dice.choice(maker.people).id]
    dice.shuffle(ends)
    on = maker.today - timedelta(days=dice.randint(0, _DAYS))
    step = StatusStep(dice.choice(list(ReferralStatus)), on)
    level, consent = Level(dice.randint(1, 5)), dice.random() < 0.9
    return Referral(ends[0], ends[1], on, level=level, consent=consent, statuses=(step,))


def main() -> None:
    """Write a desk to a file."""
    sizes = [int(word) for word in sys.argv[2:5]]
    write(Path(sys.argv[1]), *(sizes + [PEOPLE, INTERACTIONS, REFERRALS][len(sizes) :]))


if __name__ == "__main__":
    main()
