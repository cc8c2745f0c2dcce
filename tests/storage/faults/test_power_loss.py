"""The power goes at any moment, and the disk had only some of what it was given. What was said to be saved is there."""

import hashlib
import random
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from powerloss import RECORD, Disk, Step, steps
from telling import Teller, Told, check, copies, desk_like, left, missing, points

from netdesk.domain.errors import NetdeskError

WHY = missing()
pytestmark = pytest.mark.skipif(bool(WHY), reason=WHY)

FEW = 5
NAME = "desk.netdesk"


def recorded(
    telling: Teller,
    story: str,
    template: Path,
    folder: Path,
    way: str = "USUAL",
    synchronous: str = "",
    where: Callable[[Path], Path] = lambda desk: desk.parent,
) -> list[Step]:
    """What a story does to its folder, or `where` else, call by call."""
    log = folder / "log"
    with desk_like(template, folder) as desk:
        told = telling.tell(story, desk, way=way, synchronous=synchronous, strace=["-o", str(log), *RECORD])
        assert told.end == "done", told.why
        check(story, told, desk)
        return list(steps(log, where(desk)))


def outages(done: Sequence[Step], disk: Disk) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """What a power cut at a moment may leave, once, and what was said to be saved by then."""
    chance = random.Random(date.today().toordinal())
    moments = set(points(len(done), FEW))
    saved, known = list[str](), set[bytes]()
    for at, step in enumerate(done):
        if step.what == "saved":
            saved.append(step.name)
        disk.do(step)
        for image in disk.images(chance) if at in moments else ():
            parts = (name.encode() + hashlib.sha256(data).digest() for name, data in sorted(image.items()))
            mark = hashlib.sha256(b"".join(parts) + bytes([len(saved)])).digest()
            if mark not in known:
                known.add(mark)
                yield list(saved), image


def after(story: str, saved: list[str], image: dict[str, bytes], folder: Path) -> None:
    """Open what a power cut left."""
    with tempfile.TemporaryDirectory(dir=folder) as where:
        for name, data in image.items():
            (Path(where) / name).write_bytes(data)
        check(story, Told(saved, status=-signal.SIGKILL), Path(where) / NAME)


@pytest.mark.parametrize(
    ("story", "desk", "way"),
    [
        ("change", "new", "USUAL"),
        ("change", "new", "FULL"),
        ("change", "new", "NETWORK"),
        ("change", "sealed", "USUAL"),
        ("take_in", "new", "USUAL"),
        ("bring_up", "old", "USUAL"),
    ],
)
def test_what_was_saved_survives_a_power_cut(
    telling: Teller,
    templates: dict[str, Path],
    tmp_path: Path,
    story: str,
    desk: str,
    way: str,
    record_property: Callable[[str, object], None],
) -> None:
    template = templates[desk]
    done = recorded(telling, story, template, tmp_path, way)
    assert sum(step.what == "sync" for step in done) > 3
    tried = 0
    for saved, image in outages(done, Disk.with_file(NAME, template.read_bytes())):
        after(story, saved, image, tmp_path)
        tried += 1
    record_property("outages", f"{story} {desk} {way}: {len(done)} steps, {tried} images, none lost")
    assert tried >= FEW


def test_a_copy_that_was_made_lasts_and_what_has_its_name_is_one(
    telling: Teller,
    templates: dict[str, Path],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """A migration and an import rely on it."""
    done = recorded(telling, "copy", templates["new"], tmp_path, where=copies)
    tried = 0
    for saved, image in outages(done, Disk()):
        named = {name for name in image if name.endswith(".netdesk")}
        assert {Path(one).name for one in saved} <= named
        for name in named:
            (tmp_path / name).write_bytes(image[name])
            assert left(tmp_path / name).talks == 12
        tried += 1
    record_property("outages", f"copy: {len(done)} steps, {tried} images, none lost")
    assert any(step.what == "saved" for step in done)


def test_without_syncing_there_are_losses(
    telling: Teller,
    templates: dict[str, Path],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """That this test can fail is shown by a desk that never waits for the disk."""
    done = recorded(telling, "change", templates["new"], tmp_path, "USUAL", "synchronous=OFF")
    tried = lost = 0
    for saved, image in outages(done, Disk.with_file(NAME, templates["new"].read_bytes())):
        tried += 1
        try:
            after("change", saved, image, tmp_path)
        except (AssertionError, NetdeskError):
            lost += 1
    record_property("outages", f"without syncing: {lost} of {tried} images lost something or were damaged")
    assert lost
