"""What the end of a line says beside what happened, as in `about the fair; goals: a second office; promised: two names
by friday`."""

import re
from dataclasses import dataclass
from datetime import date

from netdesk import words
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind
from netdesk.domain.promise import Said
from netdesk.i18n import _, plural
from netdesk.words.dates import split_due

Learned = tuple[tuple[LetterKind, str], ...]

_AROUND = " ;,"


@dataclass(frozen=True, slots=True)
class Captured:
    """A line taken apart: the note, what was learned, what was promised, and what was learned without saying which
    letter it belongs to."""

    note: str
    learned: Learned = ()
    promised: tuple[Said, ...] = ()
    unclear: tuple[str, ...] = ()


def mark(kind: LetterKind) -> str:
    """The word that begins what was learned, as in `goals:`."""
    return words.letter(kind).lower() + ":"


def captured(line: str, today: date) -> Captured:
    """Everything that a line says; a promise ends with its date, where it has one."""
    kinds, mine, theirs = _kinds(), _words(_("promised:, I promised:")), _words(_("they promised:"))
    general = _words(_("learned:"))
    note, pairs = _parts(line, [*theirs, *mine, *general, *kinds])
    letters = [(kinds[word], text) for word, text in pairs if word in kinds]
    told = [_told(text) for word, text in pairs if word in general]
    said = [_said(text, word in mine, today) for word, text in pairs if word in mine or word in theirs]
    letters += [(kind, text) for kind, text in told if kind]
    unclear = tuple(text for kind, text in told if kind is None)
    return Captured(note, tuple(letters), tuple(one for one in said if one.text), unclear)


def unclear_words() -> str:
    """What to say where a line does not tell which letter was learned."""
    return _("Say which it is, as in learned: goals a second office.")


def logged_words(kind: Kind, found: Captured) -> str:
    """What was logged, as in `Logged: Call, with goals, one promise`."""
    more = [words.letter(letter).lower() for letter, _text in found.learned]
    if found.promised:
        more.append(plural("{n} promise", "{n} promises", len(found.promised)))
    if not more:
        return _("Logged: {kind}").format(kind=words.kind(kind))
    return _("Logged: {kind}, with {more}").format(kind=words.kind(kind), more=", ".join(more))


def _kinds() -> dict[str, LetterKind]:
    return {mark(kind): kind for kind in LetterKind}


def _words(marks: str) -> list[str]:
    """The longest first, so that it is not taken for a shorter one."""
    return sorted((one.strip().lower() for one in marks.split(",")), key=len, reverse=True)


def _parts(line: str, marks: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first mark, and every mark with what is behind it."""
    found = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, marks))})", re.IGNORECASE)
    note, *rest = found.split(line)
    said = ((word.lower(), text.strip(_AROUND)) for word, text in zip(rest[::2], rest[1::2], strict=True))
    return note.strip(_AROUND) if rest else line, [one for one in said if one[1]]


def _told(text: str) -> tuple[LetterKind | None, str]:
    """`goals a second office`: the letter, and what was learned."""
    for kind in LetterKind:
        name = words.letter(kind).lower()
        if text.lower().startswith(name + " "):
            return kind, text[len(name) :].strip(_AROUND)
    return None, text


def _said(text: str, by_me: bool, today: date) -> Said:
    what, due = split_due(text, today)
    return Said(what, by_me, due)
