"""The links of two others, and what other thresholds would do, on every engine."""

from datetime import timedelta

from desk_clock import TODAY
from nouns import person

from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.policy import TrustPolicy
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.storage.between import LinkRow, links_with_others
from netdesk.storage.book import Book
from netdesk.storage.soundness import look
from netdesk.storage.whatif import what_if


def test_links_are_told_from_either_end_and_other_thresholds_before_they_are_used(book: Book) -> None:
    ana, ben = person(book, "Ana"), person(book, "Ben")
    with book.changing("Meet") as change:
        for other in (ben.id, book.me):
            parts = (Participant(ana.id), Participant(other))
            change.save(Interaction(kind=Kind.MET, on=TODAY - timedelta(days=9), participants=parts))
        change.save(Referral(ana.id, ben.id, TODAY, consent=True))
        for giver, receiver in ((ana.id, book.me), (book.me, ana.id)):
            change.save(Referral(giver, receiver, TODAY, consent=True))
    with book.reading() as reader:
        assert links_with_others(reader, ana.id) == [
            LinkRow(ben.id, "Ben", Stage.VISIBILITY, Stage.CREDIBILITY, Stage.VISIBILITY, False)
        ]
        assert links_with_others(reader, ben.id) == [
            LinkRow(ana.id, "Ana", Stage.VISIBILITY, Stage.VISIBILITY, Stage.CREDIBILITY, False)
        ]
        told = what_if(reader, TrustPolicy(referrals=1))
    assert told.stages == {(Stage.CREDIBILITY, Stage.PROFITABILITY): (ana.id,)} and told.others == 0
    with book.changing("Other thresholds") as change:
        change.use_policy(TrustPolicy(referrals=1))
    assert look(book).sound
    assert book.undo() == "Other thresholds" and book.policy == TrustPolicy()
    assert look(book).sound
