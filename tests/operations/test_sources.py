"""Files, folders and archives as one list: nothing is unpacked, nothing stops the others, names are safe to show."""

import io
import os
import struct
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.operations import sources as module
from netdesk.operations.sources import Source, kind_of, sources

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nN:;Ana;;;\r\nEND:VCARD\r\n"


def archive(file: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file


def told(found: list[Source]) -> list[tuple[str, str]]:
    return [(one.name, one.kind) for one in found]


def only(file: Path) -> Source:
    (one,) = sources([file])
    return one


def test_a_folder_gives_what_its_endings_promise(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.vcf", "a.VCARD", "deep/list.csv", "deep/er/when.ics", "face.jpg", "notes.txt", "._b.vcf"):
        (tmp_path / name).write_bytes(CARD)
    archive(tmp_path / "deep" / "old.zip", {"x/c.vcf": CARD})
    assert told(sources([tmp_path])) == [
        ("a.VCARD", "cards"),
        ("b.vcf", "cards"),
        ("face.jpg", "picture"),
        ("list.csv", "list"),
        ("old.zip/x/c.vcf", "cards"),
        ("when.ics", "calendar"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("contacts", CARD, "cards"),
        ("contacts.txt", b"\xef\xbb\xbf\r\nbegin:vcard\r\n", "cards"),
        ("meeting", b"BEGIN:VCALENDAR\r\n", "calendar"),
        ("face.bin", b"\x89PNG\r\n", "picture"),
        ("copy.json", b'{\n "netdesk": {"schema": "0001"}}', "desk"),
        ("other.json", b'[{"name": "netdesk"}]', "unknown"),
        ("empty", b"", "unknown"),
    ],
)
def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    one = only(file)
    assert (one.name, one.kind, one.size, one.data(), one.error) == (name, kind, len(data), data, "")


def test_an_archive_is_known_by_its_beginning_too(tmp_path: Path) -> None:
    archive(tmp_path / "x.zip", {"a.vcf": CARD}).rename(tmp_path / "backup")
    assert told(sources([tmp_path / "backup"])) == [("backup/a.vcf", "cards")]


def test_what_is_named_twice_is_there_once(tmp_path: Path) -> None:
    file = tmp_path / "a.vcf"
    file.write_bytes(CARD)
    (tmp_path / "again.vcf").symlink_to(file)
    assert len(sources([file, tmp_path, tmp_path / "." / "a.vcf"])) == 1


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.vcf"
    file.write_bytes(CARD)
    one = only(file)
    file.write_bytes(b"other")
    assert one.data() == b"other"


def test_members_are_read_from_where_they_lie_and_never_outside(tmp_path: Path) -> None:
    evil = {"../../up.vcf": CARD, "/root.vcf": CARD, "C:\\win.vcf": CARD, "a/b/c.vcf": CARD, "__MACOSX/a/._c.vcf": b""}
    found = sources([archive(tmp_path / "all.zip", {**evil, "readme.txt": b"x"})])
    names = ["all.zip/up.vcf", "all.zip/root.vcf", "all.zip/C:/win.vcf", "all.zip/a/b/c.vcf"]
    assert [one.name for one in found] == names
    assert all(one.data() == CARD and one.size == len(CARD) for one in found)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip"]


def test_a_whole_desk_in_an_archive_is_found(tmp_path: Path) -> None:
    file = archive(tmp_path / "all.zip", {"desk.json": b'{"netdesk": {}}', "other.json": b"[]"})
    assert told(sources([file])) == [("all.zip/desk.json", "desk")]


def test_what_inflates_too_far_is_refused_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = archive(tmp_path / "bomb.zip", {"bomb.vcf": bytes(4_000_000), "a.vcf": CARD})
    bomb, fine = sources([file])
    assert bomb.error == "bomb.zip/bomb.vcf is too large once unpacked; it was left alone."
    with pytest.raises(NetdeskError, match="too large"):
        bomb.data()
    assert fine.data() == CARD
    monkeypatch.setattr(module, "MOST", len(CARD) - 1)
    assert "too large" in sources([file])[1].error


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_said(tmp_path: Path) -> None:
    file = archive(tmp_path / "liar.zip", {"a.vcf": bytes(50_000_000)})
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 1000)
    file.write_bytes(data)
    with pytest.raises(NetdeskError, match=r"liar.zip/a.vcf is damaged and could not be unpacked."):
        only(file).data()


def encrypted(file: Path) -> None:
    archive(file, {"a.vcf": CARD})
    data = bytearray(file.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    file.write_bytes(data)


def damaged(file: Path) -> None:
    archive(file, {"a.vcf": CARD}, zipfile.ZIP_STORED)
    file.write_bytes(file.read_bytes().replace(b"FN:Ana", b"FN:Eva"))


def nested(file: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("a.vcf", CARD)
    archive(file, {"inner.zip": inner.getvalue()})


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (encrypted, "{zip}/a.vcf is protected by a password: unpack it first."),
        (damaged, "{zip}/a.vcf is damaged and could not be unpacked."),
        (nested, "{zip}/inner.zip is an archive in an archive: unpack it first."),
        (lambda file: archive(file, {"a.vcf": CARD}, zipfile.ZIP_BZIP2), "{zip}/a.vcf is packed in an unusual way"),
        (lambda file: file.write_bytes(b"PK\x03\x04 no archive"), "{zip} is damaged, or no .zip archive."),
    ],
)
def test_an_archive_that_cannot_be_read_says_why_in_a_sentence(tmp_path: Path, make: object, sentence: str) -> None:
    assert callable(make)
    make(tmp_path / "x.zip")
    (tmp_path / "y.vcf").write_bytes(CARD)
    bad, good = sources([tmp_path])
    with pytest.raises(NetdeskError) as raised:
        bad.data()
    assert str(raised.value).startswith(sentence.format(zip="x.zip"))
    assert not bad.error or bad.error == str(raised.value)
    assert good.data() == CARD


def test_what_is_not_there_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_bytes(CARD)
    gone, dead, here = sources([tmp_path / "gone.vcf", tmp_path / "no" / "b.zip", tmp_path / "a.vcf"])
    assert gone.error == "gone.vcf could not be read: No such file or directory."
    assert dead.error and not here.error


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root is refused nothing")
def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    assert sources([tmp_path])[0].error == "shut could not be read: Permission denied."


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
def test_names_that_are_no_text_are_shown_safely(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9\n.vcf")).write_bytes(CARD)
    file = archive(tmp_path / "all.zip", {})
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("Kovač\u202e.vcf", CARD)
    names = [one.name for one in sources([tmp_path])]
    assert names == ["all.zip/Kovač?.vcf", "caf??.vcf"]
    assert all(one.name.encode() and one.data() == CARD for one in sources([tmp_path]))


def test_a_member_named_in_utf8_without_saying_so_is_read_as_meant(tmp_path: Path) -> None:
    file = archive(tmp_path / "all.zip", {"Kovač.vcf": CARD})
    data = bytearray(file.read_bytes())
    for sign, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        data[data.index(sign) + place] &= ~0x08
    file.write_bytes(data)
    assert only(file).name == "all.zip/Kovač.vcf"


def test_the_kind_is_told_by_the_ending_first() -> None:
    assert kind_of("a.csv", b"BEGIN:VCARD") == "list"
