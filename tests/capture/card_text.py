"""Cards written as text: a line each; `#1.5 ` before it makes its letters larger, ` || ` parts columns."""

from netdesk.capture.fields import fields_of
from netdesk.domain.scan import Field, FieldKind, Line

SIZE = (1000, 600)
_NAME = (FieldKind.GIVEN, FieldKind.MIDDLE, FieldKind.FAMILY)
_PHONES = (FieldKind.MOBILE, FieldKind.WORK, FieldKind.HOME, FieldKind.FAX)


def lines_of(text: str, side: int = 0) -> list[Line]:
    """The lines of a card where a reader would see them."""
    lines: list[Line] = []
    top = 20.0
    for row in text.strip().split("\n"):
        size, _, rest = row.strip().partition(" ") if row.strip().startswith("#") else ("#1", "", row.strip())
        height, left = 30 * float(size[1:]), 40.0
        for part in rest.split(" || "):
            right = left + height * len(part) / 2
            if part.strip():
                lines.append(Line(part.strip(), 0.99, int(left), int(top), int(right), int(top + height), side))
            left = max(right + 60, 320)
        top += height * 1.35
    return lines


class Read:
    """The fields of a card, easy to ask for."""

    def __init__(self, text: str, region: str = "", known: tuple[Field, ...] = (), back: str = "") -> None:
        self.lines = lines_of(text) + (lines_of(back, 1) if back else [])
        self.fields = fields_of(self.lines, [SIZE, SIZE], region, known)

    def __getitem__(self, kind: FieldKind) -> list[str]:
        return [one.text for one in self.fields if one.kind is kind]

    @property
    def name(self) -> str:
        return " ".join(text for kind in _NAME for text in self[kind])

    @property
    def title(self) -> str:
        return "".join(self[FieldKind.TITLE])

    @property
    def company(self) -> str:
        return "".join(self[FieldKind.ORGANISATION])

    @property
    def phones(self) -> list[tuple[str, str]]:
        return [(one.kind.value, one.text) for one in self.fields if one.kind in _PHONES]

    def is_sure(self, kind: FieldKind) -> bool:
        return all(one.sure for one in self.fields if one.kind is kind)
