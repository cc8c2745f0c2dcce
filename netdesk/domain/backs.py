"""Whether two sides are the front and the back of one card."""

import unicodedata
from collections.abc import Sequence

from netdesk.domain.scan import Field, FieldKind


def is_back(front: Sequence[Field], back: Sequence[Field]) -> bool:
    """Whether two sides are of one card: they share a number of somebody, a mail or the name; or one of them names
    nobody and shares the company or its domain. Two names that have nothing in common are two people, though the mail
    of their office stands on both cards; unless they are written in two scripts."""
    if _said(front, FieldKind.MOBILE) & _said(back, FieldKind.MOBILE):
        return True
    same_mail = bool(_said(front, FieldKind.EMAIL) & _said(back, FieldKind.EMAIL))
    one, other = _name(front), _name(back)
    if not one or not other:
        return same_mail or bool(_firm(front) & _firm(back))
    return one == other or (same_mail and (bool(one & other) or _latin(one) != _latin(other)))


def _said(fields: Sequence[Field], kind: FieldKind) -> set[str]:
    texts = (one.text for one in fields if one.kind is kind)
    return {"".join(sign for sign in text.lower() if sign.isalnum()) for text in texts} - {""}


def _name(fields: Sequence[Field]) -> set[str]:
    return _said(fields, FieldKind.GIVEN) | _said(fields, FieldKind.FAMILY)


def _latin(names: set[str]) -> bool:
    return all(unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in "".join(names))


def _firm(fields: Sequence[Field]) -> set[str]:
    domains = {one.text.rpartition("@")[2].lower() for one in fields if one.kind is FieldKind.EMAIL}
    webs = {
        one.text.lower().removeprefix("https://").removeprefix("www.").rstrip("/")
        for one in fields
        if one.kind is FieldKind.WEB
    }
    return _said(fields, FieldKind.ORGANISATION) | domains | webs
