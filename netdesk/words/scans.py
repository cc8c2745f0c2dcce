"""What the fields of a card are called."""

from netdesk.domain.scan import FieldKind
from netdesk.i18n import _


def kind(value: FieldKind) -> str:
    """A kind of field in a word or two."""
    return {
        FieldKind.PREFIX: _("Prefix"),
        FieldKind.GIVEN: _("Given name"),
        FieldKind.MIDDLE: _("Middle name"),
        FieldKind.FAMILY: _("Family name"),
        FieldKind.SUFFIX: _("Suffix"),
        FieldKind.TITLE: _("Title"),
        FieldKind.ORGANISATION: _("Organisation"),
        FieldKind.DEPARTMENT: _("Department"),
        FieldKind.MOBILE: _("Mobile"),
        FieldKind.WORK: _("Work phone"),
        FieldKind.HOME: _("Home phone"),
        FieldKind.FAX: _("Fax"),
        FieldKind.EMAIL: _("Mail"),
        FieldKind.WEB: _("Web"),
        FieldKind.STREET: _("Street"),
        FieldKind.POSTCODE: _("Postcode"),
        FieldKind.LOCALITY: _("Town"),
        FieldKind.REGION: _("Region"),
        FieldKind.COUNTRY: _("Country"),
        FieldKind.PROFILE: _("Profile"),
        FieldKind.TAX: _("Tax number"),
        FieldKind.NOTE: _("Note"),
    }[value]
