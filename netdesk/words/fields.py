"""The names of fields, for where somebody is asked about one of them."""

from netdesk.i18n import _


def label(field: str) -> str:
    """What a field of a person, an interaction, a promise, a referral, an event or an expense is called."""
    return _labels().get(field, field)


def _labels() -> dict[str, str]:
    return _of_people() | _of_what_happened() | _of_events()


def _of_people() -> dict[str, str]:
    return {
        "name": _("Name"),
        "organisation": _("Organisation"),
        "department": _("Department"),
        "title": _("Title"),
        "role": _("Role"),
        "sphere": _("Sphere"),
        "note": _("Note"),
        "gender": _("Gender"),
        "language": _("Language"),
        "picture": _("Picture"),
        "cadence_ideal": _("Be in touch every so many days"),
        "cadence_longest": _("At the longest, days"),
    }


def _of_what_happened() -> dict[str, str]:
    return {
        "kind": _("What happened"),
        "on": _("Day"),
        "minutes": _("Minutes"),
        "quality": _("How it was"),
        "participants": _("Who took part"),
        "by_id": _("Who promised"),
        "to_id": _("To whom"),
        "text": _("What was promised"),
        "due_on": _("By when"),
        "made_on": _("Promised on"),
        "kept_on": _("Kept on"),
        "broken_on": _("Broken on"),
        "made_good_on": _("Made good on"),
        "giver_id": _("From"),
        "receiver_id": _("To"),
        "prospect_id": _("For"),
        "prospect_name": _("For"),
        "need": _("Need"),
        "level": _("What the giver did"),
        "consent": _("They agreed"),
        "thanked_on": _("Thanked on"),
        "reported_on": _("Told on"),
        "parent_id": _("Grew out of"),
    }


def _of_events() -> dict[str, str]:
    return {
        "starts": _("Starts"),
        "ends": _("Ends"),
        "place": _("Place"),
        "event_id": _("Event"),
        "host": _("Host"),
        "series": _("Series"),
        "agenda": _("Agenda"),
        "cost": _("Price"),
        "what": _("What for"),
        "amount": _("Amount"),
        "currency": _("Currency"),
    }
