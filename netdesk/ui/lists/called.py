"""What the targets of columns, the charsets and the delimiters are called."""

from netdesk.i18n import _
from netdesk.lists.target import Target


def targets() -> dict[Target, str]:
    """All targets in the order in which they are offered."""
    return {
        Target.NOTE: _("Into the note"),
        Target.FULL_NAME: _("Full name"),
        Target.GIVEN: _("First name"),
        Target.MIDDLE: _("Middle name"),
        Target.FAMILY: _("Last name"),
        Target.PREFIX: _("Title (Dr, Mrs)"),
        Target.SUFFIX: _("Suffix (PhD)"),
        Target.NICKNAME: _("Nickname"),
        Target.ORGANISATION: _("Company"),
        Target.DEPARTMENT: _("Department"),
        Target.TITLE: _("Job title"),
        Target.MAIL: _("Mail address"),
        Target.PHONE: _("Phone"),
        Target.CELL: _("Mobile phone"),
        Target.WORK_PHONE: _("Work phone"),
        Target.HOME_PHONE: _("Home phone"),
        Target.FAX: _("Fax"),
        Target.ADDRESS: _("Whole address"),
        Target.STREET: _("Street"),
        Target.TOWN: _("Town"),
        Target.REGION: _("Region"),
        Target.POSTCODE: _("Postcode"),
        Target.COUNTRY: _("Country"),
        Target.WEB: _("Website"),
        Target.LINKEDIN: _("LinkedIn"),
        Target.BIRTHDAY: _("Birthday"),
        Target.TAGS: _("Tags"),
        Target.PICTURE: _("Picture’s address"),
        Target.LABEL: _("Label of the next"),
        Target.UID: _("Netdesk ID"),
    }


def charsets() -> dict[str, str]:
    """The charsets that lists are written in, as Python names them."""
    return {
        "utf-8": "UTF-8",
        "utf-16": "UTF-16",
        "cp1252": _("Western Europe (Windows)"),
        "cp1250": _("Central Europe (Windows)"),
        "cp1251": _("Cyrillic (Windows)"),
        "cp1253": _("Greek (Windows)"),
        "cp1254": _("Turkish (Windows)"),
        "cp1257": _("Baltic (Windows)"),
        "iso8859-2": _("Central Europe (ISO 8859-2)"),
        "koi8-r": _("Cyrillic (KOI8-R)"),
        "cp850": _("Western Europe (DOS)"),
        "cp852": _("Central Europe (DOS)"),
        "mac-roman": _("Western Europe (Mac)"),
        "cp932": _("Japanese"),
        "gb18030": _("Chinese"),
        "cp949": _("Korean"),
    }


def delimiters() -> dict[str, str]:
    """The signs between cells."""
    return {",": _("Comma"), ";": _("Semicolon"), "\t": _("Tab"), "|": _("Bar")}
