"""A session with a phone: from the code on the screen until ten minutes are over or the window is closed."""

import base64
import secrets
import threading
import time
from collections.abc import Callable

from netdesk.capture.phone.door import Device
from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.parcels import Received
from netdesk.capture.phone.reception import Callbacks, Ending, Reception
from netdesk.capture.phone.sealing import KEY
from netdesk.capture.phone.server import PhoneServer
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

TOKEN = 16  # bytes: 128 bits


class PhoneSession:
    """Serves the page at `url` until it ends.

    `asked`: a device asks; say `answer(device, True)` to accept it, or False. `received`: a whole file. `ended`: it is
    over by itself. All three are called on threads of the session and must not close it. NetdeskError where the
    address cannot be used.
    """

    def __init__(
        self,
        address: str,
        *,
        asked: Callable[[Device], None],
        received: Callable[[Received], None],
        ended: Callable[[Ending], None],
        limits: Limits = Limits(),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        key, token = secrets.token_bytes(KEY), _text(secrets.token_bytes(TOKEN))
        self._reception = Reception(key, token, Callbacks(asked, received, ended), limits, now)
        try:
            self._server = PhoneServer(address, token, self._reception)
        except OSError:
            raise NetdeskError(
                _("Netdesk cannot be reached at {address}; choose another network.").format(address=address)
            ) from None
        place = self._server.place
        self.url = f"{place.origin}{place.path}#{_text(key)}"
        self.expires_at = self._reception.expires_at
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="netdesk-phone", daemon=True)
        self._thread.start()

    @property
    def ending(self) -> Ending | None:
        """Why it is over; None while it is not."""
        return self._reception.ending

    def left(self) -> float:
        """Seconds until the end."""
        return self._reception.left()

    def answer(self, device: Device, welcome: bool) -> None:
        """Accept a device that asked, or refuse it; a refused one leaves room for another to ask."""
        self._reception.answer(device.id, welcome)

    def close(self) -> None:
        """End at once: nothing is taken or told any more, and the port is closed. May be called twice."""
        self._reception.end(Ending.CLOSED)
        self._stop.set()
        self._thread.join()

    def _serve(self) -> None:
        while not self._stop.is_set() and not self._reception.is_forgotten():
            self._server.handle_request()
            self._server.tend()
        self._server.server_close()


def _text(data: bytes) -> str:
    """Bytes as they stand in an address: base64 without what an address has other uses for (RFC 4648, 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
