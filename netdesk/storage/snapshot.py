"""Verified copies of a desk, kept outside the data folder, made before anything risky."""

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from netdesk import paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.storage.engine import desk_url, open_engine

SNAPSHOTS_VARIABLE = "NETDESK_SNAPSHOTS"


def snapshot_folder() -> Path:
    """Where snapshots are kept."""
    return Path(os.environ.get(SNAPSHOTS_VARIABLE) or paths.snapshot_dir())


def snapshot(engine: Engine, file: Path, reason: str) -> Path:
    """Copy the desk, check the copy, and only then give it its name; the copy's path."""
    folder = snapshot_folder()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{file.stem}-{datetime.now():%Y%m%d-%H%M%S}-{reason}.netdesk"
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(part),))
    finally:
        raw.close()
    _check(part)
    part.replace(target)
    return target


def _check(copy: Path) -> None:
    engine = open_engine(desk_url(copy), foreign_keys=False)
    try:
        with engine.connect() as connection:
            result = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    finally:
        engine.dispose()
    if result != "ok":
        copy.unlink(missing_ok=True)
        raise NetdeskError(
            _("The copy of the desk could not be verified ({result}); nothing was changed.").format(result=result)
        )
