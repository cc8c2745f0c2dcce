"""`copies` and `restore`: the safety copies of a desk, and the way back to one, also where the desk is damaged."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import paths
from netdesk.cli.grammar import Commands
from netdesk.cli.output import json_text
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, moment, number, plural

if TYPE_CHECKING:
    from netdesk.storage.snapshot import Snapshot


def add_commands(commands: Commands) -> None:
    """Add `copies` and `restore`."""
    copies = commands.add_parser("copies", help=_("the safety copies of the desk; --now makes one"))
    copies.add_argument("--now", action="store_true", help=_("copy the desk first"))
    copies.add_argument("--json", action="store_true", help=_("as JSON"))
    copies.set_defaults(alone=show_copies)
    restore = commands.add_parser("restore", help=_("go back to a safety copy; what stood there is kept"))
    restore.add_argument("copy", nargs="?", metavar="COPY", help=_("a file, or the newest copy"))
    restore.add_argument("--salvage", action="store_true", help=_("save what can be read of a damaged desk instead"))
    restore.set_defaults(alone=go_back)


def show_copies(arguments: Namespace) -> int:
    """List the copies, the newest first."""
    from netdesk.storage.snapshot import snapshots

    desk = _desk(arguments)
    if arguments.now:
        _copy(desk)
    found = snapshots(desk)
    if arguments.json:
        print(json_text([_plain(one) for one in found]))
        return 0
    for one in found:
        print(f"{moment(one.made):<26} {one.reason:<18} {number(round(one.size / 1e6, 1)):>8} MB  {one.path}")
    if not found:
        print(_("There is no copy yet."))
    return 0


def go_back(arguments: Namespace) -> int:
    """Put a copy, or what could be saved, into the place of the desk; say where what stood there is kept."""
    from netdesk.cli.unlocking import key_for
    from netdesk.storage.guard import DAMAGED
    from netdesk.storage.restoring import restore
    from netdesk.storage.snapshot import snapshots, verified

    desk = _desk(arguments)
    key = key_for(str(desk))
    good = next((one for one in snapshots(desk) if one.reason != DAMAGED and verified(one)), None)
    if arguments.salvage:
        source = _saved(desk, good.path if good else None, key)
    elif arguments.copy:
        source = Path(arguments.copy)
    elif good:
        source = good.path
    else:
        raise NetdeskError(_("There is no copy of {desk}; name a file.").format(desk=desk))
    kept = restore(desk, source, key)
    if arguments.salvage:
        source.unlink(missing_ok=True)
    else:
        print(_("The desk is what {copy} was.").format(copy=source))
    if kept:
        print(_("What stood there is kept: {copy}").format(copy=kept))
    return 0


def _saved(desk: Path, copy: Path | None, key: object) -> Path:
    """Save what can be read into a file beside the desk, and say what became of it."""
    from netdesk.storage.key import Key
    from netdesk.storage.salvage import salvage

    assert key is None or isinstance(key, Key)
    saved = salvage(desk, desk.with_name(f"{desk.stem}-saved.netdesk"), copy, key)
    print(plural("{n} person was saved.", "{n} people were saved.", max(0, saved.people - 1)))
    for name in saved.older:
        print(_("As in the newest copy: {name}").format(name=name))
    return saved.file


def _copy(desk: Path) -> None:
    from netdesk.cli.unlocking import key_for
    from netdesk.storage.book import Book
    from netdesk.storage.guard import copy_now

    book = Book.open(desk, key=key_for(str(desk)))
    try:
        copy_now(book, "asked")
    finally:
        book.close()


def _desk(arguments: Namespace) -> Path:
    """The file of the desk; NetdeskError where it lies on a server."""
    from netdesk.storage.engine import desk_file, desk_url

    file = desk_file(desk_url(arguments.desk or paths.default_desk()))
    if file is None:
        raise NetdeskError(_("A desk on a server is copied there, by who looks after the server."))
    return file


def _plain(copy: "Snapshot") -> dict[str, object]:
    return {
        "file": str(copy.path),
        "made": copy.made.isoformat(timespec="seconds"),
        "reason": copy.reason,
        "people": copy.people,
        "bytes": copy.size,
    }
