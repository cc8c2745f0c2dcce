"""How often to be in touch with everybody who carries a tag, and with one person."""

from dataclasses import replace

from netdesk.domain.cadence import Chosen, chosen_cadence
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.domain.tagcadence import TagCadence
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Book, Reader


def tag_cadences(reader: Reader) -> list[TagCadence]:
    """The cadences of tags, by tag; nothing from the trash."""
    return sorted((one for one in reader.all(TagCadence) if not one.removed_at), key=lambda one: fold(one.tag))


def cadence_of(reader: Reader, person: Person, stage: Stage) -> Chosen:
    """How often to be in touch with somebody whose link with me is at a stage, and where that comes from."""
    return chosen_cadence(person, stage, tag_cadences(reader), reader.policy)


def set_tag(book: Book, tag: str, ideal: int, longest: int) -> TagCadence:
    """Be in touch with everybody of a tag every `ideal` days, after `longest` at the latest; it replaces what was said
    of the tag before, and whoever carries it is told anew."""
    word = " ".join(tag.split())
    if not word:
        raise NetdeskError(_("Choose a tag first."))
    if ideal < 1 or longest < ideal:
        raise NetdeskError(_("The longest interval cannot be shorter than the ideal one."))
    with book.changing(_("Change how often to be in touch")) as change:
        known = next((one for one in tag_cadences(change) if fold(one.tag) == fold(word)), None)
        if known is None:
            return change.save(TagCadence(word, ideal, longest))
        return change.save(replace(known, ideal=ideal, longest=longest))


def remove_tag(book: Book, tag: str) -> None:
    """Say nothing of a tag any more: who carries it goes by their stage again."""
    with book.changing(_("Change how often to be in touch")) as change:
        known = next((one for one in tag_cadences(change) if fold(one.tag) == fold(tag)), None)
        if known is None:
            raise NetdeskError(_("Nothing was said of this tag."))
        change.remove(known)
