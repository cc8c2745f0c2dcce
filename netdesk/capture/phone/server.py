"""The server behind the page: one address, few connections, and none that stays open for ever."""

import socket
import sys
import threading
import time
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from typing import Any

from netdesk.capture.phone.handler import Handler
from netdesk.capture.phone.reception import Reception
from netdesk.capture.phone.rules import Place

_PAUSE = 0.05  # seconds between two looks at the clock
_BUSY = b"HTTP/1.0 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@dataclass(slots=True)
class _Visit:
    """A connection: from where, since when, and whether its head has been read."""

    address: str
    since: float
    headed: bool = False


class PhoneServer(ThreadingHTTPServer):
    """Listens on one address and a random port. OSError where the address cannot be used."""

    allow_reuse_address = False  # on Windows another program could take the port over
    daemon_threads = True
    request_queue_size = 32
    timeout = _PAUSE

    def __init__(self, address: str, token: str, reception: Reception) -> None:
        self.reception = reception
        self._visits: dict[socket.socket, _Visit] = {}
        self._lock = threading.Lock()
        super().__init__((address, 0), Handler)
        self.place = Place(f"{address}:{self.server_address[1]}", token)

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, as the standard library would."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Whether there is room for another connection."""
        limits, address = self.reception.limits, str(client_address[0])
        with self._lock:
            same = sum(visit.address == address for visit in self._visits.values())
            if room := same < limits.each and len(self._visits) < limits.connections:
                self._visits[request] = _Visit(address, time.monotonic())
        if not room:
            _turn_away(request)
        return room

    def headed(self, connection: socket.socket) -> None:
        """The head of a request has been read."""
        with self._lock:
            if connection in self._visits:
                self._visits[connection].headed = True

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._visits.pop(request, None)
        super().shutdown_request(request)

    def tend(self) -> None:
        """End connections that take too long, however busy they look."""
        now, limits = time.monotonic(), self.reception.limits
        with self._lock:
            for connection, visit in self._visits.items():
                if now - visit.since >= (limits.whole if visit.headed else limits.head):
                    _cut(connection)

    def server_close(self) -> None:
        super().server_close()
        with self._lock:
            for connection in self._visits:
                _cut(connection)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is nobody's fault; anything else is a bug and goes where bugs go."""
        if not isinstance(sys.exc_info()[1], OSError):
            raise


def _turn_away(connection: socket.socket) -> None:
    try:
        connection.setblocking(False)
        connection.send(_BUSY)
        connection.recv(65536)
    except OSError:
        return  # gone, or nothing to read yet


def _cut(connection: socket.socket) -> None:
    """Wake whoever reads from a connection: there is nothing more to come."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed already
