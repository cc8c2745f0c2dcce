"""Job titles and departments, told by their words."""

from functools import lru_cache

from netdesk.capture.fields.wordlists import group, plain_words, word_list

_SMALL = frozenset(
    "di del della dei delle degli d per e ed la il al alla i w z do ds na oraz of the and for to in at & fur und"
    " der die des im de du la le a it hr pr b2b r sud nord ovest est west ost north south east".split()
)


@lru_cache(maxsize=4096)
def title_words(text: str) -> float:
    """The share of a text's words, 0 to 1, that are words of titles; small words between them do not count."""
    words = [word for word in plain_words(text) if word not in _SMALL]
    if not words:
        return 0.0
    known = word_list("titles")
    if any(" ".join(plain_words(text)) in listed for listed in known.spelled.values()):
        return 1.0
    return sum(map(_is_title_word, words)) / len(words)


def _is_title_word(word: str) -> bool:
    """Whether a word is one of titles: but none of companies that only begins like one (Architekturbüro)."""
    titles, firms = word_list("titles"), word_list("firms")
    if any(word in words for words in titles.spelled.values()) or (len(word) > 3 and word.endswith(titles.ends)):
        return True
    return titles.knows(word) and not word.endswith(firms.ends) and not firms.languages(word)


def runs_on(first: str, second: str) -> bool:
    """Whether a title goes on in the next line: it ends, or the next begins, with a small word or a stroke."""
    if not first.strip() or not second.strip():
        return False
    last, begin = first.split()[-1], second.split()[0]
    return (
        last[-1] in "-&/,"
        or begin in "&/"
        or (begin.islower() and begin in _SMALL)
        or (last.islower() and last in _SMALL)
    )


@lru_cache(maxsize=4096)
def is_department(text: str) -> bool:
    """Whether a text names a department: it begins with a word for one (in German it may end with it)."""
    words = plain_words(text)
    if not words or len(words) > 6:
        return False
    known = word_list("departments")
    if not group("departments", "roles").isdisjoint(words):
        return False
    starts = {" ".join(words[:count]) for count in (1, 2)}
    if len(words) > 1 and any(start in listed for listed in known.spelled.values() for start in starts):
        return True
    last = words[-1]
    return (len(words) > 1 and last in known.spelled["en"]) or (len(last) > 8 and last.endswith(known.ends))
