"""How well and how fast people are recognised, on invented people whose truth is known, in one run.

    python tests/benchmarks/bench_identity.py [known] [incoming] [seed]

Prints precision of automatic matches, recall, needless questions, and seconds on one core.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "identity"))

from acquaintances import USUAL, World
from tally import Tally, tally
from unlike_mixture import UNLIKE

from netdesk.identity.crowd import Crowd, pairs
from netdesk.identity.traits import traits


def main() -> None:
    """Measure both mixtures, then look for duplicates among everybody."""
    known, incoming, seed = (int(text) for text in (*sys.argv[1:], *("50000", "10000", "1")[len(sys.argv) - 1 :]))
    for title, mixture in (("usual", USUAL), ("unlike", UNLIKE)):
        world = World(seed, mixture).fill(known, incoming)
        show(f"{title}: {known} known, {incoming} incoming", tally(world))
    crowd = Crowd(traits(person) for person in world.known)
    begun = time.perf_counter()
    found = list(pairs(crowd))
    print(f"pairs among the known people: {len(found)} in {time.perf_counter() - begun:.2f} s")


def show(title: str, result: Tally) -> None:
    """Print what was decided, by kind of card."""
    print(
        f"{title}\n  precision {result.precision:.4f} ({len(result.wrong)} of {result.right + len(result.wrong)} wrong)"
    )
    print(f"  recall    {result.recall:.4f}")
    print(f"  needless questions {result.questions:.1f} per 1,000 new, with homonyms {result.all_questions:.1f}")
    seconds = (result.seconds_traits, result.seconds_adding, result.seconds_finding)
    print("  seconds   traits {:.2f}, building {:.2f}, finding {:.2f}".format(*seconds))
    for kind, count in sorted(result.known.items()):
        found, merged = result.found[kind] / count, result.merged[kind] / count
        print(f"    {kind:28} {count:6} found {found:5.1%} of which by itself {merged:5.1%}")
    wrong = [case.kind for case in result.wrong]
    for kind, count in sorted(result.new.items()):
        print(f"    {kind:28} {count:6} asked {result.asked[kind] / count:5.1%} wrongly matched {wrong.count(kind)}")


if __name__ == "__main__":
    main()
