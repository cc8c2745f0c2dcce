"""Lines of text for painting code: each ends in an ellipsis where there is no room."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

Text = tuple[str, QFont, QColor]
"""What is written, in which font and colour."""

_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def write(brush: QPainter, area: QRectF, text: Text, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
    """One line in the middle of an area's height."""
    words, font, ink = text
    brush.setFont(font)
    brush.setPen(ink)
    shown = QFontMetrics(font).elidedText(" ".join(words.split()), elide, int(area.width()))
    brush.drawText(area, _MIDDLE, shown)


def write_two(
    brush: QPainter, area: QRectF, first: Text, second: Text, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    """Two lines, one below the other; the first alone, in the middle, where the second says nothing. `elide` is where
    the first has its ellipsis."""
    upper, lower = (QFontMetrics(font).height() for _words, font, _ink in (first, second))
    if not second[0]:
        write(brush, area, first, elide)
        return
    top = area.top() + (area.height() - upper - lower - 1) / 2
    write(brush, QRectF(area.left(), top, area.width(), upper), first, elide)
    write(brush, QRectF(area.left(), top + upper + 1, area.width(), lower), second)


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """A text in lines of so many pixels, broken between words where that can be; the last of `most` says that more
    follows."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found += _broken(paragraph, font, width)
    if len(found) <= most:
        return found
    rest = " ".join(found[most - 1 :])
    return [*found[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def _broken(text: str, font: QFont, width: int) -> list[str]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]
