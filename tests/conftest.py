"""What all tests share: desks of their own, a clock that stands still, and examples that are the same in every run."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_clock import Clock, hurry
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from netdesk.storage.book import Book

POSTGRES = "NETDESK_TEST_POSTGRES"

_CALM = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, **_CALM)
settings.register_profile("explore", max_examples=1000, print_blob=True, **_CALM)
settings.load_profile("explore" if os.environ.get("NETDESK_TEST_EXPLORE") else "same")


for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"  # tests are written in English; those of another language say so


@pytest.fixture(autouse=True)
def _language_is_not_the_users(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor may what the user chose in Settings change the words."""
    monkeypatch.setattr("netdesk.paths.config_dir", lambda: tmp_path_factory.getbasetemp() / "settings")


@pytest.fixture(autouse=True)
def _snapshots_stay_here(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may write verified copies into the user's documents."""
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path_factory.getbasetemp() / "snapshots"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A desk of its own that does not exist yet, in a file and in a PostgreSQL database."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.netdesk")
        return
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server to test with")
    from sqlalchemy import create_engine, make_url

    name = f"netdesk_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    engine.dispose()


@pytest.fixture(scope="session")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which nothing happened yet; copying it is quicker than making one."""
    from netdesk.storage.book import Book

    file = tmp_path_factory.mktemp("new") / "desk.netdesk"
    Book.open(file, Clock()).close()
    return file


@pytest.fixture
def book(desk: str, clock: Clock, new_desk: Path) -> Iterator["Book"]:
    from netdesk.storage.book import Book

    if "://" not in desk:
        shutil.copyfile(new_desk, desk)
    opened = Book.open(desk, clock)
    hurry(opened)
    yield opened
    opened.close()
