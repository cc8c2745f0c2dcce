"""What a column of a list can be of a person."""

from enum import StrEnum


class Target(StrEnum):
    """Where the cells of a column go. `NOTE` is where everything goes that has no other place; nothing is left out.

    `LABEL` is a column that only says what the value in the next one is: home, work, mobile. A `PHONE` takes its label
    from there or from the header; the other kinds of phone say it themselves. A `UID` tells whom a row is about when
    it comes in again, as in `Person.uid`.
    """

    FULL_NAME = "full_name"
    PREFIX = "prefix"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    TITLE = "title"
    MAIL = "mail"
    PHONE = "phone"
    CELL = "cell"
    WORK_PHONE = "work_phone"
    HOME_PHONE = "home_phone"
    FAX = "fax"
    ADDRESS = "address"
    STREET = "street"
    TOWN = "town"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    WEB = "web"
    LINKEDIN = "linkedin"
    BIRTHDAY = "birthday"
    TAGS = "tags"
    PICTURE = "picture"
    LABEL = "label"
    UID = "uid"
    NOTE = "note"


PHONES = {
    Target.PHONE: (),
    Target.CELL: ("cell",),
    Target.WORK_PHONE: ("work",),
    Target.HOME_PHONE: ("home",),
    Target.FAX: ("fax",),
}
PLACES = (Target.ADDRESS, Target.STREET, Target.TOWN, Target.REGION, Target.POSTCODE, Target.COUNTRY)
"""The parts of a postal address."""
