"""What waits in the inbox, read the same way on either engine."""

from dataclasses import replace

from netdesk.domain.inbox import Answer, Arrival, Card, Question, Unreadable
from netdesk.domain.person import Name, Person
from netdesk.storage import waiting
from netdesk.storage.book import Book


def test_what_waits_is_read_and_counted(book: Book) -> None:
    ana, ben, cid, dan = (Person(name=Name(name)) for name in ("Ana", "Ben", "Cid", "Dan"))
    now = book.now()
    came = Arrival("a.vcf", now, new=2, added=1)
    done = Arrival("old.vcf", now, accepted_at=now)
    asked = Question(ana.id, ben.id, 70, now, reasons=("same_mail",))
    with book.changing("Know somebody") as change:
        ana = change.save(ana)
    with book.changing("Import") as change:
        change.add_many([ben, cid, dan])
        for item in (came, done, Unreadable("d" * 64, "odd", source="a.vcf", line=3, came_at=now)):
            change.save(item)
        change.add_many(
            [
                Card(ben.id, "b" * 64, came_at=now, arrival_id=came.id),
                Card(cid.id, "c" * 64, came_at=now, arrival_id=came.id),
                Card(ana.id, "a" * 64, came_at=now, arrival_id=came.id, added=True),
            ]
        )
        questions = (
            asked,
            Question(ben.id, ana.id, 60, now),
            Question(cid.id, dan.id, 50, now, answer=Answer.DIFFERENT),
            Question(dan.id, cid.id, 90, now),
        )
        change.add_many(questions)
        change.save(replace(ana, title="Baker"))
    with book.reading() as reader:
        assert waiting.waiting(reader) == waiting.Waiting(arrivals=1, questions=1, unreadable=1)
        assert [each.id for each in waiting.arrivals(reader)] == [came.id]
        (row,) = waiting.questions(reader)
        assert row == waiting.QuestionRow(asked.id, ana.id, ben.id, 70, ("same_mail",), "Ana", "Ben", came.id)
        assert [(each.source, each.line) for each in waiting.unread(reader)] == [("a.vcf", 3)]
        assert waiting.made_by(reader, came.id) == [ben.id, cid.id]
        assert waiting.added_to_by(reader, came.id) == [ana.id]
        before, after = waiting.changed_by(reader, came.id, [ana.id, ben.id])[ana.id]
        assert (before.title, after.title) == ("", "Baker")
        assert waiting.newest_arrival(reader) in (came.id, done.id)
    with book.changing("Something else") as change:
        change.save(replace(change.get(Person, dan.id), title="Cook"))
    with book.reading() as reader:
        assert waiting.newest_arrival(reader) is None
