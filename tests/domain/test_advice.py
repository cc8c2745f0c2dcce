"""The one act for a link, by example."""

import pytest
from stories import ANA, ME, Story, alone, day, friends, happened, met, pinned, promised, referred, story

from netdesk.domain.advice import Act, Advice, advise
from netdesk.domain.interaction import Kind
from netdesk.domain.person import FIVE_LETTERS, LetterKind
from netdesk.domain.stage import Stage
from netdesk.domain.trust import assess
from netdesk.words import trust as words

GROWN = [*met(0, 20), alone(40)]


def advice(told: Story, on: int, unknown: tuple[LetterKind, ...] = ()) -> Advice:
    evidence = told.evidence()
    return advise(assess(evidence, ME, day(on)), assess(evidence, ANA, day(on)), day(on), unknown)


def said(told: Story, on: int, unknown: tuple[LetterKind, ...] = ()) -> str:
    return words.advice(advice(told, on, unknown), "Ana")


def test_of_a_card_a_first_conversation() -> None:
    assert said(story(), 0) == "Have a first conversation with Ana."


def test_a_one_to_one_comes_before_more_talks_and_takes_a_question_along() -> None:
    told = said(story(met(0), letters=()), 5, FIVE_LETTERS)
    assert told == (
        "Ask Ana for a one-to-one. A question to take along: “What would make next year a success for you?”"
    )


@pytest.mark.parametrize(
    ("days", "on", "text"),
    [
        ((0,), 5, "Talk with Ana once more."),
        ((0, 3), 5, "Talk with Ana once more, on 31 Mar 2024 or later."),
        ((0, 3, 6), 40, "Talk with Ana once more."),
    ],
)
def test_more_conversations_count_from_the_day_that_makes_them_long_enough(
    days: tuple[int, ...], on: int, text: str
) -> None:
    talks = [*met(*days[:-1]), alone(days[-1])]
    assert said(story(talks), on) == text


def test_when_only_letters_are_missing_their_question_is_the_act() -> None:
    told = story(GROWN, letters=())
    assert advice(told, 50, (LetterKind.SKILLS,)) == Advice(Act.LEARN, inward=False, letter=LetterKind.SKILLS)
    assert said(told, 50, (LetterKind.SKILLS,)) == "Ask Ana: “What do people come to you for?”"


def test_what_went_wrong_comes_first_and_from_both_sides_is_said_differently() -> None:
    theirs = story(GROWN, happened(Kind.NO_SHOW, 45, by=ANA))
    mine = story(GROWN, happened(Kind.NO_SHOW, 45, by=ME))
    assert advice(theirs, 50).reason and advice(theirs, 50).inward is False
    assert said(theirs, 50) == "Talk with Ana about what went wrong (no-show, 15 Apr 2024), so it can be made good."
    assert said(mine, 50) == "Make good with Ana what went wrong: no-show, 15 Apr 2024."


def test_promises_of_mine_that_were_broken_long_ago_ask_to_be_kept() -> None:
    told = story(GROWN, [happened(Kind.MET, 300)], promised(ME, broken=10))
    assert said(told, 310) == "Keep what you promised Ana, and promise only what you can keep."


def test_a_credible_link_asks_to_give_and_never_for_anything() -> None:
    told = story(GROWN, referred(ANA, 41), referred(ANA, 42))
    assert said(told, 50).startswith("Give Ana a referral")
    other_way = story(GROWN, referred(ME, 41), referred(ME, 42))
    assert said(other_way, 50) == "Give Ana something first: help, an introduction, a referral."


def test_credibility_that_silence_is_about_to_take_away_is_kept_by_talking() -> None:
    assert said(story(GROWN), 45 + 480) == "Talk with Ana before 10 Oct 2025, with no agenda."
    assert said(story(GROWN), 1500) == "Call Ana, with no agenda: it has been quiet for long."


def test_at_the_top_it_says_what_keeps_it() -> None:
    told = story(GROWN, friends(), [referred(who, on) for who in (ME, ANA) for on in (41, 42)])
    assert said(told, 50) == "One more referral for Ana keeps it; without one it lapses on 11 Apr 2025."
    later = story(GROWN, friends(), [referred(ME, on) for on in (60, 61)], [referred(ANA, on) for on in (41, 42)])
    assert said(later, 70).startswith("Keep giving, and tell Ana what came of their referrals")


def test_a_stage_held_down_by_hand_is_the_user_s_own_doing() -> None:
    told = story(GROWN, pinned(ME, (50, Stage.CARD)))
    assert advice(told, 55).act is Act.UNPIN


def test_between_two_others_i_bring_them_together() -> None:
    told = advice(story(), 0)
    assert words.advice_between(told, "Ana", "Ben") == "Introduce Ana and Ben to each other."


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 hours together; about 50 make an acquaintance"),
        (60, "1 hour together; about 50 make an acquaintance"),
        (90, "1.5 hours together; about 50 make an acquaintance"),
        (3000, "50 hours together: as many as an acquaintance takes; about 90 make a friend"),
        (5400, "90 hours together: as many as a friendship takes; about 200 make a close one"),
        (12000, "200 hours together: as many as a close friendship takes"),
    ],
)
def test_hours_stand_against_the_yardsticks(minutes: int, text: str) -> None:
    assert words.together(minutes) == text
