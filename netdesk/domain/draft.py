"""Words ready to be sent by the user: to whom, about what, and the text. The program itself sends nothing."""

from dataclasses import dataclass
from urllib.parse import quote

LONGEST_LINK = 1800
"""Characters of a `mailto:` link that every mail program still takes; Windows cuts off soon after."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message: the mail addresses it goes to (none where they are not known), its subject and its text."""

    to: tuple[str, ...]
    subject: str
    text: str


def mailto(draft: Draft) -> str:
    """The draft as a link that opens the user's mail program (RFC 6068: UTF-8, percent-encoded, CRLF between lines)."""
    to = ",".join(quote(address, safe="@") for address in draft.to)
    text = "\r\n".join(draft.text.splitlines())
    parts = [f"{name}={quote(value, safe='')}" for name, value in (("subject", draft.subject), ("body", text)) if value]
    return f"mailto:{to}" + ("?" + "&".join(parts) if parts else "")
