"""The sheet for two who sit down together: gathered and composed."""

from netdesk.briefing import pair
from netdesk.briefing.choice import Length
from netdesk.briefing.sheet import Moment, PairSheet
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import giving, trust
from netdesk.storage.book import Book, Reader
from netdesk.storage.personfile import PersonFile, person_file

_HELPS = 5


def pair_sheet(book: Book, one: Id, other: Id, length: Length = Length.FULL, *, private: bool = False) -> PairSheet:
    """The sheet for two, me first where I am one of them. NetdeskError where it is one and the same, or where one is
    in the trash."""
    if one == other:
        raise NetdeskError(_("A one-to-one needs two different people."))
    with book.reading() as reader:
        first, second = (other, one) if other == reader.me else (one, other)
        files = [_present(reader, each) for each in (first, second)]
        link = trust.of_link(reader, first, second)
        me = reader.get(Person, reader.me)
        names = {**files[0].names, **files[1].names, me.id: me.shown or _("Me")}
        sides = [_one(reader, file, files[1 - at].person.id) for at, file in enumerate(files)]
        between = pair.Between(link.outward.stage, link.inward.stage)
        moment = Moment(me, reader.today, reader.today)
        return pair.compose(sides[0], sides[1], between, names, moment, length, private)


def _present(reader: Reader, one: Id) -> PersonFile:
    file = person_file(reader, one)
    if file.person.removed_at:
        raise NetdeskError(_("{name} is not on the desk any more.").format(name=file.person.shown))
    return file


def _one(reader: Reader, file: PersonFile, other: Id) -> pair.One:
    me = file.person.id
    return pair.One(
        person=file.person,
        interactions=file.interactions,
        referrals=file.referrals,
        promised=tuple(item for item in file.promises if item.by_id == me and item.to_id == other),
        helps=_helps(reader, me, other),
        picture=reader.picture(file.person.picture),
    )


def _helps(reader: Reader, seeker: Id, other: Id) -> tuple[str, ...]:
    """Who has what somebody looks for: the other of the two first, then others with whom I have talked."""
    found = [one for one in giving.proposals(reader, seeker) if one.match.seeker == seeker]
    fitting = [one for one in found if one.match.proposed or one.match.offer == other]
    fitting.sort(key=lambda one: one.match.offer != other)
    return tuple(
        _("{name}: {has} – for {wish}").format(
            name=_("you") if one.match.offer == reader.me else one.offer.name,
            has=giving.shortened(one.match.because[0].has.text),
            wish=one.match.because[0].looks_for,
        )
        for one in fitting[:_HELPS]
    )
