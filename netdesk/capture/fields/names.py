"""Names of people: their parts, their letters small and capital, and how they fit mails and profiles."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from netdesk.capture.fields.honours import split_honours
from netdesk.capture.fields.wordlists import plain, plain_words, word_list
from netdesk.domain.text import fold

_PARTICLES = frozenset(
    "de di da del della dello dei degli delle dal dalla dall lo la li le von vom van der den ter ten zu zum zur du des"
    " mac mc dos das do e y st san al el bin ibn ben d' dell'".split()
)
_SMALL_PARTICLES = frozenset("von vom van der den ter ten zu zum zur du des dos das do e y und bin ibn".split())
_ITALIAN = frozenset("de di da del della dello dei degli delle dal dalla lo la li le".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’`´.\-‐–][^\W\d_]+)*['’.]?")
_FAMILY_ENDINGS = (
    "ski ska cki cka dzki dzka wicz czyk czak owski owska ak uk iak ek son mann berg stein burg bauer meier mayer meyer"
    " huber inger ini etti elli otti ucci acci one ello etto ford ton ley well worth field hoff baum feld thal"
).split()


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name by its parts, written as names are."""

    given: str
    family: str
    middle: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words without what stands before and after it."""
        return plain_words(f"{self.given} {self.middle} {self.family}")


def is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin script."""
    return unicodedata.name(letter, "").startswith("LATIN")


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """Whether a word is a known given name; of one with a hyphen, whether its parts are."""
    known = word_list("given")
    return known.knows(fold(word)) or ("-" in word and all(known.knows(part) for part in plain_words(word)))


def could_be_name(text: str) -> bool:
    """Whether a text has the shape of a name: two to five words of letters, each beginning large or a particle."""
    _, name, _ = split_honours(text)
    words = name.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return False
    large = [word for word in words if word[0].isupper()]
    return len(large) >= 2 and all(word[0].isupper() or fold(word) in _PARTICLES for word in words)


def parted(text: str, languages: Sequence[str], people: Sequence[str] = ()) -> Name:
    """The parts of a name. The family name is what alone is in capitals, what stands before a comma or from a particle
    on, or the last word; where the list of given names or a mail says that it stands first, it does."""
    prefix, name, suffix = split_honours(text)
    given, middle, family = _parts(name, people, languages)
    given, family, middle = (properly(part, languages) for part in (given, family, middle))
    return Name(given, family, middle, _lowered(prefix), suffix)


def _lowered(prefix: str) -> str:
    """Forms of address as they are written: those in capitals get small letters."""
    words = [word.capitalize() if _is_shouted(word) else word for word in prefix.split()]
    listed = {fold(word): word for word in word_list("honours").all()}
    return " ".join(_like(listed.get(fold(word), word), word) for word in words)


def _is_shouted(word: str) -> bool:
    return word.isupper() and word[0].isalpha() and len(word.strip(".")) > 1


def _like(listed: str, word: str) -> str:
    """A word of address with the accents of the list."""
    return listed if word.islower() and word.isalpha() and len(listed) == len(word) else word


def _parts(name: str, people: Sequence[str], languages: Sequence[str]) -> tuple[str, str, str]:
    before, comma, after = name.partition(",")
    if comma and after.strip() and (" " not in before.strip() or is_given(after.split()[0])):
        return after.strip(), "", before.strip()
    words = name.split()
    if len(words) == 1:
        return words[0], "", ""
    large = [_is_large(word) and len(word.strip(".")) > 1 for word in words]
    if any(large) and any(not _is_large(word) for word in words):
        return _by_capitals(words, large)
    if _family_first(words, people, languages):
        return " ".join(words[1:]), "", words[0]
    return _in_order(words, languages)


def _is_large(word: str) -> bool:
    """Whether a word is in capitals, but for a letter that the reader took for a small one."""
    letters = [sign for sign in word if sign.isalpha()]
    return sum(map(str.isupper, letters)) > 0.7 * len(letters) and letters[:1] != [] and letters[0].isupper()


def _by_capitals(words: list[str], large: list[bool]) -> tuple[str, str, str]:
    """Given and family name where one of them is in capitals: the family's."""
    family = [word for word, is_large in zip(words, large, strict=True) if is_large]
    given = [word for word, is_large in zip(words, large, strict=True) if not is_large]
    first_large = large.index(True)
    particles: list[str] = []
    while len(given) > 1 and first_large and fold(given[-1]) in _PARTICLES and words[first_large - 1] == given[-1]:
        particles.insert(0, given.pop())
        first_large -= 1
    return given[0], " ".join(given[1:]), " ".join([*particles, *family])


def _family_first(words: list[str], people: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether a name of two words has the family's first: the list knows the second as a given name and not the first,
    or a mail begins so."""
    if len(words) != 2:
        return False
    first, last = is_given(words[0]), is_given(words[1])
    if first != last:
        return last and not _is_initialled(words[0], words[1], people)
    one, two = plain(words[0]), plain(words[1])
    return any(re.split(r"[._]", local)[:2] in ([two, one], [two[0], one]) for local in people) and not first


def _is_initialled(given: str, family: str, people: Sequence[str]) -> bool:
    """Whether a mail says that the first word is the given name: `m.rossi`, `mario.rossi`, `mrossi`."""
    one, two = plain(given), plain(family)
    return any(fold(local) in (f"{one}.{two}", f"{one[:1]}.{two}", f"{one[:1]}{two}") for local in people)


def _in_order(words: list[str], languages: Sequence[str]) -> tuple[str, str, str]:
    """Given names first: the family name is from the first particle on, or the last word, or all after the first where
    they are no given names."""
    for at in range(1, len(words) - 1):
        if fold(words[at]) in _PARTICLES:
            return words[0], " ".join(words[1:at]), " ".join(words[at:])
    inner = words[1:-1]
    if inner and not all(len(word.strip(".")) == 1 or is_given(word) for word in inner) and "en" not in languages[:1]:
        return words[0], "", " ".join(words[1:])
    return words[0], " ".join(inner), words[-1]


def properly(text: str, languages: Sequence[str]) -> str:
    """A name or part of one with capitals only where names have them."""
    words = text.split()
    if len(words) > 1 and fold(words[0]) in _SMALL_PARTICLES and all(map(_is_large, words)):
        words[0] = words[0].lower()
    return " ".join(_properly(word, languages) for word in words)


def _properly(word: str, languages: Sequence[str]) -> str:
    if not _is_large(word) or len(word.strip(".")) < 2:
        return word
    plain_word = fold(word)
    if plain_word in _SMALL_PARTICLES or (plain_word == "de" and "it" not in languages[:1]):
        return word.lower()
    parts = re.split(r"(['’`´\-‐–.])", word)
    cased = "".join(part.capitalize() for part in parts)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match[1].upper(), cased)


def has_family_ending(word: str) -> bool:
    """Whether a word ends as family names do."""
    return len(word) > 4 and fold(word).endswith(tuple(_FAMILY_ENDINGS))
