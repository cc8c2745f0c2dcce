"""The rows of Android's contact database that its cards carry as X-ANDROID-CUSTOM."""

from netdesk.domain.person import Anniversary, Relative
from netdesk.vcard.card import CardProperty

_ITEM = "vnd.android.cursor.item/"
_EVENTS = {"1": "anniversary", "2": "other", "3": "birthday"}
_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}


def android_entry(prop: CardProperty) -> str | Anniversary | Relative | None:
    """What a row says: a nickname as text, a day or a relation; nothing for rows of other kinds."""
    mime, value, kind, label = (*(part.strip() for part in prop.parts), "", "", "", "")[:4]
    if not value:
        return None
    if mime == _ITEM + "nickname":
        return value
    if mime == _ITEM + "contact_event":
        return Anniversary(_EVENTS.get(kind) or label or "other", value)
    if mime == _ITEM + "relation":
        return Relative(_RELATIONS.get(kind) or label or "other", value)
    return None
