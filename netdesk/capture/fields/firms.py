"""Companies: legal forms, words of companies' names, and how a name fits a domain."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from netdesk.capture.fields.wordlists import plain_words, word_list, writings
from netdesk.domain.text import fold

_SHORTEST = 3
_COMMON = {
    "and",
    "und",
    "the",
    "of",
    "i",
    "e",
    "di",
    "de",
    "del",
    "della",
    "fur",
    "der",
    "die",
    "by",
    "for",
    "et",
    "co",
}


@cache
def _form_pattern() -> re.Pattern[str]:
    """A legal form at the end of a text (or before more of one): any case, dots and spaces, 0 for o, I for l."""
    forms = sorted({fold(form) for form in word_list("forms").all()}, key=len, reverse=True)
    return re.compile(rf"(?:^|(?<=[\s,.])|(?<=&\s))(?:{'|'.join(map(_loose, forms))})(?=$|[\s,;)])")


def _loose(form: str) -> str:
    letters = {"o": "[o0]", "l": "[l1i|]", ".": r"[.,]?\s?", " ": r"\s?", "&": r"\s?&\s?"}
    return "".join(letters.get(sign, re.escape(sign)) for sign in form)


@lru_cache(maxsize=2048)
def legal_form(text: str) -> str:
    """The legal form a text ends with, as it is written there; nothing where it has none."""
    plain_text = fold(text) if len(fold(text)) == len(text) else text.lower()
    found = [match for match in _form_pattern().finditer(plain_text) if match.end() >= len(plain_text.rstrip(" .,)"))]
    form = text[found[0].start() :].strip() if found else ""
    return form if _looks_like_form(form) else ""


def _looks_like_form(form: str) -> bool:
    """Two letters alone are a form in capitals only (AG, SE, AB), and one needs its dots."""
    bare = re.sub(r"[^\w]", "", form)
    return bool(bare) and (len(bare) > 2 or bare.isupper() or "." in form or bare in ("Co", "Oy"))


def with_mended_form(text: str) -> str:
    """A company whose legal form was read with 0 for o or I for l, as it is written."""
    form = legal_form(text)
    if not form or not re.search(r"[01I|]", form):
        return text
    letters = re.sub(r"0", "O" if re.search(r"[A-Z]{2}", form) else "o", form)
    if not _stands(letters):
        letters = re.sub(r"[1I|]", "L" if letters.isupper() and "r" not in letters else "l", letters)
    return text[: len(text.rstrip()) - len(form)] + letters if _stands(letters) else text


@cache
def _bare_forms() -> frozenset[str]:
    return frozenset(re.sub(r"[\s.,]", "", fold(form)) for form in word_list("forms").all())


def _stands(form: str) -> bool:
    return re.sub(r"[\s.,]", "", fold(form)) in _bare_forms()


def without_form(text: str) -> str:
    """A company's name without its legal form."""
    form = legal_form(text)
    return text[: len(text.rstrip()) - len(form)].rstrip(" ,&") if form else text


def firm_words(text: str) -> int:
    """How many words of a text are words of companies' names; one of a phrase counts once."""
    words = plain_words(text)
    known = word_list("firms")
    return sum(known.knows(word) for word in words) + any(known.knows(" ".join(two)) for two in pairwise(words))


@lru_cache(maxsize=4096)
def domain_fit(text: str, names: Sequence[str]) -> float:
    """How much of a domain's name is made of a text, 0 to 1, for the domain it fits best."""
    return max((_fit(form, name) for name in names for form in _forms(text)), default=0.0)


def _forms(text: str) -> list[tuple[str, ...]]:
    """The words of a company's name as they may stand in a domain."""
    bare = without_form(text)
    words = [writings(word) for word in re.findall(r"[^\W_]+", bare)]
    first = tuple(forms[0] for forms in words if forms[0])
    last = tuple(forms[-1] for forms in words if forms[-1])
    return [first] if first == last else [first, last]


def _fit(words: Sequence[str], name: str) -> float:
    """The share of a domain's letters that the words explain: whole words, their beginnings and parts, initials."""
    whole = re.sub(r"[^a-z0-9]", "", fold(name))
    if len(whole) < 2 or not words:
        return 0.0
    telling = [word for word in words if word not in _COMMON]
    if whole in ("".join(words), "".join(telling)):
        return 1.0
    if len(words) > 1 and whole in ("".join(word[0] for word in words), "".join(word[0] for word in telling)):
        return 0.9
    return max(0.0, 1 - _unexplained(words, whole) / len(whole))


def _unexplained(words: Sequence[str], name: str) -> int:
    """How many letters of a name no word explains; the longest words take theirs first."""
    unused: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        part = _longest_part(word, name)
        name = name.replace(part, " ", 1) if part else name
        unused += [] if part else [word]
    rest = name.replace(" ", "")
    if rest and unused and sorted(rest) == sorted(word[0] for word in unused)[: len(rest)]:
        return 0
    return len(rest) - 1 if 1 < len(rest) <= 3 and _are_initials(rest, words) else len(rest)


def _are_initials(rest: str, words: Sequence[str]) -> bool:
    """Whether the rest of a domain abbreviates one word (Feinmechanik: fm) or begins several."""
    return any(word.startswith(rest[0]) and all(sign in word for sign in rest) for word in words)


def _longest_part(word: str, name: str) -> str:
    """The longest part of a word that stands in a name: three letters of its beginning, four of another place."""
    for size in range(min(len(word), len(name)), 0, -1):
        if size < _SHORTEST and size < len(word):
            return ""
        for start in range(len(word) - size + 1):
            part = word[start : start + size]
            if (start == 0 or size > _SHORTEST) and part in name and (size > 1 or len(word) == 1):
                return part
    return ""
