"""What can be read of a damaged desk is saved, whatever is broken; what is missing is named."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Interaction
from netdesk.domain.person import Name, Person
from netdesk.operations import demo, people
from netdesk.storage.book import Book
from netdesk.storage.guard import copy_now
from netdesk.storage.salvage import Saved, salvage
from netdesk.storage.soundness import look

PEOPLE = 120
_PAGE = 4096


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, dict[str, str]]:
    """A desk, an older copy of it, and who is on it."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETDESK_SNAPSHOTS", str(folder / "copies"))
        book = Book.open(folder / "desk.netdesk")
        demo.fill(book, PEOPLE)
        copy = copy_now(book, "asked").read_bytes()
        for number in range(20):
            people.add(book, Person(name=Name(full=f"Later {number}")))
        with book.reading() as reader:
            there = {one.id: one.shown for one in reader.all(Person)}
        book.close()
    return (folder / "desk.netdesk").read_bytes(), copy, there


@pytest.fixture
def files(tmp_path: Path, made: tuple[bytes, bytes, dict[str, str]]) -> tuple[Path, Path]:
    (tmp_path / "desk.netdesk").write_bytes(made[0])
    (tmp_path / "copy.netdesk").write_bytes(made[1])
    return tmp_path / "desk.netdesk", tmp_path / "copy.netdesk"


def saved_people(saved: Saved) -> set[str]:
    book = Book.open(saved.file)
    try:
        found = look(book)
        assert found.sound, found.problems
        with book.reading() as reader:
            assert reader.me
            return {one.id for one in reader.all(Person)}
    finally:
        book.close()


def spoil(file: Path, change: Callable[[bytearray], None]) -> None:
    data = bytearray(file.read_bytes())
    change(data)
    file.write_bytes(data)


def zero_header(data: bytearray) -> None:
    data[:100] = bytes(100)


def zero_first_page(data: bytearray) -> None:
    data[:_PAGE] = bytes(_PAGE)


def cut_a_third(data: bytearray) -> None:
    del data[len(data) * 7 // 10 :]


def test_a_sound_desk_is_saved_whole(files: tuple[Path, Path], made: tuple[bytes, bytes, dict[str, str]]) -> None:
    saved = salvage(files[0], files[0].with_name("saved.netdesk"))
    assert saved_people(saved) == set(made[2])
    assert (saved.broken, saved.loose, saved.older) == ((), 0, ())


def test_everything_else_is_saved_too(files: tuple[Path, Path]) -> None:
    saved = salvage(files[0], files[0].with_name("saved.netdesk"))
    old, new = Book.open(files[0]), Book.open(saved.file)
    with old.reading() as before, new.reading() as after:
        assert sorted(after.all(Interaction), key=str) == sorted(before.all(Interaction), key=str)
        assert after.me == before.me
    assert new.undo() == old.undo()
    old.close()
    new.close()


@pytest.mark.parametrize("damage", [zero_header, zero_first_page])
@pytest.mark.parametrize("with_copy", [True, False])
def test_a_lost_beginning_is_borrowed(
    files: tuple[Path, Path],
    made: tuple[bytes, bytes, dict[str, str]],
    damage: Callable[[bytearray], None],
    with_copy: bool,
) -> None:
    spoil(files[0], damage)
    saved = salvage(files[0], files[0].with_name("saved.netdesk"), files[1] if with_copy else None)
    assert saved_people(saved) == set(made[2])
    assert saved.older == ()


def test_of_a_desk_cut_short_what_is_left_is_saved_and_the_rest_is_as_the_copy_has_it(
    files: tuple[Path, Path], made: tuple[bytes, bytes, dict[str, str]]
) -> None:
    spoil(files[0], cut_a_third)
    alone = salvage(files[0], files[0].with_name("alone.netdesk"))
    assert alone.broken
    assert saved_people(alone) <= set(made[2])
    saved = salvage(files[0], files[0].with_name("saved.netdesk"), files[1])
    later = {one for one, name in made[2].items() if name.startswith("Later")}
    assert set(made[2]) - later <= saved_people(saved) <= set(made[2])
    assert set(saved.older) <= set(made[2].values())


@pytest.mark.parametrize("seed", range(6))
def test_pages_of_chance_cost_nothing_that_a_copy_has(
    files: tuple[Path, Path], made: tuple[bytes, bytes, dict[str, str]], seed: int
) -> None:
    dice = random.Random(seed)

    def scribble(data: bytearray) -> None:
        for page in dice.sample(range(1, len(data) // _PAGE), 4):
            data[page * _PAGE : (page + 1) * _PAGE] = dice.randbytes(_PAGE)

    spoil(files[0], scribble)
    saved = salvage(files[0], files[0].with_name("saved.netdesk"), files[1])
    later = {one for one, name in made[2].items() if name.startswith("Later")}
    assert set(made[2]) - later <= saved_people(saved) <= set(made[2])


def test_the_damaged_file_is_only_read(files: tuple[Path, Path]) -> None:
    spoil(files[0], zero_header)
    before = files[0].read_bytes()
    salvage(files[0], files[0].with_name("saved.netdesk"))
    assert files[0].read_bytes() == before
    assert {one.name for one in files[0].parent.iterdir()} == {"desk.netdesk", "copy.netdesk", "saved.netdesk"}


def test_what_only_stood_in_the_log_is_saved(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "desk.netdesk")
    people.add(book, Person(name=Name(full="Ada")))
    ill = tmp_path / "ill" / "desk.netdesk"
    ill.parent.mkdir()
    for beside in ("", "-wal"):
        (ill.parent / f"desk.netdesk{beside}").write_bytes((tmp_path / f"desk.netdesk{beside}").read_bytes())
    book.close()
    spoil(ill, zero_header)
    saved = salvage(ill, tmp_path / "saved.netdesk")
    assert saved.people == 2


def test_where_nothing_is_left_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "desk.netdesk").write_bytes(random.Random(1).randbytes(_PAGE * 20))
    with pytest.raises(NetdeskError, match="Nobody could be saved"):
        salvage(tmp_path / "desk.netdesk", tmp_path / "saved.netdesk")
    assert not (tmp_path / "saved.netdesk").exists()


def test_saving_can_be_cancelled(files: tuple[Path, Path]) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        salvage(files[0], files[0].with_name("saved.netdesk"), progress=stop)
    assert {one.name for one in files[0].parent.iterdir()} == {"desk.netdesk", "copy.netdesk"}
