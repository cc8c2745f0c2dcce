"""The sheet for two: what it says of both, and what it keeps to itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from netdesk.briefing.pair import Between, One, compose
from netdesk.briefing.sheet import Moment, PairSheet
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.person import Letter, LetterKind
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Money, Referral, ReferralStatus, StatusStep
from netdesk.domain.stage import Stage

from .paper_of import inside, overlapping, printed
from .room_of import ME, TODAY, happened, person

GIULIA = person(1, "Giulia Ferraris", "Notary", "first-time buyers")
PAOLO = person(2, "Paolo Bianco", "Builder")
NAMES = {ME.id: "Maria Rossi", GIULIA.id: "Giulia Ferraris", PAOLO.id: "Paolo Bianco"}
MOMENT = Moment(ME, TODAY, TODAY)
CREDIBLE = Between(Stage.CREDIBILITY, Stage.VISIBILITY)


def sheet(one: One = One(ME), other: One = One(GIULIA), between: Between = CREDIBLE, **more: bool) -> PairSheet:
    return compose(one, other, between, NAMES, MOMENT, **more)


def with_history(*items: Interaction, referrals: tuple[Referral, ...] = ()) -> tuple[One, One]:
    return One(ME, items, referrals), One(GIULIA, items, referrals)


def test_it_names_both_and_how_far_trust_has_come_in_each_direction() -> None:
    made = sheet()
    assert made.title == "Maria Rossi and Giulia Ferraris"
    assert made.when == "Sunday 22 November 2026"
    assert made.stages == "Credibility – the other way visibility"
    assert sheet(between=Between(Stage.CARD, Stage.CARD)).stages == "Only a card"
    assert (made.one.entry.stage_word, made.other.entry.stage_word) == ("", "Visibility")


def test_letters_say_what_is_known_and_what_to_ask() -> None:
    known = replace(GIULIA, letters=(*GIULIA.letters, Letter(LetterKind.GOALS, "a second office", TODAY)))
    told = {name: (text, ask) for name, text, ask in sheet(other=One(known)).other.letters}
    assert told["Goals"][0] == "a second office" and told["Looks for"][0] == "first-time buyers"
    assert told["Family"] == ("", "How are things at home?")
    assert len(told) == len(LetterKind)
    assert all(ask == "" for _name, _text, ask in sheet().one.letters)  # nobody asks themselves


def test_history_is_told_newest_first_and_what_went_wrong_is_not() -> None:
    both = with_history(
        happened(GIULIA, Kind.MET, date(2026, 7, 1), "at the fair"),
        happened(GIULIA, Kind.COMPLAINT, date(2026, 8, 1), "late"),
        happened(GIULIA, Kind.HELP, date(2026, 10, 2), "the stall", giver=ME),
        replace(happened(GIULIA, Kind.CALL, date(2026, 10, 5)), removed_at=None),
        referrals=(Referral(ME.id, GIULIA.id, date(2026, 9, 1), prospect_name="Elena Costa"),),
    )
    assert sheet(*both).history == (
        "5 Oct 2026: Call",
        "2 Oct 2026: Maria Rossi helped – the stall",
        "1 Sept 2026: Maria Rossi referred Elena Costa (handed over)",
        "1 Jul 2026: Met – at the fair",
    )


def test_last_customers_used_the_service_or_came_of_a_referral() -> None:
    used = Interaction(
        kind=Kind.USED_SERVICE,
        on=date(2026, 10, 2),
        note="a will",
        participants=(Participant(PAOLO.id, Role.GIVER), Participant(GIULIA.id, Role.RECEIVER)),
    )
    closed = Referral(
        ME.id,
        GIULIA.id,
        date(2026, 8, 1),
        prospect_name="Costa",
        need="a house",
        statuses=(StatusStep(ReferralStatus.CLOSED, date(2026, 11, 3)),),
        money=(Money(Decimal(4200), "EUR", date(2026, 11, 3)),),
    )
    waiting = replace(closed, statuses=(), money=())
    made = sheet(other=One(GIULIA, (used,), (closed, waiting)))
    assert made.other.customers == ("Nov 2026: Costa – a house", "Oct 2026: Paolo Bianco – a will")
    assert "4" not in "".join(made.other.customers).replace("2026", "")  # money is nobody else's business
    assert sheet(other=One(PAOLO, (used,))).other.customers == ()  # who was the customer is not the one who worked


def test_open_promises_stand_with_who_made_them() -> None:
    kept = Promise(GIULIA.id, ME.id, "call", date(2026, 10, 1), kept_on=TODAY)
    due = Promise(GIULIA.id, ME.id, "the names of two builders", date(2026, 10, 1), due_on=date(2026, 11, 24))
    assert sheet(other=One(GIULIA, promised=(kept, due))).other.promises == ("the names of two builders (by 24 Nov)",)


def test_private_notes_are_printed_only_when_asked_for() -> None:
    both = with_history(happened(GIULIA, Kind.MET, date(2026, 7, 1)))
    noted = One(replace(GIULIA, note="a private word of the card"), both[1].interactions)
    assert "private word" not in repr(sheet(both[0], noted))
    assert sheet(both[0], noted, private=True).private == ("a private word of the card", "a private word")


def test_it_is_whole_on_paper() -> None:
    long = person(9, "Maria do Carmo Ferreira de Almeida e Vasconcelos Pereira dos Santos Figueiredo Castelo-Branco")
    helps = tuple(f"Somebody {number}: notary – for first-time buyers who hesitate" for number in range(5))
    made = sheet(other=One(long, helps=helps))
    for paper in ("A4", "Letter"):
        found = printed(made, paper)  # type: ignore[arg-type]
        assert all(inside(page) for page in found)
        assert [pair for page in found for pair in overlapping(page)] == []
        text = " ".join(page.text for page in found)
        assert "What we agreed" in text and all(f"Somebody {number}" in text for number in range(5))
