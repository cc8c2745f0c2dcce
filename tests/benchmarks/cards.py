"""Ten thousand cards as four producers write them, one in ten with a picture: about 28 MB, the same for each seed."""

import base64
import quopri
import random
import unicodedata
from collections.abc import Iterator

_GIVEN = (
    "Anna Łukasz Małgorzata Jan Chiara Niccolò Zoë Søren Jürgen Żaneta Piotr Giulia Łucja Émile Aoife Marek Tomasz Ewa "
    "Zofia Marta Paweł Rafał Beata Irena Luca Marco Sofia Elena Paolo Andrea Carla Dario Fabio Gino Ilaria Lucia Klaus "
    "Heike Uwe Anke Dirk Petra Ralf Silke Otto Greta Owen Niamh Sean Fiona Liam Maeve Colin Edith Grace Hazel Iris Noah"
).split()
_FAMILY = "Nowak Kowalska Rossi Müller Żak Wójcik Bianchi O'Neill Święcicki Dąbrowska García Ångström".split()
_BEGINNINGS = "Bar Cel Dobr Esz Fal Grab Ham Jast Kor Lew Mal Nied Ost Paw Rud Szy Tar Ur Wit Zar".split()
_ENDINGS = "anowski etti berg czak dóttir ehart ford gaard ini kow lis man ner oni pini rek ski tek wicz zano".split()
_PLACES = "Kraków Torino Berlin Leeds Łódź Parma Graz Cork Gdynia Bari Essen York Lublin Siena Kiel Bath".split()
_FIRMS = "Sp. z o.o.|Legale|Bakery, Sons & Co.|Zakład Usługowy|Roofs Ltd".split("|")
_NOTE = (
    "Met at the breakfast in March; looks for companies of 20 to 50 people that move offices. "
    "Lubi góry, żagle i dobrą kawę. Two children, runs on Sundays. "
)
PICTURE_BYTES = 15_000  # about 20 kB in base64


def picture(chance: random.Random) -> bytes:
    """Bytes that begin and end like a JPEG."""
    return b"\xff\xd8\xff\xe0" + chance.randbytes(PICTURE_BYTES - 6) + b"\xff\xd9"


def cards(count: int = 10_000, seed: int = 1, *, only_3: bool = False) -> Iterator[bytes]:
    """The cards one by one; only those of version 3.0 where asked, since vobject's default ends at the first other."""
    chance = random.Random(seed)
    styles = (_iphone, _google) if only_3 else (_iphone, _android, _google, _outlook)
    for number in range(count):
        style = styles[number % len(styles)]
        photo = picture(chance) if chance.randrange(10) == 0 else None
        lines = style(number, chance.choice(_GIVEN), _family(chance), _firm(chance), chance, photo)
        yield b"\r\n".join(lines) + b"\r\n"


def file(count: int = 10_000, seed: int = 1, *, only_3: bool = False) -> bytes:
    """All cards as one file."""
    return b"".join(cards(count, seed, only_3=only_3))


def _family(chance: random.Random) -> str:
    """A few names are common, most are not."""
    common = chance.randrange(10) == 0
    return chance.choice(_FAMILY) if common else chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)


def _firm(chance: random.Random) -> str:
    return f"{chance.choice(_BEGINNINGS)}{chance.choice(_ENDINGS)} {chance.choice(_FIRMS)} {chance.choice(_PLACES)}"


def _domain(firm: str) -> str:
    plain = unicodedata.normalize("NFKD", firm.partition(" ")[0].lower()).encode("ascii", "ignore").decode()
    return f"{plain}.example"


def _folded(line: bytes) -> bytes:
    if len(line) <= 75:
        return line
    return line[:75] + b"".join(b"\r\n " + line[start : start + 74] for start in range(75, len(line), 74))


def _text(line: str) -> bytes:
    return _folded(line.encode())


def _iphone(
    number: int, given: str, family: str, firm: str, chance: random.Random, photo: bytes | None
) -> Iterator[bytes]:
    firm = firm.replace(",", "\\,")
    note = _NOTE.replace(";", "\\;").replace(",", "\\,")
    yield from (b"BEGIN:VCARD", b"VERSION:3.0", b"PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN")
    yield _text(f"N:{family};{given};;;")
    yield _text(f"FN:{given} {family}")
    yield _text(f"ORG:{firm};Sales")
    yield _text("TITLE:Head of Sales\\, EMEA")
    yield _text(f"item1.TEL;type=pref:+48 22 555 {number:05}")
    yield b"item1.X-ABLabel:_$!<Main>!$_"
    yield _text(f"TEL;type=CELL;type=VOICE:+48 601 {chance.randrange(1_000_000):06}")
    yield _text(f"item2.EMAIL;type=INTERNET:p{number}@{_domain(firm)}")
    yield _text("item2.X-ABLabel:Służbowy")
    yield _text("item3.ADR;type=WORK;type=pref:;;ul. Długa 5\\nm. 7;Kraków;;31-147;Polska")
    yield b"item3.X-ABADR:pl"
    yield b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12"
    yield _text(f"NOTE:{note}")
    yield from _photo(b"PHOTO;ENCODING=b;TYPE=JPEG:", photo)
    yield b"END:VCARD"


def _android(
    number: int, given: str, family: str, firm: str, chance: random.Random, photo: bytes | None
) -> Iterator[bytes]:
    yield from (b"BEGIN:VCARD", b"VERSION:2.1")
    head = b";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    yield b"N" + head + _quoted(family) + b";" + _quoted(given) + b";;;"
    yield b"FN" + head + _quoted(f"{given} {family}")
    yield f"TEL;CELL;PREF:+48601{number:06}".encode()
    yield f"TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=44=7A=69=61=C5=82):22{number:07}".encode()
    yield f"EMAIL;HOME:a{number}@{_domain(firm)}".encode()
    yield b"ORG" + head + _quoted(firm)
    yield b"NOTE" + head + _quoted(_NOTE)
    yield b"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2011-09-17;1;;;;;;;;;;;;;"
    yield b"BDAY:1984-02-29"
    yield from _photo(b"PHOTO;ENCODING=BASE64;JPEG:", photo)
    if photo:
        yield b""
    yield b"END:VCARD"


def _quoted(text: str) -> bytes:
    return quopri.encodestring(text.encode(), quotetabs=True).replace(b"=\n", b"=\r\n")


def _google(
    number: int, given: str, family: str, firm: str, chance: random.Random, photo: bytes | None
) -> Iterator[bytes]:
    yield from (b"BEGIN:VCARD", b"VERSION:3.0")
    yield _text(f"FN:{given} {family}")
    yield _text(f"N:{family};{given};;;")
    yield _text(f"EMAIL;TYPE=INTERNET;TYPE=HOME:g{number}@{_domain(firm)}")
    yield _text(f"TEL;TYPE=CELL:+39 02 555 {number:05}")
    yield _text(f"item1.TEL:+39 333 555 {number:05}")
    yield _text("item1.X-ABLabel:Działka")
    yield _text("ADR;TYPE=HOME:;;Via Roma 1;Milano;;20100;Italia")
    yield _text(f"ORG:{firm}")
    yield _text("URL:http\\://www.example.com/people")
    yield b"BDAY:--1102"
    yield b"CATEGORIES:friends,myContacts"
    yield _text(f"NOTE:{_NOTE}")
    yield from _photo(b"PHOTO;ENCODING=b;TYPE=JPEG:", photo)
    yield b"END:VCARD"


def _outlook(
    number: int, given: str, family: str, firm: str, chance: random.Random, photo: bytes | None
) -> Iterator[bytes]:
    yield from (b"BEGIN:VCARD", b"VERSION:2.1")
    yield f"N;CHARSET=UTF-8;LANGUAGE=pl:{family};{given}".encode()
    yield f"FN;CHARSET=UTF-8:{given} {family}".encode()
    yield f"ORG;CHARSET=UTF-8:{firm};Office".encode()
    yield f"TEL;WORK;VOICE:(22) 555 {number:05}".encode()
    yield f"TEL;CELL;VOICE:601 555 {number:05}".encode()
    yield "ADR;WORK;PREF;CHARSET=UTF-8:;;ul. Żółta 3;Łódź;;90-001;Polska".encode()
    yield b"LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:ul. =C5=BB=C3=B3=C5=82ta 3=0D=0A=\r\n90-001 Lodz"
    yield f"EMAIL;PREF;INTERNET:o{number}@{_domain(firm)}".encode()
    yield f"NOTE;CHARSET=UTF-8:{_NOTE}".encode()
    yield b"X-MS-OL-DEFAULT-POSTAL-ADDRESS:2"
    yield from _photo(b"PHOTO;TYPE=JPEG;ENCODING=BASE64:", photo)
    if photo:
        yield b""
    yield b"REV:20240105T101500Z"
    yield b"END:VCARD"


def _photo(head: bytes, photo: bytes | None) -> Iterator[bytes]:
    if photo:
        yield _folded(head + base64.b64encode(photo))
