"""What painted and pressed widgets are to a screen reader, which takes any widget of our own for a nameless area.

A class says by `spoken_as` what it is, and has a method `press` where it can be pressed as a button can."""

from functools import cache

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

Role = QAccessible.Role

_kept: "set[_Spoken]" = set()
_MANY = 500


@cache
def tell_roles() -> None:
    """From now on screen readers are told what the widgets say that they are; once for a program."""
    QAccessible.installFactory(_told)


def _told(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks for every thing that a screen reader comes to: nothing where it knows best itself."""
    role = getattr(thing, "spoken_as", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    made = (_Pressed if hasattr(thing, "press") else _Spoken)(thing, role)
    _keep(made)
    return made


def _keep(made: "_Spoken") -> None:
    """Qt deletes what it was told when the widget goes. Python must not do it before: Qt would still ask it then."""
    if len(_kept) >= _MANY:
        gone = [one for one in _kept if not shiboken6.isValid(one)]
        _kept.difference_update(gone)
    _kept.add(made)


class _Spoken(QAccessibleWidget):
    """Words that are written on it are its name, unless it has another."""

    def text(self, which: QAccessible.Text) -> str:
        widget, told = self.widget(), super().text(which)
        if which == QAccessible.Text.Name and not told and isinstance(widget, QLabel):
            return widget.text()
        return told


class _Pressed(_Spoken):
    """Somebody who cannot click presses it by the screen reader."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            self.widget().press()  # type: ignore[attr-defined]
        else:
            super().doAction(name)
