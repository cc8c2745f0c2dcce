"""The thresholds of the trust rules as sentences with numbers in them."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from netdesk import words
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.number import NumberBox

BOX_WIDTH = 92  # pixels

_CADENCES = ("card", "visibility", "credibility", "profitability")


class Thresholds(QWidget):
    """Every number of a `TrustPolicy`; `changed` whenever one is."""

    changed = Signal()

    def __init__(self, policy: TrustPolicy) -> None:
        super().__init__()
        self.numbers: dict[str, NumberBox] = {}
        self.cadences: dict[str, tuple[NumberBox, NumberBox]] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(2, grown(BOX_WIDTH))
        self._add_rules()
        self._grid.setRowMinimumHeight(self._grid.rowCount(), 8)
        self._add_cadences(self._grid.rowCount() + 1)
        self.setLayout(self._grid)
        self.show_policy(policy)

    def show_policy(self, policy: TrustPolicy) -> None:
        """Show the numbers of a policy."""
        for name, box in self.numbers.items():
            box.setValue(getattr(policy, name))
        for name, (ideal, longest) in self.cadences.items():
            cadence: Cadence = getattr(policy, name)
            ideal.setValue(cadence.ideal)
            longest.setValue(cadence.longest)

    def policy(self) -> TrustPolicy:
        """The policy as the numbers say."""
        cadences: dict[str, Any] = {
            name: Cadence(ideal.value(), longest.value()) for name, (ideal, longest) in self.cadences.items()
        }
        numbers: dict[str, Any] = {name: box.value() for name, box in self.numbers.items()}
        return TrustPolicy(**numbers, **cadences)

    def problem(self) -> str:
        """What does not fit together, in a sentence; nothing when all is well."""
        for stage, name in zip(Stage, _CADENCES, strict=True):
            ideal, longest = self.cadences[name]
            if longest.value() < ideal.value():
                told = _("{stage}: the longest interval cannot be shorter than the ideal one.")
                return told.format(stage=words.stage(stage))
        return ""

    def _add_rules(self) -> None:
        days, months, times = _("days"), _("months"), _("times")
        grown = _("Credibility grows from conversations on so many different days")
        told = {
            "grown_days": (grown, days, 1, 99),
            "grown_span_days": (_("… over at least"), days, 0, 3650),
            "letters_known": (_("… and, from me outward, so many of the five letters known"), _("letters"), 0, 5),
            "referrals": (_("Profitability takes so many referrals with consent"), _("referrals"), 1, 99),
            "referral_months": (_("… within the last"), months, 1, 240),
            "silence_months": (_("Credibility without friendship falls after silence of"), months, 1, 240),
            "setback_months": (_("What went wrong and was not made good weighs for"), months, 0, 240),
            "dormant_factor": (_("A link is dormant past the longest interval, so many times"), times, 1, 20),
        }
        missing = {item.name for item in fields(TrustPolicy)} - set(told) - set(_CADENCES)
        if missing:
            raise LookupError(f"thresholds without a sentence: {sorted(missing)}")
        for row, (name, (sentence, unit, least, most)) in enumerate(told.items()):
            box = self._box(f"{sentence} ({unit})", least, most)
            self.numbers[name] = box
            text = label(sentence, wrap=True)
            text.setBuddy(box)
            self._grid.addWidget(text, row, 0)
            self._grid.addWidget(box, row, 1)
            self._grid.addWidget(label(unit, tone="faint"), row, 2)

    def _add_cadences(self, top: int) -> None:
        grid = self._grid
        grid.addWidget(label(_("How often to be in touch, in days"), "strong"), top, 0)
        for column, head in ((1, _("ideal")), (2, _("longest"))):
            grid.addWidget(label(head, "small", "faint"), top, column)
        for row, (stage, name) in enumerate(zip(Stage, _CADENCES, strict=True), start=top + 1):
            called = words.stage(stage)
            pair = (
                self._box(_("{stage}: ideal, days").format(stage=called), 1, 3650),
                self._box(_("{stage}: longest, days").format(stage=called), 1, 3650),
            )
            self.cadences[name] = pair
            grid.addWidget(label(called), row, 0)
            grid.addWidget(pair[0], row, 1)
            grid.addWidget(pair[1], row, 2)

    def _box(self, name: str, least: int, most: int) -> NumberBox:
        box = NumberBox(name, least, most)
        box.setFixedWidth(grown(BOX_WIDTH))
        box.valueChanged.connect(lambda _value: self.changed.emit())
        return box
