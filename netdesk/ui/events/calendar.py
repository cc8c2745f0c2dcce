"""The month that opens below a date field, in the colours of the theme."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from netdesk.ui.icons import icon
from netdesk.ui.theme import Theme

_SIZE = QSize(320, 280)


def calendar(theme: Theme, locale: QLocale) -> QCalendarWidget:
    """A month with weekdays by their letter, weekends like other days, and arrows that can be seen."""
    made = QCalendarWidget()
    made.setLocale(locale)
    made.setFirstDayOfWeek(locale.firstDayOfWeek())
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    made.setMinimumSize(_SIZE)
    for name, drawing in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        arrow = made.findChild(QToolButton, f"qt_calendar_{name}")
        if isinstance(arrow, QToolButton):
            arrow.setIcon(icon(drawing))
            arrow.setIconSize(QSize(18, 18))

    def dress() -> None:
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        quiet.setForeground(theme.colour("ink3"))
        quiet.setBackground(theme.colour("panel"))
        made.setHeaderTextFormat(quiet)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            made.setWeekdayTextFormat(day, plain)
        bar = made.findChild(QWidget, "qt_calendar_navigationbar")
        if isinstance(bar, QWidget):
            colours = bar.palette()
            colours.setColor(QPalette.ColorRole.Highlight, theme.colour("panel"))
            bar.setPalette(colours)
            bar.setAutoFillBackground(True)

    dress()
    theme.changed.connect(dress)
    return made
