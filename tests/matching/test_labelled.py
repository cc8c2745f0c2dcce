"""How good the matching is: pairs as people write them in four languages, precision and recall held at thresholds."""

from collections.abc import Callable

import pytest
from labelled_pairs import FRESH_SHOULD, FRESH_SHOULD_NOT, SHOULD, SHOULD_NOT, lines

from netdesk.domain.stage import Stage
from netdesk.matching.index import Index
from netdesk.matching.matches import Matching
from netdesk.matching.party import Party, Said, Standing, Where


def party(one: str, work: str, wish: str = "", more: str = "") -> Party:
    title, _comma, firm = work.partition(", ")
    offers = [Said(title, Where.TITLE), *([Said(firm, Where.ORGANISATION)] if firm else [])]
    if more:
        where = Where.NETWORKS if more.startswith("NETWORKS") else Where.SKILLS
        offers.append(Said(more.removeprefix("NETWORKS "), where))
    return Party(one, (Said(wish, Where.LOOKS_FOR),) if wish else (), tuple(offers))


def found(should: str, should_not: str) -> tuple[list[bool], list[bool]]:
    """Which pairs of each block are matched, all of them together on one desk."""
    parties = []
    for name, block in (("y", should), ("n", should_not)):
        for at, (work, wish, other, more) in enumerate(lines(block)):
            parties += [party(f"{name}{at}s", work, wish), party(f"{name}{at}o", other, "", more)]
    met = {one.id: Standing(Stage.VISIBILITY) for one in parties}
    matching = Matching(Index(parties), met)

    def matched(pair: str) -> bool:
        return any(one.offer == f"{pair}o" for one in matching.of_person(f"{pair}s") if one.seeker == f"{pair}s")

    return _each(matched, "y", should), _each(matched, "n", should_not)


def _each(matched: Callable[[str], bool], name: str, block: str) -> list[bool]:
    return [matched(f"{name}{at}") for at in range(len(lines(block)))]


@pytest.mark.parametrize(
    ("blocks", "count", "recall", "precision"),
    [((SHOULD, SHOULD_NOT), 60, 0.95, 0.95), ((FRESH_SHOULD, FRESH_SHOULD_NOT), 30, 0.9, 0.9)],
)
def test_precision_and_recall(
    blocks: tuple[str, str], count: int, recall: float, precision: float, record_property: Callable[..., None]
) -> None:
    right, wrong = found(*blocks)
    assert len(right) >= count and len(wrong) >= count
    measured = sum(right) / len(right), sum(right) / (sum(right) + sum(wrong))
    record_property("recall, precision", measured)
    missed = [line for line, hit in zip(lines(blocks[0]), right, strict=True) if not hit]
    mistaken = [line for line, hit in zip(lines(blocks[1]), wrong, strict=True) if hit]
    assert measured[0] >= recall, missed
    assert measured[1] >= precision, mistaken
