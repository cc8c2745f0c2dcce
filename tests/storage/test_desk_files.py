"""Files that are opened, files that are refused untouched, migrations, and a program that is killed."""

import hashlib
import os
import signal
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from desk_clock import Clock
from nouns import person, talk, truth
from sqlalchemy import Column, Connection, Text, create_engine, func, select, text

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person, Phone
from netdesk.storage import schema, tables
from netdesk.storage.book import Book
from netdesk.storage.engine import desk_url, open_engine
from netdesk.storage.soundness import look


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder, by what is in it."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for desks; the snapshots go elsewhere."""
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))
    (tmp_path / "desks").mkdir()
    return tmp_path / "desks"


@pytest.fixture
def file(folder: Path) -> Path:
    """A desk with somebody on it, closed."""
    book = Book.open(folder / "desk.netdesk")
    person(book, "Ana", phones=(Phone("1"), Phone("2")), tags=("a", "b"))
    book.close()
    return folder / "desk.netdesk"


def refused(file: Path | str, why: str) -> None:
    with pytest.raises(NetdeskError, match=why):
        Book.open(file)


def test_a_closed_desk_is_one_file(file: Path) -> None:
    assert [one.name for one in file.parent.iterdir()] == ["desk.netdesk"]
    assert file.read_bytes()[68:72] == b"NTDK"


def test_a_desk_is_made_where_there_is_none(folder: Path) -> None:
    Book.open(folder / "new folder" / "ünicode desk.netdesk").close()
    (folder / "empty").touch()
    Book.open(str(folder / "empty")).close()
    assert (folder / "empty").read_bytes()[68:72] == b"NTDK"


def test_a_newer_file_is_refused_untouched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[60:64] = struct.pack(">i", int(schema.HEAD) + 1)
    file.write_bytes(data)
    before = fingerprint(file.parent)
    refused(file, f"newer Netdesk .schema {int(schema.HEAD) + 1:04}, this program knows {schema.HEAD}")
    assert fingerprint(file.parent) == before


def test_a_newer_schema_is_refused_on_a_server_too(desk: str) -> None:
    Book.open(desk).close()
    engine = open_engine(desk_url(desk))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    engine.dispose()
    refused(desk, "newer Netdesk .schema 0099")


@pytest.mark.parametrize("data", [b"Dear diary", b"\x93" * 8192, b"SQLite format 2\0" + b"x" * 200])
def test_a_file_that_is_no_desk_is_refused_untouched(folder: Path, data: bytes) -> None:
    (folder / "other").write_bytes(data)
    before = fingerprint(folder)
    refused(folder / "other", "not a Netdesk desk")
    assert fingerprint(folder) == before


@pytest.mark.parametrize("application", [0, 0x12345678])
def test_another_program_s_database_is_refused_untouched(folder: Path, application: int) -> None:
    """Most programs give their SQLite files no number: what is in them tells."""
    import sqlite3

    connection = sqlite3.connect(folder / "history.sqlite")
    connection.executescript(f"PRAGMA application_id={application}; CREATE TABLE visit (url); PRAGMA user_version=0")
    connection.close()
    before = fingerprint(folder)
    refused(folder / "history.sqlite", "another program")
    assert fingerprint(folder) == before


def test_a_first_start_that_was_killed_leaves_a_file_that_opens(folder: Path) -> None:
    """The header of a database without tables says nothing yet."""
    import sqlite3

    connection = sqlite3.connect(folder / "desk.netdesk", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("DROP TABLE t")
    connection.close()
    Book.open(folder / "desk.netdesk").close()


def test_a_folder_is_no_desk(folder: Path) -> None:
    refused(folder, "folder|directory")


def test_a_file_is_no_folder_for_a_desk(file: Path) -> None:
    refused(file / "desk.netdesk", "cannot be opened|could not be")


@pytest.mark.parametrize("address", ["nonsense://somewhere/desk", "postgresql://", "http://[bad"])
def test_an_address_that_leads_nowhere_is_said_in_words(address: str) -> None:
    with pytest.raises(NetdeskError):
        Book.open(address)


def test_a_server_that_does_not_answer_is_said_in_words(tmp_path: Path) -> None:
    refused(f"postgresql://nobody@/none?host={tmp_path}", "does not answer")


def test_a_damaged_desk_is_said_in_words(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    refused(file, "damaged|could not be read")


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write anywhere: give that up for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_a_desk_that_may_not_be_read_is_said_in_words_and_left_alone(file: Path) -> None:
    with tempfile.TemporaryDirectory() as there:
        shelf = Path(there)
        desk = shelf / "desk.netdesk"
        desk.write_bytes(file.read_bytes())
        desk.chmod(0o000)
        shelf.chmod(0o555)
        before = fingerprint(shelf)
        with as_somebody_else():
            refused(desk, "may not be entered|cannot be opened")
        assert fingerprint(shelf) == before


FULL_DISK = """
import sys
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Name, Person
from netdesk.storage.book import Book
from netdesk.storage.soundness import look
book = Book.open(sys.argv[1] + "/desk.netdesk")
saved = 0
try:
    while True:
        with book.changing("Add") as change:
            change.save(Person(name=Name(full=f"Person {saved}"), note="x" * 4000, created_on=book.today))
        saved += 1
except NetdeskError as error:
    print(error)
with book.reading() as reader:
    assert len(list(reader.all(Person))) == saved + 1 > 20
import os
os.unlink(sys.argv[1] + "/ballast.big")
book.close()
book = Book.open(sys.argv[1] + "/desk.netdesk")
assert look(book).sound
with book.changing("Add") as change:
    change.save(Person(name=Name(full="One more"), created_on=book.today))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk of its own")
def test_a_full_disk_is_said_in_words_and_nothing_is_lost(tmp_path: Path) -> None:
    mount = 'mount -t tmpfs -o size=8m netdesk "$1" && head -c 3000000 /dev/zero > "$1/ballast.big"'
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount, "sh", tmp_path], capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    run = [sys.executable, "-c", FULL_DISK, tmp_path]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'{mount} && shift && exec "$@"', "sh", tmp_path, *run],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(schema.__file__).parents[2])},
    )
    assert done.returncode == 0, done.stderr
    assert "The disk is full" in done.stdout


# Migrations


def config(connection: Any) -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def test_a_desk_of_the_first_schema_opens(desk: str, clock: Clock) -> None:
    """Written with bare SQL as the first version had it, so that this stays a test when the schema moves on."""
    engine = open_engine(desk_url(desk), foreign_keys=False)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(config(connection), "0001")
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA application_id=1314145355"))
            connection.execute(text("PRAGMA user_version=1"))
        for one, name in (("1" * 32, "Me"), ("2" * 32, "Ana")):
            connection.execute(
                text(
                    "INSERT INTO person (id, name_full, is_group, created_on, version)"
                    " VALUES (:id, :name, :group, '2024-01-01', 1)"
                ),
                {"id": one, "name": name, "group": False},
            )
        connection.execute(
            text(
                "INSERT INTO card (id, person_id, digest, source, raw, came_at, version)"
                " VALUES (:id, :person, :digest, 'old.vcf', :raw, '2024-01-02 10:00:00', 1)"
            ),
            {"id": "3" * 32, "person": "2" * 32, "digest": "d" * 64, "raw": zlib.compress(b"card")},
        )
        connection.execute(text("INSERT INTO setting VALUES ('me', :id)"), {"id": "1" * 32})
    engine.dispose()
    book = Book.open(desk, clock)
    book.rebuild()
    assert book.me == "1" * 32
    kept = truth(book)
    card = kept.pop("3" * 32)
    assert (card.person_id, card.raw, card.arrival_id, card.added) == ("2" * 32, b"card", None, False)
    assert {item.shown for item in kept.values()} == {"Me", "Ana"}
    assert look(book).sound
    book.close()


def test_the_migrations_make_the_tables_that_the_program_names(book: Book) -> None:
    def ours(_object: object, name: str | None, kind: str, *_more: object) -> bool:
        return not (kind == "table" and (name or "").startswith(("person_fts", "alembic")))

    with book.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        differences = compare_metadata(context, tables.metadata)
    assert [one for one in differences if "ix_person_row_text" not in repr(one)] == []


def count_rows(connection: Any) -> dict[str, int]:
    named = tables.metadata.sorted_tables
    return {table.name: connection.scalar(select(func.count()).select_from(table)) for table in named}


def rebuild_people(connection: Any) -> None:
    """What a later migration may do: SQLite knows no other way than to copy the table and drop the old one."""
    operations = Operations(MigrationContext.configure(connection, opts={"render_as_batch": True}))
    with operations.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(Column("planet", Text, nullable=False, server_default="Earth"))


@pytest.mark.parametrize("keys", [True, False])
def test_copying_a_table_drops_its_children_when_foreign_keys_are_on(file: Path, keys: bool) -> None:
    """The trap itself: should it ever be gone, the separate connection of the migrations is no longer needed."""
    engine = open_engine(desk_url(file), foreign_keys=keys)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        before = count_rows(connection)
        rebuild_people(connection)
        after = count_rows(connection)
    engine.dispose()
    assert before["person_phone"] == before["person_tag"] == 2
    assert (after == before) is not keys


def test_a_migration_keeps_every_row_and_is_preceded_by_a_verified_copy(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate(connection: Any) -> None:
        rebuild_people(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        before = count_rows(connection)
    monkeypatch.setattr(schema, "HEAD", "9999")
    monkeypatch.setattr(schema, "migrate", migrate)
    book = Book.open(file)
    with book.engine.connect() as connection:
        after = count_rows(connection)
        assert connection.scalar(text("SELECT planet FROM person")) == "Earth"
    assert {**after, "setting": 0} == {**before, "setting": 0}
    book.close()
    monkeypatch.undo()
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))
    copies = list((tmp_path / "snapshots").glob("*.netdesk"))
    assert len(copies) == 1
    old = Book.open(copies[0])
    assert "Ana" in {item.shown for item in truth(old).values()}
    old.close()
    engine.dispose()


def test_a_migration_that_fails_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def migrate(connection: Any) -> None:
        rebuild_people(connection)
        raise ZeroDivisionError

    book = Book.open(file)
    before = truth(book)
    book.close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "HEAD", "9999")
        patch.setattr(schema, "migrate", migrate)
        with pytest.raises(ZeroDivisionError):
            Book.open(file)
    book = Book.open(file)
    assert truth(book) == before
    assert look(book).sound
    book.close()


# Killed

WRITER = """
import sys
from netdesk.domain.person import Name, Person
from netdesk.domain.interaction import Interaction, Participant
from netdesk.storage.book import Book
book = Book.open(sys.argv[1])
for number in range(100000):
    with book.changing("Add") as change:
        person = change.save(Person(name=Name(full=f"Person {number}"), created_on=book.today))
        parts = (Participant(book.me), Participant(person.id))
        change.save(Interaction(on=book.today, participants=parts))
    print(person.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
@pytest.mark.parametrize("lines", [1, 7, 30])
def test_what_was_saved_survives_a_kill(tmp_path: Path, lines: int) -> None:
    file = tmp_path / "desk.netdesk"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    saved = {line.strip() for line in said if line.endswith("\n")}
    assert len(saved) >= lines
    book = Book.open(file)
    with book.reading() as reader:
        found = {one.id for one in reader.all(Person) if one.id != book.me}
    assert saved <= found
    assert len(found) <= len(saved) + 1
    assert look(book).sound
    while book.undo():
        pass
    assert list(truth(book)) == [book.me]
    book.close()


def kill_at_the_first_start(folder: Path) -> Path:
    """A new desk whose tables still stand in the write-ahead log: its header says nothing."""
    file = folder / "desk.netdesk"
    die = "Engine.dispose = lambda *told, **more: os._exit(9)"  # before the log goes into the file
    script = f"import os\nfrom sqlalchemy import Engine\nfrom netdesk.storage.book import Book\n{die}\n"
    script += f"Book.open({str(file)!r})"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert file.read_bytes()[68:72] == bytes(4)
    return file


def test_a_killed_desk_with_its_log_beside_it_is_no_other_program_s(tmp_path: Path) -> None:
    book = Book.open(kill_at_the_first_start(tmp_path))
    talk(book, person(book, "Ana"))
    assert look(book).sound
    book.close()


def test_two_programs_may_make_the_same_desk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, seen = tmp_path / "desk.netdesk", schema.revision

    def seen_a_moment_too_early(connection: Connection) -> str | None:
        found = seen(connection)
        if not found:
            monkeypatch.setattr(schema, "revision", seen)
            Book.open(file).close()  # the other one
        return found

    monkeypatch.setattr(schema, "revision", seen_a_moment_too_early)
    book = Book.open(file)
    assert look(book).sound
    book.close()


def test_a_desk_whose_log_goes_into_it_meanwhile_is_no_other_program_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, asked = kill_at_the_first_start(tmp_path), schema._has_tables

    def asked_a_moment_too_late(file: Path) -> bool:
        monkeypatch.setattr(schema, "_has_tables", asked)
        Book.open(file).close()  # the other one, whose end writes the log into the file
        return asked(file)

    monkeypatch.setattr(schema, "_has_tables", asked_a_moment_too_late)
    book = Book.open(file)
    assert look(book).sound
    book.close()


def test_the_same_desk_by_any_spelling(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("HOME", str(file.parent))
    for spelling in ("desk.netdesk", "~/desk.netdesk", f"sqlite:///{file}", file):
        book = Book.open(spelling)
        assert Name(full="Ana") in {item.name for item in truth(book).values()}
        book.close()
