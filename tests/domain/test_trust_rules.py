"""Every row of the trust tables, by example."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from stories import (
    ANA,
    BEN,
    ME,
    START,
    Story,
    alone,
    day,
    friends,
    happened,
    met,
    months,
    pinned,
    promised,
    referred,
    story,
)

from netdesk.domain.evidence import gather
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.link import Link, Tie
from netdesk.domain.linkstate import link_state
from netdesk.domain.policy import TrustPolicy
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment, Missing, Need, Step, Why, assess, history, link_history

CARD, VISIBLE, CREDIBLE, PROFITABLE = Stage.CARD, Stage.VISIBILITY, Stage.CREDIBILITY, Stage.PROFITABILITY


def mine(told: Story, on: int) -> Assessment:
    """My trust in Ana on a day."""
    return assess(told.evidence(), ME, day(on))


def hers(told: Story, on: int) -> Assessment:
    """Ana's trust in me on a day."""
    return assess(told.evidence(), ANA, day(on))


def whys(assessment: Assessment) -> list[Why]:
    return [reason.why for reason in assessment.reasons]


def needs(assessment: Assessment) -> dict[Need, int]:
    return {item.need: item.count for item in assessment.missing}


def grown(*more: object, letters: tuple[int, ...] = (0, 0)) -> Story:
    """Enough to be grown on day 30: three days over thirty, one of them a one-to-one."""
    return story(met(0), alone(15), met(30), *more, letters=letters)


# Only a card


def test_nothing_happened_is_only_a_card() -> None:
    assessment = mine(story(), 0)
    assert assessment.stage is CARD
    assert whys(assessment) == [Why.NO_CONTACT]
    assert assessment.missing == (Missing(Need.TALK),)
    assert (assessment.since, assessment.lapses_on, assessment.changes_on) == (None, None, None)


@pytest.mark.parametrize(
    "kind", [Kind.HELP, Kind.GIFT, Kind.THANK_YOU, Kind.INTRODUCTION, Kind.TESTIMONIAL, Kind.USED_SERVICE, Kind.NOTE]
)
def test_without_a_conversation_nothing_leads_into_the_network(kind: Kind) -> None:
    told = story(*(happened(kind, number, by=ME) for number in range(5)), friends(), referred(ME, 3), referred(ME, 4))
    assert mine(told, 60).stage is CARD
    assert hers(told, 60).stage is CARD


def test_only_a_card_has_no_day_on_which_it_began() -> None:
    """A friendship "since ever" or a letter that was learned is no beginning of anything."""
    assert mine(story(friends()), 40).since is None
    assert mine(story(letters=(3, 5)), 40).since is None
    assert link_state(story(friends()).evidence(), day(40), START).since is None


# Visibility


@pytest.mark.parametrize("kind", [Kind.MET, Kind.ONE_TO_ONE, Kind.CALL, Kind.VIDEO])
def test_one_conversation_makes_visible_from_its_day_on_in_both_directions(kind: Kind) -> None:
    told = story(happened(kind, 10))
    assert mine(told, 9).stage is CARD
    assert mine(told, 10).stage is VISIBLE
    assert hers(told, 10).stage is VISIBLE
    assert mine(told, 10).since == day(10)


def test_a_message_in_one_direction_is_no_conversation() -> None:
    told = story(*(happened(Kind.MESSAGE, number, by=ME) for number in range(4)))
    assert mine(told, 10).stage is CARD
    assert hers(told, 10).stage is CARD


@pytest.mark.parametrize(("first", "second"), [(ME, ANA), (ANA, ME)])
def test_messages_in_both_directions_are_a_conversation_on_the_day_of_the_answer(first: str, second: str) -> None:
    told = story(happened(Kind.MESSAGE, 1, by=first), happened(Kind.MESSAGE, 8, by=second))
    assert mine(told, 7).stage is CARD
    assert mine(told, 8).stage is VISIBLE
    assert mine(told, 8).since == day(8)


def test_a_message_without_a_giver_is_an_exchange() -> None:
    assert mine(story(happened(Kind.MESSAGE, 2)), 2).stage is VISIBLE


def test_a_message_of_somebody_else_to_both_of_us_is_no_exchange_between_us() -> None:
    told = story(happened(Kind.MESSAGE, 2, BEN, ME, ANA, by=BEN))
    assert mine(told, 2).stage is CARD


def test_a_conversation_of_many_is_one_for_each_pair() -> None:
    told = story(happened(Kind.MET, 2, BEN, ANA, ME))
    assert mine(told, 2).stage is VISIBLE


def test_what_happened_with_others_says_nothing_about_us() -> None:
    told = story(happened(Kind.MET, 2, ME, BEN), happened(Kind.ONE_TO_ONE, 3, ANA, BEN))
    assert mine(told, 9).stage is CARD


def test_what_is_in_the_trash_says_nothing() -> None:
    gone = datetime(2024, 5, 1)
    talk, friend = replace(met(2)[0], removed_at=gone), replace(friends(), removed_at=gone)
    assert mine(story(talk), 9).stage is CARD
    assert mine(story(met(2), friend, replace(referred(ME, 3), removed_at=gone)), 9).stage is VISIBLE
    broken = replace(promised(ANA, broken=40), removed_at=gone)
    assert mine(grown(broken), 41).stage is CREDIBLE


def test_visibility_never_falls() -> None:
    told = story(met(0))
    assert assess(told.evidence(), ME, date(2090, 1, 1)).stage is VISIBLE
    assert mine(told, 0).lapses_on is None


def test_a_setback_does_not_take_visibility_away() -> None:
    assert mine(story(met(0), happened(Kind.COMPLAINT, 1, by=ANA)), 2).stage is VISIBLE


# Credibility: friend


@pytest.mark.parametrize("tie", [Tie.FRIEND, Tie.FAMILY])
def test_a_friend_is_credible_once_there_is_a_conversation(tie: Tie) -> None:
    told = story(met(5), friends(tie=tie))
    assert mine(told, 4).stage is CARD
    assert mine(told, 5).stage is CREDIBLE
    assert hers(told, 5).stage is CREDIBLE
    assert Why.FRIEND in whys(mine(told, 5))


def test_a_friendship_counts_from_the_day_it_began() -> None:
    told = story(met(5), friends(since=20))
    assert mine(told, 19).stage is VISIBLE
    assert mine(told, 19).changes_on == day(20)
    assert mine(told, 20).stage is CREDIBLE
    assert mine(told, 20).since == day(20)


@pytest.mark.parametrize("tie", [Tie.KNOWS, Tie.COLLEAGUE, Tie.CLIENT, Tie.SUPPLIER, Tie.PARTNER, Tie.MENTOR])
def test_other_ties_are_no_friendship(tie: Tie) -> None:
    assert mine(story(met(5), friends(tie=tie)), 5).stage is VISIBLE


# Credibility: tested


@pytest.mark.parametrize("kind", [Kind.USED_SERVICE, Kind.TESTIMONIAL])
def test_who_used_the_service_or_wrote_a_testimonial_trusts_and_only_they(kind: Kind) -> None:
    told = story(met(0), happened(kind, 7, by=ME))
    assert mine(told, 6).stage is VISIBLE
    assert mine(told, 7).stage is CREDIBLE
    assert hers(told, 7).stage is VISIBLE
    assert mine(told, 7).since == day(7)


def test_one_consented_referral_is_a_test_of_the_giver_s_trust() -> None:
    told = story(met(0), referred(ANA, 7))
    assert hers(told, 7).stage is CREDIBLE
    assert mine(told, 7).stage is VISIBLE


def test_a_referral_without_consent_counts_for_nothing() -> None:
    told = story(met(0), *(referred(ANA, number, consent=False) for number in range(3)))
    assert hers(told, 9).stage is VISIBLE
    assert link_state(told.evidence(), day(9), START).received == 0


@pytest.mark.parametrize("kind", [Kind.HELP, Kind.GIFT, Kind.THANK_YOU, Kind.INTRODUCTION])
def test_other_gifts_are_no_test(kind: Kind) -> None:
    assert mine(story(met(0), happened(kind, 7, by=ME)), 7).stage is VISIBLE


# Credibility: grown


def test_grown_on_the_thirtieth_day_not_before() -> None:
    assert mine(grown(), 29).stage is VISIBLE
    assert mine(grown(), 30).stage is CREDIBLE
    assert mine(grown(), 30).since == day(30)
    assert Why.GROWN in whys(mine(grown(), 30))


def test_twenty_nine_days_are_too_few() -> None:
    told = story(met(0), alone(15), met(29))
    assert mine(told, 29).stage is VISIBLE
    assert needs(mine(told, 29)) == {Need.LONGER: 1, Need.TEST: 0}
    assert mine(told, 300).stage is VISIBLE, "time alone does not grow anything"


def test_two_days_are_too_few_however_often() -> None:
    told = story(met(0, 0, 0), alone(30), met(30))
    assert mine(told, 30).stage is VISIBLE
    assert needs(mine(told, 30)) == {Need.MORE_DAYS: 1, Need.TEST: 0}


def test_one_of_them_is_a_one_to_one() -> None:
    told = story(met(0, 15, 30, 45))
    assert mine(told, 45).stage is VISIBLE
    assert needs(mine(told, 45)) == {Need.ONE_TO_ONE: 0, Need.TEST: 0}
    assert mine(story(met(0, 15, 30, 45), alone(50)), 50).since == day(50)


def test_answered_messages_count_as_days() -> None:
    told = story(alone(0), happened(Kind.MESSAGE, 10, by=ME), happened(Kind.MESSAGE, 12, by=ANA), met(30))
    assert mine(told, 30).stage is CREDIBLE
    assert mine(story(alone(0), happened(Kind.MESSAGE, 10, by=ME), met(30)), 30).stage is VISIBLE


@pytest.mark.parametrize(("kept", "broken", "expected"), [(0, 0, True), (1, 0, True), (2, 1, True), (1, 1, False)])
def test_kept_promises_outnumber_broken_ones(kept: int, broken: int, expected: bool) -> None:
    """Long after the six months in which a broken promise lets down, the balance still counts."""
    promises = [promised(ANA, kept=5)] * kept + [promised(ANA, broken=5)] * broken
    told = grown(met(400), *promises)
    assert (mine(told, 400).stage is CREDIBLE) is expected
    assert (Need.KEEP_PROMISES in needs(mine(told, 400))) is not expected
    assert hers(told, 400).stage is CREDIBLE, "my trust in Ana hangs on her promises, hers in me does not"


def test_a_broken_promise_that_was_made_good_or_kept_late_is_not_held_against_anybody() -> None:
    assert mine(grown(promised(ANA, broken=5, good=20)), 30).stage is CREDIBLE
    assert mine(grown(promised(ANA, broken=5, kept=20)), 30).stage is CREDIBLE
    assert mine(grown(promised(ANA, broken=5, kept=31)), 30).stage is VISIBLE
    assert mine(grown(promised(ANA, broken=5, kept=31)), 31).stage is CREDIBLE


@pytest.mark.parametrize(("letters", "expected"), [((), 2), ((0,), 1), ((0, 0), 0), ((0, 40), 1), ((0, 30), 0)])
def test_from_me_outward_two_letters_are_known_by_that_day(letters: tuple[int, ...], expected: int) -> None:
    told = grown(letters=letters)
    assert needs(mine(told, 30)).get(Need.LETTERS, 0) == expected
    assert (mine(told, 30).stage is CREDIBLE) is (expected == 0)
    assert hers(told, 30).stage is CREDIBLE, "what Ana knows of me is hers"


def test_between_two_others_no_letters_are_asked_for() -> None:
    told = story(*(happened(Kind.ONE_TO_ONE, number, ANA, BEN) for number in (0, 15, 30)))
    evidence = gather(ANA, BEN, told.interactions)
    assert assess(evidence, ANA, day(30)).stage is CREDIBLE
    assert assess(evidence, BEN, day(30)).stage is CREDIBLE


# Profitability


def test_two_consented_referrals_within_twelve_months_are_profitable_for_the_receiver() -> None:
    told = story(met(0), referred(ANA, 10), referred(ANA, 20))
    assert hers(told, 19).stage is CREDIBLE
    assert needs(hers(told, 19)) == {Need.REFERRALS: 1}
    assert hers(told, 20).stage is PROFITABLE
    assert hers(told, 20).missing == ()
    assert mine(told, 20).stage is VISIBLE


def test_the_two_lie_within_twelve_months() -> None:
    first = months(day(10), 12)
    told = story(met(0), referred(ANA, 10), replace(referred(ANA, 0), on=first), friends())
    assert assess(told.evidence(), ANA, first).stage is CREDIBLE
    near = story(met(0), referred(ANA, 10), replace(referred(ANA, 0), on=date.fromordinal(first.toordinal() - 1)))
    assert assess(near.evidence(), ANA, date.fromordinal(first.toordinal() - 1)).stage is PROFITABLE


def test_without_credibility_referrals_do_not_make_profitable() -> None:
    told = story(met(0), referred(ANA, 10), referred(ANA, 20), happened(Kind.NO_SHOW, 25, by=ME))
    assert hers(told, 25).stage is VISIBLE
    assert mine(story(referred(ME, 1), referred(ME, 2)), 5).stage is CARD


# Falling back


def test_profitability_lapses_twelve_months_after_the_first_of_the_two() -> None:
    told = story(met(0), referred(ANA, 10), referred(ANA, 20))
    lapse = months(day(10), 12)
    assert hers(told, 20).lapses_on == lapse
    assert assess(told.evidence(), ANA, date.fromordinal(lapse.toordinal() - 1)).stage is PROFITABLE
    assert assess(told.evidence(), ANA, lapse).stage is CREDIBLE
    assert assess(told.evidence(), ANA, lapse).lapses_on == months(day(0), 18)


def test_credibility_lapses_after_eighteen_months_of_silence_and_comes_back_with_a_talk() -> None:
    lapse = months(day(30), 18)
    assert mine(grown(), 30).lapses_on == lapse
    assert assess(grown().evidence(), ME, date.fromordinal(lapse.toordinal() - 1)).stage is CREDIBLE
    fallen = assess(grown().evidence(), ME, lapse)
    assert fallen.stage is VISIBLE
    assert fallen.since == lapse
    assert Why.SILENT in whys(fallen)
    assert needs(fallen) == {Need.TALK_AGAIN: 0}
    again = (lapse - START).days + 10
    assert mine(grown(met(again)), again).stage is CREDIBLE


def test_a_message_that_nobody_answers_does_not_break_the_silence() -> None:
    late = (months(day(30), 18) - START).days - 5
    assert mine(grown(happened(Kind.MESSAGE, late, by=ME)), late + 10).stage is VISIBLE


@pytest.mark.parametrize("kind", [Kind.NO_SHOW, Kind.COMPLAINT])
def test_a_let_down_takes_credibility_for_six_months(kind: Kind) -> None:
    told = grown(happened(kind, 40, by=ANA))
    assert mine(told, 39).stage is CREDIBLE
    down = mine(told, 40)
    assert down.stage is VISIBLE
    assert Why.LET_DOWN in whys(down)
    assert needs(down) == {Need.MAKE_GOOD: 1}
    over = months(day(40), 6)
    assert down.changes_on == over
    assert assess(told.evidence(), ME, date.fromordinal(over.toordinal() - 1)).stage is VISIBLE
    assert assess(told.evidence(), ME, over).stage is CREDIBLE
    assert hers(told, 40).stage is CREDIBLE, "Ana let me down, I did not let her down"


def test_making_good_ends_the_harm_on_its_day() -> None:
    told = grown(happened(Kind.COMPLAINT, 40, by=ANA, good=50))
    assert mine(told, 49).stage is VISIBLE
    assert mine(told, 50).stage is CREDIBLE
    broken = grown(promised(ANA, kept=1), promised(ANA, kept=2), promised(ANA, broken=40, good=50))
    assert mine(broken, 49).stage is VISIBLE
    assert mine(broken, 50).stage is CREDIBLE


def test_what_was_made_good_first_of_two_ways_ends_the_harm() -> None:
    """Kept late, and thanked for as made good later: the harm ended when the promise was kept."""
    told = grown(promised(ANA, broken=40, kept=45, good=60))
    assert mine(told, 50).stage is CREDIBLE


def test_a_broken_promise_lets_down_even_when_many_were_kept() -> None:
    told = grown(*(promised(ANA, kept=number) for number in range(5)), promised(ANA, broken=40))
    assert mine(told, 40).stage is VISIBLE
    assert assess(told.evidence(), ME, months(day(40), 6)).stage is CREDIBLE


def test_a_let_down_outweighs_a_test() -> None:
    told = story(met(0), happened(Kind.USED_SERVICE, 1, by=ME), happened(Kind.NO_SHOW, 2, by=ANA))
    assert mine(told, 2).stage is VISIBLE


def test_friendship_is_immune_to_silence_and_setbacks() -> None:
    told = story(met(0), friends(), happened(Kind.COMPLAINT, 10, by=ANA), promised(ANA, broken=11))
    assert mine(told, 12).stage is CREDIBLE
    assert assess(told.evidence(), ME, date(2060, 1, 1)).stage is CREDIBLE
    assert mine(told, 12).lapses_on is None
    assert Why.LET_DOWN not in whys(mine(told, 12))


def test_months_end_where_the_shorter_month_ends() -> None:
    last = date(2025, 8, 31)
    told = story(met(0), replace(happened(Kind.COMPLAINT, 0, by=ANA), on=last), happened(Kind.USED_SERVICE, 1, by=ME))
    assert assess(told.evidence(), ME, date(2026, 2, 27)).computed is VISIBLE
    recent = replace(met(0)[0], on=date(2025, 8, 1))
    assert assess(story(told.interactions, recent).evidence(), ME, date(2026, 2, 28)).stage is CREDIBLE


# The link, pins, reasons, history


def test_the_link_is_at_the_lower_of_the_two_stages() -> None:
    told = story(met(0), referred(ANA, 10), referred(ANA, 20))
    state = link_state(told.evidence(), day(20), START)
    assert (state.outward, state.inward, state.stage) == (VISIBLE, PROFITABLE, VISIBLE)
    assert state.since == day(0)
    assert state.lapses_on is None
    assert state.changes_on == months(day(10), 12)


def test_the_link_is_since_the_later_of_two_equal_directions() -> None:
    told = story(met(0), happened(Kind.USED_SERVICE, 5, by=ME), happened(Kind.TESTIMONIAL, 9, by=ANA))
    assert link_state(told.evidence(), day(9), START).since == day(9)


def test_a_pin_sets_one_direction_from_its_day_and_the_computed_stage_stays_visible() -> None:
    told = story(met(0), pinned(ME, (10, PROFITABLE)))
    assert mine(told, 9).stage is VISIBLE
    assessment = mine(told, 10)
    assert (assessment.stage, assessment.computed, assessment.since) == (PROFITABLE, VISIBLE, day(10))
    assert assessment.reasons[0].why is Why.PINNED
    assert assessment.reasons[0].note == "because"
    assert hers(told, 10).stage is VISIBLE
    assert assessment.lapses_on is None


def test_the_last_pin_holds() -> None:
    told = story(met(0), pinned(ME, (20, CARD), (10, PROFITABLE)))
    assert [mine(told, number).stage for number in (9, 10, 19, 20)] == [VISIBLE, PROFITABLE, PROFITABLE, CARD]
    assert mine(told, 25).since == day(20)


def test_a_pin_in_the_future_is_announced_by_the_link() -> None:
    told = story(met(0), pinned(ME, (50, CREDIBLE)))
    assert link_state(told.evidence(), day(10), START).changes_on == day(50)


def test_a_letter_that_is_dated_in_the_future_is_announced_by_the_link() -> None:
    """The derived row must be rewritten on that day, or it would stay as it was."""
    told = grown(letters=(0, 60))
    assert link_state(told.evidence(), day(31), START).changes_on == day(60)


def test_reasons_name_the_interactions_and_their_days() -> None:
    talks = [*met(0), alone(15), *met(30)]
    service = happened(Kind.USED_SERVICE, 31, by=ME)
    gifts = [referred(ME, 32), referred(ME, 33)]
    reasons = {reason.why: reason for reason in mine(story(talks, service, gifts), 40).reasons}
    assert reasons[Why.TALKED].refs == reasons[Why.GROWN].refs == tuple(item.id for item in talks)
    assert reasons[Why.TALKED].dates == (day(0), day(15), day(30))
    assert reasons[Why.TALKED].sources == ("met", "one-to-one", "met")
    assert reasons[Why.TESTED].refs == (service.id, *(gift.id for gift in gifts))
    assert reasons[Why.REFERRED].refs == tuple(gift.id for gift in gifts)
    assert Why.FRIEND not in reasons


def test_reasons_of_a_let_down_name_the_promise() -> None:
    broken = promised(ANA, broken=40)
    reasons = {reason.why: reason for reason in mine(grown(broken), 41).reasons}
    assert reasons[Why.LET_DOWN].refs == (broken.id,)
    assert reasons[Why.LET_DOWN].dates == (day(40),)


def test_what_is_missing_is_said_for_a_first_acquaintance() -> None:
    assert needs(mine(story(met(0), letters=()), 1)) == {
        Need.ONE_TO_ONE: 0,
        Need.MORE_DAYS: 2,
        Need.LONGER: 30,
        Need.LETTERS: 2,
        Need.TEST: 0,
    }


def test_history_tells_rise_and_fall() -> None:
    told = grown(referred(ME, 40), referred(ME, 41))
    assert history(told.evidence(), ME, date(2030, 1, 1)) == (
        Step(day(0), VISIBLE),
        Step(day(30), CREDIBLE),
        Step(day(41), PROFITABLE),
        Step(months(day(40), 12), CREDIBLE),
        Step(months(day(30), 18), VISIBLE),
    )
    assert link_history(told.evidence(), day(50)) == (Step(day(0), VISIBLE), Step(day(30), CREDIBLE))


def test_the_thresholds_are_the_policy_s() -> None:
    strict = TrustPolicy(grown_days=4, referrals=3)
    told = grown(referred(ME, 31), referred(ME, 32))
    assert assess(told.evidence(), ANA, day(32), strict).stage is VISIBLE
    assert assess(told.evidence(), ME, day(32), strict).stage is CREDIBLE
    assert assess(told.evidence(), ME, day(32)).stage is PROFITABLE


# The figures of a link


def test_a_link_counts_minutes_and_gifts_of_both_and_no_debt() -> None:
    told = story(
        replace(alone(0), minutes=60),
        replace(happened(Kind.CALL, 4), minutes=15),
        happened(Kind.HELP, 5, by=ME),
        happened(Kind.TESTIMONIAL, 6, by=ANA),
        happened(Kind.HELP, 6, ME, BEN, by=BEN),
        referred(ANA, 7),
        referred(ME, 8, consent=False),
    )
    state = link_state(told.evidence(), day(10), START)
    assert (state.minutes, state.contacts, state.given, state.received) == (75, 2, 1, 2)
    assert state.last_contact == day(4)
    assert not state.stated


def test_what_is_still_to_come_is_not_counted_but_announced() -> None:
    told = story(met(0), happened(Kind.HELP, 20, by=ME))
    state = link_state(told.evidence(), day(10), START)
    assert state.given == 0
    assert state.changes_on == day(20)


def test_an_introduction_is_given_to_both_and_brings_two_others_together() -> None:
    item = happened(Kind.INTRODUCTION, 3, ME, ANA, BEN, by=ME)
    assert link_state(gather(ME, ANA, [item]), day(3), START).given == 1
    between = link_state(gather(ANA, BEN, [item]), day(3), START)
    assert (between.stage, between.given, between.received) == (CARD, 0, 0)
    assert len(gather(ANA, BEN, [item]).facts) == 1


def test_pairs_are_whom_an_interaction_says_something_about() -> None:
    def pairs(item: Interaction) -> set[frozenset[str]]:
        return {frozenset(pair) for pair in item.pairs()}

    everybody = {frozenset(pair) for pair in ((ME, ANA), (ME, BEN), (ANA, BEN))}
    assert pairs(happened(Kind.MET, 0, ME, ANA, BEN)) == everybody
    assert pairs(happened(Kind.INTRODUCTION, 0, ME, ANA, BEN, by=ME)) == everybody
    assert pairs(happened(Kind.HELP, 0, ME, ANA, BEN, by=ME)) == {frozenset((ME, ANA)), frozenset((ME, BEN))}
    assert pairs(happened(Kind.NOTE, 0, ME, ANA)) == set()
    assert pairs(Interaction(participants=(Participant(ME),))) == set()


def test_a_link_seen_from_the_other_end_mirrors_its_ties() -> None:
    link = Link(ME, ANA, kinds=(Tie.CLIENT, Tie.FRIEND, Tie.MENTEE))
    seen = link.seen_from(ANA)
    assert (seen.a_id, seen.b_id, seen.kinds) == (ANA, ME, (Tie.SUPPLIER, Tie.FRIEND, Tie.MENTOR))
    assert seen.seen_from(ME) == link
