"""What is written to a giver: by name, of the prospect, of the status; and what levels mean."""

from datetime import date
from decimal import Decimal

import pytest

from netdesk import i18n
from netdesk.domain.genealogy import Tier
from netdesk.domain.person import Email, Name, Person
from netdesk.domain.referral import Direction, Level, ReferralStatus, StatusStep
from netdesk.words import referrals as words

ANNA = Person(name=Name(full="Anna Rossi", given="Anna"), emails=(Email("anna@example.com"), Email("b@example.com")))
ME = Person(name=Name(full="Chiara Novak", given="Chiara"))
DAY = date(2026, 10, 27)


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use_language("en_GB")


@pytest.mark.parametrize("status", ReferralStatus)
def test_the_giver_is_told_by_name_of_whom_and_how_far(status: ReferralStatus) -> None:
    steps = [StatusStep(ReferralStatus.HANDED_OVER, date(2026, 10, 1)), StatusStep(status, DAY)]
    draft = words.tell_giver(words.News(ANNA, ME, "Paolo Neri"), steps)
    assert draft.to == ("anna@example.com",)
    assert draft.text.startswith("Dear Anna,\n\n")
    assert draft.text.endswith("Warm regards,\n\nChiara")
    assert "Paolo Neri" in draft.subject
    assert "Paolo Neri" in draft.text
    assert "{" not in draft.subject + draft.text


def test_each_status_has_its_own_words() -> None:
    news = words.News(ANNA, ME, "Paolo")
    drafts = [words.tell_giver(news, [StatusStep(status, DAY)]) for status in ReferralStatus]
    assert len({draft.text for draft in drafts}) == len({draft.subject for draft in drafts}) == len(ReferralStatus)


def test_the_newest_of_several_steps_is_told() -> None:
    steps = [StatusStep(ReferralStatus.CLOSED, DAY), StatusStep(ReferralStatus.CONTACTED, date(2026, 10, 2))]
    assert "working together" in words.tell_giver(words.News(ANNA, ME, "Paolo"), steps).text


def test_without_names_and_addresses_the_words_still_stand() -> None:
    draft = words.thank_giver(words.News(Person(name=Name(full="Bo")), Person()))
    assert draft.to == ()
    assert draft.text.startswith("Dear Bo,")
    assert draft.text.endswith("Warm regards,")
    assert "the person you sent to me" in draft.text
    assert draft.subject[0].isupper()


def test_a_giver_who_became_the_client_is_thanked_for_their_trust() -> None:
    draft = words.thank_giver(words.News(ANNA, ME, "Anna Rossi", themselves=True))
    assert "trust" in draft.subject
    assert "Anna Rossi" not in draft.text


def test_every_value_has_words_of_its_own() -> None:
    for say, values in (
        (words.level, Level),
        (words.level_short, Level),
        (words.status, ReferralStatus),
        (words.further, ReferralStatus),
        (words.direction, Direction),
        (words.tier, Tier),
    ):
        told = [say(value) for value in values]  # type: ignore[operator]
        assert len(set(told)) == len(told)
        assert all(told)


def test_currencies_stand_side_by_side() -> None:
    assert words.sums({"PLN": Decimal(300), "EUR": Decimal("1200.5")}) == "€1,200.50 · PLN300.00"
    assert words.total(2, 1, {"EUR": Decimal(5)}) == "2 referrals · 1 lead · €5.00"
    assert words.total(1, 0, {}) == "1 referral"


def test_waiting_is_said_in_days() -> None:
    assert words.waiting(1, contacted=True) == "after 1 day"
    assert words.waiting(12, contacted=False) == "waits 12 days"
    assert words.waiting(0, contacted=True) == "the same day"
    assert words.waiting(0, contacted=False) == "new today"
