"""What the user prefers, in one small JSON file; never contact data."""

import json
from pathlib import Path
from typing import Any

from netdesk import paths


class Settings:
    """Preferences by name. A damaged file counts as empty; a value is written at once, the file replaced whole."""

    def __init__(self, file: Path | None = None) -> None:
        """Read the settings of a file (the user's own when none is named)."""
        self.file = file or paths.config_dir() / "settings.json"
        self._values = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a preference."""
        return self._values.get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Keep a preference; a folder that cannot be written costs the preference, not the work."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        part = self.file.with_suffix(".part")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            part.replace(self.file)
        except OSError:
            part.unlink(missing_ok=True)
