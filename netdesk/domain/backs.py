"""Whether two sides are the front and the back of one card."""

from collections.abc import Sequence

from netdesk.domain.scan import Field, FieldKind


def is_back(front: Sequence[Field], back: Sequence[Field]) -> bool:
    """Whether two sides are of one card: they share a mail, a number of somebody or the name; or the second names
    nobody and shares the company or its domain."""
    if _said(front, FieldKind.EMAIL) & _said(back, FieldKind.EMAIL):
        return True
    if _said(front, FieldKind.MOBILE) & _said(back, FieldKind.MOBILE):
        return True
    names = _name(front), _name(back)
    if names[0] and names[1]:
        return names[0] == names[1]
    return bool(_firm(front) & _firm(back))


def _said(fields: Sequence[Field], kind: FieldKind) -> set[str]:
    texts = (one.text for one in fields if one.kind is kind)
    return {"".join(sign for sign in text.lower() if sign.isalnum()) for text in texts} - {""}


def _name(fields: Sequence[Field]) -> set[str]:
    return _said(fields, FieldKind.GIVEN) | _said(fields, FieldKind.FAMILY)


def _firm(fields: Sequence[Field]) -> set[str]:
    domains = {one.text.rpartition("@")[2].lower() for one in fields if one.kind is FieldKind.EMAIL}
    webs = {
        one.text.lower().removeprefix("https://").removeprefix("www.").rstrip("/")
        for one in fields
        if one.kind is FieldKind.WEB
    }
    return _said(fields, FieldKind.ORGANISATION) | domains | webs
