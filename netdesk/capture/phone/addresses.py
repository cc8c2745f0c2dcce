"""Which of this computer's addresses a phone most likely reaches."""

import socket

_ELSEWHERE = ("192.0.2.1", 9)  # an address that nobody has (RFC 5737)


def outward_address() -> str:
    """The address from which this computer would speak to the outside; nothing where it has no way there. Asks the
    computer's own routes: no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_ELSEWHERE)
        except OSError:
            return ""
        return str(asked.getsockname()[0])
