"""Trees of referrals: whatever grew out of what, no referral and no cent is lost."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.genealogy import Sums, Tier, Trees, circular, counted_sums, sums, tier
from netdesk.domain.referral import Money, Referral

DAY = date(2026, 11, 2)
NAMES = [f"r{number}" for number in range(12)]
PARENTS = st.fixed_dictionaries({name: st.none() | st.sampled_from([*NAMES, "elsewhere"]) for name in NAMES})
MONEY = st.dictionaries(
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(["EUR", "PLN", "JPY"]), st.decimals(0, 10**6, places=2), min_size=1),
)


def euro(amount: int, currency: str = "EUR") -> Money:
    return Money(Decimal(amount), currency, DAY)


CHAIN = Trees({"a": None, "b": "a", "c": "b", "d": "a", "e": "gone"})


def test_a_chain_has_roots_depths_and_children() -> None:
    assert CHAIN.roots == ("a", "e")
    assert [CHAIN.depth(one) for one in "abcde"] == [0, 1, 2, 1, 0]
    assert CHAIN.children("a") == ("b", "d")
    assert [CHAIN.root(one) for one in "abcde"] == ["a", "a", "a", "a", "e"]
    assert list(CHAIN.below("a")) == [("a", 0), ("b", 1), ("c", 2), ("d", 1)]
    assert CHAIN.parent("e") is None


def test_money_goes_back_to_the_root_by_currency() -> None:
    own: dict[str, Sums] = {
        "a": {"EUR": Decimal(10)},
        "c": {"EUR": Decimal(5), "PLN": Decimal(7)},
        "d": {"PLN": Decimal(1)},
    }
    total = CHAIN.rolled_up(own)
    assert total["a"] == {"EUR": Decimal(15), "PLN": Decimal(8)}
    assert total["b"] == {"EUR": Decimal(5), "PLN": Decimal(7)}
    assert total["e"] == {}
    assert own["a"] == {"EUR": Decimal(10)}, "what was given stays as it was"


@given(PARENTS, MONEY)
def test_the_roots_have_all_the_money_there_is(parents: dict[str, str | None], own: dict[str, Sums]) -> None:
    trees = Trees(parents)
    total = trees.rolled_up(own)
    assert _sum(total[root] for root in trees.roots) == _sum(own.values())


@given(PARENTS)
def test_no_referral_is_lost_and_none_is_in_two_trees(parents: dict[str, str | None]) -> None:
    trees = Trees(parents)
    met = Counter(one for root in trees.roots for one, _steps in trees.below(root))
    assert met == Counter(parents.keys())
    for root in trees.roots:
        assert all(trees.root(one) == root and trees.depth(one) == steps for one, steps in trees.below(root))


@given(PARENTS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_what_is_not_circular_may_be_joined(parents: dict[str, str | None], one: str, parent: str) -> None:
    trees = Trees(parents)
    sound = {each: trees.parent(each) for each in parents}
    below = {each for each, _steps in trees.below(one)}
    assert circular(one, parent, sound) == (parent in below)


def test_in_a_circle_the_first_is_the_root() -> None:
    trees = Trees({"b": "a", "a": "c", "c": "b", "d": "c"})
    assert trees.roots == ("a",)
    assert sorted(one for one, _steps in trees.below("a")) == ["a", "b", "c", "d"]


def test_a_long_chain_takes_no_time() -> None:
    many = [f"{number:05}" for number in range(20_000)]
    trees = Trees(dict(zip(many, [None, *many], strict=False)))
    assert trees.rolled_up({many[-1]: {"EUR": Decimal(3)}})[many[0]] == {"EUR": Decimal(3)}


@pytest.mark.parametrize(
    ("prospect", "grown", "found"),
    [
        ("giver", False, Tier.THEMSELVES),
        ("somebody", False, Tier.THIRD_PERSON),
        (None, False, Tier.THIRD_PERSON),
        ("giver", True, Tier.GROWN),
        ("somebody", True, Tier.GROWN),
    ],
)
def test_the_tier_follows_from_the_chain(prospect: str | None, grown: bool, found: Tier) -> None:
    assert tier("giver", "receiver", prospect, grown=grown) is found


def test_money_adds_up_in_its_currency_and_a_lead_brings_none() -> None:
    money = (euro(5), euro(7), euro(3, "PLN"))
    assert sums(money) == {"EUR": Decimal(12), "PLN": Decimal(3)}
    assert counted_sums(Referral("a", "b", DAY, consent=True, money=money)) == sums(money)
    assert counted_sums(Referral("a", "b", DAY, money=money)) == {}


def _sum(many: Iterable[Sums]) -> Sums:
    found: Sums = {}
    for each in many:
        for currency, amount in each.items():
            found[currency] = found.get(currency, Decimal()) + amount
    return found
