"""Spaces: those the reader lost between the words of a name or title, and those of letters printed far apart."""

import re
from collections.abc import Sequence

from netdesk.capture.fields.names import is_given
from netdesk.capture.fields.wordlists import plain, word_list, writings

_FEWEST_LETTERS = 4
_GLUED_FORM = re.compile(r"(?<=[a-zß-ž])(?=(?:Sp\.|GmbH|S\.\s?[rpacn]\.|S\.A\.|Ltd|LLP|OHG|Srl|SpA)[\s.]?)")


def unspaced(text: str, people: Sequence[str]) -> str:
    """A text whose letters are printed far apart as words; others as they are."""
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    if single < _FEWEST_LETTERS or single < 0.7 * len(words):
        return text
    return spaced("".join(words), people)


def names_apart(text: str) -> str:
    """A text in which a known given name is followed by a capital, with the space that was lost: ErosLa Rocca."""
    return " ".join(_name_apart(word) for word in text.split(" "))


def _name_apart(word: str) -> str:
    cut = next((at for at in range(3, len(word) - 1) if word[at].isupper() and word[at - 1].islower()), 0)
    return f"{word[:cut]} {word[cut:]}" if cut and is_given(word[:cut]) else word


def with_letters(text: str) -> str:
    """A text with the small letters that were read as digits or as a large I: R0ma, soIare."""
    return re.sub(r"(?<=[^\W\d_])0(?=[a-zß-ž])", "o", re.sub(r"(?<=[a-zß-ž])[1I](?=[a-zß-ž])", "l", text))


def form_apart(text: str) -> str:
    """A company's name with the space that was lost before its legal form: JabłońSp.k."""
    return _GLUED_FORM.sub(" ", text)


def spaced(text: str, people: Sequence[str]) -> str:
    """A name of one word as two where a mail, a capital inside or the list of given names tells how it was printed."""
    if len(text) < 6 or not re.fullmatch(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text):
        return text
    cut = _cut_of_mail(text, people) or _cut_of_capital(text) or _cut_of_list(text)
    return f"{text[:cut]} {text[cut:]}" if cut else text


def _cut_of_mail(text: str, people: Sequence[str]) -> int:
    """Where to cut a word that a mail has with a dot inside (or with an initial before the dot)."""
    for local in people:
        first, dot, last = re.sub(r"\d+$", "", local).partition(".")
        for cut in range(2, len(text) - 1) if dot and len(last) > 2 else ():
            if last in writings(text[cut:]) and any(one.startswith(first) for one in writings(text[:cut])):
                return cut
    return 0


def apart(text: str) -> str:
    """A word with a capital inside as two: KalinaBorowska. For what is no company's name, which may be printed so."""
    cut = next((at for at in range(3, len(text) - 2) if text[at].isupper() and text[at - 3 : at].islower()), 0)
    return (
        f"{text[:cut]} {text[cut:]}"
        if cut and text.isalpha() and (text[cut + 1 :].islower() or text[cut:].isupper())
        else text
    )


def _cut_of_capital(text: str) -> int:
    """Where a known given name ends and a capital follows: SabineKrüger."""
    cuts = (at for at in range(3, len(text) - 2) if text[at].isupper() and text[at - 1].islower())
    return next((at for at in cuts if is_given(text[:at])), 0)


def _cut_of_list(text: str) -> int:
    """Where a word in capitals that begins with a known given name is cut; the longest name counts."""
    if not text.isupper():
        return 0
    cuts = [cut for cut in range(len(text) - 3, 3, -1) if is_given(text[:cut])]
    return cuts[0] if cuts else 0


def title_spaced(text: str) -> str:
    """A title with the spaces the reader lost: before a capital inside a word, or where two known words meet."""
    return " ".join(_title_word(word) for word in text.split())


def _title_word(word: str) -> str:
    known = word_list("titles")
    if len(word) < 8 or not word.isalpha() or known.knows(plain(word)):
        return word
    for cut in range(4, len(word) - 3):
        first, last = plain(word[:cut]), plain(word[cut:])
        if (word.isupper() or word[cut].isupper()) and _listed(first) and _listed(last):
            return f"{word[:cut]} {word[cut:]}"
    return word


def _listed(word: str) -> bool:
    return any(word in words for words in word_list("titles").spelled.values())
