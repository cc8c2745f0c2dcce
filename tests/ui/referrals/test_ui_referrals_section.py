"""Referrals on the page of a person: a line each, what counts, and a click that opens it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from referralsdesk import Office

from netdesk import i18n
from netdesk.domain.ids import Id
from netdesk.domain.referral import Referral, ReferralStatus
from netdesk.operations import referrals
from netdesk.ui.person.panel import look
from netdesk.ui.person.referrals import ReferralsSection

S = ReferralStatus


@pytest.fixture
def section(office: Office) -> ReferralsSection:
    made = ReferralsSection(office.desk)
    office.qtbot.addWidget(made)
    return made


@pytest.fixture
def italian() -> Iterator[None]:
    before = i18n.language()
    i18n.use_language("it_IT")
    yield
    i18n.use_language(before)


def show(office: Office, section: ReferralsSection, person: Id) -> list[str]:
    section.show_person(office.desk.read(lambda reader: look(reader, person)))
    return [line.text() for line in section.lines if not line.isHidden()]


def test_it_is_away_while_there_are_none(office: Office, section: ReferralsSection) -> None:
    assert show(office, section, office.ana) == []
    assert section.isHidden()


def test_a_line_says_the_part_that_this_person_has(
    office: Office, section: ReferralsSection, received: Referral, given: Referral
) -> None:
    referrals.advance(office.book, received.id, S.CLOSED, amount=Decimal(500), currency="EUR")
    assert show(office, section, office.ana) == [
        "Sent by you to Ben Okafor · a will · Handed over · 15 Nov 2026",
        "To you · Paolo Neri · a new roof · Closed · €500.00 · 23 Oct 2026 · the giver does not know yet",
    ]
    assert show(office, section, office.ben) == ["From you · Ana Kovač · a will · Handed over · 15 Nov 2026"]


def test_leads_are_listed_and_not_counted(office: Office, section: ReferralsSection, received: Referral) -> None:
    lead = referrals.refer(office.book, office.ana, office.book.me, consent=False)
    referrals.add_money(office.book, lead.id, Decimal(9), "EUR")
    lines = show(office, section, office.ana)
    assert lines[0] == "To you · a lead so far · 22 Nov 2026"
    assert section._sums.text() == "1 received"


def test_the_first_few_are_shown_until_all_are_asked_for(office: Office, section: ReferralsSection) -> None:
    for need in "abcdef":
        referrals.refer(office.book, office.book.me, office.ana, need=need)
    assert len(show(office, section, office.ana)) == 4
    assert section.more_button.text() == "2 more"
    section.more_button.click()
    assert len([line for line in section.lines if not line.isHidden()]) == 6
    assert section.more_button.isHidden()
    show(office, section, office.ben)
    assert len(show(office, section, office.ana)) == 4


def test_a_click_opens_the_referral(office: Office, section: ReferralsSection, received: Referral) -> None:
    show(office, section, office.ana)
    with office.qtbot.waitSignal(office.desk.referral_wanted) as asked:
        section.lines[0]._clicked()
    assert asked.args == [received.id]


def test_i_am_declined_where_the_language_declines(
    office: Office, section: ReferralsSection, given: Referral, italian: None
) -> None:
    assert show(office, section, office.ben)[0].startswith("Da te · ")
