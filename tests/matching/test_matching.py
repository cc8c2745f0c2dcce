"""What is compared and how it is ranked: trades and stems, competitors, trust, what is settled."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.stage import Freshness, Stage
from netdesk.matching.index import Index, working
from netdesk.matching.matches import Matching
from netdesk.matching.party import MYSELF, Match, Party, Said, Standing, Where
from netdesk.matching.stems import forms, words
from netdesk.matching.telling import told
from netdesk.matching.trades import named, trades

MET = Standing(Stage.VISIBILITY)


def somebody(one: str, work: str = "", wish: str = "", firm: str = "") -> Party:
    offers = (Said(work, Where.TITLE), Said(firm, Where.ORGANISATION))
    wishes = (Said(wish, Where.LOOKS_FOR),) if wish else ()
    return Party(one, wishes, tuple(said for said in offers if said.text), firm=firm)


ANNA = somebody("anna", "Solar installer", "restaurants")
BRUNO = somebody("bruno", "Owner", firm="Trattoria Bruno")
CARLA = somebody("carla", "Hotel manager", "solar panels")
DORA = somebody("dora", "Ristoratrice", "bistros and pizzerias")


def of(person: str, *parties: Party, standing: dict[str, Standing] | None = None, **more: object) -> list[Match]:
    met = {one.id: MET for one in parties} | (standing or {})
    return Matching(Index(parties), met, **more).of_person(person)  # type: ignore[arg-type]


def pairs(matches: list[Match]) -> list[tuple[str, str]]:
    return [(one.seeker, one.offer) for one in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("szukam notariuszy i architektów", {"notary", "architect"}),
        ("KSIEGOWY", {"accountant"}),
        ("IT", {"it"}),
        ("it is late", set()),
        ("Web designer", {"web"}),
        ("Gaststätten", {"restaurant"}),
        ("Studio Legale", {"lawyer"}),
        ("hospitality", {"hotel", "@hosts"}),
        ("hospital", {"clinic"}),
    ],
)
def test_trades_are_named_in_any_language(text: str, expected: set[str]) -> None:
    assert {one.trade for one in named(words(text))} == expected


def test_the_table_is_broad_and_has_every_language() -> None:
    assert sum(not trade.is_client for trade in trades().values()) >= 120
    assert all(set(trade.names) == {"en", "it", "pl", "de"} for trade in trades().values())
    assert trades()["notary"].name("pl_PL") == "notariusz" and trades()["notary"].name("fr") == "notary"


@pytest.mark.parametrize("key", sorted(trades()))
def test_every_trade_is_found_by_its_name_in_every_language(key: str) -> None:
    for name in trades()[key].names.values():
        assert key in {one.trade for one in named(words(name))}, name


def test_what_qualifies_weighs_less_and_what_is_denied_nothing() -> None:
    assert [(one.key, one.weight) for one in told("architects who build hotels") if one.key] == [
        ("architect", 1.0),
        ("hotel", 0.4),
    ]
    assert [one.key for one in told("bakers, not restaurants; hotels")] == ["baker", "hotel"]


def test_words_have_stems_in_four_languages() -> None:
    assert forms("restaurants")[0] == forms("restaurant")[0]
    assert forms("architektów")[2] == forms("architekt")[2]


def test_the_reason_has_the_words_of_both_sides() -> None:
    (match,) = of("anna", ANNA, BRUNO)
    assert (match.seeker, match.offer) == ("anna", "bruno")
    assert (match.because[0].looks_for, match.because[0].has.text) == ("restaurants", "Trattoria Bruno")


def test_one_is_found_as_who_looks_and_as_who_has() -> None:
    assert set(pairs(of("anna", ANNA, BRUNO, CARLA))) == {("anna", "bruno"), ("carla", "anna")}


def test_competitors_and_colleagues_are_no_match() -> None:
    assert of("dora", DORA, BRUNO) == []
    clerk = replace(BRUNO, firm="solar ag")
    assert of("anna", replace(ANNA, firm="solar ag"), clerk) == []


def test_a_rare_word_matches_and_a_common_one_does_not() -> None:
    keeper = somebody("keeper", "Beekeeper", "people who need beeswax")
    maker = somebody("maker", "Candles of beeswax")
    crowd = [somebody(f"p{at}", "beeswax") for at in range(400)]
    assert pairs(of("keeper", keeper, maker)) == [("keeper", "maker")]
    assert of("keeper", keeper, maker, *crowd) == []


def test_a_name_or_a_town_is_no_trade() -> None:
    smith = replace(somebody("smith", firm="Fabbri Group"), names=frozenset({"anna", "fabbri"}))
    seeker = somebody("seeker", "Notary", "fabbri; people in Biella")
    tailor = somebody("tailor", "Biella threads")
    assert of("seeker", seeker, smith) == []
    assert Matching(Index([seeker, tailor], ["Biella"]), {"seeker": MET, "tailor": MET}).of_person("seeker") == []


def test_more_trust_and_freshness_come_first_and_cards_last() -> None:
    offers = {
        "card": Standing(Stage.CARD),
        "dormant": Standing(Stage.VISIBILITY, Freshness.DORMANT),
        "fresh": Standing(Stage.VISIBILITY),
        "trusted": Standing(Stage.PROFITABILITY),
    }
    found = of("anna", ANNA, *(replace(BRUNO, id=one) for one in offers), standing=offers)
    assert [one.offer for one in found] == ["trusted", "fresh", "dormant", "card"]
    assert [one.proposed for one in found] == [True, True, True, False]
    everybody = Matching(Index([ANNA, replace(BRUNO, id="card")]), {"anna": MET, "card": offers["card"]})
    assert everybody.of_everybody(10) == []


def test_i_look_and_i_have_like_everybody() -> None:
    (match,) = of("bruno", ANNA, BRUNO, standing={"anna": MYSELF})
    assert (match.seeker, match.stage) == ("anna", Stage.VISIBILITY)


def test_settled_pairs_are_left_out_whoever_looks() -> None:
    assert of("anna", ANNA, BRUNO, settled={("anna", "bruno")}) == []
    assert pairs(of("anna", ANNA, BRUNO, CARLA, settled={("anna", "carla")})) == [("anna", "bruno")]


def test_who_works_in_a_trade() -> None:
    index = Index([ANNA, BRUNO, CARLA, DORA, somebody("falk", "Falconer")])
    assert [index.parties[at].id for at in working(index, "Gasthaus")] == ["bruno", "dora"]
    assert [index.parties[at].id for at in working(index, "falconers")] == ["falk"]
    assert working(index, "of the") == []


WORDS = st.sampled_from(
    ["restaurant", "notaio", "księgowy", "Zahnarzt", "hotel", "solar", "beeswax", "not", "who", ",", "IT", "school"]
)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
PARTIES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=7).map(
    lambda texts: [somebody(f"p{at}", work, wish) for at, (work, wish) in enumerate(texts)]
)


@given(PARTIES, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nobody_matches_oneself(parties: list[Party], dice: random.Random) -> None:
    shuffled = list(parties)
    dice.shuffle(shuffled)
    for one in parties:
        found = of(one.id, *parties)
        assert found == of(one.id, *shuffled)
        assert all(match.seeker != match.offer and one.id in match.pair for match in found)


@given(PARTIES)
def test_both_ends_are_told_the_same(parties: list[Party]) -> None:
    found = {one.id: of(one.id, *parties) for one in parties}
    for one, matches in found.items():
        for match in matches:
            other = match.offer if match.seeker == one else match.seeker
            assert match in found[other]


@given(PARTIES)
def test_the_best_of_all_are_among_those_of_each(parties: list[Party]) -> None:
    matching = Matching(Index(parties), {one.id: MET for one in parties})
    everybody = matching.of_everybody(50)
    assert everybody == sorted(everybody, key=lambda one: (-one.score, one.seeker, one.offer))
    for match in everybody:
        assert match in matching.of_person(match.seeker)
    best = [match for one in parties for match in matching.of_person(one.id)]
    assert bool(best) == bool(everybody)
    if best:
        assert everybody[0].score == max(match.score for match in best)


@given(PARTIES, PARTIES)
def test_a_changed_index_is_as_good_as_a_new_one(before: list[Party], after: list[Party]) -> None:
    index = Index(before)
    gone = [Party(one.id) for one in before[len(after) :]]
    changed = index.changed([*after, *gone])
    met = {one.id: MET for one in [*before, *after]}
    fresh = Index([*after, *gone])
    for one in met:
        assert Matching(changed, met).of_person(one) == Matching(fresh, met).of_person(one)
        assert Matching(index, met).of_person(one) == Matching(Index(before), met).of_person(one)
