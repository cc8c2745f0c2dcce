"""Where things are: the user's data, settings and logs, and the program's own resources."""

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC


@cache
def _dirs() -> "PlatformDirsABC":
    """The platform's folders; asked for only when one is needed, since looking them up takes a moment."""
    from platformdirs import PlatformDirs

    return PlatformDirs("Netdesk", appauthor=False, roaming=False)


def data_dir() -> Path:
    """The folder of the user's desk."""
    return Path(_dirs().user_data_dir)


def default_desk() -> Path:
    """The desk that a double click opens."""
    return data_dir() / "desk.netdesk"


def config_dir() -> Path:
    """The folder of the settings file."""
    return Path(_dirs().user_config_dir)


def log_dir() -> Path:
    """The folder of the logs; they never hold contact data."""
    return Path(_dirs().user_log_dir)


def snapshot_dir() -> Path:
    """The folder of the verified copies, outside the data folder they protect."""
    return Path(_dirs().user_documents_dir) / "Netdesk snapshots"


def resource(*parts: str) -> Path:
    """A file or folder of the program's resources: the same call in a source tree, a wheel and a frozen folder."""
    package = Path(__file__).resolve().parent
    roots = (package / "resources", package.parent / "resources", Path(getattr(sys, "_MEIPASS", package)) / "resources")
    found = next((root for root in roots if root.is_dir()), roots[0])
    return found.joinpath(*parts)
