"""The table of trades and kinds of clients: which of them a text names, in whichever of the four languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from netdesk.domain.text import fold
from netdesk.matching.emptywords import EMPTY
from netdesk.matching.stems import LANGUAGES, forms, is_acronym, words
from netdesk.paths import resource

_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade, or a kind of client (`key` begins with @), and what it is called in each language."""

    key: str
    names: dict[str, str]

    @property
    def is_client(self) -> bool:
        """Whether this is whom trades serve: two who have it in common do not compete."""
        return self.key.startswith("@")

    def name(self, language: str) -> str:
        """What it is called in a language (`pl_PL`); in English where the table has no other."""
        return self.names.get(language[:2], self.names["en"])


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a phrase: a stem, how a word begins or ends, or the word itself."""

    text: str
    begins: bool = False
    ends: bool = False
    exact: bool = False

    def fits(self, stem: str, plain: str) -> bool:
        """Whether a word, by its stem in the phrase's language and as it is folded, is meant."""
        if self.exact:
            return plain == self.text
        if self.begins:
            return plain.startswith(self.text)
        return plain.endswith(self.text) if self.ends else stem == self.text


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that name a trade in one language (`at`, as in LANGUAGES)."""

    trade: str
    at: int
    pieces: tuple[_Piece, ...]


@dataclass(slots=True)
class _Table:
    """All phrases, found by their first word: its stem, its first letters, or its ending."""

    trades: dict[str, Trade] = field(default_factory=dict)
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_stem: dict[tuple[int, str], list[_Phrase]] = field(default_factory=lambda: defaultdict(list))
    by_beginning: dict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))
    by_ending: list[_Phrase] = field(default_factory=list)

    def add(self, phrase: _Phrase) -> None:
        """Put a phrase where its first word is looked for."""
        first = phrase.pieces[0]
        if first.ends:
            self.by_ending.append(phrase)
        elif first.begins or first.exact:
            self.by_beginning[first.text[:_SHORTEST_BEGINNING]].append(phrase)
        else:
            self.by_stem[phrase.at, first.text].append(phrase)

    def starting(self, stems: Sequence[str], plain: str) -> Iterator[_Phrase]:
        """The phrases whose first word fits."""
        for at, stem in enumerate(stems):
            yield from self.by_stem.get((at, stem), ())
        for phrase in self.by_beginning.get(plain[:_SHORTEST_BEGINNING], ()):
            if phrase.pieces[0].fits("", plain):
                yield phrase
        for phrase in self.by_ending:
            if plain.endswith(phrase.pieces[0].text):
                yield phrase


@dataclass(frozen=True, slots=True)
class Named:
    """A trade named by the words from `start` to `end` (not included) of a text."""

    trade: str
    start: int
    end: int


def trades() -> dict[str, Trade]:
    """All trades and kinds of clients by key."""
    return _table().trades


def kinds(key: str) -> tuple[str, ...]:
    """The wider kinds that a trade is of: plumbers are craftsmen."""
    return _table().kinds.get(key, ())


def named(tokens: Sequence[str]) -> list[Named]:
    """The trades that the words of a text name; where one phrase lies within a longer one, only the longer counts."""
    keys = [_key(token) for token in tokens]
    stems = [forms(key) for key in keys]
    plain = [fold(key) for key in keys]
    found = [
        Named(phrase.trade, at, at + len(phrase.pieces))
        for at in range(len(tokens))
        for phrase in _table().starting(stems[at], plain[at])
        if _goes_on(phrase, at, stems, plain)
    ]
    return [one for one in dict.fromkeys(found) if not any(_within(one, other) for other in found)]


def _goes_on(phrase: _Phrase, at: int, stems: Sequence[Sequence[str]], plain: Sequence[str]) -> bool:
    """Whether the words after the first fit as well."""
    if at + len(phrase.pieces) > len(plain):
        return False
    rest = enumerate(phrase.pieces[1:], at + 1)
    return all(piece.fits(stems[place][phrase.at], plain[place]) for place, piece in rest)


def _within(one: Named, other: Named) -> bool:
    """“web” of “web designer” tells nothing more, “legal” of “legal translator” something else."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _key(word: str) -> str:
    """How a word is looked up: IT in capitals is not the pronoun."""
    return f"#{word.lower()}" if is_acronym(word) and fold(word) in EMPTY else word.lower()


@cache
def _table() -> _Table:
    table = _Table()
    key = ""
    names: dict[str, str] = {}
    for line in resource("trades", "trades.txt").read_text(encoding="utf-8").splitlines():
        code, blank, rest = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if not blank:
            key, names = line, {}
            table.trades[key] = Trade(key, names)
            continue
        if code == "is":
            for trade in rest.split(", "):
                table.kinds[trade] = (*table.kinds.get(trade, ()), key)
            continue
        phrases = [part.strip() for part in rest.split(",")]
        names[code] = phrases[0].strip("*=")
        for phrase in phrases:
            table.add(_Phrase(key, LANGUAGES.index(code), tuple(_pieces(phrase, LANGUAGES.index(code)))))
    return table


def _pieces(phrase: str, at: int) -> Iterable[_Piece]:
    for word in phrase.split():
        ends, begins = word.startswith("*"), word.endswith("*")
        exact = word.startswith("=")
        tokens = words(word.strip("*="))
        for token in tokens[:-1]:
            yield _Piece(forms(_key(token))[at])
        last = tokens[-1]
        whole = not (ends or begins or exact)
        yield _Piece(forms(_key(last))[at] if whole else fold(last), begins, ends, exact)
