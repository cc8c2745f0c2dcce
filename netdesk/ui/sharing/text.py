"""People as text to paste anywhere: name, work, numbers, mail, address; one paragraph each."""

from collections.abc import Iterable

from netdesk.domain.person import Person
from netdesk.ui.person.editor_rows import phone_words


def as_text(people: Iterable[Person]) -> str:
    """A paragraph for everybody, without what the user noted for themselves."""
    words = phone_words()
    return "\n\n".join("\n".join(_lines(one, words)) for one in people) + "\n"


def _lines(person: Person, words: dict[str, str]) -> list[str]:
    lines = [person.shown, person.work]
    for phone in person.phones:
        labels = ", ".join(words.get(label, label) for label in phone.labels)
        lines.append(f"{phone.number} ({labels})" if labels else phone.number)
    lines += [one.address for one in person.emails]
    lines += [one.one_line for one in person.addresses]
    return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
