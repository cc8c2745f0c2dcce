"""What opens each dialog of the program."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from whole import Whole

from netdesk.domain.draft import Draft
from netdesk.domain.person import Letter, LetterKind
from netdesk.domain.query import PeopleQuery
from netdesk.domain.sphere import Sphere
from netdesk.lists.mapping import suggest
from netdesk.lists.table import read_table
from netdesk.operations import events
from netdesk.storage.people import people_ids
from netdesk.storage.referrals import referral_rows
from netdesk.ui.bank.dialog import show_bank
from netdesk.ui.drafting import show_draft
from netdesk.ui.events.page import EventsPage
from netdesk.ui.events.pairdialog import PairDialog
from netdesk.ui.events.pasting import PasteDialog
from netdesk.ui.events.sequencedialog import show_sequence
from netdesk.ui.giving.circledialog import CircleDialog
from netdesk.ui.inbox.meeting import MeetingDialog
from netdesk.ui.lists.dialog import MappingDialog
from netdesk.ui.merging.dialog import MergeDialog
from netdesk.ui.passphrase.setting import SettingDialog
from netdesk.ui.people.erasing import DeleteDialog
from netdesk.ui.person.carddialog import CardDialog
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.person.letterdialog import LetterDialog
from netdesk.ui.person.linkdialog import LinkDialog
from netdesk.ui.referrals.dialog import ReferralDialog
from netdesk.ui.referrals.stepdialog import MoneyDialog, StepDialog
from netdesk.ui.scorecard.dialog import show_scorecard
from netdesk.ui.sharing.codedialog import CodeDialog
from netdesk.ui.triage.dialog import TriageDialog

LIST = b"Name;Mail;Firm;Since\nAda Lis;ada@example.org;Lis & Co;2019\nBea Rossi;bea@example.org;Studio Rossi;2020\n"

Opening = Callable[[], object]


def openings(one: Whole) -> dict[str, Opening]:
    """Under a name for each, about the person who is open."""
    return _about_somebody(one) | _about_the_rest(one)


def _about_somebody(one: Whole) -> dict[str, Opening]:
    desk, window, panel = one.desk, one.window, one.people.panel
    assert panel.shown is not None
    person = panel.shown.person
    with one.book.reading() as reader:
        ids = people_ids(reader, PeopleQuery())
    others = [each for each in ids if each not in (person.id, one.book.me)]
    letter = Letter(LetterKind.GOALS, "A second office", one.book.today)
    return {
        "editor": panel.edit,
        "new person": lambda: PersonEditor(desk, None, window).open(),
        "pin": panel.trust.pin_outward,
        "link": lambda: LinkDialog(desk, person.id, window).open(),
        "letter": lambda: LetterDialog(desk, person.id, letter, window).open(),
        "QR code": lambda: CodeDialog(desk, person, window).open(),
        "one-to-one sheet": lambda: PairDialog(desk, person, window).open(),
        "merge two": lambda: MergeDialog(desk, [person.id, others[0]], window).open(),
        "merge three": lambda: MergeDialog(desk, [person.id, *others[:2]], window).open(),
        "delete for good": lambda: DeleteDialog(desk, others[:1], window).open(),
        "how did you meet": lambda: MeetingDialog(desk, others[:3], window).open(),
    }


def _about_the_rest(one: Whole) -> dict[str, Opening]:
    desk, window = one.desk, one.window
    with one.book.reading() as reader:
        referral = referral_rows(reader)[0]
    table = read_table(LIST)
    return {
        "new referral": lambda: ReferralDialog(desk, window).open(),
        "referral step": lambda: StepDialog(desk, referral.id, referral.status, window).open(),
        "money": lambda: MoneyDialog(desk, referral.id, window).open(),
        "circle": lambda: CircleDialog(desk, Sphere("Property", trades=("Notary", "Architect")), window).open(),
        "triage": lambda: TriageDialog(desk, window).open(),
        "questions": lambda: show_bank(window, desk),
        "sequence": lambda: show_sequence(window, desk),
        "goals": lambda: show_scorecard(window, desk),
        "paste guests": lambda: PasteDialog(desk, window).open(),
        "in the room": lambda: _enter_room(one),
        "debrief": lambda: _events(one).debrief(_events(one).list.lines[-1].id),
        "words to send": lambda: show_draft(window, desk, Draft(("ada@example.org",), "Thank you", "Dear Ada,")),
        "a list": lambda: MappingDialog(LIST, table, suggest(table), window, name="people.csv").open(),
        "captured card": lambda: CardDialog(desk, "Business card", ["nothing"], "Anna Kowalska", 0, window).open(),
        "passphrase": lambda: SettingDialog(desk, window).open(),
    }


def _events(one: Whole) -> EventsPage:
    page: QWidget = one.window.make_page("events")
    assert isinstance(page, EventsPage)
    return page


def _enter_room(one: Whole) -> None:
    with one.book.reading() as reader:
        coming = events.upcoming_first(reader)[0]
    _events(one).show_event(coming.id)
    one.settle()
    _events(one).enter_room()
