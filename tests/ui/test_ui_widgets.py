"""Each small widget by itself: what it shows, how the keyboard works it, what a screen reader is told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.stage import Stage
from netdesk.ui.icons import icon
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.bars import GiveTakeBar, StageBar, shares
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, SectionTitle, label, set_tone
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.search import SearchField

pytestmark = pytest.mark.usefixtures("theme")
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_flow_wraps_like_words(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=10)
    for _ in range(5):
        box = QLabel()
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    holder.resize(330, 300)
    shown(qtbot, holder)
    assert [flow.itemAt(at).geometry().topLeft() for at in (0, 2, 3)] == [QPoint(0, 0), QPoint(220, 0), QPoint(0, 30)]
    assert (flow.heightForWidth(330), flow.heightForWidth(100), flow.heightForWidth(900)) == (50, 140, 20)
    assert flow.itemAt(9) is None and flow.takeAt(9) is None
    clear(flow)
    assert flow.count() == 0


def test_chip_toggles_by_mouse_and_keys(qtbot: QtBot) -> None:
    chip = Chip("Visibility", count="412", dot=QColor("#d98e04"))
    shown(qtbot, chip)
    off = colours(chip)
    assert "#d98e04" in off and chip.accessibleName() == "Visibility 412"
    qtbot.mouseClick(chip, LEFT)
    assert chip.isChecked() and colours(chip) != off
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert chip.isChecked()
    width = chip.sizeHint().width()
    chip.set_text("Visibility", "1,412")
    assert chip.sizeHint().width() > width and chip.accessibleName() == "Visibility 1,412"


def test_chip_shows_its_focus(qtbot: QtBot) -> None:
    chip = Chip("Met")
    shown(qtbot, chip)
    chip.setFocus()
    qtbot.waitUntil(chip.hasFocus)
    focused = chip.grab().toImage()
    chip.clearFocus()
    assert chip.grab().toImage() != focused


def test_chip_is_taken_away_by_cross_or_key(qtbot: QtBot) -> None:
    chip = Chip("BNI Torino", removable=True)
    shown(qtbot, chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 13, chip.height() // 2))
    assert not chip.isChecked()
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(8, chip.height() // 2))
    assert chip.isChecked()


def test_search_waits_for_a_pause(qtbot: QtBot) -> None:
    field = SearchField("Search people", delay=40)
    shown(qtbot, field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "ana")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["ana"])
    qtbot.keyClicks(field, "x")
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["ana", "anax"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["ana", "anax", ""] and field.text() == ""
    with qtbot.waitSignal(field.stepped_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.wait(80)
    assert len(heard) == 3


def test_search_shows_the_way_to_it_while_it_waits(qtbot: QtBot) -> None:
    field = SearchField("Search", name="Search people", shortcut=QKeySequence("Ctrl+K"), icon=icon("search"))
    holder = QWidget()
    holder.setLayout(vbox(button("other"), field))
    shown(qtbot, holder)
    hint = next(each for each in field.findChildren(QLabel) if each.text())
    assert hint.text() == "Ctrl K" and field.accessibleName() == "Search people"
    assert hint.isVisible() != field.hasFocus()
    field.setText("ana")
    assert not hint.isVisible()


def test_avatar_shows_initials_picture_and_ring(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar(58)
    shown(qtbot, avatar)
    pen = QPen(QColor("#ff00ff"), 3)
    avatar.show_person("Ewa Lis", "EL", QColor("#ab5271"), ring=pen)
    assert {"#ff00ff", "#ab5271"} <= colours(avatar) and avatar.accessibleName() == "Ewa Lis"
    avatar.show_person("Ewa Lis", "EL", lambda: QColor("#ab5271"), ring=lambda: theme.stage_pen(Stage.CARD))
    assert "#ff00ff" not in colours(avatar)
    picture = QPixmap(40, 90)
    picture.fill(QColor("#00ffff"))
    avatar.set_picture(picture)
    assert "#00ffff" in colours(avatar)
    avatar.set_picture(QPixmap())
    assert "#ab5271" in colours(avatar)


def test_balance_grows_from_the_middle(qtbot: QtBot, theme: Theme) -> None:
    bar = GiveTakeBar(lambda: theme.colour("give"), lambda: theme.colour("take"))
    bar.resize(200, 6)
    shown(qtbot, bar)
    assert {theme.colour("give").name(), theme.colour("take").name()}.isdisjoint(colours(bar))
    bar.set_values(6, 3, "Given 6, received 3")
    image = bar.grab().toImage()
    assert image.pixelColor(60, 3) == theme.colour("give") and image.pixelColor(120, 3) == theme.colour("take")
    assert image.pixelColor(30, 3) == theme.colour("bar") == image.pixelColor(170, 3)
    assert bar.accessibleName() == bar.toolTip() == "Given 6, received 3"


def test_shares_keep_one_scale() -> None:
    assert shares(0, 0) == (0, 0)
    assert shares(6, 3) == (0.5, 0.25)
    assert shares(24, 12) == (1.0, 0.5)


def test_stage_bar_fills_what_was_reached(qtbot: QtBot, theme: Theme) -> None:
    bar = StageBar()
    bar.resize(200, 7)
    shown(qtbot, bar)
    bar.set_segments([QColor("#d98e04"), lambda: QColor("#2f7fc9"), None], "Credibility")
    assert {"#d98e04", "#2f7fc9", theme.colour("bar").name()} <= colours(bar)
    assert bar.accessibleName() == "Credibility"


def test_elided_label_keeps_the_whole_text_in_reach(qtbot: QtBot) -> None:
    text = "Vereinigte Süddeutsche Instandsetzungsgesellschaft"
    line = ElidedLabel(text)
    line.resize(120, 20)
    shown(qtbot, line)
    line.grab()
    assert line.shown_text().endswith("…") and line.toolTip() == text
    line.resize(900, 20)
    line.grab()
    assert line.shown_text() == text and line.toolTip() == ""


def test_labels_have_looks_and_are_never_html(qtbot: QtBot, theme: Theme) -> None:
    plain = label("<b>Ana & Co</b>", "title", "muted")
    shown(qtbot, plain)
    assert plain.textFormat() is Qt.TextFormat.PlainText
    assert plain.font().pixelSize() == 18
    before = plain.palette().color(plain.foregroundRole())
    set_tone(plain, "warn")
    assert before == theme.colour("ink2") and plain.palette().color(plain.foregroundRole()) == theme.colour("warn")


def test_section_title_names_its_content(qtbot: QtBot) -> None:
    content = QWidget()
    title = SectionTitle("Timeline", of=content)
    qtbot.addWidget(title)
    qtbot.addWidget(content)
    assert content.accessibleName() == "Timeline"


def test_panel_stacks_its_items(qtbot: QtBot) -> None:
    first, second = label("one"), label("two")
    panel = Panel(first, margins=(10, 4))
    panel.add(second, None)
    shown(qtbot, panel)
    assert first.y() < second.y() and panel.column.contentsMargins().left() == 10


def test_buttons_are_named_and_work_by_key(qtbot: QtBot) -> None:
    heard: list[str] = []
    row = QWidget()
    save = button("Save", lambda: heard.append("save"), icon=icon("check"), look="primary")
    more = icon_button("More", icon("more"), lambda: heard.append("more"))
    row.setLayout(hbox(save, more, 12, None, vbox(label("x"))))
    shown(qtbot, row)
    qtbot.keyClick(save, Qt.Key.Key_Space)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert heard == ["save", "more"] and more.accessibleName() == "More"


def test_empty_state_says_why_and_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    heard: list[int] = []
    act = button("Import", lambda: heard.append(1))
    empty = EmptyState(icon("inbox"), "Nothing waits", "Cards come here first.", act)
    empty.resize(600, 400)
    shown(qtbot, empty)
    qtbot.mouseClick(act, LEFT)
    assert heard == [1]
    empty.set_text("All done")
    theme.set_mode("dark")
    texts = [each.text() for each in empty.findChildren(QLabel) if each.isVisible() and each.text()]
    assert texts == ["All done"]


def test_enter_presses_a_button_outside_of_dialogs_too(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[str] = []
    page = QWidget()
    made = button("Tell Ana…", lambda: pressed.append("told"))
    page.setLayout(vbox(made))
    qtbot.addWidget(page)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == ["told"]
