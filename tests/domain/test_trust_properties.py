"""What holds of trust for any history: compared, day by day, with the rules written a second time in `stories`."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import (
    ANA,
    BEN,
    ME,
    Plain,
    Story,
    day,
    friends,
    happened,
    months,
    pinned,
    plainly,
    promised,
    referred,
    rule,
)

from netdesk.domain.advice import Act, Advice, advise
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.link import Link
from netdesk.domain.linkstate import link_state
from netdesk.domain.person import LetterKind
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.domain.promise import Promise
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Need, Step, assess, history, link_history
from netdesk.domain.turning import turnings
from netdesk.words import trust as trust_words

LENGTH = 120
HORIZON = 300
QUICK = TrustPolicy(grown_days=3, grown_span_days=12, referral_months=2, silence_months=3, setback_months=1)
"""The same rules with short terms, so that every day of a history can be looked at."""

FEW = settings(max_examples=60 if settings.default.max_examples == 100 else 1000)

days = st.integers(0, LENGTH)
ends = st.sampled_from([ME, ANA])
maybe = st.none() | days


def interactions() -> st.SearchStrategy[Interaction]:
    talks = st.builds(happened, st.sampled_from([Kind.MET, Kind.CALL, Kind.ONE_TO_ONE, Kind.ONE_TO_ONE]), days)
    writes = st.builds(lambda on, by: happened(Kind.MESSAGE, on, by=by), days, st.none() | ends)
    gifts = st.sampled_from([Kind.USED_SERVICE, Kind.TESTIMONIAL, Kind.HELP, Kind.THANK_YOU])
    given_ = st.builds(lambda kind, on, by: happened(kind, on, by=by), gifts, days, ends)
    setbacks = st.sampled_from([Kind.NO_SHOW, Kind.COMPLAINT])
    harm = st.builds(
        lambda kind, on, by, after: happened(kind, on, by=by, good=None if after is None else on + after),
        setbacks,
        days,
        ends,
        st.none() | st.integers(0, 40),
    )
    others = st.builds(
        lambda kind, on, by: happened(kind, on, ME, ANA, BEN, by=by),
        st.sampled_from([Kind.MESSAGE, Kind.INTRODUCTION, Kind.HELP, Kind.MET]),
        days,
        st.sampled_from([ME, ANA, BEN]),
    )
    return st.one_of(talks, talks, talks, writes, writes, given_, harm, others)


def promises() -> st.SearchStrategy[Promise]:
    return st.builds(
        lambda by, kept, broken, good: promised(by, kept=kept, broken=broken, good=good), ends, maybe, maybe, maybe
    )


def tidy(item: Promise) -> Promise:
    """A promise that was kept before it could be broken is not broken."""
    if item.kept_on and item.broken_on and item.kept_on <= item.broken_on:
        return replace(item, broken_on=None)
    return item


def links() -> st.SearchStrategy[Link | None]:
    pins = st.tuples(days, st.none() | st.sampled_from(list(Stage)))
    return st.one_of(
        st.none(),
        st.none(),
        st.builds(friends, maybe),
        st.builds(lambda who, some: pinned(who, *some), ends, st.lists(pins, max_size=3, unique_by=lambda pin: pin[0])),
    )


stories = st.builds(
    Story,
    interactions=st.lists(interactions(), max_size=12),
    promises=st.lists(promises().map(tidy), max_size=3),
    referrals=st.lists(
        st.builds(lambda by, on, ok: referred(by, on, consent=ok), ends, days, st.booleans()), max_size=5
    ),
    link=links(),
    letters=st.lists(days, max_size=5).map(tuple),
)


@FEW
@given(stories, ends)
def test_every_day_agrees_with_the_plain_rules(told: Story, x: str) -> None:
    evidence, plain = told.evidence(), plainly(told, x)
    for number in range(0, HORIZON, 3):
        on = day(number)
        assert assess(evidence, x, on, QUICK).stage == rule(plain, on, QUICK), f"on {on}"


@settings(max_examples=100)
@given(stories, ends, st.integers(0, 1500))
def test_any_day_agrees_with_the_plain_rules_under_the_real_thresholds(told: Story, x: str, number: int) -> None:
    """The history is drawn out so that months and years pass in it."""
    slow = replace(
        told,
        interactions=[replace(item, on=day((item.on - day(0)).days * 8)) for item in told.interactions],
        referrals=[replace(item, on=day((item.on - day(0)).days * 8)) for item in told.referrals],
    )
    for on in (day(number), day(number // 3)):
        assert assess(slow.evidence(), x, on).stage == rule(plainly(slow, x), on)


@FEW
@given(stories, ends)
def test_history_agrees_with_every_day(told: Story, x: str) -> None:
    plain, steps = plainly(told, x), history(told.evidence(), x, day(HORIZON), QUICK)
    brute = [Step(day(number), rule(plain, day(number), QUICK)) for number in range(-1, HORIZON + 1)]
    changes = [now for before, now in pairwise(brute) if now.stage != before.stage]
    assert list(steps) == changes


@FEW
@given(stories)
def test_the_link_s_history_is_that_of_the_lower_direction(told: Story) -> None:
    evidence = told.evidence()
    steps = link_history(evidence, day(HORIZON), QUICK)
    for number in range(0, HORIZON, 5):
        there, back = assess(evidence, ME, day(number), QUICK), assess(evidence, ANA, day(number), QUICK)
        past = [step.stage for step in steps if step.on <= day(number)]
        assert (past[-1] if past else Stage.CARD) == min(there.stage, back.stage)
        assert link_state(evidence, day(number), day(0), None, QUICK).stage == min(there.stage, back.stage)


@FEW
@given(stories)
def test_the_steps_of_a_link_are_every_change_of_either_direction(told: Story) -> None:
    """The brute model looks at every day, from the raw list; it knows nothing of the days on which something turns."""
    evidence, mine, theirs = told.evidence(), plainly(told, ME), plainly(told, ANA)
    brute = [
        (day(number), rule(mine, day(number), QUICK), rule(theirs, day(number), QUICK))
        for number in range(-1, HORIZON + 1)
    ]
    changes = [now for before, now in pairwise(brute) if now[1:] != before[1:]]
    steps = link_state(evidence, day(HORIZON), day(0), None, QUICK).steps
    assert [(step.on, step.outward, step.inward) for step in steps] == changes
    assert all(step.stage == min(step.outward, step.inward) for step in steps)


@FEW
@given(stories, ends)
def test_every_step_says_what_happened_on_its_day(told: Story, x: str) -> None:
    evidence = told.evidence()
    found, steps = turnings(evidence, x, day(HORIZON), QUICK), history(evidence, x, day(HORIZON), QUICK)
    assert [(one.on, one.stage) for one in found] == [(step.on, step.stage) for step in steps]
    for before, one in pairwise((None, *found)):
        assert one is not None and one.before == (before.stage if before else Stage.CARD) != one.stage
        assert all(fact.on == one.on for fact in one.facts) and all(fact.until == one.on for fact in one.made_good)
        if one.stage > one.before and not (one.facts or one.made_good or one.pin or one.friends):
            assert one.learned or not plain_setbacks_hold(told, x, one.on), "no stage rises by itself"


def plain_setbacks_hold(told: Story, x: str, on: date) -> bool:
    """Whether no harm grew old on that day: only that lifts a stage though nothing happened."""
    harm = plainly(told, x).harm
    return on not in {months(when, QUICK.setback_months) for when, _cure in harm}


@given(stories, days)
def test_there_is_one_act_and_it_answers_what_is_missing(told: Story, number: int) -> None:
    evidence = told.evidence()
    there, back = assess(evidence, ME, day(number), QUICK), assess(evidence, ANA, day(number), QUICK)
    advice = advise(there, back, day(number), (LetterKind.GOALS,))
    side = back if advice.inward else there
    assert side.stage == min(there.stage, back.stage), "the direction that holds the link back"
    needs = {missing.need for missing in side.missing}
    if advice.act in (Act.KEEP_UP, Act.STAY):
        assert min(there.stage, back.stage) is Stage.PROFITABILITY or side.stage > side.computed
    elif advice.act is Act.UNPIN:
        assert side.stage < side.computed
    elif advice.act is Act.TALK_AGAIN and advice.on:
        assert side.lapses_on == advice.on
    else:
        assert needs & ANSWERS[advice.act]
    if Need.MAKE_GOOD in needs and side.stage == side.computed and advice.on is None:
        assert advice.act is Act.MAKE_GOOD and advice.reason is not None
    assert words_of(advice)


ANSWERS = {
    Act.MAKE_GOOD: {Need.MAKE_GOOD},
    Act.TALK: {Need.TALK},
    Act.TALK_AGAIN: {Need.TALK_AGAIN},
    Act.ONE_TO_ONE: {Need.ONE_TO_ONE},
    Act.MEET_AGAIN: {Need.MORE_DAYS, Need.LONGER},
    Act.LEARN: {Need.LETTERS},
    Act.KEEP_PROMISES: {Need.KEEP_PROMISES},
    Act.GIVE: {Need.REFERRALS, Need.TEST},
}


def words_of(advice: Advice) -> bool:
    """It is said in whole sentences, for my own link and for that of two others."""
    told = (trust_words.advice(advice, "Ana"), trust_words.advice_between(advice, "Ana", "Ben"))
    return all(text.endswith((".", "”")) and "{" not in text for text in told)


def foreseen(plain: Plain, on: date) -> list[tuple[date, Stage]]:
    """The stages of all later days if nothing more happens."""
    known = plain.known(on)
    later = (date.fromordinal(on.toordinal() + number) for number in range(1, HORIZON))
    return [(one, rule(known, one, QUICK)) for one in later]


@FEW
@given(stories, ends, days)
def test_lapses_on_and_changes_on_are_the_first_such_days(told: Story, x: str, number: int) -> None:
    on, plain = day(number), plainly(told, x)
    assessment, later = assess(told.evidence(), x, day(number), QUICK), foreseen(plain, day(number))
    now = rule(plain, on, QUICK)
    assert assessment.changes_on == next((one for one, stage in later if stage != now), None)
    assert assessment.lapses_on == next((one for one, stage in later if stage < now), None)


@FEW
@given(stories, ends, days)
def test_since_is_the_first_day_of_the_present_stage(told: Story, x: str, number: int) -> None:
    assessment, plain = assess(told.evidence(), x, day(number), QUICK), plainly(told, x)
    since = number
    while since >= 0 and rule(plain, day(since - 1), QUICK) == assessment.stage:
        since -= 1
    assert assessment.since == (day(since) if since >= 0 else None)


@FEW
@given(stories, days)
def test_a_link_s_figures_change_on_no_day_that_was_not_announced(told: Story, number: int) -> None:
    """What is stored of a link is still right on every day before `changes_on`: lists trust in that."""
    evidence = told.evidence()
    state = link_state(evidence, day(number), day(0), None, QUICK)
    until = min(number + 60, (state.changes_on - day(0)).days if state.changes_on else HORIZON)
    for later in range(number + 1, until):
        assert link_state(evidence, day(later), day(0), None, QUICK) == state


@given(stories, ends, st.integers(0, 3 * LENGTH), st.integers(0, LENGTH))
def test_more_kept_promises_never_lower_a_stage(told: Story, x: str, number: int, kept: int) -> None:
    by = ANA if x == ME else ME
    before = assess(told.evidence(), x, day(number))
    after = assess(replace(told, promises=[*told.promises, promised(by, kept=kept)]).evidence(), x, day(number))
    assert after.stage >= before.stage


@given(stories, interactions(), ends, days)
def test_the_past_does_not_depend_on_what_happened_later(told: Story, more: Interaction, x: str, number: int) -> None:
    later = replace(told, interactions=[*told.interactions, replace(more, on=day(number + 1), made_good_on=None)])
    assert assess(later.evidence(), x, day(number)) == assess(told.evidence(), x, day(number))


@given(stories, ends, days, st.randoms(use_true_random=False))
def test_the_order_of_telling_does_not_matter(told: Story, x: str, number: int, dice: Any) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        return dice.sample(items, len(items))

    other = replace(
        told,
        interactions=shuffled(told.interactions),
        promises=shuffled(told.promises),
        referrals=shuffled(told.referrals),
        letters=tuple(shuffled(list(told.letters))),
    )
    assert assess(other.evidence(), x, day(number)) == assess(told.evidence(), x, day(number))


@given(stories, ends, days)
def test_the_reasons_and_what_is_missing_go_with_the_stage(told: Story, x: str, number: int) -> None:
    assessment = assess(told.evidence(), x, day(number))
    whys = {reason.why.value for reason in assessment.reasons}
    assert ("no-contact" in whys) == (not [when for when, _ in plainly(told, x).talks if when <= day(number)])
    assert (assessment.missing == ()) == (assessment.computed is Stage.PROFITABILITY)
    assert ("referred" in whys) == (assessment.computed is Stage.PROFITABILITY)
    if assessment.computed is Stage.CREDIBILITY:
        assert whys & {"friend", "tested", "grown"}
    for reason in assessment.reasons:
        assert len(reason.dates) == len(reason.refs) or not reason.refs
        assert all(on <= day(number) for on in reason.dates)


def test_the_quick_thresholds_are_quick() -> None:
    """Else the day-by-day tests would end before anything lapses."""
    assert LENGTH + 31 * QUICK.silence_months < HORIZON
    assert DEFAULT_POLICY.silence_months > QUICK.silence_months
