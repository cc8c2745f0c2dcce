"""How answers are written."""

import json
import sys


def json_text(value: object) -> str:
    """JSON that any reader takes: escaped where the output is not UTF-8."""
    unicode = (getattr(sys.stdout, "encoding", None) or "").lower() in ("utf-8", "utf8")
    return json.dumps(value, ensure_ascii=not unicode, indent=1)
