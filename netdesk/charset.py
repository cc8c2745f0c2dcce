"""Which characters bytes stand for: declared names made safe, and one guess per file where nothing was declared."""

import binascii
import codecs
import re
from collections.abc import Iterable, Iterator

_SAFE_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,40}")
_TEXT_CODECS = re.compile(r"(utf|cp|iso|windows|koi8|big5|gb|euc|shift|mac|hz|johab|latin|ptcp|tis|hp|kz|ascii)")
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "cp950",
}
_ALIASES = {"x-sjis": "cp932", "ansi": "cp1252", "ks_c_5601-1987": "cp949", "unicode": "utf-16", "x-gbk": "gb18030"}

_ANSI_PAGES = {
    "cp1250": "pl cs sk hu sl hr ro sq bs",
    "cp1251": "ru uk be bg mk sr kk ky mn tg",
    "cp1253": "el",
    "cp1254": "tr az",
    "cp1255": "he yi",
    "cp1256": "ar fa ur",
    "cp1257": "lt lv et",
    "cp1258": "vi",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
}
_COMMON = {
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰäöüÄÖÜßăâîşţĂÂÎŞŢ",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁІЇЄҐ",
    "cp1252": "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "cp1254": "çğıöşüâîûÇĞİÖŞÜ",
    "cp1257": "ąčęėįšųūžāēģīķļņōŗõäöüĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅÕÄÖÜ",
    "koi8-r": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "iso8859-2": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "mac-roman": "äöüéèàáíóúñçßÄÖÜâêîôûåøæ",
}
_EAST_ASIAN = ("cp932", "gb2312", "euc_kr", "big5", "euc_jp")
_MEANT_BY = {
    "iso8859-2": "cp1250",
    "iso8859-7": "cp1253",
    "iso8859-9": "cp1254",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_C1 = re.compile(r"[\x80-\x9f]")
_ALL_NEUTRAL = "\u00a0„“”‚‘’–—…«»°§€•©®™´`"
_SAMPLE = 50_000
_BLOCK = 1 << 20
_WORD = re.compile(r"[^\W\d_]+")


def known(name: str) -> str:
    """A charset name as Python knows it, its superset where producers mean that, or nothing for an unknown one."""
    name = name.strip().strip('"').strip()
    name = _ALIASES.get(name.lower(), name)
    if not _SAFE_NAME.fullmatch(name):
        return ""
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return ""
    return _WIDER.get(canonical, canonical) if _TEXT_CODECS.match(canonical) and canonical != "utf-7" else ""


def as_windows_meant(raw: bytes, text: str, name: str) -> str:
    """The text of the bytes in a charset of ISO that was declared, or in the code page of Windows where only that has
    letters for all of them: producers mix the two up."""
    page = _MEANT_BY.get(name, "") if not text.isprintable() and _C1.search(text) else ""
    return raw.decode(page, "replace") if page else text


def ansi_page(language: str) -> str:
    """The code page of Windows in a language given as `pl` or `pl_PL`: what Outlook writes its cards in."""
    if language.replace("-", "_").lower() in ("zh_tw", "zh_hk", "zh_hant"):
        return "cp950"
    short = language[:2].lower()
    if short == "zh":
        return "gb18030"
    return next((page for page, languages in _ANSI_PAGES.items() if short in languages.split()), "cp1252")


def undecodable(data: bytes) -> bytes:
    """The lines of a file that are no UTF-8 and declare no charset, quoted-printable ones decoded; as many as tell."""
    found: list[bytes] = []
    size = 0
    for line in _candidates(data):
        if not _is_utf8(line):
            found.append(line[:_SAMPLE])
            size += len(found[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(found)


def _candidates(data: bytes) -> Iterator[bytes]:
    for block in _blocks(data):
        text = block.replace(b"\r\n ", b"").replace(b"\n ", b"").replace(b"\r", b"\n")
        for line in text.split(b"\n"):
            if line.isascii() and b"=" not in line:
                continue
            head, _, value = line.partition(b":")
            if b"CHARSET" not in head.upper():
                yield binascii.a2b_qp(value or line) if b"QUOTED" in head.upper() or not value else value


def _blocks(data: bytes) -> Iterator[bytes]:
    """Whole lines of about a megabyte: other threads have their turns between."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _BLOCK)
        end = len(data) if end < 0 else end + 1
        yield data[start:end]
        start = end


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def of_text(data: bytes, page: str) -> str:
    """The charset of a whole text: UTF-8, also where a few letters of it are damaged, else what its lines with accents
    read best in."""
    if _is_utf8(data):
        return "utf-8"
    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - damaged
    return "utf-8" if damaged * 3 < whole else guess(sample, page)


def guess(sample: bytes, page: str) -> str:
    """The charset in which a sample of undecodable text reads best; `page`, the user's own, unless another is clearly
    better."""
    if not any(byte > 127 for byte in sample):
        return page
    best, best_score = page, _score(sample, page) * 1.15 + 0.01
    for name in (*_COMMON, *_EAST_ASIAN):
        score = _score(sample, name) if name != page else best_score
        if score > best_score:
            best, best_score = _WIDER.get(name, name), score
    return best


def _score(sample: bytes, name: str) -> float:
    """How well a sample reads in a charset: from -1 for symbols inside words to 1 for letters its languages use."""
    text = sample.decode(name, "replace")
    high = [letter for letter in text if letter > "\x7f"]
    if not high:
        return 0.0
    rate = _east_asian_rate if name in (*_EAST_ASIAN, "gb18030", "cp949", "cp950") else _letter_rate
    return rate(text, high, name) - 2 * text.count("\ufffd") / len(high)


def _east_asian_rate(text: str, high: Iterable[str], name: str) -> float:
    letters = list(high)
    wide = sum(1 for letter in letters if "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff")
    hangul = sum(1 for letter in letters if "\uac00" <= letter <= "\ud7a3")
    kana = sum(1 for letter in letters if "\u3040" <= letter <= "\u30ff")
    mixed = sum(1 for word in _WORD.findall(text) if not word.isascii() and re.search("[A-Za-z]", word))
    japanese = kana * 2 + wide if kana else wide * 0.7
    own = {"cp932": japanese, "euc_jp": japanese, "euc_kr": hangul, "cp949": hangul}.get(name, wide - kana)
    surest = 0.9 if name in ("gb2312", "gb18030", "big5", "cp950") else 0.97
    return min(own / len(letters), surest) - mixed / len(letters)


def _letter_rate(text: str, high: Iterable[str], name: str) -> float:
    common = _COMMON.get(name, "")
    letters = list(high)
    points = 0.0
    for letter in letters:
        if letter in common:
            points += 1
        elif letter in _ALL_NEUTRAL:
            points += 0.9
        elif not letter.isalpha() or letter in "ºª":
            points -= 1
    words = _WORD.findall(text)
    odd_case = sum(1 for word in words if word[1:] != word[1:].lower() and not word.isupper())
    alien = sum(1 for word in words if len(word) > 3 and not word.isascii() and _is_alien(word, name))
    return (points - odd_case - alien) / len(letters)


def _is_alien(word: str, name: str) -> bool:
    """Whether a word looks wrong for its script: all accents in a Latin page, or Latin letters among Cyrillic ones."""
    accents = sum(1 for letter in word if letter > "\x7f")
    if name in ("cp1251", "koi8-r", "cp1253"):
        return accents < len(word)
    return accents > len(word) * 0.7
