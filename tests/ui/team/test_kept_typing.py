"""What is being typed stays: while others change what is on the screen, and while the server is away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from own_server import OwnServer
from pytestqt.qtbot import QtBot
from whole import Whole

from netdesk.domain.event import Event
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.operations import events, interactions, people
from netdesk.storage.book import Book
from netdesk.ui.events.page import EventsPage
from netdesk.ui.merging.twice import TwiceDialog
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.person.entryform import EntryForm
from netdesk.ui.person.letterhistory import LetterHistory
from netdesk.ui.person.letters import LettersSection
from netdesk.ui.person.pindialog import PinDialog


@pytest.fixture
def ana(one: Whole) -> str:
    """Somebody whose page is open."""
    person = one.find("ana")
    one.desk.person_wanted.emit(person)
    one.settle()
    return person


@pytest.fixture
def away(qtbot: QtBot, one: Whole, server: OwnServer) -> Callable[[], object]:
    """The server is away for the time of a block, and heard again after it."""

    @contextmanager
    def gone() -> Iterator[None]:
        listening = one.desk.listening
        assert listening is not None
        server.stop()
        try:
            qtbot.waitUntil(lambda: listening.lost, timeout=5000)
            yield
        finally:
            server.start()
        qtbot.waitUntil(lambda: listening.hears, timeout=20000)
        one.settle()

    return gone


def stored(one: Whole, kind: type, ref: str) -> object:
    with one.book.reading() as reader:
        return reader.get(kind, ref)


def letters_of(one: Whole) -> LettersSection:
    return next(each for each in one.people.panel.sections if isinstance(each, LettersSection))


def writing(one: Whole) -> LetterHistory:
    history = letters_of(one)._history
    assert history is not None
    return history


def theirs_shows(qtbot: QtBot, one: Whole, note: str) -> None:
    """Wait until the open page shows what a colleague noted."""
    qtbot.waitUntil(lambda: one.people.panel.shown.person.note == note, timeout=5000)
    one.settle()


def note_theirs(theirs: Book, person: str, note: str) -> None:
    with theirs.reading() as reader:
        now = reader.get(Person, person)
    people.edit(theirs, replace(now, note=note))


def form_of(one: Whole) -> EntryForm:
    section = one.people.panel.timeline
    return next(each for each in section.findChildren(EntryForm) if each.isVisible())


def open_entry(one: Whole, ref: str) -> EntryForm:
    one.people.panel.timeline._correct(ref)
    return form_of(one)


def test_a_letter_is_written_on_while_a_colleague_changes_the_person(
    qtbot: QtBot, one: Whole, theirs: Book, ana: str
) -> None:
    letters_of(one).write(LetterKind.GOALS)
    writing(one).line.setText("a second off")
    note_theirs(theirs, ana, "theirs")
    theirs_shows(qtbot, one, "theirs")
    line = writing(one).line
    assert line.text() == "a second off"
    line.setText("a second office")
    line.returnPressed.emit()
    one.settle()
    qtbot.wait(20)
    assert Letter(LetterKind.GOALS, "a second office", one.book.today) in stored(one, Person, ana).letters
    assert letters_of(one)._history is None


def test_an_entry_is_corrected_while_a_colleague_changes_the_person(
    qtbot: QtBot, one: Whole, theirs: Book, ana: str
) -> None:
    item = interactions.log(one.book, [ana], Kind.CALL, note="wrong")
    one.settle()
    open_entry(one, item.id)._note.setPlainText("right")
    interactions.edit(theirs, replace(item, minutes=25))
    note_theirs(theirs, ana, "theirs")
    theirs_shows(qtbot, one, "theirs")
    form = form_of(one)
    assert form._note.toPlainText() == "right"
    form._accept()
    one.settle()
    now = stored(one, Interaction, item.id)
    assert (now.note, now.minutes) == ("right", 25)


def test_of_an_entry_that_two_correct_is_asked(qtbot: QtBot, one: Whole, theirs: Book, ana: str) -> None:
    item = interactions.log(one.book, [ana], Kind.CALL, note="wrong")
    one.settle()
    form = open_entry(one, item.id)
    form._note.setPlainText("mine")
    interactions.edit(theirs, replace(item, note="theirs"))
    form_of(one)._accept()
    qtbot.waitUntil(lambda: bool(dialogs(one)), timeout=5000)
    dialogs(one)[0].reject()
    one.settle()
    assert form_of(one)._note.toPlainText() == "mine"
    form_of(one)._accept()
    qtbot.waitUntil(lambda: bool(dialogs(one)), timeout=5000)
    dialogs(one)[0].accept()
    one.settle()
    assert stored(one, Interaction, item.id).note == "mine"


def dialogs(one: Whole) -> list[TwiceDialog]:
    return [each for each in one.window.findChildren(TwiceDialog) if each.isVisible()]


def test_an_entry_that_could_not_be_saved_opens_again(one: Whole, ana: str, away: Callable[[], object]) -> None:
    item = interactions.log(one.book, [ana], Kind.CALL, note="wrong")
    one.settle()
    form = open_entry(one, item.id)
    form._note.setPlainText("right")
    with away():
        form._accept()
        one.settle()
        assert "does not answer" in one.said
        assert form_of(one)._note.toPlainText() == "right"
    form_of(one)._accept()
    one.settle()
    assert stored(one, Interaction, item.id).note == "right"


def test_a_person_and_a_letter_are_saved_when_the_server_is_back(
    qtbot: QtBot, one: Whole, ana: str, away: Callable[[], object]
) -> None:
    editor = PersonEditor(one.desk, one.people.panel.shown.person, one.window)
    editor.show()
    editor.form.texts["title"].setText("Mayor")
    letters_of(one).write(LetterKind.GOALS)
    writing(one).line.setText("a second office")
    with away():
        editor.save()
        writing(one).line.returnPressed.emit()
        one.settle()
        assert "does not answer" in editor.notice.text
        assert editor.form.texts["title"].text() == "Mayor"
    assert writing(one).line.text() == "a second office"
    writing(one).line.returnPressed.emit()
    one.settle()
    with qtbot.waitSignal(editor.saved):
        editor.save()
    now = stored(one, Person, ana)
    assert (now.title, now.letters[-1].text) == ("Mayor", "a second office")


def test_a_pin_keeps_its_reason(one: Whole, ana: str, away: Callable[[], object]) -> None:
    dialog = PinDialog(one.desk, one.book.me, ana, "Trust", one.people.panel.shown.row.stage, one.window)
    dialog.show()
    dialog.note.setText("We shared an office")
    with away():
        dialog.pin()
        one.settle()
        assert dialog.isVisible() and "does not answer" in dialog.notice.text
    dialog.pin()
    one.settle()
    with one.book.reading() as reader:
        assert reader.evidence(one.book.me, ana).link.pins[-1].note == "We shared an office"


@pytest.fixture
def fair(qtbot: QtBot, one: Whole) -> EventsPage:
    """The page of the events with one that is on show."""
    with one.book.reading() as reader:
        event = next(each for each in reader.all(Event) if each.removed_at is None)
    page = one.window.show_page("events")
    assert isinstance(page, EventsPage)
    page.show_event(event.id)
    one.settle()
    qtbot.waitUntil(lambda: page.details.event_id == event.id, timeout=5000)
    return page


def change_theirs(theirs: Book, event_id: str, **fields: str) -> None:
    events.edit(theirs, event_id, lambda event: replace(event, **fields))


def test_of_an_event_other_fields_are_joined(qtbot: QtBot, one: Whole, theirs: Book, fair: EventsPage) -> None:
    event_id = fair.details.event_id
    fair.details.place.setText("The old mill")
    change_theirs(theirs, event_id, host="Theirs")
    qtbot.waitUntil(lambda: fair.details.host.text() == "Theirs", timeout=5000)
    fair.details.commit()
    one.settle()
    now = stored(one, Event, event_id)
    assert (now.place, now.host) == ("The old mill", "Theirs")
    fair.details.place.setText("The new mill")  # and again, which is no conflict with myself
    fair.details.commit()
    fair.details.place.setText("The newest mill")
    fair.details.commit()
    one.settle()
    assert stored(one, Event, event_id).place == "The newest mill"
    assert dialogs(one) == []


def test_of_the_same_field_of_an_event_is_asked(qtbot: QtBot, one: Whole, theirs: Book, fair: EventsPage) -> None:
    event_id = fair.details.event_id
    fair.details.place.setText("Mine")
    change_theirs(theirs, event_id, place="Theirs", host="Shown")
    qtbot.waitUntil(lambda: fair.details.host.text() == "Shown", timeout=5000)
    assert fair.details.place.text() == "Mine"
    fair.details.commit()
    qtbot.waitUntil(lambda: bool(dialogs(one)), timeout=5000)
    assert list(dialogs(one)[0].choices) == ["place"]
    assert stored(one, Event, event_id).place == "Theirs"
    dialogs(one)[0].accept()
    one.settle()
    assert stored(one, Event, event_id).place == "Mine"


def test_an_event_keeps_what_was_typed_while_the_server_is_away(
    one: Whole, fair: EventsPage, away: Callable[[], object]
) -> None:
    event_id = fair.details.event_id
    with away():
        fair.details.place.setText("The old mill")
        fair.details.commit()
        one.settle()
        assert fair.details.place.text() == "The old mill"
    assert fair.details.place.text() == "The old mill"
    fair.details.commit()
    one.settle()
    assert stored(one, Event, event_id).place == "The old mill"
