"""The editor: it changes what was edited and nothing else, and never loses what was typed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from demodesk import demo_desk
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Handle,
    Letter,
    LetterKind,
    Name,
    Person,
    Phone,
    Property,
    Relative,
    Web,
)
from netdesk.operations import people
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.merging.twice import TwiceDialog
from netdesk.ui.messages import MessageBar
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.person.editor_days import shown_day, stored_day
from netdesk.ui.person.editor_name import split_name
from netdesk.ui.theme import Theme
from netdesk.words.dates import read_date

TODAY = date(2026, 11, 22)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

FULL = Person(
    name=Name("Dr. Giulia M. Ferraris, jun.", "Dr.", "Giulia", "M.", "Ferraris", "jun.", "ジュリア", "フェラーリス"),
    nicknames=("Giu, the notary", " Lia "),
    organisation="Studio Ferraris & Figli",
    department="Law",
    title="Notary",
    role="Partner",
    sphere="Law",
    note="First line\r\nsecond\u00a0line ",
    gender="F",
    language="it",
    uid="urn:uuid:1",
    picture_url="https://example.org/g.png",
    cadence_ideal=20,
    cadence_longest=50,
    created_on=date(2026, 3, 14),
    tags=("BNI Torino", "choir & song"),
    phones=(
        Phone("+39 347 555 0142", ("cell", "Yacht, aft"), True),
        Phone(" 011\u00a0555 ", ("work", "fax"), True),
        Phone("", ("pcs",)),
    ),
    emails=(Email("giulia@studioferraris.example", ("work",), True), Email("g@home.example")),
    addresses=(Address("Via Roma 1\nScala B", "Torino", "TO", "10100", "Italia", "77", "3rd floor", ("dom",), True),),
    webs=(Web("https://studioferraris.example", ("HomePage",), True),),
    handles=(
        Handle("linkedin", "giulia-f", "https://linkedin.com/in/giulia-f", ("work",), True),
        Handle("", "odd", "x:odd"),
    ),
    anniversaries=(
        Anniversary("birthday", "1984-02-29"),
        Anniversary("anniversary", "--06-02"),
        Anniversary("Name day", "some time in May"),
        Anniversary("birthday", "19840314"),
    ),
    relatives=(Relative("spouse", "Marco"), Relative("Nonna", "Ida")),
    letters=(Letter(LetterKind.GOALS, "an office in Asti", date(2026, 5, 1)),),
    kept=(Property("X-ODD", "a\\,b", "item1", (("TYPE", "x"),)),),
)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book = Book.open(demo_desk(tmp_path, 40), lambda: TODAY)
    jobs, messages = Jobs(), MessageBar()
    qtbot.addWidget(messages)
    desk = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def giulia(desk: Desk) -> Person:
    return people.add(desk.book, FULL)


Editing = Callable[[Person | None], PersonEditor]


@pytest.fixture
def editing(desk: Desk, window: QWidget, qtbot: QtBot) -> Editing:
    def make(person: Person | None) -> PersonEditor:
        editor = PersonEditor(desk, person, window)
        editor.show()
        return editor

    return make


def stored(desk: Desk, one: str) -> Person:
    return desk.read(lambda reader: reader.get(Person, one))


def saved(editor: PersonEditor, desk: Desk, qtbot: QtBot) -> Person:
    with qtbot.waitSignal(editor.saved) as told:
        editor.save()
    return stored(desk, told.args[0])


def png(colour: str = "red") -> bytes:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def drop(editor: PersonEditor, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(editor.form.picture, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, NONE))
    QApplication.sendEvent(editor.form.picture, QDropEvent(QPointF(9, 9), copy, data, LEFT, NONE))


# --- untouched


def test_a_person_with_every_field_goes_through_unchanged(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot
) -> None:
    editor = editing(giulia)
    assert editor.form.person() == giulia and not editor.changed
    before = desk.book.undoable()
    with qtbot.waitSignal(editor.accepted), qtbot.assertNotEmitted(editor.saved):
        editor.save()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert stored(desk, giulia.id) == giulia and desk.book.undoable() == before


WORD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
LABELS = st.lists(WORD, max_size=3).map(tuple)


@trials(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    WORD, WORD, WORD, st.builds(Phone, WORD, LABELS, st.booleans()), st.builds(Handle, WORD, WORD, WORD, LABELS), WORD
)
def test_anything_given_comes_back_to_the_letter(
    desk: Desk, window: QWidget, name: str, family: str, text: str, phone: Phone, handle: Handle, day: str
) -> None:
    person = Person(
        name=Name(name, family=family),
        version=3,
        note=text,
        sphere=text,
        nicknames=(text,),
        tags=(text,),
        phones=(phone,),
        handles=(handle,),
        anniversaries=(Anniversary(text, day),),
        addresses=(Address(text, labels=phone.labels),),
        relatives=(Relative(name, text),),
    )
    editor = PersonEditor(desk, person, window)
    assert editor.form.person() == person
    editor.discard()


# --- edits


def test_texts_are_edited(editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    form = editor.form
    for part in ("organisation", "department", "title", "role", "language"):
        form.texts[part].setText(f" new {part} ")
    form.nicknames.setText("Lia, Giu")
    form.sphere.setEditText("Building")
    form.note.setPlainText("another note")
    form.ideal.setText("")
    form.longest.setText("")
    person = saved(editor, desk, qtbot)
    expected = replace(
        giulia,
        version=person.version,
        organisation="new organisation",
        department="new department",
        title="new title",
        role="new role",
        language="new language",
        nicknames=("Lia", "Giu"),
        sphere="Building",
        note="another note",
        cadence_ideal=None,
        cadence_longest=None,
    )
    assert person == expected and person.version == giulia.version + 1
    assert desk.messages.message.text == f"{person.shown} saved"


def test_phones_are_added_edited_starred_and_removed(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot
) -> None:
    editor = editing(giulia)
    phones = editor.form.lists["phones"]
    phones.rows[0].text.setText("+39 347 555 0000")
    phones.rows[1].label.setEditText("mobile, Garden")
    qtbot.mouseClick(phones.rows[2]._remove, LEFT)
    new = phones.add()
    new.text.setText("555")
    new.label.setEditText("Home")
    qtbot.mouseClick(new.star, LEFT)
    phones.add()  # left empty
    person = saved(editor, desk, qtbot)
    assert person.phones == (
        Phone("+39 347 555 0000", ("cell", "Yacht, aft")),
        Phone(" 011\u00a0555 ", ("cell", "Garden")),
        Phone("555", ("home",), True),
    )
    assert person.emails == giulia.emails


def test_the_other_lists_are_edited(editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    lists = editor.form.lists
    lists["emails"].rows[1].text.setText("")  # emptied
    lists["webs"].add().text.setText("https://other.example")
    lists["addresses"].rows[0].parts["locality"].setText("Asti")
    lists["handles"].rows[1].service.setEditText("Telegram")
    lists["anniversaries"].rows[1].text.setText("3 June 2001")
    lists["anniversaries"].rows[2].text.setText("in May, he says")
    relative = lists["relatives"].add()
    relative.kind.setEditText("Daughter")
    relative.text.setText("Anna")
    person = saved(editor, desk, qtbot)
    assert person.emails == giulia.emails[:1]
    assert person.webs == (*giulia.webs, Web("https://other.example", ("work",)))
    assert person.addresses == (replace(giulia.addresses[0], locality="Asti"),)
    assert person.handles[1] == Handle("telegram", "odd", "x:odd")
    assert [day.day for day in person.anniversaries] == ["1984-02-29", "2001-06-03", "in May, he says", "19840314"]
    assert person.relatives == (*giulia.relatives, Relative("daughter", "Anna"))


def test_tags_are_typed_completed_and_removed(editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    tags = editor.form.tags
    tags.set_known(["BNI Torino", "Rotary"])
    qtbot.keyClicks(tags.line, "rotary,new one")
    qtbot.keyClick(tags.line, Qt.Key.Key_Return)
    assert tags.value() == (*giulia.tags, "Rotary", "new one") and editor.isVisible()
    qtbot.keyClick(tags.line, Qt.Key.Key_Backspace)
    tags.chips[0].removed.emit()
    qtbot.keyClicks(tags.line, "CHOIR & SONG, not yet entered")
    assert saved(editor, desk, qtbot).tags == ("choir & song", "Rotary", "not yet entered")


def test_words_in_use_are_offered(editing: Editing, desk: Desk, qtbot: QtBot) -> None:
    editor = editing(None)
    qtbot.waitUntil(lambda: bool(editor.form.tags._known.stringList()))
    assert not editor.changed


# --- the name


def test_the_whole_name_fills_its_parts(editing: Editing, qtbot: QtBot) -> None:
    name = editing(None).form.name
    qtbot.keyClicks(name.full, "Dott. Marco De Luca")
    assert name.name() == Name("Dott. Marco De Luca", "Dott.", "Marco", "", "De Luca")
    name.fields["family"].clear()
    qtbot.keyClicks(name.fields["family"], "Luca")
    qtbot.keyClicks(name.full, " Rossi")
    assert name.fields["family"].text() == "Luca", "what was edited by hand stays"


def test_the_parts_fill_the_whole_name(editing: Editing, qtbot: QtBot) -> None:
    name = editing(None).form.name
    qtbot.keyClicks(name.fields["given"], "Ewa")
    qtbot.keyClicks(name.fields["family"], "Lis")
    assert name.name() == Name("Ewa Lis", given="Ewa", family="Lis")
    name.full.clear()
    qtbot.keyClicks(name.full, "Pani Ewa")
    qtbot.keyClicks(name.fields["family"], "-Nowak")
    assert name.full.text() == "Pani Ewa"


def test_a_name_of_its_own_kind_is_left_alone(editing: Editing, giulia: Person, qtbot: QtBot) -> None:
    name = editing(giulia).form.name
    qtbot.keyClicks(name.full, "X")
    assert replace(name.name(), full=giulia.name.full) == giulia.name


@pytest.mark.parametrize(
    ("full", "given", "family"),
    [
        ("Ana", "Ana", ""),
        ("Anna Maria Rossi", "Anna Maria", "Rossi"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Ferraris, Giulia", "Giulia", "Ferraris"),
        ("王小明", "王小明", ""),
        ("J. Smith", "J.", "Smith"),
    ],
)
def test_names_are_split(full: str, given: str, family: str) -> None:
    assert (split_name(full).given, split_name(full).family) == (given, family)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 Mar 1984", "1984-03-14"),
        ("March 14, 1984", "1984-03-14"),
        ("14.3.1984", "1984-03-14"),
        ("1984-3-14", "1984-03-14"),
        ("14 march", "--03-14"),
        ("29/02", "--02-29"),
        ("12/31", "--12-31"),
        ("--06-02", "--06-02"),
        ("31 Feb 1984", "31 Feb 1984"),
        ("14.3.84", "14.3.84"),
        ("about 1984", "about 1984"),
        ("circa 14 Mar 1984", "circa 14 Mar 1984"),
    ],
)
def test_days_are_read_leniently(text: str, day: str) -> None:
    assert stored_day(text) == day
    assert stored_day(shown_day(day)) == day


def test_dates_may_be_a_month_or_a_year() -> None:
    assert read_date("2019") == date(2019, 1, 1) and read_date("Mar 2019") == date(2019, 3, 1)
    assert read_date("14 March") is None and read_date("soon") is None


# --- pictures


def test_a_dropped_picture_is_stored_as_it_is(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "giulia.png"
    file.write_bytes(png())
    editor = editing(giulia)
    drop(editor, file)
    qtbot.waitUntil(lambda: editor.form.picture.data is not None)
    person = saved(editor, desk, qtbot)
    assert desk.load_picture(person.picture) == png()
    again = editing(person)
    again.form.picture.remove()
    assert saved(again, desk, qtbot).picture == ""


def test_garbage_is_refused_as_a_picture(editing: Editing, giulia: Person, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "giulia.png"
    file.write_bytes(b"no picture at all")
    editor = editing(giulia)
    drop(editor, file)
    qtbot.waitUntil(lambda: editor.notice.text == "This is no picture that can be read.")
    assert not editor.changed
    drop(editor, tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "gone.png" in editor.notice.text)
    file.write_bytes(b"\0" * (20 * 1024 * 1024 + 1))
    drop(editor, file)
    qtbot.waitUntil(lambda: "20 MB" in editor.notice.text)


def test_a_picture_is_pasted_from_any_field(editing: Editing, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    data = QMimeData()
    data.setData("image/png", png("blue"))
    data.setImageData(QImage.fromData(png("blue")))
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(editor.form.texts["title"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.picture.data is not None and editor.changed
    assert editor.form.texts["title"].text() == "Notary"
    QGuiApplication.clipboard().setText("plain")
    qtbot.keyClick(editor.form.texts["title"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "plain" in editor.form.texts["title"].text()


# --- saving and leaving


def test_somebody_new_is_added(editing: Editing, desk: Desk, qtbot: QtBot) -> None:
    editor = editing(None)
    qtbot.keyClicks(editor.form.name.full, "Ewa Lis")
    editor.form.lists["phones"].add().text.setText("+48 500")
    person = saved(editor, desk, qtbot)
    assert (person.name.given, person.name.family) == ("Ewa", "Lis") and person.created_on == TODAY
    assert person.phones == (Phone("+48 500", ("cell",)),)
    desk.undo()
    qtbot.waitUntil(lambda: desk.read(lambda reader: reader.find(Person, [person.id])) == [])


def test_a_refusal_keeps_the_form_open(editing: Editing, desk: Desk, qtbot: QtBot) -> None:
    editor = editing(None)
    editor.form.texts["title"].setText("Notary")
    editor.save()
    qtbot.waitUntil(lambda: "at least a name" in editor.notice.text)
    assert editor.isVisible() and editor.form.texts["title"].text() == "Notary"
    qtbot.keyClicks(editor.form.name.full, "Ewa")
    assert saved(editor, desk, qtbot).title == "Notary"


def test_an_impossible_cadence_is_refused(editing: Editing, giulia: Person) -> None:
    editor = editing(giulia)
    editor.form.longest.setText("10")
    editor.save()
    assert "cannot be shorter" in editor.notice.text
    editor.form.ideal.setText("")
    editor.save()
    assert "before you say" in editor.notice.text and editor.isVisible()


def test_what_somebody_else_changed_besides_is_kept(editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    people.edit(desk.book, replace(giulia, role="Chair", tags=(*giulia.tags, "theirs")))
    now = saved(editor, desk, qtbot)
    assert (now.title, now.role, now.tags) == ("Judge", "Chair", (*giulia.tags, "theirs"))


def asked(editor: PersonEditor, qtbot: QtBot) -> TwiceDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in editor.findChildren(TwiceDialog)))
    return next(one for one in editor.findChildren(TwiceDialog) if one.isVisible())


@pytest.mark.parametrize("mine", [True, False])
def test_of_a_field_that_two_changed_is_asked(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot, mine: bool
) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    editor.form.texts["role"].setText("Chair")
    people.edit(desk.book, replace(giulia, title="Mayor", organisation="Theirs"))
    editor.save()
    dialog = asked(editor, qtbot)
    assert list(dialog.choices) == ["title"]
    choice = dialog.choices["title"]
    assert (choice.mine.accessibleName(), choice.theirs.accessibleName()) == (
        "Title, Mine: Judge",
        "Title, Theirs: Mayor",
    )
    if not mine:
        choice.theirs.click()
    with qtbot.waitSignal(editor.saved):
        dialog.accept()
    now = stored(desk, giulia.id)
    assert (now.title, now.role, now.organisation) == ("Judge" if mine else "Mayor", "Chair", "Theirs")


def test_what_is_not_answered_stays_typed_and_is_asked_again(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot
) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    people.edit(desk.book, replace(giulia, title="Mayor"))
    editor.save()
    asked(editor, qtbot).reject()
    qtbot.waitUntil(lambda: "still here" in editor.notice.text)
    assert editor.isVisible() and editor.form.texts["title"].text() == "Judge"
    editor.save()
    with qtbot.waitSignal(editor.saved):
        asked(editor, qtbot).accept()
    assert stored(desk, giulia.id).title == "Judge"


def test_a_third_change_while_it_is_answered_is_asked_too(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot
) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    theirs = people.edit(desk.book, replace(giulia, title="Mayor"))
    editor.save()
    first = asked(editor, qtbot)
    people.edit(desk.book, replace(theirs, title="Advocate"))
    first.accept()
    qtbot.waitUntil(lambda: any("Advocate" in one.choices["title"].theirs.accessibleName() for one in _shown(editor)))
    with qtbot.waitSignal(editor.saved):
        _shown(editor)[0].accept()
    assert stored(desk, giulia.id).title == "Judge"


def _shown(editor: PersonEditor) -> list[TwiceDialog]:
    return [one for one in editor.findChildren(TwiceDialog) if one.isVisible()]


def test_a_picture_that_two_changed_is_asked(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = editing(giulia)
    (tmp_path / "red.png").write_bytes(png())
    drop(editor, tmp_path / "red.png")
    qtbot.waitUntil(lambda: editor.form.picture.data is not None)
    theirs = people.edit(desk.book, giulia, png("blue"))
    editor.save()
    dialog = asked(editor, qtbot)
    assert list(dialog.choices) == ["picture"]
    dialog.choices["picture"].theirs.click()
    with qtbot.waitSignal(editor.saved):
        dialog.accept()
    assert stored(desk, giulia.id).picture == theirs.picture


def test_who_was_put_into_the_trash_meanwhile_is_not_saved_silently(
    editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot
) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    people.remove(desk.book, [giulia.id])
    editor.save()
    qtbot.waitUntil(lambda: "trash" in editor.notice.text)
    assert editor.isVisible() and editor.form.texts["title"].text() == "Judge"


def test_leaving_with_changes_asks_inside(editing: Editing, desk: Desk, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    editor.form.texts["title"].setText("Judge")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible() and editor.notice.text == "Discard changes?"
    editor._keep_editing()
    assert editor.notice.text == ""
    editor.close()
    assert editor.isVisible() and editor.notice.text == "Discard changes?"
    with qtbot.waitSignal(editor.rejected):
        editor.discard()
    assert stored(desk, giulia.id) == giulia


def test_leaving_without_changes_asks_nothing(editing: Editing, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    with qtbot.waitSignal(editor.rejected):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_a_draft_is_added_as_it_is(editing: Editing, desk: Desk, qtbot: QtBot) -> None:
    editor = editing(Person(note="BEGIN:VCARD"))
    assert not editor.changed
    assert saved(editor, desk, qtbot).note == "BEGIN:VCARD"


def test_every_field_has_a_name_and_tab_reaches_them_in_order(editing: Editing, giulia: Person, qtbot: QtBot) -> None:
    editor = editing(giulia)
    fields = [
        widget
        for widget in editor.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(editor)
    ]
    assert len(fields) > 50
    unnamed = [
        widget for widget in fields if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    new = editor.form.lists["phones"].add()
    steps, widget = [], editor.form.name.full
    for _step in range(400):
        steps.append(widget)
        widget = widget.nextInFocusChain()
    places = [steps.index(one) for one in (editor.form.sphere, editor.form.lists["phones"].rows[2].text, new.text)]
    after = [steps.index(one) for one in (editor.form.lists["phones"].add_button, editor.form.note)]
    assert places + after == sorted(places + after)


def test_what_the_card_holds_besides_is_folded(editing: Editing, giulia: Person) -> None:
    from netdesk.ui.person.editor_form import Kept

    kept = editing(giulia).form.findChild(Kept)
    assert not kept.text.isVisible() and kept.text.isReadOnly()
    kept.head.click()
    assert kept.text.isVisible() and kept.text.toPlainText() == "item1.X-ODD;TYPE=x:a\\,b"
