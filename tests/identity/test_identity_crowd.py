"""Deciding about thousands of invented cards: seldom a wrong match, few needless questions, most people found."""

import pytest
from acquaintances import USUAL, Mixture, World
from tally import tally
from unlike_mixture import UNLIKE


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_people_are_recognised(seed: int) -> None:
    found = tally(World(seed).fill(4000, 3000))
    assert found.precision >= 0.995, [case.kind for case in found.wrong]
    assert found.recall >= 0.95, [case.kind for case in found.missed]
    assert found.questions <= 10
    assert found.all_questions <= 100
