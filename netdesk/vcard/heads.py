"""The head of a line, `group.NAME;params`, read by a linear scan: real ones break every grammar."""

import binascii
import re
from dataclasses import dataclass

from netdesk import charset
from netdesk.vcard.controls import without_controls


def names(text: str) -> frozenset[str]:
    """A set of words, written with blanks between them."""
    return frozenset(text.split())


KNOWN_NAMES = names(
    "ADR AGENT ANNIVERSARY BDAY BEGIN BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP CREATED DEATHDATE "
    "DEATHPLACE EMAIL END EXPERTISE FBURL FN GENDER GEO GRAMGENDER HOBBY IMPP INTEREST KEY KIND LABEL LANG LANGUAGE "
    "LOGO MAILER MEMBER N NAME NICKNAME NOTE ORG ORG-DIRECTORY PHOTO PRODID PROFILE PRONOUNS RELATED REV ROLE "
    "SOCIALPROFILE SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL VERSION XML"
)
ENCODINGS = {
    "QUOTED-PRINTABLE": "Q",
    "QP": "Q",
    "Q": "Q",
    "BASE64": "B",
    "BASE-64": "B",
    "B": "B",
    "8BIT": "",
    "7BIT": "",
}
_PLAIN_NAME = re.compile(r"[A-Z0-9_/-]+", re.IGNORECASE)
_EXTENSION_NAME = re.compile(r"X-[A-Z0-9_/ .-]+", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9-]")
_BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_CUSTOM = re.compile(r"X-CUSTOM\((.*)\)?", re.IGNORECASE | re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_LONGEST_CACHED = 200
_MOST_CACHED = 5000
_MOST_PARAMS = 1000


def safe_name(name: str) -> str:
    """A property, parameter or group name with only the characters that a name may have."""
    return _NOT_IN_NAMES.sub("-", name)


def may_hold_bytes(name: str) -> bool:
    """Whether a property can hold bytes; in others base64 is a way to send text."""
    return name in _BINARY or (name not in KNOWN_NAMES and not name.startswith(("X-AB", "X-PHONETIC", "X-SOCIAL")))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the colon. `encoding` is Q, B or nothing; `bare` says that a parameter had no name;
    `doubtful` that the name is no known one, so that the line may be a line of text."""

    name: str
    group: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    types: tuple[str, ...] = ()
    encoding: str = ""
    charset: str = ""
    bare: bool = False
    doubtful: bool = False

    @property
    def simple(self) -> bool:
        """Whether its line is a property for sure and ends where the line ends."""
        return not (self.encoding or self.doubtful)


class Heads:
    """Reads heads and remembers them: a file repeats the same few.

    `simple` are the heads of lines that need no second look, by the text before the first colon.
    """

    def __init__(self) -> None:
        self.simple: dict[bytes, Head] = {}
        self._seen: dict[bytes, Head | None] = {}

    def split(self, line: bytes) -> tuple[Head, bytes] | None:
        """The head of a line and the value after it; nothing when the line has no `name[;params]:`."""
        colon = line.find(b":")
        if colon <= 0:
            return None
        text = line[:colon]
        quoted = b'"' in text or b"(" in text
        if quoted:
            colon = _colon_outside_quotes(line, colon)
            text = line[:colon]
        head = self._head(text)
        if head is None:
            return None
        if head.simple and not quoted and len(text) <= _LONGEST_CACHED:
            self.simple[text] = head
        return head, line[colon + 1 :]

    def _head(self, text: bytes) -> Head | None:
        if len(text) > _LONGEST_CACHED:
            return parse(text)
        if text in self._seen:
            return self._seen[text]
        if len(self._seen) >= _MOST_CACHED:
            self._seen.clear()
            self.simple.clear()
        head = self._seen[text] = parse(text)
        return head


def _colon_outside_quotes(line: bytes, first: int) -> int:
    """The colon that ends a head; the first one of all when a quote is never closed."""
    quoted = False
    position = 0
    while position < len(line):
        quote = line.find(b'"', position)
        if not quoted:
            colon = line.find(b":", position, quote if quote >= 0 else len(line))
            if colon >= 0:
                return colon
        if quote < 0:
            return first
        quoted = not quoted
        position = quote + 1
    return first


def parse(text: bytes) -> Head | None:
    """The head in `text`, or nothing when its name cannot be one."""
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError:
        decoded = text.decode("cp1252", "replace")
    pieces = _outside_quotes(_CONTROLS.sub(" ", without_controls(decoded)), ";")
    group, dot, name = pieces[0].strip().rpartition(".")
    group = safe_name(group.strip())
    if group.upper().startswith("X-") and name.upper() not in KNOWN_NAMES:
        group, name = "", f"{group}{dot}{name}"  # such names of producers have dots in them
    upper = name.upper()
    if upper not in KNOWN_NAMES and not (_EXTENSION_NAME.fullmatch(name) or _PLAIN_NAME.fullmatch(name)):
        return None
    doubtful = upper not in KNOWN_NAMES and not upper.startswith("X-")
    return _with_params(upper, group, pieces[1:], doubtful)


def _with_params(name: str, group: str, pieces: list[str], doubtful: bool) -> Head:
    params: list[tuple[str, str]] = []
    encoding = charset_name = ""
    bare = False
    for piece in pieces:
        key, equals, value = _parameter(piece)
        bare = bare or not equals
        if key == "ENCODING" and value.upper() in ENCODINGS:
            encoding = ENCODINGS[value.upper()]
        elif key == "CHARSET":
            charset_name = charset.known(value)
        elif key == "TYPE":
            params.extend(("TYPE", label) for label in _labels(value))
        elif key:
            params.append((safe_name(key), _unquoted(value)))
    types = tuple(value.upper() for key, value in params if key == "TYPE")
    return Head(name, group or None, tuple(params), types, encoding, charset_name, bare, doubtful)


def _parameter(piece: str) -> tuple[str, bool, str]:
    """Name, whether it was written, and value of a parameter; 2.1 leaves the names out."""
    piece = piece.strip()
    key, equals, value = piece.partition("=")
    if equals and not piece.upper().startswith("X-CUSTOM("):
        return key.strip().upper(), True, value.strip()
    upper = piece.upper()
    if upper in ENCODINGS and upper not in ("B", "Q"):
        return "ENCODING", False, piece
    if upper == "UTF-8":
        return "CHARSET", False, piece
    return ("TYPE", False, piece) if piece else ("", True, "")


def _labels(value: str) -> list[str]:
    custom = _CUSTOM.fullmatch(value.strip('"'))
    if custom:
        return ["X-" + _custom_label(custom[1])]
    labels = (label.strip().strip('"').strip() for label in value.strip('"').split(","))
    return [_without_carets(label) for label in labels if label]


def _custom_label(inside: str) -> str:
    """The user's word in `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=44=7A)`, as Samsung writes it."""
    named, encoded = "", False
    rest = inside.removesuffix(")")
    while (piece := rest.partition(","))[1] and piece[0].upper().startswith(("CHARSET=", "ENCODING=")):
        key, _, value = piece[0].partition("=")
        named = charset.known(value) if key.upper() == "CHARSET" else named
        encoded = encoded or value.upper() == "QUOTED-PRINTABLE"
        rest = piece[2]
    if encoded:
        rest = binascii.a2b_qp(rest.encode()).decode(named or "utf-8", "replace")
    return " ".join(without_controls(rest).split())


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1].strip()
    return _without_carets(value)


def _without_carets(value: str) -> str:
    """The value with the escapes of RFC 6868 undone."""
    return _CARET.sub(lambda match: _CARETS[match[1]], value) if "^" in value else value


def _outside_quotes(text: str, separator: str) -> list[str]:
    """The pieces between separators that are not inside quotes; quotes that never close count for nothing."""
    if '"' not in text or text.count('"') % 2:
        return text.split(separator, _MOST_PARAMS)
    pieces: list[list[str]] = [[]]
    for index, stretch in enumerate(text.split('"', _MOST_PARAMS)):
        if index % 2:
            pieces[-1].append(f'"{stretch}"')
            continue
        first, *others = stretch.split(separator)
        pieces[-1].append(first)
        pieces.extend([other] for other in others)
    return ["".join(piece) for piece in pieces]
