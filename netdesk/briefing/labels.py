"""The words of the sheets themselves, in the user's language."""

from netdesk.i18n import _, meant


def labels() -> dict[str, str]:
    """Every caption of every sheet, by the name that the templates know it by."""
    return {
        "goals": _("My goals here"),
        "looks_for": _("I look for"),
        "recognise": _("You know them by"),
        "person_looks_for": _("Looks for"),
        "next_step": _("Next step"),
        "give": _("You can give"),
        "unknown": _("You do not know yet"),
        "new_faces": _("New faces"),
        "face_name": _("Name"),
        "face_loves": _("What they love about their work"),
        "face_looks_for": _("Who they look for"),
        "face_next": _("Next contact"),
        "quote_open": _("“"),
        "quote_close": _("”"),
        "table": _("Table {table}"),
        "private": _("Private"),
        "code": _("Hold a camera over it for my card"),
        "fold": _("fold"),
        "cut": _("Cut along the marks, fold in the middle."),
        "notes": _("After the room"),
        "met": meant("guest", "Met"),
        "who": _("Who"),
        "about": _("What about"),
        "learned": _("Learned"),
        "promised": _("Promised"),
        "pair": _("One-to-one"),
        "history": _("History"),
        "customers": _("Last customers"),
        "helps": _("Who could help {name}"),
        "promises": _("{name} promised"),
        "letters": _("What is known"),
        "stage": _("Trust"),
        "agreed": _("What we agreed"),
        "picture": _("Picture"),
    }
